"""Sharing with a real PostgreSQL.

There is nothing lost, nothing twice, no free text, no password in a message.
"""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Thread, Timer

import psycopg
import psycopg.errors
import pytest
from conftest import Ido
from postgres import server

from ido_cli.errors import IdoError
from ido_cli.report.report import CaseReport, ContactReport
from ido_cli.sessions import sharing
from ido_cli.sessions.sharing import SharedDatabase, push
from ido_cli.sessions.statistics import Period, figures
from ido_cli.sessions.store import Store
from ido_cli.triage.engine import Case, Session

NOON = datetime(2026, 11, 24, 11, tzinfo=UTC)
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")


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


PUSHES = """
import os, sys
from pathlib import Path
import psycopg
from ido_cli.sessions import sharing
from ido_cli.sessions.store import Store

sharing.BATCH = 20
while sys.stdin.readline():
    child = os.fork()
    if child == 0:
        os.write(1, b"%d\\n" % os.getpid())
        with sharing.SharedDatabase(sys.argv[2]) as shared:
            tell = lambda count: os.write(1, b"gedeeld\\n")
            sharing.push(Store(Path(sys.argv[1]), print), shared, tell)
        os._exit(0)
    sys.stdin.readline()
    status = os.waitpid(child, 0)[1]
    os.write(1, b"gedood\\n" if os.WIFSIGNALED(status) else b"klaar\\n")
"""
"""Everything is loaded once; for each line that comes in, a child of it pushes, until the next.

A line is one write: a kill never leaves half of one.
"""


@POSIX
def test_push_that_is_cut_fifty_times_loses_nothing_and_doubles_nothing(
    url: str, tmp_path: Path
) -> None:
    """Each push is killed (-9) at a random moment; new sessions come in between.

    A last push finishes the work.
    """
    chance = random.Random(5)
    store = Store(tmp_path, print)
    expected = 0
    ends: list[str] = []
    command = [sys.executable, "-c", PUSHES, str(tmp_path), url]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as loaded:
        late = Timer(120, loaded.kill)
        late.start()
        assert loaded.stdin is not None
        assert loaded.stdout is not None
        for cut in range(50):
            fill(store, 60, f"ronde{cut}")
            expected += 60
            loaded.stdin.write("deel\n")
            loaded.stdin.flush()
            child = int(loaded.stdout.readline())
            if chance.random() < 0.7:
                # cut in the middle of the batches, not before the first
                assert loaded.stdout.readline().startswith("gedeeld")
            time.sleep(chance.random() * 0.02)
            os.kill(child, signal.SIGKILL)
            loaded.stdin.write("gekapt\n")
            loaded.stdin.flush()
            while (end := loaded.stdout.readline()).startswith("gedeeld"):
                pass
            ends.append(end)
        late.cancel()
    with SharedDatabase(url) as shared:
        push(store, shared)
        ids = [row[0] for row in shared.rows("SELECT id FROM session")]
        questions = shared.rows("SELECT count(*), count(DISTINCT session) FROM cases")[0]
    assert set(ends) <= {"gedood\n", "klaar\n"}
    assert ends.count("gedood\n") >= 10  # the others were done before the cut came
    assert len(ids) == len(set(ids)) == expected
    assert questions == (expected, expected)


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
        assert shared.rows("SELECT max(number) FROM version") == [(2,)]
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
    indexes = "SELECT indexdef FROM pg_indexes WHERE indexname IN ('session_day', 'case_day')"
    with SharedDatabase(url) as shared:
        shared.prepare()
        new = shared.rows(columns), sorted(shared.rows(indexes))
        shared._connection.execute("DROP SCHEMA ido CASCADE")
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
    counts: list[int] = []

    def one(desk: int) -> None:
        with SharedDatabase(url) as shared:
            counts.append(push(Store(tmp_path / str(desk), print), shared))

    threads = [Thread(target=one, args=(desk,)) for desk in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert counts == [10] * 6
    with SharedDatabase(url) as shared:
        assert figures(shared, NOVEMBER).sessions == figures(shared, NOVEMBER).cases == 65
        assert push(old, shared) == 5
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


# What is told when it goes wrong


AWAY = "De gedeelde database is niet te bereiken ({})."
LATER = "Alles staat nog op deze computer. Probeer het later opnieuw."
FAULT = "De gedeelde database gaf een fout ({})."
ADMINISTRATOR = "Geef dit door aan de beheerder van de database."
NO_ENTRY = "naam of wachtwoord klopt niet"
NOBODY = "er luistert niemand op dat adres"
NOTHING = "die database of tabel bestaat niet"
NO_ANSWER = "geen antwoord binnen de tijd"
SECRETS = ("vreemd", "geheim", "127.0.0.1", "geweigerd")


def told(work: Callable[[], object]) -> IdoError:
    """The error that some work ends with; it never names the user, the password or the host."""
    with pytest.raises(IdoError) as caught:
        work()
    words = f"{caught.value.message} {caught.value.hint}"
    assert not [secret for secret in SECRETS if secret in words]
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
    return caught.value


@pytest.fixture(scope="module")
def guarded(cluster: str) -> str:
    """The server, where `vreemdeling` has a password and `piet` is only let in as himself."""
    with SharedDatabase(cluster) as shared:
        connection = shared._connection
        connection.execute("CREATE ROLE vreemdeling LOGIN PASSWORD 'goed'")
        connection.execute("CREATE ROLE piet LOGIN")
        hba = Path(shared.rows("SHOW hba_file")[0][0])
        rules = "host all vreemdeling 127.0.0.1/32 scram-sha-256\nlocal all piet peer\n"
        hba.write_text(rules + hba.read_text(encoding="utf-8"), encoding="utf-8")
        connection.execute("SELECT pg_reload_conf()")
    for _ in range(200):
        try:
            SharedDatabase(cluster.replace("ido@", "vreemdeling@"))._connection.close()
        except IdoError:
            return cluster
        time.sleep(0.05)
    pytest.fail("the rules of the server are not read")


def test_wrong_password_is_told(guarded: str) -> None:
    error = told(lambda: SharedDatabase(guarded.replace("ido@", "vreemdeling:geheim@")))
    assert (error.message, error.hint) == (AWAY.format(NO_ENTRY), LATER)


def test_password_that_is_left_out_is_told(guarded: str) -> None:
    error = told(lambda: SharedDatabase(guarded.replace("ido@", "vreemdeling@")))
    assert error.message == AWAY.format(NO_ENTRY)


def test_user_who_is_someone_else_on_the_computer_is_told(guarded: str) -> None:
    with SharedDatabase(guarded) as shared:
        folder = shared.rows("SHOW unix_socket_directories")[0][0]
    port = guarded.rsplit(":", 1)[1].split("/")[0]
    error = told(lambda: SharedDatabase(f"postgresql://piet@/ido?host={folder}&port={port}"))
    assert error.message == AWAY.format(NO_ENTRY)


def test_database_that_is_not_there_is_told(cluster: str) -> None:
    error = told(lambda: SharedDatabase(f"{cluster.rsplit('/', 1)[0]}/weg"))
    assert error.message == AWAY.format(NOTHING)


def test_table_that_is_not_there_is_told(url: str) -> None:
    with SharedDatabase(url) as shared:
        error = told(lambda: figures(shared, NOVEMBER))
        assert (error.message, error.hint) == (FAULT.format(NOTHING), ADMINISTRATOR)
        error = told(lambda: shared.rows("CREATE TABLE weg.weg (id text)"))
        assert error.message == FAULT.format(NOTHING)


def test_host_that_nobody_knows_is_told() -> None:
    error = told(lambda: SharedDatabase("postgresql://vreemd:geheim@geheim.invalid/ido"))
    assert error.message == AWAY.format(NOBODY)


def test_host_of_a_service_that_nobody_knows_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then libpq looks the name up itself, and the driver does not."""
    file = tmp_path / "pg_service.conf"
    file.write_text("[bieb]\nhost=geheim.invalid\ndbname=ido\n", encoding="utf-8")
    monkeypatch.setenv("PGSERVICEFILE", str(file))
    error = told(lambda: SharedDatabase("postgresql://vreemd:geheim@/?service=bieb"))
    assert error.message == AWAY.format(NOBODY)


def test_server_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "_CONNECT_SECONDS", 2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        error = told(lambda: SharedDatabase(f"postgresql://vreemd:geheim@127.0.0.1:{port}/ido"))
    assert error.message == AWAY.format(NO_ANSWER)


def test_query_that_the_server_finds_too_slow_is_told(url: str) -> None:
    with SharedDatabase(url) as shared:
        shared._connection.execute("SET statement_timeout = '20ms'")
        error = told(lambda: shared.rows("SELECT pg_sleep(5)"))
    assert error.message == AWAY.format(NO_ANSWER)


def test_desk_that_may_not_wait_for_another_is_told(url: str) -> None:
    with SharedDatabase(url) as other, SharedDatabase(url) as shared:
        other.rows(f"SELECT pg_advisory_lock({sharing._LOCK})")
        shared._connection.execute("SET lock_timeout = '20ms'")
        error = told(shared.prepare)
    assert error.message == AWAY.format(NO_ANSWER)


def test_user_who_may_not_write_is_told_with_the_code_for_the_administrator(url: str) -> None:
    with SharedDatabase(url) as shared:
        shared._connection.execute("SET default_transaction_read_only = on")
        error = told(shared.prepare)
    assert (error.message, error.hint) == (FAULT.format("code 25006"), ADMINISTRATOR)


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (psycopg.errors.InvalidPassword("geheim"), AWAY.format(NO_ENTRY)),
        (psycopg.errors.InvalidAuthorizationSpecification("vreemd"), AWAY.format(NO_ENTRY)),
        (psycopg.errors.InvalidCatalogName("geheim"), FAULT.format(NOTHING)),
        (psycopg.errors.TooManyConnections("vreemd"), AWAY.format("code 53300")),
        (psycopg.errors.InternalError_("geheim op 127.0.0.1"), FAULT.format("code XX000")),
        (psycopg.OperationalError("vreemd:geheim@127.0.0.1"), AWAY.format("OperationalError")),
        (psycopg.InterfaceError("vreemd:geheim@127.0.0.1"), FAULT.format("InterfaceError")),
        (psycopg.Error("vreemd:geheim@127.0.0.1"), FAULT.format("Error")),
    ],
)
def test_any_other_error_is_told_by_its_code_or_kind_alone(
    error: psycopg.Error, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def connect(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(psycopg, "connect", connect)
    url = "postgresql://vreemd:geheim@127.0.0.1/ido"
    assert told(lambda: SharedDatabase(url)).message == message


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


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://vreemd:ge heim@127.0.0.1/ido",
        "postgresql://vreemd:geheim%zz@127.0.0.1/ido",
        "postgresql://vreemd:geheim@127.0.0.1/ido?geheim=1",
        "postgresql://vreemd:geheim@twee..punten/ido",
        f"postgresql://vreemd:geheim@{'x' * 80}.nl/ido",
        "postgresql://vreemd:geheim\udce9@127.0.0.1/ido",
    ],
)
def test_address_with_parts_that_are_none_is_wrong_use(url: str) -> None:
    error = told(lambda: SharedDatabase(url))
    assert (error.message, error.exit_code) == ("Dit is geen adres van een PostgreSQL.", 2)
    assert error.hint == "Het begint met postgresql://, zoals postgresql://server/ido."
