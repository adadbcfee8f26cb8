"""Every project that the unit form lists has a form of its own."""

from jxbudget.diagnostic import Diagnostic, Label, Text, error
from jxbudget.model.naming import of_any_year
from jxbudget.rules.kit import HOLDS, UNKNOWN, Dossier, Rule, Scope, Verdict, Verdicts
from jxbudget.rules.unit.listing import Listing, listings

DEFECT = error(
    "JX604",
    "project-form-missing",
    title=Text("部门整体表中的项目没有项目表", "A listed project has no form"),
    message=Text(
        "部门整体表列有“{name}”，{year} 年度没有这个项目的绩效目标表。",
        "The unit form lists “{name}”; there is no form of that project for {year}.",
    ),
    help_=Text(
        "补上这张项目表；已经填了的，核对它的项目名称、实施单位和年度。",
        "Add the form, or check the name, the unit and the year of the one there is.",
    ),
)
_OTHERS = Text("同年度已有“{other}”的项目表", "the form of “{other}” is there")


def check(dossier: Dossier) -> Verdicts:
    """Each line of a project has a project form of that year, when folders were read whole."""
    for listing in listings(dossier):
        yield from (HOLDS for _ in listing.pairs.all)
        yield from (UNKNOWN for _ in listing.pairs.unclear)
        for name in listing.pairs.gone:
            yield _verdict(dossier, listing, name)


def _verdict(dossier: Dossier, listing: Listing, name: str) -> Diagnostic | Verdict:
    spec = listing.unit.spec
    amount = spec.funding.expenditure.lines[name].full
    elsewhere = (spec.year, of_any_year(name, spec.year), amount) in dossier.filed
    if elsewhere or not (dossier.whole and listing.goes_by_project):
        return UNKNOWN
    found = DEFECT.at_key(spec.MONEY, "支出", name, name=name, year=spec.year)
    other = listing.pairs.all[0][1]
    label = Label((other.spec.NAME,), _OTHERS, {"other": other.spec.project}, path=other.path)
    return listing.unit.tells(found.labelled([label]))


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "部门整体表列出的项目都要有自己的绩效目标表，缺一张，整套材料就不齐。"
        "没有读全文件夹，或本单位当年一张项目表也没有时，不作判断。",
        "Each project of a unit form has a form of its own; without it the set is not complete. "
        "Not judged unless whole folders were read and some project form is there.",
    ),
    good="部门整体: {}\n项目: {}\n另一项目: {}",
    bad="部门整体: {}\n项目: {}",
    scope=Scope.UNIT,
)
