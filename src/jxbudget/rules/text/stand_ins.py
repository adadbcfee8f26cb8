"""What stands in a draft for words that are still to come: ``**``, ``XX``, ``（100字以内）``."""

import re

from jxbudget.rules.text.markup_in_text import BOLD
from jxbudget.rules.text.passages import CONTACT, Passage, Sort

_OPEN, _CLOSE = r"[（(【\[]", r"[）)】\]]"
_COMING = "待填写?|待填报|待补充?|待核实?|待完善|待确定"
_ANYWHERE = re.compile(
    r"(?<![0-9*＊])[*＊]{2,}(?![0-9*＊])|(?<![0-9])20(?:XX|xx|××|\*\*)(?=年)"
    r"|(?<![0-9A-Za-z_./@-])(?:X{2,}|x{2,}|×{2,})"
    r"(?![0-9A-Za-z_/@×-]|\.[a-z]|型)"
    r"|(?<![0-9A-Za-z_＿])(?:_{2,}|＿{2,})(?![0-9A-Za-z_＿])"
    r"|[?？]{3,}|\{\{[^{}\n]*\}\}|\$\{[^{}\n]*\}"
    rf"|{_OPEN}(?:请?填写|{_COMING}){_CLOSE}"
    r"|(?:此处|在此处?)(?:填写|填报|输入|插入)|(?:单击|点击)(?:或点击)?(?:此处|这里)(?:输入|添加|填写)"
)
_WORD = re.compile(r"[^\W_]")
_DIGIT = re.compile(r"[0-9]")
_WHOLE = re.compile(rf"(?:{_COMING}|待定|…+|\.{{3,}}|。{{3,}}|示例[0-9一二三]?)[。.]?")
_SIGN = re.compile("[*＊Xx×_＿?？{$填此击]")
_LONGEST = 12
_LENGTH = (
    r"(?:限|不超过|不多于|不少于|控制在)?\s*[0-9]{2,4}\s*(?:个)?字(?:以内|之内|以上|左右|以下)?"
)
_LENGTH_HINT = re.compile(
    rf"(?:^|(?<=[。\n])|(?:目标|内容|必要性|可行性|职能|简述|概述|说明))({_OPEN}{_LENGTH}{_CLOSE})"
    rf"|^({_OPEN}[^（）()\n]{{0,20}}{_LENGTH}{_CLOSE})|({_OPEN}{_LENGTH}(?<=内){_CLOSE})$"
)
_ASKED = "请(?:在此)?(?:填写|输入|简述|简要|概述)"
_FIRST = re.compile(
    rf"{_OPEN}{_ASKED}|{_ASKED}[^，。；：:\n]{{0,10}}[：:]|{_OPEN}?(?:填写说明|示例|例如)[：:]"
)


def stand_in(passage: Passage) -> str:
    """The first words of a passage that stand for something else, or nothing.

    A name that is nothing but signs is another rule's.
    """
    text = passage.text.strip()
    if passage.sort is Sort.NAME and not _WORD.search(text):
        return ""
    if len(text) <= _LONGEST and _WHOLE.fullmatch(text):
        return text
    if _SIGN.search(text):
        for found in _ANYWHERE.finditer(BOLD.sub("", text)):
            if not _is_meant(found[0], passage.label, text):
                return found[0]
    return _hint(text) if passage.sort is Sort.PROSE else ""


def is_to_come(label: str, text: str) -> bool:
    """Whether the text of a field is still to be written, as far as a stand-in says so."""
    return bool(stand_in(Passage(Sort.PROSE, (label,), label, text)))


def _is_meant(words: str, label: str, text: str) -> bool:
    """王** 139****0000 is a person masked, XX in a text on XY chromosomes a chromosome."""
    if label == CONTACT:
        return len(_DIGIT.findall(text)) >= 4
    if words[0] in "*＊":
        return (
            re.search(rf"(?:患者|同志|当事人|学生|联系人)[一-鿿]{re.escape(words)}", text)
            is not None
        )
    quoted = re.search(rf"“[^“”\n]{{0,12}}{words}[^“”\n]{{0,12}}”", text) is not None
    return words[0] in "Xx" and (quoted or "染色体" in text or "XY" in text)


def _hint(text: str) -> str:
    found = _LENGTH_HINT.search(text) if "字" in text else None
    if found:
        return found[found.lastindex or 0]
    first = _FIRST.match(text)
    return first[0] if first else ""
