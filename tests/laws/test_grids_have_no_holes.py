"""A grid can be built exactly when its cells cover every place once and begin in every row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxbudget.grid import Cell, Grid, Style

SMALL = st.integers(-1, 3)
CELLS = st.lists(
    st.builds(Cell, SMALL, SMALL, st.just(""), st.just(Style.VALUE), SMALL, SMALL), max_size=7
)


def is_table(cells: list[Cell], width: int) -> bool:
    """The definition, place by place."""
    places = [
        (row, column)
        for cell in cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    ]
    rows = {row for row, _ in places}
    return (
        bool(cells)
        and all(cell.rows > 0 and cell.columns > 0 for cell in cells)
        and sorted(places) == [(row, column) for row in range(len(rows)) for column in range(width)]
        and {cell.row for cell in cells} == rows
    )


@st.composite
def nearly_tables(draw: st.DrawFn) -> tuple[list[Cell], int]:
    """A tiling, with one of its numbers changed or not, in any order."""
    width, height = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    for row in range(height):
        for column in range(width):
            if (row, column) in taken:
                continue
            free = next((c for c in range(column, width) if (row, c) in taken), width)
            rows, columns = draw(st.integers(1, height - row)), draw(st.integers(1, free - column))
            cells.append(Cell(row, column, "", Style.VALUE, rows, columns))
            taken |= {(row + r, column + c) for r in range(rows) for c in range(columns)}
    numbers = [[c.row, c.column, c.rows, c.columns] for c in cells]
    draw(st.sampled_from(numbers))[draw(st.integers(0, 3))] += draw(st.sampled_from([0, 0, -1, 1]))
    changed = [Cell(row, col, "", Style.VALUE, rows, cols) for row, col, rows, cols in numbers]
    return draw(st.permutations(changed)), width


@given(given_=st.one_of(nearly_tables(), st.tuples(CELLS, st.integers(1, 3))))
def test_a_grid_is_built_exactly_where_its_cells_are_a_table(
    given_: tuple[list[Cell], int],
) -> None:
    cells, width = given_
    if is_table(cells, width):
        rows = max(cell.row + cell.rows for cell in cells)
        assert Grid((10.0,) * width, tuple(cells)).rows == rows
        return
    with pytest.raises(ValueError, match=r"grid|cell|column"):
        Grid((10.0,) * width, tuple(cells))
