"""`ido start` and `ido herken`: a visit, and what the recogniser makes of a text."""

import json
import sys
import uuid
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ido_cli.literal import decodable
from ido_cli.settings import Settings, of

if TYPE_CHECKING:
    from ido_cli.desk.knowledge import Knowledge
    from ido_cli.desk.plan import Plan
    from ido_cli.directory.front_door import FrontDoor
    from ido_cli.sessions.store import Keeper, Kept
    from ido_cli.workspace.reading import Workspace


def start(
    context: typer.Context,
    text: Annotated[
        str,
        typer.Argument(metavar="[TEKST]", help="De vraag van de klant, tussen aanhalingstekens."),
    ] = "",
    tree: Annotated[
        str | None, typer.Option("--boom", metavar="ID", help="Begin meteen in deze boom.")
    ] = None,
    answers: Annotated[
        list[str] | None,
        typer.Option(
            "-a",
            "--antwoord",
            metavar="X",
            help="Een antwoord vooruit: nummer, sleutel of tekst. Eén keer per vraag.",
        ),
    ] = None,
    outcome: Annotated[
        str | None,
        typer.Option("--afloop", metavar="X", help="Sluit af met deze afloop, zonder te vragen."),
    ] = None,
    export: Annotated[
        Path | None,
        typer.Option(
            "--export", metavar="PAD", help="Schrijf de samenvatting (.txt, .md of .json)."
        ),
    ] = None,
    keep_nothing: Annotated[
        bool, typer.Option("--niet-bewaren", help="Bewaar niets van dit gesprek.")
    ] = False,
) -> None:
    """Begint een gesprek: van de vraag van de klant naar een advies."""
    from ido_cli.desk.plan import Plan

    text = decodable(text)
    plan = (
        Plan(text, tree, tuple(answers or ()), outcome, export)
        if text or tree or answers or outcome or export
        else None
    )
    raise typer.Exit(visit(of(context), plan, keep_nothing))


def visit(
    settings: Settings,
    plan: "Plan | None" = None,
    keep_nothing: bool = False,
    resumed: "Kept | None" = None,
) -> int:
    """Hold a visit, a new one or one that is resumed; the exit code.

    `plan` is what was given on the command line.

    Without a plan the visitor is received first: the heavy parts are loaded while the question is
    typed.
    """
    from ido_cli.desk.knowledge import Knowledge
    from ido_cli.desk.reception import Reception, StopVisit
    from ido_cli.errors import STOPPED
    from ido_cli.source.dates import AMSTERDAM
    from ido_cli.terminal.fronts import choose_front

    def clock() -> datetime:
        return datetime.now(AMSTERDAM)

    folder = settings.workspace_folder()
    knowledge = Knowledge(settings.workspace, settings.cache_folder())
    door = front_door(folder, knowledge, settings.location_id)
    keeper = open_keeper(settings, keep_nothing)
    front = choose_front(settings)
    reception = Reception(front, keeper, door, clock)
    arrival = None
    location = settings.location_id
    if plan is None and resumed is None:
        try:
            location = reception.sit_down(location)
            arrival = reception.welcome(knowledge)
        except (StopVisit, KeyboardInterrupt) as stopped:
            front.say("Gestopt. Er is niets bewaard.")
            return 0 if isinstance(stopped, StopVisit) else STOPPED
    from ido_cli.desk.plan import Plan
    from ido_cli.desk.visit import Visit, check_plan
    from ido_cli.triage.engine import Session

    if arrival is not None:
        plan = Plan(arrival.text, urgent=arrival.urgent, asked=True)
    plan = plan or Plan()
    workspace = knowledge.workspace()
    check_plan(workspace, plan)
    session = resumed.session if resumed else Session(uuid.uuid4().hex, clock(), location)
    code = Visit(
        workspace,
        front,
        keeper,
        clock,
        session,
        plan,
        knowledge,
        reception,
        resumed.reports if resumed else None,
    ).run()
    _clean_up(keeper, workspace)
    return code


def _clean_up(keeper: "Keeper", workspace: "Workspace") -> None:
    """Once a day, after a visit, forget what is older than the retention period, and say what was forgotten."""
    from ido_cli.errors import IdoError
    from ido_cli.sessions.store import Store
    from ido_cli.views.sessions import clean_up_daily

    if not isinstance(keeper, Store):
        return
    try:
        said = clean_up_daily(keeper, workspace.directory.keep_days)
    except IdoError:
        return  # the visit said already that the disk can't be written
    if said:
        tell(said)


def front_door(folder: Path, knowledge: "Knowledge", location: str | None) -> "FrontDoor":
    """The library and its desks.

    Raises IdoError for a desk that does not exist, and for a directory that can't be used.
    """
    from ido_cli.directory.front_door import read_front_door
    from ido_cli.errors import unknown
    from ido_cli.workspace.folder import DIRECTORY_FILE

    door = read_front_door(folder / DIRECTORY_FILE)
    if door is None:
        from ido_cli.desk.visit import door_of

        door = door_of(knowledge.workspace().directory)
    ids = [desk.id for desk in door.desks]
    if location is not None and location not in ids:
        raise unknown("balie", location, ids, f"Kies uit: {', '.join(ids)}.")
    return door


def open_keeper(settings: Settings, keep_nothing: bool) -> "Keeper":
    """The store of this desk.

    One that keeps nothing when that was asked, or when the disk can't be used, which is said.
    """
    from ido_cli.errors import IdoError
    from ido_cli.sessions.store import NoStore, Store

    if keep_nothing:
        return NoStore()
    try:
        return Store(settings.data_folder(), tell)
    except IdoError as error:
        tell(
            f"{error.message} {error.hint} U kunt gewoon doorgaan: dit gesprek wordt niet bewaard."
        )
        return NoStore()


def tell(text: str) -> None:
    """Say something on stderr."""
    print(f"ido: {text}", file=sys.stderr)


def recognise_text(
    context: typer.Context,
    text: Annotated[
        str,
        typer.Argument(
            metavar="TEKST", help="Wat de klant zegt; - leest een tekst per regel van de invoer."
        ),
    ],
    count: Annotated[
        int, typer.Option("--aantal", metavar="N", min=1, help="Hoeveel voorstellen.")
    ] = 5,
    as_json: Annotated[bool, typer.Option("--json", help="Alleen JSON op de uitvoer.")] = False,
) -> None:
    """Laat zien welke onderwerpen in een tekst worden herkend."""
    from ido_cli.desk import matches
    from ido_cli.views import listings

    settings = of(context)
    workspace = settings.workspace()
    listings.tell_left_out(workspace.trees)
    show = matches.Matches(workspace, count, settings.cache_folder())
    if text == "-":
        for line in sys.stdin:
            print(json.dumps(show.rows(line.strip()), ensure_ascii=False), flush=True)
    elif as_json:
        print(json.dumps(show.rows(text), ensure_ascii=False, indent=2))
    else:
        show.show(text)
