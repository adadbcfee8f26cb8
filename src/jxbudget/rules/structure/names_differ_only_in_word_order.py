"""Two names of the same characters are one name."""

import re
from collections.abc import Hashable
from functools import lru_cache

from jxbudget.diagnostic import Label, Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts
from jxbudget.rules.rows import Row
from jxbudget.rules.structure.twins import telling, with_earlier_twin

_SHORTEST = 4
_COUNT = str.maketrans("", "", "数量")
_ORDERED = re.compile(
    r"[0-9a-z.]+|[一二三四五六七八九十百甲乙丙丁东南西北中上下左右内外前后新老大小男女省市县区乡镇村]"
)
_DIRECTED = re.compile(r"[至到对向往由从比赴]")

DEFECT = warning(
    "JX315",
    "names-differ-only-in-word-order",
    title=Text("两个指标只是字序不同", "Names differ only in word order"),
    message=Text(
        "“{name}”与“{other}”只是字序不同，像是同一个指标。",
        "“{name}” and “{other}” differ only in word order and may be one indicator.",
    ),
    help_=Text(
        "同一件事只留一行，或统一名称和单位；若是两件事，名称里写明各指什么。",
        "Keep one, or write name and unit the same way; if two things are meant, say which.",
    ),
)
_OTHER = Text("这里写作“{other}”", "here it is “{other}”")


def check(case: Case[AnySpec]) -> Verdicts:
    """No two own rows have the same characters in another order, 数 and 量 aside."""
    own = telling(case)
    if len({_letters(row.plain) for row in own}) == len(own):
        return [HOLDS] if own else []
    return _judged(case)


def _judged(case: Case[AnySpec]) -> Verdicts:
    for row, earlier in with_earlier_twin(case, _likeness):
        if earlier is None or _stem(row.plain) == _stem(earlier.plain):
            yield HOLDS
            continue
        finding = DEFECT.at_key(INDICATORS, *row.path, name=row.name, other=earlier.name)
        label = Label((INDICATORS, *earlier.path), _OTHER, {"other": earlier.name})
        yield finding.labelled([label])


def _stem(name: str) -> str:
    """A plain name without 数 and 量."""
    return name.translate(_COUNT)


def _likeness(row: Row) -> Hashable:
    return _letters(row.plain)


@lru_cache(maxsize=4096)
def _letters(name: str) -> Hashable:
    """The characters of a name; those whose order tells things apart keep it."""
    stem = _stem(name)
    if len(stem) < _SHORTEST or _DIRECTED.search(stem):
        return stem
    ordered = tuple(_ORDERED.findall(stem))
    others = _ORDERED.sub("", stem) if ordered else stem
    return ordered, "".join(sorted(others))


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "同一个指标换了字序写两次，单位和数往往也不一样，看表的人不知道以哪个为准。",
        "One indicator under two names often has two units or numbers: which of them counts?",
    ),
    good="绩效指标: {产出指标: {质量指标: {监测报告采用率: [≥80%, ≥90%]}}}",
    bad="""\
绩效指标:
  产出指标: {质量指标: {监测报告采用率: [≥80%, ≥90%]}}
  效益指标: {社会效益: {采用监测报告率: [≥80%, ≥90%]}}""",
    needs=(INDICATORS,),
)
