"""A form that is sent has no gaps left to fill in."""

from jxbudget.diagnostic import Diagnostic, Text, error
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import Case, Rule, Verdicts
from jxbudget.rules.text.passages import Passage, words
from jxbudget.rules.text.stand_ins import SIGN, may_be_to_come, stand_in

DEFECT = error(
    "JX130",
    "placeholder-left",
    title=Text("还有待填的地方", "Placeholder left"),
    message=Text(
        "{where}里的“{words}”是留着待填的，还没有换成实际内容。",
        "{where} still has “{words}” where the real content belongs.",
    ),
    help_=Text(
        "换成实际的数字或文字；提示语和用不着的行删去。",
        "Write the figure or the words; take out hints and rows that are not used.",
    ),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """No stand-in in any words."""
    written = words(case)
    may_be = may_be_to_come(written.whole, written.signs)
    return written.verdicts(_find, written.matching(SIGN) if may_be else [])


def _find(passage: Passage) -> Diagnostic | None:
    given = stand_in(passage)
    return passage.finding(DEFECT, words=given).on_words(given) if given else None


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "模板里的“**”“XX”“（100字以内）”没有换掉，表就是没有填完。",
        "With the template's stand-ins still in it, a form is not filled in.",
    ),
    good="立项必要性: 全省湿地面积282万公顷，类型多，变化快，需要每年监测，为保护提供依据。",
    bad="立项必要性: 全省湿地面积**公顷，类型多，变化快，需要每年监测，为保护提供依据。",
)
