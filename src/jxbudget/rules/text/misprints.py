"""Misprints that are right in no context: a core to look for, the whole pattern, what is meant.

A core is plain text and quick to look for. The pattern says around which neighbours the same
letters are right: ``目的的确``, ``自己经办``, ``合格律师``.
"""

import re
from collections import defaultdict

from jxbudget.rules.text.signs import MISPRINTED

_CHECKED = ("及时", "规范", "合理", "充分", "健全", "有效", "明确", "科学", "完善", "合规")
_RATES = ("合格", "完成", "覆盖", "及时", "达标", "出勤", "利用", "到位", "知晓", "优良")
_END = r"(?=$|[（(：:≥≤=＝达大不为、，。；\n])"

Suspect = tuple[str, str, str]
"""A misprint that may stand in a text: its core, its pattern, and what is meant by it."""

MISPRINTS: tuple[Suspect, ...] = (
    ("知晓率度", "知晓率度(?![假过量])", "知晓度"),
    ("满意率度", "满意率度(?![假过量])", "满意度"),
    ("知晓度率", "知晓度率(?![先领])", "知晓率"),
    ("满意度率", "满意度率(?![先领])", "满意度"),
    ("满意度度", "满意度度(?![假过量汛])", "满意度"),
    ("率率", "([行格意成盖用勤位标时晓及])率率(?![先领])", r"\1率"),
    *((f"{word}性性", f"{word}性性(?![质能别格状价情])", f"{word}性") for word in _CHECKED),
    *((f"{word}律", f"{word}律{_END}", f"{word}率") for word in _RATES),
    *((f"{word}行", f"{word}行$", f"{word}性") for word in ("及时", "健全", "充分", "明确")),
    ("绩校", "绩校(?=目标|指标|评价|管理|监控|自评|运行)", "绩效"),
    ("积效", "积效(?=目标|指标|评价|管理|监控|自评)", "绩效"),
    ("绩效目表", "绩效目表", "绩效目标表"),
    ("的的", "(?<![目标打矢靶面之中有])的的(?![确士哥卡姐款喀])", "的"),
    ("完成完成", "完成完成(?![率情度时值量后])", "完成"),
    ("进行进行", "进行进行(?!曲)", "进行"),
    ("开展开展", "(?<![公召打舒铺伸])开展开展(?![示览现出])", "开展"),
    ("加强加强", "加强加强(?![针型版])", "加强"),
    ("提高提高", "提高提高(?![班组])", "提高"),
    ("推进推进", "推进推进(?![器会剂组])", "推进"),
    ("万元元", "万元元(?![旦宵月素器宇年件帅老首])", "万元"),
    ("人人次", "([0-9万])人人次", r"\1人次"),
    ("%%", "%%", "%"),
    ("％％", "％％", "％"),
    ("布署", "(?<![公发颁宣分散])布署(?!名)", "部署"),
    ("统畴", "统畴", "统筹"),
    ("贯砌", "贯砌", "贯彻"),
    ("惯彻落实", "惯彻落实", "贯彻落实"),
    ("落时", "(?<=贯彻)落时", "落实"),
    ("培训斑", "培训斑", "培训班"),
    ("制度键全", "制度键全", "制度健全"),
    ("机制键全", "机制键全", "机制健全"),
    ("己经", "(?<![自知异克利])己经(?![历营济验手典费办])", "已经"),
    ("迸度", "迸度", "进度"),
    ("迸行", "迸行", "进行"),
    ("推迸", "推迸", "推进"),
    ("促迸", "促迸", "促进"),
    ("髙质量", "髙质量", "高质量"),
    ("提髙", "提髙", "提高"),
    ("人民群从", "人民群从", "人民群众"),
    ("义物教育", "义物教育", "义务教育"),
    ("资金便用", "资金便用", "资金使用"),
)


_DOUBLED = re.compile(r"([率度性的元%人])(?:\1|(?<=率)度|(?<=度)率)")
_AT_AN_END = "行\n"


def _told_by(core: str, pattern: str) -> str:
    """What is quicker to look for than a core: a rare letter, a doubled one, a text's last."""
    rare = next((letter for letter in f"{MISPRINTED}％" if letter in core), "")
    if rare:
        return rare
    if _DOUBLED.search(core):
        return "doubled"
    return _AT_AN_END if pattern.endswith("行$") else ""


_BY_SIGN: defaultdict[str, list[Suspect]] = defaultdict(list)
for _one in MISPRINTS:
    _BY_SIGN[_told_by(*_one[:2])].append(_one)
_ANYWHERE, _DOUBLES, _ENDS = map(_BY_SIGN.pop, ("", "doubled", _AT_AN_END))


def suspects(whole: str, signs: frozenset[str]) -> list[Suspect]:
    """The misprints whose core stands in texts, each with a line break behind it."""
    some = [one for sign in signs for one in _BY_SIGN.get(sign, ())] + _ANYWHERE
    some += _DOUBLES if _DOUBLED.search(whole) else ()
    some += _ENDS if _AT_AN_END in whole else ()
    found = [one for one in some if one[0] in whole]
    return sorted(found, key=MISPRINTS.index) if found else []


def misprints(text: str, suspected: list[Suspect]) -> list[tuple[str, str]]:
    """The misprints in a text, each once: the words as they stand, and what they should be."""
    found = [
        (match[0], match.expand(right))
        for core, pattern, right in suspected
        if core in text and (match := re.search(pattern, text))
    ]
    return list(dict.fromkeys(found))
