"""A connection with a PostgreSQL: safe on its way, no wait without an end, and words for mishaps.

No message repeats an address, a name or a password. For the extra `[delen]`.
"""

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from ipaddress import ip_address
from queue import Empty, SimpleQueue
from threading import Event, Thread, Timer
from typing import Any, Final

from ido_cli.errors import WRONG_USE, IdoError

SECONDS: Final = 15.0
"""How long a desk waits for any answer of the server."""
LONG_SECONDS: Final = 3600.0
"""How long the owner waits while tables are brought to this version."""
_CONNECT_SECONDS: Final = 7
"""For each address that a name stands for; most have two."""
_NOT_CLEAR: Final = "!password"
"""No server gets a password in clear, unless it is known by its certificate."""
_HAS_REQUIRE_AUTH: Final = 160000
_SAFE: Final = ("require", "verify-ca", "verify-full")
_OPEN: Final = ("disable", "allow")

NO_ANSWER: Final = "geen antwoord binnen de tijd"
_NO_ENTRY: Final = "naam of wachtwoord klopt niet"
_NOBODY: Final = "er luistert niemand op dat adres"
_NOTHING: Final = "die database of tabel bestaat niet"
_NO_TLS: Final = "de server versleutelt de verbinding niet"
_CERTIFICATE: Final = "het certificaat van de server klopt niet of ontbreekt"
_CLEAR: Final = "de server vraagt het wachtwoord onversleuteld"
_LOST: Final = "de verbinding viel weg"
_BY_CODE: Final[Mapping[str, str]] = {
    "28": _NO_ENTRY,
    "3D": _NOTHING,
    "3F": _NOTHING,
    "42P01": _NOTHING,
    "55P03": NO_ANSWER,
    "57014": NO_ANSWER,
    "57P": _LOST,
}
"""Reasons by the begin of an SQLSTATE.

See https://www.postgresql.org/docs/current/errcodes-appendix.html.
"""
_BY_WORDS: Final = (
    (("refused",), _NOBODY),
    (("could not translate",), _NOBODY),
    (("failed to resolve",), _NOBODY),
    (("does not support ssl",), _NO_TLS),
    (("certificate",), _CERTIFICATE),
    (("cleartext password",), _CLEAR),
    (("role", "does not exist"), "die gebruiker bestaat niet"),
    (("does not exist",), _NOTHING),
    (("password",), _NO_ENTRY),
    (("authentication",), _NO_ENTRY),
    (("closed",), _LOST),
)
"""Reasons by words, for what goes wrong before there is a connection.

The driver gives no code for that (psycopg 3.3).
"""


def psycopg_module() -> Any:
    """The driver. Raises IdoError when the extra is not installed."""
    try:
        import psycopg
    except ImportError:
        message = "Delen kan nog niet: er ontbreekt een onderdeel."
        raise IdoError(message, "Installeer het met: pip install 'ido-cli[delen]'.") from None
    return psycopg


def connect(url: str, without_tls: bool) -> Any:
    """A connection in which each statement is a transaction, with an end to every wait.

    Raises IdoError when there is none within SECONDS, or when it would be plain to another machine
    and that was not allowed.
    """
    if not url.startswith(("postgresql://", "postgres://")):
        raise _no_address()
    psycopg = psycopg_module()
    try:
        limits = {**_limits(), **_protection(url, without_tls)}
        with explained():
            connection = _in_time(lambda: psycopg.connect(url, autocommit=True, **limits))
        limit_statements(connection, SECONDS)
    except (psycopg.ProgrammingError, UnicodeError):
        # parts that are no part of an address, or a name that no host can have
        raise _no_address() from None
    return connection


def limit_statements(connection: Any, seconds: float) -> None:
    """Let the server itself end what takes longer, so that no lock outlives the desk's wait."""
    milliseconds = int(seconds * 1000)
    with answered(connection):
        connection.execute(
            f"SET search_path TO ido; SET statement_timeout TO {milliseconds};"
            f" SET idle_in_transaction_session_timeout TO {milliseconds}"
        )


@contextmanager
def answered(connection: Any, seconds: float | None = None) -> Iterator[None]:
    """Hang up when the server is silent for longer; turn what goes wrong into a message."""
    late = Event()

    def hang_up() -> None:
        late.set()
        line = socket.socket(fileno=connection.fileno())
        line.shutdown(socket.SHUT_RDWR)
        line.detach()

    timer = Timer(SECONDS + 1 if seconds is None else seconds, hang_up)
    timer.daemon = True
    timer.start()
    try:
        with explained(late):
            yield
    finally:
        timer.cancel()


@contextmanager
def explained(late: Event | None = None) -> Iterator[None]:
    """Turn what the database says into a message without credentials."""
    psycopg = psycopg_module()
    try:
        yield
    except psycopg.OperationalError as error:
        raise _away(NO_ANSWER if late and late.is_set() else _reason(error)) from None
    except psycopg.errors.InsufficientPrivilege:
        hint = (
            'Laat de beheerder "ido sessies deel --voorbereiden" doen, en deze gebruiker lid maken'
            " van ido_balie (delen) of ido_cijfers (cijfers bekijken)."
        )
        raise IdoError("Deze gebruiker mag dat niet in de gedeelde database.", hint) from None
    except psycopg.Error as error:
        message = f"De gedeelde database gaf een fout ({_reason(error)})."
        raise IdoError(message, "Geef dit door aan de beheerder van de database.") from None


def _limits() -> dict[str, Any]:
    """What ends a wait for a network that is gone, in libpq's own words and units."""
    return {
        "connect_timeout": _CONNECT_SECONDS,
        "tcp_user_timeout": int(SECONDS * 1000),
        "keepalives_idle": 5,
        "keepalives_interval": 3,
        "keepalives_count": 3,
    }


def _protection(url: str, without_tls: bool) -> dict[str, str]:
    """What must hold of the way to another machine: encrypted, and no password in clear."""
    psycopg = psycopg_module()
    known = {
        option.keyword.decode(): (option.val or b"").decode()
        for option in psycopg.pq.Conninfo.get_defaults()
    }
    known |= psycopg.conninfo.conninfo_to_dict(url)
    if _is_here(known):
        return {}
    mode = known.get("sslmode")
    if mode in _OPEN and not without_tls:
        raise IdoError("Deze verbinding is niet versleuteld.", _TLS_HINT, WRONG_USE)
    made = {} if mode in _SAFE or without_tls else {"sslmode": "require"}
    has = psycopg.pq.version() >= _HAS_REQUIRE_AUTH
    if has and mode != "verify-full" and not known.get("require_auth"):
        made["require_auth"] = _NOT_CLEAR
    return made


_TLS_HINT: Final = (
    "Zet sslmode=verify-full in het adres (zie de handleiding). Is het netwerk zelf beveiligd,"
    " dan mag het met --zonder-tls."
)


def _is_here(known: Mapping[str, Any]) -> bool:
    """Whether an address is this machine: a socket, or a loopback address. A service may be not."""
    hosts = str(known.get("hostaddr") or known.get("host") or "").split(",")
    return not known.get("service") and all(map(_is_loopback, hosts))


def _is_loopback(host: str) -> bool:
    try:
        return host in ("", "localhost") or host[0] in "/@" or ip_address(host).is_loopback
    except ValueError:
        return False


def _in_time(work: Any) -> Any:
    """What some work comes to.

    It is left behind when it takes too long: looking up a name has no limit of its own. Raises
    IdoError then.
    """
    done: SimpleQueue[tuple[Any, BaseException | None]] = SimpleQueue()

    def run() -> None:
        try:
            done.put((work(), None))
        except BaseException as error:  # noqa: BLE001  # it is raised again where it is waited for
            done.put((None, error))

    Thread(target=run, daemon=True).start()
    try:
        made, error = done.get(timeout=SECONDS)
    except Empty:
        raise _away(NO_ANSWER) from None
    if error is not None:
        raise error
    return made


def _away(why: str) -> IdoError:
    message = f"De gedeelde database is niet te bereiken ({why})."
    hint = "Alles staat nog op deze computer. Probeer het later opnieuw."
    return IdoError(message, _TLS_HINT if why in (_NO_TLS, _CERTIFICATE, _CLEAR) else hint)


def _no_address() -> IdoError:
    hint = "Het begint met postgresql://, zoals postgresql://server/ido."
    return IdoError("Dit is geen adres van een PostgreSQL.", hint, WRONG_USE)


def _reason(error: Exception) -> str:
    """Why, in a few words that hold no address, name or password."""
    from psycopg.errors import ConnectionTimeout

    state = getattr(error, "sqlstate", None)
    if state:
        known = (words for code, words in _BY_CODE.items() if state.startswith(code))
        return next(known, f"code {state}")
    if isinstance(error, ConnectionTimeout):
        return NO_ANSWER
    text = str(error).lower()
    said = (words for sign, words in _BY_WORDS if all(part in text for part in sign))
    return next(said, type(error).__name__)
