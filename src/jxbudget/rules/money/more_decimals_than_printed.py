"""An amount has no more decimals than its form prints."""

from decimal import ROUND_HALF_UP, Decimal

from jxbudget.diagnostic import Diagnostic, Pointer, Text, warning
from jxbudget.forms.conventions import Conventions
from jxbudget.model.amount import print_amount
from jxbudget.model.funding import ZERO
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdict, Verdicts
from jxbudget.rules.money.ledger import ledger
from jxbudget.rules.money.table import placed

DEFECT = warning(
    "JX209",
    "more-decimals-than-printed",
    title=Text("小数位数过多", "More decimals than the form prints"),
    message=Text(
        "“{name}”是 {amount}，有 {given} 位小数，这张表最多印 {most} 位。",
        "“{name}” is {amount}, with {given} decimals; the form prints at most {most}.",
    ),
    help_=Text(
        "四舍五入是 {rounded}；改后再核对合计。",
        "Rounded half up it is {rounded}; check the sums afterwards.",
    ),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """Every amount is a multiple of the smallest one printed; zeros at its end do not count."""
    conventions = case.form.conventions
    if "decimals" not in conventions.model_fields_set:
        return []
    # an exact sum has as many decimals as the finest of its parts
    finest = sum(ledger(case).amounts, ZERO).as_tuple().exponent
    if int(finest) >= -conventions.decimals:
        return [HOLDS]
    return [_judged(one, conventions) for one in placed(case.spec)]


def _judged(one: tuple[Pointer, str, Decimal], conventions: Conventions) -> Diagnostic | Verdict:
    pointer, name, amount = one
    rounded = amount.quantize(conventions.smallest, ROUND_HALF_UP)
    if rounded == amount:
        return HOLDS
    return DEFECT.at(
        *pointer,
        name=name,
        amount=print_amount(amount),
        given=_decimals(amount),
        most=conventions.decimals,
        rounded=print_amount(rounded),
    )


def _decimals(amount: Decimal) -> int:
    return len(print_amount(amount).partition(".")[2])


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "表里的金额以万元计，印到规定的小数位；多出来的位数印不齐，加起来也会对不上别的表。",
        "Amounts are printed to a fixed place; finer ones do not line up with other tables.",
    ),
    good="项目资金: {支出: {湿地监测经费: ['36.050', 100]}}",
    bad="项目资金: {支出: {湿地监测经费: [36.005, 100]}}",
)
