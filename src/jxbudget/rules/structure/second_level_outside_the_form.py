"""二级指标 are the form's own."""

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts
from jxbudget.rules.naming import plain
from jxbudget.rules.rows import rows
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


def check(case: Case[AnySpec]) -> Verdicts:
    """二级 ∈ the convention's of its 一级, where it lists them; a value there is told elsewhere."""
    judged: set[tuple[str, ...]] = set()
    for row in rows(case):
        place = row.path[:2]
        if place in judged or row.table.depth < 3 or len(place) == 1:
            continue
        root, group = place
        listed = case.form.conventions.groups.get(root)
        is_misplaced = len(row.path) == 2 and not row.is_silent
        if not listed or is_misplaced:
            continue
        judged.add(place)
        if plain(group) in map(plain, listed):
            yield HOLDS
        else:
            said = advice(group, listed)
            yield DEFECT.at_key(INDICATORS, root, group, root=root, group=group, **said)


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
