"""What a year is for is not in the words of the years before."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from jxbudget.diagnostic import Diagnostic, Label, Text, note
from jxbudget.model.naming import of_any_year
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, Case, Dossier, Rule, Scope, Verdict, Verdicts
from jxbudget.rules.years.steps import Step, steps

DEFECT = note(
    "JX705",
    "same-text-for-years",
    title=Text("文字多年不变", "The same text for years"),
    message=Text(
        "{label}从 {first} 年到 {last} 年一字未改。",
        "{label} has not changed in a word from {first} to {last}.",
    ),
    help_=Text("按本年的工作改写。", "Say what this year is about."),
)
LABELS = ("项目实施内容", "年度目标")
_SAME = Text("{year} 年的相同", "the same in {year}")

Chain = list[Case[AnySpec]]


def check(dossier: Dossier) -> Verdicts:
    """年度目标, 项目实施内容 differ somewhere in the last same-text-years years.

    Told once, in the last form of a project or unit; its year in the text does not count. What a
    project is needed for and aims at in the long run may well stay the same.
    """
    for chain in _chains(list(steps(dossier))):
        for label in LABELS:
            yield from _judged(chain, label)


def _chains(steps: Sequence[Step[AnySpec]]) -> Iterator[Chain]:
    """The forms of one project or unit in years without a gap, the oldest first."""
    before = {step.newer.path: step.older for step in steps}
    followed = {step.older.path for step in steps}
    for step in steps:
        if step.newer.path not in followed:
            chain: Chain = [step.newer]
            while older := before.get(chain[-1].path):
                chain.append(older)
            yield chain[::-1]


def _judged(chain: Chain, label: str) -> Iterator[Diagnostic | Verdict]:
    last = chain[-1]
    years = last.limits.same_text_years
    if len(chain) < years:
        return
    text = _text(last, label)
    if len(text) < max(1, last.limits.shortest_text):
        return
    same = list(takewhile(lambda case: _text(case, label) == text, reversed(chain)))[::-1]
    if len(same) < years:
        yield HOLDS
        return
    labels = [
        Label((label,), _SAME, {"year": case.spec.year}, path=case.path) for case in same[:-1]
    ]
    facts = {"first": same[0].spec.year, "last": last.spec.year}
    yield last.tells(DEFECT.at(label, label=label, **facts).labelled(labels))


def _text(case: Case[AnySpec], label: str) -> str:
    return of_any_year(case.spec.text(label), case.spec.year)


_TEXT = "布设湿地样点，开展水质和鸟类监测，培训监测人员，共享监测成果。"

RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "年度目标和实施内容年年照抄，看不出本年要做什么。默认连续三年相同才提示。",
        "Copied year after year, it does not say what this year is for. Told after three years.",
    ),
    good="上年项目: {}\n项目: {}\n下年项目: {}",
    bad="""\
上年项目: {项目实施内容: @}
项目: {项目实施内容: @}
下年项目: {项目实施内容: @}""".replace("@", _TEXT),
    scope=Scope.UNIT,
)
