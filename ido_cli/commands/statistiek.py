"""`ido statistiek`: figures of a period, and the day's sheet."""

from typing import Annotated

import typer

from ido_cli.settings import of
from ido_cli.usage import DutchCommand, group

app = group("Cijfers: onderwerpen, instanties, afloop, en wat er niet lukte.")
Desk = Annotated[str | None, typer.Option("--balie", metavar="ID", help="Alleen van deze balie.")]
Json = Annotated[bool, typer.Option("--json", help="Alleen JSON op de uitvoer.")]
Csv = Annotated[bool, typer.Option("--csv", help="Alleen CSV op de uitvoer, voor een spreadsheet.")]


@app.callback()
def overview(
    context: typer.Context,
    first: Annotated[
        str | None, typer.Option("--van", metavar="DAG", help="Vanaf deze dag; zonder: deze maand.")
    ] = None,
    last: Annotated[
        str | None,
        typer.Option("--tot", metavar="DAG", help="Tot en met deze dag; zonder: vandaag."),
    ] = None,
    desk: Desk = None,
    url: Annotated[
        str | None,
        typer.Option(
            "--van-bron", metavar="URL", help="Cijfers van alle balies: postgresql://server/naam."
        ),
    ] = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Show the figures of a period when no command is named."""
    if context.invoked_subcommand is not None:
        return
    from ido_cli.commands.sessies import open_store
    from ido_cli.views import figures

    settings = of(context)
    shown = figures.Shown(first, last, desk, as_json, as_csv)
    if url is None:
        figures.show(open_store(settings), settings.workspace(), shown, own=True)
        return
    from ido_cli.sessions.sharing import SharedDatabase

    with SharedDatabase(url) as shared:
        figures.show(shared, settings.workspace(), shown, own=False)


@app.command("dagstaat", cls=DutchCommand)
def day_sheet(
    context: typer.Context,
    day: Annotated[
        str, typer.Option("--dag", metavar="DAG", help="Welke dag; zonder: vandaag.")
    ] = "vandaag",
    desk: Desk = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Toont de vragen van één dag, om over te typen in de landelijke registratie."""
    from ido_cli.commands.sessies import open_store
    from ido_cli.views import figures

    settings = of(context)
    figures.show_day(
        open_store(settings), settings.workspace(), figures.Shown(day, day, desk, as_json, as_csv)
    )
