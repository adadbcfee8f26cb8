"""What a spec excuses: by rule and place, with a reason, for as long as it says."""

from datetime import date
from pathlib import Path

import pytest

from jxbudget.compile.check import examine
from jxbudget.compile.govern import Governed, govern
from jxbudget.compile.run import check_texts
from jxbudget.compile.settings import Settings, Table
from jxbudget.workspace.shelf import Shelf

ROOT = Path(__file__).resolve().parents[3]
SPEC = ROOT / "specs/2025/造血干细胞捐献工作经费.yaml"
TODAY = date(2026, 11, 24)


def judged(shelf: Shelf, waivers: str, wrong: bool = True) -> Governed:
    text = SPEC.read_text(encoding="utf-8")
    if wrong:
        text = text.replace("资金总额: 333.93", "资金总额: 333.9")
    path = SPEC.relative_to(ROOT).as_posix()
    data = (text + waivers).encode()
    run = check_texts({path: data}, shelf)
    settings = Settings(Table(select=("JX2", "JX8")))
    return govern(run, settings, TODAY, lambda path: examine(path, data, shelf))


def codes(governed: Governed) -> list[str]:
    return [one.code for one in governed.diagnostics]


def test_without_a_waiver_the_findings_count(shelf: Shelf) -> None:
    assert codes(judged(shelf, "")) == ["JX201", "JX202"]


@pytest.mark.parametrize(
    "place",
    ["", "项目资金", "项目资金/收入", "项目资金 / 收入 / 资金总额", "资金总额", "资金 总额"],
)
def test_a_waiver_excuses_a_rule_where_it_says(shelf: Shelf, place: str) -> None:
    entry = f"豁免:\n  - 规则: JX201\n    理由: 合同尾差\n    位置: {place}\n"
    governed = judged(shelf, entry)
    assert codes(governed) == ["JX202"]
    assert [(one.diagnostic.code, one.waiver.reason) for one in governed.excused] == [
        ("JX201", "合同尾差")
    ]


def test_a_waiver_may_name_the_slug_and_count_for_a_while(shelf: Shelf) -> None:
    entry = "豁免:\n  - {规则: expenditure-is-not-the-total, 理由: 尾差, 至: 2026-11-24}\n"
    assert codes(judged(shelf, entry)) == ["JX201"]


@pytest.mark.parametrize("place", ["收入", "全年", "项目资金/支出", "资金"])
def test_a_step_that_many_paths_have_names_no_place(shelf: Shelf, place: str) -> None:
    entry = f"豁免:\n  - {{规则: JX201, 理由: 尾差, 位置: {place}}}\n"
    assert codes(judged(shelf, entry)) == ["JX201", "JX202", "JX803"]


def test_a_waiver_elsewhere_is_not_used(shelf: Shelf) -> None:
    entry = "豁免:\n  - {规则: JX201, 理由: 尾差, 位置: 年度目标}\n"
    assert codes(judged(shelf, entry)) == ["JX201", "JX202", "JX803"]


def test_a_waiver_that_is_over_is_told_and_excuses_nothing(shelf: Shelf) -> None:
    entry = "豁免:\n  - {规则: JX201, 理由: 尾差, 至: 2026-11-23}\n"
    governed = judged(shelf, entry)
    assert codes(governed) == ["JX201", "JX202", "JX804"]
    assert governed.diagnostics[-1].message() == "JX201 的豁免到 2026-11-23 为止。"


def test_a_waiver_without_anything_to_excuse_is_told(shelf: Shelf) -> None:
    entry = "豁免:\n  - {规则: JX201, 理由: 尾差}\n"
    assert codes(judged(shelf, entry, wrong=False)) == ["JX803"]


def test_a_waiver_of_a_rule_that_had_not_enough_data_is_not_called_unused(shelf: Shelf) -> None:
    entry = "豁免:\n  - {规则: JX603, 理由: 另行报批}\n"
    assert codes(judged(shelf, entry, wrong=False)) == []


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("{规则: JX999, 理由: 无}", "JX801"),
        ("{规则: JX301, 理由: 无}", "JX802"),
        ("{规则: JX006, 理由: 无}", "JX802"),
    ],
)
def test_what_cannot_be_waived_is_told(shelf: Shelf, entry: str, code: str) -> None:
    assert codes(judged(shelf, f"豁免:\n  - {entry}\n", wrong=False)) == [code]


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("- {规则: JX201}", "JX102"),
        ("- {规则: JX201, 理由: ''}", "JX103"),
        ("- {规则: JX201, 理由: 尾差, 到: 2026-01-01}", "JX101"),
        ("- {规则: JX201, 理由: 尾差, 至: 2026-02-30}", "JX116"),
        ("- {规则: JX201, 理由: 尾差, 至: 明年}", "JX116"),
        ("{JX201: 尾差}", "JX104"),
        ("- JX201", "JX104"),
    ],
)
def test_a_waiver_must_be_written_right(shelf: Shelf, entry: str, code: str) -> None:
    text = SPEC.read_text(encoding="utf-8") + f"豁免:\n  {entry}\n"
    found = check_texts({"a.yaml": text.encode()}, shelf)
    errors = [one.code for one in found.diagnostics if one.severity == "error"]
    assert errors == [code]
