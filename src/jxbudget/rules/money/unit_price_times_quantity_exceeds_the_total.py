"""What is bought at a price for each piece is within what the project receives."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from jxbudget.diagnostic import Diagnostic, Label, Text, note
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.amount import print_amount
from jxbudget.model.funding import ZERO
from jxbudget.model.numerals import EXACT
from jxbudget.model.spec import ProjectSpec
from jxbudget.model.value import Kind
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Rule, Verdict, Verdicts
from jxbudget.rules.money.costs import YUAN, at_most, full_at, is_cost, is_shared, wan
from jxbudget.rules.money.table import total_at
from jxbudget.rules.rows import Row, rows

DEFECT = note(
    "JX216",
    "unit-price-times-quantity-exceeds-the-total",
    title=Text("单价乘数量超过资金总额", "Price times quantity exceeds the total"),
    message=Text(
        "按单价乘数量算，{sums} 元，合 {cost} 万元，超过资金总额 {total} 万元。",
        "Price times quantity is {sums} yuan, that is {cost} 万元, "
        "more than the total of {total} 万元.",
    ),
    help_=Text("核对单价、数量和各自的单位。", "Check the price, the quantity and their units."),
)

_PRICE = re.compile("元/([^/*·×每]+)")
_OF_A_PRICE = re.compile("(?:费用|费|成本|支出)?(?:标准|单价|价格|成本|费用|金额|控制数)*")
_ONE_HEAD = frozenset({"人", "人次", "名", "位", "例", "份", "人份"})
_LEAST = 2
_QUANTITY = Text("数量是“{given}”", "the quantity is “{given}”")
_TOTAL = Text("资金总额是 {amount} 万元", "the total is {amount} 万元")


class _Purchase(NamedTuple):
    """A price for each piece and the number of pieces it is clearly for."""

    price: Row
    quantity: Row
    cost: Decimal

    @property
    def told(self) -> str:
        each, number = self.price.full.number, self.quantity.full.number
        return f"{print_amount(each or ZERO)}×{print_amount(number or ZERO)}"


def check(case: Case[ProjectSpec]) -> Verdicts:
    """Σ price × quantity ≤ 资金总额 × 10 000; several years or offices may cost more.

    A price is for the row that counts its unit and has the whole of its name: 捐献者慰问金标准 in
    元/例 for 拨付捐献者慰问金例数 in 例. Of several such rows it is for the smallest.
    """
    purchases = list(_purchases(case))
    return [_judged(case, purchases)] if purchases else []


def _judged(case: Case[ProjectSpec], purchases: list[_Purchase]) -> Diagnostic | Verdict:
    total = case.spec.funding.revenue.total
    cost = ZERO
    for one in purchases:
        cost = EXACT.add(cost, one.cost)
    if cost <= total * YUAN:
        return HOLDS
    if total <= 0 or is_shared(case):
        return UNKNOWN
    amount = print_amount(total)
    labels = [
        Label(full_at(one.quantity), _QUANTITY, {"given": one.quantity.full.text})
        for one in purchases
    ]
    dearest = max(purchases, key=lambda one: one.cost)
    return DEFECT.at(
        *full_at(dearest.price),
        sums=" + ".join(one.told for one in purchases),
        cost=wan(cost),
        total=amount,
    ).labelled([*labels, Label(total_at(case.spec), _TOTAL, {"amount": amount})])


def _purchases(case: Case[ProjectSpec]) -> Iterator[_Purchase]:
    priced = [(row, unit) for row in rows(case) if (unit := row.full.unit) and "元/" in unit]
    for row, unit in priced:
        price = _PRICE.fullmatch(unit) if is_cost(row) else None
        each = at_most(row.full) if price else None
        if price and each is not None:
            thing = _thing(row.bare)
            counts = _counts(case, thing, _kind(price[1])) if len(thing) >= _LEAST else []
            yield from _smallest(row, each, counts)


def _counts(case: Case[ProjectSpec], thing: str, unit: str) -> list[Row]:
    """The rows that count a thing in a unit."""
    return [
        row
        for row in rows(case)
        if thing in row.bare
        and row.full.kind is Kind.QUANTITY
        and _kind(row.full.unit or "") == unit
        and not is_cost(row)
    ]


def _smallest(row: Row, each: Decimal, counts: list[Row]) -> Iterator[_Purchase]:
    made = (_Purchase(row, one, EXACT.multiply(each, one.full.number or ZERO)) for one in counts)
    smallest = min(made, key=lambda one: one.cost, default=None)
    if smallest:
        yield smallest


def _kind(unit: str) -> str:
    """The unit, one for all that count people."""
    return "人" if unit in _ONE_HEAD else unit


@lru_cache(maxsize=1024)
def _thing(bare: str) -> str:
    """What a price is for: the name without the words that make it one."""
    return next((bare[:at] for at in range(len(bare)) if _OF_A_PRICE.fullmatch(bare, at)), bare)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "单价和数量各自看不出问题，乘起来却比钱还多，多半有一个数的单位写错。",
        "A price and a quantity that look right alone may come to more than there is.",
    ),
    good="绩效指标: {产出指标: {成本指标: {培训监测人员费用标准: ≤550元/人}}}",
    bad="绩效指标: {产出指标: {成本指标: {培训监测人员费用标准: ≤55000元/人}}}",
    kinds=(ProjectSpec,),
    needs=(INDICATORS, "项目类型", "项目级次", "开始时间", "完成时间"),
)
