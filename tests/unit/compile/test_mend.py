"""``--fix``: the smallest edits, and a second run changes nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jxbudget.compile.check import Examined, examine
from jxbudget.compile.mend import mended
from jxbudget.workspace.shelf import Shelf

ROOT = Path(__file__).resolve().parents[3]
SPEC = (ROOT / "specs/2025/造血干细胞捐献工作经费.yaml").read_text(encoding="utf-8")

Judge = Callable[[bytes], Examined]


@pytest.fixture
def judge(shelf: Shelf) -> Judge:
    return lambda data: examine("specs/2025/a.yaml", data, shelf)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("资金总额: 333.93", "资金总额: 333.93万元", "资金总额: 333.93"),
        ("资金总额: 333.93", "资金总额: ３３３.９３", "资金总额: 333.93"),
        ("资金总额: 333.93", "资金总额: '1,333.93'", "资金总额: '1333.93'"),
        ("其他资金: 150}", "其他资金: 1,150}", "其他资金: 1150}"),
        ("主管部门: 江苏", "主管部门：江苏", "主管部门: 江苏"),
        ("主管部门: 江苏", "主管部门： 江苏", "主管部门: 江苏"),
        ("主管部门: 江苏", "主管部门:江苏", "主管部门: 江苏"),
        ("主管部门: 江苏", "主管部门: 江\u200b苏", "主管部门: 江苏"),
        ("[≥50例, ≥150例]", "[>=50例, >=150例]", "['>=50例', '>=150例']"),
    ],
)
def test_what_is_mechanical_is_mended_and_nothing_else(
    judge: Judge, old: str, new: str, expected: str
) -> None:
    assert SPEC.count(old) == 1
    broken = SPEC.replace(old, new).encode()
    after = mended(broken, judge)
    wanted = SPEC.replace(old, expected)
    # rules on values may mend a sign further than the text alone asks for
    assert after.decode().replace("'≥", "'>=") == wanted
    assert mended(after, judge) == after


def test_line_ends_comments_and_byte_order_mark_stay(judge: Judge) -> None:
    text = SPEC.replace("资金总额: 333.93", "资金总额: 333.93万元").replace("\n", "\r\n")
    after = mended(b"\xef\xbb\xbf" + text.encode(), judge)
    assert after == b"\xef\xbb\xbf" + SPEC.replace("\n", "\r\n").encode()


@pytest.mark.parametrize(
    "text",
    [
        SPEC,
        SPEC.replace("资金总额: 333.93", "资金总额: 三百"),
        SPEC.replace("[≥50例, ≥150例]", "[≥50例, ≥150例"),
        SPEC.replace("捐献者满意度: [≥0%, ≥95%]", "捐献者满意度: >=95%  # 去年同"),
        "",
        "甲",
    ],
)
def test_what_is_not_mechanical_is_left_alone(judge: Judge, text: str) -> None:
    assert mended(text.encode(), judge) == text.encode()


def test_another_encoding_is_left_alone(judge: Judge) -> None:
    data = SPEC.encode("gb18030")
    assert mended(data, judge) == data
