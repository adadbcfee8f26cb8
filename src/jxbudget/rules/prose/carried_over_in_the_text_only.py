"""Money that the text carries over from last year stands in its row."""

import re

from jxbudget.diagnostic import Label, Text, warning
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts
from jxbudget.rules.prose.money_in_text import carried_over
from jxbudget.rules.text.passages import words

DEFECT = warning(
    "JX212",
    "carried-over-in-the-text-only",
    title=Text("文字写了结转，金额没有", "Carried over in the text only"),
    message=Text(
        "“{field}”写了“{words}”，“{row}”一行是 0。",
        "“{field}” says “{words}”; the row “{row}” is 0.",
    ),
    help_=Text(
        "把结转的金额填进这一行，或改这句话。",
        "Put the amount carried over into the row, or change the sentence.",
    ),
)
_ROW = Text("这里是 0", "0 here")

_YEAR = r"(?:上年度?|上一年度?|去年|以前年度|历年|往年|(?P<year>20[0-9]{2})年度?)"
_LEFT = r"(?:财政|项目|预算)?结转(?:结余)?的?(?:财政|项目)?"
_WITH_AMOUNT = (
    rf"{_YEAR}{_LEFT}(?:资金|经费|收入)?(?:共计?|合计|约|为|：|:)?\s?"
    r"(?P<amount>[0-9][0-9,]{0,12}(?:\.[0-9]{1,6})?)\s?[万亿]?元"
)
_USED = (
    rf"(?:使用|动用|安排|列支)了?(?:{_YEAR})?{_LEFT}(?:资金|经费)(?!管理|的?规定|办法|制度|情况)"
)
_SENTENCE = r"[^。；;！!？?\n]+"
_NOT_SO = (
    r"无|没有|未|不(?!断|懈|仅|少)|防止|避免|严禁|禁止|若|如|减少|压减|压降|控制|清理|盘活|收回|上缴|上交"
    r"|办法|规定|制度|率|次年|明年|下年|统筹|合理|规范|加强|优先|加快|严格|科学|依法"
)


def check(case: Case[AnySpec]) -> Verdicts:
    """No text says that last year's money is used while its row is 0."""
    texts = [(field, text) for field, text in words(case).fields.items() if "结转" in text]
    rows = carried_over(case) if texts else {}
    for field, text in texts if rows else ():
        told = _carried_in(text, case.spec.year)
        if not told:
            continue
        if any(rows.values()):
            yield HOLDS
            continue
        row = next(iter(rows))
        facts = {"field": field, "words": told, "row": row}
        written = row in case.spec.funding.revenue.root
        labels = [Label((case.spec.MONEY, "收入", row), _ROW)] if written else []
        yield DEFECT.at(field, **facts).on_words(told).labelled(labels)


def _carried_in(text: str, year: int) -> str:
    """The words that say that money of last year is used, or nothing."""
    for sentence in re.findall(_SENTENCE, text):
        for found in (re.search(_WITH_AMOUNT, sentence), re.search(_USED, sentence)):
            if found and not re.search(_NOT_SO, sentence) and _is_last_year(found, year):
                return found[0]
    return ""


def _is_last_year(found: re.Match[str], year: int) -> bool:
    named = found["year"] in {None, str(year - 1)}
    amount = found.groupdict().get("amount")
    return named and (amount is None or bool(amount.strip("0,.")))


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "文字说用了上年结转，资金表却没有这笔钱：不是漏填了金额，就是沿用了旧的说明。",
        "Either the amount was left out of the table or the sentence is last year's.",
    ),
    good="实施可行性: 监测站点和队伍齐备，监测规程实行多年，结果可靠。本项目无上年结转资金。",
    bad="""\
项目实施内容: |-
  使用上年结转资金布设湿地样点，开展水质和鸟类监测；培训监测人员；编写监测报告，共享监测成果。""",
)
