"""A unit and its projects as specs: the two templates filled in."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from bench.corpus.chance import WORDS, Chance
from bench.corpus.unit import YEAR, Money, Project, Promise, Unit, draw_promise

_PROJECT, _UNIT = (
    (Path(__file__).parent / name).read_text(encoding="utf-8")
    for name in ("project.txt", "unit.txt")
)

Row = tuple[str, str]
"""A key and its value."""


class _Drawn:
    """A mark that is drawn anew wherever it stands; ``{aims:2}`` asks for two at least."""

    def __init__(self, draw: Callable[[int], str]) -> None:
        self._draw = draw

    def __format__(self, fewest: str) -> str:
        return self._draw(int(fewest or 1))


def project_form(chance: Chance, unit: Unit, one: Project) -> str:
    """The spec of a project."""
    return _PROJECT.format(
        **_common(chance, unit, one.topic, one.money),
        project=one.name,
        topic=one.topic,
        field=unit.field,
        types=chance.word("types"),
        contact=chance.person(),
        half=_number(one.money.half),
        percent=one.percent,
        promise=one.promises[0].told,
        counts=_rows(6, _promised(one.promises)),
        rates=_rows(6, _rates(chance)),
        times=_rows(6, ((name, "及时") for name in chance.words("times", 2))),
        costs=_rows(6, [_cost(chance)]),
        effects=_rows(6, _promised([_effect(chance, one)])),
        satisfaction=_rows(6, _satisfied(chance, 1)),
    )


def unit_form(chance: Chance, unit: Unit) -> str:
    """The spec of a unit."""
    return _UNIT.format(
        **_common(chance, unit, unit.projects[0].topic, unit.money),
        topics="、".join(one.topic for one in unit.projects),
        staff=chance.randint(8, 90),
        half_basic=_number(unit.basic.half),
        basic=_number(unit.basic.total),
        half_projects=_number(unit.spent.half),
        projects=_number(unit.spent.total),
        lines=_rows(4, ((one.name, _pair(one.money)) for one in unit.projects)),
        rate=_number((unit.money.half * 100 / unit.money.total).quantize(Decimal("0.01"))),
        aspirations="".join(_aspiration(chance, one) for one in unit.projects),
        goals="".join(_goal(chance, one) for one in unit.projects),
        duties="\n".join(_duty(chance, one) for one in unit.projects),
        effects=_rows(6, _promised(_effect(chance, one) for one in unit.projects[:2])),
        satisfaction=_rows(6, _satisfied(chance, 3)),
    )


def _common(chance: Chance, unit: Unit, topic: str, money: Money) -> dict[str, Any]:
    """What the templates share."""
    own = {"其他资金": money.own} if money.own else {}
    revenue = {"资金总额": money.total, "一般公共预算资金": money.total - money.own} | own
    rows = (f"{name}: {_number(amount)}" for name, amount in revenue.items())
    return {
        **{kind: _Drawn(partial(chance.some, kind)) for kind in ("laws", "aims", "works")},
        "sentence": _Drawn(lambda _: chance.sentence(topic)),
        "year": YEAR,
        "unit": unit.name,
        "revenue": f"{{{', '.join(rows)}}}",
        "total": _number(money.total),
    }


def _aspiration(chance: Chance, one: Project) -> str:
    return f"{one.name}：{chance.sentence(one.topic)}{chance.sentence(one.topic)}"


def _goal(chance: Chance, one: Project) -> str:
    works, sentence = chance.some("works", 3), chance.sentence(one.topic)
    return f"{one.name}：完成{works}等工作，{one.promises[0].told}。{sentence}"


def _duty(chance: Chance, one: Project) -> str:
    """A 重点工作 with its indicators."""
    head = f"    组织开展{one.topic}，{chance.word('aims')}:\n      {chance.word('aims')}:\n"
    return head + _rows(8, _promised(one.promises[:3]))


def _promised(promises: Iterable[Promise]) -> Iterable[Row]:
    return ((one.name, one.value) for one in promises)


def _effect(chance: Chance, one: Project) -> Promise:
    return draw_promise(one.topic + chance.word("effects"), 900, "个", chance)


def _rates(chance: Chance) -> Iterable[Row]:
    return ((name, f"≥{chance.randint(85, 99)}%") for name in chance.words("rates", 2))


def _cost(chance: Chance) -> Row:
    name = chance.choice(list(WORDS["costs"]))
    return name, f"≤{chance.randint(2, 60) * 5}{WORDS['costs'][name]}"


def _satisfied(chance: Chance, count: int) -> Iterable[Row]:
    names = chance.words("served", count)
    return ((f"{name}满意度", f"[≥0%, ≥{chance.randint(90, 98)}%]") for name in names)


def _rows(indent: int, rows: Iterable[Row]) -> str:
    return "\n".join(f"{' ' * indent}{name}: {value}" for name, value in rows)


def _pair(money: Money) -> str:
    return f"[{_number(money.half)}, {_number(money.total)}]"


def _number(amount: Decimal) -> str:
    return f"{amount.normalize():f}"
