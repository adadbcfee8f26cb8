"""The words of a page filled in: its own rows, its headers and footers."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from html import unescape

from jxbudget.draw import defects
from jxbudget.draw.marks import Piece
from jxbudget.draw.ooxml import escaped
from jxbudget.package import Refused

LONGEST_FOOTER = 255
"""Characters that Excel keeps in a header or footer."""

_FONT_SIZE = re.compile(r"&amp;[0-9]+$")
_FOOTER = re.compile(r"<((?:odd|even|first)(?:Header|Footer))>([^<]*)<")


def words(pieces: Iterable[Piece], fields: Mapping[str, str]) -> str:
    """The words of a cell of the page."""
    return "".join([p if isinstance(p, str) else p.fill(fields) for p in pieces])


def settings(tail: Iterable[Piece], fields: Mapping[str, str]) -> str:
    """The settings behind the cells. Raises Refused for a footer that Excel would cut off."""
    xml = "".join(_settings(tail, fields))
    _refuse_long_footers(xml)
    return xml


def _settings(tail: Iterable[Piece], fields: Mapping[str, str]) -> Iterator[str]:
    before = ""
    for piece in tail:
        if isinstance(piece, str):
            before = piece
            yield piece
        else:
            text = piece.fill(fields).replace("&", "&&")
            size = _FONT_SIZE.search(before)  # a digit behind it would belong to it
            yield escaped(f" {text}" if size and text[:1].isdigit() else text)


@lru_cache(maxsize=64)
def _refuse_long_footers(tail: str) -> None:
    for found in _FOOTER.finditer(tail):
        if len(unescape(found[2])) > LONGEST_FOOTER:
            raise Refused(
                defects.BAD_MARK.at(
                    mark=found[2][:20] + "…",
                    why="页眉页脚最多 255 个字",
                    why_en="a header or footer has at most 255 characters",
                )
            )
