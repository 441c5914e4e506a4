"""`ido partners`: the directory of those to refer to."""

from datetime import datetime
from typing import Annotated

import typer

from ido_cli.settings import Settings, of
from ido_cli.usage import DutchCommand, DutchGroup

app = typer.Typer(
    cls=DutchGroup,
    help="De sociale kaart: naar wie u kunt verwijzen.",
    invoke_without_command=True,
    rich_markup_mode=None,
    add_completion=False,
)


@app.callback()
def overview(
    context: typer.Context,
    service: Annotated[str | None, typer.Option("--dienst", metavar="DIENST", help="Alleen wie deze dienst biedt.")] = None,
    region: Annotated[str | None, typer.Option("--regio", metavar="REGIO", help="Alleen wie hier werkt.")] = None,
    kind: Annotated[str | None, typer.Option("--soort", metavar="SOORT", help="overheid, maatschappelijk, bibliotheek of overig.")] = None,
    open_now: Annotated[bool, typer.Option("--nu-open", help="Alleen wie nu open is.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Alleen JSON op de uitvoer.")] = False,
) -> None:
    """List the partners when no command is named."""
    if context.invoked_subcommand is not None:
        return
    from ido_cli.hours import AMSTERDAM
    from ido_cli.terminal import listings

    settings: Settings = of(context)
    directory = settings.workspace().directory
    now = datetime.now(AMSTERDAM)
    chosen = listings.filtered(directory, service, region, kind, open_now, now)
    listings.show_partners(directory, chosen, now, as_json)


@app.command("toon", cls=DutchCommand)
def show(context: typer.Context, partner_id: Annotated[str, typer.Argument(metavar="ID", help="De id of de naam.")]) -> None:
    """Toont alles over één partner."""
    from ido_cli.hours import AMSTERDAM
    from ido_cli.terminal import listings

    directory = of(context).workspace().directory
    listings.show_partner(directory, listings.find_partner(directory, partner_id), datetime.now(AMSTERDAM))
