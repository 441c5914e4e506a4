"""`ido sessies`: the kept sessions of this desk."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ido_cli.settings import Settings, of
from ido_cli.usage import DutchCommand, group

if TYPE_CHECKING:
    from ido_cli.sessions.store import Store

app = group("De bewaarde gesprekken van deze balie.")
SessionId = Annotated[
    str,
    typer.Argument(
        metavar="SESSIE", help="Het nummer van de sessie; de eerste letters zijn genoeg."
    ),
]
MaybeSessionId = Annotated[
    str, typer.Argument(metavar="[SESSIE]", help="Het nummer van de sessie; zonder: de laatste.")
]
SessionIds = Annotated[
    list[str] | None,
    typer.Argument(metavar="[SESSIE]...", help="Nummers van sessies; zonder: alle in de periode."),
]
First = Annotated[str | None, typer.Option("--van", metavar="DAG", help="Vanaf deze dag.")]
Last = Annotated[str | None, typer.Option("--tot", metavar="DAG", help="Tot en met deze dag.")]
Desk = Annotated[str | None, typer.Option("--balie", metavar="ID", help="Alleen van deze balie.")]
Tree = Annotated[
    str | None, typer.Option("--boom", metavar="ID", help="Alleen met een vraag in deze boom.")
]
Outcome = Annotated[
    str | None, typer.Option("--afloop", metavar="X", help="Alleen met een vraag die zo afliep.")
]
Json = Annotated[bool, typer.Option("--json", help="Alleen JSON op de uitvoer.")]


@app.callback()
def overview(
    context: typer.Context,
    first: First = None,
    last: Last = None,
    desk: Desk = None,
    tree: Tree = None,
    outcome: Outcome = None,
    status: Annotated[
        str | None, typer.Option("--status", metavar="STATUS", help="open of klaar.")
    ] = None,
    as_json: Json = False,
) -> None:
    """List the sessions when no command is named."""
    if context.invoked_subcommand is not None:
        return
    from ido_cli.views import sessions

    settings = of(context)
    wanted = sessions.Wanted(first, last, desk, tree, outcome, status)
    sessions.show_all(
        settings.workspace(), sessions.filtered(open_store(settings), wanted), as_json
    )


@app.command("toon", cls=DutchCommand)
def show(context: typer.Context, session_id: MaybeSessionId = "", as_json: Json = False) -> None:
    """Toont de samenvatting van één sessie."""
    from ido_cli.views import sessions

    settings = of(context)
    sessions.show(settings.workspace(), sessions.one(open_store(settings), session_id), as_json)


@app.command("hervat", cls=DutchCommand)
def resume(
    context: typer.Context,
    session_id: Annotated[
        str,
        typer.Argument(metavar="[SESSIE]", help="Zonder nummer: de laatste die nog open staat."),
    ] = "",
) -> None:
    """Gaat verder met een sessie die nog niet af is."""
    from ido_cli.commands.start import visit
    from ido_cli.views import sessions

    settings = of(context)
    store = open_store(settings)
    kept = sessions.to_resume(store, session_id)
    store.close()
    raise typer.Exit(visit(settings, resumed=kept))


@app.command("exporteer", cls=DutchCommand)
def export(
    context: typer.Context,
    session_ids: SessionIds = None,
    first: First = None,
    last: Last = None,
    desk: Desk = None,
    form: Annotated[
        str | None,
        typer.Option("--formaat", metavar="FORMAAT", help="tekst, markdown, json, jsonl of csv."),
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option(
            "--uit", metavar="PAD", help="Het bestand; het einde van de naam zegt het formaat."
        ),
    ] = None,
) -> None:
    """Schrijft samenvattingen van sessies. In csv staat geen tekst van klanten."""
    from ido_cli.terminal import output
    from ido_cli.views import sessions

    settings = of(context)
    store = open_store(settings)
    wanted = sessions.Wanted(first, last, desk)
    kept = (
        [store.get(sid) for sid in session_ids]
        if session_ids
        else list(sessions.filtered(store, wanted))
    )
    output.put(sessions.exported(settings.workspace(), kept, form, to), to)


@app.command("briefje", cls=DutchCommand)
def note(
    context: typer.Context,
    session_id: MaybeSessionId = "",
    to: Annotated[
        Path | None,
        typer.Option(
            "--uit", metavar="PAD", help="Een bestand (.txt of .html); zonder: op het scherm."
        ),
    ] = None,
) -> None:
    """Maakt een briefje voor de klant: waarheen, wanneer, wat mee te nemen."""
    from ido_cli.terminal import output
    from ido_cli.views import sessions

    settings = of(context)
    output.put(
        sessions.visitor_note(
            settings.workspace(), sessions.one(open_store(settings), session_id), to
        ),
        to,
    )


@app.command("verwijder", cls=DutchCommand)
def remove(
    context: typer.Context,
    session_ids: Annotated[
        list[str], typer.Argument(metavar="SESSIE...", help="Nummers van sessies.")
    ],
) -> None:
    """Wist sessies voorgoed."""
    from ido_cli.views import sessions

    settings = of(context)
    sessions.remove(settings, open_store(settings), session_ids)


@app.command("opschonen", cls=DutchCommand)
def clean_up(context: typer.Context) -> None:
    """Wist sessies die ouder zijn dan de bewaartermijn."""
    from ido_cli.views import sessions

    settings = of(context)
    print(sessions.clean_up(open_store(settings), settings.workspace().directory.keep_days))


@app.command("deel", cls=DutchCommand)
def share(
    context: typer.Context,
    url: Annotated[
        str,
        typer.Option(
            "--naar", metavar="URL", help="De gedeelde database: postgresql://server/naam."
        ),
    ],
) -> None:
    """Deelt afgeronde sessies met een gedeelde database, zonder tekst van klanten."""
    from ido_cli.sessions.sharing import SharedDatabase, push

    store = open_store(of(context))
    with SharedDatabase(url) as shared:
        count = push(store, shared)
    words = "sessie" if count == 1 else "sessies"
    print(f"{count} {words} gedeeld." if count else "Alles was al gedeeld.")


def open_store(settings: Settings) -> "Store":
    """The sessions of this desk. Raises IdoError when they can't be read."""
    from ido_cli.commands.start import tell
    from ido_cli.sessions.store import Store

    return Store(settings.data_folder(), tell)
