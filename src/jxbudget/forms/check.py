"""What a ``form.yaml`` says of itself that cannot be, told with the place it is said at."""

from collections import Counter
from collections.abc import Iterator

from jxbudget.diagnostic import Pointer, Text
from jxbudget.forms.bands.data import Column
from jxbudget.forms.bands.fields import FieldsBand
from jxbudget.forms.bands.indicators import INDICATORS, IndicatorsBand
from jxbudget.forms.bands.money import MoneyBand, RevenueRows
from jxbudget.forms.bands.prose import ProseBand
from jxbudget.forms.conventions import Conventions
from jxbudget.forms.form import Form
from jxbudget.model.spec import KINDS
from jxbudget.model.vocabulary import TOTAL
from jxbudget.model.waiver import WAIVERS

_COMPARATORS = frozenset("≥≤=><")


def keys() -> list[str]:
    """Every key that a ``form.yaml`` may use."""
    entries = (
        *(Form, Conventions, Column, FieldsBand, ProseBand),
        *(MoneyBand, RevenueRows, IndicatorsBand),
    )
    fields = [field for entry in entries for field in entry.model_fields.values()]
    return sorted({str(field.alias) for field in fields})


def strangers(form: Form) -> Iterator[tuple[Pointer, str, str]]:
    """Names that a ``form.yaml`` speaks of and does not print: where, under which key, the name."""
    kind = KINDS[form.kind]
    fields = {kind.NAME, *form.vocabulary.fields}
    for number, name in enumerate(form.optional):
        if name not in fields:
            yield ("选填", number), "选填", name
    yield from _strange_conventions(form)
    for number, band in enumerate(form.bands):
        here = ("表格", number)
        match band:
            case FieldsBand() | ProseBand():
                unknown = (name for name in band.printed if name not in band.fields)
                yield from (((*here, "印作", name), "印作", name) for name in unknown)
            case IndicatorsBand():
                unknown = (name for name in band.always if name not in band.roots)
                yield from (((*here, "必列", name), "必列", name) for name in unknown)
            case MoneyBand():
                pass


def _strange_conventions(form: Form) -> Iterator[tuple[Pointer, str, str]]:
    """一级指标 and rows of revenue that the conventions name and the table lacks."""
    habits, roots = form.conventions, {root for band in form.indicator_bands for root in band.roots}
    named = {"固定指标": [*habits.fixed], "二级指标": [*habits.groups]}
    for key, names in named.items():
        yield from ((("约定", key, name), key, name) for name in names if name not in roots)
    if "bases" in habits.model_fields_set:
        for number, name in enumerate(habits.bases):
            if name not in form.vocabulary.sources:
                yield ("约定", "执行率基数", number), "执行率基数", name


_NOT_PRINTED = Text("表格里没有“{name}”。", "“{name}” is not in 表格.")
_NOT_A_TEXT = Text(
    "“{name}”不是一段文字，要用“资金”或“指标”来印。",
    "“{name}” is not a text; 资金 and 指标 print it.",
)
_TWICE = Text("“{name}”印了两次。", "“{name}” is printed twice.")
_NO_TOTAL = Text("收入的各行里没有“{name}”。", "“{name}” is not among the rows of 收入.")
_NO_COMPARATOR = Text("“{name}”不是比较符号 ≥ ≤ = > < 中的一个。", "“{name}” is none of ≥ ≤ = > <.")


def contradictions(form: Form) -> Iterator[tuple[Pointer, Text, str]]:
    """What would leave a fact unprinted or print it twice: where, what is wrong, the name."""
    kind = KINDS[form.kind]
    bands = list(enumerate(form.bands))
    fields = [
        (n, name) for n, b in bands if isinstance(b, FieldsBand | ProseBand) for name in b.fields
    ]
    roots = [(n, root) for n, b in bands if isinstance(b, IndicatorsBand) for root in b.roots]
    if kind.NAME not in {name for _, name in fields}:
        yield ("表格",), _NOT_PRINTED, kind.NAME
    for number, name in fields:
        if name in {kind.MONEY, INDICATORS, WAIVERS}:
            yield ("表格", number), _NOT_A_TEXT, name
    for number, name in (*_twice(fields), *_twice(roots)):
        yield ("表格", number), _TWICE, name
    for number, band in bands:
        if isinstance(band, MoneyBand) and TOTAL not in band.revenue.rows:
            yield ("表格", number, "收入", "行"), _NO_TOTAL, TOTAL
    for sign in form.glyphs:
        if sign not in _COMPARATORS:
            yield ("字形", sign), _NO_COMPARATOR, sign


def _twice(places: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The last place of each name that has several."""
    counts = Counter(name for _, name in places)
    return [(n, name) for name, n in {name: n for n, name in places if counts[name] > 1}.items()]
