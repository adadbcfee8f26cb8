"""UTF-8 once read as GBK: 省本级 becomes 鐪佹湰绾. No author wrote that."""

import re

from jxbudget.diagnostic import Text, warning
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts

_RUN = re.compile("[一-鿿]{3,}")
_LOST = re.compile("(?:锟斤拷)+|烫{3,}|屯{3,}")
"""What programs put in the place of text that they could not read."""

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
    for name, text in case.spec.texts.items():
        lost = _LOST.search(text)
        runs = ((run, _read_as_utf8(run)) for run in _RUN.findall(text))
        given, meant = next(((run, meant) for run, meant in runs if meant), ("", ""))
        if lost:
            given, facts = lost[0], {"meant": "原文已经丢失", "meant_en": "the original is lost"}
        else:
            facts = {"meant": f"原文可能是“{meant}”", "meant_en": f"it may have been “{meant}”"}
        if given:
            yield DEFECT.at(name, given=given, **facts).on_words(given)
        elif text:
            yield HOLDS


def _read_as_utf8(run: str) -> str:
    """What the bytes of a run say in UTF-8 when all of them but a torn end do, else nothing."""
    try:
        data = run.encode("gbk")
    except UnicodeEncodeError:
        return ""
    meant = data.decode("utf-8", errors="ignore")
    whole = len(meant.encode()) >= len(data) - 2
    return meant if whole and len(meant) >= 2 and _RUN.sub("", meant + meant[-1]) == "" else ""


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
