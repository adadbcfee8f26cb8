"""What became of the money: the total, its sources, each line and its half-year plan."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from jxbudget.change import Change, Kind, Money, Spot
from jxbudget.diagnostic import Pointer
from jxbudget.diff import kinds
from jxbudget.diff.entry import Entry
from jxbudget.model.amount import print_amount
from jxbudget.model.funding import ZERO, Line
from jxbudget.model.naming import similarity
from jxbudget.model.pairing import Pairs, pair
from jxbudget.model.vocabulary import EXPENDITURE, FULL, HALF, REVENUE, TOTAL

Lines = Mapping[str, Line]


def money_changes(old: Entry, new: Entry, least: int) -> Iterator[Change]:
    """Every amount that is another one; ``least`` is how alike two names of one line are."""
    yield from _revenue(old, new)
    before, after = old.spec.funding.expenditure.lines, new.spec.funding.expenditure.lines
    pairs = paired_lines(before, after, least)
    for one, other in (*pairs.same, *pairs.renamed):
        if one != other:
            facts = {"old": one, "new": other, "similarity": similarity(one, other)}
            yield Change(kinds.LINE_RENAMED, facts, _on(old, one), _on(new, other))
        for column, kind in ((FULL, kinds.LINE_CHANGED), (HALF, kinds.HALF_PLAN_CHANGED)):
            money = Money(_amount(before[one], column), _amount(after[other], column))
            spots = line_at(old, one, column), line_at(new, other, column)
            yield from changed(kind, money, *spots, name=other)
    for name in pairs.gone:
        facts = {"name": name, "amount": print_amount(before[name].full)}
        yield Change(
            kinds.LINE_REMOVED, facts, _on(old, name), money=Money(before[name].full, ZERO)
        )
    for name in pairs.come:
        facts = {"name": name, "amount": print_amount(after[name].full)}
        money = Money(ZERO, after[name].full)
        yield Change(kinds.LINE_ADDED, facts, new=_on(new, name), money=money)


def changed(kind: Kind, money: Money, old: Spot, new: Spot, **facts: object) -> Iterator[Change]:
    """The change of an amount, if it is another one."""
    if money.difference:
        yield Change(kind, told(money) | facts, old, new, money)


def told(money: Money) -> dict[str, object]:
    """The facts of a change: both amounts, the difference, and how much of what was that is."""
    sign = "+" if money.difference > 0 else "−"
    share = _share(money, sign)
    return {
        "old": print_amount(money.old),
        "new": print_amount(money.new),
        "difference": sign + print_amount(abs(money.difference)),
        "percent": f"（{share}）" if share else "",
        "percent_en": f" ({share})" if share else "",
    }


def _share(money: Money, sign: str) -> str:
    """The difference in percent with its sign, empty of nothing."""
    if money.percent is None:
        return ""
    return f"{sign}{print_amount(abs(money.percent))}%" if money.percent else f"{sign}<0.1%"


def paired_lines(before: Lines, after: Lines, least: int) -> Pairs[str, str]:
    """The names of lines, by name: written the same, or else near."""
    same = tuple((name, name) for name in before if name in after)
    rest = pair(
        ((name, name) for name in before if name not in after),
        ((name, name) for name in after if name not in before),
        least,
    )
    lost = tuple(name for name in rest.unclear if name in before)
    found = tuple(name for name in rest.unclear if name in after)
    return rest._replace(same=same + rest.same, gone=rest.gone + lost, come=rest.come + found)


def total_at(entry: Entry) -> Spot:
    """Where 资金总额 stands."""
    spec = entry.spec
    return _spot(entry, (spec.MONEY, REVENUE, TOTAL), spec.funding.revenue.total)


def _revenue(old: Entry, new: Entry) -> Iterator[Change]:
    before, after = old.spec.funding.revenue, new.spec.funding.revenue
    money = Money(before.total, after.total)
    yield from changed(kinds.TOTAL_CHANGED, money, total_at(old), total_at(new))
    for name in dict.fromkeys((*before.sources, *after.sources)):
        money = Money(before.amount(name), after.amount(name))
        spots = (
            _spot(entry, (entry.spec.MONEY, REVENUE, name), amount)
            for entry, amount in ((old, money.old), (new, money.new))
        )
        yield from changed(kinds.SOURCE_CHANGED, money, *spots, name=name)


def _amount(line: Line, column: str) -> Decimal:
    return line.amount(column) or ZERO


def _on(entry: Entry, name: str) -> Spot:
    return Spot(entry.path, (entry.spec.MONEY, EXPENDITURE, name), name, on_key=True)


def line_at(entry: Entry, name: str, column: str) -> Spot:
    """Where an amount of a line stands."""
    line = entry.spec.funding.expenditure.lines[name]
    return _spot(entry, (entry.spec.MONEY, EXPENDITURE, name, column), _amount(line, column))


def _spot(entry: Entry, pointer: Pointer, amount: Decimal) -> Spot:
    return Spot(entry.path, pointer, print_amount(amount))
