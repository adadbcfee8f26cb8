"""The commands and their options, built in the language of the run."""

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from jxbudget import __version__
from jxbudget.cli import words
from jxbudget.diagnostic import Language, Text


def build(language: Language) -> Any:
    """The program as a callable command, with its help in one language."""

    class Group(_Speaking, TyperGroup):
        LANGUAGE = language

    class Command(_Speaking, TyperCommand):
        LANGUAGE = language

    def told(text: Text, *names: str, metavar: str | None = None, is_eager: bool = False) -> Any:
        return typer.Option(
            *names, help=text.say(language), show_default=False, metavar=metavar, is_eager=is_eager
        )

    options, path = words.OPTIONS_METAVAR.say(language), words.PATH_METAVAR.say(language)
    lang_option = told(words.LANGUAGE, "--lang", metavar="zh|en")
    templates_option = told(words.TEMPLATES, "--templates", metavar="DIR")
    app = typer.Typer(
        cls=Group,
        help=words.APP.say(language),
        add_completion=False,
        rich_markup_mode=None,
        options_metavar=options,
        subcommand_metavar=words.SUBCOMMAND.say(language),
        pretty_exceptions_enable=False,
        no_args_is_help=True,
    )

    @app.callback()
    def top(
        version: Annotated[bool, told(words.VERSION, "--version", is_eager=True)] = False,
        lang: Annotated[str, lang_option] = language,
    ) -> None:
        del lang
        if version:
            typer.echo(f"jxbudget {__version__}")
            raise typer.Exit

    @app.command(cls=Command, options_metavar=options, help=words.VALIDATE.say(language))
    def validate(
        paths: Annotated[
            list[Path],
            typer.Argument(
                metavar=path, readable=False, help=words.PATHS.say(language), show_default=False
            ),
        ],
        templates: Annotated[Path | None, templates_option] = None,
        lang: Annotated[str, lang_option] = language,
    ) -> int:
        from jxbudget.cli.validate import validate as act  # noqa: PLC0415 - start-up time

        del lang
        return act(paths, templates, language)

    @app.command(cls=Command, options_metavar=options, help=words.RENDER.say(language))
    def render(  # noqa: PLR0913, PLR0917 - typer makes an option of each parameter
        paths: Annotated[
            list[Path] | None,
            typer.Argument(
                metavar=path,
                readable=False,
                help=words.RENDER_PATHS.say(language),
                show_default=False,
            ),
        ] = None,
        year: Annotated[list[str] | None, told(words.YEAR, "--year", metavar="YEAR")] = None,
        formats: Annotated[
            str, told(words.FORMATS, "--format", metavar="word,excel")
        ] = "word,excel",
        out: Annotated[Path | None, told(words.OUT, "--out", metavar="DIR")] = None,
        combined: Annotated[bool, told(words.COMBINED, "--combined")] = False,
        specs: Annotated[Path, told(words.SPECS, "--specs", metavar="DIR")] = Path("specs"),
        templates: Annotated[Path | None, templates_option] = None,
        lang: Annotated[str, lang_option] = language,
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
            templates=templates,
        )
        return command.render(request, language)

    @app.command(cls=Command, options_metavar=options, help=words.SCHEMA.say(language))
    def schema(
        out: Annotated[Path | None, told(words.SCHEMA_OUT, "--out", metavar="FILE")] = None,
        templates: Annotated[Path | None, templates_option] = None,
        lang: Annotated[str, lang_option] = language,
    ) -> int:
        from jxbudget.cli.schema import schema as act  # noqa: PLC0415 - start-up time

        del lang
        return act(templates, out, language)

    return typer.main.get_command(app)


class _Speaking:
    """Help in the language of the run; typer's own headings are English."""

    LANGUAGE: Language = "zh"

    def format_usage(self: Any, ctx: Any, formatter: Any) -> None:
        """The usage line."""
        pieces = self.collect_usage_pieces(ctx)
        prefix = words.USAGE.say(self.LANGUAGE)
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=prefix)

    def format_options(self: Any, ctx: Any, formatter: Any) -> None:
        """Arguments, options and commands under headings of our own."""
        records: dict[Text, list[tuple[str, str]]] = {words.ARGUMENTS: [], words.OPTIONS: []}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is None:
                continue
            is_option = parameter.param_type_name == "option"
            if "--help" in parameter.opts:
                record = (record[0], words.HELP.say(self.LANGUAGE))
            records[words.OPTIONS if is_option else words.ARGUMENTS].append(
                (record[0].split(" <")[0], record[1].replace("  [required]", ""))
            )
        commands: dict[str, Any] = getattr(self, "commands", {})
        records[words.COMMANDS] = [(name, one.help or "") for name, one in commands.items()]
        for heading, entries in records.items():
            if entries:
                with formatter.section(heading.say(self.LANGUAGE)):
                    formatter.write_dl(entries)
