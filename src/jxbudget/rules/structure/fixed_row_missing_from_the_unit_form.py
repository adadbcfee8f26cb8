"""Every unit form has the fixed rows of its kind."""

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.spec import UnitSpec
from jxbudget.rules.kit import Case, Rule, Verdicts
from jxbudget.rules.structure.fixed import missing

DEFECT = warning(
    "JX306",
    "fixed-row-missing-from-the-unit-form",
    title=Text("部门整体表缺少固定指标", "Fixed row missing from the unit form"),
    message=Text("缺少固定指标“{names}”。", "Fixed rows are missing: “{names}”."),
    help_=Text("{advice}", "{advice_en}"),
)


def check(case: Case[UnitSpec]) -> Verdicts:
    """固定指标 ⊆ the indicators' last names."""
    return missing(case, DEFECT)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "部门整体表的决策、过程指标是固定的；确实不适用也写上一行，审核时才不会问。",
        "The rows of a unit form are fixed; a reviewer will ask for one that is not there.",
    ),
    good="部门整体: {绩效指标: {过程: {资产管理: {固定资产利用率: =100%}}}}",
    bad="部门整体: {绩效指标: {过程: {资产管理: {-固定资产利用率: }}}}",
    kinds=(UnitSpec,),
    needs=(INDICATORS,),
)
