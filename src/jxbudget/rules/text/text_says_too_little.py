"""A reason, a plan or a goal takes a sentence."""

from functools import lru_cache

from jxbudget.diagnostic import Diagnostic, Text, note
from jxbudget.forms.form import Form
from jxbudget.model.spec import AnySpec
from jxbudget.model.value import Kind, parse_value
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Rule, Verdict, Verdicts
from jxbudget.rules.text.annual_goal_repeats_the_long_term_goal import LONG_TERM
from jxbudget.rules.text.another_year_in_the_annual_goal import GOAL
from jxbudget.rules.text.passages import words
from jxbudget.rules.text.sameness import is_long, letters
from jxbudget.rules.text.stand_ins import is_to_come

ASKED = ("立项必要性", "实施可行性", "项目实施内容", "单位主要职能", LONG_TERM, GOAL)

DEFECT = note(
    "JX143",
    "text-says-too-little",
    title=Text("文字过短", "Text says too little"),
    message=Text(
        "“{name}”只有 {count} 个字，不到 {limit} 个，说不清一件事。",
        "“{name}” has {count} characters, fewer than {limit}: too few to say anything.",
    ),
    help_=Text("写清楚做什么、为什么、到什么程度。", "Say what is done, why, and how much."),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """Required texts have at least shortest-text characters; a stand-in is another rule's."""
    fields = words(case).fields
    written = [(label, fields.get(label, "")) for label in _asked(case.form)]
    return [_judged(case, label, text) for label, text in written if text.strip()]


@lru_cache(maxsize=64)
def _asked(form: Form) -> tuple[str, ...]:
    return tuple(label for label in ASKED if label in form.vocabulary.required)


def _judged(case: Case[AnySpec], label: str, text: str) -> Diagnostic | Verdict:
    limit = case.limits.shortest_text
    if is_long(text, limit):
        return HOLDS
    none_meant = label == LONG_TERM and parse_value(text).kind is Kind.BLANK
    if none_meant or is_to_come(label, text):
        return UNKNOWN
    return DEFECT.at(label, name=label, count=len(letters(text)), limit=limit)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "几个字的“必要性”“目标”看不出要做什么，评审时会要求补写。",
        "A reason or goal of a few characters tells nothing and will be asked for again.",
    ),
    good="立项必要性: 全省湿地变化快，需要每年监测。",
    bad="立项必要性: 工作需要。",
)
