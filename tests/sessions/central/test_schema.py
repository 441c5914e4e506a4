"""The tables of all desks: made, brought along from older ones, and who may do what in them."""

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any, Final

import psycopg
import pytest
from conftest import Ido

from ido_cli.errors import IdoError
from ido_cli.sessions.central.schema import SCHEMA_VERSION
from ido_cli.sessions.central.sharing import Pushed, SharedDatabase, push
from ido_cli.sessions.statistics import figures
from ido_cli.sessions.store import Store
from sessions.centre import NOVEMBER, emptied, fill, keep, shared_count, sql, visit

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
KEPT: Final = Path(__file__).parent.parent / "data" / "2" / "gedeeld.sql"
"""What ido made of version 2 of the tables: two visits that it shared itself."""


# Tables of version 1


VERSION_1 = """
CREATE SCHEMA IF NOT EXISTS ido;
CREATE TABLE IF NOT EXISTS ido.version (number integer NOT NULL);
CREATE TABLE IF NOT EXISTS ido.session (
    id text PRIMARY KEY,
    begun timestamptz NOT NULL,
    location text,
    day text NOT NULL,
    seconds integer NOT NULL,
    done integer NOT NULL
);
CREATE INDEX IF NOT EXISTS session_day ON ido.session (day, done, location, seconds);
CREATE TABLE IF NOT EXISTS ido.question (
    session text NOT NULL REFERENCES ido.session (id) ON DELETE CASCADE,
    number integer NOT NULL,
    day text NOT NULL,
    location text,
    done integer NOT NULL,
    tree text NOT NULL,
    outcome text,
    found text NOT NULL,
    urgent integer NOT NULL,
    advice text,
    addressee text,
    kind text,
    nearby text NOT NULL,
    PRIMARY KEY (session, number)
);
CREATE INDEX IF NOT EXISTS question_day ON ido.question
    (day, done, location, tree, outcome, urgent, found, addressee, nearby);
INSERT INTO ido.version VALUES (1);
"""
"""As ido 0.1 made them."""


def old_tables(url: str, store: Store) -> None:
    """The shared tables as ido 0.1 made them, with the sessions of a desk in them."""
    sessions = store.rows("SELECT id, begun, location, day, seconds, done FROM session")
    questions = store.rows(
        "SELECT session, number, day, location, done, tree, outcome, found, urgent, advice,"
        " addressee, kind, nearby FROM cases"
    )
    with SharedDatabase(url) as shared:
        shared._connection.execute(VERSION_1)
        cursor = shared._connection.cursor()
        marks = ", ".join(["%s"] * 6)
        cursor.executemany(f"INSERT INTO ido.session VALUES ({marks})", sessions)
        marks = ", ".join(["%s"] * 13)
        cursor.executemany(f"INSERT INTO ido.question VALUES ({marks})", questions)


def test_tables_of_version_1_keep_their_rows_and_give_the_same_figures(
    url: str, tmp_path: Path
) -> None:
    store = Store(tmp_path, print)
    fill(store, 5)
    old_tables(url, store)
    with SharedDatabase(url) as shared:
        shared.prepare()
        assert shared.rows("SELECT count(*), min(tree), min(addressee) FROM cases") == [
            (5, "aow", "svb")
        ]
        assert shared.rows("SELECT number FROM version") == [(SCHEMA_VERSION,)]
        assert shared.rows(
            "SELECT to_regclass('ido.question'), to_regclass('ido.question_day')"
        ) == [(None, None)]
        assert figures(shared, NOVEMBER) == figures(store, NOVEMBER)
        shared.prepare()
        assert figures(shared, NOVEMBER).sessions == 5


def test_tables_of_version_1_become_those_of_a_new_database(url: str, tmp_path: Path) -> None:
    columns = (
        "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns"
        " WHERE table_schema = 'ido' ORDER BY table_name, column_name"
    )
    indexes = (
        "SELECT indexdef FROM pg_indexes WHERE schemaname = 'ido'"
        " AND right(indexname, 5) <> '_pkey'"
        " UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal"
    )
    with SharedDatabase(url) as shared:
        shared.prepare()
        new = shared.rows(columns), sorted(shared.rows(indexes))
    emptied(url)
    old_tables(url, Store(tmp_path, print))
    with SharedDatabase(url) as shared:
        shared.prepare()
        assert (shared.rows(columns), sorted(shared.rows(indexes))) == new


def test_desks_of_this_version_push_at_once_to_tables_of_version_1(
    url: str, tmp_path: Path
) -> None:
    old = Store(tmp_path / "oud", print)
    fill(old, 5, "oud")
    old_tables(url, old)
    for desk in range(6):
        fill(Store(tmp_path / str(desk), print), 10, f"d{desk}")
    counts: list[Pushed] = []

    def one(desk: int) -> None:
        with SharedDatabase(url) as shared:
            counts.append(push(Store(tmp_path / str(desk), print), shared))

    threads = [Thread(target=one, args=(desk,)) for desk in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert counts == [Pushed(10)] * 6
    with SharedDatabase(url) as shared:
        assert figures(shared, NOVEMBER).sessions == figures(shared, NOVEMBER).cases == 65
        assert push(old, shared) == Pushed(5)
    assert shared_count(url) == 65


def test_figures_of_tables_of_version_1_are_shown_before_any_desk_has_shared_again(
    url: str, tmp_path: Path, ido: Ido
) -> None:
    store = Store(tmp_path / "balie", print)
    fill(store, 5)
    old_tables(url, store)
    words = ("statistiek", "--van-bron", url, "--van", "2026-11-01", "--tot", "2026-11-30")
    assert json.loads(ido(*words, "--json").out)["sessies"] == 5


def test_looking_at_figures_makes_no_tables(url: str) -> None:
    with SharedDatabase(url) as shared:
        shared.migrate()
        assert shared.rows("SELECT to_regnamespace('ido')") == [(None,)]


def test_newer_version_of_the_tables_is_refused(url: str) -> None:
    with SharedDatabase(url) as shared:
        shared.prepare()
        shared._connection.execute("UPDATE version SET number = 99")
        with pytest.raises(IdoError, match="nieuwere versie"):
            shared.prepare()


# Tables of version 2


def test_kept_tables_of_version_2_give_the_same_figures_and_are_replaced_by_their_desk(
    url: str, tmp_path: Path
) -> None:
    sql(url, KEPT.read_text(encoding="utf-8"))
    Path(tmp_path / "sessies.db").write_bytes((KEPT.parent / "sessies.db").read_bytes())
    store = Store(tmp_path, pytest.fail)
    with SharedDatabase(url) as shared:
        shared.migrate()
        assert figures(shared, NOVEMBER) == figures(store, NOVEMBER)
        shared.prepare()
        assert figures(shared, NOVEMBER) == figures(store, NOVEMBER)
        assert push(store, shared) == Pushed(2)
        assert push(store, shared) == Pushed()
        assert figures(shared, NOVEMBER) == figures(store, NOVEMBER)
    assert sql(url, "SELECT DISTINCT owner FROM ido.session") == [("ido",)]


def prepares_until_killed(url: str, statements: int) -> None:
    """Another process prepares, and is killed (-9) after so many statements."""
    child = os.fork()
    if child:
        assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
        return
    left = statements

    class Cut(psycopg.Connection[Any]):
        def execute(self, *words: Any, **options: Any) -> psycopg.Cursor[Any]:
            nonlocal left
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return super().execute(*words, **options)

    with SharedDatabase(url) as shared:
        shared._connection.__class__ = Cut
        shared.prepare(grant=True)
    os._exit(0)


@POSIX
@pytest.mark.parametrize("dump", [KEPT, None], ids=["version 2", "nothing"])
def test_preparing_that_is_killed_at_any_statement_leaves_what_was(
    url: str, dump: Path | None
) -> None:
    """Until the transaction is whole; then it is there whole."""
    look = "SELECT to_regnamespace('ido')::text"
    if dump:
        sql(url, dump.read_text(encoding="utf-8"))
        look = (
            "SELECT (SELECT array_agg(number) FROM ido.version),"
            " to_regclass('ido.daily') IS NOT NULL,"
            " (SELECT count(*) FROM ido.session), (SELECT count(*) FROM ido.cases)"
        )
    before = after = sql(url, look)
    statements = 0
    while after == before:
        prepares_until_killed(url, statements)
        after = sql(url, look)
        statements += 1
    assert statements > 30
    assert after == ([([SCHEMA_VERSION], True, 2, 4)] if dump else [("ido",)])
    with SharedDatabase(url) as shared:
        shared.prepare(grant=True)
        assert shared.keeps_counts


def test_identity_stays_when_the_tables_are_prepared_again(url: str) -> None:
    with SharedDatabase(url) as shared:
        first = shared.identity()
        shared.prepare(grant=True)
        assert shared.identity() == first
    emptied(url)
    with SharedDatabase(url) as shared:
        assert shared.identity() != first


# Who may do what


@pytest.fixture
def desks(url: str) -> tuple[str, str, str]:
    """The URLs of two desks and of who reads figures, in a database that the owner prepared."""
    with SharedDatabase(url) as shared:
        shared.prepare(grant=True)
    made = []
    for name, role in (("noord", "ido_balie"), ("zuid", "ido_balie"), ("lezer", "ido_cijfers")):
        sql(url, f"DROP ROLE IF EXISTS {name}", f"CREATE ROLE {name} LOGIN IN ROLE {role}")
        made.append(url.replace("ido@", f"{name}@"))
    return made[0], made[1], made[2]


def refused(url: str, statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        sql(url, statement)


def test_desk_shares_its_own_and_reads_nothing(desks: tuple[str, str, str], tmp_path: Path) -> None:
    north, _, reader = desks
    store = Store(tmp_path, print)
    fill(store, 3)
    with SharedDatabase(north) as shared:
        assert push(store, shared) == Pushed(3)
        keep(store, visit("noord-00001", 1, "noord", "aow", "digid"))
        assert push(store, shared) == Pushed(1)
        with pytest.raises(IdoError, match="mag dat niet"):
            figures(shared, NOVEMBER)
    with SharedDatabase(reader) as shared:
        assert figures(shared, NOVEMBER) == figures(store, NOVEMBER)
        with pytest.raises(IdoError, match="mag dat niet"):
            push(store, shared)
    for table in ("session", "cases"):
        for user in (north, reader):
            refused(user, f"DELETE FROM ido.{table}")
            refused(user, f"UPDATE ido.{table} SET day = ''")
        refused(north, f"SELECT * FROM ido.{table}")
    refused(north, "UPDATE ido.version SET number = 9")


def test_desk_replaces_no_session_of_another(
    url: str, desks: tuple[str, str, str], tmp_path: Path
) -> None:
    north, south, _ = desks
    mine, theirs = Store(tmp_path / "noord", print), Store(tmp_path / "zuid", print)
    fill(mine, 3)
    fill(theirs, 3)
    keep(theirs, visit("noord-00001", 1, "zuid", "overgenomen"))
    keep(theirs, visit("zuid-00001", 1, "zuid"))
    with SharedDatabase(north) as shared:
        push(mine, shared)
    with SharedDatabase(south) as shared:
        assert push(theirs, shared) == Pushed(1, foreign=1)
    with SharedDatabase(url) as shared:
        assert figures(shared, NOVEMBER).topics == {"aow": 4}
        assert figures(shared, NOVEMBER).locations == {"noord": 3, "zuid": 1}


def test_user_without_rights_is_told_what_the_owner_must_do(url: str, tmp_path: Path) -> None:
    store = Store(tmp_path, print)
    fill(store, 1)
    sql(url, "DROP ROLE IF EXISTS niemand", "CREATE ROLE niemand LOGIN")
    nobody = url.replace("ido@", "niemand@")
    work: list[Callable[[SharedDatabase], object]] = [
        lambda shared: push(store, shared),
        lambda shared: shared.prepare(grant=True),
    ]
    for there in (False, True):
        if there:
            with SharedDatabase(url) as shared:
                shared.prepare(grant=True)
        for one in work:
            with SharedDatabase(nobody) as shared, pytest.raises(IdoError) as caught:
                one(shared)
            assert caught.value.message == "Deze gebruiker mag dat niet in de gedeelde database."
            assert '"ido sessies deel --voorbereiden"' in caught.value.hint
