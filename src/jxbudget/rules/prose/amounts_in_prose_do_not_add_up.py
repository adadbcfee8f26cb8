"""What a sentence divides after 其中 is the amount it names before."""

import re
from decimal import Decimal
from itertools import accumulate

from jxbudget.diagnostic import Diagnostic, Text, warning
from jxbudget.model.amount import print_amount
from jxbudget.model.prose import Mention
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Rule, Verdict, Verdicts
from jxbudget.rules.prose.money_in_text import TEN_THOUSAND, amounts, in_ten_thousands
from jxbudget.rules.prose.promises import names_another_year
from jxbudget.rules.text.passages import words

DEFECT = warning(
    "JX217",
    "amounts-in-prose-do-not-add-up",
    title=Text("文字里的金额加不起来", "Amounts in a text do not add up"),
    message=Text(
        "“{field}”写了 {total} 万元，其中各项相加是 {expected} 万元（{sum}）。",
        "“{field}” names {total}万元; its parts add up to {expected}万元 ({sum}).",
    ),
    help_=Text("核对总数和每一项。", "Check the total and each part."),
)
_SENTENCE = r"[^。；;！!？?\n]+"
_OPEN_LIST = r"其中|[（(]|等|主要|重点|例如|比如|单价|每|标准|人均|×|含|包括|剩余|其余|余下|占"
_ANOTHER = r"增加|减少|增长|节约|上年|去年|以前|累计|已|余额|结余"
_IS_DIVIDED = r"资金|预算|投资|经费|概算|测算|总额"
_DIGITS = r"[0-9,]+(?:\.([0-9]+))?"
_SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000), "千": Decimal(1000)}
_MOST_PARTS = 10


def check(case: Case[AnySpec]) -> Verdicts:
    """Σ parts after 其中 = the amount right before it, where the list is complete."""
    texts = [(field, text) for field, text in words(case).fields.items() if "其中" in text]
    for field, text in texts:
        for sentence in re.findall(_SENTENCE, text):
            named, parts = _division(sentence)
            if named and not names_another_year(sentence, case.spec.year):
                yield _judged(field, named, parts)


def _judged(field: str, named: list[Mention], parts: list[Mention]) -> Diagnostic | Verdict:
    """What is divided is the last amount named before, or the last few together."""
    *_, total = named
    given = in_ten_thousands(total)
    each = [in_ten_thousands(part) for part in parts]
    divided = accumulate(in_ten_thousands(one) for one in reversed(named[-_MOST_PARTS:]))
    sums = _sums(each)
    if not sums.isdisjoint(divided) or any(_is_printed(total, one) for one in sums):
        return HOLDS
    if max(each) > given or (sum(each) < given and not re.search(_IS_DIVIDED, total.before)):
        return UNKNOWN
    return DEFECT.at(
        field,
        field=field,
        total=print_amount(given),
        expected=print_amount(sum(each, Decimal(0))),
        sum=" + ".join(map(print_amount, each)),
    ).on_words(total.text)


def _is_printed(total: Mention, amount: Decimal) -> bool:
    """Whether an amount, rounded to as many digits as the total is printed with, is the total."""
    digits = re.match(_DIGITS, total.text)
    scale = _SCALES.get(total.text.removesuffix("元")[-1:], Decimal(1))
    places = len(digits[1] or "") if digits else 0
    half = scale.scaleb(-places) / 2
    return (places > 0 or scale > TEN_THOUSAND) and abs(
        amount * TEN_THOUSAND - total.number
    ) <= half


def _division(sentence: str) -> tuple[list[Mention], list[Mention]]:
    """The amounts before 其中 and the two or more exact amounts behind it, or nothing."""
    head, found, tail = sentence.partition("其中")
    if head.endswith(("（", "(")):
        tail = re.split("[）)]", tail, maxsplit=1)[0]
    if not found or re.search(_OPEN_LIST, tail) or re.search(_ANOTHER, sentence):
        return [], []
    before, parts = list(amounts(head)), list(amounts(tail))
    exact = all(one.comparator is None and not one.value.approximate for one in (*before, *parts))
    near = bool(before) and len(head) - before[-1].end <= 1
    whole = near and exact and 2 <= len(parts) <= _MOST_PARTS
    return (before, parts) if whole else ([], [])


def _sums(parts: list[Decimal]) -> set[Decimal]:
    """What any of the parts add up to: one that is a part of another is no mistake."""
    sums = {Decimal(0)}
    for part in parts:
        sums |= {one + part for one in sums}
    return sums


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "“其中”后面的几项合起来就是前面的总数；加不起来，多半是改了一处忘了另一处。",
        "The parts are the total; if they are not, usually only one of them was updated.",
    ),
    good="实施可行性: 监测站点和队伍齐备。测算经费100万元，其中监测费70万元，培训费30万元。",
    bad="实施可行性: 监测站点和队伍齐备。测算经费100万元，其中监测费60万元，培训费30万元。",
)
