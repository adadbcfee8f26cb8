"""Whether anything is promised in a group of indicators that the form asks for."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from jxbudget.diagnostic import Defect
from jxbudget.forms.form import Form
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Verdict, Verdicts
from jxbudget.rules.naming import plain
from jxbudget.rules.rows import Row, rows, tables
from jxbudget.rules.structure.rows import nearest_written, own_rows


@dataclass(frozen=True, slots=True)
class Group:
    """A group of indicators, told by a word in its 一级 or 二级.

    With ``by_name`` an indicator that has the word in its own name is in the group wherever it
    stands. ``but`` is a word of another group that some forms put below the same 一级.
    """

    word: str
    by_name: bool = False
    but: str = ""

    def places(self, form: Form) -> tuple[tuple[str, str], ...]:
        """The 一级 and 二级 that the form's convention has for the group.

        The 二级 is blank when the 一级 is the group itself.
        """
        return _places(self.word, form)

    def roots(self, form: Form) -> frozenset[str]:
        """The 一级 of these."""
        return _roots(self.word, form)

    def holds(self, row: Row) -> bool:
        """Whether a row stands in the group."""
        if self.by_name and self.word in row.plain:
            return True
        above = row.above
        if self.word not in above.words or above.root not in self.roots(row.form):
            return False
        return not self.but or self.but not in above.words


@lru_cache(maxsize=64)
def _places(word: str, form: Form) -> tuple[tuple[str, str], ...]:
    habits, printed = form.conventions.groups, tables(form)
    listed = {root: names for root, names in habits.items() if root in printed}
    whole = tuple((root, "") for root in listed if word in root)
    parts = ((root, name) for root, names in listed.items() for name in names if word in name)
    return whole or tuple(parts)


@lru_cache(maxsize=64)
def _roots(word: str, form: Form) -> frozenset[str]:
    return frozenset(root for root, _ in _places(word, form))


QUANTITY = Group("数量")
QUALITY = Group("质量")
TIMELINESS = Group("时效")
COST = Group("成本")
BENEFIT = Group("效益", but="满意")
SATISFACTION = Group("满意", by_name=True)
GROUPS = (QUANTITY, QUALITY, TIMELINESS, COST, BENEFIT, SATISFACTION)


def judge(case: Case[AnySpec], group: Group, defect: Defect) -> Verdicts:
    """A promise stands in the group; what is half-written there is told of elsewhere."""
    places = group.places(case.form)
    if not places:
        return
    verdict = _verdict(case, group)
    if verdict is None:
        root, name = places[0]
        yield defect.at_key(*nearest_written(case, root), root=root, group=name or root)
    else:
        yield verdict


def is_any_lacking(case: Case[AnySpec]) -> bool:
    """Whether the form asks for a group in which nothing is promised yet."""
    return any(_verdict(case, group) is not HOLDS for group in GROUPS if group.places(case.form))


def _verdict(case: Case[AnySpec], group: Group) -> Verdict | None:
    """None when nothing is promised in the group and nothing half-written is about to be."""
    if any(map(group.holds, own_rows(case))) or any(map(group.holds, _fixed(case))):
        return HOLDS
    roots = group.roots(case.form)
    is_open = any(_may_belong(group, roots, row) for row in rows(case))
    return UNKNOWN if is_open or not rows(case) else None


def _fixed(case: Case[AnySpec]) -> Iterator[Row]:
    return (row for row in rows(case) if row.is_promise and not row.is_own)


def _may_belong(group: Group, roots: frozenset[str], row: Row) -> bool:
    """Whether a row that is not a promise in the group may be meant for it."""
    if row.is_printed_blank:
        return False
    if row.is_promise:
        return group.but != "" and row.path[0] in roots and group.but in "".join(row.path[1:-1])
    labels = row.path if len(row.path) < row.table.depth else row.path[:-1]
    if any(group.word in plain(label) for label in labels):
        return True
    listed = {plain(name) for root in roots for name in row.form.conventions.groups[root]}
    is_stray = len(row.path) == 2 and row.plain not in listed
    return is_stray and row.path[0] in roots and not row.is_silent
