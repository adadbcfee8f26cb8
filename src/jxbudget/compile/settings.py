"""What a project decides: which rules count, how much, and with which thresholds."""

import posixpath
import re
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import PurePath
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from jxbudget.compile import catalogue
from jxbudget.diagnostic import Defect, Severity, Text
from jxbudget.rules import DEFAULTS, Limits
from jxbudget.source import advice
from jxbudget.workspace.problem import Problem

ALL = ("ALL",)

_NOT_TOML = Text(
    "“{path}”读不懂：第 {line} 行附近不是 TOML 的写法。",
    "“{path}” is not TOML near line {line}.",
)
_UNKNOWN_KEY = Text(
    "“{path}”里没有“{key}”这个设置。{advice}",
    "“{path}” has an unknown setting “{key}”. {advice_en}",
)
_BAD_SETTING = Text(
    "“{path}”里“{key}”的值不对，应是{expected}。",
    "“{path}”: “{key}” should be {expected_en}.",
)
_UNKNOWN_RULE = Text("没有“{given}”这条规则。{advice}", "There is no rule “{given}”. {advice_en}")
_FIRM = Text(
    "{code} 不能忽略，也不能降级：有了它，表就没有可靠的内容可印。",
    "{code} can be neither ignored nor lowered: with it there is nothing sound to print.",
)


class Part(BaseModel):
    """What may be set for all files and for some."""

    model_config = ConfigDict(
        frozen=True,
        defer_build=True,
        extra="forbid",
        alias_generator=lambda name: name.replace("_", "-"),
    )

    ignore: tuple[str, ...] = ()
    severity: dict[str, Severity] = Field({})
    thresholds: dict[str, Any] = Field({})


class DiffTable(BaseModel):
    """What ``jxbudget diff`` goes by: levels of kinds of change, and what fails a run."""

    model_config = ConfigDict(
        frozen=True,
        defer_build=True,
        extra="forbid",
        alias_generator=lambda name: name.replace("_", "-"),
    )

    level: dict[str, str] = Field({})
    fail_on: tuple[str, ...] = ()


class Table(Part):
    """``jxbudget.toml``, or the table ``[tool.jxbudget]`` of a ``pyproject.toml``.

    A selector is ``ALL``, the head of a code (``JX2``), a code or a slug. The keys of
    ``per_file`` are patterns for paths, relative to the folder of the settings file; ``*`` also
    stands for slashes.
    """

    select: tuple[str, ...] = ALL
    fail_on: Severity = Severity.ERROR
    baseline: str | None = None
    diff: DiffTable = DiffTable.model_construct()
    per_file: dict[str, Part] = Field({})


class Settings(NamedTuple):
    """What counts in a run: the project's table, and what the command line says after it.

    ``here`` is the folder that paths are told from, seen from the folder of the table. A
    selection on the command line starts anew: what the table ignores may be selected again.
    """

    table: Table = Table.model_construct()
    asked: Table = Table.model_construct()
    here: str = ""

    @property
    def fail_on(self) -> Severity:
        """The severity that fails a run."""
        chosen = self.asked if "fail_on" in self.asked.model_fields_set else self.table
        return chosen.fail_on

    def level(self, defect: Defect, path: str) -> Severity | None:
        """The severity that counts for a defect in a file, None when it is not to be told."""
        if defect.firm:
            return defect.severity
        anew = "select" in self.asked.model_fields_set
        if not _any((self.asked if anew else self.table).select, defect):
            return None
        level = defect.severity
        for part in (*self._parts(path), self.asked):
            if _any(part.ignore, defect) and (part is self.asked or not anew):
                return None
            for selector, severity in part.severity.items():
                level = severity if catalogue.selects(selector, defect) else level
        return level

    def counts(self, code: str, path: str) -> bool:
        """Whether a rule, by its code, is told of a file at all."""
        defect = catalogue.named(code)
        return defect is not None and self.level(defect, path) is not None

    def limits(self, path: str = "") -> Limits:
        """The thresholds for a file."""
        given: dict[str, Any] = {}
        for part in self._parts(path):
            given |= part.thresholds
        return Limits.model_validate(given) if given else DEFAULTS

    @property
    def thresholds(self) -> tuple[object, ...]:
        """All that ``limits`` go by."""
        per_file = {name: part.thresholds for name, part in self.table.per_file.items()}
        return self.table.thresholds, per_file, self.here

    def _parts(self, path: str) -> list[Part]:
        """The settings for all files, then those for this one, the later the stronger."""
        name = posixpath.normpath(posixpath.join(self.here, path))
        per_file = self.table.per_file.items()
        return [self.table, *(part for pattern, part in per_file if fnmatchcase(name, pattern))]


def parse(text: str, path: str) -> Table | None:
    """The settings in a TOML file, None when a ``pyproject.toml`` has none. Raises Problem."""
    import tomllib  # noqa: PLC0415 - start-up time

    try:
        tree: Any = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = _line_told(str(error)) or text.count("\n") + 1
        raise Problem(_NOT_TOML, path=path, line=line) from error
    if PurePath(path).name == "pyproject.toml":
        tools = tree.get("tool")
        tree = tools.get("jxbudget") if isinstance(tools, dict) else None
        if tree is None:
            return None
    return checked(tree, path)


def checked(tree: Any, path: str) -> Table:
    """The settings in a mapping. Raises Problem for anything that means nothing."""
    try:
        table = Table.model_validate(tree)
        for part in (table, *table.per_file.values()):
            Limits.model_validate(part.thresholds)
    except ValidationError as error:
        raise _problem(error, path) from error
    for part in (table, *table.per_file.values()):
        _refuse_unknown((*part.ignore, *part.severity))
        _refuse_firm((*part.ignore, *part.severity))
    _refuse_unknown(table.select)
    return table


def _any(selectors: Iterable[str], defect: Defect) -> bool:
    return any(catalogue.selects(selector, defect) for selector in selectors)


def _refuse_unknown(selectors: Iterable[str]) -> None:
    for selector in selectors:
        if not catalogue.is_selector(selector):
            raise Problem(_UNKNOWN_RULE, given=selector, **catalogue.meant(selector))


def _refuse_firm(selectors: Iterable[str]) -> None:
    """Raise Problem when a single defect is named that must be told."""
    for selector in selectors:
        defect = catalogue.named(selector)
        if defect and defect.firm:
            raise Problem(_FIRM, code=defect.code)


def _problem(error: ValidationError, path: str) -> Problem:
    first = error.errors(include_url=False)[0]
    *above, key = [str(step) for step in first["loc"]] or [""]
    shown, key = path or "--", key or "[tool.jxbudget]"
    if first["type"] == "extra_forbidden":
        model: type[BaseModel] = Limits if error.title == "Limits" else Part if above else Table
        model = DiffTable if above[:1] == ["diff"] else model
        names = [str(field.alias) for field in model.model_fields.values()]
        return Problem(_UNKNOWN_KEY, path=shown, key=key, **advice(key, names))
    zh, en = _EXPECTED.get(first["type"], ("别的值", "something else"))
    facts = {"expected": zh, "expected_en": en}
    return Problem(_BAD_SETTING, path=shown, key=".".join((*above, key)), **facts)


_EXPECTED = {
    "enum": ("error、warning 或 note", "error, warning or note"),
    "tuple_type": ('一串规则编号，如 ["JX201"]', 'a list of rules such as ["JX201"]'),
    "string_type": ("一段文字", "a text"),
    "dict_type": ("一个表，如 [thresholds]", "a table such as [thresholds]"),
    "model_type": ("一个表", "a table"),
    "int_type": ("一个整数", "a whole number"),
    "int_parsing": ("一个整数", "a whole number"),
    "int_from_float": ("一个整数", "a whole number"),
    "decimal_type": ("一个数", "a number"),
    "decimal_parsing": ("一个数", "a number"),
    "finite_number": ("一个数", "a number"),
    "greater_than_equal": ("更大的数", "a larger number"),
    "less_than_equal": ("更小的数", "a smaller number"),
}


def _line_told(message: str) -> int:
    """The line that the parser names, 0 at the end of the text."""
    found = re.search(r"line ([0-9]+)", message)
    return int(found[1]) if found else 0
