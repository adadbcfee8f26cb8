"""What became of the texts: prose word by word, the short fields, what is waived."""

from collections.abc import Iterator

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
            if one != other:
                yield _change(label, Spot(old.path, (label,), one), Spot(new.path, (label,), other))
    yield from _waivers(old, new)


def _change(label: str, old: Spot, new: Spot) -> Change:
    if _is_short(old.text) and _is_short(new.text):
        texts = {"old": old.text or "（空）", "new": new.text or "（空）"}
        return Change(kinds.FIELD_CHANGED, {"name": label, **texts}, old, new)
    kept = alike(old.text, new.text)
    facts = {"name": label, "alike": kept}
    return Change(kinds.PROSE_CHANGED, facts, old, new, pieces=pieces(old.text, new.text))


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
