"""Units one after another, each made when it is asked for."""

from collections.abc import Iterator
from pathlib import Path

from bench.corpus.chance import Chance
from bench.corpus.forms import project_form, unit_form
from bench.corpus.unit import PROJECTS, UNITS, YEAR, draw_unit


def corpus(count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Relative path (``2025/<unit>/<name>.yaml``) and text of ``count`` specs."""
    if count > UNITS * (PROJECTS + 1):
        raise ValueError(f"at most {UNITS * (PROJECTS + 1)} specs")
    for start in range(0, count, PROJECTS + 1):
        number = start // (PROJECTS + 1)
        yield from _of_unit(number, Chance(f"{seed} {number}"))[: count - start]


def write(folder: Path, count: int, seed: int = 1) -> list[Path]:
    """The generated specs below a folder; their paths in order."""
    paths = []
    for name, text in corpus(count, seed):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def _of_unit(number: int, chance: Chance) -> list[tuple[str, str]]:
    unit = draw_unit(number, chance)
    texts = {"部门整体": unit_form(chance, unit)}
    texts |= {one.name: project_form(chance, unit, one) for one in unit.projects}
    return [(f"{YEAR}/{unit.name}/{name}.yaml", text) for name, text in texts.items()]
