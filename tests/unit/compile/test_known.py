"""What a run keeps of a file comes back as it was."""

import pytest

from jxbudget.compile import catalogue
from jxbudget.compile.check import examine
from jxbudget.compile.checked import checked, from_line, to_line, unit_from, unit_line
from jxbudget.compile.known import Entry, Known, UnitEntry
from jxbudget.compile.run import check_texts
from jxbudget.compile.shard import Shard
from jxbudget.model.spec import ProjectSpec
from jxbudget.rules import RULES, Outcome, Rule, Scope, outcomes
from jxbudget.rules.specimen import patched
from jxbudget.workspace.shelf import Shelf


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.defect.code)
def test_a_line_says_all_of_a_file(rule: Rule, shelf: Shelf) -> None:
    for path, data in patched(rule.bad).items():
        one = checked(examine(path, data, shelf))
        assert from_line(path, to_line(one), catalogue.defects()) == one
        assert "\n" not in to_line(one)
        assert "\t" not in to_line(one)
    for unit in check_texts(patched(rule.bad), shelf).together:
        assert unit_from(unit_line(unit), catalogue.defects()) == unit


def test_a_finding_of_any_text_comes_back(shelf: Shelf) -> None:
    for text in ('表式: "\\ud800\\t\\n"', "表式: a\n年度: '\u2028'", "{", "\ufeff年度: 2025"):
        one = checked(examine("a\nb.yaml", text.encode(errors="surrogatepass"), shelf))
        assert from_line("a\nb.yaml", to_line(one), catalogue.defects()) == one


def test_outcomes_are_those_of_the_rules_that_were_tried(shelf: Shelf) -> None:
    ((path, data),) = patched("{}").items()
    one = examine(path, data, shelf)
    kept = dict(outcomes(checked(one).outcomes))
    assert {rule.defect.code for rule in kept} == {
        rule.defect.code for rule in RULES if rule.scope is Scope.FORM and ProjectSpec in rule.kinds
    }
    assert set(kept.values()) == {Outcome.HOLDS, Outcome.DOES_NOT_APPLY}


SPEC = Entry("c1", "f1", '[[],"H"]', ("out/甲.docx 1 2 3 4", "out/甲.xlsx 1 2 3 5 d"))
UNIT = UnitEntry("specs/甲.yaml", "c2", '["甲",[],"H"]')


def known() -> Known:
    one = Known("第一版")
    one.take("specs/甲.yaml", SPEC)
    one.take("specs/乙\t.yaml", SPEC)
    one.take("specs/丙.yaml", SPEC)
    one.take_unit("甲", UNIT)
    one.take_unit("丙", UnitEntry("specs/丙.yaml", "c3", "[]"))
    return one


def test_what_is_kept_is_read_again_without_what_is_gone() -> None:
    lines = list(known().lines(lambda path: "丙" not in path))
    again = Known("第一版", lines)
    assert again.spec("specs/甲.yaml") == SPEC
    assert again.unit("甲") == UNIT
    assert (again.spec("specs/丙.yaml"), again.unit("丙")) == (None, None)
    assert again.spec("specs/乙\t.yaml") is None
    assert not again.is_changed


@pytest.mark.parametrize("cut", range(1, 5))
def test_a_torn_text_or_one_of_another_edition_is_worth_nothing(cut: int) -> None:
    lines = list(known().lines(lambda _: True))
    for kept in (lines[:-cut], [*lines[:-1], "spec\t1", lines[-1]], ["", *lines]):
        assert Known("第一版", kept).spec("specs/甲.yaml") is None
    assert Known("第二版", lines).spec("specs/甲.yaml") is None


def test_taking_up_the_same_changes_nothing() -> None:
    again = Known("第一版", known().lines(lambda _: True))
    again.take("specs/甲.yaml", SPEC)
    again.take("specs/丁.yaml", None)
    assert not again.is_changed
    again.take("specs/甲.yaml", None)
    assert again.is_changed


def test_shards_share_names_out_among_them() -> None:
    names = [f"单位{number}" for number in range(2000)]
    parts = [[name for name in names if Shard(number, 8).has(name)] for number in range(1, 9)]
    assert sorted(name for part in parts for name in part) == sorted(names)
    assert all(180 < len(part) < 320 for part in parts)
