"""`ido sessies`: the kept sessions of this desk."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ido_cli.settings import Settings, of
from ido_cli.usage import DutchCommand, DutchGroup

if TYPE_CHECKING:
    from ido_cli.store import Store

app = typer.Typer(
    cls=DutchGroup,
    help="De bewaarde gesprekken van deze balie.",
    invoke_without_command=True,
    rich_markup_mode=None,
    add_completion=False,
)
SessionId = Annotated[str, typer.Argument(metavar="SESSIE", help="Het nummer van de sessie; de eerste letters zijn genoeg.")]


@app.callback()
def overview(context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="Alleen JSON op de uitvoer.")] = False) -> None:
    """List the sessions when no command is named."""
    if context.invoked_subcommand is not None:
        return
    from ido_cli.terminal import sessions

    settings = of(context)
    sessions.show_all(settings.workspace(), open_store(settings).sessions(), as_json)


@app.command("toon", cls=DutchCommand)
def show(context: typer.Context, session_id: SessionId) -> None:
    """Toont de samenvatting van één sessie."""
    from ido_cli.terminal import sessions

    settings = of(context)
    sessions.show(settings.workspace(), open_store(settings).get(session_id))


@app.command("hervat", cls=DutchCommand)
def resume(
    context: typer.Context,
    session_id: Annotated[str, typer.Argument(metavar="[SESSIE]", help="Zonder nummer: de laatste.")] = "",
) -> None:
    """Gaat verder met een sessie die nog niet af is."""
    from ido_cli.commands.start import visit
    from ido_cli.errors import IdoError

    settings = of(context)
    store = open_store(settings)
    if session_id:
        kept = store.get(session_id)
    else:
        open_ones = [one for one in store.sessions() if one.status == "open"]
        if not open_ones:
            raise IdoError("Er is geen sessie die nog open staat.", 'Bekijk alles met "ido sessies".', 2)
        kept = open_ones[0]
    store.close()
    raise typer.Exit(visit(settings, session=kept.session))


@app.command("exporteer", cls=DutchCommand)
def export(
    context: typer.Context,
    session_id: SessionId,
    to: Annotated[
        Path | None,
        typer.Option("--uit", metavar="PAD", help="Het bestand (.txt, .md of .json); zonder: op het scherm."),
    ] = None,
) -> None:
    """Schrijft de samenvatting van een sessie in een bestand."""
    from ido_cli import summary
    from ido_cli.terminal import sessions

    settings = of(context)
    report = sessions.report_of(settings.workspace(), open_store(settings).get(session_id))
    if to is None:
        print(summary.as_text(report), end="")
    else:
        summary.write(report, to)


def open_store(settings: Settings) -> "Store":
    """The sessions of this desk. Raises IdoError when they can't be read."""
    from ido_cli.commands.start import tell
    from ido_cli.store import Store

    return Store(settings.data_folder(), tell)
