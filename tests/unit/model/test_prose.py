import re
import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxbudget.model.amount import print_amount
from jxbudget.model.prose import Mention, names_a_number, read_mentions

DOC = Path(__file__).resolve().parents[3] / "docs/prose.md"
LETTERS = "0123456789０９.,，、。（）()-~至约近余多万亿千百人次个项%％元/年月日第前〔〕 \n其中a"
MIXTURE = st.lists(
    st.sampled_from([*LETTERS, "不少于", "以上", "左右", "之一", "人份", "场次", "百分之"])
).map("".join)
each = pytest.mark.parametrize


def table(heading: str) -> list[list[str]]:
    """The rows of all tables of the page with this heading."""
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in DOC.read_text(encoding="utf-8").splitlines()
        if line.startswith("|") and not line.startswith("|---")
    ]
    width = {"读出": 2, "结果": 3}[heading]
    return [row for row in rows if len(row) == width and row[-1] != heading]


def told(one: Mention) -> str:
    value = one.value
    bounds = value.bounds or (value.number or Decimal(0),)
    sign = "约" if value.approximate else ("" if value.bounds else value.comparator or "")
    return f"{sign}{'~'.join(map(print_amount, bounds))} {value.unit}"


@each(("text", "expected"), [tuple(row) for row in table("读出")])
def test_the_page_about_prose_says_what_is_read(text: str, expected: str) -> None:
    assert "；".join(map(told, read_mentions(text))) == expected


@given(st.text())
def test_any_text_is_read_and_every_fragment_stands_at_its_place(text: str) -> None:
    for one in read_mentions(text):
        assert text[one.start : one.end] == one.text


@given(MIXTURE)
def test_any_mixture_of_digits_and_units_is_read_in_order(text: str) -> None:
    found = read_mentions(text)
    for one in found:
        assert text[one.start : one.end] == one.text
        assert one.text in one.clause
        assert one.clause in text
        assert one.number >= 0
        assert one.unit
        assert text[: one.start].endswith(one.quoted_from(text).removesuffix(one.text))
    assert [one.end for one in found[:-1]] <= [one.start for one in found[1:]]
    assert not found or names_a_number(text)


@given(
    st.integers(1, 10**8),
    st.sampled_from(["", "万", "亿"]),
    st.sampled_from(["人", "例", "人次", "篇", "公顷", "人份", "场次", "%"]),
    st.sampled_from(["招募志愿者", "全年完成", "", "其中（含"]),
    st.sampled_from(["", "并检测入库", "，其余不变", "。"]),
)
def test_a_number_means_what_it_says(
    number: int, scale: str, unit: str, before: str, after: str
) -> None:
    (one,) = read_mentions(f"{before}{number}{scale}{unit}{after}")
    times = {"": 1, "万": 10**4, "亿": 10**8}[scale]
    assert (one.number, one.unit, one.text) == (
        Decimal(number * times),
        unit,
        f"{number}{scale}{unit}",
    )


def test_a_mention_knows_the_words_around_it() -> None:
    text = "目前库容不足，组织5场活动服务500人以上。"
    first, second = read_mentions(text)
    assert (first.before, first.after) == ("组织", "活动服务")
    assert (second.before, second.after, second.comparator) == ("活动服务", "", "≥")
    assert (first.clause, first.lead) == ("组织5场活动服务500人以上", "目前库容不足，")


def test_a_fragment_inside_of_an_earlier_number_is_quoted_with_more_words() -> None:
    text = "库容11万人，招募1万人。"
    first, second = read_mentions(text)
    assert (first.quoted_from(text), second.quoted_from(text)) == ("11万人", "募1万人")


@each(
    "text",
    [
        "1.完成检查。2.开展宣传。（1）推进；（2）提升。2026年底前完成。",
        "贯彻国发〔2019〕76号文件，落实“十四五”规划，第3项任务，5G网络，电话025-83268629",
        "目标1：做好检查；目标2：做好宣传。已开展20余年，2024-2026年推进，6月30日前完成",
        "做好统一工作，进一步提升，唯一，一批项目，一系列活动，一次性补助，零星维修",
        "",
    ],
)
def test_dates_items_and_names_are_no_numbers(text: str) -> None:
    assert not names_a_number(text)


@each("text", ["举办三次培训", "完成率百分之八十", "覆盖率达到95", "确保零事故", "举办一期培训班"])
def test_words_for_numbers_and_bare_figures_are_numbers(text: str) -> None:
    assert names_a_number(text)


@each(
    "text",
    [
        *("5场活动" * 7500, "1" * 30_000, "1,111" * 6000, "1.1" * 10_000, "10人，" * 7500),
        *(" " * 30_000, "1万人至" * 7500, "不少于" * 10_000 + "1人", "A-" * 15_000, "(1" * 15_000),
    ],
    ids=lambda text: re.sub(r"\s", "_", text[:5]),
)
def test_thirty_thousand_letters_are_read_at_once(text: str) -> None:
    started = time.perf_counter()
    read_mentions(text)
    names_a_number(text)
    assert time.perf_counter() - started < 2
