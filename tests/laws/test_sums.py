"""100 000 tables of money: a sum that holds is silent, a sum that is off by a cent is found."""

import random
from decimal import Decimal

import pytest

from jxbudget.model.funding import Funding, UnitFunding
from jxbudget.model.spec import ProjectSpec, UnitSpec
from jxbudget.rules import check
from jxbudget.workspace.shelf import Shelf

CENT = Decimal("0.01")
SOURCES = ("一般公共预算资金", "政府性基金", "上年结转资金", "其他资金")
MONEY_CODES = {"JX201", "JX202", "JX203", "JX204", "JX205", "JX206", "JX207"}


def money(dice: random.Random) -> Decimal:
    return Decimal(dice.randrange(1, 100_000_000)).scaleb(-2)


def split(total: Decimal, dice: random.Random, parts: int) -> list[Decimal]:
    cuts = sorted(dice.randrange(int(total * 100) + 1) for _ in range(parts - 1))
    ends = [0, *cuts, int(total * 100)]
    return [Decimal(b - a).scaleb(-2) for a, b in zip(ends, ends[1:], strict=False)]


def revenue(total: Decimal, dice: random.Random) -> dict[str, Decimal]:
    return {"资金总额": total, **dict(zip(SOURCES, split(total, dice, 4), strict=True))}


def lines(total: Decimal, dice: random.Random, names: list[str]) -> dict[str, list[str]]:
    return {
        name: [f"{(full / 2).quantize(CENT, 'ROUND_DOWN'):f}", f"{full:f}"]
        for name, full in zip(names, split(total, dice, len(names)), strict=True)
    }


@pytest.mark.parametrize("seed", range(10))
def test_a_project_table_is_accused_only_when_it_is_wrong(seed: int, shelf: Shelf) -> None:
    folder = shelf.find("江苏省省级项目预算绩效目标表", 2025)
    assert folder is not None
    dice = random.Random(seed)  # noqa: S311 - tables, not secrets
    for _ in range(5000):
        total = money(dice)
        tree = {"收入": revenue(total, dice), "支出": lines(total, dice, ["甲", "乙", "丙"])}
        spec = ProjectSpec.model_construct(funding=Funding.model_validate(tree), indicators=())
        assert [found.code for found in check(spec, folder.form)] == []
        tree["收入"]["其他资金"] += CENT  # type: ignore[operator]
        spec = ProjectSpec.model_construct(funding=Funding.model_validate(tree), indicators=())
        assert [found.code for found in check(spec, folder.form)] == ["JX201"]


@pytest.mark.parametrize("seed", range(10))
def test_a_unit_table_is_accused_only_when_it_is_wrong(seed: int, shelf: Shelf) -> None:
    folder = shelf.find("江苏省省级部门整体预算绩效目标表", 2024)
    assert folder is not None
    dice = random.Random(seed)  # noqa: S311 - tables, not secrets
    for _ in range(5000):
        total = money(dice)
        both = lines(total, dice, ["基本支出", "项目支出"])
        projects = lines(Decimal(both["项目支出"][1]), dice, ["甲", "乙"])
        both["项目支出"][0] = str(sum(Decimal(half) for half, _ in projects.values()))
        tree = {"收入": revenue(total, dice), "支出": {**both, **projects}}
        spec = UnitSpec.model_construct(funding=UnitFunding.model_validate(tree), indicators=())
        assert [found.code for found in check(spec, folder.form)] == []
        projects["甲"][1] = str(Decimal(projects["甲"][1]) + CENT)
        spec = UnitSpec.model_construct(funding=UnitFunding.model_validate(tree), indicators=())
        assert [found.code for found in check(spec, folder.form)] == ["JX204"]
