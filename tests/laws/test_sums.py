"""100 000 tables of money, each judged by the rules and by whole cents: they must agree.

The tables are of projects and of units, right and wrong: off by a cent, swapped, negative,
without a total, without any money. What is wrong with one is worked out here anew, in cents,
knowing nothing of the rules.
"""

import random
from collections.abc import Callable, Iterable
from decimal import Decimal
from itertools import combinations

import pytest

from jxbudget.forms import Form
from jxbudget.model.funding import Expenditure, Funding, Line, Revenue, UnitExpenditure, UnitFunding
from jxbudget.model.spec import AnySpec, ProjectSpec, UnitSpec
from jxbudget.rules import Case, Limits, money
from jxbudget.rules.kit import apply
from jxbudget.workspace.shelf import Shelf

TABLES = 5_000
SOURCES = ("一般公共预算资金", "政府性基金", "上年结转资金", "其他资金")
Cents = dict[str, int]
Pairs = dict[str, tuple[int, int]]
AGAIN = {"其中：办公费", "合计"}
NO_PROJECTS = AGAIN | {"人员经费", "结转下年"}
Table = tuple[int, Cents, Pairs]
"""资金总额, its sources, and the half-year and full-year amounts of each line, in 1/100 万元."""


def split(total: int, dice: random.Random, names: tuple[str, ...]) -> Cents:
    cuts = sorted(dice.randrange(total + 1) for _ in names[1:])
    return dict(
        zip(names, (b - a for a, b in zip([0, *cuts], [*cuts, total], strict=True)), strict=True)
    )


def half_of(full: int, dice: random.Random) -> int:
    return dice.choice((0, full, *(dice.randrange(full + 1) for _ in range(4))))


def a_total(dice: random.Random) -> int:
    return dice.choice((0, 1, *(dice.randrange(1, 10_000_000) for _ in range(18))))


def a_project(dice: random.Random) -> Table:
    total = a_total(dice)
    names = ("甲", "乙", "丙")[: dice.randrange(1, 4)]
    lines = split(total, dice, names)
    pairs = {n: (half_of(a, dice), a) for n, a in lines.items()}
    return total, split(total, dice, SOURCES), pairs | rows_besides(pairs, AGAIN, dice)


def rows_besides(lines: Pairs, names: set[str], dice: random.Random) -> Pairs:
    """Now and then rows that tell a line again, or all of them, and one named much like these."""
    halves, fulls = zip((0, 0), *lines.values(), strict=True)
    both = [*lines.values(), (sum(halves), sum(fulls))]
    names = names | {"人员经费保障项目"}
    return {name: dice.choice(both) for name in sorted(names) if not dice.randrange(12)}


def a_unit(dice: random.Random) -> Table:
    total = a_total(dice)
    kinds = split(total, dice, ("基本支出", "项目支出"))
    names = ("甲", "乙", "丙")[: dice.randrange(4)]
    full = split(kinds["项目支出"], dice, names) if names else {}
    projects = {name: (half_of(amount, dice), amount) for name, amount in full.items()}
    half = sum(half for half, _ in projects.values())
    basic = (half_of(kinds["基本支出"], dice), kinds["基本支出"])
    both = {"基本支出": basic, "项目支出": (half, kinds["项目支出"])}
    rows = projects | rows_besides(projects, NO_PROJECTS, dice)
    return total, split(total, dice, SOURCES), both | rows


def spoiled(table: Table, dice: random.Random) -> Table:
    """The table with nothing, one thing or two things changed."""
    for _ in range(dice.randrange(3)):
        total, sources, lines = table
        change = dice.choice((1, -1, 100, -total, dice.randrange(-1_000, 1_000)))
        line = dice.choice(list(lines))
        half, full = lines[line]
        source = dice.choice(SOURCES)
        table = dice.choice(
            (
                (0, sources, lines),
                (total + change, sources, lines),
                (total, sources | {source: sources[source] + change}, lines),
                (total, sources | {source: -sources[source]}, lines),
                (total, sources, lines | {line: (half, full + change)}),
                (total, sources, lines | {line: (half + change, full)}),
                (total, sources, lines | {line: (full, half)}),
            )
        )
    return table


def sums(cents: Iterable[int]) -> set[int]:
    """What some of the amounts may add up to, or none of them."""
    amounts = list(cents)
    return {sum(some) for n in range(len(amounts) + 1) for some in combinations(amounts, n)}


def expected(table: Table) -> list[str]:
    total, sources, lines = table
    is_unit = "基本支出" in lines
    rows = {n: pair for n, pair in lines.items() if not is_unit or not n.endswith("支出")}
    kinds = {n: pair for n, pair in lines.items() if n not in (rows if is_unit else AGAIN)}
    unsure = [pair for n, pair in rows.items() if n in (NO_PROJECTS if is_unit else AGAIN)]
    sure = [pair for n, pair in rows.items() if n not in (NO_PROJECTS if is_unit else AGAIN)]
    spent = sum(full for _, full in kinds.values())
    amounts = [total, *sources.values(), *(cents for pair in lines.values() for cents in pair)]
    lacks_total = not total and any((*sources.values(), *(full for _, full in kinds.values())))
    found = []
    if not lacks_total and sum(sources.values()) != total:
        found.append("JX201")
    if not lacks_total and total - spent not in sums(full for _, full in unsure):
        found.append("JX203" if is_unit else "JX202")
    if is_unit and rows:
        for column, given in enumerate(lines["项目支出"]):
            rest = given - sum(pair[column] for pair in sure)
            found += ["JX204"] * (rest not in sums(pair[column] for pair in unsure))
    found += ["JX205" for half, full in lines.values() if 0 <= full < half]
    found += ["JX206" for cents in amounts if cents < 0]
    found += ["JX208"] * lacks_total
    if any(full for _, full in kinds.values()):
        found += ["JX219"] * (not any(half for half, _ in kinds.values()))
        found += ["JX220"] * all(half == full for half, full in kinds.values())
    found += ["JX222"] * (not any(amounts))
    found += ["JX229"] * ("合计" in lines)
    if is_unit and not rows:
        found += ["JX226"] * (lines["项目支出"][1] > 0)
    return sorted(found)


def amount(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)


def funding(table: Table) -> tuple[Revenue, dict[str, Line]]:
    total, sources, lines = table
    revenue = {"资金总额": total} | sources
    return (
        Revenue.model_construct({name: amount(cents) for name, cents in revenue.items()}),
        {n: Line.model_construct(half=amount(h), full=amount(f)) for n, (h, f) in lines.items()},
    )


def project(table: Table) -> AnySpec:
    revenue, lines = funding(table)
    whole = Funding.model_construct(revenue=revenue, expenditure=Expenditure.model_construct(lines))
    return PROJECT.model_copy(update={"funding": whole})


def unit(table: Table) -> AnySpec:
    revenue, lines = funding(table)
    spent = UnitExpenditure.model_construct(lines)
    whole = UnitFunding.model_construct(revenue=revenue, expenditure=spent)
    return UNIT.model_copy(update={"funding": whole})


NOTHING = {"收入": {"资金总额": "0"}, "支出": {"基本支出": "0", "项目支出": "0"}}
PROJECT = ProjectSpec.model_validate(
    {"表式": "甲", "年度": 2025, "项目名称": "另一个名称", "项目资金": NOTHING}
)
UNIT = UnitSpec.model_validate(
    {"表式": "甲", "年度": 2024, "单位名称": "甲", "部门整体资金": NOTHING}
)
PROJECTS = ("江苏省省级项目预算绩效目标表", 2025, a_project, project)
UNITS = ("江苏省省级部门整体预算绩效目标表", 2024, a_unit, unit)


def codes(spec: AnySpec, form: Form) -> list[str]:
    case = Case(spec, form, Limits())
    rules = (rule for rule in money.RULES if isinstance(spec, rule.kinds))
    return sorted(found.code for found in apply(rules, [case])[0].findings)


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("kind", [PROJECTS, UNITS], ids=["projects", "units"])
def test_the_rules_say_of_a_table_what_its_cents_say(
    kind: tuple[str, int, Callable[[random.Random], Table], Callable[[Table], AnySpec]],
    seed: int,
    shelf: Shelf,
) -> None:
    name, year, make, spec = kind
    folder = shelf.find(name, year)
    assert folder is not None
    dice = random.Random(seed)  # noqa: S311 - tables, not secrets
    for _ in range(TABLES):
        table = spoiled(make(dice), dice)
        assert (table, codes(spec(table), folder.form)) == (table, expected(table))
