"""Commands and their help in the language of the run; typer's own headings are English."""

from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from jxbudget.cli import words
from jxbudget.diagnostic import Language, Text


class Speaker:
    """Makes groups, commands, options and arguments that speak one language."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        spoken = {"LANGUAGE": language}
        self.group: type[TyperGroup] = type("Group", (_Speaking, TyperGroup), spoken)
        self.command: type[TyperCommand] = type("Command", (_Speaking, TyperCommand), spoken)

    def say(self, text: Text) -> str:
        """A sentence."""
        return text.say(self.language)

    def option(
        self, text: Text, *names: str, metavar: str | None = None, is_eager: bool = False
    ) -> Any:
        """An option with its help."""
        return typer.Option(
            *names, help=self.say(text), show_default=False, metavar=metavar, is_eager=is_eager
        )

    def argument(self, text: Text, metavar: Text) -> Any:
        """An argument with its help."""
        return typer.Argument(metavar=self.say(metavar), help=self.say(text), show_default=False)

    def lang(self) -> Any:
        """``--lang``, which every command takes."""
        return self.option(words.LANGUAGE, "--lang", metavar="zh|en")

    def templates(self) -> Any:
        """``--templates``, wherever forms are needed."""
        return self.option(words.TEMPLATES, "--templates", metavar="DIR")


class _Speaking:
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
