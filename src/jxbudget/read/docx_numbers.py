"""The numbers that Word puts before the paragraphs of a list: ``1.``, ``（一）``, ``2.1``."""

import re
from typing import NamedTuple

from lxml import etree

from jxbudget.read.docx_walk import P, W, count, value
from jxbudget.read.numerals import numeral

_LEVELS = 9
_MOST = 100_000
_MARK = re.compile("%([1-9])")


class Level(NamedTuple):
    """How the paragraphs on a level of a list are numbered."""

    start: int
    kind: str
    pattern: str
    gap: str


class List(NamedTuple):
    """A list: paragraphs of one ``family`` count on, whatever list they are in."""

    family: str
    levels: dict[int, Level]
    starts: dict[int, int]


def labels(
    body: etree._Element, numbering: etree._Element | None, styles: etree._Element | None
) -> dict[etree._Element, str]:
    """The numbers by paragraph. Bullets are none."""
    lists = {} if numbering is None else _lists(numbering)
    if not lists:
        return {}
    styled = {} if styles is None else _styled(styles)
    counters: dict[str, dict[int, int]] = {}
    begun: set[str] = set()
    found: dict[etree._Element, str] = {}
    for paragraph in body.iter(P):
        number, level = _numbered(paragraph, styled)
        if number in lists and not _is_gone(paragraph):
            counter = counters.setdefault(lists[number].family, {})
            if number not in begun:
                counter.update({at: start - 1 for at, start in lists[number].starts.items()})
            begun.add(number)
            found[paragraph] = _label(lists[number].levels, level, counter)
    return found


def _label(levels: dict[int, Level], at: int, counter: dict[int, int]) -> str:
    """Count one further on a level, and say it."""
    level = levels.get(at)
    if level is None:
        return ""
    counter[at] = counter.get(at, level.start - 1) + 1
    for below in [one for one in counter if one > at]:
        del counter[below]
    if level.kind in {"bullet", "none"}:
        return ""

    def said(mark: re.Match[str]) -> str:
        number = int(mark[1]) - 1
        of = levels.get(number, level)
        return numeral(counter.get(number, of.start), of.kind)

    text = _MARK.sub(said, level.pattern)
    return text + (level.gap if text[-1:].isascii() else "") if text else ""


def _numbered(paragraph: etree._Element, styled: dict[str, tuple[str, int]]) -> tuple[str, int]:
    """The list and the level of a paragraph, by itself or by its style."""
    style = value(paragraph, "pPr", "pStyle") or ""
    number, level = styled.get(style, ("", 0))
    own = value(paragraph, "pPr", "numPr", "numId")
    own_level = value(paragraph, "pPr", "numPr", "ilvl")
    return (own if own is not None else number), count(own_level, level, _LEVELS)


def _is_gone(paragraph: etree._Element) -> bool:
    """Whether a paragraph does not count: its mark was deleted, or it is shown in another way."""
    if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None:
        return True
    return any(str(one.tag).endswith("}Fallback") for one in paragraph.iterancestors())


def _styled(styles: etree._Element) -> dict[str, tuple[str, int]]:
    """The list and level of each paragraph style that has one."""
    return {
        str(style.get(f"{W}styleId")): (number, count(value(style, "pPr", "numPr", "ilvl"), 0, 9))
        for style in styles.iter(f"{W}style")
        if (number := value(style, "pPr", "numPr", "numId")) is not None
    }


def _lists(numbering: etree._Element) -> dict[str, List]:
    """The lists by their ids."""
    kinds = {
        str(one.get(f"{W}abstractNumId")): _levels(one) for one in numbering.iter(f"{W}abstractNum")
    }
    found = {}
    for one in numbering.iter(f"{W}num"):
        family = value(one, "abstractNumId") or ""
        levels, starts = dict(kinds.get(family, {})), {}
        for other in one.iter(f"{W}lvlOverride"):
            at = count(other.get(f"{W}ilvl"), 0, _LEVELS)
            levels.update(_levels(other))
            start = value(other, "startOverride")
            if start is not None:
                starts[at] = count(start, 1, _MOST)
        found[str(one.get(f"{W}numId"))] = List(family, levels, starts)
    return found


def _levels(parent: etree._Element) -> dict[int, Level]:
    return {
        count(one.get(f"{W}ilvl"), 0, _LEVELS): Level(
            count(value(one, "start"), 0, _MOST),
            value(one, "numFmt") or "decimal",
            value(one, "lvlText") or "",
            "" if value(one, "suff") == "nothing" else " ",
        )
        for one in parent.iterfind(f"{W}lvl")
    }
