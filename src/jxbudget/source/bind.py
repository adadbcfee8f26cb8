"""Tree → Spec: pydantic decides, the author is told in the form's own words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from jxbudget.diagnostic import Diagnostic, Pointer
from jxbudget.model.indicator import rows
from jxbudget.model.spec import KINDS, AnySpec
from jxbudget.model.vocabulary import BASIC, FULL, HALF, PROJECTS, TOTAL, Vocabulary
from jxbudget.model.waiver import WAIVERS, Waiver
from jxbudget.source import defects
from jxbudget.source.nearest import advice
from jxbudget.source.tree import Source, at

Model = TypeVar("Model", bound=BaseModel)

INDICATORS = "绩效指标"
REVENUE, EXPENDITURE = "收入", "支出"


@dataclass(frozen=True, slots=True)
class Bound:
    """A spec as far as it could be read, and what is wrong with it.

    ``doubtful`` are the top-level keys that were left out of ``spec`` because they have errors:
    what rules say of them is not to be trusted.
    """

    spec: AnySpec | None
    diagnostics: tuple[Diagnostic, ...]
    doubtful: frozenset[str] = frozenset()


def _other_kind(tree: Mapping[str, Any], kind: type[AnySpec]) -> Diagnostic | None:
    """One finding instead of many where all that is written is of the other kind of form."""
    for other in KINDS.values():
        has_its_own = kind.NAME in tree or kind.MONEY in tree
        if other is not kind and not has_its_own and {other.NAME, other.MONEY} <= tree.keys():
            facts = {"kind": kind.KIND, "other": other.KIND, "name": other.NAME}
            facts |= {"kind_en": _KINDS_EN[kind.KIND], "other_en": _KINDS_EN[other.KIND]}
            return defects.FORM_OF_THE_OTHER_KIND.at("表式", money=other.MONEY, **facts)
    return None


_KINDS_EN = {"项目": "projects", "部门整体": "units"}
_NO_MONEY: dict[str, Any] = {
    "项目": {REVENUE: {TOTAL: "0"}, EXPENDITURE: {}},
    "部门整体": {REVENUE: {TOTAL: "0"}, EXPENDITURE: {BASIC: "0", PROJECTS: "0"}},
}


def bind(source: Source, vocabulary: Vocabulary) -> Bound:
    """A spec from a source that was read without errors.

    ``vocabulary`` is that of the form the spec names. There is no spec when its name or its
    year cannot be read; for money that cannot be read the spec has none, and it is doubtful.
    """
    kind = KINDS[vocabulary.kind]
    mistaken = _other_kind(source.tree, kind)
    if mistaken:
        return Bound(None, (source.locate(mistaken),))
    spec, wrong = bind_model(source, kind, vocabulary.columns)
    doubtful: frozenset[str] = frozenset()
    if spec is None:
        doubtful = frozenset(str(d.pointer[0]) if d.pointer else "" for d in wrong)
        sound = {key: value for key, value in source.tree.items() if key not in doubtful}
        if kind.MONEY in doubtful:
            sound[kind.MONEY] = _NO_MONEY[kind.KIND]
        spec, _ = bind_model(replace(source, tree=sound), kind, vocabulary.columns)
    checks = (_unknown_fields, _unknown_sources, _missing_expenditure, _blank_fields)
    wrong += tuple(
        source.locate(found) for check in checks for found in check(source.tree, vocabulary, kind)
    )
    return Bound(spec, wrong, doubtful)


def bind_model(
    source: Source,
    model: type[Model],
    columns: Iterable[str] = (),
    known: Iterable[str] = (),
) -> tuple[Model | None, tuple[Diagnostic, ...]]:
    """Any pydantic model from a source, or the located findings.

    ``columns`` are further value columns of indicators, ``known`` the names to suggest for one
    that the model does not have; without them those of a spec.
    """
    further = frozenset(columns)
    try:
        return model.model_validate(source.tree, context={"columns": further}), ()
    except ValidationError as error:
        names, paths = list(known), _paths(source.tree, further)
        problems = (
            problem | {"loc": _of_author(problem["loc"], paths)}
            for problem in error.errors(include_url=False, include_input=False)
        )
        wrong = [_finding(source.tree, problem, further, names) for problem in problems]
        return None, tuple(source.locate(found) for found in wrong)


def _paths(tree: Any, columns: frozenset[str]) -> list[Pointer]:
    """The path of every row of the indicators, as the model numbers them."""
    written = at(tree, (INDICATORS,))
    return [row["path"] for row in rows(written, columns)] if isinstance(written, Mapping) else []


def _of_author(loc: tuple[str | int, ...], paths: list[Pointer]) -> tuple[str | int, ...]:
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
        case "indicator_pair" | "indicator_value":
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


def _unknown_fields(
    tree: Mapping[str, Any], vocabulary: Vocabulary, kind: type[AnySpec]
) -> Iterable[Diagnostic]:
    known = list(dict.fromkeys((*_structure(kind), *sorted(vocabulary.fields))))
    for key in tree:
        if key not in known:
            free = [name for name in known if name not in tree]
            yield defects.UNKNOWN_FIELD.at_key(key, key=key, **advice(key, free))


def _structure(kind: type[AnySpec]) -> tuple[str, ...]:
    return ("表式", "年度", kind.NAME, kind.MONEY, INDICATORS, WAIVERS)


def _unknown_sources(
    tree: Mapping[str, Any], vocabulary: Vocabulary, kind: type[AnySpec]
) -> Iterable[Diagnostic]:
    written = at(tree, (kind.MONEY, REVENUE))
    if isinstance(written, Mapping):
        for key in written:
            if key not in vocabulary.sources and key != TOTAL:
                free = [name for name in vocabulary.sources if name not in written]
                yield defects.UNKNOWN_FIELD.at_key(
                    kind.MONEY, REVENUE, key, key=key, **advice(key, free)
                )


def _missing_expenditure(
    tree: Mapping[str, Any], vocabulary: Vocabulary, kind: type[AnySpec]
) -> Iterable[Diagnostic]:
    """A form that prints 支出 wants it; the unit form's model does in any case."""
    written = at(tree, (kind.MONEY,))
    is_wanted = bool(vocabulary.money) and kind.KIND == "项目"
    if is_wanted and isinstance(written, Mapping) and EXPENDITURE not in written:
        yield defects.MISSING_FIELD.at_key(kind.MONEY, key=EXPENDITURE)


def _blank_fields(
    tree: Mapping[str, Any], vocabulary: Vocabulary, kind: type[AnySpec]
) -> Iterable[Diagnostic]:
    for key in (*vocabulary.required, *([INDICATORS] if vocabulary.has_indicators else ())):
        if key == kind.NAME:
            continue
        if key not in tree:
            yield defects.MISSING_FIELD.at(key=key)
        elif tree[key] is None or tree[key] == {} or not str(tree[key]).strip():
            yield defects.BLANK_FIELD.at(key, key=key)
