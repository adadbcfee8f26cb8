"""Every line of expenditure has a name of its own."""

from collections.abc import Iterable

from jxbudget.diagnostic import Label, Text, warning
from jxbudget.model.naming import plain
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts
from jxbudget.rules.money.ledger import ledger
from jxbudget.rules.money.names import same_but_for_marks
from jxbudget.rules.money.table import line_at

DEFECT = warning(
    "JX221",
    "line-named-twice",
    title=Text("同一项支出列了两行", "Line named twice"),
    message=Text(
        "“{name}”与“{first}”只差空格、标点或全角半角。",
        "“{name}” and “{first}” differ only in spaces, punctuation or width.",
    ),
    help_=Text("是同一项就并成一行，不是就改名。", "Make them one line, or name them differently."),
)

_FIRST = Text("前面已有这一行", "the line before it")


def check(case: Case[AnySpec]) -> Verdicts:
    """No two names are the same but for width, spaces and punctuation."""
    lines = ledger(case).lines
    if len({plain(name) for name in lines}) == len(lines):
        return [HOLDS] if lines else []
    return _compared(case.spec, lines)


def _compared(spec: AnySpec, lines: Iterable[str]) -> Verdicts:
    seen: dict[tuple[str, ...], str] = {}
    for name in lines:
        key = same_but_for_marks(name)
        first = seen.setdefault(key, name)
        if first == name or not key[0]:
            yield HOLDS
        else:
            yield DEFECT.at_key(*line_at(spec, name), name=name, first=first).labelled(
                [Label(line_at(spec, first), _FIRST)]
            )


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "一项支出写成两行，合计虽然不错，却会被当成两个项目。",
        "The sum is right, but one thing counts as two.",
    ),
    good="项目资金: {支出: {-湿地监测经费: , 培训费: [16, 40], 委托业务费: [20, 60]}}",
    bad="项目资金: {支出: {-湿地监测经费: , 监测(委托)费: [16, 40], 监测（委托）费: [20, 60]}}",
)
