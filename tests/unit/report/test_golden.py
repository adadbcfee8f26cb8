"""Each format as it was last looked at, in ``tests/golden/report``."""

from pathlib import Path

import pytest

from jxbudget.package import unpack
from jxbudget.report import FORMATS, Report

GOLDEN = Path(__file__).resolve().parents[2] / "golden/report"


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_is_what_it_was(name: str, sample: Report, request: pytest.FixtureRequest) -> None:
    (path,) = GOLDEN.glob(f"{name}.*")
    told = FORMATS[name].write(sample, "zh")
    data = told.encode() if isinstance(told, str) else told
    if request.config.getoption("--rewrite-golden"):
        path.write_bytes(data)
    known = path.read_bytes()
    same = unpack(known) == unpack(data) if isinstance(told, bytes) else known == data
    assert same, f"{path.name} changed: look at it, then run pytest {__file__} --rewrite-golden"
