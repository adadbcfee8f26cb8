"""``jxbudget schema``: what an editor needs to complete and mark specs."""

import sys
from pathlib import Path

from jxbudget.cli import words
from jxbudget.diagnostic import Language, in_order
from jxbudget.forms.schema import printed, spec_schema
from jxbudget.report import Report
from jxbudget.report.plain import visible
from jxbudget.report.text import findings
from jxbudget.workspace.files import template_folder
from jxbudget.workspace.output import write_output
from jxbudget.workspace.shelf import Shelf


def schema(templates: Path | None, out: Path | None, language: Language) -> int:
    """Print or write the schema of the forms at hand; 1 when a form is not sound. Raises Problem.

    Standard output holds the schema alone, so findings go to standard error.
    """
    shelf = Shelf(template_folder(templates))
    text = printed(spec_schema(folder.form for folder in shelf.folders()))
    if shelf.diagnostics:
        told = Report(in_order(shelf.diagnostics), shelf.texts, files=len(shelf.texts))
        sys.stderr.writelines(findings(told, language))
        return 1
    if out is None:
        sys.stdout.write(text)
        return 0
    write_output(out, text.encode())
    sys.stdout.write(words.WRITTEN.say(language, {"path": visible(str(out))}) + "\n")
    return 0
