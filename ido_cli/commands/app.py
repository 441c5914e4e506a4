"""The typer app: all groups of commands under one name. Loaded for a command, not for a visit."""

import typer

from ido_cli.commands import bomen, init, oefen, partners, sessies, start, statistiek, voorbereiden
from ido_cli.completion import shells
from ido_cli.errors import IdoError
from ido_cli.settings import Environment, Settings, of
from ido_cli.usage import DutchCommand, explain, group

app = group("Van de vraag van de klant naar de juiste instantie of hulp in de buurt.")
app.command("start", cls=DutchCommand)(start.start)
app.command("herken", cls=DutchCommand)(start.recognise_text)
app.command("oefen", cls=DutchCommand)(oefen.practise)
app.command("init", cls=DutchCommand)(init.init)
app.command("voorbereiden", cls=DutchCommand)(voorbereiden.prepare)
app.add_typer(bomen.app, name="bomen")
app.add_typer(partners.app, name="partners")
app.add_typer(sessies.app, name="sessies")
app.add_typer(statistiek.app, name="statistiek")


@app.callback()
def begin(context: typer.Context) -> None:
    """Start a visit when no command is named."""
    if context.invoked_subcommand is None:
        from ido_cli.desk.opening import visit

        raise typer.Exit(visit(of(context)))


def call(arguments: list[str], settings: Settings) -> int:
    """Run a command; its exit code. Raises IdoError for wrong use, in Dutch."""
    command = typer.main.get_command(app)
    try:
        code = command.main(arguments, prog_name="ido", standalone_mode=False, obj=settings)
    except typer.Abort:
        raise KeyboardInterrupt from None
    except IdoError:
        raise
    except Exception as error:
        wrong_use = explain(error)
        if wrong_use is None:
            raise
        raise wrong_use from None
    # a reader that has gone is noticed here, and not when Python ends
    settings.environment.stdout.flush()
    return code if isinstance(code, int) else 0


def complete(environment: Environment) -> int:
    """Tell a shell what can follow the words that are typed so far; its exit code."""
    return shells.answer(typer.main.get_command(app), environment)
