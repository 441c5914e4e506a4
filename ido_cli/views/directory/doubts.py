"""What desks said is not right: shown on the lists of the coordinator until it is settled."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from ido_cli.errors import WRONG_USE, IdoError
from ido_cli.sessions.doubts import Doubt
from ido_cli.sessions.store import Store
from ido_cli.settings import Settings
from ido_cli.terminal.output import Column, Output
from ido_cli.trees.place import JUMP
from ido_cli.workspace.reading import Workspace

_LOOK: Final = 'Bekijk ze met "ido partners nalopen" en "ido bomen".'


def open_doubts(settings: Settings) -> tuple[Doubt, ...]:
    """The lines of this desk that are not settled; none when its file can't be read."""
    try:
        store = Store(settings.data_folder(), settings.environment.tell)
    except IdoError:
        return ()
    try:
        return store.doubts()
    finally:
        store.close()


def show_doubts(out: Output, workspace: Workspace, doubts: Sequence[Doubt], command: str) -> None:
    """The lines as a table, with how they are settled: by `command`, such as `ido bomen`."""
    if not doubts:
        return
    out.line(("Dit klopt niet, zegt de balie", "bold"))
    columns = (Column("nr", right=True), Column("dag", whole=True), Column("over"), Column("wat"))
    rows = (
        (str(one.number), one.day.isoformat(), subject_name(workspace, one.subject), one.words)
        for one in doubts
    )
    out.table(rows, columns)
    out.line(f"Opgelost? Typ: {command} afgehandeld NR")
    out.line()


def subject_name(workspace: Workspace, subject: str) -> str:
    """The name of a partner, or of an advice behind the title of its tree.

    Its id when that is no longer there.
    """
    tree_id, jump, step = subject.partition(JUMP)
    if not jump:
        partner = workspace.directory.by_id.get(subject)
        return partner.name if partner else subject
    tree = workspace.trees.get(tree_id)
    advice = tree.advices.get(step) if tree else None
    return f"{tree.title}: {advice.title}" if tree and advice else subject


def doubt_rows(doubts: Iterable[Doubt]) -> list[dict[str, Any]]:
    """Lines with the stable keys of --json."""
    return [
        {"nummer": one.number, "dag": one.day.isoformat(), "over": one.subject, "wat": one.words}
        for one in doubts
    ]


def settle(settings: Settings, numbers: Sequence[int]) -> None:
    """Take lines off the lists. Raises IdoError for a number that is not there."""
    store = Store(settings.data_folder(), settings.environment.tell)
    try:
        known = {one.number: one for one in store.doubts()}
        for number in numbers:
            if number not in known:
                raise IdoError(f"Er is geen regel met nummer {number}.", _LOOK, WRONG_USE)
        store.settle(numbers)
    finally:
        store.close()
    out, workspace = Output(settings.environment.stdout), settings.workspace()
    for number in dict.fromkeys(numbers):
        out.line(f"Afgehandeld: {subject_name(workspace, known[number].subject)}.")


def settle_partner(settings: Settings, partner_id: str) -> None:
    """Take the lines about a partner off the list, now that it has been verified."""
    numbers = [one.number for one in open_doubts(settings) if one.subject == partner_id]
    if numbers:
        settle(settings, numbers)
