"""Specs on forms: what is printed where, and that each cell knows where it came from."""

import pytest

from jxbudget.compile.check import Examined
from jxbudget.forms import lay_out
from jxbudget.grid import Cell, Grid, Style
from jxbudget.model.indicator import Indicator, rows


def tables(published: list[Examined], name: str) -> tuple[Grid, ...]:
    one = next(one for one in published if one.spec and one.spec.name == name)
    assert one.spec is not None
    assert one.folder is not None
    return lay_out(one.spec, one.folder.form).grids


UNIT = "江苏省造血干细胞捐献者资料库管理中心"
PROJECT = "造血干细胞捐献工作经费"


def test_the_indicator_tables_have_every_published_row(published: list[Examined]) -> None:
    rows = {
        one.spec.name: [g.rows - 1 for g in tables(published, one.spec.name)[1:]]
        for one in published
        if one.spec
    }
    assert rows == {
        UNIT: [31, 12, 11],
        "造血干细胞捐献工作经费": [25],
        "信息系统运维专项": [23],
        "人体器官捐献工作经费": [25],
        "骨髓库建设专项经费": [24],
        "骨髓库建设高质量发展专项经费": [22],
    }


def test_nested_labels_are_merged_over_their_rows_four_levels_deep(
    published: list[Examined],
) -> None:
    duties = tables(published, UNIT)[2]
    labels = [(c.column, c.row, c.rows) for c in duties.cells if c.column < 3 and c.row]
    assert labels == [
        (0, 1, 12),
        (1, 1, 6),
        (2, 1, 2),
        (2, 3, 2),
        (2, 5, 2),
        (1, 7, 3),
        (2, 7, 2),
        (2, 9, 1),
        (1, 10, 3),
        (2, 10, 3),
    ]


def test_a_comparator_is_printed_with_the_glyph_of_the_years_form(
    published: list[Examined],
) -> None:
    def printed(name: str) -> set[str]:
        grids = tables(published, name)[1:]
        return {c.text for g in grids for c in g.cells if c.text.endswith("100%")}

    assert printed(PROJECT) == {"100%", "＝100%"}
    assert printed(UNIT) == {"=100%", "≤100%", "≥100%"}


def test_a_source_that_is_not_written_is_printed_as_zero(published: list[Examined]) -> None:
    form = tables(published, PROJECT)[0]
    amounts = {
        label.text: amount.text
        for label, amount in zip(form.cells, form.cells[1:], strict=False)
        if amount.style is Style.AMOUNT and label.style is Style.LABEL
    }
    assert amounts == {
        "资金总额": "333.93",
        "一般公共预算资金": "183.93",
        "政府性基金": "0",
        "国有资本金": "0",
        "社保基金": "0",
        "财政专户管理资金": "0",
        "上年结转资金": "0",
        "其他资金": "150",
        "造血干细胞捐献工作经费": "83",
    }


def test_every_printed_value_knows_the_line_it_was_written_on(published: list[Examined]) -> None:
    for one in published:
        assert one.spec is not None
        lines = one.source.text.split("\n")
        for grid in tables(published, one.spec.name):
            for cell in grid.cells:
                if cell.style is Style.VALUE and cell.text and cell.origin:
                    span = one.source.span(cell.origin)
                    assert cell.text.replace("＝", "=") in lines[span.line - 1]


def test_a_blank_row_that_the_author_left_out_is_printed_in_its_place(
    published: list[Examined],
) -> None:
    one = next(one for one in published if one.spec and one.spec.name == PROJECT)
    assert one.spec is not None
    assert one.folder is not None
    written = tuple(i for i in one.spec.indicators if not i.is_blank)
    spec = one.spec.model_copy(update={"indicators": written})
    assert lay_out(spec, one.folder.form).grids == tables(published, PROJECT)


def test_an_indicator_without_a_place_is_never_dropped(published: list[Examined]) -> None:
    one = next(one for one in published if one.spec and one.spec.name == PROJECT)
    assert one.spec is not None
    assert one.folder is not None
    stranger = Indicator.model_validate(*rows({"影响": {"某": "≥1"}}))
    spec = one.spec.model_copy(update={"indicators": (stranger,)})
    with pytest.raises(ValueError, match="no place for 影响 / 某"):
        lay_out(spec, one.folder.form)


def test_the_fields_for_marks_have_names_without_a_slash(published: list[Examined]) -> None:
    one = next(one for one in published if one.spec and one.spec.name == PROJECT)
    assert one.spec is not None
    assert one.folder is not None
    fields = lay_out(one.spec, one.folder.form).fields
    assert fields["项目负责人联系电话"] == "吴非025-83268629"
    assert (fields["标题"], fields["年度"]) == ("江苏省省级项目预算绩效目标表", "2025")
    assert fields["资金总额"] == "333.93"


def test_a_blank_heading_stands_above_the_names_of_the_money_rows(
    published: list[Examined],
) -> None:
    form = tables(published, PROJECT)[0]
    heads = [cell for cell in form.cells if cell.style is Style.HEAD]
    assert heads == [
        Cell(7, 2, "", Style.HEAD, 1, 2),
        Cell(7, 4, "全年（程）预算数", Style.HEAD, 1, 2),
        Cell(16, 2, "", Style.HEAD, 1, 2),
        Cell(16, 4, "半年（程）\n计划执行数", Style.HEAD),
        Cell(16, 5, "全年（程）\n预算数", Style.HEAD),
    ]
