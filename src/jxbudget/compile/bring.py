"""Facts of an existing form → the text of a spec, with a word wherever a person should look."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from jxbudget.diagnostic import Language, Pointer, Text
from jxbudget.forms.bands.fields import FieldsBand
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.forms.bands.money import MoneyBand
from jxbudget.forms.bands.prose import ProseBand
from jxbudget.forms.form import Form
from jxbudget.forms.recover import Fact, Recovered
from jxbudget.model.spec import KINDS
from jxbudget.model.vocabulary import EXPENDITURE, FULL, HALF, REVENUE, TOTAL
from jxbudget.report.plain import visible
from jxbudget.source.write import Flow, Node, Pair, Remarks, write

CHECK = Text("待核对：{what}", "待核对: {what}")
_DOUBT = Text("{why}（{place}）", "{why} ({place})")
_LEFT = Text("没有放进表里（{place}，{why}）：{text}", "found no place ({place}, {why}): {text}")
_NO_YEAR = Text("原文没有写年度", "no year is told")

Texts = Mapping[Pointer, str]


class Brought(NamedTuple):
    """A spec that was made of an existing form: its name, its year, its text."""

    name: str
    year: int
    text: str


def brought(one: Recovered, year: int | None, language: Language) -> Brought:
    """The spec; ``year`` is taken where the form tells none."""
    form, texts = one.form, {fact.pointer: fact.text for fact in one.facts}
    told = one.year or year or form.year
    comments: dict[Pointer, list[str]] = {}
    for fact in one.facts:
        if fact.doubt:
            comments.setdefault(_seen(fact), []).append(_doubt(fact, language))
    if not (one.year or year):
        comments[("年度",)] = [CHECK.say(language, {"what": _NO_YEAR.say(language)})]
    tree: dict[str, Node] = {"表式": form.name, "年度": str(told), **dict(_tree(form, texts))}
    text = write(tree, Remarks(comments, _explained(form, texts)))
    left = [
        _LEFT.say(language, {"place": s.place, "why": s.why.say(language), "text": s.text})
        for s in one.strays
    ]
    for line in left:
        text += f"# {visible(' '.join(CHECK.say(language, {'what': line}).split()))}\n"
    return Brought(texts.get((KINDS[form.kind].NAME,), ""), told, text)


def _explained(form: Form, texts: Texts) -> dict[Pointer, str]:
    """What units and columns are, behind the first of them."""
    root = KINDS[form.kind].MONEY
    lines = (pointer[:3] for pointer in texts if pointer[:2] == (root, EXPENDITURE))
    first = next((one for one in lines if _is_pair(texts, one)), None)
    return {(root,): "万元"} | ({first: f"{HALF}, {FULL}"} if first else {})


def _is_pair(texts: Texts, line: Pointer) -> bool:
    return bool(texts.get((*line, HALF)) and texts.get((*line, FULL)))


def _seen(fact: Fact) -> Pointer:
    """The key that a comment stands above: that of the row, where two columns share a line."""
    return fact.pointer[:-1] if fact.pointer[-1] in {HALF, FULL} else fact.pointer


def _doubt(fact: Fact, language: Language) -> str:
    assert fact.doubt
    what = _DOUBT.say(language, {"why": fact.doubt.say(language), "place": fact.place})
    return CHECK.say(language, {"what": what})


def _tree(form: Form, texts: Texts) -> Iterator[tuple[str, Node]]:
    """The entries in the order of the form."""
    root, has_indicators = KINDS[form.kind].MONEY, False
    for band in form.bands:
        match band:
            case FieldsBand() | ProseBand():
                for label in band.fields:
                    yield label, texts.get((label,), "")
            case MoneyBand():
                yield root, dict(_money(root, texts))
            case _ if not has_indicators:
                has_indicators = True
                yield INDICATORS, _indicators(texts, {HALF, FULL, *form.vocabulary.columns})
            case _:
                pass


def _money(root: str, texts: Texts) -> Iterator[tuple[str, Node]]:
    """Sources that are not 0 on one line, then the lines of expenditure."""
    sources = {str(p[2]): text for p, text in texts.items() if p[:2] == (root, REVENUE)}
    kept = {name: text for name, text in sources.items() if name == TOTAL or text not in {"", "0"}}
    yield REVENUE, Flow(dict(kept))
    lines: dict[str, dict[str, str]] = {}
    for pointer, text in texts.items():
        if pointer[:2] == (root, EXPENDITURE):
            lines.setdefault(str(pointer[2]), {})[str(pointer[3])] = text
    if lines:
        yield EXPENDITURE, {name: amounts(line) for name, line in lines.items()}


def amounts(line: Mapping[str, str]) -> Node:
    """A line of expenditure as a spec has it."""
    if line.get(HALF) and line.get(FULL):
        return Pair((line[HALF], line[FULL]))
    if not line.get(HALF):
        return line.get(FULL, "")
    return Flow(dict(line))


def _indicators(texts: Texts, columns: Collection[str]) -> dict[str, Node]:
    """The tree of names, and the values of each row below its last one."""
    tree: dict[str, Node] = {}
    rows: dict[Pointer, dict[str, str]] = {}
    for pointer, text in texts.items():
        if pointer[0] == INDICATORS:
            is_row = pointer[-1] in columns
            path, key = (pointer[:-1], str(pointer[-1])) if is_row else (pointer, "")
            rows.setdefault(path, {}).update({key: text} if key else {})
    for path, values in rows.items():
        _grow(tree, [str(step) for step in path[1:]], row_value(values))
    return tree


def _grow(tree: dict[str, Node], path: list[str], value: Node) -> None:
    *above, name = path
    for step in above:
        below = tree.get(step)
        if not isinstance(below, dict):
            below = tree[step] = {}
        tree = below
    if value or name not in tree:
        tree[name] = value


def row_value(values: Mapping[str, str]) -> Node:
    """The values of an indicator as a spec has them."""
    half, full = values.get(HALF, ""), values.get(FULL, "")
    others = {key: text for key, text in values.items() if key not in {HALF, FULL} and text}
    if others:
        return Flow({**{key: text for key, text in values.items() if text}})
    if half == full or HALF not in values:
        return full
    if half and full:
        return Pair((half, full))
    return Flow({HALF: half} if half else {FULL: full})
