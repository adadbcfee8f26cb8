"""UTF-8 once read as GBK: 省本级 becomes 鐪佹湰绾. No author wrote that."""

import re
from collections.abc import Iterable

from jxbudget.diagnostic import Defect, Diagnostic, Severity, Text
from jxbudget.forms.form import Form
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import Rule

_RUN = re.compile("[一-鿿]{3,}")

DEFECT = Defect(
    "JX122",
    "text-looks-garbled",
    Severity.WARNING,
    title=Text("疑似乱码", "Text looks garbled"),
    message=Text(
        "“{given}”像是乱码，原文可能是“{meant}”。", "“{given}” may once have been “{meant}”."
    ),
    help=Text(
        "核对原文；多半是文件按 GBK 打开又保存过。",
        "Check the original; the file was probably opened as GBK and saved.",
    ),
)


def check(spec: AnySpec, _: Form) -> Iterable[Diagnostic]:
    """No run of Chinese is the GBK reading of another run in UTF-8."""
    for name, text in spec.texts.items():
        for run in _RUN.findall(text):
            meant = _read_as_utf8(run)
            if meant:
                yield DEFECT.at(name, given=run, meant=meant)
                break


def _read_as_utf8(run: str) -> str:
    """What the bytes of a run say in UTF-8 when all of them but a torn end do, else nothing."""
    try:
        data = run.encode("gbk")
    except UnicodeEncodeError:
        return ""
    meant = data.decode("utf-8", errors="ignore")
    whole = len(meant.encode()) >= len(data) - 2
    return meant if whole and len(meant) >= 2 and _RUN.sub("", meant + meant[-1]) == "" else ""


RULE = Rule(DEFECT, check)
