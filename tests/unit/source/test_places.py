"""The place of every value of any tree is where YAML itself says that it is."""

from collections.abc import Iterator
from random import Random
from textwrap import indent
from typing import Any

import pytest
import yaml

from jxbudget.diagnostic import Pointer
from jxbudget.source import read

Start = tuple[int, int]
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
ATOMS = [
    "数",
    "≥5%",
    '"引, 号"',
    "'单'",
    "[一, 二]",
    "{甲: 1, 乙: [2, 3]}",
    "{甲: , 乙: 1}",
    "[[], {}]",
]


def block(random: Random, depth: int) -> str:
    """A mapping or a list as a block, of every way to write a value or none."""
    below = indent(block(random, depth - 1), "  ") if depth else "  末: 1\n"
    ways = ["名N:\n", "? 名N\n", f"名N:\n{below}", f"? 名N\n:\n{below}", "名N: |-\n  两\n  行\n\n"]
    ways += [f"名N: {random.choice(ATOMS)}\n", "名N:\n- 一\n-\n- 二\n", "# 注\n名N: 1  # 注\n"]
    if random.random() < 0.2:
        return "".join(random.choice(["- 一\n", "-\n", f"-\n{below}"]) for _ in range(3))
    return "".join(random.choice(ways).replace("N", str(number), 1) for number in range(4))


def starts(node: yaml.Node, pointer: Pointer = ()) -> Iterator[tuple[Pointer, Start]]:
    """Where each value starts by its pointer."""
    yield pointer, (node.start_mark.line + 1, node.start_mark.column + 1)
    pairs: list[tuple[Any, yaml.Node]] = []
    if isinstance(node, yaml.MappingNode):
        pairs = [(key.value, value) for key, value in node.value]
    elif isinstance(node, yaml.SequenceNode):
        pairs = list(enumerate(node.value))
    for step, below in pairs:
        yield from starts(below, (*pointer, step))


@pytest.mark.parametrize("seed", range(150))
def test_a_value_is_where_yaml_says(seed: int) -> None:
    dice = Random(seed)  # noqa: S311 - trees, not secrets
    text = "甲:\n" + indent(block(dice, 2), "  ") + "乙: 1\n"
    source = read(text.encode(), "甲.yaml")
    assert not source.diagnostics, text
    root = yaml.compose(text, Loader=LOADER)
    assert root
    for pointer, start in starts(root):
        assert source.written(pointer)[:2] == start, (pointer, text)


def test_what_stands_behind_a_key_without_a_value_is_found() -> None:
    source = read("甲:\n  ? 乙\n丙: 1\n丁: 2\n".encode(), "甲.yaml")
    assert [source.written((key,))[:2] for key in "甲丙丁"] == [(2, 3), (3, 4), (4, 4)]
