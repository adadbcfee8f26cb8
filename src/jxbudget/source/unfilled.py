"""Where a spec and its form part: keys the form does not print, keys it wants and does not get."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import Any

from jxbudget.diagnostic import Diagnostic
from jxbudget.model.spec import AnySpec
from jxbudget.model.vocabulary import EXPENDITURE, INDICATORS, REVENUE, TOTAL, Vocabulary
from jxbudget.model.waiver import WAIVERS
from jxbudget.source import defects
from jxbudget.source.nearest import advice
from jxbudget.source.tree import at


def unfilled(
    tree: Mapping[str, Any], vocabulary: Vocabulary, kind: type[AnySpec]
) -> Iterator[Diagnostic]:
    """Every finding on the keys of a spec."""
    checks = (_unknown_fields, _unknown_sources, _missing_expenditure, _blank_fields)
    return chain.from_iterable(check(tree, vocabulary, kind) for check in checks)


def _unknown_fields(
    tree: Mapping[str, Any], vocabulary: Vocabulary, kind: type[AnySpec]
) -> Iterator[Diagnostic]:
    known = _known(vocabulary, kind)
    if tree.keys() <= known.keys():
        return
    for key in tree:
        if key not in known:
            free = [name for name in known if name not in tree]
            yield defects.UNKNOWN_FIELD.at_key(key, key=key, **advice(key, free))


@lru_cache(maxsize=32)
def _known(vocabulary: Vocabulary, kind: type[AnySpec]) -> Mapping[str, None]:
    """The keys of a spec, those of every form first."""
    structure = ("表式", "年度", kind.NAME, kind.MONEY, INDICATORS, WAIVERS)
    return dict.fromkeys((*structure, *sorted(vocabulary.fields)))


def _unknown_sources(
    tree: Mapping[str, Any], vocabulary: Vocabulary, kind: type[AnySpec]
) -> Iterator[Diagnostic]:
    written = at(tree, (kind.MONEY, REVENUE))
    if isinstance(written, dict):
        for key in written:
            if key not in vocabulary.sources and key != TOTAL:
                free = [name for name in vocabulary.sources if name not in written]
                yield defects.UNKNOWN_FIELD.at_key(
                    kind.MONEY, REVENUE, key, key=key, **advice(key, free)
                )


def _missing_expenditure(
    tree: Mapping[str, Any], vocabulary: Vocabulary, kind: type[AnySpec]
) -> Iterator[Diagnostic]:
    """A form that prints 支出 wants it; the unit form's model does in any case."""
    written = tree.get(kind.MONEY)
    is_wanted = bool(vocabulary.money) and kind.KIND == "项目"
    if is_wanted and isinstance(written, dict) and EXPENDITURE not in written:
        yield defects.MISSING_FIELD.at_key(kind.MONEY, key=EXPENDITURE)


def _blank_fields(
    tree: Mapping[str, Any], vocabulary: Vocabulary, kind: type[AnySpec]
) -> Iterator[Diagnostic]:
    for key in (*vocabulary.required, *([INDICATORS] if vocabulary.has_indicators else ())):
        value = tree.get(key)
        if (value and not isinstance(value, str)) or key == kind.NAME:
            continue
        if key not in tree:
            yield defects.MISSING_FIELD.at(key=key)
        elif value is None or value == {} or (isinstance(value, str) and not value.strip()):
            yield defects.BLANK_FIELD.at(key, key=key)
