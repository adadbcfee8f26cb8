"""The ledger of a run: what every rule came to on every file and on every unit."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from jxbudget.compile.check import Run
from jxbudget.compile.settings import Settings
from jxbudget.diagnostic import Language, Text
from jxbudget.rules import Judgement, Outcome

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
        yield one.source.path
        path = one.source.path
        counted = [j for j in one.judgements if settings.level(j.rule.defect, path)]
        yield from _block(counted, language, is_read=one.spec is not None)
    units: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in run.together:
        if settings.level(judgement.rule.defect, ""):
            units[judgement.unit].append(judgement)
    for unit, judgements in units.items():
        yield _UNIT.say(language, {"unit": unit})
        yield from _block(judgements, language)


def _block(
    judgements: Iterable[Judgement], language: Language, *, is_read: bool = True
) -> Iterator[str]:
    codes: dict[Outcome, list[str]] = defaultdict(list)
    for one in judgements:
        codes[one.outcome].append(one.rule.defect.code)
    if not is_read:
        yield _NOT_READ.say(language)
    for outcome, words in OUTCOMES.items():
        if codes[outcome]:
            facts = {"outcome": words.say(language), "count": len(codes[outcome])}
            yield _COUNT.say(language, facts | {"codes": " ".join(sorted(codes[outcome]))})
