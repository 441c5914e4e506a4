"""`ido partners`.

The directory of those to refer to - list, search, map, import, export, verify.
"""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from ido_cli.settings import of
from ido_cli.usage import DutchCommand, group

app = group("De sociale kaart: naar wie u kunt verwijzen.")
Service = Annotated[
    str | None, typer.Option("--dienst", metavar="DIENST", help="Alleen wie deze dienst biedt.")
]
Region = Annotated[
    str | None, typer.Option("--regio", metavar="REGIO", help="Alleen wie hier werkt.")
]
Kind = Annotated[
    str | None,
    typer.Option(
        "--soort", metavar="SOORT", help="overheid, maatschappelijk, bibliotheek of overig."
    ),
]
OpenNow = Annotated[bool, typer.Option("--nu-open", help="Alleen wie nu open is.")]
Json = Annotated[bool, typer.Option("--json", help="Alleen JSON op de uitvoer.")]
Out = Annotated[
    Path | None,
    typer.Option("--uit", metavar="PAD", help="Schrijf het in dit bestand; zonder: op het scherm."),
]
PartnerId = Annotated[str, typer.Argument(metavar="ID", help="De id of de naam van de partner.")]


@app.callback()
def overview(
    context: typer.Context,
    service: Service = None,
    region: Region = None,
    kind: Kind = None,
    open_now: OpenNow = False,
    as_json: Json = False,
) -> None:
    """List the partners when no command is named."""
    if context.invoked_subcommand is not None:
        return
    from ido_cli.views import listings

    directory = of(context).workspace().directory
    now = _now()
    chosen = listings.filtered(directory, service, region, kind, open_now, now)
    listings.show_partners(directory, chosen, now, as_json)


@app.command("toon", cls=DutchCommand)
def show(context: typer.Context, partner_id: PartnerId, as_json: Json = False) -> None:
    """Toont alles over één partner."""
    from ido_cli.views import listings

    directory = of(context).workspace().directory
    listings.show_partner(directory, listings.find_partner(directory, partner_id), _now(), as_json)


@app.command("zoek", cls=DutchCommand)
def search(
    context: typer.Context,
    text: Annotated[
        str, typer.Argument(metavar="TEKST", help="Een naam, een dienst of wat iemand doet.")
    ],
    service: Service = None,
    region: Region = None,
    kind: Kind = None,
    open_now: OpenNow = False,
    as_json: Json = False,
) -> None:
    """Zoekt partners; typefouten geven niet."""
    from ido_cli.recognition import partner_search
    from ido_cli.views import listings

    directory = of(context).workspace().directory
    now = _now()
    among = listings.filtered(directory, service, region, kind, open_now, now)
    found = partner_search.search(directory, text, among)
    listings.show_partners(directory, found, now, as_json, partner_search.READABLE)


@app.command("netwerk", cls=DutchCommand)
def show_network(
    context: typer.Context,
    as_json: Json = False,
    form: Annotated[
        str, typer.Option("--formaat", metavar="FORMAAT", help="tekst of html.")
    ] = "tekst",
    to: Out = None,
) -> None:
    """Toont de kaart van het netwerk: wie biedt wat waar, en wat er ontbreekt."""
    from ido_cli.terminal import output
    from ido_cli.views import network

    output.put(network.draw(of(context), form, as_json), to)


@app.command("nalopen", cls=DutchCommand)
def work_list(context: typer.Context, as_json: Json = False) -> None:
    """Toont welke partners nagelezen moeten worden, de oudste eerst."""
    from ido_cli.views import network

    network.show_work_list(of(context).workspace().directory, _now().date(), as_json)


@app.command("gecontroleerd", cls=DutchCommand)
def verified(context: typer.Context, partner_id: PartnerId) -> None:
    """Zet de datum van vandaag bij een partner die u echt heeft nagelezen."""
    from ido_cli.views import partner_changes

    partner_changes.verify(of(context).workspace(), partner_id, _now().date())


@app.command("importeer", cls=DutchCommand)
def import_partners(
    context: typer.Context,
    path: Annotated[
        Path, typer.Argument(metavar="BESTAND", help="Een CSV met kopregel, of HSDS (JSON).")
    ],
) -> None:
    """Neemt partners over uit een bestand; laat eerst zien wat er verandert."""
    from ido_cli.views import partner_changes

    settings = of(context)
    partner_changes.import_file(settings, settings.workspace(), path)


@app.command("exporteer", cls=DutchCommand)
def export_partners(
    context: typer.Context,
    form: Annotated[str, typer.Option("--formaat", metavar="FORMAAT", help="csv of hsds.")] = "csv",
    to: Out = None,
) -> None:
    """Schrijft alle partners als CSV of als Open Referral HSDS."""
    from ido_cli.terminal import output
    from ido_cli.views import partner_changes

    output.put(partner_changes.exported(of(context).workspace().directory, form), to)


def _now() -> datetime:
    from ido_cli.source.dates import AMSTERDAM

    return datetime.now(AMSTERDAM)
