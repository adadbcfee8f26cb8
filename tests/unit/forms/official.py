"""Official forms of other offices, made as their clerks make them; and our own as files."""

import io
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

import docx
import openpyxl
from docx.enum.section import WD_ORIENT

from jxbudget.draw import excel, word
from jxbudget.grid import Cell, Grid, Sheet, Style
from jxbudget.paper import Paper

Part = tuple[str, int, int]
"""A text, and how many columns and rows its cell spans."""

Row = Sequence[str | tuple[str, int] | Part]

PROVINCE: list[Row] = [
    [("项目名称", 1), ("", 5)],
    ["主管部门", ("", 2), "项目属性", ("□新增 □延续", 2)],
    [("项目起止时间", 1), ("", 2), "项目负责人\n及电话", ("", 2)],
    [("年度资金申请总额\n（万元）", 1, 3), ("资金总额", 2), ("", 3)],
    [("其中：财政拨款", 2), ("", 3)],
    [("      其他资金", 2), ("", 3)],
    [("年度绩效目标", 1), ("", 5)],
    [("绩效指标", 1, 8), "一级指标", "二级指标", "三级指标", "指标值", "备注"],
    [("产出指标", 1, 4), "数量指标", "指标1：", "", ""],
    ["质量指标", "", "", ""],
    ["时效指标", "", "", ""],
    ["成本指标", "预算控制数", "", ""],
    [("效益指标", 1, 2), "经济效益\n指标", "", "", ""],
    ["社会效益指标", "……", "", ""],
    [("满意度指标", 1), "服务对象满意度指标", "", "≥90%", ""],
]
"""A Word form: a label beside the indicators, the money as a list, hints in blank cells."""

WIDE: list[Row] = [
    ["单位名称", ("", 4), "联系人", ("", 4)],
    [("单位主要职能", 1), ("", 9)],
    [("部门整体资金（万元）", 1, 7), ("收入", 1, 4), ("资金来源", 2), ("预算数", 3), ("比例", 3)],
    [("资金总额", 2), ("", 3), ("", 3)],
    [("一般公共预算拨款", 2), ("", 3), ("", 3)],
    [("其他收入", 2), ("", 3), ("", 3)],
    [("支出", 1, 3), ("", 2), ("半年计划", 3), ("全年预算", 3)],
    [("基本支出", 2), ("", 3), ("", 3)],
    [("项目支出", 2), ("", 3), ("", 3)],
    [("总体目标", 1), ("", 9)],
    [("一级指标", 1, 2), ("二级指标", 2, 2), ("三级指标", 2, 2), ("指标值", 2), ("分值", 1, 2),
     ("计量单位", 1, 2), ("说明", 1, 2)],
    ["半年", "全年"],
    [("履职效能", 1, 2), ("重点工作", 2), ("", 2), "", "", "", "", ""],
    [("基础管理", 2), ("预算执行率", 2), "", "", "", "", ""],
    ["合计", ("", 2), ("", 2), "", "", "100", "", ""],
    [("填表人：", 5), ("审核人：", 5)],
]  # fmt: skip
"""An Excel form that lies across: headings of two rows, weights, a sum below the indicators."""

CENTRAL: list[Row] = [
    [("专项名称", 2), ("", 4)],
    [("中央主管部门", 2), "", ("省级主管部门", 1), ("", 2)],
    [("资金情况（万元）", 1, 3), "年度金额：", ("", 4)],
    ["其中：中央补助", ("", 4)],
    ["地方资金", ("", 4)],
    [("总体目标", 1, 2), ("实施期目标", 2), ("年度目标", 3)],
    [("目标1：\n目标2：", 2), ("目标1：\n……", 3)],
    [("绩\n效\n指\n标", 1, 5), "一级指标", "二级指标", ("三级指标", 2), "指标值"],
    [("产出指标", 1, 2), "数量指标", ("指标1：", 2), ""],
    ["质量指标", ("指标1：", 2), ""],
    [("效益指标", 1, 1), "社会效益指标", ("指标1：", 2), ""],
    [("满意度指标", 1, 1), "服务对象满意度指标", ("指标1：", 2), ""],
    [("其他说明", 2), ("", 4)],
]
"""A Word form of the ministry: goals side by side, no name of a project."""

HALVES: list[Row] = [
    [("项目支出绩效目标表\n（2024年度）", 8)],
    [("项目名称", 2), ("", 6)],
    [("项目资金\n（万元）", 2, 2), "中期资金总额：", "", ("年度资金总额：", 2), ("", 2)],
    ["其中：财政拨款", "", ("其中：财政拨款", 2), ("", 2)],
    [("总体目标", 1, 2), ("中期目标（20××年—20××+n年）", 3), ("年度目标", 4)],
    [("目标1：", 3), ("目标1：", 4)],
    [("绩效指标", 1, 3), "一级指标", *("二级指标", "三级指标", "指标值") * 2],
    [("产出指标", 1, 2), "数量指标", "指标1：", "", "数量指标", "指标1：", ""],
    ["质量指标", "指标1：", "", "质量指标", "指标1：", ""],
]
"""A Word form with its title in the table, and two sets of goals, money and indicators."""


def boxes(rows: Sequence[Row], columns: int) -> Iterator[tuple[int, int, Part]]:
    """Where each cell begins, and what it is."""
    taken: set[tuple[int, int]] = set()
    for row, parts in enumerate(rows):
        column = 0
        for part in parts:
            while (row, column) in taken:
                column += 1
            text, wide, high = (*((part,) if isinstance(part, str) else part), 1, 1)[:3]
            yield row, column, (str(text), int(wide), int(high))
            taken |= {(row + y, column + x) for y in range(int(high)) for x in range(int(wide))}
            column += int(wide)
        assert column <= columns


def as_word(lines: Sequence[str], rows: Sequence[Row], columns: int, below: str = "") -> bytes:
    """A .docx of a clerk: lines of text, a table with merged cells, a line below it."""
    document = docx.Document()
    section = document.sections[0]
    if columns > 8:
        section.orientation = WD_ORIENT.LANDSCAPE
    for line in lines:
        document.add_paragraph(line)
    table = document.add_table(len(rows), columns)
    for row, column, (text, wide, high) in boxes(rows, columns):
        cell = table.cell(row, column)
        cell.merge(table.cell(row + high - 1, column + wide - 1)).text = text
    if below:
        document.add_paragraph(below)
    return saved(document)


def as_excel(lines: Sequence[str], rows: Sequence[Row], columns: int) -> bytes:
    """An .xlsx of a clerk: the lines in merged cells above the table."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    top = len(lines) + 1
    for number, line in enumerate(lines, 1):
        sheet.cell(number, 1, line)
        sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=columns)
    for row, column, (text, wide, high) in boxes(rows, columns):
        sheet.cell(top + row, column + 1, text or None)
        if wide * high > 1:
            ends = {"end_row": top + row + high - 1, "end_column": column + wide}
            sheet.merge_cells(start_row=top + row, start_column=column + 1, **ends)
    return saved(book)


def saved(document: Any) -> bytes:
    into = io.BytesIO()
    document.save(into)
    return into.getvalue()


def read(data: bytes, kind: str) -> Paper:
    """What the reader of a format sees."""
    paper: Paper = import_module(f"jxbudget.read.{kind}_paper").read(data)
    return paper


def drawn(sheet: Sheet, kind: str, pages: dict[str, Any]) -> Paper:
    """A sheet drawn to a file, and read again."""
    page = pages[kind]
    return read(word.draw(sheet, page) if kind == "docx" else excel.draw(sheet, page), kind)


def emptied(sheet: Sheet) -> Sheet:
    """The same sheet with nothing filled in."""
    filled = {Style.VALUE, Style.PROSE, Style.AMOUNT}

    def without(cell: Cell) -> Cell:
        place = (cell.row, cell.column)
        if cell.style not in filled:
            return cell
        return Cell(*place, "", Style.VALUE, cell.rows, cell.columns)

    grids = tuple(
        Grid(grid.widths, tuple(map(without, grid.cells)), grid.head_rows) for grid in sheet.grids
    )
    return sheet._replace(grids=grids)
