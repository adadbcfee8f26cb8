"""A cell of Excel keeps 32 767 characters and drops the rest without a word."""

from collections.abc import Iterable

from jxbudget.diagnostic import Diagnostic, Text, error
from jxbudget.forms.form import Form
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import Rule

LONGEST = 32_767

DEFECT = error(
    "JX121",
    "text-too-long-for-a-cell",
    title=Text("文字超过一格的上限", "Text too long for a cell"),
    message=Text(
        "“{name}”有 {count} 个字，Excel 的一格最多放 {limit} 个。",
        "“{name}” has {count} characters; a cell of Excel keeps {limit}.",
    ),
    help_=Text("缩短这段文字。", "Shorten the text."),
)


def check(spec: AnySpec, _: Form) -> Iterable[Diagnostic]:
    """No text has more than 32 767 characters."""
    for name, text in spec.texts.items():
        count = len(text.encode("utf-16-le")) // 2  # as Excel counts
        if count > LONGEST:
            yield DEFECT.at_key(name, name=name, count=count, limit=LONGEST)


RULE = Rule(DEFECT, check)
