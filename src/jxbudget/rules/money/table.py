"""The money table as findings tell of it: every amount with its place, sums and their parts."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from jxbudget.diagnostic import Defect, Diagnostic, Label, Pointer, Text
from jxbudget.model.amount import print_amount
from jxbudget.model.funding import ZERO
from jxbudget.model.spec import AnySpec, UnitSpec
from jxbudget.model.vocabulary import FULL, HALF, TOTAL
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Verdict, Verdicts, adds_up
from jxbudget.rules.money.ledger import ledger
from jxbudget.rules.money.names import is_no_project, repeats_others

REVENUE, EXPENDITURE = "收入", "支出"

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


def placed(spec: AnySpec) -> Iterator[tuple[Pointer, str, Decimal]]:
    """Every amount that is written: its place, its name in print, itself."""
    for name, amount in spec.funding.revenue.root.items():
        yield source_at(spec, name), name, amount
    for name, line in spec.funding.expenditure.lines.items():
        for column in (HALF, FULL):
            planned = line.amount(column)
            if planned is not None:
                yield line_at(spec, name, column), f"{name}（{column}）", planned


def counted(case: Case[AnySpec], column: str) -> dict[Pointer, Decimal]:
    """The amounts of a column in the lines that together are all expenditure, by their places."""
    amounts = {name: line.amount(column) for name, line in ledger(case).counted.items()}
    return {line_at(case.spec, n, column): a for n, a in amounts.items() if a is not None}


def other_rows(spec: UnitSpec, column: str) -> dict[Pointer, Decimal]:
    """The amounts of a column in lines that are, by their names, hardly projects.

    Some units write what 基本支出 is made of, or what they spend besides, among their projects.
    """
    lines = spec.funding.expenditure.projects
    amounts = {name: line.amount(column) for name, line in lines.items() if is_no_project(name)}
    return {line_at(spec, n, column): a for n, a in amounts.items() if a is not None}


def fits(total: Decimal, parts: Mapping[str, Decimal]) -> bool:
    """Whether rows (by name) are their total; rows that tell others again do not count."""
    single = [amount for name, amount in parts.items() if not repeats_others(name)]
    return sum(single or parts.values(), ZERO) == total


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


def judge_plans(
    case: Case[AnySpec],
    defect: Defect,
    is_odd: Callable[[Sequence[Decimal], Sequence[Decimal]], bool],
) -> Verdicts:
    """Whether the half-year plans are odd beside the year's budgets, where the year has money.

    The finding speaks of every plan, and of the year's budget as one sum.
    """
    if HALF not in case.form.vocabulary.money:
        return []
    money = ledger(case)
    if money.halves is None:
        return [UNKNOWN]
    if not any(money.fulls):
        return []
    if not is_odd(money.halves, money.fulls):
        return [HOLDS]
    half = counted(case, HALF)
    where, *others = half
    labels = labels_of({at: half[at] for at in others})
    return [defect.at(*where, full=print_amount(sum(money.fulls, ZERO))).labelled(labels)]
