"""`ido statistiek`: figures of a period, and the day's sheet."""

from typing import Annotated

import typer

from ido_cli.commands.options import Csv, Json, Out, WithoutTls
from ido_cli.settings import Settings
from ido_cli.usage import DutchCommand, group

app = group("Cijfers: onderwerpen, instanties, afloop, en wat er niet lukte.")
_FIRST = "Vanaf deze dag; zonder: deze maand."
_LAST = "Tot en met deze dag; zonder: vandaag."
_FORM = "tekst, html (een bladzijde voor een vergadering), json of csv."
_URL = "Cijfers van alle balies: postgresql://server/naam."


@app.callback()
def overview(
    context: typer.Context,
    first: Annotated[str | None, typer.Option("--van", metavar="DAG", help=_FIRST)] = None,
    last: Annotated[str | None, typer.Option("--tot", metavar="DAG", help=_LAST)] = None,
    url: Annotated[str | None, typer.Option("--van-bron", metavar="URL", help=_URL)] = None,
    without_tls: WithoutTls = False,
    as_json: Json = False,
    as_csv: Csv = False,
    form: Annotated[str | None, typer.Option("--formaat", metavar="FORMAAT", help=_FORM)] = None,
    to: Out = None,
) -> None:
    """Show the figures of a period when no command is named."""
    if context.invoked_subcommand is not None:
        return
    from ido_cli.desk.opening import open_store
    from ido_cli.views.figures import figures

    settings = _settings(context)
    workspace, environment = settings.workspace(), settings.environment
    form = _short(as_json, as_csv) or form
    shown = figures.Shown(first, last, settings.location, form, to)
    if url is None:
        figures.show(environment, open_store(settings), workspace, shown, own=True)
        return
    from ido_cli.sessions.central.sharing import SharedDatabase

    with SharedDatabase(url, without_tls) as shared:
        shared.migrate()
        figures.show(environment, shared, workspace, shown, own=False)


@app.command("dagstaat", cls=DutchCommand)
def day_sheet(
    context: typer.Context,
    day: Annotated[
        str, typer.Option("--dag", metavar="DAG", help="Welke dag; zonder: vandaag.")
    ] = "vandaag",
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Toont de vragen van één dag, om over te typen in de landelijke registratie."""
    from ido_cli.desk.opening import open_store
    from ido_cli.views.figures.day_sheet import show_day

    settings, form = _settings(context), _short(as_json, as_csv)
    store, workspace = open_store(settings), settings.workspace()
    show_day(settings.environment, store, workspace, day, settings.location, form)


def _short(as_json: bool, as_csv: bool) -> str | None:
    """The format that `--json` and `--csv` are short for."""
    return "json" if as_json else "csv" if as_csv else None


def _settings(context: typer.Context) -> Settings:
    """The settings of this command; the desk is looked up in the figures, which may have others."""
    assert isinstance(context.obj, Settings)
    return context.obj
