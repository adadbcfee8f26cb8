"""Each field of a form asks something else."""

from collections.abc import Iterator

from jxbudget.diagnostic import Diagnostic, Label, Text, warning
from jxbudget.model.spec import AnySpec
from jxbudget.rules.gather import plain
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdict, Verdicts
from jxbudget.rules.text.annual_goal_repeats_the_long_term_goal import LONG_TERM
from jxbudget.rules.text.another_year_in_the_annual_goal import GOAL
from jxbudget.rules.text.passages import prose_labels, words
from jxbudget.rules.text.sameness import alike, is_long

SHORTEST = 20

DEFECT = warning(
    "JX144",
    "two-fields-say-the-same",
    title=Text("两个栏目内容相同", "Two fields say the same"),
    message=Text("“{name}”与“{other}”的内容相同。", "“{name}” and “{other}” say the same."),
    help_=Text(
        "按各自的要求分别写，看是否粘贴错了栏目。", "Was a text pasted into the wrong field?"
    ),
)
_FIRST = Text("同样的内容在这里", "the same text is here")


def check(case: Case[AnySpec]) -> Verdicts:
    """No two texts of 20 characters or more are the same; the two goals are another rule's."""
    prose = words(case).prose
    suspects = alike([*prose.values()])
    if not suspects:
        return [HOLDS] if any(map(_is_long, prose.values())) else []
    in_order = [label for label in prose_labels(case.form) if label in prose]
    texts = {label: prose[label] for label in in_order if _is_long(prose[label])}
    return list(_judged(texts, suspects))


def _judged(texts: dict[str, str], suspects: list[str]) -> Iterator[Diagnostic | Verdict]:
    first: dict[str, str] = {}
    for label, text in texts.items():
        other = first.setdefault(plain(text), label) if text in suspects else label
        if other == label or {other, label} == {GOAL, LONG_TERM}:
            yield HOLDS
        else:
            finding = DEFECT.at(label, name=label, other=other)
            yield finding.labelled([Label((other,), _FIRST)])


def _is_long(text: str) -> bool:
    return is_long(text, SHORTEST)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "为什么做、能不能做、做什么是三个问题；同一段话答不了两个。",
        "Why, whether and what are different questions; one text cannot answer two.",
    ),
    good="实施可行性: 监测站点和队伍齐备，监测规程实行多年，结果可靠。",
    bad="实施可行性: 全省湿地面积大、类型多，变化快，需要每年监测，为保护和修复提供依据。",
)
