"""What its projects take from a source, the unit must have from it."""

from collections.abc import Iterator
from decimal import Decimal

from jxbudget.diagnostic import Diagnostic, Label, Text, warning
from jxbudget.model.amount import print_amount
from jxbudget.model.spec import ProjectSpec
from jxbudget.rules.kit import HOLDS, Case, Dossier, Rule, Scope, Verdict, Verdicts
from jxbudget.rules.unit.listing import Listing, listings

DEFECT = warning(
    "JX613",
    "projects-take-more-than-the-unit-has",
    title=Text("项目的资金来源多于部门整体表", "Projects take more than the unit has"),
    message=Text(
        "部门整体表的{source}是 {given}，所列项目的{source}相加是 {sum}，多出 {difference}。",
        "{source} of the unit form is {given}; that of the projects listed adds up to {sum}, "
        "{difference} more.",
    ),
    help_=Text("核对部门整体表和各项目表的资金来源。", "Check the sources in all these forms."),
)
_TAKES = Text("计入 {amount}", "counts {amount}")


def check(dossier: Dossier) -> Verdicts:
    """Σ a source over the projects listed with one amount in both forms ≤ that of the unit."""
    for listing in listings(dossier):
        projects = list(_agreed(listing))
        known = listing.unit.form.vocabulary.sources
        named = (name for case in projects for name in case.spec.funding.revenue.sources)
        for source in dict.fromkeys(named):
            if source in known:
                yield _compared(listing, projects, source)


def _agreed(listing: Listing) -> Iterator[Case[ProjectSpec]]:
    lines = listing.unit.spec.funding.expenditure.lines
    for name, project in listing.pairs.same:
        if project.spec.funding.revenue.total == lines[name].full:
            yield project


def _compared(
    listing: Listing, projects: list[Case[ProjectSpec]], source: str
) -> Diagnostic | Verdict:
    given = listing.unit.spec.funding.revenue.amount(source)
    taken = [
        (case, amount) for case in projects if (amount := case.spec.funding.revenue.amount(source))
    ]
    total = sum((amount for _, amount in taken), Decimal(0))
    if total <= given:
        return HOLDS
    labels = [
        Label((c.spec.MONEY, "收入", source), _TAKES, {"amount": print_amount(a)}, path=c.path)
        for c, a in taken
    ]
    spec = listing.unit.spec
    finding = DEFECT.at(
        spec.MONEY,
        "收入",
        source,
        source=source,
        given=print_amount(given),
        sum=print_amount(total),
        difference=print_amount(total - given),
    )
    return listing.unit.tells(finding.labelled(labels))


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "项目的钱都在部门的盘子里；项目用的一种来源比整个部门还多，必有一处写错了来源。"
        "只算两张表金额一致的项目。",
        "The money of projects is part of the unit's; where they take more from a source than "
        "there is, one form names the wrong source. Only projects with one amount in both count.",
    ),
    good="部门整体: {}\n项目: {}\n另一项目: {}",
    bad="""\
部门整体: {部门整体资金: {收入: {资金总额: 400, 一般公共预算资金: 120, 其他资金: 280}}}
项目: {}
另一项目: {}""",
    scope=Scope.UNIT,
)
