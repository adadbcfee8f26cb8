"""When a comparison fails: from a level on, or when money changes by more than so much."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from jxbudget.change import Compared, Kind, Level, Money
from jxbudget.diagnostic import Text
from jxbudget.diff.kinds import KINDS
from jxbudget.source import advice
from jxbudget.source.nearest import nearest
from jxbudget.workspace.problem import Problem

LEVELS = {
    "重大": Level.MAJOR,
    "一般": Level.MINOR,
    "提示": Level.NOTE,
    **{level.value: level for level in Level},
}
_MONEY = re.compile(r"(?:金额变动|money)\s*>\s*([0-9]{1,9}(?:\.[0-9]{1,6})?)\s*(%|万元|)")
_BAD_THRESHOLD = Text(
    "--fail-on 不认得“{given}”。可以写 重大、一般、提示，或 金额变动>10%、金额变动>50万元。",
    "--fail-on does not know “{given}”. Write major, minor or note, or money>10% or money>50.",
)
_BAD_LEVEL = Text(
    "没有“{given}”这个级别，可以用 重大、一般、提示。",
    "There is no level “{given}”; use major, minor or note.",
)
_UNKNOWN_KIND = Text(
    "没有“{given}”这种变动。{advice}", "There is no kind of change “{given}”. {advice_en}"
)
_ALL_KINDS = {
    "advice": "用 jxbudget changes 查看全部种类。",
    "advice_en": "“jxbudget changes” lists them all.",
}


class Threshold(NamedTuple):
    """A level, or an amount in percent or 万元, as ``given`` by the user."""

    given: str
    level: Level | None = None
    amount: Decimal = Decimal(0)
    is_share: bool = False

    def is_met(self, forms: Iterable[Compared]) -> bool:
        """Whether a change is of the level or worse, or the total of a form changes by more."""
        if self.level:
            rank = self.level.rank
            return any(one.level.rank <= rank for form in forms for one in form.changes)
        return any(self._is_passed(form.total) for form in forms if form.total)

    def _is_passed(self, money: Money) -> bool:
        """Money where there was none is more than any percentage."""
        difference = abs(money.difference)
        if not self.is_share:
            return difference > self.amount
        return 100 * difference > self.amount * abs(money.old)


def threshold(given: str) -> Threshold:
    """A threshold as the user writes it. Raises Problem."""
    plain = unicodedata.normalize("NFKC", given).strip()
    if level := LEVELS.get(plain.lower()):
        return Threshold(given, level)
    found = _MONEY.fullmatch(plain)
    if found is None:
        raise Problem(_BAD_THRESHOLD, given=given)
    return Threshold(given, None, Decimal(found[1]), found[2] == "%")


def with_levels(forms: Iterable[Compared], given: Sequence[tuple[str, str]]) -> list[Compared]:
    """The forms with other levels for some kinds, by code or slug. Raises Problem."""
    levels = kinds_with(given)
    return [
        form._replace(changes=tuple(one._replace(kind=levels[one.code]) for one in form.changes))
        for form in forms
    ]


def kinds_with(given: Sequence[tuple[str, str]] = ()) -> dict[str, Kind]:
    """Every kind by its code, some, by code, slug or title, with another level. Raises Problem."""
    kinds = {kind.code: kind for kind in KINDS}
    codes = {name: kind.code for kind in KINDS for name in (kind.code, kind.slug, kind.title.zh)}
    for name, level in given:
        if name not in codes:
            near = advice(name, list(codes)) if nearest(name, codes) else _ALL_KINDS
            raise Problem(_UNKNOWN_KIND, given=name, **near)
        if level.lower() not in LEVELS:
            raise Problem(_BAD_LEVEL, given=level)
        code = codes[name]
        kinds[code] = kinds[code]._replace(level=LEVELS[level.lower()])
    return kinds
