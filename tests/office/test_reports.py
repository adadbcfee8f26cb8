"""Reports judged by the tools of those who read them."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from jxbudget.compile.run import check_texts
from jxbudget.package import unpack
from jxbudget.report import FORMATS, Report, Waived
from jxbudget.rules import RULES
from jxbudget.source.guard import decode
from jxbudget.workspace.files import find_specs
from jxbudget.workspace.shelf import Shelf

ROOT = Path(__file__).resolve().parents[2]
MULTITOOL = ROOT / ".ci/node/node_modules/@microsoft/sarif-multitool/bin.js"
ADVICE = {
    "SARIF2002": "our messages are told whole, for GitHub shows no message that is only an id",
    "SARIF2003": "we are not told the revision of the specs",
    "SARIF2005": "the tool has no address",
    "SARIF2006": "a test asks nothing of the network",
    "SARIF2010": "a file that could not be read has no text to show",
    "SARIF2011": "a file that could not be read has no text to show",
    "SARIF2012": "the rules have no address",
}
"""What the validator advises, and why it is left."""

BAD = "\x1b[31m[x](http://evil) {0} \u202e ]]> ##[error]"

INLINE = "Excel_InlineStrCells"
"""A remark, not an error: Excel puts the strings that openpyxl writes elsewhere when it saves."""


@pytest.fixture(scope="module")
def reports(shelf: Shelf) -> list[Report]:
    """The published specs with mistakes, one of them unreadable; and one with nothing at all."""
    data = {path: Path(path).read_bytes() for path in find_specs([ROOT / "specs"])}
    spoilt = {
        Path(path).resolve().relative_to(ROOT).as_posix(): told.decode()
        .replace("100%", f'"{BAD}"', 1)
        .replace("资金总额: ", "资金总额: 9")
        .encode()
        for path, told in data.items()
    }
    spoilt["specs/坏 的.yaml"] = "表式: 表".encode("gb18030")
    run = check_texts(spoilt, shelf)
    texts = {path: decode(data)[0] for path, data in spoilt.items()}
    first, *rest = run.diagnostics
    return [
        Report(
            found=tuple(rest),
            texts=texts,
            files=len(run.files),
            waived=(Waived(first, BAD, None, first.span),),
            seconds=0.5,
            defects=tuple(rule.defect for rule in RULES),
            why={rule.defect.code: rule.why for rule in RULES},
            version="0.1.0",
        ),
        Report((), texts, 1, version="0.1.0"),
    ]


def test_the_sarif_multitool_has_nothing_against_a_report(
    reports: list[Report], tmp_path: Path
) -> None:
    if not (MULTITOOL.is_file() and shutil.which("node")):
        pytest.skip("the SARIF multitool is not installed; .ci/run installs it")
    assert len(reports[0].found) > 5
    told = [str(FORMATS["sarif"].write(report, "zh")) for report in reports]
    golden = (ROOT / "tests/golden/report/sarif.sarif").read_text(encoding="utf-8")
    for number, text in enumerate([*told, golden]):
        log, verdict = tmp_path / f"{number}.sarif", tmp_path / f"{number}.verdict.sarif"
        log.write_text(text, encoding="utf-8")
        command = ["node", str(MULTITOOL), "validate", str(log), "--output", str(verdict)]
        options = ["--level", "Error;Warning;Note", "--kind", "Fail;Pass;Review;Open"]
        done = subprocess.run([*command, *options], capture_output=True, check=False, timeout=120)
        assert verdict.is_file(), done.stdout.decode() + done.stderr.decode()
        (run,) = json.loads(verdict.read_text(encoding="utf-8-sig"))["runs"]
        said = [(one["ruleId"].split("/")[0], one["message"]) for one in run["results"]]
        assert [one for one in said if one[0] not in ADVICE] == []


def test_office_has_nothing_against_the_workbook(
    reports: list[Report], tmp_path: Path, sdk_errors: Callable[[Path], list[str]]
) -> None:
    for number, report in enumerate(reports):
        path = tmp_path / f"{number}.xlsx"
        data = FORMATS["xlsx"].write(report, "zh")
        assert isinstance(data, bytes)
        path.write_bytes(data)
        told = [error.id for error in OpenXmlValidator().validate(path).errors]
        assert set(told) <= {INLINE}
        assert sdk_errors(path) == []


def test_every_sentence_of_the_workbook_is_printed(
    reports: list[Report],
    tmp_path: Path,
    printed: Callable[[list[Path]], dict[Path, list[str]]],
) -> None:
    path = tmp_path / "in" / "report.xlsx"
    path.parent.mkdir()
    data = FORMATS["xlsx"].write(reports[0], "zh")
    assert isinstance(data, bytes)
    assert unpack(data)
    path.write_bytes(data)
    (orders,) = printed([path]).values()
    for one in reports[0].found:
        sentence = "".join(one.help("zh").split())[:24]
        assert any(sentence in order for order in orders), sentence
