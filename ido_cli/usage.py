"""Help and usage errors in Dutch.

Typer writes both in English, so its command classes and errors are given other words here.
"""

from typing import Any, Final

from typer import Abort, BadParameter, Typer, TyperException
from typer.core import TyperCommand, TyperGroup

from ido_cli.errors import WRONG_USE, IdoError, did_you_mean

GLOBAL_OPTIONS: Final = (
    ("--map MAP", "De inrichting: een map met decision_trees/ en partners.yaml (ook IDO_MAP)."),
    ("--gegevens MAP", "Waar sessies worden bewaard (ook IDO_GEGEVENS)."),
    (
        "--balie ID, --locatie ID",
        "Aan welke balie u zit, of over welke het gaat (ook IDO_LOCATIE).",
    ),
    ("--eenvoudig", "Gewone regels met nummers, zonder kleur en zonder pijltjes."),
    ("--ja", "Zeg ja op elke vraag om bevestiging."),
    ("--versie", "Toon de versie."),
)
AT_TAB: Final = (
    ("--install-completion", "Laat Tab woorden aanvullen in dit venster."),
    ("--show-completion", "Toon wat daarvoor in de instellingen van de shell komt."),
)
"""For once, and for `ido` alone; a shell's name may follow."""


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
    options += AT_TAB if context.parent is None else ()
    _write_usage(command, [name for name, _ in arguments], context, formatter)
    for heading, rows in (
        ("In te vullen", arguments),
        ("Commando's", _commands(command)),
        ("Opties", options),
        ("Opties bij elk commando", GLOBAL_OPTIONS),
    ):
        if rows:
            with formatter.section(heading):
                formatter.write_dl(rows)


def _write_usage(command: Any, arguments: list[str], context: Any, formatter: Any) -> None:
    """Write how the command is typed, and what it does."""
    more = getattr(command, "subcommand_metavar", "")
    pieces = " ".join(piece for piece in (command.options_metavar, *arguments, more) if piece)
    formatter.write_usage(context.command_path, pieces, prefix="Gebruik: ")
    if command.help:
        formatter.write_paragraph()
        formatter.write_text(command.help)


def _commands(command: Any) -> list[tuple[str, str]]:
    """The commands of a group, each with its first line."""
    return [
        (name, one.get_short_help_str(120))
        for name, one in getattr(command, "commands", {}).items()
        if not one.hidden
    ]


def _option_row(option: Any) -> tuple[str, str]:
    names = ", ".join([*option.opts, *option.secondary_opts])
    if option.name == "help":
        return names, "Toon deze uitleg."
    if not option.is_flag and not option.count:
        names += f" {option.metavar or option.name.upper()}"
    return names, option.help or ""


class _Located:
    """Says in which command a usage error was made, and what is too much for it."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments. Raises IdoError for those that the command has no place for."""
        takes_more = ctx.allow_extra_args
        ctx.allow_extra_args = True  # so that they come as a list, and not inside a sentence
        try:
            rest: list[str] = super().parse_args(ctx, args)  # type: ignore[misc]  # a mixin
        except TyperException as error:
            # the parser leaves it out of some
            if getattr(error, "ctx", ctx) is None:
                error.ctx = ctx  # type: ignore[attr-defined]
            raise
        finally:
            ctx.allow_extra_args = takes_more
        if rest and not takes_more and not ctx.resilient_parsing:
            hint = "Zet een tekst van meer woorden tussen aanhalingstekens."
            message = f"Dit is te veel: {' '.join(rest)}."
            raise IdoError(message, f"{hint} {_see(ctx)}", WRONG_USE)
        return rest


class DutchCommand(_Located, TyperCommand):
    """A command whose help is in Dutch."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "options_metavar": "[OPTIES]"})

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        _write_help(self, ctx, formatter)


class DutchGroup(_Located, TyperGroup):
    """A group of commands with Dutch help, which names the nearest for one that is not there."""

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


def explain(error: Exception) -> IdoError | None:
    """A usage error of typer as an IdoError in Dutch, or None when it is not one.

    Which one it is, is told by what it knows: typer names few of their classes.
    """
    if not isinstance(error, TyperException):
        return None
    see = _see(getattr(error, "ctx", None))
    option = getattr(error, "option_name", None)
    if option is not None and hasattr(error, "possibilities"):
        hint = did_you_mean(option, error.possibilities or ()) or see
        return IdoError(f"Ik ken de optie {option} niet.", hint, WRONG_USE)
    if option is not None:
        needs = "heeft geen waarde" if _is_flag(error, option) else "heeft een waarde nodig"
        return IdoError(f"De optie {option} {needs}.", see, WRONG_USE)
    if isinstance(error, BadParameter) and hasattr(error, "param_type"):
        return IdoError(f"Er ontbreekt iets: {_parameter(error).rstrip('.')}.", see, WRONG_USE)
    if isinstance(error, BadParameter):
        return IdoError(f"Deze waarde kan niet bij {_parameter(error)}.", see, WRONG_USE)
    return IdoError("Dit commando begrijp ik niet.", see, WRONG_USE)


def _see(context: Any) -> str:
    path = context.command_path if context is not None else "ido"
    return f'Bekijk de uitleg met "{path} --help".'


def _is_flag(error: Any, option: str) -> bool:
    """Whether an option of the command takes no value."""
    parameters = error.ctx.command.get_params(error.ctx) if error.ctx is not None else ()
    return any(option in parameter.opts and parameter.is_flag for parameter in parameters)


def _parameter(error: Any) -> str:
    parameter = getattr(error, "param", None)
    if parameter is None:
        return "een waarde"
    if parameter.param_type_name == "option":
        return "/".join(parameter.opts)
    return str(parameter.metavar or parameter.name.upper())
