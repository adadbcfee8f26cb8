"""100 000 tables of money: a sum that holds is silent, a sum that is off by a cent is found."""

import random
from decimal import Decimal
from itertools import pairwise

import pytest

from jxbudget.forms import Form
from jxbudget.model.spec import AnySpec, ProjectSpec, UnitSpec
from jxbudget.rules import Case, Limits, judge
from jxbudget.workspace.shelf import Shelf

CENT = Decimal("0.01")
SOURCES = ("一般公共预算资金", "政府性基金", "上年结转资金", "其他资金")
Pair = list[Decimal]


def money(dice: random.Random) -> Decimal:
    return Decimal(dice.randrange(1, 100_000_000)).scaleb(-2)


def split(total: Decimal, dice: random.Random, parts: int) -> list[Decimal]:
    cuts = sorted(dice.randrange(int(total * 100) + 1) for _ in range(parts - 1))
    return [Decimal(b - a).scaleb(-2) for a, b in pairwise([0, *cuts, int(total * 100)])]


def revenue(total: Decimal, dice: random.Random) -> dict[str, Decimal]:
    return {"资金总额": total, **dict(zip(SOURCES, split(total, dice, 4), strict=True))}


def lines(total: Decimal, dice: random.Random, names: list[str]) -> dict[str, Pair]:
    fulls = split(total, dice, len(names))
    halves = [(full / 2).quantize(CENT, "ROUND_DOWN") for full in fulls]
    return {n: [half, full] for n, half, full in zip(names, halves, fulls, strict=True)}


def written(amounts: dict[str, Pair]) -> dict[str, list[str]]:
    return {name: [str(amount) for amount in pair] for name, pair in amounts.items()}


SUMS = {"JX201", "JX202", "JX203", "JX204", "JX205", "JX206"}


def codes(spec: AnySpec, form: Form) -> list[str]:
    judged = judge(Case(spec, form, Limits()))
    return [f.code for one in judged for f in one.findings if f.code in SUMS]


def project(income: dict[str, Decimal], spent: dict[str, Pair], form: Form) -> list[str]:
    funding = {"收入": income, "支出": written(spent)}
    tree = {"表式": form.name, "年度": 2025, "项目名称": "甲", "项目资金": funding}
    return codes(ProjectSpec.model_validate(tree), form)


def unit(income: dict[str, Decimal], spent: dict[str, Pair], form: Form) -> list[str]:
    funding = {"收入": income, "支出": written(spent)}
    tree = {"表式": form.name, "年度": 2024, "单位名称": "甲", "部门整体资金": funding}
    return codes(UnitSpec.model_validate(tree), form)


@pytest.mark.parametrize("seed", range(10))
def test_a_project_table_is_accused_only_when_it_is_wrong(seed: int, shelf: Shelf) -> None:
    folder = shelf.find("江苏省省级项目预算绩效目标表", 2025)
    assert folder is not None
    dice = random.Random(seed)  # noqa: S311 - tables, not secrets
    for _ in range(5000):
        total = money(dice)
        income, spent = revenue(total, dice), lines(total, dice, ["甲", "乙", "丙"])
        assert project(income, spent, folder.form) == []
        income["其他资金"] += CENT
        assert project(income, spent, folder.form) == ["JX201"]


@pytest.mark.parametrize("seed", range(10))
def test_a_unit_table_is_accused_only_when_it_is_wrong(seed: int, shelf: Shelf) -> None:
    folder = shelf.find("江苏省省级部门整体预算绩效目标表", 2024)
    assert folder is not None
    dice = random.Random(seed)  # noqa: S311 - tables, not secrets
    for _ in range(5000):
        total = money(dice)
        both = lines(total, dice, ["基本支出", "项目支出"])
        projects = lines(both["项目支出"][1], dice, ["甲", "乙"])
        both["项目支出"][0] = sum((half for half, _ in projects.values()), Decimal(0))
        income = revenue(total, dice)
        assert unit(income, both | projects, folder.form) == []
        projects["甲"][1] += CENT
        assert unit(income, both | projects, folder.form) == ["JX204"]
