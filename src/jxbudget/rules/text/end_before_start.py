"""A project does not end before it begins."""

from jxbudget.diagnostic import Label, Text, error
from jxbudget.model.spec import ProjectSpec
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Rule, Verdicts
from jxbudget.rules.text.times import END, START, time_of

DEFECT = error(
    "JX123",
    "end-before-start",
    title=Text("完成时间早于开始时间", "End before start"),
    message=Text(
        "完成时间是“{end}”，早于开始时间“{start}”。",
        "The project ends in “{end}”, before it starts in “{start}”.",
    ),
    help_=Text("核对两个时间，看是否写反。", "Check whether the two are swapped."),
)
_START = Text("开始时间在这里", "starts here")


def check(case: Case[ProjectSpec]) -> Verdicts:
    """开始时间 ≤ 完成时间, as far as both are told."""
    spec = case.spec
    if not (spec.start and spec.end):
        return
    time = time_of(spec)
    if time.is_backwards:
        finding = DEFECT.at(END, start=spec.start, end=spec.end)
        yield finding.labelled([Label((START,), _START)])
    else:
        yield HOLDS if time.start_year and time.end_year else UNKNOWN


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "先完成后开始的项目没有；多半是两个时间写反，或改了一处忘了另一处。",
        "No project ends before it begins; the two are swapped, or only one was brought up.",
    ),
    good="{开始时间: 2026年3月, 完成时间: 2026年11月}",
    bad="{开始时间: 2026年11月, 完成时间: 2026年3月}",
    kinds=(ProjectSpec,),
)
