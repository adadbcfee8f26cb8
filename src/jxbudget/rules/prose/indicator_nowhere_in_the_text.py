"""What is counted is also spoken of."""

from jxbudget.diagnostic import Text, note
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.indicator import Indicator
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Rule, Verdicts
from jxbudget.rules.prose.likeness import pairs, telling

DEFECT = note(
    "JX504",
    "indicator-nowhere-in-the-text",
    title=Text("数量指标在文字里没有出处", "Indicator nowhere in the text"),
    message=Text(
        "数量指标“{name}”说的事，这张表的文字部分都没有提到。",
        "The indicator “{name}” counts something that no text of this form speaks of.",
    ),
    help_=Text(
        "在项目实施内容或年度目标里写明这件事，或核对这个指标。",
        "Say it in the content or in the annual goal, or check the indicator.",
    ),
)
_PROSE = ("立项必要性", "实施可行性", "项目实施内容", "中长期目标", "年度目标", "单位主要职能")
_NOT_PROSE = frozenset({"表式", "年度", "项目负责人/联系电话", "开始时间", "完成时间"})


def check(case: Case[AnySpec]) -> Verdicts:
    """Some two telling letters of each name under 数量指标 stand in a text of the form."""
    texts = case.spec.texts
    written = "\n".join(text for name, text in texts.items() if name not in _NOT_PROSE)
    is_told = any(texts.get(name, "").strip() for name in ("项目实施内容", "年度目标"))
    for indicator in case.spec.indicators:
        if not _is_counted(indicator):
            continue
        words = pairs(telling(indicator.name))
        if not words or not is_told:
            yield UNKNOWN
        elif any(word in written for word in words):
            yield HOLDS
        else:
            yield DEFECT.at_key(INDICATORS, *indicator.path, name=indicator.name)


def _is_counted(indicator: Indicator) -> bool:
    """A row that something is written in, below a group that is called 数量."""
    group = any(step.startswith("数量") for step in indicator.path[:-1])
    return group and not indicator.is_blank


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "文字里没有的事，指标里突然要数，评审会问钱花在哪里；多半是从别的表抄来的。",
        "An indicator for something the text is silent about was often copied from another form.",
    ),
    good="绩效指标: {产出指标: {数量指标: {鸟类监测次数: [≥2次, ≥4次]}}}",
    bad="绩效指标: {产出指标: {数量指标: {发放宣传手册册数: [≥200册, ≥400册]}}}",
    needs=(INDICATORS, *_PROSE),
)
