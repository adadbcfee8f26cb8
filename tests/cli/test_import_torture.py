"""Forms as clerks and other programs leave them: placed right or listed, never wrong."""

import copy
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import Workbook, load_workbook

from jxbudget.cli import main
from tests.conftest import ROOT

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAME = "造血干细胞捐献工作经费"
PATH = f"specs/2025/{NAME}.yaml"
KNOWN = (ROOT / PATH).read_bytes()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One form, rendered into ``out``; no spec beside it."""
    shutil.copytree(ROOT / "specs", tmp_path / "given")
    monkeypatch.chdir(tmp_path)
    assert main(["render", f"given/2025/{NAME}.yaml", "--out", "out"]) == 0
    return tmp_path


def imported(path: str) -> bytes:
    code = main(["import", path])
    assert code in {0, 1}
    return Path(PATH).read_bytes()


def words(node: Any) -> str:
    return "".join(one.text or "" for one in node.iter(f"{W}t"))


def no_grid(body: Any) -> None:
    """Tables that do not tell their columns."""
    for grid in [*body.iter(f"{W}tblGrid")]:
        grid.getparent().remove(grid)


def no_borders(body: Any) -> None:
    """Tables without lines and without styles."""
    for name in ("tblBorders", "tcBorders", "tblStyle", "pStyle"):
        for one in [*body.iter(f"{W}{name}")]:
            one.getparent().remove(one)


def cut_in_two(body: Any) -> None:
    """A table that goes on in another, behind an empty paragraph."""
    table = [*body.iter(f"{W}tbl")][-1]
    rows = [*table.iter(f"{W}tr")]
    at = next(n for n, row in enumerate(rows) if "效益指标" in words(row))
    second = copy.deepcopy(table)
    for row in rows[at:]:
        table.remove(row)
    for row in [*second.iter(f"{W}tr")][:at]:
        second.remove(row)
    table.addnext(second)
    table.addnext(body.makeelement(f"{W}p"))


def heading_again(body: Any) -> None:
    """The heading of the indicators printed again in the middle."""
    rows = [*[*body.iter(f"{W}tbl")][-1].iter(f"{W}tr")]
    next(row for row in rows if "效益指标" in words(row)).addprevious(copy.deepcopy(rows[0]))


def labels_again(body: Any) -> None:
    """No merged labels: each is printed in all its rows."""
    for table in body.iter(f"{W}tbl"):
        above: dict[int, str] = {}
        for row in table.iter(f"{W}tr"):
            for at, cell in enumerate(row.iter(f"{W}tc")):
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                if merge is None:
                    continue
                if merge.get(f"{W}val") == "restart":
                    above[at] = words(cell)
                else:
                    paragraph = cell.find(f"{W}p")
                    run = paragraph.makeelement(f"{W}r")
                    text = run.makeelement(f"{W}t")
                    text.text = above.get(at, "")
                    run.append(text)
                    paragraph.append(run)
                merge.getparent().remove(merge)


def tracked(body: Any) -> None:
    """A value that was replaced with changes tracked."""
    (text,) = [one for one in body.iter(f"{W}t") if one.text == "≥150例"]
    run = text.getparent()
    gone = run.makeelement(f"{W}del")
    old = copy.deepcopy(run)
    old.find(f"{W}t").tag = f"{W}delText"
    old.find(f"{W}delText").text = "≥999例"
    gone.append(old)
    run.addprevious(gone)
    come = run.makeelement(f"{W}ins")
    run.addprevious(come)
    come.append(run)


def nested(body: Any) -> None:
    """Each table in the one cell of another."""
    for table in [*body.iter(f"{W}tbl")]:
        outer = table.makeelement(f"{W}tbl")
        row, cell = outer.makeelement(f"{W}tr"), outer.makeelement(f"{W}tc")
        table.addprevious(outer)
        cell.append(table)
        cell.append(cell.makeelement(f"{W}p"))
        row.append(cell)
        outer.append(row)


@pytest.mark.parametrize(
    "bend",
    [no_grid, no_borders, cut_in_two, heading_again, labels_again, tracked, nested],
    ids=lambda bend: bend.__name__,
)
def test_a_bent_word_file_is_the_same_form(desk: Path, bend: Callable[[Any], None]) -> None:
    file = docx.Document(f"out/{NAME}.docx")
    bend(file.element.body)
    file.save("弯.docx")
    assert imported("弯.docx") == KNOWN


def sheet_of(path: str) -> tuple[Any, Any]:
    book = load_workbook(path)
    return book, book.active


def test_the_indicators_may_stand_on_another_sheet(desk: Path) -> None:
    _, sheet = sheet_of(f"out/{NAME}.xlsx")
    book = Workbook()
    first: Any = book.active
    second: Any = book.create_sheet("指标")
    at = next(c.row for row in sheet.iter_rows() for c in row if c.value == "一级指标")
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                target = first if cell.row < at else second
                target.cell(cell.row - (0 if cell.row < at else at - 1), cell.column, cell.value)
    book.save("分.xlsx")
    text = imported("分.xlsx").decode()
    assert text == KNOWN.decode()


def test_hidden_rows_are_listed(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book, sheet = sheet_of(f"out/{NAME}.xlsx")
    last = sheet.max_row + 3
    sheet.cell(last, 1, "看不见的一行")
    sheet.row_dimensions[last].hidden = True
    book.save("藏.xlsx")
    text = imported("藏.xlsx").decode()
    assert text.startswith(KNOWN.decode())
    assert "看不见的一行" in text
    assert "“看不见的一行”（" in capsys.readouterr().out


def test_a_thousand_rows_are_read_in_time(desk: Path) -> None:
    rows = "".join(
        f"<tr><td>产出指标<td>数量指标<td>第{n}项次数<td>≥{n}次<td>≥{n + 1}次" for n in range(1_000)
    )
    head = "<tr><td>一级指标<td>二级指标<td>三级指标<td>半年指标值<td>全年指标值"
    title = "<h1>江苏省省级项目预算绩效目标表</h1><p>2025年度</p>"
    page = f"{title}<table><tr><td>项目名称<td>{NAME}</table>"
    Path("长.html").write_text(f"{page}<table>{head}{rows}</table>", encoding="utf-8")
    text = imported("长.html").decode()
    assert text.count("项次数: [≥") == 1_000
    assert "      第999项次数: [≥999次, ≥1000次]\n" in text


def test_notes_below_the_form_are_listed(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = docx.Document(f"out/{NAME}.docx")
    file.add_paragraph("填表人：吴非　　联系电话：025-83268629")
    file.save("注.docx")
    text = imported("注.docx").decode()
    assert text.startswith(KNOWN.decode())
    assert "# 待核对：没有放进表里" in text
    assert "填表人：吴非" in capsys.readouterr().out
