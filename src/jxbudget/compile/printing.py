"""What is wanted of a press, and what it gives."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple

from jxbudget.diagnostic import Diagnostic

Format = Literal["word", "excel"]
FORMATS: tuple[Format, ...] = ("word", "excel")
ENDINGS: dict[Format, str] = {"word": ".docx", "excel": ".xlsx"}


class Printing(NamedTuple):
    """The formats wanted, the folder for the forms of a year, the name of the stages there."""

    formats: tuple[Format, ...]
    place: Callable[[int], Path]
    stage: str


class Printed(NamedTuple):
    """One form on the stage of its folder: its files by format, or why a page cannot be used."""

    files: dict[Format, str]
    refused: tuple[Diagnostic, ...] = ()
