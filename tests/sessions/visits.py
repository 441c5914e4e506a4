"""Small visits to keep, and a store that must not have anything to tell."""

from datetime import datetime
from typing import Final

import pytest

from ido_cli.report.report import CaseReport
from ido_cli.sessions.store import Store
from ido_cli.source.dates import AMSTERDAM
from ido_cli.trees.place import Place
from ido_cli.triage.engine import Case, Session

NOW: Final = datetime(2026, 11, 24, 10, 30, 15, 250_000, tzinfo=AMSTERDAM)
WHAT: Final = Place("toeslagen", "wat")


def one_session(session_id: str, text: str = "huurtoeslag", begun: datetime = NOW) -> Session:
    """A visit with one question that is being walked."""
    return Session(
        session_id, begun, "noord", (Case("toeslagen", {WHAT: "een-toeslag-aanvragen"}, text),)
    )


def report(tree: str, why: str = "") -> CaseReport:
    """The report of an ended question, as a visit gives it to the store."""
    return CaseReport(tree=tree, why=why, outcome="doorverwezen")


def silent(told: str) -> None:
    """Fails when a store that is in order says that something was set aside."""
    pytest.fail(told)


def ids(store: Store) -> list[str]:
    return [kept.session.id for kept in store.sessions()]
