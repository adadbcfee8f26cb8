"""What is counted is also spoken of."""

import re
from collections.abc import Iterable
from functools import lru_cache

from jxbudget.diagnostic import Text, note
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import AT_ONCE, HOLDS, UNKNOWN, Case, Rule, Verdicts
from jxbudget.rules.prose.likeness import pairs_of
from jxbudget.rules.rows import rows
from jxbudget.rules.text.passages import words

DEFECT = note(
    "JX504",
    "indicator-nowhere-in-the-text",
    title=Text("数量指标在文字里没有出处", "Indicator nowhere in the text"),
    message=Text(
        "数量指标“{name}”的字眼，在这张表的文字部分都找不到。",
        "None of the words of the indicator “{name}” stands in any text of this form.",
    ),
    help_=Text(
        "在项目实施内容或年度目标里写明这件事，或核对这个指标。",
        "Say it in the content or in the annual goal, or check the indicator.",
    ),
)
_PROSE = ("立项必要性", "实施可行性", "项目实施内容", "中长期目标", "年度目标", "单位主要职能")
_CLAUSE_END = r"[，。；：、！？,;:!?\n]"
_NOT_PROSE = frozenset({"表式", "年度", "项目负责人/联系电话", "开始时间", "完成时间"})


def check(case: Case[AnySpec]) -> Verdicts:
    """Two telling letters of each name under 数量指标 stand in one clause of the form's texts.

    They may stand apart and in any order: 采样 is told by 血样的采集.
    """
    counting = [
        one
        for row, one in zip(rows(case), case.spec.indicators, strict=True)
        if "数量" in row.above.words and _counts(one.path[:-1]) and not one.is_blank
    ]
    texts = words(case).fields
    prose = "\n".join([text for name, text in texts.items() if name not in _NOT_PROSE])
    is_told = any(texts.get(name, "").strip() for name in ("项目实施内容", "年度目标"))
    for indicator in counting:
        pairs = pairs_of(indicator.path[-1])
        if not pairs or not is_told:
            yield UNKNOWN
        elif any(pair in prose for pair in pairs) or _are_in_one_clause(pairs, prose):
            yield HOLDS
        else:
            yield DEFECT.at_key(INDICATORS, *indicator.path, name=indicator.name)


def _are_in_one_clause(pairs: Iterable[str], text: str) -> bool:
    clauses = _clauses_by_letter(text)
    return any(clauses.get(pair[0], 0) & clauses.get(pair[1], 0) for pair in pairs)


@lru_cache(maxsize=AT_ONCE)
def _clauses_by_letter(text: str) -> dict[str, int]:
    """For each letter the clauses it stands in, one bit for each."""
    found: dict[str, int] = {}
    for number, clause in enumerate(re.split(_CLAUSE_END, text)):
        for letter in set(clause):
            found[letter] = found.get(letter, 0) | 1 << number
    return found


@lru_cache(maxsize=256)
def _counts(groups: tuple[str, ...]) -> bool:
    """Whether a row is below a group that is called 数量."""
    return any(group.startswith("数量") for group in groups)


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
