"""Every row with a name of its own promises something in every column the form prints."""

from collections.abc import Iterable

from jxbudget.diagnostic import Diagnostic, Text, error
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.forms.form import Form
from jxbudget.model.spec import AnySpec
from jxbudget.model.vocabulary import FULL, HALF
from jxbudget.rules.kit import Rule

DEFECT = error(
    "JX302",
    "indicator-without-value",
    title=Text("指标没有指标值", "Indicator without a value"),
    message=Text("“{name}”没有写{columns}指标值。", "“{name}” has no value for {columns}."),
    help_=Text(
        "补上指标值，例如“{name}: [≥50例, ≥100例]”；没有内容就删去这一行。",
        "Add one, such as “{name}: [≥50例, ≥100例]”, or take the row out.",
    ),
)


def check(spec: AnySpec, form: Form) -> Iterable[Diagnostic]:
    """A row on the form's last level has 半年 and 全年; only shorter rows are printed blank."""
    for indicator in spec.indicators:
        band = form.band_of(indicator.path[0])
        if band is None or len(indicator.path) != len(band.levels):
            continue
        lacking = [
            column
            for column in (HALF, FULL)
            if column in band.columns and not indicator.value(column).text.strip()
        ]
        if lacking:
            where = (INDICATORS, *indicator.path)
            yield DEFECT.at_key(*where, name=indicator.name, columns=lacking)


RULE = Rule(DEFECT, check)
