"""The ledger of a run: what every rule came to on every file and on every unit."""

from collections import defaultdict
from collections.abc import Iterator

from jxbudget.compile.run import Run
from jxbudget.compile.settings import Settings
from jxbudget.diagnostic import Language, Text
from jxbudget.rules import Outcome, outcomes

OUTCOMES = {
    Outcome.FOUND: Text("有问题", "finding"),
    Outcome.HOLDS: Text("成立", "holds"),
    Outcome.DOES_NOT_APPLY: Text("不适用", "does not apply"),
    Outcome.NOT_ENOUGH: Text("数据不足", "not enough data"),
}
_COUNT = Text("  {outcome} {count}：{codes}", "  {outcome} {count}: {codes}")
_NOT_READ = Text("  没有读成，规则都没有检查", "  not read: no rule was tried")
_UNIT = Text("{unit}（各表之间）", "{unit} (across its forms)")


def lines(run: Run, settings: Settings, language: Language) -> Iterator[str]:
    """A block for each file, then one for each unit: the outcomes, and the rules of each."""
    for one in run.files:
        yield one.path
        yield from _block(one.outcomes, one.path, settings, language)
    for unit in run.together:
        yield _UNIT.say(language, {"unit": unit.unit})
        yield from _block(unit.outcomes, "", settings, language)


def _block(letters: str, path: str, settings: Settings, language: Language) -> Iterator[str]:
    codes: dict[Outcome, list[str]] = defaultdict(list)
    for rule, outcome in outcomes(letters):
        if settings.level(rule.defect, path):
            codes[outcome].append(rule.defect.code)
    if not letters:
        yield _NOT_READ.say(language)
    for outcome, words in OUTCOMES.items():
        if codes[outcome]:
            facts = {"outcome": words.say(language), "count": len(codes[outcome])}
            yield _COUNT.say(language, facts | {"codes": " ".join(sorted(codes[outcome]))})
