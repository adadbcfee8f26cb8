"""A name fits in its cell; a sentence is text."""

import re
from collections.abc import Mapping
from functools import lru_cache

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts
from jxbudget.rules.rows import rows
from jxbudget.rules.structure.wording import without_brackets

_STOP = re.compile("[。;]")

DEFECT = warning(
    "JX318",
    "sentence-in-a-name",
    title=Text("指标名称像一句话", "Sentence in a name"),
    message=Text(
        "指标名称“{name}”{reason}，不像名称，像一句话。",
        "The name “{name}” {reason_en}: it reads like a sentence.",
    ),
    help_=Text(
        "只写要量的是什么，例如“培训人数”；说明放到正文里。",
        "Name only what is measured; explanations belong into the text.",
    ),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """A last name, brackets aside, has at most limits.longest_name characters and no 。 or ；."""
    longest = case.limits.longest_name
    promises = [row for row in rows(case) if row.is_promise]
    # a name of letters alone, as most are, can be no more than too long
    doubtful = [row for row in promises if row.plain != row.name or len(row.name) > longest]
    told = [(row, reason) for row in doubtful if (reason := _reason(row.name, longest))]
    if promises and not told:
        return [HOLDS]
    return [DEFECT.at_key(*row.pointer, name=row.name, **reason) for row, reason in told]


@lru_cache(maxsize=4096)
def _reason(name: str, longest: int) -> Mapping[str, str]:
    name = without_brackets(name)
    stop = _STOP.search(name)
    if len(name) > longest:
        zh = f"有 {len(name)} 个字（一般不超过 {longest} 个）"
        return {"reason": zh, "reason_en": f"has {len(name)} characters, more than {longest}"}
    if stop:
        mark = stop[0].replace(";", "；")
        return {"reason": f"里有“{mark}”", "reason_en": f"holds “{mark}”"}
    return {}


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "指标名称说的是量什么；写成一句话，格子装不下，一行里往往还藏着几个指标。",
        "A name says what is measured; a sentence does not fit and often hides several of them.",
    ),
    good="绩效指标: {产出指标: {质量指标: {水样保存合格率（温度0-4℃；避光）: [≥90%, ≥95%]}}}",
    bad="绩效指标: {产出指标: {质量指标: {监测数据真实准确；监测报告内容完整: 合格}}}",
    needs=(INDICATORS,),
)
