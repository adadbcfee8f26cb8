"""The program: its commands and their options, built in the language of the run.

What a command does is imported when it is called: most of it takes longer to import than
``--help`` takes to answer.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from jxbudget import __version__
from jxbudget.cli import words
from jxbudget.cli.speaking import Speaker
from jxbudget.diagnostic import Language, Text

F = TypeVar("F", bound=Callable[..., int])


def build(language: Language, first: str = "") -> Any:
    """The program as a callable command, with its help in one language.

    When its first argument is a command, that one is all it needs to know.
    """
    speaker = Speaker(language)
    app = typer.Typer(
        cls=speaker.group,
        help=speaker.say(words.APP),
        add_completion=False,
        rich_markup_mode=None,
        options_metavar=speaker.say(words.OPTIONS_METAVAR),
        subcommand_metavar=speaker.say(words.SUBCOMMAND),
        pretty_exceptions_enable=False,
        no_args_is_help=True,
    )

    @app.callback()
    def top(
        version: Annotated[bool, speaker.option(words.VERSION, "--version", is_eager=True)] = False,
        lang: Annotated[str, speaker.lang()] = language,
    ) -> None:
        del lang
        if version:
            typer.echo(f"jxbudget {__version__}")
            raise typer.Exit

    for add in [_COMMANDS[first]] if first in _COMMANDS else _COMMANDS.values():
        add(app, speaker)
    return typer.main.get_command(app)


def _add_validate(app: typer.Typer, speaker: Speaker) -> None:
    option = speaker.option

    @_command(app, speaker, words.VALIDATE)
    def validate(  # noqa: PLR0913, PLR0917 - typer makes an option of each parameter
        paths: Annotated[list[str], speaker.argument(words.PATHS, words.PATH_METAVAR)],
        stdin_filename: Annotated[
            str, option(words.STDIN_FILENAME, "--stdin-filename", metavar="NAME")
        ] = "stdin.yaml",
        format_: Annotated[str, option(words.REPORT_FORMAT, "--format", metavar="NAME")] = "text",
        reports: Annotated[
            list[str] | None, option(words.REPORTS, "--report", metavar="NAME=FILE")
        ] = None,
        every: Annotated[bool, option(words.EVERY, "--all")] = False,
        ledger: Annotated[bool, option(words.LEDGER, "--ledger")] = False,
        fix: Annotated[bool, option(words.FIX, "--fix")] = False,
        diff: Annotated[bool, option(words.DIFF, "--diff")] = False,
        select: Annotated[
            list[str] | None, option(words.SELECT, "--select", metavar="RULES")
        ] = None,
        ignore: Annotated[
            list[str] | None, option(words.IGNORE, "--ignore", metavar="RULES")
        ] = None,
        severity: Annotated[
            list[str] | None, option(words.LEVELS, "--severity", metavar="RULE=LEVEL")
        ] = None,
        fail_on: Annotated[str | None, option(words.FAIL_ON, "--fail-on", metavar="LEVEL")] = None,
        baseline: Annotated[
            Path | None, option(words.BASELINE, "--baseline", metavar="FILE")
        ] = None,
        write_baseline: Annotated[
            Path | None, option(words.WRITE_BASELINE, "--write-baseline", metavar="FILE")
        ] = None,
        config: Annotated[Path | None, option(words.CONFIG, "--config", metavar="FILE")] = None,
        templates: Annotated[Path | None, speaker.templates()] = None,
        jobs: Annotated[int | None, option(words.JOBS, "--jobs", metavar="N")] = None,
        shard: Annotated[str | None, option(words.SHARD, "--shard", metavar="K/N")] = None,
        force: Annotated[bool, option(words.FORCE, "--force")] = False,
        lang: Annotated[str, speaker.lang()] = speaker.language,
    ) -> int:
        from jxbudget.cli import validate as command  # noqa: PLC0415 - start-up time

        del lang
        asked = command.Asked(
            config=config,
            select=select or [],
            ignore=ignore or [],
            severity=severity or [],
            fail_on=fail_on,
        )
        request = command.Request(
            paths=paths,
            stdin_filename=stdin_filename,
            format=format_,
            reports=reports or [],
            every=every,
            ledger=ledger,
            fix=fix,
            diff=diff,
            baseline=baseline,
            write_baseline=write_baseline,
            templates=templates,
            asked=asked,
            running=command.Running(jobs, shard, force),
        )
        return command.validate(request, speaker.language)


def _add_render(app: typer.Typer, speaker: Speaker) -> None:
    option = speaker.option

    @_command(app, speaker, words.RENDER)
    def render(  # noqa: PLR0913, PLR0917 - typer makes an option of each parameter
        paths: Annotated[
            list[Path] | None, speaker.argument(words.RENDER_PATHS, words.PATH_METAVAR)
        ] = None,
        year: Annotated[list[str] | None, option(words.YEAR, "--year", metavar="YEAR")] = None,
        formats: Annotated[
            str, option(words.FORMATS, "--format", metavar="word,excel")
        ] = "word,excel",
        out: Annotated[Path | None, option(words.OUT, "--out", metavar="DIR")] = None,
        combined: Annotated[bool, option(words.COMBINED, "--combined")] = False,
        specs: Annotated[Path, option(words.SPECS, "--specs", metavar="DIR")] = Path("specs"),
        config: Annotated[Path | None, option(words.CONFIG, "--config", metavar="FILE")] = None,
        templates: Annotated[Path | None, speaker.templates()] = None,
        jobs: Annotated[int | None, option(words.JOBS, "--jobs", metavar="N")] = None,
        shard: Annotated[str | None, option(words.SHARD, "--shard", metavar="K/N")] = None,
        force: Annotated[bool, option(words.FORCE, "--force")] = False,
        lang: Annotated[str, speaker.lang()] = speaker.language,
    ) -> int:
        from jxbudget.cli import render as command  # noqa: PLC0415 - start-up time

        del lang
        request = command.Request(
            paths=paths or [],
            years=year or [],
            formats=formats,
            out=out,
            combined=combined,
            specs=specs,
            config=config,
            templates=templates,
            running=command.Running(jobs, shard, force),
        )
        return command.render(request, speaker.language)


def _add_diff(app: typer.Typer, speaker: Speaker) -> None:
    option = speaker.option

    @_command(app, speaker, words.DIFF_SPECS)
    def diff(  # noqa: PLR0913, PLR0917 - typer makes an option of each parameter
        sides: Annotated[list[str], speaker.argument(words.SIDES, words.SIDES_METAVAR)],
        format_: Annotated[str, option(words.CHANGES_FORMAT, "--format", metavar="NAME")] = "text",
        reports: Annotated[
            list[str] | None, option(words.CHANGE_REPORTS, "--report", metavar="NAME=FILE")
        ] = None,
        fail_on: Annotated[
            list[str] | None, option(words.DIFF_FAIL_ON, "--fail-on", metavar="LEVEL")
        ] = None,
        level: Annotated[
            list[str] | None, option(words.CHANGE_LEVELS, "--level", metavar="KIND=LEVEL")
        ] = None,
        specs: Annotated[Path, option(words.SPECS, "--specs", metavar="DIR")] = Path("specs"),
        config: Annotated[Path | None, option(words.CONFIG, "--config", metavar="FILE")] = None,
        templates: Annotated[Path | None, speaker.templates()] = None,
        git_driver: Annotated[bool, option(words.GIT_DRIVER, "--git-driver")] = False,
        lang: Annotated[str, speaker.lang()] = speaker.language,
    ) -> int:
        from jxbudget.cli import diff as command  # noqa: PLC0415 - start-up time

        del lang
        request = command.Request(
            sides=sides,
            git_driver=git_driver,
            specs=specs,
            format=format_,
            reports=reports or [],
            fail_on=fail_on or [],
            levels=level or [],
            templates=templates,
            config=config,
        )
        return command.diff(request, speaker.language)


def _add_ci(app: typer.Typer, speaker: Speaker) -> None:
    option = speaker.option

    @_command(app, speaker, words.CI)
    def ci(  # noqa: PLR0913, PLR0917 - typer makes an option of each parameter
        base: Annotated[str | None, option(words.BASE, "--base", metavar="REV")] = None,
        specs: Annotated[Path, option(words.SPECS, "--specs", metavar="DIR")] = Path("specs"),
        out: Annotated[Path, option(words.CI_OUT, "--out", metavar="DIR")] = Path("out/ci"),
        trust: Annotated[bool | None, option(words.TRUST, "--trust/--no-trust")] = None,
        fail_on: Annotated[str | None, option(words.FAIL_ON, "--fail-on", metavar="LEVEL")] = None,
        fail_on_change: Annotated[
            list[str] | None, option(words.FAIL_ON_CHANGE, "--fail-on-change", metavar="LEVEL")
        ] = None,
        level: Annotated[
            list[str] | None, option(words.CHANGE_LEVELS, "--level", metavar="KIND=LEVEL")
        ] = None,
        config: Annotated[Path | None, option(words.CONFIG, "--config", metavar="FILE")] = None,
        templates: Annotated[Path | None, speaker.templates()] = None,
        lang: Annotated[str, speaker.lang()] = speaker.language,
    ) -> int:
        from jxbudget.cli import ci as command  # noqa: PLC0415 - start-up time

        del lang
        request = command.Request(
            base=base,
            specs=specs,
            out=out,
            trust=trust,
            fail_on=fail_on,
            fail_on_change=fail_on_change or [],
            levels=level or [],
            templates=templates,
            config=config,
        )
        return command.ci(request, speaker.language)


def _add_comment(app: typer.Typer, speaker: Speaker) -> None:
    option = speaker.option

    @_command(app, speaker, words.COMMENT)
    def comment(
        file: Annotated[Path, speaker.argument(words.COMMENT_FILE, words.COMMENT_FILE_METAVAR)],
        on: Annotated[str, option(words.COMMENT_ON, "--on", metavar="HOST")],
        name: Annotated[str, option(words.COMMENT_NAME, "--name", metavar="NAME")] = "",
        dry_run: Annotated[bool, option(words.DRY_RUN, "--dry-run")] = False,
        lang: Annotated[str, speaker.lang()] = speaker.language,
    ) -> int:
        from jxbudget.cli import comment as command  # noqa: PLC0415 - start-up time

        del lang
        return command.comment(command.Request(file, on, name, dry_run), speaker.language)


def _add_import(app: typer.Typer, speaker: Speaker) -> None:
    option = speaker.option

    @_command(app, speaker, words.IMPORT, "import")
    def import_(  # noqa: PLR0913, PLR0917 - typer makes an option of each parameter
        files: Annotated[list[Path], speaker.argument(words.IMPORT_FILES, words.PATH_METAVAR)],
        out: Annotated[Path | None, option(words.IMPORT_OUT, "--out", metavar="DIR")] = None,
        year: Annotated[str | None, option(words.IMPORT_YEAR, "--year", metavar="YEAR")] = None,
        force: Annotated[bool, option(words.IMPORT_FORCE, "--force")] = False,
        format_: Annotated[
            str, option(words.IMPORT_FORMAT, "--format", metavar="text|json")
        ] = "text",
        templates: Annotated[Path | None, speaker.templates()] = None,
        lang: Annotated[str, speaker.lang()] = speaker.language,
    ) -> int:
        from jxbudget.cli import bring as command  # noqa: PLC0415 - start-up time

        del lang
        request = command.Request(files, out, year, force, format_, templates)
        return command.bring(request, speaker.language)


def _add_absorb(app: typer.Typer, speaker: Speaker) -> None:
    option = speaker.option

    @_command(app, speaker, words.ABSORB)
    def absorb(
        files: Annotated[list[Path], speaker.argument(words.ABSORB_FILES, words.PATH_METAVAR)],
        spec: Annotated[Path | None, option(words.ABSORB_SPEC, "--spec", metavar="FILE")] = None,
        dry_run: Annotated[bool, option(words.ABSORB_DRY_RUN, "--dry-run")] = False,
        templates: Annotated[Path | None, speaker.templates()] = None,
        lang: Annotated[str, speaker.lang()] = speaker.language,
    ) -> int:
        from jxbudget.cli import absorb as command  # noqa: PLC0415 - start-up time

        del lang
        request = command.Request(files, spec, dry_run, templates)
        return command.absorb(request, speaker.language)


def _add_new(app: typer.Typer, speaker: Speaker) -> None:
    option = speaker.option

    @_command(app, speaker, words.NEW)
    def new(  # noqa: PLR0913, PLR0917 - typer makes an option of each parameter
        what: Annotated[str, speaker.argument(words.NEW_WHAT, words.NEW_METAVAR)],
        source: Annotated[Path, option(words.NEW_FROM, "--from", metavar="FILE")],
        out: Annotated[Path, option(words.NEW_OUT, "--out", metavar="DIR")] = Path("templates"),
        year: Annotated[str | None, option(words.NEW_YEAR, "--year", metavar="YEAR")] = None,
        name: Annotated[str | None, option(words.NEW_NAME, "--name", metavar="NAME")] = None,
        force: Annotated[bool, option(words.NEW_FORCE, "--force")] = False,
        lang: Annotated[str, speaker.lang()] = speaker.language,
    ) -> int:
        from jxbudget.cli import new_form as command  # noqa: PLC0415 - start-up time

        del lang
        request = command.Request(source, out, year, name, force)
        return command.new(what, request, speaker.language)


def _add_changes(app: typer.Typer, speaker: Speaker) -> None:
    @_command(app, speaker, words.CHANGES)
    def changes(
        format_: Annotated[
            str, speaker.option(words.RULES_FORMAT, "--format", metavar="text|json")
        ] = "text",
        lang: Annotated[str, speaker.lang()] = speaker.language,
    ) -> int:
        from jxbudget.cli.changes import changes as act  # noqa: PLC0415 - start-up time

        del lang
        return act(format_, speaker.language)


def _add_rule(app: typer.Typer, speaker: Speaker) -> None:
    @_command(app, speaker, words.RULE)
    def rule(
        names: Annotated[list[str], speaker.argument(words.RULE_NAMES, words.RULE_METAVAR)],
        lang: Annotated[str, speaker.lang()] = speaker.language,
    ) -> int:
        from jxbudget.cli.rule import rule as act  # noqa: PLC0415 - start-up time

        del lang
        return act(names, speaker.language)


def _add_rules(app: typer.Typer, speaker: Speaker) -> None:
    @_command(app, speaker, words.RULES)
    def rules(
        format_: Annotated[
            str, speaker.option(words.RULES_FORMAT, "--format", metavar="text|json")
        ] = "text",
        lang: Annotated[str, speaker.lang()] = speaker.language,
    ) -> int:
        from jxbudget.cli.rules import rules as act  # noqa: PLC0415 - start-up time

        del lang
        return act(format_, speaker.language)


def _add_schema(app: typer.Typer, speaker: Speaker) -> None:
    @_command(app, speaker, words.SCHEMA)
    def schema(
        out: Annotated[
            Path | None, speaker.option(words.SCHEMA_OUT, "--out", metavar="FILE")
        ] = None,
        templates: Annotated[Path | None, speaker.templates()] = None,
        lang: Annotated[str, speaker.lang()] = speaker.language,
    ) -> int:
        from jxbudget.cli.schema import schema as act  # noqa: PLC0415 - start-up time

        del lang
        return act(templates, out, speaker.language)


_COMMANDS = {
    "validate": _add_validate,
    "render": _add_render,
    "diff": _add_diff,
    "ci": _add_ci,
    "comment": _add_comment,
    "import": _add_import,
    "absorb": _add_absorb,
    "new": _add_new,
    "changes": _add_changes,
    "rule": _add_rule,
    "rules": _add_rules,
    "schema": _add_schema,
}


def _command(
    app: typer.Typer, speaker: Speaker, help_: Text, name: str | None = None
) -> Callable[[F], F]:
    return app.command(
        name,
        cls=speaker.command,
        options_metavar=speaker.say(words.OPTIONS_METAVAR),
        help=speaker.say(help_),
    )
