from decimal import Decimal

import pytest

from jxbudget.grid import Cell, Grid, Style, stack

WIDTHS = (10.0, 20.5)


def cell(row: int, column: int, text: str = "", rows: int = 1, columns: int = 1) -> Cell:
    return Cell(row, column, text, Style.VALUE, rows, columns)


def test_cells_are_sorted_row_by_row() -> None:
    grid = Grid(WIDTHS, (cell(1, 0, columns=2), cell(0, 1), cell(0, 0)))
    assert grid.cells == (cell(0, 0), cell(0, 1), cell(1, 0, columns=2))


def test_a_grid_counts_its_rows_and_adds_its_widths() -> None:
    wide = cell(2, 0, columns=2)
    grid = Grid(WIDTHS, (cell(0, 0, rows=2), cell(0, 1), cell(1, 1), wide))
    assert (grid.rows, grid.width(grid.cells[0]), grid.width(wide)) == (3, 10.0, 30.5)


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ((), "a grid needs a column and a cell"),
        ((cell(0, 0),), "a place without a cell"),
        ((cell(0, 0), cell(0, 1), cell(1, 0)), "a place without a cell"),
        ((cell(0, 0, columns=2), cell(0, 1)), "two cells at row 0, column 1"),
        ((cell(0, 0, rows=2), cell(0, 1), cell(1, 0, columns=2)), "two cells at row 1, column 0"),
        ((cell(0, 0), cell(0, 1, columns=2)), "a cell reaches over the last column"),
        ((cell(0, 0, rows=2), cell(0, 1, rows=2)), "a row in which no cell starts"),
        ((cell(-1, 0, columns=2),), "not a place on a grid"),
        ((cell(0, -1, columns=3),), "not a place on a grid"),
        ((cell(0, 0, rows=0, columns=2),), "not a place on a grid"),
        ((cell(0, 0, columns=0), cell(0, 1)), "not a place on a grid"),
    ],
)
def test_what_is_not_a_table_cannot_be_built(cells: tuple[Cell, ...], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Grid(WIDTHS, cells)


def test_a_grid_without_columns_cannot_be_built() -> None:
    with pytest.raises(ValueError, match="a grid needs a column and a cell"):
        Grid((), (cell(0, 0),))


def test_a_head_cell_may_not_reach_below_the_head() -> None:
    cells = (cell(0, 0, rows=2), cell(0, 1), cell(1, 1))
    with pytest.raises(ValueError, match="a head cell reaches below the head rows"):
        Grid(WIDTHS, cells, head_rows=1)
    assert Grid(WIDTHS, cells, head_rows=2).head_rows == 2


@pytest.mark.parametrize(
    "wrong",
    [
        Cell(0, 0, "2", Style.AMOUNT),
        Cell(0, 0, "2", Style.VALUE, number=Decimal(2)),
    ],
)
def test_an_amount_and_only_an_amount_has_a_number(wrong: Cell) -> None:
    with pytest.raises(ValueError, match="an amount cell needs a number, and only it"):
        Grid((10.0,), (wrong,))


def test_cells_that_print_the_same_are_equal_wherever_they_come_from() -> None:
    assert Cell(0, 0, "a", Style.VALUE, origin=("甲",)) == cell(0, 0, "a")


def test_stacked_grids_are_one_table() -> None:
    first = Grid(WIDTHS, (cell(0, 0, "a", rows=2), cell(0, 1, "b"), cell(1, 1, "c")), head_rows=2)
    second = Grid(WIDTHS, (Cell(0, 0, "d", Style.LABEL, columns=2, origin=("丁",)),))
    one = stack([first, second])
    assert one == Grid(WIDTHS, (*first.cells, Cell(2, 0, "d", Style.LABEL, columns=2)), head_rows=0)
    assert one.cells[-1].origin == ("丁",)


def test_a_single_grid_keeps_its_head() -> None:
    grid = Grid(WIDTHS, (cell(0, 0), cell(0, 1)), head_rows=1)
    assert stack([grid]) == grid


def test_grids_of_other_columns_cannot_be_stacked() -> None:
    with pytest.raises(ValueError, match="a place without a cell"):
        stack([Grid(WIDTHS, (cell(0, 0, columns=2),)), Grid((30.5,), (cell(0, 0),))])
