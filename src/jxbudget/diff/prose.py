"""What became of a paragraph, word by word."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from difflib import Match, SequenceMatcher
from itertools import accumulate, pairwise, takewhile
from unicodedata import category

from jxbudget.change import Piece
from jxbudget.model.fragments import fold, fragments

STEPS = 3_000_000
"""Pairs of equal tokens that are looked at for two texts; what is left by then is replaced."""

_SENTENCE_END = frozenset("。；;！!？?\n")
_WORD = re.compile(
    r"(?:[0-9]+(?:[.,][0-9]+)*[年月日]?|百分之[零〇一二两三四五六七八九十百点]+|[A-Za-z0-9]+"
    r"|\r\n|[\U0001F1E6-\U0001F1FF]{2}|.)"
    # and what stands on it: accents, forms of a character, skin tones, joined emoji
    r"(?:[\u0300-\u036F\u20D0-\u20FF\uFE00-\uFE0F\U0001F3FB-\U0001F3FF\U000E0100-\U000E01EF]"
    r"|\u200D.)*",
    re.DOTALL,
)
_ISLAND = 3
"""Letters from which on unchanged text is told as such, however much changed around it."""
_FARTHEST = 100
"""Tokens by which a change is moved at most."""


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """The two texts piece by piece: what stayed, and between it what became what.

    Whole sentences are compared first, then the words of those that changed: a number with its
    unit is one, and so is each Chinese character. A word or mark that stayed between two changes
    is told with them. What moved is taken out and put in. No text takes more than ``STEPS``.
    """
    ours, theirs = _tokens(old), _tokens(new)
    stayed = _slid(_joined(_stayed(ours, theirs), len(ours), len(theirs)), ours, theirs)
    at_old, at_new = _offsets(ours), _offsets(theirs)
    runs = (Match(at_old[a], at_new[b], at_old[a + size] - at_old[a]) for a, b, size in stayed)
    return tuple(_cut(_without_islands(runs, old), old, new))


def alike(old: str, new: str) -> int:
    """How much of two texts stayed, in whole percent of the letters of both; 100 if all did."""
    letters = len(old) + len(new)
    same = sum(len(piece.old) for piece in pieces(old, new) if piece.is_same)
    return 200 * same // letters if letters else 100


def _tokens(text: str) -> list[str]:
    """A number with its unit, a word of ASCII letters or digits, or else a single character."""
    folded = fold(text)
    found: list[str] = []
    done = 0
    for start, end in (*fragments(folded), (len(text), len(text))):
        words = _WORD.finditer(folded, done, start)
        found += (text[word.start() : word.end()] for word in words)
        found += [text[start:end]] if start < end else []
        done = end
    return found


def _offsets(parts: Iterable[Sequence[str] | str]) -> list[int]:
    return [0, *accumulate(map(len, parts))]


def _sentences(tokens: Sequence[str]) -> list[tuple[str, ...]]:
    ends = [at for at, token in enumerate(tokens, 1) if token[-1] in _SENTENCE_END]
    return [tuple(tokens[start:end]) for start, end in pairwise([0, *ends, len(tokens)])]


def _stayed(old: Sequence[str], new: Sequence[str]) -> Iterator[Match]:
    """Runs of tokens that stayed: those of whole sentences, and those between them."""
    ours, theirs = _sentences(old), _sentences(new)
    names: dict[tuple[str, ...], int] = {}  # a number is hashed at once, a sentence is not
    one, other = ([names.setdefault(each, len(names)) for each in side] for side in (ours, theirs))
    at_old, at_new = _offsets(ours), _offsets(theirs)
    a = b = 0
    for first, second, size in (*_runs(one, other, STEPS // 2), (len(ours), len(theirs), 0)):
        i, j = at_old[first], at_new[second]
        steps = STEPS // 2 * (i - a + j - b) // (len(old) + len(new) or 1)
        yield from (Match(a + x, b + y, n) for x, y, n in _runs(old[a:i], new[b:j], steps))
        a, b = at_old[first + size], at_new[second + size]
        yield Match(i, j, a - i)


def _runs(old: Sequence[Hashable], new: Sequence[Hashable], steps: int) -> Iterator[Match]:
    """Runs that are equal: at both ends, and between them the longest first."""
    head = _in_common(old, new)
    tail = _in_common(old[head:][::-1], new[head:][::-1])
    yield Match(0, 0, head)
    middle = _Matcher(old[head : len(old) - tail], new[head : len(new) - tail], steps)
    yield from (Match(a + head, b + head, n) for a, b, n in middle.get_matching_blocks())
    yield Match(len(old) - tail, len(new) - tail, tail)


def _in_common(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    return sum(1 for _ in takewhile(lambda both: both[0] == both[1], zip(old, new, strict=False)))


class _Matcher(SequenceMatcher[Hashable]):
    """A matcher that finds nothing more once its steps are used up: else they could be cubic."""

    def __init__(self, old: Sequence[Hashable], new: Sequence[Hashable], steps: int) -> None:
        super().__init__(None, old, new, autojunk=False)
        self._steps = steps
        there = Counter(new)
        self._pairs = [0, *accumulate(1 + there[one] for one in old)]

    def find_longest_match(
        self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None
    ) -> Match:
        self._steps -= self._pairs[-1 if ahi is None else ahi] - self._pairs[alo]
        if self._steps < 0:
            return Match(alo, blo, 0)
        return super().find_longest_match(alo, ahi, blo, bhi)


def _joined(runs: Iterable[Match], old: int, new: int) -> list[Match]:
    """The runs, those that touch made one; the first starts both texts, the last ends them."""
    whole = [Match(0, 0, 0)]
    for run in (*(run for run in runs if run.size), Match(old, new, 0)):
        a, b, size = whole[-1]
        if (a + size, b + size) == run[:2]:
            whole[-1] = Match(a, b, size + run.size)
        else:
            whole.append(run)
    return whole


def _slid(runs: list[Match], old: Sequence[str], new: Sequence[str]) -> list[Match]:
    """The runs, with what was only put in or only taken out between them moved to where it reads.

    Of ``培训，义诊`` and ``培训，咨询，义诊``, ``咨询，`` was put in, not ``，咨询``.
    """
    for at in range(1, len(runs)):
        (a, b, size), (i, j, more) = runs[at - 1], runs[at]
        by = 0
        if a + size == i:
            by = _slide(new, b + size, j, size, more)
        elif b + size == j:
            by = _slide(old, a + size, i, size, more)
        runs[at - 1 : at + 1] = Match(a, b, size + by), Match(i + by, j + by, more - by)
    return runs


def _slide(text: Sequence[str], start: int, end: int, before: int, after: int) -> int:
    """By how many tokens a stretch is best moved, to the right or (below zero) to the left."""
    left, right = range(1, min(before, _FARTHEST) + 1), range(min(after, _FARTHEST))
    low = sum(1 for _ in takewhile(lambda by: text[start - by] == text[end - by], left))
    high = sum(1 for _ in takewhile(lambda by: text[start + by] == text[end + by], right))
    return max(
        range(-low, high + 1),
        key=lambda by: (_break(text, start + by) + _break(text, end + by), by),
    )


def _break(text: Sequence[str], at: int) -> int:
    """How well a text is cut there: best after a sentence, well after a mark, else before one."""
    if at in {0, len(text)} or text[at - 1][-1] in _SENTENCE_END:
        return 3
    before, after = text[at - 1], text[at]
    if _opens(after) or (_is_mark(before) and not _opens(before)):
        return 2
    return int(_is_mark(after) and not _opens(before))


def _opens(token: str) -> bool:
    return category(token[0]) in {"Ps", "Pi"}


def _is_mark(token: str) -> bool:
    return token.isspace() or category(token[0])[0] == "P"


def _without_islands(runs: Iterable[Match], text: str) -> list[Match]:
    """The runs of letters, without those so short that they read better with what is around."""
    kept: list[Match] = []
    for run in runs:
        while len(kept) > 1 and _is_island(kept[-2], kept[-1], run, text):
            kept.pop()
        kept.append(run)
    return kept


def _is_island(before: Match, run: Match, after: Match, text: str) -> bool:
    """Whether a run is nothing, a mark, one character, or less than what is around; no line end."""
    if not run.size:
        return True
    letters = text[run.a : run.a + run.size]
    if "\n" in letters:
        return False
    if run.size == 1 and (_is_mark(letters) or category(letters) == "Lo"):
        return True
    return run.size < min(_ISLAND, _between(before, run), _between(run, after))


def _between(one: Match, other: Match) -> int:
    """Letters of the longer side of a change."""
    return max(other.a - one.a, other.b - one.b) - one.size


def _cut(runs: Iterable[Match], old: str, new: str) -> Iterator[Piece]:
    i = j = 0
    for a, b, size in runs:
        if (i, j) != (a, b):
            yield Piece(old[i:a], new[j:b])
        i, j = a + size, b + size
        if size:
            yield Piece(old[a:i], new[b:j])
