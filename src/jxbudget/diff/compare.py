"""Two sets of specs side by side: what changed, form by form."""

from collections.abc import Iterator, Sequence

from jxbudget.change import Change, Compared, Money, Spot
from jxbudget.diff import kinds
from jxbudget.diff.across import NOBODY, Names, across, alone, may_be
from jxbudget.diff.entry import Entry, compared, named
from jxbudget.diff.forms import Pair, match
from jxbudget.diff.money import money_changes
from jxbudget.diff.targets import target_changes
from jxbudget.diff.texts import text_changes
from jxbudget.model.naming import similarity


def compare(
    olds: Sequence[Entry],
    news: Sequence[Entry],
    least: int,
    unread: tuple[Names, Names] = (NOBODY, NOBODY),
) -> tuple[Compared, ...]:
    """Every form of either side, in the order of names; nothing goes by the order of anything.

    ``unread`` are the plain names, on either side, of forms that are there and cannot be read:
    what may be one of them is neither gone nor new.
    """
    matched = match(olds, news, least)
    found = [_pair(pair, least) for pair in matched.pairs]
    found += across(matched, least, unread)
    known = {path for one in found for path in (one.old, one.new)}
    alone_there = ((matched.gone, news, unread[1], False), (matched.come, olds, unread[0], True))
    for entries, others, names, is_new in alone_there:
        left = [one for one in entries if one.path not in known and not may_be(one, names)]
        found += [alone(one, others, is_new=is_new) for one in left]
    return tuple(sorted(found, key=_order))


def _order(one: Compared) -> tuple[str, ...]:
    return one.name, one.new or "", one.old or ""


def _pair(pair: Pair, least: int) -> Compared:
    old, new = pair.old, pair.new
    total = Money(old.spec.funding.revenue.total, new.spec.funding.revenue.total)
    changes = (
        *_names(pair),
        *money_changes(old, new, least),
        *target_changes(old, new, least),
        *text_changes(old, new),
    )
    return compared(new.spec.name, (old, new), total, changes)


def _names(pair: Pair) -> Iterator[Change]:
    """Another name, another form, another year."""
    old, new = pair.old.spec, pair.new.spec
    if pair.is_renamed:
        facts: dict[str, object] = {
            "old": old.name,
            "new": new.name,
            "similarity": similarity(old.name, new.name),
        }
        facts |= (
            {"why": "同一个文件", "why_en": "the same file"}
            if pair.by_place
            else {"why": "按名称认出", "why_en": "told by the name"}
        )
        yield Change(kinds.FORM_RENAMED, facts, named(pair.old), named(pair.new))
    if old.form != new.form:
        spots = [Spot(one.path, ("表式",), one.spec.form) for one in (pair.old, pair.new)]
        facts = {"old": old.form, "new": new.form}
        yield Change(kinds.LAYOUT_CHANGED, facts, spots[0], spots[1])
    if old.year != new.year:
        years = [Spot(one.path, ("年度",), str(one.spec.year)) for one in (pair.old, pair.new)]
        facts = {"old": old.year, "new": new.year}
        yield Change(kinds.YEAR_CHANGED, facts, years[0], years[1])
