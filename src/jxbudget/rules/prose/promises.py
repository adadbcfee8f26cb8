"""The numbers an annual goal promises, and how much room its words leave."""

import re
from decimal import Decimal
from functools import lru_cache

from jxbudget.model.prose import Mention, read_mentions
from jxbudget.model.spec import AnySpec, ProjectSpec
from jxbudget.model.value import IndicatorValue
from jxbudget.rules.kit import AT_ONCE, Case

GOAL = "年度目标"
_MOST = 200

_YEAR = r"(?<![0-9])(?:19|20)[0-9]{2}(?=[年./-]|$)"
_BACKGROUND = (
    r"现有|现已|已有|目前|截至|截止|以来|已经|已建|已完成|上年|上一年|去年|前年|往年|历年|原有|原来|曾"
    r"|拥有|核定|编制数|在编|在职|在校|在册|共有|下辖|下设|总人口|常住|面积约"
)
_FRAMES = (
    r"(?:方面|中心|主线|核心|抓手|基本|关键|主题|环节|领域|维度|层面|阶段|层次|步骤|部分|原则|重点"
    r"|措施|机制|行动|举措|实事|平台|大?工程|目标|任务|专题|板块|体系|设区|地级|省份|省|市|县|区|街道|乡镇|校区|院区|处室|科室|部门|机构|人口)"
)
_CHANGE = r"同比|环比|增长|增幅|提高|提升|下降|降低|减少|增加|新增|上升|缩短|压降|压减|节约|翻"
_PART = (
    r"其中|每|各|人均|户均|平均|分别|包括|不同|单个|至多|之[一二三]|上半年|下半年|季度"
    r"|累计|[两二三四五]年(?!级)|十[三四五六]五|期末"
)


@lru_cache(maxsize=AT_ONCE)
def promises(goal: str, year: int) -> tuple[Mention, ...]:
    """The numbers of 年度目标 that are about the form's year.

    What is there already, and what a sentence tells of another year, is not promised here. Of a
    text with more than 200 numbers the first 200 are looked at.
    """
    return tuple(
        one
        for one in read_mentions(goal)[:_MOST]
        if not (_is_background(one.lead + one.clause, year) or re.match(_FRAMES, one.after))
    )


@lru_cache(maxsize=512)
def _is_background(sentence: str, year: int) -> bool:
    return names_another_year(sentence, year) or re.search(_BACKGROUND, sentence) is not None


def names_another_year(sentence: str, year: int) -> bool:
    """Whether a sentence names a year that is not the form's."""
    has_a_year = "20" in sentence or "19" in sentence
    return has_a_year and not {str(year)}.issuperset(re.findall(_YEAR, sentence))


@lru_cache(maxsize=512)
def _marks(clause: str) -> frozenset[str]:
    return frozenset(re.findall(_CHANGE, clause))


@lru_cache(maxsize=512)
def is_part(clause: str) -> bool:
    """Whether a clause speaks of a part, an average, half a year or several years."""
    return re.search(_PART, clause) is not None


def is_change(mention: Mention, name: str = "") -> bool:
    """Whether a number tells by how much something changes, and the name does not."""
    return any(mark not in name for mark in _marks(mention.clause))


def numbers(value: IndicatorValue) -> tuple[Decimal, ...]:
    """The number of a quantity, the two ends of a range."""
    if value.bounds:
        return value.bounds
    return () if value.number is None else (value.number,)


def agree(said: IndicatorValue, held: Decimal) -> bool:
    """Whether what is said in words leaves room for a number.

    左右, 约, 余: within the rounding of the number said. 以上, 不少于: any that is not smaller;
    以下, 不超过: any that is not larger. A range: any inside of it.
    """
    low, high = room(said)
    return (low is None or low <= held) and (high is None or held <= high)


def room(said: IndicatorValue) -> tuple[Decimal | None, Decimal | None]:
    """The lowest and the highest number that what is said leaves room for."""
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
    years = {year for text in (spec.start, spec.end) for year in re.findall(_YEAR, text)}
    return bool(years - {str(spec.year)})
