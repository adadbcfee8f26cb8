"""What stands in a draft for words that are still to come: ``**``, ``XX``, ``（100字以内）``."""

import re

from jxbudget.rules.text.markup_in_text import without_bold
from jxbudget.rules.text.passages import CONTACT, Passage, Sort
from jxbudget.rules.text.signs import TO_COME

_OPEN, _CLOSE = r"[（(【\[]", r"[）)】\]]"
_COMING = "待填写?|待填报|待补充?|待核实?|待完善|待确定"
_ANYWHERE = (
    r"(?<![0-9*＊])[*＊]{2,}(?![0-9*＊])|(?<![0-9])20(?:XX|xx|××|\*\*)(?=年)"
    r"|(?<![0-9A-Za-z_./@-])(?:X{2,}|x{2,}|×{2,})"
    r"(?![0-9A-Za-z_/@×-]|\.[a-z]|型)"
    r"|(?<![0-9A-Za-z_＿])(?:_{2,}|＿{2,})(?![0-9A-Za-z_＿])"
    r"|[?？]{3,}|\{\{[^{}\n]*\}\}|\$\{[^{}\n]*\}"
    rf"|{_OPEN}(?:请?填写|{_COMING}){_CLOSE}"
    r"|(?:此处|在此处?)(?:填写|填报|输入|插入)|(?:单击|点击)(?:或点击)?(?:此处|这里)(?:输入|添加|填写)"
)
_WORD = r"[^\W_]"
_WHOLE = rf"(?:{_COMING}|待定|…+|\.{{3,}}|。{{3,}}|示例[0-9一二三]?)[。.]?"
_SIGNS = "*＊Xx×_＿?？{$填此击"
SIGN = re.compile(
    r"\*[*＊]|＊[*＊]|XX|xx|××|__|＿＿|\?[?？]|？[?？]|\{\{|\$\{|填写|此[处填输插]|击[此这或]"
    r"|待[填补核完确定]|示例|例如|请[在填输简概]|字(?<=[0-9个\s]字)|…|\.\.\.|。。。"
)
"""Without one of these, nothing stands for something else: 待填, 示例, ……, （100字以内）."""

_RARE = frozenset(f"*＊Xx×_＿?？{{$…{TO_COME}")

_LONGEST = 12
_LENGTH = (
    r"(?:限|不超过|不多于|不少于|控制在)?\s*[0-9]{2,4}\s*(?:个)?字(?:以内|之内|以上|左右|以下)?"
)
_LENGTH_HINT = (
    rf"(?:^|(?<=[。\n])|(?:目标|内容|必要性|可行性|职能|简述|概述|说明))({_OPEN}{_LENGTH}{_CLOSE})"
    rf"|^({_OPEN}[^（）()\n]{{0,20}}{_LENGTH}{_CLOSE})|({_OPEN}{_LENGTH}(?<=内){_CLOSE})$"
)
_ASKED = "请(?:在此)?(?:填写|输入|简述|简要|概述)"
_BEGINNINGS = ("请", "（", "(", "【", "[", "填写说明", "示例", "例如")
_FIRST = rf"{_OPEN}{_ASKED}|{_ASKED}[^，。；：:\n]{{0,10}}[：:]|{_OPEN}?(?:填写说明|示例|例如)[：:]"


def may_be_to_come(whole: str, signs: frozenset[str]) -> bool:
    """Whether a text with these signs may have a ``SIGN``; cheaper to tell than to look for one."""
    return not _RARE.isdisjoint(signs) or "..." in whole or "。。。" in whole


def stand_in(passage: Passage) -> str:
    """The first words of a passage that stand for something else, or nothing.

    A name that is nothing but signs is another rule's.
    """
    text = passage.text.strip()
    if passage.sort is Sort.NAME and not re.search(_WORD, text):
        return ""
    if len(text) <= _LONGEST and re.fullmatch(_WHOLE, text):
        return text
    if any(sign in text for sign in _SIGNS):
        for found in re.finditer(_ANYWHERE, without_bold(text)):
            if not _is_meant(found[0], passage.label, text):
                return found[0]
    return _hint(text) if passage.sort is Sort.PROSE else ""


def is_to_come(label: str, text: str) -> bool:
    """Whether the text of a field is still to be written, as far as a stand-in says so."""
    return bool(stand_in(Passage(Sort.PROSE, (label,), label, text)))


def _names_a_length(text: str) -> bool:
    return "字" in text and re.search(r"[0-9]\s*个?字", text) is not None


def _is_meant(words: str, label: str, text: str) -> bool:
    """王** 139****0000 is a person masked, XX in a text on XY chromosomes a chromosome."""
    if label == CONTACT:
        return len(re.findall("[0-9]", text)) >= 4
    if words[0] in "*＊":
        return (
            re.search(rf"(?:患者|同志|当事人|学生|联系人)[一-鿿]{re.escape(words)}", text)
            is not None
        )
    if words[0] not in "Xx":
        return False
    quoted = re.search(rf"“[^“”\n]{{0,12}}{words}[^“”\n]{{0,12}}”", text) is not None
    return quoted or "染色体" in text or "XY" in text


def _hint(text: str) -> str:
    found = re.search(_LENGTH_HINT, text) if _names_a_length(text) else None
    if found:
        return found[found.lastindex or 0]
    first = re.match(_FIRST, text) if text.startswith(_BEGINNINGS) else None
    return first[0] if first else ""
