"""The usual spelling of a name among the forms of one year, and the rarer ones."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jxbudget.diagnostic import Defect, Diagnostic, Label, Text
from jxbudget.model.naming import is_slip, plain
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, Case, Verdict

_USUAL = Text("这里写作“{usual}”", "“{usual}” here")
_RANKS = frozenset("省市县区乡镇州盟旗")


class Written(NamedTuple):
    """A name as one form writes it, under one of its labels."""

    case: Case[AnySpec]
    label: str

    @property
    def name(self) -> str:
        """The name without the spaces around it."""
        return self.case.spec.text(self.label).strip()


def rarer(defect: Defect, names: Iterable[Written]) -> Iterator[Diagnostic | Verdict]:
    """A finding for every name that is spelt unlike the usual one and yet means the same."""
    written = [one for one in names if one.name]
    times = Counter(one.name for one in written)
    if len(written) < 2:
        return
    usual = max(times, key=lambda name: (times[name], len(name), name))
    example = next(one for one in written if one.name == usual)
    label = Label((example.label,), _USUAL, {"usual": usual}, path=example.case.path)
    for one in written:
        if one.name != usual and are_one(one.name, usual):
            finding = defect.at(one.label, given=one.name, usual=usual, year=one.case.spec.year)
            yield one.case.tells(finding.labelled([label]))
        else:
            yield HOLDS


def are_one(one: str, other: str) -> bool:
    """Whether two spellings can only mean one office: a slip, or one the short form of the other.

    An office of another rank (市, 县 …) is another office.
    """
    short, long = sorted((plain(one), plain(other)), key=len)
    if short == long or is_slip(short, long):
        return True
    return len(short) > 2 and (long.endswith(short) or _is_abbreviation(short, long))


def _is_abbreviation(short: str, long: str) -> bool:
    """省卫健委 of 江苏省卫生健康委: its letters, in order, and no rank left out."""
    if short[-1] != long[-1] or len(long) > 2 * len(short):
        return False
    left, rest = [], iter(short)
    wanted = next(rest, "")
    for letter in long:
        if letter == wanted:
            wanted = next(rest, "")
        else:
            left.append(letter)
    return not wanted and _RANKS.isdisjoint(left)
