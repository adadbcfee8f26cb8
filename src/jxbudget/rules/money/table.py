"""The money table as rules read it: every amount with its place, and which lines count."""

import re
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from jxbudget.diagnostic import Defect, Diagnostic, Label, Pointer, Text
from jxbudget.model.amount import print_amount
from jxbudget.model.funding import ZERO, Line
from jxbudget.model.spec import AnySpec, UnitSpec
from jxbudget.model.vocabulary import BASIC, FULL, HALF, PROJECTS, TOTAL
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Verdict, adds_up
from jxbudget.rules.naming import plain, without_brackets

REVENUE, EXPENDITURE = "收入", "支出"

_SUM = re.compile("(?:支出|全年|项目|经费|资金)?(?:合计|总计|小计|共计)")
_NO_PROJECT = re.compile(
    "其中.*|(?:日常)?公用(?:经费|支出)+|人员(?:经费|支出)+|.*经营支出|上缴上级支出"
    "|对附属单位补助(?:支出)?|.*结转下年度?(?:支出|资金|使用)?"
)
_MOST_UNSURE = 12
_IS = Text("这里是 {amount}", "{amount} here")


def total_at(spec: AnySpec) -> Pointer:
    """The place of 资金总额."""
    return source_at(spec, TOTAL)


def source_at(spec: AnySpec, name: str) -> Pointer:
    """The place of a row of revenue."""
    return (spec.MONEY, REVENUE, name)


def line_at(spec: AnySpec, name: str, *column: str) -> Pointer:
    """The place of a line of expenditure, or of one of its two amounts."""
    return (spec.MONEY, EXPENDITURE, name, *column)


@lru_cache(maxsize=2)
def amounts(case: Case[AnySpec]) -> tuple[tuple[Pointer, str, Decimal], ...]:
    """Every amount that is written: its place, its name in print, itself."""
    return tuple(_amounts(case.spec))


def _amounts(spec: AnySpec) -> Iterator[tuple[Pointer, str, Decimal]]:
    for name, amount in spec.funding.revenue.root.items():
        yield source_at(spec, name), name, amount
    for name, line in spec.funding.expenditure.lines.items():
        for column in (HALF, FULL):
            planned = line.amount(column)
            if planned is not None:
                yield line_at(spec, name, column), f"{name}（{column}）", planned


def counted_lines(spec: AnySpec) -> Mapping[str, Line]:
    """The lines that together are all expenditure: of a unit its two kinds, of a project all."""
    if isinstance(spec, UnitSpec):
        spent = spec.funding.expenditure
        return {BASIC: spent.basic, PROJECTS: spent.projects_total}
    lines = spec.funding.expenditure.lines
    return {name: line for name, line in lines.items() if not repeats_others(name)} or lines


def counted(spec: AnySpec, column: str) -> dict[Pointer, Decimal] | None:
    """The amounts of a column of those lines by their places, None when one is not written."""
    found = {}
    for name, line in counted_lines(spec).items():
        amount = line.amount(column)
        if amount is None:
            return None
        found[line_at(spec, name, column)] = amount
    return found


def is_a_sum(name: str) -> bool:
    """Whether a line is a sum of others by its name: 合计, 小计."""
    return _SUM.fullmatch(plain(name)) is not None


@lru_cache(maxsize=4096)
def repeats_others(name: str) -> bool:
    """Whether a row tells again what others tell: a sum of them, or what one of them holds."""
    return is_a_sum(name) or plain(name).startswith("其中")


def other_rows(spec: UnitSpec, column: str) -> dict[Pointer, Decimal]:
    """The amounts of a column in lines that are, by their names, hardly projects.

    Some units write what 基本支出 is made of, or what they spend besides, among their projects.
    """
    lines = spec.funding.expenditure.projects.items()
    found = {
        line_at(spec, name, column): line.amount(column)
        for name, line in lines
        if repeats_others(name) or _is_no_project(name)
    }
    return {at: amount for at, amount in found.items() if amount is not None}


@lru_cache(maxsize=4096)
def _is_no_project(name: str) -> bool:
    return _NO_PROJECT.fullmatch(plain(without_brackets(name))) is not None


def lacks_its_total(spec: AnySpec) -> bool:
    """Whether 资金总额 is 0 while its sources or the year's expenditure are not."""
    revenue = spec.funding.revenue
    if revenue.total:
        return False
    return any(revenue.sources.values()) or any(line.full for line in counted_lines(spec).values())


def makes_up(
    defect: Defect,
    total: tuple[Pointer, Decimal],
    parts: Mapping[Pointer, Decimal],
    unsure: Mapping[Pointer, Decimal] = MappingProxyType({}),
    **facts: object,
) -> Diagnostic | Verdict:
    """Whether rows are their total; rows that tell others again do not count.

    Nobody can say where the total takes any of these, or does without any of the unsure ones.
    """
    again = {at: amount for at, amount in parts.items() if repeats_others(str(at[2]))}
    single = {at: amount for at, amount in parts.items() if at not in again} or parts
    return adds_up_but_for({**again, **unsure}, defect, total, single, **facts)


def adds_up_but_for(
    unsure: Mapping[Pointer, Decimal],
    defect: Defect,
    total: tuple[Pointer, Decimal],
    parts: Mapping[Pointer, Decimal],
    **facts: object,
) -> Diagnostic | Verdict:
    """Whether the parts are the total; nobody can say where it takes any of the unsure rows.

    Some of the parts may be among these: then the total may do without them.
    """
    verdict = adds_up(defect, total, parts, **facts)
    if verdict is HOLDS or not unsure:
        return verdict
    sure = sum_of({at: amount for at, amount in parts.items() if at not in unsure})
    return UNKNOWN if _some_are(total[1] - sure, unsure.values()) else verdict


def _some_are(sum_: Decimal, amounts: Collection[Decimal]) -> bool:
    """Whether some of the amounts, or none, add up to a sum; of very many, some may."""
    if len(amounts) > _MOST_UNSURE:
        return True
    sums = {ZERO}
    for amount in amounts:
        sums |= {one + amount for one in sums}
    return sum_ in sums


def sum_of(parts: Mapping[Pointer, Decimal]) -> Decimal:
    """The exact sum."""
    return sum(parts.values(), ZERO)


def labels_of(parts: Mapping[Pointer, Decimal]) -> list[Label]:
    """A second place for each amount."""
    return [Label(at, _IS, {"amount": print_amount(amount)}) for at, amount in parts.items()]


def of_all_plans(
    defect: Defect, half: Mapping[Pointer, Decimal], full: Mapping[Pointer, Decimal]
) -> Diagnostic:
    """A finding that speaks of every half-year plan, and of the year's budget as one sum."""
    where, *others = half
    labels = labels_of({at: half[at] for at in others})
    return defect.at(*where, full=print_amount(sum_of(full))).labelled(labels)
