"""二级指标 are the form's own."""

from functools import lru_cache

from jxbudget.diagnostic import Diagnostic, Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.forms.form import Form
from jxbudget.model.naming import plain
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts
from jxbudget.rules.rows import NOWHERE, rows, tables
from jxbudget.source import advice

DEFECT = warning(
    "JX319",
    "second-level-outside-the-form",
    title=Text("表中没有这一二级指标", "Second level outside the form"),
    message=Text(
        "“{root}”下没有“{group}”这个二级指标。",
        "“{root}” has no second-level group called “{group}”.",
    ),
    help_=Text("{advice}", "{advice_en}"),
)

_DEEP = 3
"""From this depth on a table has 二级 that are groups."""


def check(case: Case[AnySpec]) -> Verdicts:
    """二级 ∈ the convention's of its 一级, where it lists them; a value there is told elsewhere."""
    told = [row.path[:2] for row in rows(case) if len(row.path) > 2 or row.is_silent]
    listed = _listed(case.form)
    others = [place for place in dict.fromkeys(told) if place not in listed]
    verdicts = {place: _is_listed(case.form, place) for place in others}
    strange = [place for place, is_listed in verdicts.items() if is_listed is False]
    if not strange:
        return [] if listed.isdisjoint(told) and True not in verdicts.values() else [HOLDS]
    return [_finding(case.form, *place) for place in strange]


@lru_cache(maxsize=16)
def _listed(form: Form) -> frozenset[tuple[str, ...]]:
    """一级 and 二级 as the convention spells them, where it is asked."""
    places = [(root, group) for root, groups in form.conventions.groups.items() for group in groups]
    return frozenset(place for place in places if _is_listed(form, place))


@lru_cache(maxsize=1024)
def _is_listed(form: Form, place: tuple[str, ...]) -> bool | None:
    """Whether a 二级 is the convention's, None where it does not say or there is none."""
    root, *below = place
    listed = form.conventions.groups.get(root)
    if not listed or not below or tables(form).get(root, NOWHERE).depth < _DEEP:
        return None
    return plain(below[0]) in map(plain, listed)


def _finding(form: Form, root: str, group: str) -> Diagnostic:
    said = advice(group, form.conventions.groups[root])
    return DEFECT.at_key(INDICATORS, root, group, root=root, group=group, **said)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "二级指标是表上印好的；另起一个名称，汇总时与别的单位对不上。",
        "The form prints its groups; one of another name does not match the forms of others.",
    ),
    good="绩效指标: {效益指标: {社会效益: {监测成果共享单位数量: [≥5家, ≥10家]}}}",
    bad="""\
绩效指标:
  效益指标:
    -社会效益:
    社会效益指标: {监测成果共享单位数量: [≥5家, ≥10家]}""",
    needs=(INDICATORS,),
)
