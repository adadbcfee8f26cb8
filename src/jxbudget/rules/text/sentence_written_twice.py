"""A text says each thing once."""

import re
from collections import Counter

from jxbudget.diagnostic import Diagnostic, Text, warning
from jxbudget.model.spec import ProjectSpec
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts
from jxbudget.rules.text.passages import ONLY_PROSE, Passage, words

SHORTEST = 20

DEFECT = warning(
    "JX147",
    "sentence-written-twice",
    title=Text("同一句话写了两遍", "Sentence written twice"),
    message=Text(
        "{where}里“{words}”这一句写了 {count} 遍。",
        "{where} has the sentence “{words}” {count} times.",
    ),
    help_=Text("删去重复的一句。", "Take the repetition out."),
)
_STOP = r"[。！？\n]"


def check(case: Case[ProjectSpec]) -> Verdicts:
    """No sentence of 20 characters or more stands twice in a text of one project."""
    written = words(case)
    if not _says_something_twice("。".join(written.prose.values())):
        return [HOLDS] if written.prose else []
    twice = filter(_says_something_twice, written.prose.values())
    return written.verdicts(_find, [*twice], ONLY_PROSE)


def _says_something_twice(text: str) -> bool:
    parts = text.replace("！", "。").replace("？", "。").replace("\n", "。").split("。")
    sentences = [one for one in map(str.strip, parts) if len(one) >= SHORTEST]
    return len(set(sentences)) < len(sentences)


def _find(passage: Passage) -> Diagnostic | None:
    sentences = Counter(one.strip() for one in re.split(_STOP, passage.text))
    twice = (one for one, count in sentences.items() if count > 1 and len(one) >= SHORTEST)
    sentence = next(twice, None)
    if sentence is None:
        return None
    finding = passage.finding(DEFECT, words=sentence, count=sentences[sentence])
    return finding.on_words(sentence)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "整句重复多半是粘贴了两次，也占了该写别的内容的地方。",
        "A whole sentence twice was pasted twice, in place of something else.",
    ),
    good="立项必要性: 全省湿地变化快，需要每年监测。监测结果为保护提供依据。",
    bad=f"立项必要性: {'全省湿地面积大、类型多，变化快，需要每年监测。' * 2}",
    kinds=(ProjectSpec,),
)
