from typing import Any

import pytest

from jxbudget.compile import catalogue
from jxbudget.compile.settings import Settings, Table, checked, parse
from jxbudget.diagnostic import Severity
from jxbudget.workspace.problem import Problem

TOTAL = catalogue.defects()["JX201"]
GARBLED = catalogue.defects()["JX122"]
SYNTAX = catalogue.defects()["JX006"]


def settings(text: str, here: str = "", **asked: Any) -> Settings:
    found = parse(text, "jxbudget.toml")
    assert found is not None
    given = {name.replace("_", "-"): value for name, value in asked.items()}
    return Settings(found, checked(given, "") if given else Table(), here)


def levels(one: Settings, path: str = "specs/2025/a.yaml") -> list[Severity | None]:
    return [one.level(defect, path) for defect in (TOTAL, GARBLED, SYNTAX)]


ERROR, WARNING, NOTE = Severity


def test_without_settings_every_rule_counts_as_it_is() -> None:
    assert levels(Settings()) == [ERROR, WARNING, ERROR]
    assert Settings().fail_on is ERROR


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('ignore = ["JX201"]', [None, WARNING, ERROR]),
        ('ignore = ["JX2"]', [None, WARNING, ERROR]),
        ('ignore = ["total-is-not-the-sum-of-its-sources"]', [None, WARNING, ERROR]),
        ('ignore = ["ALL"]', [None, None, ERROR]),
        ('select = ["JX1"]', [None, WARNING, ERROR]),
        ('select = ["JX122"]\nignore = ["JX122"]', [None, None, ERROR]),
        ("[severity]\nJX201 = 'warning'", [WARNING, WARNING, ERROR]),
        ("[severity]\nALL = 'note'\nJX201 = 'error'", [ERROR, NOTE, ERROR]),
    ],
)
def test_rules_are_chosen_and_weighed_by_code_head_or_slug(
    text: str, expected: list[Severity | None]
) -> None:
    assert levels(settings(text)) == expected


def test_a_rule_without_which_nothing_can_be_printed_is_never_silenced() -> None:
    assert settings('ignore = ["JX0"]').level(SYNTAX, "a.yaml") is ERROR


def test_files_may_have_settings_of_their_own() -> None:
    text = """
    [per-file."specs/2024/*"]
    ignore = ["JX201"]
    severity = { JX122 = "error" }
    thresholds = { lowest-satisfaction = 80 }
    """
    one = settings(text)
    assert levels(one, "specs/2024/unit/a.yaml") == [None, ERROR, ERROR]
    assert levels(one, "specs/2025/a.yaml") == [ERROR, WARNING, ERROR]
    assert one.limits("specs/2024/a.yaml").lowest_satisfaction == 80
    assert one.limits("specs/2025/a.yaml").lowest_satisfaction == 90


def test_patterns_start_from_the_folder_of_the_settings() -> None:
    one = settings('[per-file."specs/2024/*"]\nignore = ["JX201"]', "specs")
    assert levels(one, "2024/a.yaml") == [None, WARNING, ERROR]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [None, None, ERROR]),
        ({"select": ["JX2"]}, [ERROR, None, ERROR]),
        ({"select": ["ALL"], "ignore": ["JX201"]}, [None, NOTE, ERROR]),
        ({"ignore": ["JX3"]}, [None, None, ERROR]),
        ({"select": ["JX1"], "severity": {"JX122": "error"}}, [None, ERROR, ERROR]),
    ],
)
def test_the_command_line_wins(asked: dict[str, Any], expected: list[Severity | None]) -> None:
    text = """
    ignore = ["JX122"]
    [severity]
    JX122 = "note"
    [per-file."*"]
    ignore = ["JX201"]
    severity = { JX122 = "note" }
    """
    assert levels(settings(text, **asked)) == expected


def test_the_command_line_names_the_level_that_fails() -> None:
    assert settings("fail-on = 'warning'").fail_on is WARNING
    assert settings("fail-on = 'warning'", fail_on="note").fail_on is NOTE
    assert settings("fail-on = 'warning'", select=["JX2"]).fail_on is WARNING


@pytest.mark.parametrize("text", ["tool = 1", "[tool]\nx = 1", "[[tool]]\nx = 1"])
def test_a_pyproject_of_another_shape_has_no_settings(text: str) -> None:
    assert parse(text, "pyproject.toml") is None


def test_a_pyproject_without_a_table_of_ours_has_no_settings() -> None:
    assert parse("[project]\nname = 'x'", "pyproject.toml") is None
    found = parse("[tool.jxbudget]\nignore = ['JX201']", "a/pyproject.toml")
    assert found is not None
    assert found.ignore == ("JX201",)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("ignroe = []", "“jxbudget.toml”里没有“ignroe”这个设置。是不是“ignore”？"),
        (
            "[thresholds]\nlowest-satisfacton = 80",
            "“jxbudget.toml”里没有“lowest-satisfacton”这个设置。是不是“lowest-satisfaction”？",
        ),
        ("ignore = ['JX999']", "没有“JX999”这条规则。"),
        ("[severity]\nJX201 = 'fatal'", "的值不对，应是error、warning 或 note。"),
        ("fail-on = 'never'", "“fail-on”的值不对，应是error、warning 或 note。"),
        ("ignore = 'JX201'", "“ignore”的值不对，应是一串规则编号"),
        ("[thresholds]\nmoney-change = 'much'", "“money-change”的值不对，应是一个整数。"),
        ("[thresholds]\nlowest-satisfaction = 120", "应是更小的数。"),
        ("ignore = [", "“jxbudget.toml”读不懂：第 1 行附近不是 TOML 的写法。"),
        ("[per-file.'x']\nselect = ['JX2']", "没有“select”这个设置"),
        ("ignore = ['JX006']", "JX006 不能忽略，也不能降级"),
        ("[per-file.'*']\nseverity = {JX301 = 'note'}", "JX301 不能忽略，也不能降级"),
        ("ignore = " + "[" * 5000, "不是 TOML 的写法"),
        ("[thresholds]\nlargest-amount = nan", "“largest-amount”的值不对，应是一个数。"),
        ("fail-on = 'error'\nfail_on = 'note'", "没有“fail_on”这个设置。是不是“fail-on”？"),
    ],
)
def test_a_setting_that_means_nothing_is_told_in_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(Problem) as told:
        parse(text, "jxbudget.toml")
    assert sentence in told.value.say("zh")
    assert told.value.say("en")
