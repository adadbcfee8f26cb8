"""Money carried over has a word of explanation."""

import re

from jxbudget.diagnostic import Text, note
from jxbudget.model.amount import print_amount
from jxbudget.model.spec import ProjectSpec
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts
from jxbudget.rules.prose.money_in_text import carried_over

DEFECT = note(
    "JX213",
    "carried-over-without-a-word",
    title=Text("结转没有说明", "Carried over without a word"),
    message=Text(
        "“{row}”是 {amount} 万元，文字部分没有提到结转。",
        "“{row}” is {amount}万元; no text of the form speaks of it.",
    ),
    help_=Text(
        "写一句这笔钱为什么结转、用在哪里。",
        "Say in a sentence why it was carried over and what it is for.",
    ),
)
_TOLD = r"结转|结余|上年|上一年|去年|历年|往年|以前年度|续建|尾款|跨年"


def check(case: Case[ProjectSpec]) -> Verdicts:
    """上年结转资金 > 0 ⇒ some text of the project's form tells of it."""
    rows = {row: amount for row, amount in carried_over(case).items() if amount > 0}
    if not rows:
        return []
    if any(re.search(_TOLD, text) for text in case.spec.texts.values()):
        return [HOLDS] * len(rows)
    return [
        DEFECT.at(case.spec.MONEY, "收入", row, row=row, amount=print_amount(amount))
        for row, amount in rows.items()
    ]


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "钱结转到今年，说明上年没有花完；评审会问原因，也会问今年怎么花。",
        "Money carried over was not spent last year; a reviewer asks why and what for.",
    ),
    good="""\
项目实施内容: |-
  布设湿地样点，开展水质和鸟类监测；培训监测人员；编写监测报告。上年结转20万元，用于鸟类监测。
项目资金: {收入: {上年结转资金: 20, 其他资金: 0}}""",
    bad="项目资金: {收入: {上年结转资金: 20, 其他资金: 0}}",
    kinds=(ProjectSpec,),
    needs=("立项必要性", "实施可行性", "项目实施内容", "中长期目标", "年度目标"),
)
