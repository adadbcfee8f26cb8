"""The forms at hand → the JSON Schema by which an editor completes and marks a spec.

Draft 7, for yaml-language-server. An editor reads YAML by YAML's own types, where we keep every
value as text: ``0012`` is a text to us and a number to it.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import groupby, pairwise
from typing import Any

from jxbudget.forms import schema_words as words
from jxbudget.forms.bands.fields import FieldsBand
from jxbudget.forms.bands.indicators import INDICATORS, IndicatorsBand
from jxbudget.forms.bands.prose import ProseBand
from jxbudget.forms.form import Form
from jxbudget.model.amount import PLAIN
from jxbudget.model.spec import KINDS
from jxbudget.model.vocabulary import BASIC, FULL, HALF, PROJECTS, TOTAL
from jxbudget.model.waiver import WAIVERS

Schema = dict[str, Any]

FORM, YEAR = "表式", "年度"
_SPECIAL = re.compile(r"([\\^$.*+?()\[\]{}|])")
_SCALAR = ["string", "number"]
_SOMETHING = {"type": _SCALAR, "pattern": r"\S", "errorMessage": words.BLANK}
_NAME = _SOMETHING | {"pattern": r"^\s*\S[^\n]*\s*$", "errorMessage": words.ONE_LINE}
_ANYTHING = {"type": [*_SCALAR, "null"]}
_AMOUNT = {
    "type": ["number", "string"],
    "pattern": f"^{PLAIN.pattern}$",
    "exclusiveMinimum": -(10**9),
    "exclusiveMaximum": 10**9,
    "errorMessage": words.AMOUNT_MESSAGE,
}
_YEAR = {
    "type": ["integer", "string"],
    "pattern": "^(?:19|20|21)[0-9]{2}$",
    "errorMessage": words.YEAR_MESSAGE,
    "maximum": 2199,
    "title": YEAR,
    "description": words.YEAR,
}


def spec_schema(forms: Iterable[Form]) -> Schema:
    """One schema for the specs of all forms; 表式 and 年度 decide which fields a spec has."""
    ordered = sorted(forms, key=lambda form: (form.name, form.year))
    families = {name: list(group) for name, group in groupby(ordered, lambda form: form.name)}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "预算绩效目标",
        "description": words.SPEC,
        "type": "object",
        "properties": {
            FORM: {
                "title": FORM,
                "description": words.FORM,
                "type": "string",
                "enum": list(families),
                "enumDescriptions": [_told(family) for family in families.values()],
            },
            YEAR: _YEAR | {"examples": sorted({form.year for form in ordered}, reverse=True)},
        },
        "required": [FORM, YEAR],
        "allOf": [branch for family in families.values() for branch in _branches(family)],
        "definitions": {"amount": _AMOUNT, "waivers": _waivers()}
        | {_key(band): _value(band) for form in ordered for band in form.indicator_bands},
    }


def _told(family: list[Form]) -> str:
    return f"{family[-1].kind}，{'、'.join(str(form.year) for form in family)} 年起"


def _branches(family: list[Form]) -> Iterator[Schema]:
    """The layouts of one form, each for its years; the newest also while no year is written."""
    before: list[int] = []
    first = family[0].year
    for form, later in pairwise(family):
        years = list(range(form.year, later.year))
        before += years
        yield {
            "if": _condition(form, {"enum": _spellings(years)}, YEAR),
            "then": _spec(form, first),
        }
    rest = {"not": {"enum": _spellings(before)}} if before else {}
    yield {"if": _condition(family[-1], rest), "then": _spec(family[-1], first)}


def _spellings(years: list[int]) -> list[int | str]:
    """A year with and without quotes."""
    return [spelling for year in years for spelling in (year, str(year))]


def _condition(form: Form, years: Schema, *required: str) -> Schema:
    properties = {FORM: {"const": form.name}} | ({YEAR: years} if years else {})
    return {"properties": properties, "required": [FORM, *required]}


def _spec(form: Form, first: int) -> Schema:
    """A whole spec of one layout: nothing but its own fields."""
    kind = KINDS[form.kind]
    bands = [b for b in form.bands if isinstance(b, FieldsBand | ProseBand)]
    properties = {label: _field(label, band, form) for band in bands for label in band.fields}
    properties |= {FORM: {"type": "string"}, YEAR: {"minimum": first}}
    properties[kind.NAME] = properties.get(kind.NAME, {}) | _NAME
    properties[kind.MONEY] = _money(form)
    required = [FORM, YEAR, kind.NAME, *form.vocabulary.required, kind.MONEY]
    if form.vocabulary.has_indicators:
        properties[INDICATORS] = _indicators(form)
        required.append(INDICATORS)
    properties[WAIVERS] = {"$ref": "#/definitions/waivers"}
    return {
        "properties": properties,
        "required": list(dict.fromkeys(required)),
        "additionalProperties": False,
    }


def _field(label: str, band: FieldsBand | ProseBand, form: Form) -> Schema:
    must = label in form.vocabulary.required
    told, examples = words.FIELDS.get(label, (words.FIELD.format(label=label), ()))
    if label == "项目类型":
        examples = tuple(form.conventions.types)
    sentences = [told, words.REQUIRED if must else words.OPTIONAL]
    sentences += [words.PROSE] if isinstance(band, ProseBand) else []
    return (
        {"title": label, "description": "".join(sentences)}
        | ({"examples": list(examples)} if examples else {})
        | (_SOMETHING if must else _ANYTHING)
    )


def _closed(properties: Mapping[str, Schema], required: Iterable[str]) -> Schema:
    return {"properties": dict(properties), "required": [*required], "additionalProperties": False}


def _money(form: Form) -> Schema:
    sources = {
        name: {"title": name, "description": words.SOURCE.format(label=name)} | _AMOUNT
        for name in form.vocabulary.sources
    }
    sources[TOTAL] = {"title": TOTAL, "description": words.TOTAL} | _AMOUNT
    revenue = {"title": "收入", "description": words.REVENUE, "type": "object"}
    blocks = {"收入": revenue | _closed(sources, [TOTAL]), "支出": _expenditure(form)}
    return {
        "title": KINDS[form.kind].MONEY,
        "description": words.MONEY,
        "type": "object",
    } | _closed(blocks, blocks)


def _expenditure(form: Form) -> Schema:
    line = _line(HALF in form.vocabulary.money)
    schema: Schema = {"title": "支出", "description": words.EXPENDITURE, "type": "object"}
    if form.kind == "部门整体":
        described = ((name, words.LINES[name] + line["description"]) for name in (BASIC, PROJECTS))
        schema["description"] = words.UNIT_EXPENDITURE
        schema["properties"] = {
            name: line | {"title": name, "description": text} for name, text in described
        }
        schema["required"] = [BASIC, PROJECTS]
    return schema | {"additionalProperties": line}


def _line(has_half: bool) -> Schema:
    """A pair, a mapping, and a lone number where the form plans whole years."""
    amount = {"$ref": "#/definitions/amount"}
    columns = {
        HALF: _AMOUNT | {"title": HALF, "description": words.HALF_AMOUNT},
        FULL: _AMOUNT | {"title": FULL, "description": words.FULL_AMOUNT},
    }
    pair: Schema = {
        "title": "支出",
        "description": words.PAIR if has_half else words.FULL_ONLY,
        "type": ["array", "object"],
        "items": amount,
        "minItems": 2,
        "maxItems": 2,
        "errorMessage": words.PAIR if has_half else words.FULL_ONLY,
    } | _closed(columns, [HALF, FULL] if has_half else [FULL])
    if has_half:
        return pair
    return _AMOUNT | pair | {"type": ["number", "string", "array", "object"]}


def _indicators(form: Form) -> Schema:
    """The tree of indicators; a 一级指标 of the form is a property, so that it is proposed."""
    roots = {root: _root(root, band, form) for band in form.indicator_bands for root in band.roots}
    return {
        "title": INDICATORS,
        "description": words.INDICATORS,
        "markdownDescription": words.INDICATORS_AT_LENGTH,
        "type": "object",
        "minProperties": 1,
    } | _closed(roots, [])


def _root(root: str, band: IndicatorsBand, form: Form) -> Schema:
    fixed = form.conventions.fixed.get(root, {})
    groups = [*form.conventions.groups.get(root, []), *band.always.get(root, []), *fixed]
    known: dict[str, list[str]] = {group: fixed.get(group, []) for group in groups}
    return _level(root, band, 0, known)


def _level(
    name: str, band: IndicatorsBand, depth: int, known: Mapping[str, Iterable[str]]
) -> Schema:
    """One name of the tree and what may stand below it; ``known`` are names to propose there."""
    levels = list(band.levels)
    if depth == len(levels) - 1:
        return {"$ref": f"#/definitions/{_key(band)}"}
    below = {
        child: _level(child, band, depth + 1, dict.fromkeys(rows, ()))
        for child, rows in known.items()
    }
    told = {"name": name, "level": levels[depth]} if name else {}
    sentences = [words.LEVEL.format(**told)] if name else []
    names, next_level = "、".join(known), levels[depth + 1]
    if names:
        wording = words.GROUPS if depth + 2 < len(levels) else words.ROWS
        sentences.append(wording.format(level=next_level, names=names))
    else:
        sentences.append(words.ANY_ROWS.format(level=next_level))
    return {
        "title": name or levels[depth],
        "description": "".join(sentences),
        "type": ["object", "null"],
        "properties": below,
        "propertyNames": _no_column(band, levels[depth + 1]),
        "additionalProperties": _level("", band, depth + 1, {}),
    }


def _no_column(band: IndicatorsBand, level: str) -> Schema:
    """半年 and the like are columns: as a name in the tree they stand one level too high."""
    columns = list(dict.fromkeys([HALF, FULL, *band.columns]))
    names = "|".join(_SPECIAL.sub(r"\\\1", column) for column in columns)
    told = words.TOO_HIGH.format(columns="、".join(columns), level=level)
    return {"pattern": f"^(?!(?:{names})$)", "errorMessage": told}


def _key(band: IndicatorsBand) -> str:
    """A name for what all indicators of a table have in common, the same on every run."""
    return f"value-{sha256(repr(_value(band)).encode()).hexdigest()[:8]}"


def _value(band: IndicatorsBand) -> Schema:
    """What stands after the name of an indicator: a value, a pair, or every column by name."""
    told = {HALF: words.HALF_VALUE, FULL: words.FULL_VALUE}
    printed = [column for column in (HALF, FULL) if column in band.columns]
    columns: dict[str, Schema] = {
        column: {
            "title": column,
            "description": told.get(column, words.COLUMN.format(label=column)),
        }
        | (_SOMETHING if column in printed else _ANYTHING)
        for column in band.columns
    }
    shapes = ["array", "object"] if HALF in printed else ["object"]
    return {
        "title": list(band.levels)[-1],
        "description": words.VALUE + (words.VALUE_PAIR if HALF in printed else words.VALUE_FULL),
        "type": [*_SCALAR, *shapes],
        "pattern": r"\S",
        "items": _SOMETHING,
        "minItems": 2,
        "maxItems": 2,
        "minProperties": 1,
        "examples": [*words.VALUE_EXAMPLES],
        "errorMessage": words.VALUE_MESSAGE,
    } | _closed(columns, printed)


def _waivers() -> Schema:
    rule: Schema = {
        "title": "规则",
        "description": words.RULE,
        "type": "string",
        "pattern": "^(?:JX[0-9]{3}|[a-z0-9]+(?:-[a-z0-9]+)*)$",
        "errorMessage": words.RULE_MESSAGE,
    }
    place: Schema = {"title": "位置", "description": words.PLACE, "type": "string"}
    reason: Schema = {"title": "理由", "description": words.REASON} | _SOMETHING
    until: Schema = {
        "title": "至",
        "description": words.UNTIL,
        "type": "string",
        "pattern": "^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$",
        "errorMessage": words.UNTIL_MESSAGE,
    }
    parts = {"规则": rule, "位置": place, "理由": reason, "至": until}
    return {
        "title": WAIVERS,
        "description": words.WAIVERS,
        "markdownDescription": words.WAIVERS_AT_LENGTH,
        "type": ["array", "null"],
        "items": {"type": "object"} | _closed(parts, ["规则", "理由"]),
    }


def printed(schema: Schema) -> str:
    """The text of a schema, the same on every run."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
