import pytest

from jxbudget.diagnostic import (
    Defect,
    Diagnostic,
    Label,
    Language,
    Severity,
    Span,
    Text,
    in_order,
)

DEFECT = Defect(
    "JX201",
    "sum",
    Severity.WARNING,
    Text("合计", "Sum"),
    Text("合计 {given}，应为 {wanted}。", "The sum is {given}, not {wanted}."),
    Text("改成 {wanted}。", "Write {wanted}."),
)
OTHER = DEFECT._replace(code="JX101")


@pytest.mark.parametrize(
    ("language", "message", "told"),
    [("zh", "合计 1，应为 2。", "改成 2。"), ("en", "The sum is 1, not 2.", "Write 2.")],
)
def test_a_finding_speaks_both_languages(language: Language, message: str, told: str) -> None:
    found = DEFECT.at("项目资金", given=1, wanted=2)
    assert (found.message(language), found.help(language)) == (message, told)


def test_facts_with_braces_are_not_read_as_names() -> None:
    assert Text("“{key}”", "").say("zh", {"key": "{evil.__class__}"}) == "“{evil.__class__}”"


def test_a_finding_stands_at_a_value_or_at_a_key_or_over_a_span() -> None:
    span = Span(1, 2, 3, 4)
    assert DEFECT.at("a", 0, x=1) == Diagnostic(DEFECT, ("a", 0), {"x": 1})
    assert DEFECT.at_key("a", x=1) == Diagnostic(DEFECT, ("a",), {"x": 1}, on_key=True)
    assert DEFECT.over(span, x=1) == Diagnostic(DEFECT, (), {"x": 1}, span=span)


def test_a_finding_has_the_code_and_the_severity_of_its_defect() -> None:
    found = DEFECT.at()
    assert (found.code, found.severity) == ("JX201", Severity.WARNING)


def test_labels_are_added_to_a_copy() -> None:
    found, label = DEFECT.at("a"), Label(("b",), Text("这里", "here"))
    assert (found.labels, found.labelled([label]).labels) == ((), (label,))


def test_findings_are_ordered_by_file_then_place_then_code() -> None:
    ordered = [
        DEFECT.at()._replace(path="甲"),
        OTHER.over(Span(2, 1, 2, 2))._replace(path="甲"),
        DEFECT.over(Span(2, 1, 2, 2))._replace(path="甲"),
        OTHER.over(Span(10, 1, 10, 2))._replace(path="甲"),
        OTHER.over(Span(1, 1, 1, 2))._replace(path="项"),
    ]
    assert in_order(reversed(ordered)) == tuple(ordered)
