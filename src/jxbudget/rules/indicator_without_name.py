"""A value belongs to an indicator of the last level, not to a group of indicators."""

from collections.abc import Iterable

from jxbudget.diagnostic import Diagnostic, Text, error
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.forms.form import Form
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import Rule

DEFECT = error(
    "JX303",
    "indicator-without-name",
    title=Text("指标值前缺指标名称", "Value without an indicator"),
    message=Text(
        "“{name}”是{level}，后面直接写了指标值。", "“{name}” is a {level} with a value of its own."
    ),
    help_=Text("在“{name}”下面另起一行写“{last}: 值”。", "Write “{last}: value” below “{name}”."),
)


def check(spec: AnySpec, form: Form) -> Iterable[Diagnostic]:
    """A row above the form's last level is blank."""
    for indicator in spec.indicators:
        band = form.band_of(indicator.path[0])
        if band is None or len(indicator.path) >= len(band.levels) or indicator.is_blank:
            continue
        levels = list(band.levels)
        level, last = levels[len(indicator.path) - 1], levels[-1]
        where = (INDICATORS, *indicator.path)
        yield DEFECT.at(*where, name=indicator.name, level=level, last=last)


RULE = Rule(DEFECT, check)
