"""Amounts that the texts of a form name, and the rows of money they speak of."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from jxbudget.forms.form import Form
from jxbudget.model.prose import Mention, read_mentions
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import Case

TEN_THOUSAND = Decimal(10_000)


def carried_over(case: Case[AnySpec]) -> dict[str, Decimal]:
    """The rows of the form's revenue for what last year left, in 万元."""
    revenue = case.spec.funding.revenue
    return {name: revenue.amount(name) for name in _left_over(case.form)}


@lru_cache(maxsize=16)
def _left_over(form: Form) -> tuple[str, ...]:
    sources = form.vocabulary.sources
    return tuple(name for name in sources if "结转" in name or "结余" in name)


def amounts(text: str) -> Iterator[Mention]:
    """The amounts in 元 or 万元 that a text names; unit prices are none."""
    return (one for one in read_mentions(text) if one.unit == "元")


def in_ten_thousands(mention: Mention) -> Decimal:
    """An amount as forms count it, in 万元."""
    return mention.number / TEN_THOUSAND


def known_amounts(spec: AnySpec) -> set[Decimal]:
    """Every amount of the table of money, in 万元."""
    lines = spec.funding.expenditure.lines.values()
    written = {*spec.funding.revenue.root.values(), *(line.full for line in lines)}
    return written | {line.half for line in lines if line.half is not None}
