"""What the labels of official forms look like."""

import re
import unicodedata

PROJECT_NAME = re.compile(r"(?:.{0,8}项目|专项|政策|转移支付|资金)[^名]{0,8}名称(?:[及与和/、].*)?")
UNIT_NAME = re.compile(r"[^项]{0,5}(?:部门|单位).{0,8}名称")
_TITLE = re.compile(r".*(?:绩效|目标|预算).*(?:表|书)(?:[(（].*[)）])?")
YEAR = re.compile(r"((?:19|20|21)[0-9]{2})\s*年?度?")
TITLED_YEAR = re.compile(r"[(（]?(?:19|20|21)[0-9]{2}年度?[)）]?")
BLANK_YEAR = re.compile(r"[(（]?[_\sXx×]*年度?[)）]?")
BESIDE = re.compile(
    r"[(（]?(?:附件|附表|填[报表制]|申报|编[报制]|制表|报送|金额单位|单位[:：]|审核|备注[:：]|注[:：])"
)
"""How lines around a table begin."""

_MARKS = re.compile(r"[\s\u200b\ufeff]+")
_BRACKET = re.compile(r"[(（][^()（）]*[)）]$")
_SHORT = re.compile(
    ".*(?:名称|单位|类型|类别|时间|日期|部门|负责人|电话|联系人|级次|属性|年限|编码|代码|周期|期限?|"
    "期间|方式|金额|地点|性质|来源|状态|处室|科室|人数|年度|分类|领域|级别|责任人|经办人|备注|地址|电话|"
    "邮箱|范畴|科目|编号|序号)"
)
_LONG = re.compile(
    ".*(?:目标|内容|必要性|可行性|依据|职能|职责|任务|概况|概述|情况|说明|简介|背景|措施|配置|计划|理由|"
    "意见|用途|范围|政策|方案|效益|问题|安排)"
)
_HINT = re.compile(
    r"[(（].*[)）]|填写.*|请.*|[_\-—/]+|[□○☐].*|.*年\s+月.*|[Xx×]+.*|(?:目标[0-9]*[:：.]\s*|[….]\s*)*"
)
_NUMBERED = re.compile(r"(?:其中[:：]?)?(?:[(（]?[0-9一二三四五六七八九十]{1,2}[)）、.．])?")
_NO_NAME = re.compile(r"(?:(?:[一二三四]级)?指标[0-9一二三四五六七八九十]*[:：.]?|[….。．·])*")
_SUM = re.compile(r"(?:总|合|小)(?:分|计)|得分|总得分")
_NO_LETTER = re.compile(r"[^一-鿿A-Za-z]*")

LONGEST = 30
"""Letters of a label at most."""

LONGEST_NAME = 60
"""Letters of the name of an indicator, or of a title, at most."""


def name_of(text: str) -> str:
    """A label without blanks, line breaks and the colon at its end."""
    return _MARKS.sub("", text).rstrip(":：")


def folded(text: str) -> str:
    """A label without what labels differ in: width of letters, brackets at its end."""
    return _BRACKET.sub("", unicodedata.normalize("NFKC", name_of(text)))


def source_of(text: str) -> str:
    """The name of a source of money without 其中 and its number."""
    name = name_of(text)
    return name[match.end() :] if (match := _NUMBERED.match(name)) else name


def is_label(text: str, longest: int = LONGEST) -> bool:
    """Whether a text may be a label at all."""
    name = name_of(text)
    return 0 < len(name) <= longest and not _NO_LETTER.fullmatch(name)


def is_title(text: str) -> bool:
    """Whether it is the title of a form."""
    name = name_of(text)
    return len(name) <= LONGEST_NAME and bool(_TITLE.fullmatch(name))


def is_sum(text: str) -> bool:
    """Whether it is the label of a sum below indicators."""
    return bool(_SUM.fullmatch(name_of(text)))


def is_short(text: str) -> bool:
    """Whether it is a label of a short field."""
    return is_label(text) and bool(_SHORT.fullmatch(folded(text)))


def is_long(text: str) -> bool:
    """Whether it is a label of paragraphs."""
    return is_label(text) and not is_short(text) and bool(_LONG.fullmatch(folded(text)))


def is_hint(text: str) -> bool:
    """Whether a text stands where something is to be filled in."""
    return bool(_HINT.fullmatch(text.strip()))


def is_no_name(text: str) -> bool:
    """Whether a text holds the place of an indicator: 指标1：, ……."""
    return bool(_NO_NAME.fullmatch(name_of(text)))
