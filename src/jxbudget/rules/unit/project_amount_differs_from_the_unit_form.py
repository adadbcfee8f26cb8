"""A project has as much money in the form of its unit as in its own."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from jxbudget.diagnostic import Diagnostic, Label, Pointer, Text, error
from jxbudget.model import dates
from jxbudget.model.amount import print_amount
from jxbudget.model.spec import ProjectSpec, UnitSpec
from jxbudget.model.vocabulary import FULL, HALF, TOTAL
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Dossier, Rule, Scope, Verdict, Verdicts
from jxbudget.rules.unit.listing import listings

DEFECT = error(
    "JX603",
    "project-amount-differs-from-the-unit-form",
    title=Text("项目金额与部门整体表不一致", "A project's amount differs from the unit form"),
    message=Text(
        "部门整体表中“{name}”的{column}金额是 {given}，项目表中是 {expected}，相差 {difference}。",
        "“{name}” ({column_en}) has {given} in the unit form and {expected} in its own form, "
        "{difference} apart.",
    ),
    help_=Text("核对两张表，改成同一个数。", "Check both forms and write the same amount."),
)
_OWN = Text("项目表中是 {amount}", "{amount} in the project form")


def check(dossier: Dossier) -> Verdicts:
    """A line of the unit form = 资金总额 (全年) and = Σ 支出 (半年) of the project form."""
    for listing in listings(dossier):
        yield from (UNKNOWN for _ in listing.pairs.unclear)
        yield from (UNKNOWN for _ in listing.pairs.renamed)
        for name, project in listing.pairs.same:
            yield from _compared(listing.unit, name, project)


def _compared(
    unit: Case[UnitSpec], name: str, project: Case[ProjectSpec]
) -> Iterator[Diagnostic | Verdict]:
    line = unit.spec.funding.expenditure.lines[name]
    smallest = max(unit.form.conventions.smallest, project.form.conventions.smallest)
    for column, (pointer, own) in _amounts(project.spec).items():
        given = line.amount(column)
        if given is None or own is None:
            continue
        if _rounded(given, smallest) == _rounded(own, smallest):
            yield HOLDS
        elif _spans_years(project.spec):
            yield UNKNOWN
        else:
            facts = {"amount": print_amount(own)}
            finding = DEFECT.at(
                unit.spec.MONEY,
                "支出",
                name,
                column,
                name=name,
                column=column,
                column_en="half-year" if column == HALF else "full year",
                given=print_amount(given),
                expected=print_amount(own),
                difference=print_amount(abs(given - own)),
            )
            yield unit.tells(finding.labelled([Label(pointer, _OWN, facts, path=project.path)]))


def _amounts(spec: ProjectSpec) -> dict[str, tuple[Pointer, Decimal | None]]:
    """The project's own amounts by column, each with its place."""
    lines = spec.funding.expenditure.lines
    halves = [line.half for line in lines.values()]
    known = [half for half in halves if half is not None]
    half = sum(known, Decimal(0)) if known and len(known) == len(halves) else None
    where: Pointer = (spec.MONEY, "支出")
    where = (*where, next(iter(lines)), HALF) if len(lines) == 1 else where
    return {
        HALF: (where, half),
        FULL: ((spec.MONEY, "收入", TOTAL), spec.funding.revenue.total),
    }


def _rounded(amount: Decimal, smallest: Decimal) -> Decimal:
    return amount.quantize(smallest, ROUND_HALF_UP)


def _spans_years(spec: ProjectSpec) -> bool:
    """Whether the project form may speak of several years (全程) where the unit form does not."""
    start, end = (dates.read(text) for text in (spec.start, spec.end))
    if start is None or end is None:
        return spec.start != spec.end
    return start.moments[0].year != end.moments[-1].year


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "同一个项目在部门整体表和项目表里金额不同，主管部门汇总就对不上，表会被退回。"
        "按表内小数位四舍五入后相同即算一致；跨年项目的项目表可能写全程数，不作判断。",
        "A project with two amounts cannot be summed up, and the forms are returned. Amounts "
        "equal after rounding half up to the decimals printed agree; a project of several "
        "years may state its whole course and is not judged.",
    ),
    good="部门整体: {}\n项目: {}\n另一项目: {}",
    bad="""\
部门整体:
  部门整体资金:
    收入: {资金总额: 410, 一般公共预算资金: 390}
    支出: {项目支出: [56, 160], 湿地监测经费: [36, 110]}
  绩效指标: {过程: {预算执行: {预算执行率: [=43%, =100%]}}}
项目: {}
另一项目: {}""",
    scope=Scope.UNIT,
)
