"""An official form as it was understood, and the ``form.yaml`` that says so."""

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from jxbudget.diagnostic import Language
from jxbudget.forms.describe.draft import Node
from jxbudget.forms.describe.findings import Doubt
from jxbudget.model.vocabulary import FormKind

_PLAIN = re.compile(r"(?![\d_])[\w（）、／/“”·＝≥≤《》]+")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off"})
_WIDEST = 96
"""Columns of a line; what is wider takes a line for each entry."""


class Described(NamedTuple):
    """A form: what it is, ``bands`` and ``conventions`` as ``form.yaml`` has them, the doubts.

    ``year`` is None where none is told. ``widths`` are mm.
    """

    title: str
    kind: FormKind
    year: int | None
    widths: tuple[int, ...]
    bands: list[dict[str, Node]]
    conventions: dict[str, Node]
    glyphs: dict[str, Node]
    doubts: tuple[Doubt, ...]
    is_landscape: bool

    def tree(self, name: str, year: int) -> dict[str, Node]:
        """All of ``form.yaml``, for a name and a year."""
        head: dict[str, Node] = {"表式": name, "类别": self.kind, "年度": year, "标题": self.title}
        head |= {"字形": self.glyphs} if self.glyphs else {}
        head |= {"列宽": [*self.widths], "表格": [*self.bands]}
        return head | ({"约定": self.conventions} if self.conventions else {})

    def text(self, name: str, year: int, language: Language) -> str:
        """``form.yaml``, the doubts at its top."""
        lines = [f"# {doubt.told(language)}" for doubt in self.doubts]
        return "\n".join([*lines, *_mapping(self.tree(name, year), 0)]) + "\n"


def _mapping(tree: dict[str, Node], indent: int) -> Iterator[str]:
    for key, node in tree.items():
        yield from _entry(f"{' ' * indent}{_scalar(key)}:", node, indent)


def _entry(head: str, node: Node, indent: int) -> Iterator[str]:
    line = f"{head} {_flow(node)}"
    is_bands = isinstance(node, list) and any(isinstance(one, dict) for one in node)
    if not is_bands and _columns(line) <= _WIDEST:
        yield line
    elif isinstance(node, dict):
        yield head
        yield from _mapping(node, indent + 2)
    elif isinstance(node, list):
        yield head
        for one in node:
            yield from _item(one, indent + 2)
    else:
        yield line


def _item(node: Node, indent: int) -> Iterator[str]:
    dash = f"{' ' * indent}- "
    if not isinstance(node, dict):
        yield f"{dash}{_flow(node)}"
        return
    first, *rest = _mapping(node, indent + 2)
    yield dash + first.lstrip()
    yield from rest


def _flow(node: Node) -> str:
    if isinstance(node, dict):
        return f"{{{', '.join(f'{_scalar(key)}: {_flow(one)}' for key, one in node.items())}}}"
    if isinstance(node, list):
        return f"[{', '.join(map(_flow, node))}]"
    return _scalar(node)


def _scalar(text: str | int) -> str:
    """A text on one line, in quotes where YAML may read it as something else."""
    if isinstance(text, int):
        return str(text)
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return json.dumps(text, ensure_ascii=False)


def _columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in line)
