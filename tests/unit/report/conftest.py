"""One report with a finding of every sort, told the same on every run."""

from datetime import date

import pytest

from jxbudget.diagnostic import Edit, Label, Span, Text, error, firm, in_order, note, warning
from jxbudget.report import Report, Waived

UNBALANCED = error(
    "JX201",
    "total-is-not-the-sum-of-its-sources",
    Text("资金总额与来源合计不符", "The total is not the sum of its sources"),
    Text(
        "资金总额是 {given}，各项来源相加是 {expected}，相差 {difference}。",
        "The total is {given}, its sources add up to {expected}, a difference of {difference}.",
    ),
    Text("核对资金总额与各项来源。", "Check the total and its sources."),
)
DIFFERS = warning(
    "JX501",
    "indicator-differs-between-forms",
    Text("同一指标两处不同", "One indicator, two values"),
    Text(
        "“{name}”这里是 {given}，另一张表是 {other}。",
        "“{name}” is {given} here and {other} there.",
    ),
    Text("核对两张表。", "Compare the two forms."),
)
FULL_WIDTH = note(
    "JX410",
    "full-width-digits",
    Text("数字是全角的", "Full-width digits"),
    Text("“{given}”里有全角数字。", "“{given}” has full-width digits."),
    Text("改成半角。", "Write them half-width."),
)
UNREADABLE = firm(
    error(
        "JX003",
        "not-utf-8",
        Text("不是 UTF-8", "Not UTF-8"),
        Text("文件不是 UTF-8 编码。", "The file is not in UTF-8."),
        Text("另存为 UTF-8。", "Save it as UTF-8."),
    )
)
WHY = {"JX201": Text("财政部门逐项核对资金。", "The office of finance checks every sum.")}

FIRST, SECOND, CLEAN = "specs/2025/献血.yaml", "specs/2025/运维 专项.yaml", "specs/2025/c.yaml"
TEXTS = {
    FIRST: "项目资金:\n  收入: {资金总额: 333.9, 其他资金: 333.93}\n志愿者: ≥１００人\n",
    SECOND: "项目名称: 运维\n志愿者: ≥90人\n完成率: 100%\n",
    CLEAN: "项目名称: 好\n",
}


TOTAL = UNBALANCED.at(
    *("项目资金", "收入", "资金总额"), given="333.9", expected="333.93", difference="0.03"
)._replace(
    path=FIRST,
    span=Span(2, 14, 2, 19),
    excerpt="333.9",
    labels=(
        Label(
            ("项目资金", "收入", "其他资金"),
            Text("计入 {amount}", "counts {amount}"),
            {"amount": "333.93"},
            Span(2, 27, 2, 33),
        ),
    ),
)
VOLUNTEERS = DIFFERS.at("志愿者", name="志愿者", given="≥１００人", other="≥90人")._replace(
    path=FIRST,
    span=Span(3, 6, 3, 11),
    excerpt="≥１００人",
    labels=(
        Label(
            ("志愿者",),
            Text("这里是 {given}", "{given} here"),
            {"given": "≥90人"},
            Span(2, 6, 2, 10),
            SECOND,
        ),
    ),
)
DIGITS = FULL_WIDTH.at("志愿者", given="≥１００人")._replace(
    path=FIRST,
    span=Span(3, 6, 3, 11),
    excerpt="≥１００人",
    edits=(Edit(Span(3, 7, 3, 10), "100"),),
)
ENCODING = UNREADABLE.at()._replace(path="specs/2025/旧.yaml")
EXCUSED = DIFFERS.at("完成率", name="完成率", given="100%", other="95%")._replace(
    path=SECOND,
    span=Span(3, 6, 3, 10),
    excerpt="100%",
)


@pytest.fixture
def sample() -> Report:
    """Errors, a warning with a label in another file, a note with a fix, and a waiver."""
    return Report(
        found=in_order([TOTAL, VOLUNTEERS, DIGITS, ENCODING]),
        texts=TEXTS,
        files=4,
        waived=(Waived(EXCUSED, "两张表口径不同", date(2026, 12, 31), Span(3, 1, 3, 4)),),
        baselined=2,
        defects=(UNBALANCED, DIFFERS, FULL_WIDTH, UNREADABLE),
        why=WHY,
        version="0.1.0",
    )
