"""Help and usage errors in Dutch.

Typer writes both in English, so its command classes and errors are given other words here.
"""

import re
from typing import Any, Final

from typer import Abort, Typer
from typer.core import TyperCommand, TyperGroup

from ido_cli.errors import IdoError, did_you_mean

GLOBAL_OPTIONS: Final = (
    ("--map MAP", "De inrichting: een map met decision_trees/ en partners.yaml (ook IDO_MAP)."),
    ("--gegevens MAP", "Waar sessies worden bewaard (ook IDO_GEGEVENS)."),
    ("--locatie ID", "Aan welke balie u zit (ook IDO_LOCATIE)."),
    ("--eenvoudig", "Gewone regels met nummers, zonder kleur en zonder pijltjes."),
    ("--ja", "Zeg ja op elke vraag om bevestiging."),
    ("--versie", "Toon de versie."),
)


def _write_help(command: Any, context: Any, formatter: Any) -> None:
    """Write usage, explanation, arguments, options and commands.

    `command` is a typer command or group.
    """
    parameters = [
        parameter
        for parameter in command.get_params(context)
        if not getattr(parameter, "hidden", False)
    ]
    arguments = [
        (p.metavar or p.name.upper(), p.help or "")
        for p in parameters
        if p.param_type_name == "argument"
    ]
    options = [_option_row(p) for p in parameters if p.param_type_name == "option"]
    pieces = [
        command.options_metavar,
        *(name for name, _ in arguments),
        getattr(command, "subcommand_metavar", ""),
    ]
    formatter.write_usage(
        context.command_path, " ".join(piece for piece in pieces if piece), prefix="Gebruik: "
    )
    if command.help:
        formatter.write_paragraph()
        formatter.write_text(command.help)
    commands = [
        (name, command.commands[name].get_short_help_str(120))
        for name in getattr(command, "commands", {})
        if not command.commands[name].hidden
    ]
    for heading, rows in (
        ("In te vullen", arguments),
        ("Commando's", commands),
        ("Opties", options),
    ):
        if rows:
            with formatter.section(heading):
                formatter.write_dl(rows)
    with formatter.section("Opties bij elk commando"):
        formatter.write_dl(GLOBAL_OPTIONS)


def _option_row(option: Any) -> tuple[str, str]:
    names = ", ".join([*option.opts, *option.secondary_opts])
    if option.name == "help":
        return names, "Toon deze uitleg."
    if not option.is_flag and not option.count:
        names += f" {option.metavar or option.name.upper()}"
    return names, option.help or ""


class _Located:
    """Says in which command a usage error was made: the parser of typer leaves that out of some."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments."""
        try:
            rest: list[str] = super().parse_args(ctx, args)  # type: ignore[misc]  # a mixin before typer's classes
        except Exception as error:
            if getattr(error, "ctx", ctx) is None:
                error.ctx = ctx  # type: ignore[attr-defined]
            raise
        return rest


class DutchCommand(_Located, TyperCommand):
    """A command whose help is in Dutch."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "options_metavar": "[OPTIES]"})

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        _write_help(self, ctx, formatter)


class DutchGroup(_Located, TyperGroup):
    """A group of commands whose help is in Dutch, and that names the nearest command for one that does not exist."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        words = {"options_metavar": "[OPTIES]", "subcommand_metavar": "[COMMANDO] ..."}
        super().__init__(*args, **{**kwargs, **words})

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        _write_help(self, ctx, formatter)

    def invoke(self, ctx: Any) -> Any:
        """Run the command.

        Raises typer's Abort at Ctrl-C, of which typer itself would silently make exit code 130.
        """
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise Abort from None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first word names. Raises IdoError when there is none."""
        word = args[0]
        if word not in self.commands and not word.startswith("-"):
            hint = (
                did_you_mean(word, self.commands)
                or f'Bekijk alles met "{ctx.command_path} --help".'
            )
            if ctx.parent is None and len(word.split()) > 1:
                hint = f'Een vraag van een klant? Typ: ido start "{word}"'
            raise IdoError(f'Ik ken geen commando "{word}".', hint, exit_code=2)
        return super().resolve_command(ctx, args)


def group(text: str) -> Typer:
    """A group of commands with its explanation; without a command it shows its list."""
    return Typer(
        cls=DutchGroup,
        help=text,
        invoke_without_command=True,
        rich_markup_mode=None,
        add_completion=False,
    )


def explain(error: Any) -> IdoError | None:
    """A usage error of typer as an IdoError in Dutch, or None when it is not one."""
    kind = type(error).__name__
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "ido"
    see = f'Bekijk de uitleg met "{path} --help".'
    if kind == "NoSuchOption":
        possible = did_you_mean(error.option_name, error.possibilities or ())
        return IdoError(f"Ik ken de optie {error.option_name} niet.", possible or see, 2)
    if kind == "MissingParameter":
        return IdoError(f"Er ontbreekt iets: {_parameter(error)}.", see, 2)
    if kind == "BadOptionUsage" and "does not take" in error.format_message():
        return IdoError(f"De optie {error.option_name} heeft geen waarde.", see, 2)
    if kind == "BadOptionUsage":
        return IdoError(f"De optie {error.option_name} heeft een waarde nodig.", see, 2)
    if kind == "BadParameter":
        return IdoError(f"Deze waarde kan niet bij {_parameter(error)}.", see, 2)
    if hasattr(error, "format_message") and hasattr(error, "exit_code"):
        extra = re.search(r"unexpected extra argument\S* \((.*)\)", error.format_message())
        if extra:
            return IdoError(
                f"Dit is te veel: {extra.group(1)}.",
                f"Zet een tekst van meer woorden tussen aanhalingstekens. {see}",
                2,
            )
        return IdoError("Dit commando begrijp ik niet.", see, 2)
    return None


def _parameter(error: Any) -> str:
    parameter = getattr(error, "param", None)
    if parameter is None:
        return "een waarde"
    if parameter.param_type_name == "option":
        return "/".join(parameter.opts)
    return str(parameter.metavar or parameter.name.upper())
