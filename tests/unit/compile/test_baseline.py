import pytest

from jxbudget.compile import baseline
from jxbudget.compile.baseline import Baseline
from jxbudget.diagnostic import Diagnostic, Text, fingerprints, firm, warning
from jxbudget.workspace.problem import Problem

DEFECT = warning("JX999", "x", Text("题", "t"), Text("这里", "here"), Text("改", "do"))


def one(path: str, *pointer: str, excerpt: str = "", **facts: object) -> Diagnostic:
    return Diagnostic(DEFECT, pointer, facts, path=path, excerpt=excerpt)


def known(*found: Diagnostic) -> Baseline:
    return baseline.read(baseline.write(found), "b.json")


def new(base: Baseline, *found: Diagnostic) -> tuple[Diagnostic, ...]:
    return base.split(found)[0]


def gone(base: Baseline, *found: Diagnostic, paths: tuple[str, ...] = ("a.yaml",)) -> int:
    return base.gone(base.split(found)[1], paths, lambda code, _: code == "JX999")


def test_what_a_baseline_knows_is_not_new() -> None:
    old, fresh = (one("a.yaml", "甲"), one("a.yaml", "乙")), one("a.yaml", "丙")
    assert new(known(*old), *old, fresh) == (fresh,)


def test_what_is_found_no_more_is_counted_in_the_files_that_were_checked() -> None:
    base = known(one("a.yaml", "甲"), one("a.yaml", "乙"), one("b.yaml", "甲"))
    assert gone(base, one("a.yaml", "甲")) == 1
    assert gone(base, one("a.yaml", "甲"), paths=("a.yaml", "b.yaml")) == 2


def test_findings_alike_are_counted_one_by_one() -> None:
    twice = one("a.yaml", "甲"), one("a.yaml", "甲")
    assert len(set(fingerprints(twice))) == 2
    assert new(known(twice[0]), *twice) == (twice[1],)


@pytest.mark.parametrize(
    "changed",
    [
        one("a.yaml", "甲", excerpt="2", difference="1"),
        one("a.yaml", "甲", excerpt="1", difference="2"),
        one("a.yaml", "乙", excerpt="1", difference="1"),
        one("b.yaml", "甲", excerpt="1", difference="1"),
    ],
)
def test_a_changed_text_place_or_fact_is_a_new_finding(changed: Diagnostic) -> None:
    base = known(one("a.yaml", "甲", excerpt="1", difference="1"))
    assert new(base, changed) == (changed,)


def test_a_line_or_an_advice_makes_no_other_finding() -> None:
    base = known(one("a.yaml", "甲", first=3, advice="改成乙"))
    assert new(base, one("a.yaml", "甲", first=4, advice="是不是“乙”？")) == ()


def test_what_leaves_nothing_to_print_is_never_known() -> None:
    unreadable = Diagnostic(firm(DEFECT), ("甲",), {}, path="a.yaml")
    assert new(known(unreadable), unreadable) == (unreadable,)
    assert new(known(one("a.yaml", "甲")), unreadable) == (unreadable,)


def test_paths_are_seen_from_the_folder_of_the_baseline() -> None:
    text = baseline.write([one("specs/a.yaml", "甲")])
    below = baseline.read(text, "b.json", lambda path: f"specs/{path}")
    assert new(below, one("a.yaml", "甲")) == ()


def test_an_empty_baseline_is_a_baseline() -> None:
    assert known().entries == {}


@pytest.mark.parametrize(
    "text",
    [
        *("", "[]", "{}", '{"version": 2, "findings": []}', '{"version": 1}', "x", "null", "1"),
        "[" * 100_000,
        '{"version": 1, "findings": [1]}',
    ],
)
def test_another_file_is_no_baseline(text: str) -> None:
    with pytest.raises(Problem) as told:
        baseline.read(text, "b.json")
    assert told.value.say("zh") == "“b.json”不是基线文件。用 --write-baseline 重新生成。"
