"""Small pictures of growth: lines on logarithmic axes, as SVG that is readable on any ground."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 380, 74, 150, 44, 52
COLOURS = ("#2f81f7", "#d29922", "#3fb950", "#db61a2", "#a371f7")
STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#6e7781}.title{font-weight:600;font-size:15px}"
    ".grid{stroke:#8b949e;stroke-opacity:.3}.axis{stroke:#8b949e}"
    "@media(prefers-color-scheme:dark){text{fill:#c9d1d9}}"
)
Points = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Axis:
    """A logarithmic axis of whole decades from ``start`` to ``end`` on the picture."""

    least: float
    most: float
    start: float
    end: float

    @classmethod
    def over(cls, values: Sequence[float], start: float, end: float) -> "Axis":
        """The axis that holds all values."""
        least, most = (math.log10(edge) for edge in (min(values), max(values)))
        return cls(math.floor(least), max(math.ceil(most), math.floor(least) + 1), start, end)

    def at(self, value: float) -> float:
        """Where a value is."""
        part = (math.log10(value) - self.least) / (self.most - self.least)
        return self.start + part * (self.end - self.start)

    def ticks(self) -> Iterator[float]:
        """The powers of ten."""
        return (10.0**power for power in range(int(self.least), int(self.most) + 1))


def plot(title: str, across: str, lines: Mapping[str, Points]) -> str:
    """A picture of the lines by their names; the figures of both axes are above 0."""
    points = [point for line in lines.values() for point in line]
    x = Axis.over([one for one, _ in points], LEFT, WIDTH - RIGHT)
    y = Axis.over([other for _, other in points], HEIGHT - BOTTOM, TOP)
    parts = [
        *_grid(x, y),
        *(p for n, line in enumerate(lines.items()) for p in _line(n, line, x, y)),
    ]
    middle = (x.start + x.end) / 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">'
        f"<title>{title}</title><style>{STYLE}</style>"
        f'<text class="title" x="{LEFT}" y="22">{title}</text>{"".join(parts)}'
        f'<text x="{middle}" y="{HEIGHT - 10}" text-anchor="middle">{across}</text></svg>\n'
    )


def _grid(x: Axis, y: Axis) -> Iterator[str]:
    for value in x.ticks():
        at = x.at(value)
        yield f'<path class="grid" d="M{at:.1f} {y.start}V{y.end}"/>'
        yield f'<text x="{at:.1f}" y="{y.start + 20}" text-anchor="middle">{_number(value)}</text>'
    for value in y.ticks():
        at = y.at(value)
        yield f'<path class="grid" d="M{x.start} {at:.1f}H{x.end}"/>'
        yield f'<text x="{x.start - 8}" y="{at + 4:.1f}" text-anchor="end">{_number(value)}</text>'
    yield f'<path class="axis" fill="none" d="M{x.start} {y.end}V{y.start}H{x.end}"/>'


def _line(number: int, line: tuple[str, Points], x: Axis, y: Axis) -> Iterator[str]:
    name, points = line
    colour = COLOURS[number % len(COLOURS)]
    places = [(x.at(one), y.at(other)) for one, other in points]
    path = "L".join(f"{one:.1f} {other:.1f}" for one, other in places)
    yield f'<path fill="none" stroke="{colour}" stroke-width="2.5" d="M{path}"/>'
    yield from (f'<circle cx="{a:.1f}" cy="{b:.1f}" r="4" fill="{colour}"/>' for a, b in places)
    at = TOP + 10 + 22 * number
    yield f'<circle cx="{x.end + 18}" cy="{at}" r="5" fill="{colour}"/>'
    yield f'<text x="{x.end + 30}" y="{at + 4}">{name}</text>'


def _number(value: float) -> str:
    return f"{value:,.0f}".replace(",", " ") if value >= 1 else f"{value:g}"
