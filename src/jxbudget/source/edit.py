"""Some values of a spec replaced in its text: everything else of it stays, letter for letter."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from jxbudget.diagnostic import Pointer, Span
from jxbudget.source.tree import Source, at
from jxbudget.source.write import LONGEST, Flow, Node, Pair, flow, scalar

Changes = Mapping[Pointer, Node | None]
"""What stands at a key from now on; None takes the key out."""

NONE: Mapping[Pointer, str] = MappingProxyType({})

_Edit = tuple[int, int, str]
"""Where a stretch of the text begins and ends, and what it becomes."""


def edited(source: Source, changes: Changes, names: Mapping[Pointer, str] = NONE) -> str:
    """The text with the changes made; a key that is not there yet comes behind its neighbours.

    ``names`` are new names for keys.
    """
    editor = _Editor(source)
    edits = [edit for pointer, node in changes.items() for edit in editor.edits(pointer, node)]
    edits += [editor.renamed(pointer, name) for pointer, name in names.items()]
    text = source.text
    # of two at one place the later was asked for later: it is to stand behind
    is_windows = "\r\n" in text
    for start, end, new in sorted(edits, key=lambda edit: edit[:2], reverse=True):
        told = new.replace("\r\n", "\n").replace("\n", "\r\n") if is_windows else new
        rest = text[end - 1 :] if text[end - 1 : end + 1] == "\r\n" else text[end:]
        text = text[:start] + told + rest
    return text


class _Editor:
    def __init__(self, source: Source) -> None:
        self._source = source

    def edits(self, pointer: Pointer, node: Node | None) -> list[_Edit]:
        """What has to become of the text."""
        is_there, value = self._there(pointer)
        if not is_there:
            return [] if node is None else self._inserted(pointer, node)
        if node is None:
            return [self._taken_out(pointer)]
        return self._replaced(pointer, value, node)

    def renamed(self, pointer: Pointer, name: str) -> _Edit:
        """Another name for a key."""
        start, end = self._span(pointer, on_key=True)
        return start, end, scalar(name, in_flow=self._is_in_flow(pointer))

    def _there(self, pointer: Pointer) -> tuple[bool, Any]:
        above = at(self._source.tree, pointer[:-1])
        is_there = isinstance(above, dict) and pointer[-1] in above
        return is_there, above[pointer[-1]] if is_there else None

    def _replaced(self, pointer: Pointer, value: Any, node: Node) -> list[_Edit]:
        if isinstance(value, dict) and value and isinstance(node, Pair | Flow):
            return self._within(pointer, value, node)
        key = self._span(pointer, on_key=True)
        in_flow = self._is_in_flow(pointer)
        told = self._told(node, self._indent(key[0]), in_flow=in_flow)
        if value is None:
            return [(self._behind_colon(key[1]), self._behind_colon(key[1]), f" {told}")]
        start, end = self._span(pointer)
        text = self._source.text
        if text[start : start + 1] in "|>" and text[end - 1 : end] == "\n":
            end -= 1
        if not told:
            start = self._behind_colon(key[1])
        return [(start, end, told)]

    def _within(self, pointer: Pointer, value: Mapping[str, Any], node: Pair | Flow) -> list[_Edit]:
        """The entries of a mapping, one by one: it keeps its shape and its comments."""
        keys = ("半年", "全年")
        pairs = (
            dict(zip(keys, node.values, strict=True)) if isinstance(node, Pair) else node.entries
        )
        found = []
        for key, told in pairs.items():
            if (value.get(key) or "") != told:
                found += self.edits((*pointer, key), told)
        return found

    def _inserted(self, pointer: Pointer, node: Node) -> list[_Edit]:
        """A new entry behind the last one of its mapping; the mappings above it, where needed."""
        parent = pointer[:-1]
        is_there, above = self._there(parent) if parent else (True, self._source.tree)
        if not is_there or not isinstance(above, dict) or not above:
            return self._inserted_with_parent(pointer, node, is_there=is_there)
        last = (*parent, list(above)[-1])
        _, end = self._span(last)
        key = self._span(last, on_key=True)
        if self._is_in_flow(last):
            end = max(end, self._behind_colon(key[1]))
            told = self._told(node, "", in_flow=True)
            return [(end, end, f", {scalar(str(pointer[-1]), in_flow=True)}: {told}")]
        indent = self._indent(key[0])
        place = self._end_of_line(max(end, key[1]))
        return [(place, place, self._line(indent, pointer, node))]

    def _line(self, indent: str, pointer: Pointer, node: Node) -> str:
        """A new line for an entry, and those below it."""
        told = self._told(node, indent, in_flow=False)
        gap = "" if not told or told.startswith("\n") else " "
        return f"\n{indent}{scalar(str(pointer[-1]))}:{gap}{told}"

    def _inserted_with_parent(self, pointer: Pointer, node: Node, *, is_there: bool) -> list[_Edit]:
        parent = pointer[:-1]
        if not is_there:
            return self._inserted(parent, {str(pointer[-1]): node})
        key = self._span(parent, on_key=True)
        indent = self._indent(key[0]) + "  "
        place = self._end_of_line(key[1])
        return [(place, place, self._line(indent, pointer, node))]

    def _taken_out(self, pointer: Pointer) -> _Edit:
        """An entry with its line; in a mapping on one line, with a comma."""
        start = self._span(pointer, on_key=True)[0]
        end = max(self._span(pointer)[1], self._behind_colon(self._span(pointer, on_key=True)[1]))
        text = self._source.text
        if self._is_in_flow(pointer):
            rest = text[end:]
            if rest.lstrip().startswith(","):
                comma = end + rest.index(",") + 1
                return start, comma + len(text[comma:]) - len(text[comma:].lstrip(" ")), ""
            head = text[:start].rstrip()
            return (len(head) - 1 if head.endswith(",") else start), end, ""
        begin = text.rfind("\n", 0, start) + 1
        return begin, min(self._end_of_line(end) + 1, len(text)), ""

    def _told(self, node: Node, indent: str, *, in_flow: bool) -> str:
        match node:
            case str() if not in_flow and ("\n" in node or len(node) > LONGEST):
                lines = (f"{indent}  {line}".rstrip() for line in node.split("\n"))
                return "|-\n" + "\n".join(lines)
            case str():
                return scalar(node, in_flow=in_flow) if node else ""
            case Pair() | Flow():
                return flow(node)
            case _:
                below = indent + "  "
                entries = (
                    f"{below}{scalar(key)}: {self._told(one, below, in_flow=False)}".rstrip()
                    for key, one in node.items()
                )
                return "\n" + "\n".join(entries)

    def _is_in_flow(self, pointer: Pointer) -> bool:
        """Whether a key stands in a mapping on one line."""
        start = self._span(pointer, on_key=True)[0]
        line = self._source.text.rfind("\n", 0, start) + 1
        return bool(self._source.text[line:start].strip(" "))

    def _indent(self, index: int) -> str:
        start = self._source.text.rfind("\n", 0, index) + 1
        line = self._source.text[start:index]
        return line[: len(line) - len(line.lstrip(" "))]

    def _behind_colon(self, index: int) -> int:
        return self._source.text.index(":", index) + 1

    def _end_of_line(self, index: int) -> int:
        """Where the line ends; behind a block, where its last line does."""
        text = self._source.text
        if index and text[index - 1 : index] == "\n":
            return index - 1
        end = text.find("\n", index)
        return len(text) if end < 0 else end

    def _span(self, pointer: Pointer, *, on_key: bool = False) -> tuple[int, int]:
        span = self._source.written(pointer, on_key=on_key)
        return self._index(span.line, span.column), self._index(*Span(*span)[2:])

    def _index(self, line: int, column: int) -> int:
        return sum(len(one) + 1 for one in self._source.lines[: line - 1]) + column - 1
