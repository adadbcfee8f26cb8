"""What became of the texts: prose word by word, the short fields, what is waived."""

from collections.abc import Iterator, Mapping

from jxbudget.change import Change, Spot
from jxbudget.diff import kinds
from jxbudget.diff.entry import Entry
from jxbudget.diff.prose import alike, pieces
from jxbudget.model.waiver import WAIVERS, Waiver

_SHORT = 30
"""Letters of a text on one line that is told whole, old and new."""

_TOLD_ELSEWHERE = frozenset({"表式", "年度"})


def text_changes(old: Entry, new: Entry) -> Iterator[Change]:
    """Every text that is another one; names of forms and their years are told elsewhere."""
    before, after = old.spec.texts, new.spec.texts
    for label in dict.fromkeys((*before, *after)):
        if label not in _TOLD_ELSEWHERE and label != new.spec.NAME:
            one, other = before.get(label, ""), after.get(label, "")
            if _of_its_year(one, old) != _of_its_year(other, new):
                spots = (_spot(old, label, before), _spot(new, label, after))
                yield _change(label, one, other, *spots)
    yield from _waivers(old, new)


def _of_its_year(text: str, entry: Entry) -> str:
    """A short text with a word for the year that its form is for; another as it is."""
    return text.replace(str(entry.spec.year), "{year}") if _is_short(text) else text


def _spot(entry: Entry, label: str, texts: Mapping[str, str]) -> Spot | None:
    """Where a text stands; None where there is none."""
    return Spot(entry.path, (label,), texts[label]) if texts.get(label) else None


def _change(label: str, one: str, other: str, old: Spot | None, new: Spot | None) -> Change:
    facts: dict[str, object] = {"name": label}
    if _is_short(one) and _is_short(other):
        texts = {"old": one or "（空）", "new": other or "（空）"}
        return Change(kinds.FIELD_CHANGED, facts | texts, old, new)
    if not one or not other:
        kind = kinds.TEXT_ADDED if other else kinds.TEXT_REMOVED
        return Change(kind, facts | {"letters": len(one or other)}, old, new)
    kept = alike(one, other)
    return Change(kinds.PROSE_CHANGED, facts | {"alike": kept}, old, new, pieces=pieces(one, other))


def _is_short(text: str) -> bool:
    return len(text) <= _SHORT and "\n" not in text


def _waivers(old: Entry, new: Entry) -> Iterator[Change]:
    before, after = [*old.spec.waivers], [*new.spec.waivers]
    for number, one in enumerate(after):
        if one not in before:
            facts = {"rule": one.rule, "reason": one.reason}
            yield Change(kinds.WAIVER_ADDED, facts, new=_waived(new, one, number))
    for number, one in enumerate(before):
        if one not in after:
            yield Change(kinds.WAIVER_REMOVED, {"rule": one.rule}, old=_waived(old, one, number))


def _waived(entry: Entry, waiver: Waiver, number: int) -> Spot:
    return Spot(entry.path, (WAIVERS, number), waiver.rule)
