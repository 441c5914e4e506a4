"""How a visit is opened.

The store, the front door, the visitor received while the rest is loaded.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ido_cli.errors import STOPPED, IdoError
from ido_cli.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from ido_cli.desk.knowledge import Knowledge
    from ido_cli.desk.reception import Arrival, Reception
    from ido_cli.desk.state import Equipment, State
    from ido_cli.directory.door.front_door import FrontDoor
    from ido_cli.sessions.store import Keeper, Kept, Store
    from ido_cli.terminal.page import Choice, Front, Key
    from ido_cli.workspace.reading import Workspace


class _Received(NamedTuple):
    """The desk, what the visitor came with, and the reply to the first question of their tree."""

    location: str | None
    arrival: "Arrival | None" = None
    reply: "Choice | Key | None" = None


def visit(
    settings: Settings,
    plan: "Arrival | None" = None,
    keep_nothing: bool = False,
    resumed: "Kept | None" = None,
    channel: str = "balie",
) -> int:
    """Hold a visit, a new one or one that is resumed; the exit code.

    `channel` is how the visitor comes, and those after this one: one of engine.CHANNELS.

    `plan` is what was given on the command line. Without it the visitor is received first: the
    heavy parts are loaded while the question is typed.
    """
    from ido_cli.desk.knowledge import Knowledge
    from ido_cli.desk.reception import Arrival, Reception, StopVisit
    from ido_cli.terminal.fronts import choose_front

    environment = settings.environment
    knowledge = Knowledge(settings.workspace, settings.cache_folder(), environment.variables)
    door = front_door(settings, knowledge)
    keeper = open_keeper(settings, keep_nothing)
    front = choose_front(settings)
    reception = Reception(front, keeper, door, environment.now)
    received = _Received(settings.location_id)
    try:
        if resumed is None:
            received = _receive(settings, plan, front, reception, knowledge)
    except (StopVisit, KeyboardInterrupt) as stopped:
        front.say("Gestopt. Er is niets bewaard.")
        return 0 if isinstance(stopped, StopVisit) else STOPPED
    from ido_cli.desk.state import Equipment
    from ido_cli.desk.visit import check_plan

    plan = plan or Arrival()
    workspace = knowledge.workspace()
    check_plan(workspace, plan, environment.today)
    if _plainly(settings):
        _ = workspace.directory  # nobody waits for a first question: say at once when it is wrong
    state = _new_state(settings, received, channel, plan.answers)
    if resumed:
        state = replace(state, session=resumed.session, ended=resumed.ended, on_disk=True)
    equipment = Equipment(workspace, front, keeper, environment.now, knowledge, reception)
    return _one_after_another(settings, equipment, state, plan, channel)


def _receive(
    settings: Settings,
    plan: "Arrival | None",
    front: "Front",
    reception: "Reception",
    knowledge: "Knowledge",
) -> _Received:
    """What is asked before the rest is loaded. Raises StopVisit for who stops."""
    if plan is None:
        location = reception.sit_down(settings.location_id)
        return _Received(location, reception.welcome(knowledge))
    arrival = plan if plan.known else None
    if plan.only_tree and not _plainly(settings):
        location, reply = _asked_first(settings, plan.only_tree, front, reception, knowledge)
        return _Received(location, arrival, reply)
    return _Received(settings.location_id, arrival)


def _new_state(
    settings: Settings, received: _Received, channel: str, answers: tuple[str, ...] = ()
) -> "State":
    """How it stands with a visit that begins now."""
    import uuid

    from ido_cli.desk.state import State
    from ido_cli.triage.engine import Session

    now = settings.environment.now()
    session = Session(uuid.uuid4().hex, now, received.location, channel=channel)
    return State(session, received.arrival, answers, reply=received.reply)


def _plainly(settings: Settings) -> bool:
    """Whether the visit is held line by line."""
    return settings.plain or settings.environment.plain


def _asked_first(
    settings: Settings,
    tree_id: str,
    front: "Front",
    reception: "Reception",
    knowledge: "Knowledge",
) -> "tuple[str | None, Choice | Key | None]":
    """The desk, and the reply to the first question of a tree, asked before the rest is loaded.

    No reply when that question can't be read so early.
    """
    from ido_cli.desk.threshold import ask_first, read_first
    from ido_cli.workspace.folder import tree_path

    first = read_first(tree_path(settings.workspace_folder(), tree_id))
    if first is None:
        return settings.location_id, None
    location = reception.sit_down(settings.location_id)
    return location, ask_first(front, reception, first, knowledge)


def _one_after_another(
    settings: Settings, equipment: "Equipment", state: "State", plan: "Arrival", channel: str
) -> int:
    """Hold a visit, and those of the visitors after it, at the same desk; the exit code."""
    from ido_cli.desk.reception import Arrival, StopVisit
    from ido_cli.desk.visit import Visit

    while True:
        talk = Visit(equipment, state, plan)
        code = talk.run()
        _clean_up(settings, equipment.keeper, equipment.workspace)
        if not talk.next_visitor:
            return code
        equipment.reception.forget_words()
        try:
            arrival = equipment.reception.welcome(equipment.knowledge)
        except (StopVisit, KeyboardInterrupt):  # nobody was being helped
            return 0
        received = _Received(talk.state.session.location, arrival)
        plan, state = Arrival(), _new_state(settings, received, channel)


def _clean_up(settings: Settings, keeper: "Keeper", workspace: "Workspace") -> None:
    """Once a day, after a visit, forget what is older than the retention period, and say so."""
    from ido_cli.sessions.forgetting import forget_daily
    from ido_cli.sessions.store import Store

    if not isinstance(keeper, Store):
        return
    days = workspace.directory.keep_days
    try:
        told = forget_daily(keeper, days, settings.environment.today)
    except IdoError:
        return  # the visit said already that the disk can't be written
    for sentence in told:
        _teller(settings)(sentence)


def front_door(settings: Settings, knowledge: "Knowledge") -> "FrontDoor":
    """The library and its desks. Raises IdoError for a directory that can't be used."""
    from ido_cli.directory.door.front_door import door_of

    door = settings.front_door() or door_of(knowledge.workspace().directory)
    if settings.on_example():
        return replace(door, library=f"voorbeeld: {door.library}")
    return door


def open_keeper(settings: Settings, keep_nothing: bool) -> "Keeper":
    """The store of this desk.

    One that keeps nothing when that was asked, or when the disk can't be used, which is said.
    """
    from ido_cli.sessions.store import NoStore

    if keep_nothing:
        return NoStore()
    try:
        return open_store(settings)
    except IdoError as error:
        goes_on = "U kunt gewoon doorgaan: dit gesprek wordt niet bewaard."
        _teller(settings)(f"{error.message} {error.hint} {goes_on}")
        return NoStore()


def open_store(settings: Settings) -> "Store":
    """The sessions of this desk. Raises IdoError when they can't be read."""
    from ido_cli.sessions.store import Store

    return Store(settings.data_folder(), _teller(settings))


def _teller(settings: Settings) -> "Callable[[str], None]":
    return lambda text: settings.environment.tell(f"ido: {text}")
