"""The six specs say what the six published forms say: no more, no less, in the same order.

The seeds are the text of the published forms, damaged by extraction. Two readings of them are used:

* as extracted, where a line may break inside a cell while white space always parts two cells
  (only this tells `60 | 148.27` from `601 | 48.27`);
* without any white space, consumed piece by piece, so that nothing can be missing in a spec.

Nothing of the package is imported: these tests judge the specs, not the program.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "tests" / "seeds"
SPECS = ROOT / "specs"

PROJECT_TITLE = "江苏省省级项目预算绩效目标表"
UNIT_TITLE = "江苏省省级部门整体预算绩效目标表"
INCOME = "收入"
SPENDING = "支出"
INDICATORS = "绩效指标"
SOURCES = (
    "资金总额",
    "一般公共预算资金",
    "政府性基金",
    "国有资本金",
    "社保基金",
    "财政专户管理资金",
    "上年结转资金",
    "其他资金",
)


class Layout(NamedTuple):
    """What a form prints by itself, and where its indicators hang."""

    title: str
    headers: tuple[str, ...]
    leading_texts: tuple[str, ...]
    money: str
    full_column: str
    half_column: str
    column_headings: dict[str, tuple[str, ...]]  # first-level label -> headings printed above it
    levels: dict[str, tuple[str, ...]]

    @property
    def keys(self) -> list[str]:
        """The keys of a spec, in the order of the form."""
        above = ["表式", "年度", *self.headers, *self.leading_texts]
        return [*above, self.money, *CLOSING_TEXTS, INDICATORS]

    @property
    def texts(self) -> tuple[str, ...]:
        return self.leading_texts + CLOSING_TEXTS


CLOSING_TEXTS = ("中长期目标", "年度目标")
BENEFITS = ("经济效益", "社会效益", "生态效益", "可持续影响")
UNIT_HEADINGS = ("一级指标", "二级指标", "三级指标", "半年指标值", "全年指标值")

PROJECT = Layout(
    title=PROJECT_TITLE,
    headers=(
        "项目名称",
        "主管部门",
        "项目类型",
        "项目级次",
        "开始时间",
        "完成时间",
        "实施单位",
        "项目负责人/联系电话",
    ),
    leading_texts=("立项必要性", "实施可行性", "项目实施内容"),
    money="项目资金",
    full_column="全年（程）预算数",
    half_column="半年（程）计划执行数",
    column_headings={
        "决策": ("一级指标", "二级指标", "三级指标", "半年（程）指标值", "全年（程）指标值")
    },
    levels={
        "决策": ("项目立项", "绩效目标", "资金投入"),
        "过程": ("资金管理", "组织实施"),
        "产出指标": ("数量指标", "质量指标", "时效指标", "成本指标"),
        "效益指标": BENEFITS,
        "满意度指标": ("服务对象满意度",),
    },
)

UNIT = Layout(
    title=UNIT_TITLE,
    headers=("单位名称",),
    leading_texts=("单位主要职能", "机构设置及人员配置"),
    money="部门整体资金",
    full_column="全年预算数",
    half_column="半年计划执行数",
    column_headings={
        "决策": UNIT_HEADINGS,
        "履职": (*UNIT_HEADINGS[:2], "重点工作", *UNIT_HEADINGS[2:]),
        "效益指标": UNIT_HEADINGS,
    },
    levels={
        "决策": ("计划制定", "目标设定", "预算编制"),
        "过程": ("预算执行", "预算管理", "资产管理", "项目管理", "人员管理", "机构建设"),
        "履职": (
            "为造血干细胞捐、受者和医院提供服务；宣传普及捐献知识和资料库的数据管理、检索、配型等",
            "动员组织造血干细胞捐献志愿者报名登记和对捐献者表彰慰问",
            "人体器官捐献工作",
        ),
        "效益指标": BENEFITS,
        "满意度指标": ("服务对象满意度",),
    },
)


@dataclass(frozen=True, eq=False)
class Case:
    """A spec, the published form it was written from, and what is known about the form."""

    path: str
    layout: Layout
    seed: str
    place_in_seed: int
    row_count: int
    equals: str  # the glyph the form of that year prints
    printed_again: tuple[str, ...]  # labels repeated after a page break, in order

    @property
    def year(self) -> str:
        return self.path.split("/")[0]


def project(name: str, place: int, row_count: int, *printed_again: str) -> Case:
    seed = "2025-project-forms.txt"
    return Case(f"2025/{name}.yaml", PROJECT, seed, place, row_count, "＝", printed_again)


CASES = (
    Case(
        "2024/江苏省造血干细胞捐献者资料库管理中心.yaml",
        UNIT,
        "2024-unit-form.txt",
        place_in_seed=0,
        row_count=54,
        equals="=",
        printed_again=(),
    ),
    project("造血干细胞捐献工作经费", 0, 25, "决策"),
    project("信息系统运维专项", 1, 23),
    project("人体器官捐献工作经费", 2, 25, "决策项目立项"),
    project("骨髓库建设专项经费", 3, 24),
    project("骨髓库建设高质量发展专项经费", 4, 22, "决策"),
)

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: Path(case.path).stem)


# --- reading -------------------------------------------------------------------------------------


def written(case: Case) -> str:
    return (SPECS / case.path).read_text(encoding="utf-8")


@cache
def load(case: Case) -> dict[str, Any]:
    """The spec, every scalar as the characters written."""
    spec: dict[str, Any] = yaml.load(written(case), Loader=yaml.BaseLoader)  # noqa: S506
    return spec


@cache
def published(case: Case) -> str:
    """The form as extracted, title first, without the stray markup of 2024."""
    text = (SEEDS / case.seed).read_text(encoding="utf-8")
    forms = re.split(f"(?={case.layout.title})", text)[1:]
    assert len(forms) == sum(other.seed == case.seed for other in CASES)
    return re.sub("</?p>", "", forms[case.place_in_seed])


def squeezed(text: str) -> str:
    return "".join(text.split())


class Row(NamedTuple):
    """A printed indicator; a blank row has the labels and neither name nor values."""

    labels: tuple[str, ...]
    name: str = ""
    half: str = ""
    full: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        return (self.name, self.half, self.full) if self.name else self.labels[-1:]


def halves(value: str | list[str]) -> tuple[str, str]:
    """Half-year and full-year value: one scalar stands for both."""
    if isinstance(value, str):
        return value, value
    half, full = value
    return half, full


def rows(case: Case) -> list[Row]:
    def below(node: dict[str, Any], labels: tuple[str, ...]) -> Iterator[Row]:
        for label, value in node.items():
            if isinstance(value, dict):
                yield from below(value, (*labels, label))
            elif value == "":
                yield Row((*labels, label))
            else:
                half, full = (text.replace("=", case.equals) for text in halves(value))
                yield Row(labels, label, half, full)

    return list(below(load(case)[INDICATORS], ()))


def pieces(case: Case) -> Iterator[tuple[str, ...]]:
    """The whole form in printing order, each piece a run of neighbouring cells."""
    spec, layout = load(case), case.layout
    yield (layout.title,)
    yield (f"{case.year}年度",)
    for label in (*layout.headers, *layout.leading_texts):
        yield (label, *spec[label].splitlines())
    money = spec[layout.money]
    yield (layout.money + "（万元）",)
    yield (INCOME, layout.full_column)
    for source in SOURCES:
        yield (source, money[INCOME].get(source, "0"))
    yield (SPENDING, layout.half_column, layout.full_column)
    for line, amounts in money[SPENDING].items():
        yield (line, *halves(amounts))
    for label in CLOSING_TEXTS:
        yield (label, *spec[label].splitlines())
    shown: tuple[str, ...] = ()
    for row in rows(case):
        if row.labels[:1] != shown[:1]:
            yield layout.column_headings.get(row.labels[0], ())
        for depth, label in enumerate(row.labels):
            if row.labels[: depth + 1] != shown[: depth + 1] and (label,) != row.cells:
                yield (label,)
        yield row.cells
        shown = row.labels


@cache
def any_label(case: Case) -> str:
    """A pattern of everything that can open a printed cell after a value."""
    layout, fixed = case.layout, {"项目资金", "部门整体资金", INCOME, SPENDING, "一级指标"}
    named = {label for row in rows(case) for label in (*row.labels, row.name) if label}
    lines = set(load(case)[layout.money][SPENDING])
    labels = named | lines | fixed | {*layout.headers, *layout.texts, *SOURCES}
    return "|".join(map(stretched, sorted(labels)))


def stretched(cell: str) -> str:
    """The cell as a pattern: its own blanks are exact, line breaks may stand anywhere in it."""
    return r"\n*".join(map(re.escape, cell))


def times_printed(case: Case, *cells: str) -> int:
    """How often the cells stand side by side in the form, whole, with a label after them."""
    side_by_side = r"\s+".join(map(stretched, cells))
    pattern = rf"(?<!\S){side_by_side}\s*(?:\Z|(?<=\s)(?:{any_label(case)}))"
    return len(re.findall(pattern, published(case)))


def unprinted(case: Case, facts: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [cells for cells in facts if times_printed(case, *cells) != 1]


# --- the specs against the forms -----------------------------------------------------------------


@each_case
def test_a_spec_names_its_form_and_its_year(case: Case) -> None:
    spec = load(case)
    assert squeezed(published(case)).startswith(f"{spec['表式']}{spec['年度']}年度")
    assert (spec["表式"], spec["年度"]) == (case.layout.title, case.year)


@each_case
def test_a_spec_is_filed_under_the_name_it_gives(case: Case) -> None:
    assert load(case)[case.layout.headers[0]] == Path(case.path).stem


@each_case
def test_every_header_value_stands_directly_after_its_label(case: Case) -> None:
    spec = load(case)
    assert unprinted(case, [(label, spec[label]) for label in case.layout.headers]) == []


@each_case
def test_every_paragraph_is_printed_whole_after_its_label(case: Case) -> None:
    spec = load(case)
    facts = [(label, *spec[label].splitlines()) for label in case.layout.texts]
    assert unprinted(case, facts) == []


@each_case
def test_every_narrative_has_as_many_paragraphs_as_the_form_indents(case: Case) -> None:
    """A first-line indent opens a paragraph in 2025; in 2024 every text is a single line."""
    paragraphs = sum(len(load(case)[label].splitlines()) for label in case.layout.texts)
    indents = len(re.findall(r"^ +(?=\S)", published(case), re.MULTILINE))
    assert paragraphs == (indents if case.layout is PROJECT else len(case.layout.texts))


@each_case
def test_every_source_is_printed_with_its_amount(case: Case) -> None:
    income = load(case)[case.layout.money][INCOME]
    assert [source for source in SOURCES if source in income] == list(income)
    assert unprinted(case, list(income.items())) == []


@each_case
def test_every_source_left_out_is_printed_as_zero(case: Case) -> None:
    income = load(case)[case.layout.money][INCOME]
    assert "0" not in income.values()
    assert unprinted(case, [(source, "0") for source in SOURCES if source not in income]) == []


@each_case
def test_every_expenditure_line_is_printed_with_both_amounts(case: Case) -> None:
    spending = load(case)[case.layout.money][SPENDING]
    assert unprinted(case, [(line, half, full) for line, (half, full) in spending.items()]) == []


@each_case
def test_every_indicator_is_printed_with_both_values(case: Case) -> None:
    assert unprinted(case, [row.cells for row in rows(case) if row.name]) == []


@each_case
def test_every_blank_row_is_printed_blank(case: Case) -> None:
    """No value follows the label: the next thing printed is another label."""
    assert unprinted(case, [row.cells for row in rows(case) if not row.name]) == []


@each_case
def test_a_spec_has_as_many_indicator_rows_as_its_form(case: Case) -> None:
    assert len(rows(case)) == case.row_count


@each_case
def test_indicators_hang_where_the_form_hangs_them(case: Case) -> None:
    printed = {first: tuple(below) for first, below in load(case)[INDICATORS].items()}
    assert printed == case.layout.levels
    for row in rows(case):
        depth = 3 if row.labels[0] == "履职" else 2
        assert len(row.labels) == depth, row
        for label in row.labels:
            assert re.search(rf"(?<!\S){stretched(label)}(?!\S)", published(case)), label


@each_case
def test_nothing_of_the_form_is_left_over_once_the_spec_is_read_out(case: Case) -> None:
    """Every piece comes next, save for the labels known to be printed again after a page break."""
    text, position, skipped = squeezed(published(case)), 0, []
    for piece in map(squeezed, map("".join, pieces(case))):
        found = text.find(piece, position)
        assert found >= 0, f"{piece!r} is not printed after {text[:position][-40:]!r}"
        skipped.append(text[position:found])
        position = found + len(piece)
    skipped.append(text[position:])
    assert tuple(filter(None, skipped)) == case.printed_again


# --- the specs as YAML ---------------------------------------------------------------------------


@each_case
def test_the_keys_follow_the_order_of_the_form(case: Case) -> None:
    assert list(load(case)) == case.layout.keys
    assert list(load(case)[case.layout.money]) == [INCOME, SPENDING]


@each_case
def test_a_value_the_same_in_both_halves_is_written_once(case: Case) -> None:
    pairs = re.findall(r": \[(.+), (.+)\]", written(case))
    assert pairs
    assert [pair for pair in pairs if pair[0] == pair[1]] == []


@each_case
def test_no_spec_writes_a_key_twice_or_uses_anchors_tags_or_aliases(case: Case) -> None:
    for event in yaml.parse(written(case), Loader=yaml.BaseLoader):
        assert getattr(event, "anchor", None) is None
        assert getattr(event, "tag", None) is None

    def check(node: yaml.Node | None) -> None:
        if isinstance(node, yaml.MappingNode):
            keys = sorted(key.value for key, _ in node.value)
            assert [key for key, following in pairwise(keys) if key == following] == []
            for _, below in node.value:
                check(below)

    check(yaml.compose(written(case), Loader=yaml.BaseLoader))


@each_case
def test_the_equals_sign_is_written_half_width(case: Case) -> None:
    """Which glyph is printed belongs to the form of a year."""
    assert "＝" not in written(case)


@each_case
def test_paragraphs_are_literal_blocks_of_one_line_each(case: Case) -> None:
    for label in case.layout.texts:
        block = rf"^{label}: \|-\n(?:  \S.*\S\n)+(?=\S)"
        assert re.search(block, written(case), re.MULTILINE), label
