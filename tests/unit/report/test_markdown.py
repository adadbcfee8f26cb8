from dataclasses import replace

import pytest

from jxbudget.diagnostic import Severity, Text, error
from jxbudget.report import FORMATS, Report
from jxbudget.report.markdown import LONGEST, harmless

DEFECT = error("JX999", "x", Text("题", "Title"), Text("{x}", "{x}"), Text("改", "Mend"))


def told(report: Report) -> str:
    return str(FORMATS["markdown"].write(report, "zh"))


def test_the_verdict_comes_first_and_only_errors_fail(sample: Report) -> None:
    assert told(sample).startswith("**不通过**：检查了 4 个文件：2 个错误")
    passing = replace(sample, found=sample.of(Severity.NOTE), waived=())
    assert told(passing).startswith("**通过**：检查了 4 个文件：0 个错误")
    assert told(Report((), {}, 2)) == "**通过**：检查了 2 个文件，没有发现问题。\n"


@pytest.mark.parametrize("fact", ["字" * 200, "|" * 200, "x"])
def test_what_is_too_long_is_cut_by_rows_and_counted(fact: str) -> None:
    levels = [Severity.ERROR] * 1_500 + [Severity.NOTE] * 1_500
    found = tuple(DEFECT.at(x=fact)._replace(path="a.yaml", level=level) for level in levels)
    text = told(Report(found, {}, 1))
    rows = text.count("| JX999 |")
    left = [int(line.split(" ")[1]) for line in text.splitlines() if line.startswith("还有")]
    assert LONGEST - 6_000 < len(text) <= LONGEST
    assert rows + sum(left) == 3_000
    assert text.index("### 错误 (1500)") < text.index("<summary>提示 (1500)</summary>")
    assert text.endswith("</details>\n")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("资金总额是 1.5 万元。", "资金总额是 1.5 万元。"),
        ("a|b", "a&#124;b"),
        ("`*_[]<>\\", "&#96;&#42;&#95;&#91;&#93;&#60;&#62;&#92;"),
        ("@all", "&#64;&#8203;all"),
        ("@", "&#64;"),
        ("#1 x", "&#35;&#8203;1 x"),
        ("100%", "100&#37;"),
        ("http://x", "http&#58;&#8203;//x"),
        ("www.x", "www&#46;&#8203;x"),
        (":tada:", "&#58;&#8203;tada:"),
        ("12:30", "12:30"),
        ("&lt;", "&#38;&#8203;lt;"),
    ],
)
def test_marks_become_entities(text: str, safe: str) -> None:
    assert harmless(text) == safe
