"""A fixed row stands where the form has it."""

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.indicator import Indicator
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts
from jxbudget.rules.naming import plain
from jxbudget.rules.structure.fixed import fixed_rows, rows_by_name
from jxbudget.rules.structure.rows import depth

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
    written = rows_by_name(case)
    places: dict[str, list[tuple[str, str]]] = {}
    for fixed in fixed_rows(case):
        places.setdefault(plain(fixed.name), []).append((fixed.root, fixed.group))
    for name, expected in places.items():
        rows = [row for row in written.get(name, []) if _is_judged(case, row)]
        if not rows:
            continue
        right = {(plain(root), plain(group)) for root, group in expected}
        if len(rows) > 1 or (plain(rows[0].path[0]), plain(rows[0].path[1])) in right:
            yield HOLDS
            continue
        root, group = expected[0]
        where = {"given": "／".join(rows[0].path[:2]), "expected": f"{root}／{group}"}
        yield DEFECT.at_key(INDICATORS, *rows[0].path, name=rows[0].name, **where)


def _is_judged(case: Case[AnySpec], row: Indicator) -> bool:
    """Whether a row stands in a group of the form: a strange group is told once, as itself."""
    if len(row.path) != depth(case, row) or len(row.path) < 3:
        return False
    groups = case.form.conventions.groups.get(row.path[0])
    return groups is None or plain(row.path[1]) in {plain(group) for group in groups}


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
