"""What pydantic refuses, told in the form's own words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from jxbudget.diagnostic import Diagnostic, Pointer
from jxbudget.model.indicator import leaves
from jxbudget.model.vocabulary import EXPENDITURE, FULL, HALF, INDICATORS, REVENUE
from jxbudget.model.waiver import WAIVERS, Waiver
from jxbudget.source import defects
from jxbudget.source.nearest import advice
from jxbudget.source.tree import at


def misfits(
    tree: Any, error: ValidationError, columns: frozenset[str], known: list[str]
) -> Iterator[Diagnostic]:
    """A finding for every problem of a tree that did not fit its model."""
    paths = [path for path, _ in leaves(at(tree, (INDICATORS,)), columns)]
    for problem in error.errors(include_url=False, include_input=False):
        of_author = problem | {"loc": _of_author(problem["loc"], paths)}
        yield _finding(tree, of_author, columns, known)


def _of_author(loc: tuple[str | int, ...], paths: Sequence[Pointer]) -> tuple[str | int, ...]:
    """A place of the model's with the path of a row instead of its number."""
    if len(loc) > 1 and loc[0] == INDICATORS and isinstance(loc[1], int):
        return (INDICATORS, *paths[loc[1]], *loc[2:])
    return loc


def _finding(  # noqa: C901, PLR0911 - one return a kind of problem
    tree: Any, problem: Any, columns: frozenset[str], known: list[str]
) -> Diagnostic:
    pointer = _pointer(tree, problem["loc"])
    context = problem.get("ctx", {})
    key = str(next((step for step in reversed(pointer) if isinstance(step, str)), ""))
    match problem["type"]:
        case "missing":
            return defects.MISSING_FIELD.at_key(*pointer[:-1], key=key)
        case "missing_key":
            return defects.MISSING_FIELD.at_key(*pointer, key=context["key"])
        case "extra_forbidden":
            names = known or _known(pointer, columns)
            return defects.UNKNOWN_FIELD.at_key(*pointer, key=key, **advice(key, names))
        case "blank":
            return defects.BLANK_FIELD.at(*pointer, key=key)
        case "amount":
            found = defects.NOT_AN_AMOUNT.at(*pointer, **_amount_facts(at(tree, pointer), context))
            meant = context["meant"]
            return found.mended_by((context["given"], meant)) if meant else found
        case "year":
            return defects.NOT_A_YEAR.at(*pointer, given=context["given"])
        case "date":
            return defects.NOT_A_DATE.at(*pointer, given=context["given"])
        case "is_instance_of" | "model_type" if pointer[:1] == (INDICATORS,):
            return defects.INDICATOR_PAIR.at(*pointer, key=key)
        case "band_columns":
            return defects.BAND_DOES_NOT_FILL.at_key("表格", context["number"] - 1, **context)
        case "amount_pair":
            return defects.AMOUNT_PAIR.at(*pointer, key=key)
        case "literal_error":
            return defects.WRONG_SHAPE.at(*pointer, key=key, **_choices(context["expected"]))
        case _:
            zh, en = _EXPECTED.get(problem["type"], ("别的写法", "something else"))
            return defects.WRONG_SHAPE.at(*pointer, key=key, expected=zh, expected_en=en)


def _choices(told: str) -> dict[str, str]:
    """Pydantic's ``'甲', '乙' or '丙'`` in the quotes of each language."""
    names = re.findall(r"'([^']*)'", told)
    zh, en = (joint.join(f"“{name}”" for name in names) for joint in ("或", " or "))
    return {"expected": zh, "expected_en": en}


_EXPECTED = {
    "string_type": ("一段文字", "a text"),
    "dict_type": ("下一级栏目（名称: 内容）", "named entries"),
    "model_type": ("下一级栏目（名称: 内容）", "named entries"),
    "one_line": ("写在一行里的名称", "a name on one line"),
    "list_type": ("一串 [甲, 乙]", "a list"),
    "too_short": ("三个数 [1, 1, 1]", "three numbers"),
    "too_long": ("三个数 [1, 1, 1]", "three numbers"),
    "tuple_type": ("一串“- 规则: …”", "a list of entries, each with 规则 and 理由"),
    "decimals": ("一个位数，0 到 6", "a number of decimals, 0 to 6"),
    "span": ("一个列数，如 1", "a number of columns, such as 1"),
    "width": ("一个毫米数，如 25 或 25.5", "a width in mm, such as 25 or 25.5"),
    "union_tag_not_found": ("栏目、正文、资金、指标中的一种", "one of 栏目, 正文, 资金, 指标"),
    "indicator_tree": ("一级指标、二级指标……逐级写的指标", "a tree of indicators"),
}


def _known(pointer: Pointer, columns: frozenset[str]) -> list[str]:
    """The names a spec may have where one was found that it may not."""
    if pointer[0] == WAIVERS:
        return [str(field.alias) for field in Waiver.model_fields.values()]
    if pointer[0] == INDICATORS:
        return sorted({HALF, FULL} | columns)
    return sorted((HALF, FULL) if EXPENDITURE in pointer[:-1] else (REVENUE, EXPENDITURE))


def _amount_facts(given: object, context: Mapping[str, str]) -> dict[str, str]:
    meant = context["meant"]
    shown = context["given"] or ("（空）" if given is None or given == "" else "（不是数字）")
    if meant:
        zh, en = f"写成 {meant}，单位万元不必写。", f"Write {meant}; the unit 万元 is understood."
    else:
        zh = "写一个数，单位万元，最多六位小数，不写千分位；没有就写 0。"
        en = "Write a plain number of 万元 with at most six decimals; 0 for none."
    return {"given": shown, "advice": zh, "advice_en": en}


def _pointer(tree: Any, loc: tuple[str | int, ...]) -> Pointer:
    """The place in the author's tree for a place in the model's input."""
    pointer: list[str | int] = []
    here = tree
    for place, step in enumerate(loc, 1):
        if isinstance(here, Mapping) and step not in here and place < len(loc):
            continue  # a name of the model's own that the author does not write
        if isinstance(here, list) and step in {HALF, FULL}:
            step = 0 if step == HALF else 1  # noqa: PLW2901
        if isinstance(here, str) or here is None:
            break
        pointer.append(step)
        here = at(here, [step])
    return tuple(pointer)
