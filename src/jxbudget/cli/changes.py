"""``jxbudget changes``: list the kinds of change."""

import json
import sys

from jxbudget.cli import words
from jxbudget.diagnostic import Language
from jxbudget.diff.kinds import KINDS
from jxbudget.report.changes.words import LEVEL
from jxbudget.workspace.problem import Problem


def changes(format_: str, language: Language) -> int:
    """Print one line for each kind, or all there is to know of them as JSON. Raises Problem."""
    if format_ not in {"text", "json"}:
        raise Problem(words.BAD_RULES_FORMAT, name=format_)
    if format_ == "json":
        told = [
            {
                "code": kind.code,
                "slug": kind.slug,
                "level": kind.level.value,
                "title": kind.title._asdict(),
            }
            for kind in KINDS
        ]
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.writelines(
            f"{kind.code}  {LEVEL[kind.level].say(language)}  {kind.title.say(language)}"
            f"  {kind.slug}\n"
            for kind in KINDS
        )
    return 0
