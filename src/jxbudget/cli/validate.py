"""``jxbudget validate``: tell everything that is wrong."""

import sys
from pathlib import Path

from jxbudget.cli import words
from jxbudget.cli.progress import progress
from jxbudget.compile.check import examine_all
from jxbudget.diagnostic import Language, Severity, in_order
from jxbudget.report import Report
from jxbudget.report.summary import summary
from jxbudget.report.text import findings
from jxbudget.workspace.files import find_specs, read_all, template_folder
from jxbudget.workspace.shelf import Shelf


def validate(paths: list[Path], templates: Path | None, language: Language) -> int:
    """Check files and folders; 1 when there is an error, else 0. Raises Problem."""
    files = find_specs(paths)
    shelf = Shelf(template_folder(templates))
    with progress(words.CHECKING.say(language), len(files)) as advance:
        examined = examine_all(read_all(files), shelf, advance=advance)
    found = in_order([*shelf.diagnostics, *examined.diagnostics])
    texts = shelf.texts | {one.source.path: one.source.text for one in examined.files}
    report = Report(found, texts, len(files))
    for block in findings(report, language):
        sys.stdout.write(block)
    sys.stdout.write(summary(report, language) + "\n")
    return int(any(one.severity is Severity.ERROR for one in found))
