"""UTF-8 once read as GBK: 省本级 becomes 鐪佹湰绾. No author wrote that."""

import re

from jxbudget.diagnostic import Diagnostic, Text, warning
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdict, Verdicts
from jxbudget.rules.text.passages import words
from jxbudget.rules.text.signs import LOST

_RUN = "[一-鿿]{3,}"
_LOST = "(?:锟斤拷)+|烫{3,}|屯{3,}"
_FIRST, _NEXT = range(0xE4, 0xEA), range(0x80, 0xC0)
_AS_UTF8 = bytes(
    ord("F" if byte in _FIRST else "n" if byte in _NEXT else "-") for byte in range(256)
)
_TWO_CHARACTERS = re.compile(b"Fnn.{0,2}Fnn")

DEFECT = warning(
    "JX122",
    "text-looks-garbled",
    title=Text("疑似乱码", "Text looks garbled"),
    message=Text("“{given}”像是乱码，{meant}。", "“{given}” looks garbled; {meant_en}."),
    help_=Text(
        "核对原文；多半是文件按 GBK 打开又保存过。",
        "Check the original; the file was probably opened as GBK and saved.",
    ),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """No run of Chinese is the GBK reading of another run in UTF-8."""
    written = words(case)
    if written.signs.isdisjoint(LOST) and not _may_be_utf8("\n".join(written.fields.values())):
        return [HOLDS]
    return [_judged(name, text) for name, text in written.fields.items() if text]


def _may_be_utf8(text: str) -> bool:
    """Whether the GBK bytes of a text hold two Chinese characters in UTF-8, marks aside."""
    text = text.replace("，", "-").replace("、", "-").replace("。", "-")
    data = text.encode("gbk", errors="replace").translate(_AS_UTF8)
    return _TWO_CHARACTERS.search(data) is not None


def _judged(name: str, text: str) -> Diagnostic | Verdict:
    if not (any(sign in text for sign in LOST) or _may_be_utf8(text)):
        return HOLDS
    lost = re.search(_LOST, text)
    runs = ((run, _read_as_utf8(run)) for run in re.findall(_RUN, text))
    given, meant = next(((run, meant) for run, meant in runs if meant), ("", ""))
    if lost:
        given, facts = lost[0], {"meant": "原文已经丢失", "meant_en": "the original is lost"}
    else:
        facts = {"meant": f"原文可能是“{meant}”", "meant_en": f"it may have been “{meant}”"}
    return DEFECT.at(name, given=given, **facts).on_words(given) if given else HOLDS


def _read_as_utf8(run: str) -> str:
    """What the bytes of a run say in UTF-8 when all of them but a torn end do, else nothing."""
    try:
        data = run.encode("gbk")
    except UnicodeEncodeError:
        return ""
    meant = data.decode("utf-8", errors="ignore")
    whole = len(meant.encode()) >= len(data) - 2
    return meant if whole and len(meant) >= 2 and re.sub(_RUN, "", meant + meant[-1]) == "" else ""


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "文件按错的编码打开又保存，字就变了样；印出来的表没有人看得懂。",
        "A file opened in the wrong encoding and saved says something else; nobody can read it.",
    ),
    good="项目级次: 省本级",
    bad="项目级次: 鐪佹湰绾",
)
