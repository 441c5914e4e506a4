"""Sharing with a real PostgreSQL.

There is nothing lost, nothing twice, no free text, no password in a message.
"""

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest
from postgres import server

from ido_cli.errors import IdoError
from ido_cli.report.report import CaseReport, ContactReport
from ido_cli.sessions.sharing import SharedDatabase, push
from ido_cli.sessions.statistics import Period, figures
from ido_cli.sessions.store import Store
from ido_cli.triage.engine import Case, Session

NOON = datetime(2026, 11, 24, 11, tzinfo=UTC)
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    with server() as url:
        yield url


@pytest.fixture
def url(cluster: str) -> str:
    """A server whose tables are empty, or not yet made."""
    with SharedDatabase(cluster) as shared:
        shared._connection.execute("DROP SCHEMA IF EXISTS ido CASCADE")
    return cluster


def fill(store: Store, count: int, desk: str = "noord") -> None:
    """Keep finished sessions with free text in them."""
    for number in range(count):
        case = Case("aow", text="geheime woorden", note="geheime notitie", outcome="doorverwezen")
        session = Session(f"{desk}-{number:05}", NOON + timedelta(seconds=number), desk, (case,))
        report = CaseReport(
            tree="aow",
            advice="a",
            addressee=ContactReport(id="svb", name="SVB", kind="x"),
            nearby=(ContactReport(id="wijkteam", name="Wijkteam"),),
        )
        store.save(session, session.begun + timedelta(minutes=5), {0: report})


def shared_count(url: str) -> int:
    with SharedDatabase(url) as shared:
        return int(shared.rows("SELECT count(*) FROM session")[0][0])


def test_push_twice_shares_each_session_once(url: str, tmp_path: Path) -> None:
    store = Store(tmp_path, print)
    fill(store, 7)
    with SharedDatabase(url) as shared:
        assert push(store, shared) == 7
        assert push(store, shared) == 0
    assert shared_count(url) == 7


def test_push_leaves_out_a_session_that_is_not_finished(url: str, tmp_path: Path) -> None:
    store = Store(tmp_path, print)
    store.save(Session("open", NOON, "noord", (Case("aow"),)), NOON)
    with SharedDatabase(url) as shared:
        assert push(store, shared) == 0


def test_push_goes_on_after_what_the_desk_forgot_it_had_shared(url: str, tmp_path: Path) -> None:
    store = Store(tmp_path, print)
    fill(store, 3)
    with SharedDatabase(url) as shared:
        push(store, shared)
        store._database.write([("DELETE FROM shared", ())])
        assert push(store, shared) == 3
    assert shared_count(url) == 3


def test_shared_figures_are_those_of_the_desk(url: str, tmp_path: Path) -> None:
    store = Store(tmp_path, print)
    fill(store, 5)
    with SharedDatabase(url) as shared:
        push(store, shared)
        assert figures(shared, NOVEMBER) == figures(store, NOVEMBER)
        assert figures(shared, NOVEMBER, "noord").sessions == 5
        assert figures(shared, NOVEMBER, "zuid").sessions == 0


def test_no_free_text_reaches_the_shared_database(url: str, tmp_path: Path) -> None:
    store = Store(tmp_path, print)
    fill(store, 2)
    with SharedDatabase(url) as shared:
        push(store, shared)
        columns = shared.rows(
            "SELECT table_name, column_name FROM information_schema.columns WHERE "
            "table_schema = 'ido'"
        )
        dump = repr([shared.rows(f"SELECT * FROM {table}") for table in ("session", "cases")])
    assert {name for _, name in columns}.isdisjoint({"text", "note", "report", "value"})
    assert "geheime" not in dump


def test_twenty_desks_push_at_once(url: str, tmp_path: Path) -> None:
    for desk in range(20):
        fill(Store(tmp_path / str(desk), print), 10, f"d{desk}")
    failures: list[BaseException] = []

    def one(desk: int) -> None:
        try:
            with SharedDatabase(url) as shared:
                push(Store(tmp_path / str(desk), print), shared)
        except BaseException as error:  # noqa: BLE001  # a thread's failure must reach the test
            failures.append(error)

    threads = [Thread(target=one, args=(desk,)) for desk in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert failures == []
    assert shared_count(url) == 200


PUSH = """
import sys
from pathlib import Path
import ido_cli.sessions.sharing as sharing
from ido_cli.sessions.store import Store
sharing.BATCH = 20
with sharing.SharedDatabase(sys.argv[2]) as shared:
    sharing.push(Store(Path(sys.argv[1]), print), shared, lambda count: print(count, flush=True))
"""


def test_push_that_is_cut_fifty_times_loses_nothing_and_doubles_nothing(
    url: str, tmp_path: Path
) -> None:
    """Each push is killed (-9) at a random moment; new sessions come in between.

    A last push finishes the work.
    """
    chance = random.Random(5)
    store = Store(tmp_path, print)
    expected = 0
    for cut in range(50):
        fill(store, 60, f"ronde{cut}")
        expected += 60
        child = subprocess.Popen(
            [sys.executable, "-c", PUSH, str(tmp_path), url], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        if chance.random() < 0.7:
            child.stdout.readline()  # cut in the middle of the batches, not before the first
        time.sleep(chance.random() * 0.02)
        child.kill()
        child.wait(timeout=20)
    with SharedDatabase(url) as shared:
        push(store, shared)
        ids = [row[0] for row in shared.rows("SELECT id FROM session")]
        questions = shared.rows("SELECT count(*), count(DISTINCT session) FROM cases")[0]
    assert len(ids) == len(set(ids)) == expected
    assert questions == (expected, expected)


def test_newer_version_of_the_tables_is_refused(url: str) -> None:
    with SharedDatabase(url) as shared:
        shared.prepare()
        shared._connection.execute("UPDATE version SET number = 99")
        with pytest.raises(IdoError, match="nieuwere versie"):
            shared.prepare()


def test_wrong_name_is_told_without_the_url(cluster: str) -> None:
    with pytest.raises(IdoError) as caught:
        SharedDatabase(cluster.replace("ido@", "vreemd:geheim@"))
    assert (
        caught.value.message
        == "De gedeelde database is niet te bereiken (die gebruiker bestaat niet)."
    )
    assert "geheim" not in f"{caught.value.message} {caught.value.hint}"
    assert caught.value.__cause__ is None


def test_server_that_is_away_is_told_and_changes_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path, print)
    fill(store, 1)
    with pytest.raises(IdoError) as caught:
        SharedDatabase("postgresql://ido:geheim@127.0.0.1:1/ido")
    assert (
        caught.value.message
        == "De gedeelde database is niet te bereiken (er luistert niemand op dat adres)."
    )
    assert figures(store, NOVEMBER).sessions == 1


def test_address_that_is_none_is_wrong_use() -> None:
    with pytest.raises(IdoError) as caught:
        SharedDatabase("mysql://server/ido")
    assert (caught.value.message, caught.value.exit_code) == (
        "Dit is geen adres van een PostgreSQL.",
        2,
    )
