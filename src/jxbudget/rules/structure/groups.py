"""Whether anything is promised in a group of indicators that the form asks for."""

from functools import lru_cache
from typing import NamedTuple

from jxbudget.diagnostic import Defect
from jxbudget.forms.form import Form
from jxbudget.model.naming import plain
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import AT_ONCE, HOLDS, UNKNOWN, Case, Verdict, Verdicts
from jxbudget.rules.rows import Above, Row, rows, tables
from jxbudget.rules.structure.rows import nearest_written


class Group(NamedTuple):
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

    def holds(self, form: Form, above: Above) -> bool:
        """Whether what stands below is in the group."""
        if self.word not in above.words or above.root not in self.roots(form):
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
        return []
    verdict = _verdict(case, group)
    if verdict is not None:
        return [verdict]
    root, name = places[0]
    return [defect.at_key(*nearest_written(case, root), root=root, group=name or root)]


def is_any_lacking(case: Case[AnySpec]) -> bool:
    """Whether the form asks for a group in which nothing is promised yet."""
    return any(_verdict(case, group) is not HOLDS for group in GROUPS if group.places(case.form))


def _verdict(case: Case[AnySpec], group: Group) -> Verdict | None:
    """None when nothing is promised in the group and nothing half-written is about to be."""
    told = _told_above(case)
    if group in told or (group.by_name and any(group.word in row.plain for row in _promises(case))):
        return HOLDS
    roots = group.roots(case.form)
    is_open = any(_may_belong(group, roots, row) for row in rows(case))
    return UNKNOWN if is_open or not rows(case) else None


def _promises(case: Case[AnySpec]) -> list[Row]:
    return [row for row in rows(case) if row.is_promise]


@lru_cache(maxsize=AT_ONCE)
def _told_above(case: Case[AnySpec]) -> frozenset[Group]:
    """The groups in which something is promised, by what stands above it."""
    places = {row.above for row in _promises(case)}
    return frozenset().union(*[_groups_of(case.form, place) for place in places])


@lru_cache(maxsize=4096)
def _groups_of(form: Form, above: Above) -> frozenset[Group]:
    return frozenset(group for group in GROUPS if group.holds(form, above))


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
