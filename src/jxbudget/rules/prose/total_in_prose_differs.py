"""A text that names the project's total names 资金总额."""

import re
from decimal import Decimal
from itertools import accumulate, combinations

from jxbudget.diagnostic import Label, Text, warning
from jxbudget.model.amount import print_amount
from jxbudget.model.prose import Mention
from jxbudget.model.spec import ProjectSpec
from jxbudget.model.vocabulary import TOTAL
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Rule, Verdicts
from jxbudget.rules.prose.money_in_text import (
    TEN_THOUSAND,
    amounts,
    in_ten_thousands,
    known_amounts,
)
from jxbudget.rules.prose.promises import agree, spans_years
from jxbudget.rules.text.passages import words

DEFECT = warning(
    "JX223",
    "total-in-prose-differs",
    title=Text("文字里的总额与资金总额不同", "Total in a text differs"),
    message=Text(
        "“{field}”写的是“{words}”，资金总额是 {total} 万元。",
        "“{field}” says “{words}”; 资金总额 is {total}万元.",
    ),
    help_=Text("核对两处，改成同一个数。", "Check both places and make them agree."),
)
_ROW = Text("这里是 {total}", "{total} here")
_FIELDS = ("立项必要性", "项目实施内容", "年度目标")
_NAMES = ("项目总", "项目资金", "资金总额", "预算总额")
_NAMES_THE_TOTAL = (
    r"(?:(?<![一-鿿A-Za-z0-9])|(?<=本)|(?<=该)|(?<=申请))"
    r"(?:项目总投资|项目总预算|项目总经费|项目总资金|项目资金总额|项目预算总额|项目资金|资金总额|预算总额)"
    r"(?:安排|预算|合计|共计|总计|共|为|是|：|:)?\s?(?:大约|约|不超过)?\s?$"
)
_ANOTHER = (
    r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])|上年|去年|往年|历年|以前|每年|年均|[两二三四五]年|累计"
    r"|已|增加|减少|子项目|分项|单个|各|每|其中"
)
_THIS_YEAR = r"[^。；;！!？?\n]{0,60}?(?:本年|今年|当年|本期|首期|[一二]期|分年|20[0-9]{2}年)"
_OF_A_THING = r"(?:以[上下])?(?:用于|的[^。；，,;]{0,20}?(?:工程|项目))"
_STOPS, _MOST = "。；;！!？?\n", 20


def check(case: Case[ProjectSpec]) -> Verdicts:
    """An amount right behind 项目总投资, 资金总额 … is 资金总额; 约 allows for rounding."""
    spec, total = case.spec, case.spec.funding.revenue.total
    texts = words(case).fields
    named = [(field, one) for field in _FIELDS for one in _totals(texts.get(field, ""))]
    if not named:
        return
    is_dated = bool(spec.start and spec.end)
    if spans_years(case) or not is_dated:
        yield UNKNOWN
        return
    given = [in_ten_thousands(one) for _, one in named]
    known = known_amounts(spec) | _sums(list(spec.funding.revenue.sources.values()))
    several = total in given or total == sum(given, Decimal(0))
    several = several or any(_names(total, spec.text(field), one) for field, one in named)
    for field, one in named:
        if several or in_ten_thousands(one) in known or _leaves_room(one, total):
            yield HOLDS
            continue
        facts = {"field": field, "words": one.text, "total": print_amount(total)}
        label = Label((spec.MONEY, "收入", TOTAL), _ROW, {"total": print_amount(total)})
        yield (
            DEFECT.at(field, **facts).on_words(one.quoted_from(spec.text(field))).labelled([label])
        )


def _totals(text: str) -> list[Mention]:
    if not any(map(text.__contains__, _NAMES)):
        return []
    return [
        one
        for one in amounts(text)
        if re.search(_NAMES_THE_TOTAL, text[max(0, one.start - 24) : one.start])
        and not re.search(_ANOTHER, one.lead + one.clause)
        and not re.match(_THIS_YEAR, text[one.end :])
        and not re.match(_OF_A_THING, text[one.end :])
    ]


def _names(total: Decimal, text: str, mention: Mention) -> bool:
    """Whether the sentence names 资金总额 too, in one amount or in neighbours that add up to it."""
    start, end = _sentence(text, mention)
    said = [in_ten_thousands(one) for one in amounts(text) if start <= one.start < end][:_MOST]
    runs = (accumulate(said[at:]) for at in range(len(said)))
    return any(total in run for run in runs)


def _sentence(text: str, mention: Mention) -> tuple[int, int]:
    start = max(text.rfind(mark, 0, mention.start) for mark in _STOPS) + 1
    ends = [text.find(mark, mention.end) for mark in _STOPS]
    return start, min((end for end in ends if end >= 0), default=len(text))


def _leaves_room(mention: Mention, total: Decimal) -> bool:
    """约 and 不超过 leave room; an exact amount leaves none."""
    return agree(mention.value, total * TEN_THOUSAND)


def _sums(sources: list[Decimal]) -> set[Decimal]:
    """What some of the sources add up to: 项目资金 may mean the fiscal ones."""
    some = [source for source in sources if source][:8]
    return {sum(part, Decimal(0)) for size in range(2, 9) for part in combinations(some, size)}


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "文字里的总额和资金表的总额是同一个数；不同，多半是预算调过，文字没有跟着改。",
        "Both are one amount; usually the budget was changed and the text was not.",
    ),
    good="立项必要性: 湿地变化快，需要每年监测，为保护和修复提供依据。项目资金100万元。",
    bad="立项必要性: 湿地变化快，需要监测，为保护和修复提供依据。项目资金120万元。",
    kinds=(ProjectSpec,),
)
