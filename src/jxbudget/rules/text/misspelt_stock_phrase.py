"""Some strings of characters are right in no context: 知晓率度, 绩校目标, 进行进行."""

from jxbudget.diagnostic import Diagnostic, Text, warning
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdict, Verdicts
from jxbudget.rules.text.misprints import Suspect, misprints, suspects
from jxbudget.rules.text.passages import Passage, words

DEFECT = warning(
    "JX137",
    "misspelt-stock-phrase",
    title=Text("常用语有误", "Misspelt stock phrase"),
    message=Text(
        "{where}里的“{wrong}”应是“{right}”。", "{where} has “{wrong}” where “{right}” is meant."
    ),
    help_=Text("改成“{right}”，再通读这一句。", "Write “{right}” and read the sentence once more."),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """No words of the table of misprints."""
    written = words(case)
    suspected = suspects(written.whole, written.signs)
    if not suspected:
        return [HOLDS]
    return [verdict for passage in written.passages() for verdict in _judged(passage, suspected)]


def _judged(passage: Passage, suspected: list[Suspect]) -> list[Diagnostic] | list[Verdict]:
    return [
        passage.finding(DEFECT, wrong=wrong, right=right).on_words(wrong)
        for wrong, right in misprints(passage.text, suspected)
    ] or [HOLDS]


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "这些字连在一起没有说得通的时候，多半是改稿时没有删净，或输入法选错了字。",
        "These never make sense together: something was left over, or the wrong key was hit.",
    ),
    good="立项必要性: 湿地变化的的确确快，为达到保护目的的监测需要每年开展，依据充分。",
    bad="立项必要性: 社会对湿地的知晓率度不高，需要每年监测，为保护和修复提供依据。",
)
