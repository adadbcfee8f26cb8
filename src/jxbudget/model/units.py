"""Units that sentences count in: where they end, and which of them count the same."""

_TABLE = {
    "人": "人!大民才社员工口力均事类物机体身文生道间防行制选居 "
    "名!单称录额牌城 位!置于移点 人次 人天 人日 人月",
    "次": "次!年月日序要数生 场!地所馆景站均内外域 场次 期!间末刊限货望初中满权工项建 "
    "批!准复示发评文量改 批次 班次 轮!流换廓船胎候 起!草步点到来止见动诉义源重降始",
    "篇": "篇!幅 份!额子 本!科级年次地市省区县单院校项 册!子 部!门分委署级队位件长省落属 件!数 "
    "套!餐取种 张!家贴力挂 幅!度员",
    "个": "个!性 项!目 家!庭长属园电具畜禽乡校政国 处!理置于室级罚分长方 所!有以需属在得涉长内 "
    "座!谈位席椅 条!例件款 种!植子类养业质粮群苗源畜禽猪牛田 类!型别似 户!外籍口型主均数用 "
    "村!民庄级委镇里落居 台!账风湾胞 辆 门!户诊店槛类窗急 站!点位台长城所立在内 宗!旨教 "
    "例!如会行外 组!织成建长合件团员装 支!付出持撑部行援教气架线农柱流 头!部盔条 "
    "只!是有能要需为会占 株 棵 艘 架!构设 颗 枚 块 段 片!区面 瓶 盒 箱 袋 包!括含 剂!量 针!对 "
    "粒 标箱 家次 户次 车次 台次 例次 项次 件次 船次 架次 门次 点次 站次",
    "人份": "人份",
    "%": "% ‰ 个百分点 百分点 百分比",
    "元": "元!旦素月件器",
    "天": "天!然津气桥 小时 分钟 个月 个工作日 工作日 学时 课时",
    "公顷": "公顷 亩 平方米 平方公里 平方千米 ㎡ m2 m² 公里 千米 km 米 立方米 m3 m³ "
    "吨 公斤 千克 kg 升!级学至到降温 千瓦时 千瓦 兆瓦 GB TB",
}
"""By the first unit of each kind: its units, each with the letters that make it another word."""

SAME = {
    "名": "人",
    "位": "人",
    "场": "次",
    "场次": "次",
    "个百分点": "百分点",
    "㎡": "平方米",
    "m2": "平方米",
    "m²": "平方米",
    "m3": "立方米",
    "m³": "立方米",
    "km": "公里",
    "千米": "公里",
    "千克": "公斤",
    "kg": "公斤",
    "平方千米": "平方公里",
    "平米": "平方米",
    "m": "米",
    "方": "立方米",
    "t": "吨",
    "日": "天",
    "h": "小时",
    "人份": "份",
}
"""Two names of one unit."""

_ENTRIES = [entry.partition("!") for units in _TABLE.values() for entry in units.split()]
_KIND = {entry.partition("!")[0]: kind for kind, units in _TABLE.items() for entry in units.split()}
COUNTED = frozenset({"人", "次", "篇", "个", "人份"})
"""Kinds of which there are whole numbers only."""
TIME, MONEY, SHARE = "天", "元", "%"

_LETTERS_AFTER = {unit: frozenset(others) for unit, _, others in _ENTRIES}
_LENGTHS = {
    first: sorted({len(unit) for unit in _LETTERS_AFTER if unit[0] == first}, reverse=True)
    for first in {unit[0] for unit in _LETTERS_AFTER}
}
"""How long units are that begin with a letter, the longest first."""
_PER = frozenset("/*·")
_PERIODS = frozenset("年月日季")


def unit_end(text: str, at: int) -> int | None:
    """Where the unit ends that stands at a place in a sentence, None where none does.

    The longest is meant; compound ones (``元/人*天``) are one unit.
    """
    end = _end_of_one(text, at)
    while end and text[end : end + 1] in _PER:
        after = end + 2 if text[end + 1 : end + 2] in _PERIODS else _end_of_one(text, end + 1)
        if not after:
            break
        end = after
    return end


def _end_of_one(text: str, at: int) -> int | None:
    for length in _LENGTHS.get(text[at : at + 1], ()):
        end = at + length
        letters = _LETTERS_AFTER.get(text[at:end])
        if letters is not None and end <= len(text) and text[end : end + 1] not in letters:
            return end
    return None


def kind_of(unit: str | None) -> str:
    """What a unit counts: the first unit of its kind, or the unit itself when it has none."""
    return _KIND.get(unit or "", unit or "")


def one_name(unit: str | None) -> str:
    """The unit under one name for all its names, in any case: KM is 公里, 名 is 人."""
    name = (unit or "").casefold()
    return SAME.get(name, name)


def is_one_unit(first: str | None, second: str | None) -> bool:
    """Whether two names are names of one unit: 名 and 人, 场次 and 次."""
    return one_name(first) == one_name(second)
