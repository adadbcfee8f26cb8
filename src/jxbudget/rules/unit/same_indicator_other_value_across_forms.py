"""What a unit and its project promise under one name is one number."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jxbudget.diagnostic import Diagnostic, Label, Pointer, Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.comparators import DIRECTION
from jxbudget.model.indicator import Indicator
from jxbudget.model.naming import plain
from jxbudget.model.same_measure import SHARES, is_count, is_money, is_number, unit_of
from jxbudget.model.spec import AnySpec
from jxbudget.model.value import IndicatorValue
from jxbudget.model.vocabulary import FULL
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Dossier, Rule, Scope, Verdict, Verdicts
from jxbudget.rules.unit.listing import Listing, listings

DEFECT = warning(
    "JX609",
    "same-indicator-other-value-across-forms",
    title=Text("同一指标在两张表里不同", "One indicator, two values"),
    message=Text(
        "“{name}”在部门整体表是 {given}，在项目“{project}”是 {other}。",
        "“{name}” is {given} in the unit form and {other} in the project “{project}”.",
    ),
    help_=Text(
        "核对后统一；若说的不是一回事，在指标名称里写明。",
        "Make them one; if they are about different things, say so in the names.",
    ),
)
_OTHER = Text("项目表中是 {other}", "{other} in the project form")
_COSTS = ("成本", "费用", "经费", "资金", "金额", "标准", "预算", "支出", "单价")
_ANYBODY = (
    r"服务对象|受益(?:对象|群体|群众|人群|者)|(?:社会|人民)?(?:公众|群众|大众)|社会|用户|使用者|项目|"
    r"任务|工作|工程|目标|计划|年度|质量|总体|综合|整体|验收|完成|实施|合格|达标|及时|按时|覆盖|"
    r"知晓|满意|优良|率|度|性"
)


class Promise(NamedTuple):
    """A row of a form."""

    case: Case[AnySpec]
    row: Indicator

    @property
    def value(self) -> IndicatorValue:
        """What is promised for the year."""
        return self.row.full

    @property
    def pointer(self) -> Pointer:
        """Its place."""
        return (INDICATORS, *self.row.path, FULL)


def check(dossier: Dossier) -> Verdicts:
    """A row of the unit form and the rows of that name in its projects: one number, one unit.

    A count of the unit may be larger than a project's, the unit does more than one project; a
    share must be that of one of the projects, unless the name fits any subject.
    """
    for listing in listings(dossier):
        yield from _judged(listing)


def _judged(listing: Listing) -> Iterator[Diagnostic | Verdict]:
    """Every row of the unit form that has one of its name in a project."""
    promises = [(_key(row), row) for row in _own_numbers(listing.unit)]
    others: dict[str, list[Promise]] = {key: [] for key, _ in promises}
    for project in listing.projects:
        for row in _own_numbers(project):
            if (key := _key(row)) in others and not _is_cost(row):
                others[key].append(Promise(project, row))
    cases: tuple[Case[AnySpec], ...] = (listing.unit, *listing.projects)
    is_read = not any(INDICATORS in case.doubtful for case in cases)
    for key, row in promises:
        if others[key] and not _is_cost(row):
            yield _verdict(Promise(listing.unit, row), others[key]) if is_read else UNKNOWN


def _own_numbers(case: Case[AnySpec]) -> list[Indicator]:
    """The rows of a form that name a thing of its own by one number."""
    fixed, names = case.form.conventions.fixed, case.form.conventions.fixed_names
    return [
        row
        for row in case.spec.indicators
        if row.path[0] not in fixed and row.path[-1] not in names and is_number(row.full)
    ]


def _is_cost(row: Indicator) -> bool:
    told = "".join(row.path[1:])
    return is_money(row.full) or any(word in told for word in _COSTS)


def _key(row: Indicator) -> str:
    """The letters of the name in whatever order, 数 and 数量 at its end aside."""
    name = plain(row.name)
    return "".join(sorted(name[:-2] if name.endswith("数量") else name.removesuffix("数")))


def _verdict(one: Promise, others: list[Promise]) -> Diagnostic | Verdict:
    if any(_agree(one.value, other.value) for other in others):
        return HOLDS
    against = [other for other in others if _contradict(one, other)]
    if not against or (_is_share(one.value) and len(against) < len(others)):
        return UNKNOWN
    return _finding(one, against)


def _agree(one: IndicatorValue, other: IndicatorValue) -> bool:
    return one.number == other.number and unit_of(one) == unit_of(other)


def _contradict(unit: Promise, project: Promise) -> bool:
    one, other = unit.value, project.value
    if one.number is None or other.number is None or not _same_way(one, other):
        return False
    if unit_of(one) != unit_of(other):
        return one.number == other.number and is_count(one) and is_count(other)
    if is_count(one):
        return one.number < other.number
    return _is_share(one) and len(re.sub(_ANYBODY, "", plain(unit.row.name))) > 1


def _same_way(one: IndicatorValue, other: IndicatorValue) -> bool:
    directions = [DIRECTION[v.comparator] if v.comparator else 0 for v in (one, other)]
    return directions[0] * directions[1] >= 0


def _is_share(value: IndicatorValue) -> bool:
    return unit_of(value) in SHARES


def _finding(one: Promise, others: Sequence[Promise]) -> Diagnostic:
    labels = [
        Label(other.pointer, _OTHER, {"other": other.value.text}, path=other.case.path)
        for other in others
    ]
    finding = DEFECT.at(
        *one.pointer,
        name=one.row.name,
        given=one.value.text,
        project=others[0].case.spec.name,
        other=others[0].value.text,
    )
    return one.case.tells(finding.labelled(labels))


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "同一个指标，部门整体表和项目表写得不一样，监控和自评时不知道按哪个算。"
        "单位的数量可以多于一个项目，不能少于；比率要与其中一个项目相同。成本和固定指标不比。",
        "One indicator with two values cannot be monitored. A unit may count more than one of its "
        "projects, not less; its share is that of one of them. Cost and fixed rows are left out.",
    ),
    good="部门整体: {}\n项目: {}\n另一项目: {}",
    bad="""\
部门整体: {}
项目: {绩效指标: {满意度指标: {服务对象满意度: {培训对象满意度: [≥0%, ≥98%]}}}}
另一项目: {}""",
    scope=Scope.UNIT,
)
