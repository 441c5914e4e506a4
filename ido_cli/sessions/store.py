"""Sessions on the disk of the desk. Each save is on disk when it returns.

A session is saved whole, so that a file that was damaged in the middle of a visit can be set aside
and the visit goes on in a new one.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from ido_cli.errors import IdoError
from ido_cli.literal import decodable
from ido_cli.sessions import doubts
from ido_cli.sessions.doubts import Doubt
from ido_cli.sessions.own_file.database import Damaged, Database, Statement
from ido_cli.sessions.tables import CASE, SESSION, names
from ido_cli.source.dates import AMSTERDAM
from ido_cli.trees.place import Place

if TYPE_CHECKING:
    from sqlite3 import Row

    from ido_cli.report.report import CaseReport
    from ido_cli.triage.engine import Case, Session

    Ended = Mapping[int, CaseReport]
    """The reports of the cases that have ended, by their index."""


_REMEMBER: Final = "INSERT OR REPLACE INTO setting VALUES (?, ?)"
_WHOLE: Final = {column.name for column in (*SESSION, *CASE) if "integer" in column.kind}
_MOMENTS: Final = {column.name for column in SESSION if "moment" in column.kind}
_UNFINISHED: Final = "wissen_af_te_maken"
"""The setting that says that bytes of a removed session may still be on the disk."""


@dataclass(frozen=True)
class Kept:
    """A session as it was kept: when it was last `updated`, and the reports of its ended cases."""

    session: "Session"
    updated: datetime
    ended: "Ended"

    @property
    def status(self) -> str:
        """`klaar` when every case has an outcome, else `open`."""
        return "klaar" if self.session.done else "open"


class TakenOver(IdoError):
    """Another screen went on with a visit, so that this one must not write in it any more."""


class Keeper(Protocol):
    """What a visit needs of a store. `NoStore` keeps nothing."""

    def save(self, session: "Session", now: datetime, ended: "Ended | None" = None) -> None:
        """Keep a session as it is now, with the reports of its ended cases."""

    def setting(self, name: str) -> str | None:
        """A remembered setting, or None."""

    def remember(self, name: str, value: str) -> None:
        """Remember a setting."""

    def keep_doubt(self, doubt: Doubt) -> bool:
        """Keep a line for the coordinator; whether it was kept."""


class NoStore:
    """Keeps nothing: for --niet-bewaren, and for a desk whose disk can't be written."""

    def save(self, session: "Session", now: datetime, ended: "Ended | None" = None) -> None:
        """Keep nothing."""

    def setting(self, name: str) -> str | None:
        """Nothing is remembered."""

    def remember(self, name: str, value: str) -> None:
        """Remember nothing."""

    def keep_doubt(self, doubt: Doubt) -> bool:  # noqa: ARG002  # as a Keeper
        """Keep no line."""
        return False


class Store:
    """The sessions in a data folder. `tell` is called with a sentence when something is set aside.

    Raises IdoError from every method when the file can't be read or written, with what to do.
    """

    def __init__(self, folder: Path, tell: Callable[[str], None]) -> None:
        self._database = Database(folder, tell)
        self.path = self._database.path
        self._saved: dict[str, str] = {}
        """When each session was saved here last."""

    @property
    def keeps_counts(self) -> bool:
        """A desk counts from scratch."""
        return False

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def save(self, session: "Session", now: datetime, ended: "Ended | None" = None) -> None:
        """Keep a session as it is now; one without a case is taken away.

        Raises TakenOver when another screen has saved it since it was saved here.
        """
        self._check_ours(session.id)
        if session.cases:
            self._database.write(list(_statements(session, now, ended or {})))
        else:
            self._database.write([("DELETE FROM session WHERE id = ?", (session.id,))])
        self._saved[session.id] = now.isoformat()

    def _check_ours(self, session_id: str) -> None:
        mine = self._saved.get(session_id)
        if mine is None:
            return
        query = "SELECT updated FROM session WHERE id = ?"
        kept = [str(row["updated"]) for row in self._database.rows(query, (session_id,))]
        if kept and kept[0] != mine:
            number = session_id[:8]
            raise TakenOver(
                "Een collega ging op een ander scherm verder met dit gesprek.",
                f"Neemt u het terug? Typ: ido sessies hervat {number}",
            )

    def get(self, session_id: str) -> Kept:
        """A session by its id or the begin of it. Raises IdoError for none, or more than one."""
        query = "SELECT * FROM session WHERE substr(id, 1, ?) = ? LIMIT 2"
        begin = decodable(session_id)
        found = self._kept(query, (len(begin), begin))
        if not found or not session_id:
            hint = 'Bekijk de sessies met "ido sessies".'
            raise IdoError(f'Er is geen sessie "{session_id}".', hint, 2)
        if len(found) > 1:
            message = f'Er zijn meer sessies die met "{session_id}" beginnen.'
            raise IdoError(message, "Typ meer letters van het nummer.", 2)
        return found[0]

    def sessions(self) -> tuple[Kept, ...]:
        """All sessions, the newest first."""
        kept = self._kept("SELECT * FROM session ORDER BY id", ())
        return tuple(sorted(kept, key=lambda one: one.session.begun, reverse=True))

    def rows(self, query: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """What a query of statistics.py or sharing.py finds."""

        def work() -> list[tuple[Any, ...]]:
            return [tuple(_sound(row)) for row in self._database.select(query, values)]

        return self._database.attempt(work)

    def remove(self, session_ids: Sequence[str]) -> bool:
        """Delete sessions so that no byte of them is left.

        False when another program still holds bytes: then `finish_removal` does the rest later.
        """
        delete = "DELETE FROM session WHERE id = ?"
        return self._database.erase(
            [*((delete, (sid,)) for sid in session_ids), (_REMEMBER, (_UNFINISHED, "1"))],
            [(_REMEMBER, (_UNFINISHED, ""))],
        )

    def finish_removal(self) -> bool:
        """Erase what an earlier removal had to leave behind; False when it is still held."""
        return not self.setting(_UNFINISHED) or self.remove([])

    def redate(self, session_id: str, day: date) -> None:
        """Give a session another day; the time of day stays."""
        moments = ("begun", "updated")
        moved = ", ".join(f"{name} = ?1 || substr({name}, 11)" for name in moments)
        values = (day.isoformat(), session_id)
        self._database.write(
            [
                (f"UPDATE session SET day = ?1, {moved} WHERE id = ?2", values),
                ("UPDATE cases SET day = ? WHERE session = ?", values),
            ]
        )

    def mark_shared(self, hashes: Mapping[str, str], target: str) -> None:
        """Remember what of these sessions is in a shared database; one that is gone is passed."""
        query = "INSERT OR REPLACE INTO shared SELECT id, ?, ? FROM session WHERE id = ?"
        self._database.write([(query, (target, made, sid)) for sid, made in hashes.items()])

    def shared_with(self, target: str) -> dict[str, str]:
        """The hash of each session as it was shared with a database."""
        query = "SELECT session, hash FROM shared WHERE target = ?"
        return dict(self.rows(query, (target,)))

    def setting(self, name: str) -> str | None:
        """A remembered setting, or None."""
        rows = self._database.rows("SELECT value FROM setting WHERE name = ?", (name,))
        return str(rows[0]["value"]) if rows else None

    def remember(self, name: str, value: str) -> None:
        """Remember a setting, such as the desk."""
        self._database.write([(_REMEMBER, (name, value))])

    def keep_doubt(self, doubt: Doubt) -> bool:
        """Keep a line for the coordinator."""
        self._database.write(doubts.to_keep(doubt))
        return True

    def doubts(self) -> tuple[Doubt, ...]:
        """The lines for the coordinator that are not settled, the oldest first."""

        def work() -> tuple[Doubt, ...]:
            try:
                return tuple(doubts.read(_sound(row)) for row in self._database.select(doubts.ALL))
            except (ValueError, TypeError) as error:
                raise Damaged from error

        return self._database.attempt(work)

    def settle(self, numbers: Iterable[int]) -> None:
        """Take lines for the coordinator away, so that no byte of them is left."""
        self._database.erase(doubts.to_settle(numbers), [])

    def _kept(self, query: str, values: tuple[Any, ...]) -> list[Kept]:
        def work() -> list[Kept]:
            try:
                return [self._read(_sound(row)) for row in self._database.select(query, values)]
            except (ValueError, LookupError, TypeError) as error:
                raise Damaged from error

        return self._database.attempt(work)

    def _read(self, row: "Row") -> Kept:
        from ido_cli.report.report import read_report
        from ido_cli.triage.engine import Case, Session

        def of(table: str, order: str = "number") -> "list[Row]":
            query = f"SELECT * FROM {table} WHERE session = ? ORDER BY {order}"
            return [_sound(one) for one in self._database.select(query, (row["id"],))]

        begun = _moment(row["begun"])
        answers: dict[int, dict[Place, str]] = {}
        heard: dict[int, set[Place]] = {}
        for one in of("answer", "number, position"):
            place = Place(one["tree"], one["step"])
            answers.setdefault(one["number"], {})[place] = one["value"]
            if one["heard"]:
                heard.setdefault(one["number"], set()).add(place)
        cases = [
            Case(
                one["tree"],
                answers.get(one["number"], {}),
                one["text"],
                one["note"],
                one["outcome"],
                one["found"],
                begun.astimezone(AMSTERDAM).date(),
                frozenset(heard.get(one["number"], ())),
                tuple(one["bounced"].split()),
                tuple(one["doubted"].split()),
            )
            for one in of("cases")
        ]
        read = {one["number"]: read_report(json.loads(one["report"])) for one in of("report")}
        ended = {number: report for number, report in read.items() if report is not None}
        waiting = tuple(row["waiting"].split())
        session = Session(row["id"], begun, row["location"], tuple(cases), row["channel"], waiting)
        return Kept(session, _moment(row["updated"]), ended)


def _statements(session: "Session", now: datetime, ended: "Ended") -> Iterator[Statement]:
    """The rows of a session."""
    sid = session.id
    row = {
        "id": sid,
        "begun": session.begun.isoformat(),
        "updated": now.isoformat(),
        "location": session.location,
        "day": session.begun.astimezone(AMSTERDAM).date().isoformat(),
        "seconds": max(0, int((now - session.begun).total_seconds())),
        "done": session.done,
        "channel": session.channel,
        "waiting": " ".join(session.waiting),
    }
    assert tuple(row) == names(SESSION)
    yield _upsert("session", row, ("id",), kept=("begun", "day"))
    yield ("DELETE FROM answer WHERE session = ?", (sid,))
    yield ("DELETE FROM cases WHERE session = ? AND number >= ?", (sid, len(session.cases)))
    for number, case in enumerate(session.cases):
        head = {"session": sid, "number": number}
        same = {name: row[name] for name in ("day", "location", "done")}
        yield from _case_statements({**head, **same}, case, ended.get(number))


def _case_statements(
    head: Mapping[str, Any], case: "Case", report: "CaseReport | None"
) -> Iterator[Statement]:
    """The rows of one case.

    With the report of its end come what is counted: where it led, and who was named nearby.
    """
    row: dict[str, Any] = {
        **head,
        "tree": case.tree,
        "outcome": case.outcome,
        "found": case.found,
        "text": case.text,
        "note": case.note,
        "urgent": case.urgent,
        "nearby": "",
        "bounced": " ".join(case.bounced),
        "doubted": " ".join(case.doubted),
    }
    kept: tuple[str, ...] = ("urgent", "nearby")
    if report is not None:
        kept = ()
        row |= {
            "urgent": report.urgent,
            "nearby": " ".join(contact.id for contact in report.nearby),
            "advice": report.advice,
            "addressee": report.addressee.id if report.addressee else None,
            "kind": report.addressee.kind if report.addressee else None,
        }
    yield _upsert("cases", row, ("session", "number"), kept)
    place = (head["session"], head["number"])
    for position, (step, value) in enumerate(case.answers.items()):
        values = (*place, position, *step, value, step in case.heard)
        yield ("INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, ?)", values)
    if report is not None:
        said = report.model_dump_json(exclude_defaults=True)
        yield ("INSERT OR REPLACE INTO report VALUES (?, ?, ?)", (*place, said))


def _upsert(
    table: str, row: Mapping[str, Any], key: tuple[str, ...], kept: tuple[str, ...] = ()
) -> Statement:
    """Insert a row, or change the one with its key; what is `kept` stays as it was."""
    changes = ", ".join(f"{name} = excluded.{name}" for name in row if name not in (*key, *kept))
    return (
        f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"
        f" ON CONFLICT ({', '.join(key)}) DO UPDATE SET {changes}",
        tuple(row.values()),
    )


def _sound(row: "Row") -> "Row":
    """A row whose values have the type of their column. Raises Damaged for another."""
    for name, value in zip(row.keys(), row, strict=True):
        wrong = isinstance(value, bytes) or (name in _WHOLE and not isinstance(value, int))
        if wrong or (name in _MOMENTS and not _is_moment(value)):
            raise Damaged(name)
    return row


def _is_moment(value: object) -> bool:
    try:
        return bool(_moment(str(value)))
    except ValueError:
        return False


def _moment(text: str) -> datetime:
    """A kept time. Raises ValueError for one that is none, or that has no time zone."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment
