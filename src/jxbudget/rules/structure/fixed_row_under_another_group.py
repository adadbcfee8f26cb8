"""A fixed row stands where the form has it."""

from collections.abc import Mapping
from functools import lru_cache
from itertools import chain

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.forms.form import Form
from jxbudget.model.naming import plain
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts
from jxbudget.rules.rows import Row
from jxbudget.rules.structure.fixed import fixed_by_name, written_by_name

DEFECT = warning(
    "JX307",
    "fixed-row-under-another-group",
    title=Text("固定指标放错了位置", "Fixed row under another group"),
    message=Text(
        "固定指标“{name}”写在“{given}”下，这张表里它属于“{expected}”。",
        "The fixed row “{name}” stands in “{given}”; the form has it in “{expected}”.",
    ),
    help_=Text("移到“{expected}”下面。", "Move it to “{expected}”."),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """(一级, 二级) of a fixed row is the convention's; one that is repeated is told elsewhere."""
    written = written_by_name(case)
    said = set(map(_is_in_place, chain.from_iterable(written.values())))
    if False not in said:
        return [HOLDS] if True in said else []
    return _judged(written, case.form)


def _judged(written: Mapping[str, list[Row]], form: Form) -> Verdicts:
    for name, expected in fixed_by_name(form).items():
        rows = [row for row in written.get(name, ()) if _is_in_place(row) is not None]
        if not rows:
            continue
        if len(rows) > 1 or _is_in_place(rows[0]):
            yield HOLDS
            continue
        root, group, _ = expected[0]
        where = {"given": "／".join(rows[0].path[:2]), "expected": f"{root}／{group}"}
        yield DEFECT.at_key(INDICATORS, *rows[0].path, name=rows[0].name, **where)


@lru_cache(maxsize=4096)
def _is_in_place(row: Row) -> bool | None:
    """Whether a fixed row is in its place, None where the place itself is a strange one."""
    if not _is_judged(row):
        return None
    expected = fixed_by_name(row.form)[row.plain]
    places = {(plain(fixed.root), plain(fixed.group)) for fixed in expected}
    return row.above.labels[:2] in places


def _is_judged(row: Row) -> bool:
    """Whether a row stands in a group of the form: a strange group is told once, as itself."""
    if not row.is_last or len(row.path) < 3:
        return False
    groups = row.form.conventions.groups.get(row.path[0])
    return groups is None or row.above.labels[1] in map(plain, groups)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "固定指标的一级、二级指标是定好的；放错了位置，与别的单位的表对不上。",
        "Where fixed rows stand is settled; elsewhere they do not match the forms of others.",
    ),
    good="绩效指标: {过程: {资金管理: {资金使用合规性: 合规}}}",
    bad="绩效指标: {过程: {资金管理: {-资金使用合规性: }, 组织实施: {资金使用合规性: 合规}}}",
    needs=(INDICATORS,),
)
