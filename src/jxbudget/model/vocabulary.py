"""The names a form lets its specs use: what the model checks keys against."""

from typing import Literal, NamedTuple

FormKind = Literal["项目", "部门整体"]

HALF, FULL = "半年", "全年"
INDICATORS = "绩效指标"
REVENUE, EXPENDITURE = "收入", "支出"
TOTAL = "资金总额"
BASIC, PROJECTS = "基本支出", "项目支出"


class Vocabulary(NamedTuple):
    """What one form prints, by the author's keys.

    ``fields`` are the labels of its texts, ``required`` those that may not stay blank, ``sources``
    the rows of its revenue (the total included), ``columns`` the value columns of its indicators,
    ``money`` those of its expenditure.
    """

    kind: FormKind
    fields: frozenset[str]
    required: tuple[str, ...]
    sources: tuple[str, ...]
    columns: tuple[str, ...]
    money: tuple[str, ...] = (HALF, FULL)
    has_indicators: bool = True
