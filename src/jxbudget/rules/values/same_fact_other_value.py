"""One fact has one value in a form."""

import re
from functools import lru_cache

from jxbudget.diagnostic import Diagnostic, Label, Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.spec import AnySpec
from jxbudget.model.vocabulary import FULL
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts
from jxbudget.rules.rows import Row
from jxbudget.rules.values.rows import counted
from jxbudget.rules.values.units import spelt

_COUNT = re.compile(r"数量?$")
_ORDERED = re.compile(
    r"[0-9a-z一二三四五六七八九十百甲乙丙丁东南西北中上下左右内外前后新老大小男女省市县区乡镇村至到对向往由从比赴转]"
)
_THERE = Text("这里是“{value}”", "here it is “{value}”")

DEFECT = warning(
    "JX421",
    "same-fact-other-value",
    title=Text("同一件事写了两个值", "Same fact, other value"),
    message=Text(
        "“{name}”写“{value}”，“{other}”写“{theirs}”；看名称是同一件事，数或单位却不同。",
        "“{name}” is “{value}”, “{other}” is “{theirs}”: one fact, it seems.",
    ),
    help_=Text(
        "核对后写成一样的名称和数；不是一件事的，把名称区分开。",
        "Make them agree, or tell the two apart by name.",
    ),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """Names alike but for word order and a final 数 or 数量 have one number in one unit."""
    told = counted(case)
    facts = [_fact(row.plain) for row in told]
    if len(set(facts)) == len(facts):
        return
    seen: dict[str, list[Row]] = {}
    for fact, row in zip(facts, told, strict=True):
        seen.setdefault(fact, []).append(row)
    for first, *others in (alike for alike in seen.values() if len(alike) > 1):
        for row in others:
            if row.plain == first.plain:
                continue
            yield _finding(row, first) if _what(row) != _what(first) else HOLDS


@lru_cache(maxsize=4096)
def _fact(name: str) -> str:
    """The characters of a plain name; their order too where one of them might depend on it."""
    stem = _COUNT.sub("", name)
    return stem if _ORDERED.search(stem) else "".join(sorted(stem))


def _what(row: Row) -> tuple[object, str]:
    return row.full.number, spelt(row.full.unit)


def _finding(row: Row, first: Row) -> Diagnostic:
    facts = {"value": row.full.text, "other": first.name, "theirs": first.full.text}
    there = Label((*first.pointer, FULL), _THERE, {"value": first.full.text})
    return DEFECT.at(*row.pointer, FULL, name=row.name, **facts).labelled([there])


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "同一件事在一张表里有两个数或两个单位，不知道该信哪个。",
        "With two numbers or units for one fact nobody knows which one counts.",
    ),
    good="绩效指标: {效益指标: {社会效益: {监测成果共享单位数量: [≥5家, ≥10家]}}}",
    bad="绩效指标: {效益指标: {社会效益: {监测成果共享单位数: [≥5家, ≥8家]}}}",
    needs=(INDICATORS,),
)
