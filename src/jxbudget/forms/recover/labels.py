"""The words that a form prints, and by which what stands beside them is known."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cached_property

from jxbudget.forms.bands.fields import FieldsBand
from jxbudget.forms.bands.indicators import IndicatorsBand
from jxbudget.forms.bands.money import MoneyBand
from jxbudget.forms.bands.prose import ProseBand
from jxbudget.forms.form import Form

_BLANK = re.compile(r"[\s\u200b\ufeff]+")
_BRACKETS = re.compile(r"[(（](?:程|(?:单位[:：]?)?万?元)[)）]")
_END = re.compile(r"[:：]+$")


def bare(text: str) -> str:
    """A text without what labels differ in: blanks, width, （程）, （万元）, a colon at its end."""
    folded = _BLANK.sub("", unicodedata.normalize("NFKC", text))
    return _END.sub("", _BRACKETS.sub("", folded))


class Labels:
    """The words of one form, each bare, and what they stand for."""

    def __init__(self, form: Form) -> None:
        self.form = form

    @cached_property
    def fields(self) -> Mapping[str, str]:
        """Labels of short fields and of texts, as printed or as written in a spec."""
        found = {}
        for band in self.form.bands:
            if isinstance(band, FieldsBand | ProseBand):
                for label in band.fields:
                    found[bare(band.printed.get(label, label))] = label
                    found[bare(label)] = label
        return found

    @cached_property
    def texts(self) -> frozenset[str]:
        """The fields that hold paragraphs."""
        bands = (band for band in self.form.bands if isinstance(band, ProseBand))
        return frozenset(label for band in bands for label in band.fields)

    @cached_property
    def money(self) -> MoneyBand | None:
        """The table of money."""
        return next((band for band in self.form.bands if isinstance(band, MoneyBand)), None)

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """The rows of revenue."""
        return {bare(name): name for name in self.money.revenue.rows} if self.money else {}

    @cached_property
    def revenue(self) -> str:
        """The label of revenue, 收入."""
        return bare(self.money.revenue.label) if self.money else ""

    @cached_property
    def expenditure(self) -> str:
        """The label of expenditure, 支出."""
        block = self.money.expenditure if self.money else None
        return bare(block.label) if block else ""

    @cached_property
    def money_words(self) -> frozenset[str]:
        """What the table of money prints besides names and amounts."""
        if not self.money:
            return frozenset()
        revenue, expenditure = self.money.revenue, self.money.expenditure
        words = [self.money.label, revenue.label, *_OF_MONEY]
        words += [column.label for column in revenue.columns.values()]
        if expenditure:
            columns = expenditure.columns.values()
            words += [expenditure.label, *(column.label for column in columns)]
        return frozenset(map(bare, words))

    @cached_property
    def bands(self) -> tuple[IndicatorsBand, ...]:
        """The tables of indicators."""
        return tuple(self.form.indicator_bands)

    @cached_property
    def roots(self) -> Mapping[str, tuple[str, IndicatorsBand]]:
        """The 一级指标, each with its table; 产出 is 产出指标."""
        found = {}
        for band in self.bands:
            for root in band.roots:
                found[bare(root)] = (root, band)
                found.setdefault(bare(root).removesuffix("指标"), (root, band))
        return found

    @cached_property
    def whole_roots(self) -> frozenset[str]:
        """The 一级指标 as they are named; a name may be what one of them is called for short."""
        return frozenset(bare(root) for root, _ in self.roots.values())

    def groups(self, root: str) -> dict[str, str]:
        """The 二级指标 that are known of a 一级指标; 数量 is 数量指标."""
        known = [*self.form.conventions.groups.get(root, ())]
        known += [name for band in self.bands for name in band.always.get(root, ())]
        return _with_short(known)

    def always(self, root: str) -> frozenset[str]:
        """The 二级指标 that are printed even when nothing is promised there."""
        names = (name for band in self.bands for name in band.always.get(root, ()))
        return frozenset(map(bare, names))

    @cached_property
    def levels(self) -> Mapping[str, str]:
        """The headings above the labels of indicators: 一级指标 …."""
        return {bare(name): name for band in self.bands for name in band.levels}

    @cached_property
    def columns(self) -> Mapping[str, str]:
        """The headings above values, and the keys of their columns."""
        found = {
            bare(column.label): key for band in self.bands for key, column in band.columns.items()
        }
        for key in [*found.values()]:
            found.setdefault(f"{key}指标值", key)
            found.setdefault(f"{key}目标值", key)
        return found


_OF_MONEY = ("金额", "预算数", "项目", "合计数", "半年计划执行数", "全年预算数")


def _with_short(names: Iterable[str]) -> dict[str, str]:
    found = {bare(name): name for name in names}
    for name in [*found]:
        short = name.removesuffix("指标")
        found.setdefault(short, found[name])
        found.setdefault(f"{short}指标", found[name])
    return found
