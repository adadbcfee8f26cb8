"""The ``{{ … }}`` marks of a page: Jinja expressions, sandboxed, names and plain text only.

Only expressions that cannot loop, call or grow are taken, so a hostile page costs nothing.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import itemgetter

from jinja2 import StrictUndefined, TemplateError, UndefinedError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from jxbudget.draw import defects
from jxbudget.package import Refused

TABLE = "表"
LONGEST = 500

_MARK = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_BROKEN = re.compile(r"\{\{|\}\}|｛｛|｝｝|\{%|\{#")
_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.Name,
    nodes.Const,
    nodes.TemplateData,
    nodes.Concat,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.Not,
    nodes.And,
    nodes.Or,
    nodes.Filter,
)
_FILTERS = {"trim", "upper", "lower"}
_environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
_environment.globals = {}


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: what the page says, and how to fill it."""

    text: str
    fill_in: Callable[[Mapping[str, str]], str]
    names: frozenset[str]

    def fill(self, fields: Mapping[str, str]) -> str:
        """The words for one sheet. Raises Refused with the names that exist."""
        if not self.names <= fields.keys():
            name, known = min(self.names - fields.keys()), sorted(fields)
            raise Refused(defects.UNKNOWN_NAME.at(mark=self.text, name=name, known=known))
        try:
            return self.fill_in(fields)
        except (TemplateError, TypeError, ValueError) as error:
            raise _bad(self.text, "算不出来", "it cannot be evaluated") from error


Piece = str | Mark


def split(text: str) -> list[Piece]:
    """A text of a page as pieces: plain text and marks in turn. Raises Refused for a bad mark."""
    pieces: list[Piece] = []
    end = 0
    for found in _MARK.finditer(text):
        pieces += (_plain(text[end : found.start()]), _mark(found[0], found[1].strip()))
        end = found.end()
    return [piece for piece in (*pieces, _plain(text[end:])) if piece != ""]


def is_table(pieces: list[Piece]) -> bool:
    """Whether the text is the place of the table, and nothing else."""
    solid = [p for p in pieces if not isinstance(p, str) or p.strip()]
    return len(solid) == 1 and isinstance(solid[0], Mark) and solid[0].names == {TABLE}


def _plain(text: str) -> str:
    broken = _BROKEN.search(text)
    if broken:
        shown = text[broken.start() : broken.start() + 20]
        raise _bad(shown, "花括号没有成对，或不是半角", "its braces are not a half-width pair")
    return text


def _mark(text: str, expression: str) -> Mark:
    if len(text) > LONGEST:
        raise _bad(text[:20] + "…", "太长", "it is too long")
    try:
        tree = _environment.parse("{{ " + expression + " }}")
        for node in tree.find_all(nodes.Node):
            _refuse(text, node)
        names = frozenset(node.name for node in tree.find_all(nodes.Name))
        if names == {expression}:
            return Mark(text, itemgetter(expression), names)
        template = _environment.compile_expression(expression, undefined_to_none=False)
    except (TemplateError, UndefinedError, RecursionError) as error:
        raise _bad(
            text, "不是名称或简单的表达式", "it is not a name or a simple expression"
        ) from error
    return Mark(text, lambda fields: str(template(fields)), names)


def _refuse(text: str, node: nodes.Node) -> None:
    if not isinstance(node, _ALLOWED) or (
        isinstance(node, nodes.Filter) and node.name not in _FILTERS
    ):
        raise _bad(text, "只能用名称和简单的文字", "only names and plain text are allowed")


def _bad(mark: str, why: str, why_en: str) -> Refused:
    return Refused(defects.BAD_MARK.at(mark=mark, why=why, why_en=why_en))
