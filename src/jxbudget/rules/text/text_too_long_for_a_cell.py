"""A cell of Excel keeps 32 767 characters and drops the rest without a word."""

from jxbudget.diagnostic import Diagnostic, Text, error, firm
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdict, Verdicts
from jxbudget.rules.text.passages import words

LONGEST = 32_767

DEFECT = firm(
    error(
        "JX121",
        "text-too-long-for-a-cell",
        title=Text("文字超过一格的上限", "Text too long for a cell"),
        message=Text(
            "“{name}”有 {count} 个字，Excel 的一格最多放 {limit} 个。",
            "“{name}” has {count} characters; a cell of Excel keeps {limit}.",
        ),
        help_=Text("缩短这段文字。", "Shorten the text."),
    )
)


def check(case: Case[AnySpec]) -> Verdicts:
    """No text has more than 32 767 characters."""
    fields = words(case).fields
    if 2 * max(map(len, fields.values())) <= LONGEST:
        return [HOLDS]
    return [_judged(name, text) for name, text in fields.items()]


def _judged(name: str, text: str) -> Diagnostic | Verdict:
    if 2 * len(text) <= LONGEST:
        return HOLDS
    count = len(text.encode("utf-16-le")) // 2  # as Excel counts
    finding = DEFECT.at_key(name, name=name, count=count, limit=LONGEST)
    return finding if count > LONGEST else HOLDS


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "Excel 的一格放不下，多出的字会被悄悄截掉。",
        "A cell of Excel keeps no more and drops the rest without a word.",
    ),
    good="中长期目标: 建成覆盖全省的湿地监测网络，形成连续的数据，服务湿地保护和修复。",
    bad=f"中长期目标: {'建成覆盖全省的湿地监测网络。' * 2400}",
)
