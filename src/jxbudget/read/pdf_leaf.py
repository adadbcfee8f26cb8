"""The bytes of a PDF → its pages as bare letters and ruling lines, in points from the top left."""

import math
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

PAGES = 500
LETTERS = 600_000
RULES = 20_000
THIN = 3.0
_RADICALS = ((0x2E80, 0x2FDF), (0xF900, 0xFAFF))
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"


class Letter(NamedTuple):
    """A letter on a page; ``turn`` is 1 when it is read upwards, -1 when downwards."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    turn: int = 0


class Rule(NamedTuple):
    """A line drawn across or down, whatever it was drawn with."""

    x0: float
    top: float
    x1: float
    bottom: float


class Leaf(NamedTuple):
    """A page."""

    height: float
    letters: tuple[Letter, ...]
    rules: tuple[Rule, ...]


class RefusedPdf(Exception):  # noqa: N818 (the file is refused, nothing broke)
    """A file that is not read; the argument says why, as a key of ``pdf_paper.REASONS``."""


def leaves(data: bytes) -> list[Leaf]:
    """All pages. Raises RefusedPdf, and whatever the PDF library raises for a torn file."""
    from jxbudget.read.pdf_clip import clip, opened  # noqa: PLC0415 (an extra, and slow to load)

    found: list[Leaf] = []
    left = LETTERS
    with opened(data) as pdf:
        if len(pdf.pages) > PAGES:
            raise RefusedPdf("long")
        for page in pdf.pages:
            clip(page)
            found.append(_leaf(page, left))
            left -= len(found[-1].letters)
            page.close()
    _refuse_without_text(found)
    return found


def _leaf(page: Any, most: int) -> Leaf:
    if len(page.chars) > most or len(page.edges) + len(page.curves) > RULES:
        raise RefusedPdf("long")
    left, top, right, bottom = page.bbox
    letters = (_letter(char, left, top) for char in page.chars)
    width, height = right - left, bottom - top
    seen = (one for one in letters if _is_on(one, width, height))
    rules = (
        Rule(rule.x0 - left, rule.top - top, rule.x1 - left, rule.bottom - top)
        for rule in _rules(page)
        if all(map(math.isfinite, rule))
    )
    return Leaf(height, tuple(seen), tuple(rules))


def _refuse_without_text(found: list[Leaf]) -> None:
    letters = [letter.text for leaf in found for letter in leaf.letters if letter.text.strip()]
    if not letters:
        raise RefusedPdf("scanned")
    if letters.count(_UNKNOWN) * 3 > len(letters):
        raise RefusedPdf("coded")


def _letter(char: dict[str, Any], left: float, top: float) -> Letter:
    turn = 0
    if not char["upright"]:
        turn = 1 if char["matrix"][1] > 0 else -1
    return Letter(
        _plain(char["text"]),
        char["x0"] - left,
        char["top"] - top,
        char["x1"] - left,
        char["bottom"] - top,
        max(float(char["size"]), 1.0),
        turn,
    )


def _plain(text: str) -> str:
    """A letter as it is typed: fonts have radicals of their own that look like letters."""
    if text.startswith("(cid:"):
        return _UNKNOWN
    return "".join(map(_typed, text))


def _typed(letter: str) -> str:
    if any(first <= ord(letter) <= last for first, last in _RADICALS):
        return unicodedata.normalize("NFKC", letter)
    if letter.isspace():
        return " "
    if unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Cn"}:
        return ""
    return letter


def _is_on(letter: Letter, width: float, height: float) -> bool:
    """Whether a letter can be seen: not beyond the edges of the page."""
    x, y = (letter.x0 + letter.x1) / 2, (letter.top + letter.bottom) / 2
    return bool(letter.text) and 0 <= x <= width and 0 <= y <= height


def _rules(page: Any) -> Iterator[Rule]:
    for line in page.lines:
        yield _box(line)
    for rect in page.rects:
        yield from _sides(_box(rect), drawn=bool(rect["stroke"]))
    for curve in page.curves:
        box = _box(curve)
        if _is_thin(box):
            yield box
        elif curve["stroke"]:
            points = curve["pts"]
            for (x, y), (to_x, to_y) in pairwise(points):
                yield Rule(min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))


def _box(drawn: dict[str, Any]) -> Rule:
    return Rule(*(float(drawn[side]) for side in ("x0", "top", "x1", "bottom")))


def _is_thin(box: Rule) -> bool:
    return min(box.x1 - box.x0, box.bottom - box.top) <= THIN


def _sides(box: Rule, *, drawn: bool) -> Iterator[Rule]:
    """A thin rectangle is a line, a larger one has four of them if its outline is drawn."""
    if _is_thin(box):
        yield box
    elif drawn:
        yield box._replace(bottom=box.top)
        yield box._replace(top=box.bottom)
        yield box._replace(x1=box.x0)
        yield box._replace(x0=box.x1)
