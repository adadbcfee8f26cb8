"""Whether anything is promised in a group of indicators that the form asks for."""

from dataclasses import dataclass

from jxbudget.diagnostic import Defect
from jxbudget.forms.form import Form
from jxbudget.model.indicator import Indicator
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Verdict, Verdicts
from jxbudget.rules.naming import plain
from jxbudget.rules.structure.rows import (
    depth,
    is_printed_blank,
    is_promise,
    nearest_written,
    says_nothing,
)


@dataclass(frozen=True, slots=True)
class Group:
    """A group of indicators, told by a word in its 一级 or 二级.

    With ``by_name`` an indicator that has the word in its own name is in the group wherever it
    stands. ``but`` is a word of another group that some forms put below the same 一级.
    """

    word: str
    by_name: bool = False
    but: str = ""

    def places(self, form: Form) -> list[tuple[str, str]]:
        """The 一级 and 二级 that the form's convention has for the group.

        The 二级 is blank when the 一级 is the group itself.
        """
        habits = form.conventions.groups
        printed = {root: names for root, names in habits.items() if form.band_of(root)}
        whole = [(root, "") for root in printed if self.word in root]
        parts = [(r, name) for r, names in printed.items() for name in names if self.word in name]
        return whole or parts

    def holds(self, row: Indicator, roots: set[str]) -> bool:
        """Whether a row stands in the group."""
        if self.by_name and self.word in plain(row.name):
            return True
        labels = [plain(name) for name in row.path[:-1]]
        is_other = self.but != "" and any(self.but in label for label in labels)
        return row.path[0] in roots and not is_other and any(self.word in one for one in labels)


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
    root, name = places[0]
    finding = defect.at_key(*nearest_written(case, root), root=root, group=name or root)
    yield _verdict(case, group) or finding


def is_any_lacking(case: Case[AnySpec]) -> bool:
    """Whether the form asks for a group in which nothing is promised yet."""
    return any(_verdict(case, group) is not HOLDS for group in GROUPS if group.places(case.form))


def _verdict(case: Case[AnySpec], group: Group) -> Verdict | None:
    """None when nothing is promised in the group and nothing half-written is about to be."""
    rows, roots = case.spec.indicators, {root for root, _ in group.places(case.form)}
    if any(group.holds(row, roots) and is_promise(case, row) for row in rows):
        return HOLDS
    is_open = any(_may_belong(case, group, roots, row) for row in rows)
    return UNKNOWN if is_open or not rows else None


def _may_belong(case: Case[AnySpec], group: Group, roots: set[str], row: Indicator) -> bool:
    """Whether a row that is not a promise in the group may be meant for it."""
    if is_printed_blank(case, row):
        return False
    if is_promise(case, row):
        return group.but != "" and row.path[0] in roots and group.but in "".join(row.path[1:-1])
    labels = row.path if len(row.path) < depth(case, row) else row.path[:-1]
    if any(group.word in plain(label) for label in labels):
        return True
    listed = {plain(name) for root in roots for name in case.form.conventions.groups[root]}
    is_stray = len(row.path) == 2 and plain(row.name) not in listed
    return is_stray and row.path[0] in roots and not says_nothing(row)
