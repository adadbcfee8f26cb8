"""From arguments to an exit code: every way a run can end is told here, in one sentence."""

import errno
import os
import re
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from typer.exceptions import Abort, Exit, TyperException

from jxbudget.cli import words
from jxbudget.cli.app import build
from jxbudget.diagnostic import LANGUAGES, Language
from jxbudget.report.plain import visible
from jxbudget.workspace.interrupt import ended_once
from jxbudget.workspace.problem import Problem

FOUND, USAGE, OURS, INTERRUPTED = 1, 2, 3, 130
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG}
"""What a standard output can die of: files of ours raise Problem for these."""


def run(arguments: Sequence[str]) -> int:
    """Run the program; only a crash of ours leaves it with more than a sentence."""
    with ended_once():
        return _told(arguments)


def _told(arguments: Sequence[str]) -> int:
    _speak_safely()
    language = words.chosen_language(arguments)
    if language not in LANGUAGES:
        return _say(words.BAD_LANGUAGE.say("zh", {"name": language}), USAGE)
    try:
        return _run(arguments, language)
    except Problem as problem:
        return _say(problem.say(language), USAGE)
    except (KeyboardInterrupt, Abort):
        return _say(words.INTERRUPTED.say(language), INTERRUPTED)
    except BrokenPipeError:
        _be_silent()
        return FOUND if {"validate", "render"}.intersection(arguments) else 0
    except Exception as error:  # noqa: BLE001 - the one place: nearly all of it is our fault
        return _unexpected(error, language)


def _unexpected(error: Exception, language: Language) -> int:
    if isinstance(error, OSError) and error.errno in _FULL:
        _be_silent()
        return _say(words.NO_OUTPUT.say(language), USAGE)
    return _say(words.INTERNAL.say(language, {"path": _saved_report()}), OURS)


def _run(arguments: Sequence[str], language: Language) -> int:
    command = build(language, next(iter(arguments), ""))
    try:
        code = command(args=list(arguments), prog_name="jxbudget", standalone_mode=False)
    except Exit as end:
        return end.exit_code
    except SystemExit as end:  # how typer ends when nobody reads on
        raise BrokenPipeError from end
    except TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            sys.stdout.write(error.message + "\n")
            return USAGE
        return _say(_wrong_usage(error, language), USAGE)
    if code == INTERRUPTED:  # typer turns Ctrl-C into an exit of its own
        raise KeyboardInterrupt
    return _flushed(int(code or 0), language)


def _flushed(code: int, language: Language) -> int:
    """The exit code, once all is said; a reader that went away does not change it."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _be_silent()
    except OSError:
        _be_silent()
        return _say(words.NO_OUTPUT.say(language), USAGE)
    return code


def _be_silent() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _wrong_usage(error: TyperException, language: Language) -> str:
    """Typer's exceptions have no public classes: they are told by what they carry."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "jxbudget"
    facts = {"reason": _reason(error, language), "command": command}
    return words.WRONG_USAGE.say(language, facts)


def _reason(error: TyperException, language: Language) -> str:  # noqa: PLR0911 - one a mistake
    option = getattr(error, "option_name", None)
    name = _quoted(error.message)
    match type(error).__name__:
        case "NoSuchOption":
            close = list(getattr(error, "possibilities", None) or ())
            more = words.CLOSE_OPTION.say(language, {"name": close[0]}) if close else ""
            return words.NO_SUCH_OPTION.say(language, {"name": option}) + more
        case "MissingParameter":
            return words.MISSING.say(language, {"name": _parameter(error)})
        case "BadParameter":
            return words.BAD_VALUE.say(language, {"name": _parameter(error)})
        case "BadOptionUsage" if "not take" in error.message:
            return words.NO_VALUE_WANTED.say(language, {"name": option})
        case "BadOptionUsage":
            return words.NO_VALUE.say(language, {"name": option})
    if "No such command" in error.message:
        return words.NO_SUCH_COMMAND.say(language, {"name": name})
    return words.UNEXPECTED.say(language, {"name": name})


def _parameter(error: TyperException) -> str:
    parameter = getattr(error, "param", None)
    if parameter is None:
        return ""
    option = str(parameter.opts[-1])
    return option if option.startswith("-") else str(parameter.metavar or parameter.name)


def _quoted(message: str) -> str:
    """The word in quotes or brackets of one of typer's messages."""
    quoted, bracketed = (re.findall(p, message) for p in (r"'([^']*)'", r"\(([^)]*)\)"))
    return str((quoted[:1] or bracketed[-1:] or [message])[0])


def _speak_safely() -> None:
    """A console that lacks a letter gets its code instead of a crash."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the caller: what is said goes nowhere
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - to the end
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")


def _say(sentence: str, code: int) -> int:
    sys.stderr.write(visible(sentence) + "\n")
    return code


def _saved_report() -> str:
    import tempfile  # noqa: PLC0415 - start-up time

    handle, path = tempfile.mkstemp(prefix="jxbudget-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(traceback.format_exc())
    return path
