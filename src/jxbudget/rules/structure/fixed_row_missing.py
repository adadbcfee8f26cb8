"""Every project form has the fixed rows of its kind."""

from jxbudget.diagnostic import Text, error
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.spec import ProjectSpec
from jxbudget.rules.kit import Case, Rule, Verdicts
from jxbudget.rules.structure.fixed import missing

DEFECT = error(
    "JX304",
    "fixed-row-missing",
    title=Text("缺少固定指标", "Fixed row missing"),
    message=Text("缺少固定指标“{names}”。", "Fixed rows are missing: “{names}”."),
    help_=Text("{advice}", "{advice_en}"),
)


def check(case: Case[ProjectSpec]) -> Verdicts:
    """固定指标 ⊆ the indicators' last names."""
    return missing(case, DEFECT)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "固定指标每张项目表都有，少一项就会被退回；名称差一个字也算没有。",
        "Every project form has these rows; one too few, or one misspelt, and it is returned.",
    ),
    good="绩效指标: {决策: {项目立项: {立项依据充分性: 充分, 立项程序规范性: 规范}}}",
    bad="绩效指标: {决策: {项目立项: {-立项依据充分性: }}}",
    kinds=(ProjectSpec,),
    needs=(INDICATORS,),
)
