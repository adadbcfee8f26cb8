"""Numbers with a unit: where they start and end."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxbudget.model import units
from jxbudget.model.fragments import fold, fragments
from jxbudget.model.units import unit_end

LETTERS = "人次家庭个百分点工作日平方米小时台账车元/人*天·年月日季%‰m2kg万"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("招募１万人，检测入库", ["1万人"]),
        ("培训80-100人次、3天至5天，1 至 2 万人", ["80-100人次", "3天至5天", "1 至 2 万人"]),
        ("每人每天450元/人*天，合格率达百分之九十、百分之 95", ["450元/人*天", "百分之 95"]),
        ("2025年第3次会议，A3纸，1.2.3节，100人民", []),
        ("提高5个百分点，变化： -3%", ["5个百分点", "-3%"]),
    ],
)
def test_a_fragment_is_a_number_or_a_range_with_its_unit(text: str, found: list[str]) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert [folded[start:end] for start, end in fragments(folded)] == found


def _until(unit: str, others: str) -> str:
    """The unit, where what follows does not make another word of it."""
    return re.escape(unit) + (f"(?![{others}])" if others else "")


ENTRIES = [entry.partition("!") for row in units._TABLE.values() for entry in row.split()]
ONE = "|".join(
    _until(unit, others) for unit, _, others in sorted(ENTRIES, key=lambda one: -len(one[0]))
)
UNIT = rf"(?:{ONE})(?:[/*·](?:{ONE}|年|月|日|季))*"


@given(text=st.text(alphabet=LETTERS, max_size=10))
def test_a_unit_ends_where_the_pattern_of_all_units_ends(text: str) -> None:
    found = re.match(UNIT, text)
    assert unit_end(text, 0) == (found.end() if found else None)
