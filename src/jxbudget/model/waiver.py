"""Waivers: findings that a unit excuses in the spec itself, with a reason."""

import re
import unicodedata
from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from jxbudget.diagnostic import Pointer

WAIVERS = "豁免"

_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"


def _read_words(given: object) -> object:
    if given is None or (isinstance(given, str) and not given.strip()):
        raise PydanticCustomError("blank", "blank")
    return given


def _read_date(given: object) -> object:
    if given is None or isinstance(given, date):
        return given
    if isinstance(given, str) and re.fullmatch(_DATE, given):
        try:
            return date.fromisoformat(given)
        except ValueError:  # no such day
            pass
    raise PydanticCustomError(
        "date", "not a date", {"given": given if isinstance(given, str) else ""}
    )


class Waiver(BaseModel):
    """One entry of ``豁免``.

    ``rule`` is a code or a slug, ``place`` a field, an indicator, or a part of a path with ``/``
    between its steps (the whole form when it is blank), ``until`` the last day on which it counts.
    """

    model_config = ConfigDict(defer_build=True, frozen=True, strict=True, extra="forbid")

    rule: Annotated[str, BeforeValidator(_read_words)] = Field(alias="规则")
    reason: Annotated[str, BeforeValidator(_read_words)] = Field(alias="理由")
    place: str | None = Field(None, alias="位置")
    until: Annotated[date | None, BeforeValidator(_read_date)] = Field(None, alias="至")

    def covers(self, pointer: Pointer) -> bool:
        """Whether a place lies where the waiver says: there, below it, or on its path."""
        wanted = _plain(self.place or "")
        path = "/".join(_plain(str(step)) for step in pointer)
        if wanted in _EVERYWHERE:
            return path == wanted
        return not wanted or f"/{wanted}/" in f"/{path}/"


_EVERYWHERE = frozenset({"半年", "全年", "收入", "支出"})
"""Steps that many paths have: alone they name no place."""


def _plain(step: str) -> str:
    """Width and spaces tell no places apart; a mend may change them."""
    return "".join(unicodedata.normalize("NFKC", step).split())


def _read_waivers(given: object) -> object:
    return () if given is None else tuple(given) if isinstance(given, list) else given


Waivers = Annotated[tuple[Waiver, ...], BeforeValidator(_read_waivers)]
