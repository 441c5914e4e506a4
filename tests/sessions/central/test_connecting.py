"""A connection with a PostgreSQL: safe on its way, no wait without an end, no password in words."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import psycopg
import psycopg.errors
import pytest

from ido_cli.errors import IdoError
from ido_cli.sessions.central import connecting, sharing
from ido_cli.sessions.central.sharing import SharedDatabase, push
from ido_cli.sessions.statistics import figures
from ido_cli.sessions.store import Store
from sessions.centre import NOVEMBER, fill, sql

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
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
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
    monkeypatch.setattr(connecting, "_CONNECT_SECONDS", 2)
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


# No wait without an end


def test_server_that_falls_silent_is_told(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process of the server is stopped in the middle of a push; the network lives on."""
    monkeypatch.setattr(connecting, "SECONDS", 1.0)
    store = Store(tmp_path, print)
    fill(store, 1)
    with SharedDatabase(url) as shared:
        pid = shared.rows("SELECT pg_backend_pid()")[0][0]
        subprocess.run(["kill", "-STOP", str(pid)], check=True)
        begin = time.monotonic()
        try:
            error = told(lambda: push(store, shared))
        finally:
            subprocess.run(["kill", "-CONT", str(pid)], check=True)
    assert (error.message, error.hint) == (AWAY.format(NO_ANSWER), LATER)
    assert time.monotonic() - begin < 5


def test_name_that_nobody_looks_up_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "SECONDS", 0.3)
    monkeypatch.setattr(psycopg, "connect", lambda *_, **__: time.sleep(3))
    error = told(lambda: SharedDatabase("postgresql://geheim.invalid/ido"))
    assert error.message == AWAY.format(NO_ANSWER)


def test_server_ends_what_takes_too_long_itself(url: str) -> None:
    with SharedDatabase(url) as shared:
        limits = ("statement_timeout", "idle_in_transaction_session_timeout")
        assert [shared.rows(f"SHOW {name}") for name in limits] == [[("15s",)]] * 2
        shared.prepare()
        assert shared.rows("SHOW statement_timeout") == [("15s",)]


# Encrypted on its way


def elsewhere(url: str) -> str:
    """The address of the server as that of another machine: no loopback that we know of."""
    return url.replace("127.0.0.1", "127.1")


def test_plain_connection_with_another_machine_is_refused(url: str) -> None:
    error = told(lambda: SharedDatabase(elsewhere(url)))
    assert error.message == AWAY.format("de server versleutelt de verbinding niet")
    assert "--zonder-tls" in error.hint
    for mode in ("disable", "allow"):
        error = told(partial(SharedDatabase, f"{elsewhere(url)}?sslmode={mode}"))
        assert error.message == "Deze verbinding is niet versleuteld."
        assert error.exit_code == 2
    with SharedDatabase(elsewhere(url), without_tls=True) as shared:
        assert shared.rows("SELECT 1") == [(1,)]


def test_service_may_be_another_machine(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "pg_service.conf"
    port = url.rsplit(":", 1)[1].split("/")[0]
    file.write_text(f"[bieb]\nhost=127.1\nport={port}\ndbname=ido\nuser=ido\n", encoding="utf-8")
    monkeypatch.setenv("PGSERVICEFILE", str(file))
    error = told(lambda: SharedDatabase("postgresql:///?service=bieb"))
    assert error.message == AWAY.format("de server versleutelt de verbinding niet")


@pytest.mark.parametrize(
    ("url", "here"),
    [
        ("postgresql:///ido", True),
        ("postgresql://localhost/ido", True),
        ("postgresql://127.0.0.9/ido", True),
        ("postgresql://[::1]/ido", True),
        ("postgresql:///ido?host=/var/run/postgresql", True),
        ("postgresql://localhost,centrale.example/ido", False),
        ("postgresql://localhost/ido?hostaddr=192.0.2.1", False),
        ("postgresql://10.0.0.1/ido", False),
        ("postgresql://localhost.example/ido", False),
    ],
)
def test_only_this_machine_needs_no_encryption(url: str, here: bool) -> None:
    assert (connecting._protection(url, False) == {}) == here


def test_server_is_never_sent_a_password_in_clear_unless_its_certificate_is_known() -> None:
    made = connecting._protection("postgresql://centrale.example/ido", False)
    assert made == {"sslmode": "require", "require_auth": "!password"}
    verified = "postgresql://centrale.example/ido?sslmode=verify-full"
    assert connecting._protection(verified, False) == {}
    plain = connecting._protection("postgresql://centrale.example/ido", True)
    assert plain == {"require_auth": "!password"}


def test_server_that_asks_a_password_in_clear_is_told(guarded: str) -> None:
    hba = Path(sql(guarded, "SHOW hba_file")[0][0])
    rules = hba.read_text(encoding="utf-8")
    hba.write_text(rules.replace("scram-sha-256", "password"), encoding="utf-8")
    sql(guarded, "SELECT pg_reload_conf()")
    time.sleep(0.5)
    url = elsewhere(guarded.replace("ido@", "vreemdeling:goed@"))
    error = told(lambda: SharedDatabase(url, without_tls=True))
    assert error.message == AWAY.format("de server vraagt het wachtwoord onversleuteld")
    hba.write_text(rules, encoding="utf-8")
    sql(guarded, "SELECT pg_reload_conf()")


@pytest.fixture(scope="module")
def with_tls(cluster: str) -> Iterator[tuple[str, Path]]:
    """The server with a certificate for `localhost`, and the file of who signed it (itself)."""
    data = Path(sql(cluster, "SHOW data_directory")[0][0])
    words = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-days", "2"]
    made = ["-keyout", str(data / "server.key"), "-out", str(data / "server.crt")]
    command = ["openssl", "req", "-new", "-x509", "-nodes", *words, *made]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("geen openssl op deze computer")
    for name in ("server.key", "server.crt"):
        if sys.platform != "win32":
            import os
            import shutil

            (data / name).chmod(0o600)
            if os.geteuid() == 0:
                shutil.chown(data / name, "postgres")
    sql(cluster, "ALTER SYSTEM SET ssl = on", "SELECT pg_reload_conf()")
    for _ in range(100):
        if sql(cluster, "SHOW ssl") == [("on",)]:
            break
        time.sleep(0.05)
    yield cluster, data / "server.crt"
    sql(cluster, "ALTER SYSTEM SET ssl = off", "SELECT pg_reload_conf()")
    time.sleep(0.5)


def test_connection_with_another_machine_is_encrypted(with_tls: tuple[str, Path]) -> None:
    url, _ = with_tls
    with SharedDatabase(elsewhere(url)) as shared:
        query = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
        assert shared.rows(query) == [(True,)]


def test_server_whose_certificate_is_known_is_verified(
    with_tls: tuple[str, Path], tmp_path: Path
) -> None:
    url, certificate = with_tls
    known = tmp_path / "root.crt"
    known.write_bytes(certificate.read_bytes())
    named = url.replace("127.0.0.1", "localhost")
    with SharedDatabase(f"{named}?sslmode=verify-full&sslrootcert={known}") as shared:
        assert shared.rows("SELECT 1") == [(1,)]
    for wrong in (
        f"{elsewhere(url)}?sslmode=verify-full&sslrootcert={known}",
        f"{named}?sslmode=verify-full&sslrootcert={tmp_path / 'weg.crt'}",
    ):
        error = told(partial(SharedDatabase, wrong))
        assert error.message == AWAY.format("het certificaat van de server klopt niet of ontbreekt")
