import pytest

from jxbudget.diagnostic import Diagnostic
from jxbudget.draw import defects
from jxbudget.draw.marks import LONGEST, Mark, is_table, split
from jxbudget.package import Refused

FIELDS = {"标题": "绩效目标表", "年度": "2025", "单位": "", "code": " ab "}


def filled(text: str) -> str:
    return "".join(p if isinstance(p, str) else p.fill(FIELDS) for p in split(text))


def refusal(text: str) -> Diagnostic:
    """What is said when a page with this text is made ready and drawn."""
    with pytest.raises(Refused) as refused:
        filled(text)
    return refused.value.diagnostic


def bad(mark: str, why: str, why_en: str) -> Diagnostic:
    return defects.BAD_MARK.at(mark=mark, why=why, why_en=why_en)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("没有标记", "没有标记"),
        ("", ""),
        ("{ 标题 }", "{ 标题 }"),
        ("{{ 标题 }}", "绩效目标表"),
        ("{{标题}}", "绩效目标表"),
        ("{{ 年度 }}年度{{ 标题 }}。", "2025年度绩效目标表。"),
        ("{{ 标题\n}}", "绩效目标表"),
        ("{{ '〔' ~ 年度 ~ '〕' }}", "〔2025〕"),
        ("{{ 单位 or '（空）' }}", "（空）"),
        ("{{ 标题 if 年度 == '2025' else 年度 }}", "绩效目标表"),
        ("{{ code|trim|upper }}", "AB"),
        ("{{ '<' }}", "<"),
    ],
)
def test_marks_are_filled_and_the_rest_stays(text: str, words: str) -> None:
    assert filled(text) == words


def test_a_text_is_split_into_plain_text_and_marks() -> None:
    pieces = split("第{{ 年度 }}年{{ 标题 }}")
    told = [p if isinstance(p, str) else (p.text, p.names) for p in pieces]
    names = [frozenset({"年度"}), frozenset({"标题"})]
    assert told == ["第", ("{{ 年度 }}", names[0]), "年", ("{{ 标题 }}", names[1])]


def test_a_value_with_marks_in_it_is_not_filled_again() -> None:
    (mark,) = split("{{ 标题 }}")
    assert isinstance(mark, Mark)
    assert mark.fill({"标题": "{{ 年度 }}{% x %}"}) == "{{ 年度 }}{% x %}"


@pytest.mark.parametrize("name", ["没有", "loop", "cycler", "namespace", "self", "caller", "range"])
def test_an_unknown_name_is_refused_with_the_names_that_exist(name: str) -> None:
    mark = f"{{{{ {name} }}}}"
    known = ["code", "单位", "年度", "标题"]
    assert refusal(mark) == defects.UNKNOWN_NAME.at(mark=mark, name=name, known=known)


@pytest.mark.parametrize(
    "expression",
    [
        "标题()",
        "range(9)",
        "namespace()",
        "标题.upper",
        "标题.__class__",
        "''.__class__.__mro__",
        "标题['x']",
        "标题[0]",
        "标题 * 9",
        "'a' * 999999999",
        "9 ** 9 ** 9",
        "标题 + 年度",
        "1 - 1",
        "7 // 2",
        "-1",
        "[标题]",
        "{'a': 1}",
        "(标题, 年度)",
        "标题, 年度",
        "标题 is defined",
        "标题|center(999999999)",
        "标题|attr('x')",
        "标题|safe",
        "标题|replace('a', 'b')",
        "标题|map('upper')",
        "项目负责人/联系电话",
    ],
)
def test_anything_that_could_loop_call_or_grow_is_refused(expression: str) -> None:
    mark = f"{{{{ {expression} }}}}"
    wrong = bad(mark, "只能用名称和简单的文字", "only names and plain text are allowed")
    assert refusal(mark) == wrong


@pytest.mark.parametrize(
    "mark",
    [
        "{{ }}",
        "{{}}",
        "{{ 标 题 }}",
        "{{ 2025年 }}",
        "{{ 标题; 年度 }}",
        "{{ {{ 标题 }}",
        "{{ for x in 标题 }}",
        "{{ set x = 1 }}",
        "{{ 标题 -}}",
        "{{ 'x }}",
        "{{ " + "(" * 200 + "标题" + ")" * 200 + " }}",
    ],
)
def test_what_is_no_expression_is_refused(mark: str) -> None:
    wrong = bad(mark, "不是名称或简单的表达式", "it is not a name or a simple expression")
    assert refusal(mark) == wrong


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("｛｛ 标题 ｝｝", "｛｛ 标题 ｝｝"),
        ("{{ 标题 ｝｝", "{{ 标题 ｝｝"),
        ("｛｛ 标题 }}", "｛｛ 标题 }}"),
        ("{{ 标题", "{{ 标题"),
        ("标题 }}", "}}"),
        ("{{ 标题 }", "{{ 标题 }"),
        ("{{ 标题 }}{{", "{{"),
        ("{% for x in y %}{% endfor %}", "{% for x in y %}{% e"),
        ("甲{# 注 #}", "{# 注 #}"),
    ],
)
def test_braces_that_are_no_half_width_pair_are_refused(text: str, shown: str) -> None:
    wrong = bad(shown, "花括号没有成对，或不是半角", "its braces are not a half-width pair")
    assert refusal(text) == wrong


def test_a_mark_that_is_too_long_is_refused() -> None:
    mark = f"{{{{ '{'x' * LONGEST}' }}}}"
    assert refusal(mark) == bad(mark[:20] + "…", "太长", "it is too long")


def test_a_mark_that_cannot_be_evaluated_is_refused() -> None:
    wrong = bad("{{ 标题 < 1 }}", "算不出来", "it cannot be evaluated")
    assert refusal("{{ 标题 < 1 }}") == wrong


@pytest.mark.parametrize("text", ["{{ 标题() }}", "{{- 标题 }}", "{{ -标题 }}"])
def test_a_bad_mark_is_refused_before_anything_is_drawn(text: str) -> None:
    with pytest.raises(Refused):
        split(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("{{ 表 }}", True),
        ("  {{表}}\u3000", True),
        ("见 {{ 表 }}", False),
        ("{{ 表 }}{{ 表 }}", False),
        ("{{ 标题 }}", False),
        ("表", False),
        ("", False),
    ],
)
def test_the_table_goes_where_its_mark_stands_alone(text: str, place: bool) -> None:
    assert is_table(split(text)) is place
