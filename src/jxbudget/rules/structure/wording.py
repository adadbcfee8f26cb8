"""What the names of indicators are made of, and which of them name nothing."""

import re
from functools import lru_cache

from jxbudget.model.naming import folded, plain

_WORDS = (
    "数量 质量 时效 成本 效益 满意度 满意率 完成率 合格率 达标率 及时率 及时性 "
    "完成及时性 完成及时率 按时完成率 覆盖率 优良率 优秀率 增长率 知晓率 准确率 "
    "有效率 使用率 利用率 人数 人次 次数 场次 例数 个数 篇数 "
    "份数 期数 件数 户数 面积 金额 数额 比例 比率 总数 总量 总成本 单位成本 "
    "成本标准 费用 支出 经济效益 社会效益 生态效益 可持续影响 影响 效果 成效 "
    "数量指标 质量指标 时效指标 成本指标 效益指标 满意度指标"
)
GENERIC = frozenset(_WORDS.split())
"""Kinds of indicators without their objects: 完成率, 数量."""
_HINT = re.compile(
    r"(?:[一二三四]级)?指标(?:[0-9一二三四五六七八九十]{1,3}|名称)?(?::.*)?|(?:指标)?[\W_]*"
)
_BRACKETED = re.compile(r"\([^()]*\)")
_OPTIONAL = re.compile(r"\((?:可选|选填|必填|可填|如有|示例|样例|自定义|可自行[^()]{0,6})\)")


def is_generic(name: str) -> bool:
    """Whether a name is a kind of indicator without its object: 完成率, 数量."""
    return plain(name) in GENERIC


@lru_cache(maxsize=8192)
def is_hint(name: str) -> bool:
    """Whether a name is, begins with or holds what a blank form says in its place."""
    name = folded(name)
    if "指标" in name or not plain(name):
        return bool(_HINT.fullmatch(name) or _OPTIONAL.search(name))
    return "(" in name and _OPTIONAL.search(name) is not None


@lru_cache(maxsize=8192)
def without_brackets(name: str) -> str:
    """A folded name without its explanations in brackets."""
    return _BRACKETED.sub("", folded(name))
