"""Whether a sentence and the name of an indicator speak of the same thing."""

import re
from functools import lru_cache

from jxbudget.model.indicator import Indicator
from jxbudget.model.prose import Mention

_GENERIC = (
    "数量|总数|总量|次数|人数|人次|场次|期数|例数|篇数|份数|个数|家数|户数|项数|件数|批次|数额|指标"
    "|全年|年度|本年|当年|今年|上半年|下半年|计划|预计|力争|确保|保证|实现|完成|达到|累计|合计|共计|总计"
    "|活动|开展|举办|组织|工作|情况|项目|实施|进行|有效|相关|不少于|不低于|不超过|左右|以上|以下"
    "|[0-9０-９]+(?:年度?|月份?|日)?|[a-zA-Z]+"
)
_PUNCTUATION = r"[\W_]+"
_LAST = "[数率量]$"


@lru_cache(maxsize=4096)
def telling(words: str) -> tuple[str, ...]:
    """The runs of a name that tell it from others: without 数量, 举办, 完成, 全年 and the like."""
    bare = re.sub(_LAST, "", re.sub(_PUNCTUATION, " ", words))
    runs = re.sub(_GENERIC, " ", bare).split()
    return tuple(run for run in runs if len(run) > 1)


@lru_cache(maxsize=4096)
def pairs_of(name: str) -> frozenset[str]:
    """Every two telling letters that stand side by side in a name."""
    return frozenset(run[at : at + 2] for run in telling(name) for at in range(len(run) - 1))


def share(words: str, others: str) -> int:
    """How many percent of the telling letters of words stand, two by two, in others too."""
    runs = telling(words)
    letters = sum(map(len, runs))
    there = sum(_found(run, others) for run in runs)
    return 100 * there // letters if letters else 0


def _found(run: str, others: str) -> int:
    """How many letters of a run belong to a pair that others has; order of words is free."""
    hits = [run[at : at + 2] in others for at in range(len(run) - 1)]
    return sum(left or right for left, right in zip([False, *hits], [*hits, False], strict=True))


SAME_NAME, SAME_WORDS, MOST = 75, 90, 60
_GOES_ON = "给到达为共约至成过的了"


def is_about(mention: Mention, indicator: Indicator, topic: str) -> bool:
    """Whether a sentence clearly speaks of an indicator.

    The indicator's name stands around the number, and the sentence's own words stand in the
    indicator's path or in the topic (the name of the project): a narrower thing is another.
    """
    before = mention.before.rstrip(_GOES_ON)
    if share(indicator.name, f"{before} {mention.after}") < SAME_NAME:
        return False
    own = before if telling(before) else mention.after
    return share(own, " ".join((*indicator.path, topic))) >= SAME_WORDS


def names_it(indicator: Indicator, words: str) -> bool:
    """Whether most of an indicator's name stands in some words, whatever else does."""
    return share(indicator.name, words) >= MOST


def touches(mention: Mention, name: str) -> bool:
    """Whether it and a name have any two telling letters in common."""
    words = f"{mention.before} {mention.after}"
    return any(pair in words for pair in pairs_of(name))
