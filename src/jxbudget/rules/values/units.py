"""Units of indicator values: what they measure, and which fit a name."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from jxbudget.rules.values.names import (
    is_change,
    is_percent_rate,
    is_progress,
    is_stock,
    plain_name,
)

_CLASSES: Mapping[str, str] = {
    "people": "人 名 位 人次 人(次) 人·次 口 人口 户 户次 学员 名学生",
    "cases": "例 例次 人例",
    "events": "次 场 期 批 场次 批次 场(次) 次(场) 轮 轮次 趟 回 届 班 班次 频次 起",
    "things": "个 项 家 处 座 所 台 套 台套 台(套) 辆 架 艘 件 只 头 株 棵 条 块 支 间 栋",
    "works": "篇 份 部 本 册 卷 幅 首 张",
    "shares": "% ‰ 个百分点 百分点",
    "money": "元 美元 欧元 港元 日元 英镑 人民币元",
    "areas": "平方米 ㎡ m2 m² 平米 平方公里 km2 km² 平方千米 亩 公顷 ha 亩次 万亩",
    "lengths": "米 m 公里 km 千米 里 延米 厘米 cm 毫米 mm",
    "weights": "吨 t 千克 kg 公斤 斤 克 g",
    "times": "天 日 工作日 个工作日 自然日 小时 h 分钟 秒 月 个月 年 周 季度 个季度 学时 课时",
}
_CLASS_OF = {unit: name for name, units in _CLASSES.items() for unit in units.split()}
_OF_A_MOMENT = re.compile(r"及时|按时|按期|准时|限期|(?<!资金)(?<!经费)使用")
_WHOLE = frozenset({"people", "cases", "events", "things", "works"})
_GROWING = frozenset(_WHOLE | {"money", "areas", "lengths", "weights"})

_FITTING: tuple[tuple[re.Pattern[str], str, frozenset[str]], ...] = tuple(
    (re.compile(name), unit, frozenset(classes.split()))
    for name, unit, classes in (
        (r"(?:人数|人次|人次数)$", "人", "people cases things"),
        (r"(?<![案比条事范示实病])例数$|(?<!典型)病例数$", "例", "cases works"),
        (r"(?<![人])(?:次数|场次|场次数|期数|批次|批次数)$", "次", "events things"),
        (r"篇数$", "篇", "works things"),
        (r"(?:天数|工作日数)$", "天", "times shares"),
        (r"面积$", "平方米", "areas shares"),
        (r"(?:金额|投资额|交易额|销售额|贷款额|补贴额)$", "元", "money shares"),
    )
)


@lru_cache(maxsize=4096)
def unit_class(unit: str | None) -> str:
    """What a unit measures, by what stands before ``/`` and ``*``; empty when not known."""
    if not unit:
        return ""
    head = re.split(r"[/*]", unicodedata.normalize("NFKC", unit))[0].strip()
    return _CLASS_OF.get(head) or _CLASS_OF.get(head.partition("(")[0], "")


@lru_cache(maxsize=1024)
def comes_whole(unit: str | None) -> bool:
    """Whether there is no half of the thing counted: 人, 次, 篇; not 次/年, 个月."""
    return bool(unit) and "/" not in str(unit) and unit_class(unit) in _WHOLE


@lru_cache(maxsize=4096)
def adds_up(name: str, unit: str | None) -> bool:
    """Whether amounts grow in the course of a year: counts and money; no prices, no levels."""
    if not unit or re.search(r"[/*每]", unit) or is_stock(name):
        return False
    counts_days = unit_class(unit) == "times" and plain_name(name).endswith(
        ("天数", "课时", "时长")
    )
    return counts_days or unit_class(unit) in _GROWING


@lru_cache(maxsize=4096)
def is_share(name: str, unit: str | None) -> bool:
    """Whether it is a share of work done, which only rises in the course of a year."""
    return unit == "%" and is_progress(name) and not _OF_A_MOMENT.search(name)


@lru_cache(maxsize=1024)
def spelt(unit: str | None) -> str:
    """A unit without what makes no difference: width, spaces, capitals."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", unit or "")).casefold()


@lru_cache(maxsize=4096)
def is_asking(name: str) -> bool:
    """Whether a name asks for a certain unit."""
    name = plain_name(name)
    return is_percent_rate(name) or any(pattern.search(name) for pattern, _, _ in _FITTING)


@lru_cache(maxsize=4096)
def expected_unit(name: str, unit: str | None) -> str:
    """The unit that the name asks for when the one given measures something else, else nothing."""
    given, name = unit_class(unit), plain_name(name)
    if not given or "/" in str(unit):
        return ""
    if is_percent_rate(name):
        return "" if given == "shares" or is_change(name) else "%"
    for pattern, fitting, classes in _FITTING:
        if pattern.search(name):
            return _unless_it_fits(fitting, given, classes, name)
    return ""


def _unless_it_fits(fitting: str, given: str, classes: frozenset[str], name: str) -> str:
    grown = given == "shares" and is_change(name)
    return "" if given in classes or grown else fitting
