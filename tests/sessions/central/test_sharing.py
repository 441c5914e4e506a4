"""Sharing with a real PostgreSQL.

There is nothing lost, nothing twice, and no free text.
"""

import sys
from pathlib import Path
from threading import Thread

import pytest
from cutting import cut_pushes

from ido_cli.errors import IdoError
from ido_cli.sessions.central import sharing
from ido_cli.sessions.central.sharing import Pushed, SharedDatabase, push
from ido_cli.sessions.statistics import figures
from ido_cli.sessions.store import Store
from ido_cli.triage.engine import Case, Session
from sessions.centre import NOON, NOVEMBER, emptied, fill, keep, shared_count, sql, visit

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")


def test_push_twice_shares_each_session_once(url: str, tmp_path: Path) -> None:
    store = Store(tmp_path, print)
    fill(store, 7)
    with SharedDatabase(url) as shared:
        assert push(store, shared) == Pushed(7)
        assert push(store, shared) == Pushed(0)
    assert shared_count(url) == 7


def test_push_leaves_out_a_session_that_is_not_finished(url: str, tmp_path: Path) -> None:
    store = Store(tmp_path, print)
    store.save(Session("open", NOON, "noord", (Case("aow"),)), NOON)
    with SharedDatabase(url) as shared:
        assert push(store, shared) == Pushed()


def test_question_that_was_asked_after_the_visit_was_shared_is_shared_too(
    url: str, tmp_path: Path
) -> None:
    store = Store(tmp_path, print)
    keep(store, visit("een"))
    with SharedDatabase(url) as shared:
        push(store, shared)
        keep(store, visit("een", 0, "noord", "aow", "digid"))
        assert push(store, shared) == Pushed(1)
        assert push(store, shared) == Pushed()
        assert figures(shared, NOVEMBER) == figures(store, NOVEMBER)
        assert figures(shared, NOVEMBER).topics == {"aow": 1, "digid": 1}


def test_question_that_was_taken_back_is_gone_there_too(url: str, tmp_path: Path) -> None:
    store = Store(tmp_path, print)
    keep(store, visit("een", 0, "noord", "aow", "digid"))
    with SharedDatabase(url) as shared:
        push(store, shared)
        keep(store, visit("een", 0, "noord", "schulden"))
        assert push(store, shared) == Pushed(1)
        assert figures(shared, NOVEMBER).topics == {"schulden": 1}


def test_session_that_is_opened_again_stays_as_it_was_shared(url: str, tmp_path: Path) -> None:
    store = Store(tmp_path, print)
    keep(store, visit("een"))
    with SharedDatabase(url) as shared:
        push(store, shared)
        session = visit("een")
        store.save(Session("een", session.begun, "noord", (*session.cases, Case("digid"))), NOON)
        assert push(store, shared) == Pushed()
        assert figures(shared, NOVEMBER).topics == {"aow": 1}


def test_database_that_was_emptied_is_filled_again(url: str, tmp_path: Path) -> None:
    store = Store(tmp_path, print)
    fill(store, 3)
    with SharedDatabase(url) as shared:
        push(store, shared)
        sql(url, "TRUNCATE ido.session CASCADE")
        assert push(store, shared) == Pushed(3, again=3)
        sql(url, "TRUNCATE ido.session, ido.version CASCADE")
        assert push(store, shared) == Pushed(3)
        emptied(url)
        assert push(store, shared) == Pushed(3)
        assert push(store, shared) == Pushed()
    assert shared_count(url) == 3


def test_database_that_was_restored_from_a_backup_is_filled_again(url: str, tmp_path: Path) -> None:
    """The backup is older than the last push, and knows an older form of a session."""
    store = Store(tmp_path, print)
    fill(store, 3)
    with SharedDatabase(url) as shared:
        push(store, shared)
        sql(
            url,
            "CREATE TABLE backup AS TABLE ido.session",
            "CREATE TABLE backup_cases AS TABLE ido.cases",
        )
        fill(store, 5)
        keep(store, visit("noord-00001", 1, "noord", "aow", "digid"))
        push(store, shared)
        sql(
            url,
            "TRUNCATE ido.session CASCADE",
            "INSERT INTO ido.session TABLE backup",
            "INSERT INTO ido.cases TABLE backup_cases",
            "DROP TABLE backup, backup_cases",
        )
        assert push(store, shared) == Pushed(3, again=3)
        assert figures(shared, NOVEMBER) == figures(store, NOVEMBER)


def test_everything_is_sent_again_when_that_is_asked(url: str, tmp_path: Path) -> None:
    store = Store(tmp_path, print)
    fill(store, 3)
    with SharedDatabase(url) as shared:
        push(store, shared)
        sql(url, "DELETE FROM ido.cases WHERE session = 'noord-00001'")
        assert push(store, shared) == Pushed()
        assert push(store, shared, everything=True) == Pushed(3)
        assert figures(shared, NOVEMBER) == figures(store, NOVEMBER)


def test_session_that_was_forgotten_here_stays_there(url: str, tmp_path: Path) -> None:
    store = Store(tmp_path, print)
    fill(store, 2)
    with SharedDatabase(url) as shared:
        push(store, shared)
        store.remove(["noord-00000"])
        assert push(store, shared) == Pushed()
    assert shared_count(url) == 2


def test_more_batches_than_go_at_once_are_all_there(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "BATCH", 3)
    store = Store(tmp_path, print)
    fill(store, 25)
    told: list[int] = []
    with SharedDatabase(url) as shared:
        assert push(store, shared, told.append) == Pushed(25)
    assert told == [3, 6, 9, 12, 15, 18, 21, 24, 25]
    assert shared_count(url) == 25


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


@POSIX
def test_push_that_is_cut_fifty_times_loses_nothing_and_doubles_nothing(
    url: str, tmp_path: Path
) -> None:
    """The others of the fifty were done before the cut came. A last push finishes the work."""
    with SharedDatabase(url) as shared:
        shared.prepare()
    assert cut_pushes(url, tmp_path, cuts=50, seed=5) >= 10


def test_desk_that_is_cut_while_the_database_is_restored_fills_it(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server ends the connection after each batch, and once loses what it had."""
    monkeypatch.setattr(sharing, "BATCH", 4)
    monkeypatch.setattr(sharing, "AT_ONCE", 1)
    store = Store(tmp_path, print)
    fill(store, 40)
    ends = 0
    for cut in range(1, 11):

        def end(sent: int, cut: int = cut) -> None:
            if cut == 5 and sent == 4:
                sql(url, "TRUNCATE ido.session CASCADE")
            kill = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> %s"
            if sent >= 4 * (1 + cut % 2):
                sql(url, kill % "pg_backend_pid()")

        with SharedDatabase(url) as shared:
            try:
                push(store, shared, end)
            except IdoError as error:
                ends += "niet te bereiken (de verbinding viel weg)" in error.message
    with SharedDatabase(url) as shared:
        push(store, shared)
        assert figures(shared, NOVEMBER) == figures(store, NOVEMBER)
    assert ends >= 5
    assert shared_count(url) == 40
