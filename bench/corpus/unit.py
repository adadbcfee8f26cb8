"""What a generated unit and its projects promise, before it is written down."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from bench.corpus.chance import WORDS, Chance

YEAR = 2025
PROJECTS = 4
"""Projects of a unit: with the unit's own form five specs."""

UNITS = len(WORDS["kinds"]) * len(WORDS["fields"]) * len(WORDS["places"])
"""So many units have names of their own."""

_STRIDE = 15_485_863
"""A prime that shares no factor with UNITS: neighbours differ in all parts of their names."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A 数量指标 or an effect: its name, what is due by mid-year and by its end, the unit."""

    name: str
    half: int
    full: int
    unit: str

    @property
    def value(self) -> str:
        """The values as an indicator has them."""
        return f"[≥{self.half}{self.unit}, ≥{self.full}{self.unit}]"

    @property
    def told(self) -> str:
        """The promise in prose."""
        return f"{self.name}不少于{self.full}{self.unit}"


@dataclass(frozen=True, slots=True)
class Money:
    """万元: all of it, the part that is not 一般公共预算资金, the part spent by mid-year."""

    total: Decimal
    own: Decimal
    half: Decimal


@dataclass(frozen=True, slots=True)
class Project:
    """A project; ``percent`` of its money is spent by mid-year."""

    name: str
    topic: str
    money: Money
    percent: int
    promises: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with its projects; ``basic`` is its 基本支出."""

    name: str
    field: str
    basic: Money
    projects: tuple[Project, ...]

    @property
    def spent(self) -> Money:
        """What the projects come to."""
        return _sum(one.money for one in self.projects)

    @property
    def money(self) -> Money:
        """What the unit comes to."""
        return _sum((self.basic, self.spent))


def draw_unit(number: int, chance: Chance) -> Unit:
    """A unit by its number, from 0; its name does not depend on chance."""
    rest, place = divmod(number * _STRIDE % UNITS, len(WORDS["places"]))
    kind, field = divmod(rest, len(WORDS["fields"]))
    parts = WORDS["places"][place], WORDS["fields"][field], WORDS["kinds"][kind]
    projects = tuple(_project(topic, chance) for topic in chance.words("topics", PROJECTS))
    basic = Decimal(chance.randint(500, 20_000)) / 5
    half = basic * chance.choice((20, 25, 30, 40, 45)) / 100
    return Unit("".join(parts), parts[1], Money(basic, Decimal(0), half), projects)


def draw_promise(name: str, most: int, unit: str, chance: Chance) -> Promise:
    """A promise of at most ``most``, half of it at most by mid-year."""
    full = chance.randint(2, most)
    return Promise(name, chance.randint(0, full // 2), full, unit)


def _project(topic: str, chance: Chance) -> Project:
    total = Decimal(chance.randint(100, 40_000)) / 5
    own = chance.randint(0, int(total) // 4) if chance.random() < 0.5 else 0
    percent = chance.choice((20, 25, 30, 40, 45))
    counts = chance.words("counts", chance.randint(2, 5))
    return Project(
        topic + chance.word("endings"),
        topic,
        Money(total, Decimal(own), total * percent / 100),
        percent,
        tuple(draw_promise(topic + name, 5000, WORDS["counts"][name], chance) for name in counts),
    )


def _sum(amounts: Iterable[Money]) -> Money:
    parts = [(one.total, one.own, one.half) for one in amounts]
    return Money(*(sum(column, Decimal(0)) for column in zip(*parts, strict=True)))
