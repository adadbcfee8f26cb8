import pytest

from jxbudget.draw.excel_breaks import Block, breaks

PAGE = 100 / 0.97


def test_what_fits_on_a_page_is_not_broken() -> None:
    assert breaks([10.0] * 10, [], PAGE, None) == []


def test_a_page_is_filled_before_the_next_begins() -> None:
    assert breaks([10.0] * 25, [], PAGE, None) == [10, 20]


def test_repeated_titles_take_their_room_on_the_pages_after_them() -> None:
    assert breaks([10.0] * 25, [], PAGE, (0, 1)) == [10, 19]
    assert breaks([10.0] * 25, [], PAGE, (5, 6)) == [10, 19]
    assert breaks([10.0] * 25, [], PAGE, (12, 13)) == [10, 20]


def test_a_break_goes_above_a_cell_whose_words_it_would_cut() -> None:
    words_in_the_middle_of_rows_6_to_13 = Block(6, 14, 12.0)
    assert breaks([10.0] * 20, [words_in_the_middle_of_rows_6_to_13], PAGE, None) == [9, 19]


def test_a_break_near_the_end_of_a_page_splits_as_few_cells_as_it_can() -> None:
    assert breaks([10.0] * 18, [Block(9, 16, 12.0)], PAGE, None) == [9]


def test_a_cell_taller_than_a_page_is_broken_where_the_page_ends() -> None:
    assert breaks([10.0] * 30, [Block(0, 30, 300.0)], PAGE, None) == [10, 20]


def test_a_row_taller_than_a_page_has_a_page_of_its_own() -> None:
    assert breaks([10.0, 500.0, 10.0], [], PAGE, None) == [1, 2]


def test_titles_taller_than_a_page_leave_a_row_for_each_page() -> None:
    assert breaks([500.0, 10.0, 10.0], [], PAGE, (0, 1)) == [1, 2]


@pytest.mark.parametrize("rows", range(1, 60))
def test_every_page_but_the_last_is_at_least_half_full(rows: int) -> None:
    starts = [0, *breaks([7.0] * rows, [Block(3, rows, 11.0)] if rows > 4 else [], PAGE, None)]
    ends = [*starts[1:], rows]
    assert all(
        50 <= 7.0 * (end - start) <= 100 for start, end in zip(starts, ends[:-1], strict=False)
    )
