"""Every word of a report is there in both languages; a format costs what it uses."""

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from string import Formatter

import openpyxl
import pytest

from jxbudget.diagnostic import Span, Text, warning
from jxbudget.report import FORMATS, Report, Waived, words

DEFECT = warning("JX999", "x", Text("题", "Title"), Text("这里", "Here"), Text("改", "Mend"))


def texts() -> Iterator[tuple[str, Text]]:
    for name, value in vars(words).items():
        if isinstance(value, Text):
            yield name, value
    yield from words.SEVERITY.items()


@pytest.mark.parametrize(("name", "text"), [*texts()])
def test_a_word_is_there_in_both_languages_with_the_same_facts(name: str, text: Text) -> None:
    assert text.zh, name
    assert text.en, name
    assert not re.search(r"[一-鿿，。：（）]", text.en)
    zh, en = ({key for _, key, _, _ in Formatter().parse(told)} for told in (text.zh, text.en))
    assert zh == en


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "json"])
def test_an_english_report_has_no_chinese_word(name: str) -> None:
    one = DEFECT.over(Span(1, 1, 1, 2))
    waived = (Waived(one, "why"),)
    reports = [Report((one,) * 5, {"": "a"}, 1, waived, 1, 0.1, (DEFECT,)), Report((), {}, 1)]
    for report in reports:
        told = FORMATS[name].write(report, "en")
        assert not re.search(r"[一-鿿，。：（）]", words_of(told))


def words_of(told: str | bytes) -> str:
    if isinstance(told, str):
        return told
    book = openpyxl.load_workbook(io.BytesIO(told))
    cells = [str(cell.value) for sheet in book for row in sheet for cell in row]
    return " ".join([*book.sheetnames, *cells])


@pytest.mark.parametrize(
    ("name", "imported"),
    [
        ("text", set()),
        ("concise", set()),
        ("github", set()),
        ("markdown", set()),
        ("gitlab", {"json"}),
        ("sarif", {"json"}),
    ],
)
def test_a_format_imports_what_it_uses(name: str, imported: set[str]) -> None:
    script = (
        f"import sys; from jxbudget.report import FORMATS, Report;"
        f"FORMATS[{name!r}].write(Report((), {{}}, 0), 'zh');"
        "print(*{'json', 'pydantic', 'openpyxl', 'lxml', 'xml'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert set(run.stdout.decode().split()) == imported
