import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from jxbudget.report import FORMATS, Report

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = json.loads((ROOT / "schema/report.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def document(report: Report) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(FORMATS["json"].write(report, "zh"))
    return told


def test_the_published_schema_takes_what_is_written(
    validator: Draft202012Validator, sample: Report
) -> None:
    reports = [sample, replace(sample, seconds=0.5), Report((), {}, 0)]
    assert [[*validator.iter_errors(document(one))] for one in reports] == [[], [], []]


@pytest.mark.parametrize("name", ["version", "findings", "counts", "rules", "waived"])
def test_the_published_schema_refuses_what_is_not_whole(
    validator: Draft202012Validator, sample: Report, name: str
) -> None:
    told = document(sample)
    del told[name]
    assert not validator.is_valid(told)
    assert not validator.is_valid(document(sample) | {name: "x"})


def test_the_document_does_not_depend_on_the_language(sample: Report) -> None:
    write = FORMATS["json"].write
    assert write(sample, "zh") == write(sample, "en")


def test_what_is_not_seen_is_escaped_and_read_back_as_it_was(sample: Report) -> None:
    told = FORMATS["json"].write(replace(sample, version="项\u202e\x9b\U0001f600\x7f\u2028"), "zh")
    assert '"tool_version": "项\\u202e\\u009b\U0001f600\\u007f\\u2028"' in str(told)
    assert json.loads(told)["tool_version"] == "项\u202e\x9b\U0001f600\x7f\u2028"


def test_an_order_to_a_build_log_is_escaped_and_read_back_as_it_was(sample: Report) -> None:
    told = FORMATS["json"].write(replace(sample, version="##[error] ##vso[x] ###"), "zh")
    assert '"tool_version": "\\u0023#[error] \\u0023#vso[x] ###"' in str(told)
    assert json.loads(told)["tool_version"] == "##[error] ##vso[x] ###"


def test_time_is_told_to_the_millisecond_where_there_is_any(sample: Report) -> None:
    assert document(sample)["seconds"] is None
    assert document(replace(sample, seconds=0.123456))["seconds"] == 0.123


def test_findings_have_the_fingerprints_of_the_report(sample: Report) -> None:
    told = document(sample)
    findings = [*told["findings"], *(one["finding"] for one in told["waived"])]
    assert tuple(one["fingerprint"] for one in findings) == sample.names
