"""Tree → Spec: pydantic decides, the author is told in the form's own words."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from jxbudget.diagnostic import Diagnostic
from jxbudget.model.spec import KINDS, AnySpec
from jxbudget.model.vocabulary import BASIC, EXPENDITURE, PROJECTS, REVENUE, TOTAL, Vocabulary
from jxbudget.source import defects
from jxbudget.source.misfits import misfits
from jxbudget.source.tree import Source
from jxbudget.source.unfilled import unfilled

Model = TypeVar("Model", bound=BaseModel)


class Bound(NamedTuple):
    """A spec as far as it could be read, and what is wrong with it.

    ``doubtful`` are the top-level keys that were left out of ``spec`` because they have errors:
    what rules say of them is not to be trusted.
    """

    spec: AnySpec | None
    diagnostics: tuple[Diagnostic, ...]
    doubtful: frozenset[str] = frozenset()


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
        spec = _without(doubtful, source.tree, kind, vocabulary.columns)
    wrong += tuple(source.locate(found) for found in unfilled(source.tree, vocabulary, kind))
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
    read = _validated(source.tree, model, further)
    if not isinstance(read, ValidationError):
        return read, ()
    wrong = misfits(source.tree, read, further, list(known))
    return None, tuple(source.locate(found) for found in wrong)


def _validated(tree: Any, model: type[Model], columns: frozenset[str]) -> Model | ValidationError:
    try:
        return model.model_validate(tree, context={"columns": columns})
    except ValidationError as error:
        return error


def _without(
    doubtful: frozenset[str], tree: Mapping[str, Any], kind: type[AnySpec], columns: Iterable[str]
) -> AnySpec | None:
    """What can be read of a spec when some of its keys are left out."""
    sound = {key: value for key, value in tree.items() if key not in doubtful}
    if kind.MONEY in doubtful:
        sound[kind.MONEY] = _NO_MONEY[kind.KIND]
    read = _validated(sound, kind, frozenset(columns))
    return None if isinstance(read, ValidationError) else read


def _other_kind(tree: Mapping[str, Any], kind: type[AnySpec]) -> Diagnostic | None:
    """One finding instead of many where all that is written is of the other kind of form."""
    for other in KINDS.values():
        has_its_own = kind.NAME in tree or kind.MONEY in tree
        if other is not kind and not has_its_own and {other.NAME, other.MONEY} <= tree.keys():
            facts = {"kind": kind.KIND, "other": other.KIND, "name": other.NAME}
            facts |= {"kind_en": _KINDS_EN[kind.KIND], "other_en": _KINDS_EN[other.KIND]}
            return defects.FORM_OF_THE_OTHER_KIND.at("表式", money=other.MONEY, **facts)
    return None
