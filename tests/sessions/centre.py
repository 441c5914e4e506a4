"""Sessions with secrets to share, and a look in the PostgreSQL that they are shared with."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import psycopg

from ido_cli.report.report import CaseReport, ContactReport
from ido_cli.sessions.statistics import Period
from ido_cli.sessions.store import Store
from ido_cli.triage.engine import Case, Session

NOON: Final = datetime(2026, 11, 24, 11, tzinfo=UTC)
NOVEMBER: Final = Period(date(2026, 11, 1), date(2026, 11, 30))


def sql(url: str, *statements: str) -> list[tuple[Any, ...]]:
    """Run statements as the user of a URL; the rows of the last one."""
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            done = connection.execute(statement)
        return done.fetchall() if done.description else []


def emptied(url: str) -> None:
    """Take away what ido made, but for the roles."""
    sql(url, "DROP SCHEMA IF EXISTS ido CASCADE")


def visit(sid: str, number: int = 0, desk: str = "noord", *trees: str) -> Session:
    """A finished visit with free text in it."""
    cases = tuple(
        Case(tree, text="geheime woorden", note="geheime notitie", outcome="doorverwezen")
        for tree in trees or ("aow",)
    )
    return Session(sid, NOON + timedelta(seconds=number), desk, cases)


def keep(store: Store, session: Session) -> None:
    """Keep a finished visit, with the report of each case."""
    reports = {
        number: CaseReport(
            tree=case.tree,
            advice="a",
            addressee=ContactReport(id="svb", name="SVB", kind="x"),
            nearby=(ContactReport(id="wijkteam", name="Wijkteam"),),
        )
        for number, case in enumerate(session.cases)
    }
    store.save(session, session.begun + timedelta(minutes=5), reports)


def fill(store: Store, count: int, desk: str = "noord") -> None:
    """Keep finished sessions with free text in them."""
    for number in range(count):
        keep(store, visit(f"{desk}-{number:05}", number, desk))


def shared_count(url: str) -> int:
    return int(sql(url, "SELECT count(*) FROM ido.session")[0][0])
