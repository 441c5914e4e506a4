"""Which sessions are meant: by day, desk, topic, outcome and status."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from ido_cli.errors import WRONG_USE, IdoError, unknown
from ido_cli.sessions.statistics import Period
from ido_cli.sessions.store import Kept, Store
from ido_cli.source.dates import AMSTERDAM, typed_day
from ido_cli.triage.engine import check_outcome

STATUSES: Final = ("open", "klaar")


@dataclass(frozen=True)
class Wanted:
    """Which sessions: as typed on the command line; None means all."""

    first: str | None = None
    last: str | None = None
    desk: str | None = None
    tree: str | None = None
    outcome: str | None = None
    status: str | None = None


def filtered(store: Store, wanted: Wanted, today: date, trees: tuple[str, ...]) -> tuple[Kept, ...]:
    """The wanted sessions, the newest first. `trees` are the ids that the workspace knows.

    Raises IdoError for a day, status, outcome or tree that does not exist.
    """
    first = typed_day(wanted.first, today) if wanted.first else date.min
    last = typed_day(wanted.last, today) if wanted.last else date.max
    if wanted.status is not None and wanted.status not in STATUSES:
        raise unknown("status", wanted.status, STATUSES, "Kies uit: open, klaar.")
    outcome = check_outcome(wanted.outcome) if wanted.outcome else None
    kept = store.sessions()
    known = {*trees, *(case.tree for one in kept for case in one.session.cases)}
    if wanted.tree is not None and wanted.tree not in known:
        raise unknown("boom", wanted.tree, known, 'Bekijk alle bomen met "ido bomen".')
    return tuple(
        one
        for one in kept
        if first <= one.session.begun.astimezone(AMSTERDAM).date() <= last
        and wanted.desk in (None, one.session.location)
        and wanted.tree in (None, *(case.tree for case in one.session.cases))
        and outcome in (None, *(case.outcome for case in one.session.cases))
        and wanted.status in (None, one.status)
    )


def period(first: str | None, last: str | None, today: date) -> Period:
    """From a first to a last day, as typed.

    Without a first day the month so far, without a last day until today. Raises IdoError for a
    day that is none, or a period that ends before it begins.
    """
    end = typed_day(last, today) if last else today
    begin = typed_day(first, today) if first else end.replace(day=1)
    if begin > end:
        hint = "Kies bij --van een dag die voor --tot ligt."
        raise IdoError("Deze periode eindigt voor hij begint.", hint, WRONG_USE)
    return Period(begin, end)


def one(store: Store, session_id: str) -> Kept:
    """A session by its number, or the last one. Raises IdoError when there is none."""
    if session_id:
        return store.get(session_id)
    newest = next(iter(store.sessions()), None)
    if newest is None:
        raise IdoError("Er zijn nog geen sessies.", 'Begin er een met "ido".')
    return newest


def to_resume(store: Store, session_id: str) -> tuple[Kept, ...]:
    """The sessions that can be gone on with: the named one, or all that are open, newest first.

    Raises IdoError when there is none, or it is done.
    """
    if session_id:
        kept = store.get(session_id)
        if kept.status == "klaar":
            number = kept.session.id[:8]
            hint = f'Bekijk hem met "ido sessies toon {number}".'
            raise IdoError(f"Sessie {number} is al klaar.", hint, WRONG_USE)
        return (kept,)
    still = tuple(kept for kept in store.sessions() if kept.status == "open")
    if not still:
        hint = 'Bekijk alles met "ido sessies".'
        raise IdoError("Er is geen sessie die nog open staat.", hint, WRONG_USE)
    return still
