"""Specs as a person writes them, and single values replaced in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxbudget.diagnostic import Pointer
from jxbudget.source.edit import edited
from jxbudget.source.tree import at, read
from jxbudget.source.write import Flow, Node, Pair, Remarks, flow, scalar, write
from tests.conftest import SPECS

LETTERS = st.characters(min_codepoint=32, max_codepoint=0x9FFF, exclude_categories=("C", "Z"))
TEXTS = (
    st.text(LETTERS | st.sampled_from(" :#,[]{}'\"=≥>-?&*!|%@`~"), min_size=1, max_size=20)
    .map(str.strip)
    .filter(bool)
)


def told(text: str) -> object:
    source = read(text.encode(), "甲.yaml")
    assert source.diagnostics == (), (text, source.diagnostics)
    return source.tree


@given(TEXTS, TEXTS)
def test_any_text_is_read_back(key: str, text: str) -> None:
    assert told(f"{scalar(key)}: {scalar(text)}\n") == {key: text}
    assert told(f"一: [{scalar(text, in_flow=True)}, {scalar(key, in_flow=True)}]\n") == {
        "一": [text, key]
    }


@given(st.dictionaries(TEXTS, TEXTS, min_size=1, max_size=4))
def test_any_mapping_is_read_back(entries: dict[str, str]) -> None:
    assert told(write({"一": Flow(dict(entries)), "二": dict(entries)}, Remarks())) == {
        "一": entries,
        "二": entries,
    }


def test_what_needs_no_quotes_has_none() -> None:
    for text in (
        "=45%",
        "≥0次",
        "≤550元/人*天",
        "江苏省红十字会",
        "“三公经费”变动率",
        "2025年",
        "-5",
    ):
        assert scalar(text) in {text, f"'{text}'"}
    assert [scalar(one) for one in ("=45%", "≥0次", "≤550元/人*天", "2025年")] == [
        "=45%",
        "≥0次",
        "≤550元/人*天",
        "2025年",
    ]
    assert [scalar(one) for one in (">95%", "a: b", "a #b", "no", "")] == [
        "'>95%'",
        "'a: b'",
        "'a #b'",
        "'no'",
        "''",
    ]


def test_a_spec_is_written_as_a_person_would() -> None:
    tree: dict[str, Node] = {
        "年度": "2025",
        "正文": "第一段\n第二段",
        "资金": {"收入": Flow({"资金总额": "1"}), "支出": {"甲": Pair(("0", "1"))}},
        "空": "",
    }
    remarks = Remarks({("正文",): ["待核对：看一看"]}, {("资金",): "万元"})
    assert write(tree, remarks) == (
        "年度: 2025\n# 待核对：看一看\n正文: |-\n  第一段\n  第二段\n"
        "资金:  # 万元\n  收入: {资金总额: 1}\n  支出:\n    甲: [0, 1]\n空:\n"
    )
    assert flow(Flow({"半年": "", "全年": "≥1"})) == "{半年: '', 全年: ≥1}"


TEXT = """# 头
年度: 2025  # 年
正文: |-
  第一段

  第二段
资金:
  收入: {总额: 10, 其他: 5}  # 万元
  支出:
    甲: [1, 2]  # 半年, 全年
    # 说明
    乙: 3
指标:
  产出:
    数量:
      培训: {半年: ≥0次, 全年: ≥1次}
      宣传:
        半年: ≥1次  # 上半年
        全年: ≥2次
      及时: 及时
  效益:
    经济:
结尾: 完
"""


@pytest.mark.parametrize(
    ("changes", "old", "new"),
    [
        ({("年度",): "2026"}, "年度: 2025  # 年", "年度: 2026  # 年"),
        ({("正文",): "改了"}, "正文: |-\n  第一段\n\n  第二段\n", "正文: 改了\n"),
        ({("正文",): "一\n二"}, "|-\n  第一段\n\n  第二段\n", "|-\n  一\n  二\n"),
        ({("结尾",): "一" * 50}, "结尾: 完", f"结尾: |-\n  {'一' * 50}"),
        ({("资金", "收入", "总额"): "11"}, "{总额: 10,", "{总额: 11,"),
        ({("资金", "收入", "结转"): "1"}, "其他: 5}", "其他: 5, 结转: 1}"),
        ({("资金", "收入", "其他"): None}, "{总额: 10, 其他: 5}", "{总额: 10}"),
        ({("资金", "收入", "总额"): None}, "{总额: 10, 其他: 5}", "{其他: 5}"),
        ({("资金", "支出", "甲"): Pair(("1", "3"))}, "甲: [1, 2]", "甲: [1, 3]"),
        ({("资金", "支出", "乙"): Pair(("1", "3"))}, "乙: 3", "乙: [1, 3]"),
        ({("资金", "支出", "丙"): "4"}, "    乙: 3\n", "    乙: 3\n    丙: 4\n"),
        ({("资金", "支出", "乙"): None}, "    乙: 3\n", ""),
        (
            {("指标", "产出", "数量", "培训"): Pair(("≥0次", ">2次"))},
            "全年: ≥1次}",
            "全年: '>2次'}",
        ),
        ({("指标", "产出", "数量", "宣传"): Pair(("≥1次", "≥9次"))}, "≥2次", "≥9次"),
        (
            {("指标", "产出", "数量", "宣传"): Pair(("≥7次", "≥2次"))},
            "半年: ≥1次  #",
            "半年: ≥7次  #",
        ),
        (
            {("指标", "产出", "数量", "及时"): Pair(("无", "及时"))},
            "及时: 及时",
            "及时: [无, 及时]",
        ),
        ({("指标", "产出", "数量", "新"): "≥1"}, "及时: 及时\n", "及时: 及时\n      新: ≥1\n"),
        ({("指标", "效益", "经济", "省"): "≥1"}, "经济:\n", "经济:\n      省: ≥1\n"),
        ({("指标", "效益", "社会", "省"): "≥1"}, "经济:\n", "经济:\n    社会:\n      省: ≥1\n"),
        ({("指标", "效益", "经济"): "有"}, "经济:\n", "经济: 有\n"),
        ({("结尾",): ""}, "结尾: 完", "结尾:"),
        ({("新栏",): "有"}, "结尾: 完\n", "结尾: 完\n新栏: 有\n"),
        ({("没有", "的"): None}, "完", "完"),
    ],
)
def test_only_what_changes_is_another(
    changes: dict[Pointer, Node | None], old: str, new: str
) -> None:
    assert TEXT.count(old) == 1 or old == new
    text = edited(read(TEXT.encode(), "甲.yaml"), changes)
    assert text == TEXT.replace(old, new)
    tree = told(text)
    for pointer, node in changes.items():
        if isinstance(node, str):
            assert (at(tree, pointer) or "") == node


def test_a_key_gets_another_name() -> None:
    source = read(TEXT.encode(), "甲.yaml")
    assert edited(source, {}, {("指标", "产出", "数量", "及时"): "a: b"}) == TEXT.replace(
        "及时: 及时", "'a: b': 及时"
    )


@given(st.data())
def test_any_text_of_any_published_spec_can_be_replaced(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(SPECS))
    source = read(path.read_bytes(), "甲.yaml")
    leaves = [*_texts(source.tree, ())]
    pointer = data.draw(st.sampled_from(leaves))
    new = data.draw(TEXTS | st.just("一段\n二段"))
    if len(pointer) > 2 and pointer[1] == "收入":
        new = new.replace("\n", "")
    text = edited(source, {pointer: new})
    tree = told(text)
    assert at(tree, pointer) == new
    left = {one: at(tree, one) for one in leaves if one != pointer}
    assert left == {one: at(source.tree, one) for one in left}


def _texts(tree: object, pointer: tuple[str, ...]) -> list[tuple[str, ...]]:
    if isinstance(tree, str):
        return [pointer]
    if isinstance(tree, dict):
        return [leaf for key, below in tree.items() for leaf in _texts(below, (*pointer, key))]
    return []
