"""A comment: how ours is told from others, and how the hosts write one down."""

import re
from typing import Any, NamedTuple

from jxbudget.remote import words
from jxbudget.remote.place import Place
from jxbudget.report.plain import told
from jxbudget.workspace.problem import Problem

_NAME = re.compile(r"(?!.*--)\w(?:[\w.-]{0,48}\w)?")
_NUMBER = re.compile(r"[0-9]{1,18}", re.ASCII)
_ORDER = re.compile(r"^([ \t]*)/(?=\w)", re.MULTILINE)
"""A line by which a comment gives orders (``/close``, ``/approve``), to the host or to a bot."""
_SHOWN = 100
_LONGEST_ADDRESS = 500


class Comment(NamedTuple):
    """A comment as the host has it."""

    number: int
    author: str
    body: str
    address: str
    """On the web, ``""`` where the host does not tell it."""
    is_of_system: bool = False
    """Whether the host itself wrote it down: who was assigned, what was pushed."""


def marker(name: str = "") -> str:
    """The line, hidden from readers, by which a comment is found again."""
    if not name:
        return "<!-- jxbudget -->"
    if not _NAME.fullmatch(name):
        raise Problem(words.BAD_NAME, given=told(name, _SHOWN))
    return f"<!-- jxbudget: {name} -->"


def body_of(text: str, mark: str) -> str:
    """What a comment says: the marker, and the text without orders to the host."""
    return f"{mark}\n{_ORDER.sub(_unheard, text)}"


def _unheard(order: re.Match[str]) -> str:
    return f"{order[1]}\\/"


def is_marked(body: str, mark: str) -> bool:
    """Whether a comment begins with the marker; one that quotes it further down does not."""
    return body.lstrip().startswith(mark)


def is_same(one: str, other: str) -> bool:
    """Whether two bodies differ at most in what a host may do to the ends of lines."""
    return _settled(one) == _settled(other)


def _settled(body: str) -> list[str]:
    return [line.rstrip() for line in body.strip().splitlines()]


def comment_of(place: Place, written: Any) -> Comment | None:
    """A comment as its host writes it; None where this is not one."""
    if not isinstance(written, dict) or (number := _number(written.get("id"))) is None:
        return None
    author = written.get(place.host.author)
    name = author.get(place.host.login) if isinstance(author, dict) else None
    body = written.get("body")
    return Comment(
        number,
        name if isinstance(name, str) else "",
        body if isinstance(body, str) else "",
        _address(place, written.get("html_url")),
        is_of_system=written.get("system") is True,
    )


def _number(written: object) -> int | None:
    found = _NUMBER.fullmatch(str(written)) if isinstance(written, int | str) else None
    return int(found[0]) if found else None


def _address(place: Place, written: object) -> str:
    """An address that can be shown, or none."""
    if not isinstance(written, str) or not written.startswith(("https://", "http://")):
        return ""
    is_plain = written.isprintable() and len(written) <= _LONGEST_ADDRESS
    return written if is_plain and place.token.masked(written) == written else ""
