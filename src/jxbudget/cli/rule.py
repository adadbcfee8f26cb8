"""``jxbudget rule``: explain rules."""

import sys

from jxbudget.cli import words
from jxbudget.compile import catalogue
from jxbudget.compile.explain import explained
from jxbudget.diagnostic import Language
from jxbudget.workspace.problem import Problem


def rule(names: list[str], language: Language) -> int:
    """Print a page for each rule. Raises Problem for a name that none has."""
    for number, name in enumerate(names):
        defect = catalogue.named(name)
        if defect is None:
            raise Problem(words.NO_SUCH_RULE, given=name, **catalogue.meant(name))
        sys.stdout.write(("\n" if number else "") + explained(defect, language))
    return 0
