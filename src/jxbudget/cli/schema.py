"""``jxbudget schema``: what an editor needs to complete and mark specs."""

import sys
from pathlib import Path

from jxbudget.cli import words
from jxbudget.diagnostic import Language, in_order
from jxbudget.forms.schema import printed, spec_schema
from jxbudget.report.text import report, visible
from jxbudget.workspace.batch import Batch
from jxbudget.workspace.files import template_folder
from jxbudget.workspace.shelf import Shelf


def schema(templates: Path | None, out: Path | None, language: Language) -> int:
    """Print or write the schema of the forms at hand; 1 when a form is not sound. Raises Problem.

    Standard output holds the schema alone, so findings go to standard error.
    """
    shelf = Shelf(template_folder(templates))
    text = printed(spec_schema(folder.form for folder in shelf.folders()))
    if shelf.diagnostics:
        for block in report(in_order(shelf.diagnostics), shelf.texts, language):
            sys.stderr.write(block)
        return 1
    if out is None:
        sys.stdout.write(text)
        return 0
    with Batch(out.parent) as batch:
        batch.add(out.name, text.encode())
        batch.commit()
    sys.stdout.write(words.WRITTEN.say(language, {"path": visible(str(out))}) + "\n")
    return 0
