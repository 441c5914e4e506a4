"""What SQLite refuses, in words for the desk."""

import sqlite3
from pathlib import Path

import pytest

from ido_cli.errors import IdoError
from ido_cli.sessions.own_file.trouble import explained


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (sqlite3.SQLITE_READONLY, "daar kan niets worden opgeslagen"),
        (sqlite3.SQLITE_CANTOPEN, "het bestand is niet te openen"),
        (sqlite3.SQLITE_IOERR_READ, "de schijf geeft een fout"),
        (sqlite3.SQLITE_PERM, "dat mag u niet"),
        (sqlite3.SQLITE_PROTOCOL, "fout 15"),
    ],
)
def test_what_sqlite_refuses_is_told_with_what_to_do(tmp_path: Path, code: int, why: str) -> None:
    refused = sqlite3.OperationalError("not for people")
    refused.sqlite_errorcode = code
    with pytest.raises(IdoError) as caught, explained(tmp_path / "sessies.db"):
        raise refused
    assert caught.value.message == f"Sessies kunnen niet worden bewaard in {tmp_path} ({why})."
    assert "--gegevens MAP" in caught.value.hint
