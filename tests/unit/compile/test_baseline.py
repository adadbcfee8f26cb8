import pytest

from jxbudget.compile import baseline
from jxbudget.diagnostic import Diagnostic, Text, fingerprints, warning
from jxbudget.workspace.problem import Problem

DEFECT = warning("JX999", "x", Text("题", "t"), Text("这里", "here"), Text("改", "do"))


def one(path: str, *pointer: str, excerpt: str = "") -> Diagnostic:
    return Diagnostic(DEFECT, pointer, {}, path=path, excerpt=excerpt)


def test_what_a_baseline_knows_is_not_new() -> None:
    old = [one("a.yaml", "甲"), one("a.yaml", "乙")]
    known = baseline.read(baseline.write(old), "b.json")
    fresh = one("a.yaml", "丙")
    assert baseline.split([*old, fresh], known) == ((fresh,), 2, 0)
    assert baseline.split([old[0]], known) == ((), 1, 1)


def test_findings_alike_are_counted_one_by_one() -> None:
    twice = [one("a.yaml", "甲"), one("a.yaml", "甲")]
    assert len(set(fingerprints(twice))) == 2
    known = baseline.read(baseline.write(twice[:1]), "b.json")
    assert baseline.split(twice, known) == ((twice[1],), 1, 0)


def test_a_changed_text_is_a_new_finding() -> None:
    known = baseline.read(baseline.write([one("a.yaml", "甲", excerpt="1")]), "b.json")
    changed = one("a.yaml", "甲", excerpt="2")
    assert baseline.split([changed], known) == ((changed,), 0, 1)


def test_an_empty_baseline_is_a_baseline() -> None:
    assert baseline.read(baseline.write([]), "b.json") == frozenset()


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 2, "findings": []}', '{"version": 1}', "x", "null", "1"]
)
def test_another_file_is_no_baseline(text: str) -> None:
    with pytest.raises(Problem) as told:
        baseline.read(text, "b.json")
    assert told.value.say("zh") == "“b.json”不是基线文件。用 --write-baseline 重新生成。"
