"""``jxbudget rules``: list them."""

import json
import sys

from jxbudget.cli import words
from jxbudget.compile.explain import as_data, listed
from jxbudget.diagnostic import Language
from jxbudget.workspace.problem import Problem


def rules(format_: str, language: Language) -> int:
    """Print one line for each rule, or all there is to know of them as JSON. Raises Problem."""
    if format_ not in {"text", "json"}:
        raise Problem(words.BAD_RULES_FORMAT, name=format_)
    if format_ == "json":
        sys.stdout.write(json.dumps(as_data(), ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in listed(language))
    return 0
