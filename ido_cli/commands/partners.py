"""`ido partners`.

The directory of those to refer to - list, search, map, import, export, verify.
"""

from pathlib import Path
from typing import Annotated

import typer

from ido_cli.commands.options import DoubtNumbers, Json, Out
from ido_cli.completion import names as known
from ido_cli.settings import of
from ido_cli.usage import DutchCommand, group

app = group("De sociale kaart: naar wie u kunt verwijzen.")
Service = Annotated[
    str | None,
    typer.Option(
        "--dienst",
        metavar="DIENST",
        help="Alleen wie deze dienst biedt.",
        autocompletion=known.services,
    ),
]
Region = Annotated[
    str | None,
    typer.Option(
        "--regio", metavar="REGIO", help="Alleen wie hier werkt.", autocompletion=known.regions
    ),
]
Kind = Annotated[
    str | None,
    typer.Option(
        "--soort",
        metavar="SOORT",
        help="overheid, maatschappelijk, bibliotheek of overig.",
        autocompletion=known.one_of("overheid", "maatschappelijk", "bibliotheek", "overig"),
    ),
]
OpenNow = Annotated[bool, typer.Option("--nu-open", help="Alleen wie nu open is.")]
PartnerId = Annotated[
    str,
    typer.Argument(
        metavar="ID", help="De id of de naam van de partner.", autocompletion=known.partners
    ),
]

_REGISTER = (
    "Vergelijk met de export van het Register van Overheidsorganisaties (exportOO.xml): wat klopt "
    "krijgt een datum, wat verschilt wordt gevraagd. Met --ja neemt u de gegevens van het register "
    "over, behalve de naam."
)
_ANSWER = (
    'Neem het ingevulde formulier van "ido partners navraag" over, uit een mail (.eml) of een '
    "tekstbestand. Eerst ziet u wat er verandert."
)
_MUNICIPALITY = "Neem deze gemeente over uit exportOO.xml. Mag vaker."


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
    from ido_cli.directory.choosing import filtered
    from ido_cli.terminal.output import Output
    from ido_cli.views.directory import partners

    settings = of(context)
    workspace, now = settings.workspace(), settings.environment.now()
    chosen = filtered(workspace.directory, service, region, kind, open_now, now)
    out = Output(settings.environment.stdout)
    partners.show_partners(out, workspace.directory_file, chosen, now, as_json)


@app.command("toon", cls=DutchCommand)
def show(context: typer.Context, partner_id: PartnerId, as_json: Json = False) -> None:
    """Toont alles over één partner."""
    from ido_cli.directory.choosing import find_partner
    from ido_cli.terminal.output import Output
    from ido_cli.views.directory import partners

    settings = of(context)
    directory, now = settings.workspace().directory, settings.environment.now()
    out = Output(settings.environment.stdout)
    partners.show_partner(out, directory, find_partner(directory, partner_id), now, as_json)


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
    from ido_cli.directory.choosing import filtered
    from ido_cli.recognition import partner_search
    from ido_cli.terminal.output import Output
    from ido_cli.views.directory import partners

    settings = of(context)
    workspace, now = settings.workspace(), settings.environment.now()
    among = filtered(workspace.directory, service, region, kind, open_now, now)
    found = partner_search.search(workspace.directory, text, among)
    file, out = workspace.directory_file, Output(settings.environment.stdout)
    partners.show_partners(out, file, found, now, as_json, partner_search.READABLE)


@app.command("netwerk", cls=DutchCommand)
def show_network(
    context: typer.Context,
    as_json: Json = False,
    form: Annotated[
        str | None,
        typer.Option(
            "--formaat",
            metavar="FORMAAT",
            help="tekst of html.",
            autocompletion=known.one_of("tekst", "html"),
        ),
    ] = None,
    to: Out = None,
) -> None:
    """Toont de kaart van het netwerk: wie biedt wat waar, en wat er ontbreekt."""
    from ido_cli.views.directory import network

    network.put(of(context), form, as_json, to)


@app.command("nalopen", cls=DutchCommand)
def work_list(
    context: typer.Context,
    as_json: Json = False,
    register: Annotated[
        Path | None, typer.Option("--register", metavar="BESTAND", help=_REGISTER)
    ] = None,
) -> None:
    """Toont welke partners nagelezen moeten worden, de oudste eerst."""
    from ido_cli.terminal.output import Output
    from ido_cli.views.directory import network, register_changes

    settings = of(context)
    if register is not None:
        register_changes.compare_with_register(settings, register, as_json)
        return
    network.show_work_list(Output(settings.environment.stdout), settings, as_json)


@app.command("afgehandeld", cls=DutchCommand)
def settle(context: typer.Context, numbers: DoubtNumbers) -> None:
    """Haalt van de lijst wat volgens de balie niet klopte, en nu is opgelost."""
    from ido_cli.views.directory import doubts

    doubts.settle(of(context), numbers)


@app.command("nieuw", cls=DutchCommand)
def add(context: typer.Context) -> None:
    """Vraagt stap voor stap naar een nieuwe partner, en zet die in partners.yaml."""
    from ido_cli.views.directory import new_partner

    raise typer.Exit(new_partner.add_partner(of(context)))


@app.command("navraag", cls=DutchCommand)
def ask(
    context: typer.Context,
    partner_id: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]",
            help="Deze partner; zonder: wie aan de beurt is.",
            autocompletion=known.partners,
        ),
    ] = None,
    form: Annotated[
        str,
        typer.Option(
            "--formaat",
            metavar="FORMAAT",
            help="tekst of eml (een mail).",
            autocompletion=known.one_of("tekst", "eml"),
        ),
    ] = "tekst",
    to: Out = None,
    every: Annotated[bool, typer.Option("--alle", help="Alle eigen partners.")] = False,
) -> None:
    """Maakt een brief aan partners: wat klopt er niet meer, met een formulier voor het antwoord."""
    from ido_cli.views.directory import inquiry

    inquiry.ask_partners(of(context), partner_id, form, to, every)


@app.command("gecontroleerd", cls=DutchCommand)
def verified(
    context: typer.Context,
    partner_id: PartnerId,
    answer: Annotated[
        Path | None, typer.Option("--antwoord", metavar="BESTAND", help=_ANSWER)
    ] = None,
) -> None:
    """Zet de datum van vandaag bij een partner die u echt heeft nagelezen."""
    from ido_cli.views.directory import inquiry, partner_changes

    if answer is None:
        partner_changes.verify(of(context), partner_id)
    else:
        inquiry.take_answer(of(context), partner_id, answer)


@app.command("importeer", cls=DutchCommand)
def import_partners(
    context: typer.Context,
    path: Annotated[
        Path,
        typer.Argument(
            metavar="BESTAND", help="Een spreadsheet (CSV of Excel), HSDS (JSON), of exportOO.xml."
        ),
    ],
    municipalities: Annotated[
        list[str] | None, typer.Option("--gemeente", metavar="NAAM", help=_MUNICIPALITY)
    ] = None,
    as_json: Json = False,
) -> None:
    """Neemt partners over uit een bestand; laat eerst zien wat er verandert."""
    from ido_cli.views.directory import partner_changes, register_changes

    settings = of(context)
    if municipalities or path.suffix.lower() == ".xml":
        register_changes.import_municipalities(settings, path, municipalities or ())
    else:
        partner_changes.import_file(settings, path, as_json)


@app.command("exporteer", cls=DutchCommand)
def export_partners(
    context: typer.Context,
    form: Annotated[
        str | None,
        typer.Option(
            "--formaat",
            metavar="FORMAAT",
            help="csv, excel of hsds.",
            autocompletion=known.one_of("csv", "excel", "hsds"),
        ),
    ] = None,
    to: Out = None,
) -> None:
    """Schrijft alle partners als CSV, Excel of Open Referral HSDS."""
    from ido_cli.views.directory import partner_changes

    partner_changes.export_file(of(context), form, to)
