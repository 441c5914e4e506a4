"""`ido sessies`: the kept sessions of this desk."""

from pathlib import Path
from typing import Annotated

import typer

from ido_cli.commands.options import First, Json, Last, Out, WithoutTls, warn_of_name
from ido_cli.completion import names as known
from ido_cli.settings import of
from ido_cli.usage import DutchCommand, group

app = group("De bewaarde gesprekken van deze balie.")
_ONE = "Het nummer van de sessie; zonder: de laatste."
_MANY = "Nummers van sessies; zonder: alle in de periode."
_OPEN = "Zonder nummer: de laatste die nog open staat."
_NOTE = "Een bestand (.txt of .html); zonder: op het scherm."
_LANGUAGE = "Ook in deze taal: en, tr, ar, pl, uk, es, fr, de of ti."
_FORMATS = "tekst, markdown, json, jsonl of csv."
_URL = "De gedeelde database: postgresql://server/naam."
_PREPARE = "Maak als eigenaar de tabellen en de rollen ido_balie en ido_cijfers."
_ALL = "Stuur alles opnieuw, ook wat er al staat."
MaybeSessionId = Annotated[
    str, typer.Argument(metavar="[SESSIE]", help=_ONE, autocompletion=known.sessions)
]


@app.callback()
def overview(
    context: typer.Context,
    first: First = None,
    last: Last = None,
    tree: Annotated[
        str | None,
        typer.Option(
            "--boom",
            metavar="ID",
            help="Alleen met een vraag in deze boom.",
            autocompletion=known.trees,
        ),
    ] = None,
    outcome: Annotated[
        str | None,
        typer.Option(
            "--afloop",
            metavar="X",
            help="Alleen met een vraag die zo afliep.",
            autocompletion=known.outcomes,
        ),
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(
            "--status",
            metavar="STATUS",
            help="open of klaar.",
            autocompletion=known.one_of("open", "klaar"),
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """List the sessions when no command is named."""
    if context.invoked_subcommand is not None:
        return
    from ido_cli.desk.opening import open_store
    from ido_cli.sessions.choosing import Wanted, filtered
    from ido_cli.terminal.output import Output
    from ido_cli.views import sessions

    settings = of(context)
    workspace = settings.workspace()
    wanted = Wanted(first, last, settings.location, tree, outcome, status)
    today = settings.environment.today
    kept = filtered(open_store(settings), wanted, today, workspace.trees.known)
    sessions.show_all(Output(settings.environment.stdout), workspace, kept, as_json)


@app.command("toon", cls=DutchCommand)
def show(context: typer.Context, session_id: MaybeSessionId = "", as_json: Json = False) -> None:
    """Toont de samenvatting van één sessie."""
    from ido_cli.desk.opening import open_store
    from ido_cli.sessions import choosing
    from ido_cli.terminal.output import Output
    from ido_cli.views import sessions

    settings = of(context)
    kept = choosing.one(open_store(settings), session_id)
    out = Output(settings.environment.stdout)
    sessions.show(out, settings.workspace(), kept, as_json)


@app.command("hervat", cls=DutchCommand)
def resume(
    context: typer.Context,
    session_id: Annotated[
        str, typer.Argument(metavar="[SESSIE]", help=_OPEN, autocompletion=known.open_sessions)
    ] = "",
) -> None:
    """Gaat verder met een sessie die nog niet af is."""
    from ido_cli.desk.resuming import resume as go_on

    raise typer.Exit(go_on(of(context), session_id))


@app.command("exporteer", cls=DutchCommand)
def export(
    context: typer.Context,
    session_ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SESSIE]...", help=_MANY, autocompletion=known.sessions),
    ] = None,
    first: First = None,
    last: Last = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--formaat",
            metavar="FORMAAT",
            help=_FORMATS,
            autocompletion=known.one_of("tekst", "markdown", "json", "jsonl", "csv"),
        ),
    ] = None,
    to: Out = None,
) -> None:
    """Schrijft samenvattingen van sessies. In csv staat geen tekst van klanten."""
    from ido_cli.desk.opening import open_store
    from ido_cli.sessions.choosing import Wanted, filtered
    from ido_cli.sessions.export import exported
    from ido_cli.terminal.output import Output

    settings = of(context)
    store, workspace = open_store(settings), settings.workspace()
    if session_ids:
        kept = tuple(store.get(session_id) for session_id in session_ids)
    else:
        wanted = Wanted(first, last, settings.location)
        kept = filtered(store, wanted, settings.environment.today, workspace.trees.known)
    Output(settings.environment.stdout).put(exported(workspace, kept, form, to), to)


@app.command("briefje", cls=DutchCommand)
def note(
    context: typer.Context,
    session_id: MaybeSessionId = "",
    to: Annotated[
        Path | None, typer.Option("--uit", metavar="PAD", help=_NOTE, callback=warn_of_name)
    ] = None,
    printed: Annotated[bool, typer.Option("--print", help="Stuurt het naar de printer.")] = False,
    shown: Annotated[bool, typer.Option("--open", help="Toont het in de browser.")] = False,
    large: Annotated[bool, typer.Option("--groot", help="Grote letters, op papier.")] = False,
    language: Annotated[
        str, typer.Option("--taal", metavar="TAAL", help=_LANGUAGE, autocompletion=known.languages)
    ] = "",
) -> None:
    """Maakt een briefje voor de klant: waarheen, wanneer, wat mee te nemen."""
    from ido_cli.desk.opening import open_store
    from ido_cli.report.handing_over import save_note
    from ido_cli.report.note_words import known_language
    from ido_cli.sessions import choosing
    from ido_cli.terminal.output import Output
    from ido_cli.views import sessions

    settings, language = of(context), known_language(language)
    kept = choosing.one(open_store(settings), session_id)
    report = sessions.advised(settings.workspace(), kept)
    text = sessions.visitor_note(report, to, language, large)
    out = Output(settings.environment.stdout)
    if to is not None:
        save_note(to, text)
        out.line(f"Het briefje staat in {to}.", wrap=False)
    elif not (printed or shown):
        out.text(text)
    devices = [name for name, on in (("printer", printed), ("browser", shown)) if on]
    if devices:
        sessions.hand_over(settings, report, language, large, devices)


@app.command("verwijder", cls=DutchCommand)
def remove(
    context: typer.Context,
    session_ids: Annotated[
        list[str],
        typer.Argument(
            metavar="SESSIE...", help="Nummers van sessies.", autocompletion=known.sessions
        ),
    ],
) -> None:
    """Wist sessies voorgoed."""
    from ido_cli.desk.opening import open_store
    from ido_cli.views import sessions

    settings = of(context)
    sessions.remove(settings, open_store(settings), session_ids)


@app.command("opschonen", cls=DutchCommand)
def clean_up(context: typer.Context) -> None:
    """Wist sessies die ouder zijn dan de bewaartermijn."""
    from ido_cli.desk.opening import open_store
    from ido_cli.views import sessions

    settings = of(context)
    keep_days = settings.workspace().directory.keep_days
    sessions.clean_up(settings, open_store(settings), keep_days)


@app.command("deel", cls=DutchCommand)
def share(
    context: typer.Context,
    url: Annotated[str, typer.Option("--naar", metavar="URL", help=_URL)],
    prepare: Annotated[bool, typer.Option("--voorbereiden", help=_PREPARE)] = False,
    everything: Annotated[bool, typer.Option("--alles", help=_ALL)] = False,
    without_tls: WithoutTls = False,
) -> None:
    """Deelt afgeronde sessies met een gedeelde database, zonder tekst van klanten."""
    from ido_cli.desk.opening import open_store
    from ido_cli.sessions.central.sharing import SharedDatabase, push
    from ido_cli.terminal.output import Output
    from ido_cli.views import sessions

    settings = of(context)
    out = Output(settings.environment.stdout)
    with SharedDatabase(url, without_tls) as shared:
        if prepare:
            shared.prepare(grant=True)
            sessions.show_prepared(out)
        else:
            sessions.show_pushed(out, push(open_store(settings), shared, everything=everything))
