"""The examples of a rule are its tests: silent on good; on bad this code and no other."""

from collections.abc import Callable, Mapping

import pytest

from jxbudget.diagnostic import Diagnostic
from jxbudget.rules import RULES, Rule
from jxbudget.rules.specimen import PATTERNS, patched

Find = Callable[[Mapping[str, bytes]], tuple[Diagnostic, ...]]

by_code = pytest.mark.parametrize("rule", RULES, ids=[rule.defect.code for rule in RULES])


def told(found: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{one.code} {one.message()}" for one in found]


@pytest.mark.parametrize("name", PATTERNS)
def test_no_rule_has_anything_to_say_of_the_specimen(name: str, find: Find) -> None:
    assert told(find(patched(f"{name}: {{}}"))) == []


def test_no_rule_has_anything_to_say_of_all_specimens_together(find: Find) -> None:
    assert told(find(patched("\n".join(f"{name}: {{}}" for name in PATTERNS)))) == []


@by_code
def test_a_rule_is_silent_on_its_good_example(rule: Rule, find: Find) -> None:
    assert told(find(patched(rule.good))) == []


@by_code
def test_a_rule_and_no_other_finds_its_bad_example(rule: Rule, find: Find) -> None:
    found = find(patched(rule.bad))
    assert {one.code for one in found} == {rule.defect.code}, told(found)


@by_code
def test_a_finding_has_a_place_and_words_in_both_languages(rule: Rule, find: Find) -> None:
    for one in find(patched(rule.bad)):
        assert one.span is not None
        assert one.span.line > 0
        assert all(label.span and label.span.line > 0 for label in one.labels)
        for sentence in (one.message("zh"), one.message("en"), one.help("zh"), one.help("en")):
            assert sentence
            assert "{" not in sentence
