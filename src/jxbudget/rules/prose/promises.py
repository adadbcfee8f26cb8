"""The numbers an annual goal promises, and the indicators that hold them."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate, islice

from jxbudget.model.indicator import Indicator
from jxbudget.model.prose import Mention, read_mentions
from jxbudget.model.spec import AnySpec, ProjectSpec
from jxbudget.model.units import is_one_unit, kind_of
from jxbudget.model.value import IndicatorValue, Kind
from jxbudget.rules.kit import Case
from jxbudget.rules.prose.likeness import touches

GOAL = "年度目标"
_MOST, _MOST_PARTS = 200, 12

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?=[年./-]|$)")
_BACKGROUND = re.compile(
    r"现有|现已|已有|目前|截至|截止|以来|已经|已建|已完成|上年|上一年|去年|前年|往年|历年|原有|原来|曾"
    r"|拥有|核定|编制数|在编|在职|在校|在册|共有|下辖|下设|总人口|常住|面积约"
)
_FRAMES = re.compile(
    r"(?:方面|中心|主线|核心|抓手|基本|关键|主题|环节|领域|维度|层面|阶段|层次|步骤|部分|原则|重点"
    r"|措施|机制|行动|举措|实事|平台|大?工程|目标|任务|专题|板块|体系|设区|地级|省份|省|市|县|区|街道|乡镇|校区|院区|处室|科室|部门|机构|人口)"
)
_CHANGE = re.compile(
    r"同比|环比|增长|增幅|提高|提升|下降|降低|减少|增加|新增|上升|缩短|压降|压减|节约|翻"
)
_PART = re.compile(
    r"其中|每|各|人均|户均|平均|分别|包括|不同|单个|至多|之[一二三]|上半年|下半年|季度"
    r"|累计|[两二三四五]年(?!级)|十[三四五六]五|期末"
)


def promises(spec: AnySpec) -> Iterator[Mention]:
    """The numbers of 年度目标 that are about the form's year.

    What is there already, and what a sentence tells of another year, is not promised here. Of a
    text with more than 200 numbers the first 200 are looked at.
    """
    for one in islice(read_mentions(spec.annual_goal), _MOST):
        if not (_is_background(one.lead + one.clause, spec.year) or _FRAMES.match(one.after)):
            yield one


@lru_cache(maxsize=512)
def _is_background(sentence: str, year: int) -> bool:
    return names_another_year(sentence, year) or _BACKGROUND.search(sentence) is not None


def names_another_year(sentence: str, year: int) -> bool:
    """Whether a sentence names a year that is not the form's."""
    return bool(set(_YEAR.findall(sentence)) - {str(year)})


@lru_cache(maxsize=512)
def _marks(clause: str) -> frozenset[str]:
    return frozenset(_CHANGE.findall(clause))


@lru_cache(maxsize=512)
def is_part(clause: str) -> bool:
    """Whether a clause speaks of a part, an average, half a year or several years."""
    return _PART.search(clause) is not None


def is_change(mention: Mention, name: str = "") -> bool:
    """Whether a number tells by how much something changes, and the name does not."""
    return any(mark not in name for mark in _marks(mention.clause))


def quantities(value: IndicatorValue) -> tuple[IndicatorValue, ...]:
    """The quantities of a value: itself, or those inside of a longer one."""
    return value.parts if value.kind is Kind.COMPOUND else (value,)


def numbers(value: IndicatorValue) -> tuple[Decimal, ...]:
    """The number of a quantity, the two ends of a range."""
    if value.bounds:
        return value.bounds
    return () if value.number is None else (value.number,)


def measures(indicator: Indicator, mention: Mention) -> bool:
    """Whether an indicator has the number that is promised.

    A unit of the same kind will do (人 and 人次); of another kind, where they share a word.
    """
    related = touches(mention, indicator)
    for value in (*quantities(indicator.full), *quantities(indicator.half)):
        if mention.number in numbers(value) and (related or _counts_the_same(mention, value)):
            return True
    return mention.text in "".join(indicator.path) or (related and _has_room(mention, indicator))


def _has_room(mention: Mention, indicator: Indicator) -> bool:
    return any(
        agree(mention.value, number)
        for value in quantities(indicator.full)
        if _counts_the_same(mention, value)
        for number in numbers(value)
    )


def _counts_the_same(mention: Mention, value: IndicatorValue) -> bool:
    """Units of one kind, or no unit, or the unit right behind: ``2个批次`` and ``≥2批次``."""
    if not value.unit or mention.after.startswith(value.unit):
        return True
    return kind_of(value.unit) == kind_of(mention.unit)


def adds_up(mention: Mention, said: Sequence[Mention], spec: AnySpec) -> bool:
    """Whether a promise is the sum of several indicators, or part of a sum that one holds.

    Only neighbours in the same unit are added up, as 40人 and 60人 are 100人.
    """
    held = [
        one.full.number
        for one in spec.indicators
        if one.full.number is not None and is_one_unit(one.full.unit, mention.unit)
    ]
    if mention.number in _sums(held):
        return True
    alike = [one for one in said if is_one_unit(one.unit, mention.unit)]
    at = alike.index(mention)
    before = [one.number for one in alike[max(0, at - _MOST_PARTS) : at]]
    after = [one.number for one in alike[at + 1 : at + _MOST_PARTS]]
    lows = list(accumulate(reversed(before), initial=Decimal(0)))
    highs = list(accumulate(after, initial=mention.number))
    return not {low + high for low in lows for high in highs}.isdisjoint(held)


def _sums(amounts: Sequence[Decimal]) -> set[Decimal]:
    """The sums of all runs of neighbours."""
    runs = (accumulate(amounts[at : at + _MOST_PARTS]) for at in range(len(amounts)))
    return {total for run in runs for total in run}


def agree(said: IndicatorValue, held: Decimal) -> bool:
    """Whether what is said in words leaves room for a number.

    左右, 约, 余: within the rounding of the number said. 以上, 不少于: any that is not smaller;
    以下, 不超过: any that is not larger. A range: any inside of it.
    """
    low, high = _room(said)
    return (low is None or low <= held) and (high is None or held <= high)


def _room(said: IndicatorValue) -> tuple[Decimal | None, Decimal | None]:
    low, high = said.bounds or numbers(said) * 2
    if said.approximate:
        step = _last_digit(low)
        more = "余" in said.text or "多" in said.text
        low, high = (low, high + step) if more else (low - step / 2, high + step / 2)
    if said.comparator in {"≥", ">"}:
        return low, None
    if said.comparator in {"≤", "<"}:
        return None, high
    return low, high


def _last_digit(number: Decimal) -> Decimal:
    """One in the last place that is not 0: 10 for 150, 10 000 for 50 000."""
    exponent = number.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)


def spans_years(case: Case[AnySpec]) -> bool:
    """Whether a project runs for more than its year: then 全年（程） may mean the whole of it."""
    spec = case.spec
    if not isinstance(spec, ProjectSpec):
        return False
    if case.form.conventions.types.get(spec.type) == "跨年":
        return True
    years = {year for text in (spec.start, spec.end) for year in _YEAR.findall(text)}
    return bool(years - {str(spec.year)})
