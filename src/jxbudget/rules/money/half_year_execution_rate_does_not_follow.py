"""The half-year 预算执行率 is the half-year plan as a share of the money."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from jxbudget.diagnostic import Diagnostic, Label, Pointer, Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.forms.conventions import BASE
from jxbudget.model.amount import print_amount
from jxbudget.model.funding import ZERO
from jxbudget.model.spec import AnySpec
from jxbudget.model.value import IndicatorValue
from jxbudget.model.vocabulary import HALF, TOTAL
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Rule, Verdict, Verdicts
from jxbudget.rules.money.ledger import Ledger, ledger
from jxbudget.rules.money.rates import SPENT, percent, rates
from jxbudget.rules.money.table import counted, labels_of, source_at

DEFECT = warning(
    "JX210",
    "half-year-execution-rate-does-not-follow",
    title=Text("半年预算执行率与半年计划不符", "Half-year execution rate does not follow"),
    message=Text(
        "半年预算执行率是“{given}”，按半年计划算是{sums}。",
        "The half-year execution rate is “{given}”; by the half-year plan it is {sums_en}.",
    ),
    help_=Text(
        "核对半年计划执行数和这一指标值，改其中一个。",
        "Check the half-year plan and this value; change one of them.",
    ),
)

_CUSTOMARY = (BASE, TOTAL)
_FINEST = 6
_DIVISOR = Text("按 {amount} 算", "the base is {amount}")


class _Share(NamedTuple):
    """The plan as a share of one row of revenue, in percent."""

    plan: Decimal
    base: Decimal
    name: str

    def to(self, decimals: int) -> Decimal:
        """Rounded half up, without the thousand digits of the quotient."""
        units = (200 * self.plan.scaleb(decimals) + self.base) // (2 * self.base)
        return units.scaleb(-decimals)

    def fits(self, value: IndicatorValue, number: Decimal) -> bool:
        share = self.to(_decimals(number))
        return share >= number if value.comparator == "≥" else share == number

    def told(self, decimals: int) -> str:
        share = print_amount(self.to(max(2, decimals)))
        return f"“{self.name}”的 {share}%（{print_amount(self.plan)} ÷ {print_amount(self.base)}）"

    def told_en(self, decimals: int) -> str:
        share = print_amount(self.to(max(2, decimals)))
        return f"{share}% of “{self.name}” ({print_amount(self.plan)} ÷ {print_amount(self.base)})"


def check(case: Case[AnySpec]) -> Verdicts:
    """半年值 = Σ 半年 ÷ base, rounded half up to as many decimals as are written.

    Any base that the form names will do; with one that others use instead, nobody can say.
    """
    return [_judged(case, pointer, value) for pointer, value in rates(case, SPENT, HALF)]


def _judged(case: Case[AnySpec], pointer: Pointer, value: IndicatorValue) -> Diagnostic | Verdict:
    number = percent(value)
    shares = _shares(case, case.form.conventions.bases)
    if number is None or value.comparator not in {None, "=", "≥"} or not shares:
        return UNKNOWN
    if any(share.fits(value, number) for share in shares):
        return HOLDS
    if any(share.fits(value, number) for share in _shares(case, _CUSTOMARY)):
        return UNKNOWN
    places = _decimals(number)
    labels = [*labels_of(counted(case, HALF)), *(_label(case.spec, share) for share in shares)]
    return DEFECT.at(
        *pointer,
        given=value.text,
        sums=[share.told(places) for share in shares],
        sums_en=[share.told_en(places) for share in shares],
    ).labelled(labels)


def _shares(case: Case[AnySpec], bases: Iterable[str]) -> list[_Share]:
    """The plan as a share of each row of revenue that has money; none without a sound plan."""
    plan = _plan(ledger(case))
    revenue = case.spec.funding.revenue
    names = [name for name in dict.fromkeys(bases) if revenue.amount(name) > 0]
    return [] if plan is None else [_Share(plan, revenue.amount(name), name) for name in names]


def _plan(money: Ledger) -> Decimal | None:
    """The sum of the half-year amounts, None when one is missing or cannot be right."""
    if not money.halves:
        return None
    pairs = zip(money.halves, money.fulls, strict=True)
    return sum(money.halves, ZERO) if all(0 <= half <= full for half, full in pairs) else None


def _label(spec: AnySpec, share: _Share) -> Label:
    return Label(source_at(spec, share.name), _DIVISOR, {"amount": print_amount(share.base)})


def _decimals(number: Decimal) -> int:
    """How many decimals are written, none finer than a millionth of a percent."""
    return min(_FINEST, max(0, -int(number.as_tuple().exponent)))


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "半年预算执行率就是半年计划占预算的比例，两处由同一笔钱算出，要对得上。"
        "按指标值写的小数位四舍五入。",
        "The half-year execution rate is the half-year plan as a share of the money, rounded "
        "half up to the decimals that are written.",
    ),
    good="绩效指标: {过程: {资金管理: {预算执行率: ['=45%', '=100%']}}}",
    bad="绩效指标: {过程: {资金管理: {预算执行率: ['=40%', '=100%']}}}",
    needs=(INDICATORS,),
)
