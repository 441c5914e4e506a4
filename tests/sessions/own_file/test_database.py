"""The file of a desk: more desks at once, modes, versions, damage, disks that can't be written."""

import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from threading import Thread
from typing import Any, Final

import pytest

from ido_cli.errors import IdoError
from ido_cli.sessions.export import report_of
from ido_cli.sessions.own_file import database as database_module
from ido_cli.sessions.own_file.schema import FILE_NAME, SCHEMA_VERSION
from ido_cli.sessions.statistics import Period, figures
from ido_cli.sessions.store import Store
from ido_cli.trees.place import Place
from ido_cli.triage.engine import Case, Session
from ido_cli.views.figures.figures import row
from ido_cli.workspace.reading import Workspace, open_workspace
from sessions.visits import NOW, WHAT, ids, one_session, report, silent

SECONDS: Final = 60.0
"""How long a test waits for another process before it fails."""
POSIX: Final = pytest.mark.skipif(
    sys.platform == "win32",
    reason="Windows has no modes, and no file can be taken away while it is open",
)
WRITE_HINT: Final = (
    "Kijk of u in deze map mag schrijven, of kies een andere map met --gegevens MAP."
)


def filled(folder: Path, count: int = 6) -> bytes:
    """Makes a file with some sessions in a folder; its bytes."""
    store = Store(folder, silent)
    for number in range(count):
        session = Session(
            f"{number}abc",
            NOW + timedelta(minutes=number),
            "noord",
            (
                Case(
                    "toeslagen",
                    {WHAT: "terugbetalen"},
                    "een brief over é",
                    "een notitie",
                    "doorverwezen",
                ),
                Case("digid"),
            ),
        )
        store.save(session, NOW, {0: report("toeslagen", "een brief over é")})
    store.remember("locatie", "noord")
    store.close()
    return (folder / FILE_NAME).read_bytes()


def smash(folder: Path) -> None:
    """Overwrites the file of sessions, and what SQLite keeps beside it, with noise."""
    for path in folder.glob(f"{FILE_NAME}*"):
        with path.open("r+b") as file:
            file.write(random.Random(1).randbytes(path.stat().st_size))


def aside_words(path: Path) -> str:
    """What is said when a damaged file was set aside."""
    return (
        "Het bestand met sessies was beschadigd. "
        f"Ik heb het apart gezet als {path} en ga verder met een nieuw bestand."
    )


SAVE_AND_SAY: Final = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from ido_cli.sessions.store import Store
from ido_cli.triage.engine import Case, Session

folder, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
print("klaar om te beginnen", flush=True)
sys.stdin.readline()
store = Store(folder, print)
for number in range(count):
    session = Session(f"{name}{number}", datetime.now(UTC), name, (Case("t", text=name),))
    store.save(session, datetime.now(UTC))
print("bewaard", flush=True)
sys.stdin.readline()
"""


def other_desk(folder: Path, name: str, count: int) -> subprocess.Popen[str]:
    """Another process that saves `count` sessions as soon as it gets a line.

    Then it waits for one more.
    """
    command = [sys.executable, "-c", SAVE_AND_SAY, str(folder), name, str(count)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


# More desks in one file


def test_file_is_in_wal_mode_at_this_version(tmp_path: Path) -> None:
    Store(tmp_path, silent).close()
    other = sqlite3.connect(tmp_path / FILE_NAME)
    assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert other.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    other.close()


def test_processes_that_write_in_one_new_file_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    desks = [other_desk(tmp_path / "samen", name, 40) for name in ("noord", "zuid", "west")]
    for desk in desks:
        assert desk.stdin is not None
        assert desk.stdout is not None
        assert desk.stdout.readline() == "klaar om te beginnen\n"
    for desk in desks:
        assert desk.stdin is not None
        desk.stdin.write("\n")
        desk.stdin.flush()
    said = [desk.communicate("\n", timeout=SECONDS) for desk in desks]
    assert said == [("bewaard\n", "")] * 3
    expected = {f"{name}{number}" for name in ("noord", "zuid", "west") for number in range(40)}
    kept = Store(tmp_path / "samen", silent).sessions()
    assert {one.session.id for one in kept} == expected
    assert all(one.session.location == one.session.cases[0].text for one in kept)


def test_desk_that_starts_while_another_makes_the_file_waits_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite does not wait by itself when two desks bring a new file in WAL mode.

    It says at once that the file is locked.
    """
    connect = sqlite3.connect
    met: list[str] = []

    class Meanwhile(sqlite3.Connection):
        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            if "journal_mode" not in sql or met:
                return super().execute(sql, *values)
            other = connect(tmp_path / FILE_NAME, isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            try:
                return super().execute(sql, *values)
            except sqlite3.OperationalError as error:
                met.append(str(error))
                raise
            finally:
                other.close()

    monkeypatch.setattr(
        sqlite3,
        "connect",
        lambda *arguments, **options: connect(*arguments, **options, factory=Meanwhile),
    )
    store = Store(tmp_path, silent)
    assert met == ["database is locked"]
    store.save(one_session("a"), NOW)
    assert ids(store) == ["a"]


@POSIX
def test_session_of_a_killed_process_is_on_disk(tmp_path: Path) -> None:
    desk = other_desk(tmp_path, "noord", 3)
    assert desk.stdin is not None
    assert desk.stdout is not None
    desk.stdin.write("\n")
    desk.stdin.flush()
    assert [desk.stdout.readline() for _ in range(2)] == ["klaar om te beginnen\n", "bewaard\n"]
    desk.send_signal(signal.SIGKILL)
    desk.communicate(timeout=SECONDS)
    assert sorted(ids(Store(tmp_path, silent))) == ["noord0", "noord1", "noord2"]


def test_file_that_another_desk_holds_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_module, "BUSY_SECONDS", 0.05)
    store = Store(tmp_path, silent)
    other = sqlite3.connect(tmp_path / FILE_NAME)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(IdoError) as caught:
        store.save(one_session("a"), NOW)
    assert (
        caught.value.message
        == f"Het bestand {tmp_path / FILE_NAME} is in gebruik door een andere balie."
    )
    assert caught.value.hint == "Probeer het zo nog eens."
    other.close()
    store.save(one_session("a"), NOW)
    assert ids(store) == ["a"]


@POSIX
def test_session_is_on_disk_when_the_file_was_taken_away_meanwhile(tmp_path: Path) -> None:
    store = Store(tmp_path, lambda _: None)
    store.save(one_session("eerst"), NOW)
    for path in tmp_path.glob(f"{FILE_NAME}*"):
        path.unlink()
    store.save(one_session("daarna"), NOW)
    assert "daarna" in ids(Store(tmp_path, silent))


# For the desk's user alone


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@POSIX
def test_folder_and_files_are_for_the_user_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        store = Store(tmp_path / "diep" / "gegevens", silent)
        store.save(one_session("a"), NOW)
    finally:
        os.umask(before)
    assert mode(tmp_path / "diep" / "gegevens") == 0o700
    files = sorted((tmp_path / "diep" / "gegevens").iterdir())
    assert [path.name for path in files] == [FILE_NAME, f"{FILE_NAME}-shm", f"{FILE_NAME}-wal"]
    assert [mode(path) for path in files] == [0o600] * 3


@POSIX
def test_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    filled(tmp_path)
    (tmp_path / FILE_NAME).chmod(0o666)
    store = Store(tmp_path, silent)
    assert mode(tmp_path / FILE_NAME) == 0o600
    assert len(ids(store)) == 6


@POSIX
def test_what_a_killed_process_left_beside_the_file_is_closed_to_others_too(tmp_path: Path) -> None:
    living = Store(tmp_path / "levend", silent)
    living.save(one_session("a"), NOW)
    killed = tmp_path / "gedood"
    killed.mkdir()
    for path in (tmp_path / "levend").iterdir():
        (killed / path.name).write_bytes(path.read_bytes())
        (killed / path.name).chmod(0o644)
    store = Store(killed, silent)
    assert ids(store) == ["a"]
    assert {path.name: mode(path) for path in killed.iterdir() if mode(path) != 0o600} == {}


@POSIX
def test_file_that_was_set_aside_is_for_the_user_alone(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"geen sqlite " * 50)
    (tmp_path / FILE_NAME).chmod(0o644)
    Store(tmp_path, lambda _: None)
    assert mode(tmp_path / "sessies-beschadigd-1.db") == 0o600


# Versions


def test_empty_file_becomes_this_version(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).touch()
    store = Store(tmp_path, silent)
    store.save(one_session("a"), NOW)
    assert ids(store) == ["a"]
    other = sqlite3.connect(tmp_path / FILE_NAME)
    assert other.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    other.close()


def test_file_of_a_newer_version_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    filled(tmp_path)
    path = tmp_path / FILE_NAME
    newer = sqlite3.connect(path)
    newer.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    newer.close()
    before = path.read_bytes()
    with pytest.raises(IdoError) as caught:
        Store(tmp_path, silent)
    assert caught.value.message == f"De sessies in {path} zijn van een nieuwere versie van ido."
    assert caught.value.hint == "Werk ido bij, of kies een andere map met --gegevens."
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("sessies-beschadigd*"))


# Damage


def empty_database_of_this_version(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    database.close()


def database_of_something_else(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE session (cookie TEXT)")
    database.close()


def write(body: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(body)


DAMAGED: Final[dict[str, Callable[[Path], object]]] = {
    "random bytes": write(random.Random(5).randbytes(20_000)),
    "zeros, as after a power cut": write(bytes(8192)),
    "a few zeros": write(bytes(10)),
    "another kind of file": write(b"naam;telefoon\r\n" * 100),
    "only the head": write(b"SQLite format 3\0"),
    "a head and zeros": write(b"SQLite format 3\0" + bytes(5000)),
    "our version without our tables": empty_database_of_this_version,
    "tables of something else": database_of_something_else,
}


@pytest.mark.parametrize("damage", DAMAGED.values(), ids=list(DAMAGED))
def test_damaged_file_is_set_aside_and_named_and_work_goes_on(
    tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    damage(tmp_path / FILE_NAME)
    body = (tmp_path / FILE_NAME).read_bytes()
    told: list[str] = []
    store = Store(tmp_path, told.append)
    store.save(one_session("nieuw"), NOW)
    aside = tmp_path / "sessies-beschadigd-1.db"
    assert told == [aside_words(aside)]
    assert aside.stat().st_size == len(body)
    assert ids(Store(tmp_path, silent)) == ["nieuw"]


def test_file_that_was_cut_off_is_set_aside(tmp_path: Path) -> None:
    body = filled(tmp_path)
    (tmp_path / FILE_NAME).write_bytes(body[: len(body) // 2])
    told: list[str] = []
    store = Store(tmp_path, told.append)
    store.save(one_session("nieuw"), NOW)
    assert told == [aside_words(tmp_path / "sessies-beschadigd-1.db")]
    assert ids(store) == ["nieuw"]


def test_each_damaged_file_gets_a_name_of_its_own(tmp_path: Path) -> None:
    told: list[str] = []
    for number in (1, 2):
        (tmp_path / FILE_NAME).write_bytes(b"%d" % number * 1000)
        Store(tmp_path, told.append).close()
    assert told == [aside_words(tmp_path / f"sessies-beschadigd-{number}.db") for number in (1, 2)]
    assert (tmp_path / "sessies-beschadigd-1.db").read_bytes() == b"1" * 1000
    assert (tmp_path / "sessies-beschadigd-2.db").read_bytes() == b"2" * 1000


def test_file_that_is_damaged_in_the_middle_of_a_visit_is_set_aside_and_the_visit_is_kept_whole(
    tmp_path: Path,
) -> None:
    filled(tmp_path)
    told: list[str] = []
    store = Store(tmp_path, told.append)
    begun = Session(
        "bezoek", NOW, "noord", (Case("toeslagen", text="eerste vraag", outcome="doorverwezen"),)
    )
    store.save(begun, NOW)
    smash(tmp_path)
    on = Session(
        "bezoek", NOW, "noord", (*begun.cases, Case("digid", {Place("digid", "wat"): "ja"}))
    )
    store.save(on, NOW)
    assert told == [aside_words(tmp_path / "sessies-beschadigd-1.db")]
    assert store.get("bezoek").session == on
    assert [kept.session for kept in Store(tmp_path, silent).sessions()] == [on]


def test_desks_that_meet_the_same_damage_go_on_in_one_new_file(tmp_path: Path) -> None:
    filled(tmp_path)
    told: list[str] = []
    noord, zuid = Store(tmp_path, told.append), Store(tmp_path, told.append)
    smash(tmp_path)
    noord.save(one_session("noord1"), NOW)
    zuid.save(one_session("zuid1"), NOW)
    noord.save(one_session("noord2"), NOW)
    assert sorted(ids(Store(tmp_path, silent))) == ["noord1", "noord2", "zuid1"]
    assert told == [aside_words(tmp_path / "sessies-beschadigd-1.db")]


def works_after(body: bytes, folder: Path) -> list[str]:
    """Opens a file of these bytes and does all that a desk does; what was told."""
    folder.mkdir()
    (folder / FILE_NAME).write_bytes(body)
    told: list[str] = []
    store = Store(folder, told.append)
    store.sessions()
    store.setting("locatie")
    fresh = one_session("nieuw", begun=NOW + timedelta(days=1))
    store.save(fresh, NOW)
    assert store.get("nieuw").session == fresh
    assert store.sessions()[0].session == fresh
    store.close()
    assert next(kept.session for kept in Store(folder, silent).sessions()) == fresh
    aside = sorted(folder.glob("sessies-beschadigd-?.db"))
    assert told == [aside_words(path) for path in aside]
    return told


def test_flipped_byte_at_two_hundred_places_never_keeps_the_desk_from_working(
    tmp_path: Path,
) -> None:
    body = filled(tmp_path / "goed", count=12)
    set_aside = 0
    for number in range(200):
        place = number * len(body) // 200 + number % 7
        flipped = bytearray(body)
        flipped[place] ^= 0xFF
        set_aside += len(works_after(bytes(flipped), tmp_path / str(place)))
    assert 0 < set_aside < 200


HEADER: Final = {
    "the magic": 3,
    "page size": 16,
    "write version": 18,
    "read version": 19,
    "schema format": 47,
    "encoding": 59,
    "our version": 60,
}
"""Bytes of SQLite's file header that make the file unusable when they are wrong.

See https://www.sqlite.org/fileformat.html, 1.3.
"""


@pytest.mark.parametrize("place", HEADER.values(), ids=list(HEADER))
def test_flipped_byte_in_the_head_of_the_file_is_damage(tmp_path: Path, place: int) -> None:
    flipped = bytearray(filled(tmp_path / "goed"))
    flipped[place] ^= 0xFF
    assert works_after(bytes(flipped), tmp_path / "geraakt") == [
        aside_words(tmp_path / "geraakt" / "sessies-beschadigd-1.db")
    ]


NONSENSE: Final = {
    "a time that is none": (b"2026-11-24T", b"gisteravond"),
    "a time without a zone": (b"+01:00", b"      "),
    "a report that is no JSON": (b'{"tree"', b'["tree"'),
    "a text that is no UTF-8": (b"een notitie", b"een notiti\xe9"),
}
"""What stands in a row, and bytes that SQLite finds as good there."""


@pytest.mark.parametrize(("right", "wrong"), NONSENSE.values(), ids=list(NONSENSE))
def test_row_that_makes_no_sense_is_damage(tmp_path: Path, right: bytes, wrong: bytes) -> None:
    body = filled(tmp_path / "goed")
    assert right in body
    assert len(right) == len(wrong)
    told = works_after(body.replace(right, wrong), tmp_path / "geraakt")
    assert told == [aside_words(tmp_path / "geraakt" / "sessies-beschadigd-1.db")]


# Disks that can't be written


def test_folder_where_the_file_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(IdoError) as caught:
        Store(tmp_path, silent)
    assert (
        caught.value.message
        == f"Sessies kunnen niet worden bewaard in {tmp_path} (daar staat een map met die naam)."
    )
    assert (caught.value.hint, caught.value.exit_code) == (WRITE_HINT, 1)


def test_data_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x", encoding="utf-8")
    with pytest.raises(IdoError) as caught:
        Store(tmp_path / "bestand", silent)
    assert caught.value.message == (
        f"Sessies kunnen niet worden bewaard in {tmp_path / 'bestand'} (daar staat een "
        "bestand met die naam)."
    )
    assert caught.value.hint == WRITE_HINT
    assert (tmp_path / "bestand").read_text(encoding="utf-8") == "x"


@POSIX
def test_data_folder_behind_a_symlink_is_used(tmp_path: Path) -> None:
    (tmp_path / "echt").mkdir()
    (tmp_path / "wijzer").symlink_to(tmp_path / "echt")
    Store(tmp_path / "wijzer", silent).save(one_session("a"), NOW)
    assert ids(Store(tmp_path / "echt", silent)) == ["a"]


@POSIX
def test_symlink_that_points_at_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "wijzer").symlink_to(tmp_path / "nergens")
    with pytest.raises(IdoError) as caught:
        Store(tmp_path / "wijzer", silent).save(one_session("a"), NOW)
    assert str(tmp_path / "wijzer") in caught.value.message
    assert caught.value.hint == WRITE_HINT


def test_data_folder_below_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    folder = tmp_path / "bestand" / "gegevens"
    with pytest.raises(IdoError) as caught:
        Store(folder, silent)
    assert (
        caught.value.message
        == f"Sessies kunnen niet worden bewaard in {folder} (een deel van dit pad is geen map)."
    )


@POSIX
@pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0, reason="a read-only folder does not stop root"
)
def test_read_only_folder_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(IdoError) as caught:
            Store(tmp_path, silent)
    finally:
        tmp_path.chmod(0o700)
    assert (
        caught.value.message
        == f"Sessies kunnen niet worden bewaard in {tmp_path} (dat mag u niet)."
    )


def no_more_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on SQLite finds the disk full as soon as a file has to grow."""
    connect = sqlite3.connect

    def limited(*arguments: Any, **options: Any) -> sqlite3.Connection:
        database: sqlite3.Connection = connect(*arguments, **options)
        database.execute("PRAGMA max_page_count = 1")
        return database

    monkeypatch.setattr(sqlite3, "connect", limited)


def test_full_disk_is_said_and_what_was_kept_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path)
    no_more_pages(monkeypatch)
    store = Store(tmp_path, silent)
    before = ids(store)
    with pytest.raises(IdoError) as caught:
        store.save(one_session("te-groot", "x" * 20_000), NOW)
    assert caught.value.message == "De schijf is vol: de sessie is niet bewaard."
    assert caught.value.hint == "Maak ruimte, of kies een andere map met --gegevens MAP."
    assert ids(store) == before
    assert ids(Store(tmp_path, silent)) == before


def test_full_disk_before_the_first_session_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_more_pages(monkeypatch)
    with pytest.raises(IdoError) as caught:
        Store(tmp_path, silent)
    assert caught.value.message == "De schijf is vol: de sessie is niet bewaard."


def no_shared_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on there is no room for the file that desks share, as Linux tells a full disk."""
    connect = sqlite3.connect

    class Full(sqlite3.Connection):
        alone = False

        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            self.alone = self.alone or sql == "PRAGMA locking_mode = EXCLUSIVE"
            if sql == "PRAGMA journal_mode = WAL" and not self.alone:
                error = sqlite3.OperationalError("disk I/O error")
                error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
                raise error
            return super().execute(sql, *values)

    monkeypatch.setattr(
        sqlite3, "connect", lambda *words, **options: connect(*words, factory=Full, **options)
    )


def test_sessions_on_a_full_disk_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path)
    no_shared_memory(monkeypatch)
    store = Store(tmp_path, silent)
    assert len(store.sessions()) == 6
    store.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte, where we may make one."""
    folder = tmp_path / "schijf"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(folder)]
    try:
        done = subprocess.run(mount, capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("geen mount op deze computer")
    if done.returncode:
        pytest.skip("hier mag geen schijf worden gemaakt")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.parametrize("killed", [False, True], ids=["closed", "killed"])
def test_disk_that_really_is_full_can_be_read_and_is_written_once_there_is_room(
    small_disk: Path, killed: bool
) -> None:
    """A killed process leaves its log, and what only stands in there is read too."""
    filled(small_disk)
    if killed:
        with other_desk(small_disk, "b", 3) as desk:
            assert desk.stdin is not None
            assert desk.stdout is not None
            desk.stdin.write("begin\n")
            desk.stdin.flush()
            assert [desk.stdout.readline() for _ in range(2)][1] == "bewaard\n"
            desk.kill()
        (small_disk / f"{FILE_NAME}-shm").unlink()
    rest = small_disk / "vol"
    with rest.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(b"x" * 1024):
            pass
    store = Store(small_disk, silent)
    assert len(ids(store)) == (9 if killed else 6)
    with pytest.raises(IdoError, match="De schijf is vol"):
        store.save(one_session("te-groot", "x" * 20_000), NOW)
    rest.unlink()
    store.save(one_session("past-nu", "x" * 20_000), NOW)
    store.close()
    assert len(ids(Store(small_disk, silent))) == (10 if killed else 7)


def test_desk_that_waited_in_vain_waits_shortly_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_module, "BUSY_SECONDS", 1.0)
    monkeypatch.setattr(database_module, "SHORT_SECONDS", 0.05)
    store = Store(tmp_path, silent)
    backup = sqlite3.connect(store.path, isolation_level=None)
    backup.execute("BEGIN IMMEDIATE")
    waits = []
    for _ in range(3):
        begin = time.monotonic()
        with pytest.raises(IdoError, match="in gebruik"):
            store.save(one_session("een"), NOW)
        waits.append(time.monotonic() - begin)
    backup.close()
    assert waits[0] >= 0.9
    assert max(waits[1:]) < 0.9
    store.save(one_session("een"), NOW)
    assert ids(store) == ["een"]


# A file of version 0.1


OLD: Final = Path(__file__).parents[1] / "data" / "0.1"
"""Three visits that ido 0.1 held and kept, with what it said of them itself."""
OLD_WORKSPACE: Final = Path(__file__).parents[2] / "workspace" / "data" / "0.1"
DONE: Final = "24d37c7da7054db79bdac299e6534bda"
URGENT: Final = "616dbad346f545f6bcf67ff2eb22e7db"
OPEN: Final = "b30bb444a73142c381bb00d346ac9da9"
NOVEMBER: Final = Period(date(2026, 11, 1), date(2026, 11, 26))


def old_file(folder: Path) -> Path:
    """A copy of the file of ido 0.1, in a data folder."""
    folder.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(OLD / FILE_NAME, folder / FILE_NAME))


def as_then(now: Any, then: Any) -> Any:
    """What is said now, without the keys that were added to it since then."""
    if isinstance(then, dict):
        return {key: as_then(now[key], value) for key, value in then.items()}
    if isinstance(then, list):
        assert len(now) == len(then)
        return [as_then(one, other) for one, other in zip(now, then, strict=True)]
    return now


def version_of(path: Path) -> int:
    database = sqlite3.connect(path)
    version = int(database.execute("PRAGMA user_version").fetchone()[0])
    database.close()
    return version


def changed_workspace(folder: Path) -> Workspace:
    """The workspace of the old visits, with other words for all that was asked and advised."""
    shutil.copytree(OLD_WORKSPACE, folder)
    for path in [*(folder / "decision_trees").iterdir(), folder / "partners.yaml"]:
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"(titel|vraag|waarom|let_op): .*", r"\1: Heel anders", text)
        text = text.replace("naam: Dienst Toeslagen", "naam: Heel anders").replace(
            "0800-0543", "14"
        )
        path.write_text(text, encoding="utf-8")
    return open_workspace(folder)


def test_file_of_version_1_becomes_this_version_and_is_not_set_aside(tmp_path: Path) -> None:
    path = old_file(tmp_path)
    assert version_of(path) == 1
    Store(tmp_path, silent).close()
    assert version_of(path) == SCHEMA_VERSION == 4
    assert [one.name for one in tmp_path.iterdir()] == [FILE_NAME]


def test_file_of_version_1_gets_the_tables_and_the_indexes_of_a_new_one(tmp_path: Path) -> None:
    old_file(tmp_path / "oud")
    shapes = []
    for folder in ("oud", "nieuw"):
        Store(tmp_path / folder, silent).close()
        database = sqlite3.connect(tmp_path / folder / FILE_NAME)
        tables = database.execute(
            'SELECT m.name, c.name, c.type, c."notnull", c.pk FROM sqlite_master m'
            " JOIN pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY 1, 2"
        ).fetchall()
        indexes = database.execute(
            "SELECT m.name, m.tbl_name, c.name FROM sqlite_master m"
            " JOIN pragma_index_info(m.name) c WHERE m.type = 'index' ORDER BY 1, c.seqno"
        ).fetchall()
        keys = database.execute(
            'SELECT m.name, k."table", k."from", k."to", k.on_delete FROM sqlite_master m'
            " JOIN pragma_foreign_key_list(m.name) k WHERE m.type = 'table' ORDER BY 1, 2, 3"
        ).fetchall()
        database.close()
        shapes.append(
            ({(a, b, c.lower(), d, e) for a, b, c, d, e in tables}, set(indexes), set(keys))
        )
    assert shapes[0] == shapes[1]


def test_sessions_of_version_1_are_read_with_all_that_was_answered(tmp_path: Path) -> None:
    old_file(tmp_path)
    store = Store(tmp_path, silent)
    assert [(one.session.id, one.session.location, one.status) for one in store.sessions()] == [
        (OPEN, "noord", "open"),
        (URGENT, "zuid", "klaar"),
        (DONE, "noord", "klaar"),
    ]
    assert store.get(DONE).session.cases == (
        Case(
            "toeslagen",
            {Place("toeslagen", "wat"): "terugbetalen"},
            "ik moet zorgtoeslag terugbetalen",
            "Klant belt zelf",
            "doorverwezen",
            "herkend",
        ),
        Case(
            "digid", {Place("digid", "wat"): "ja"}, "digid aanvragen", "", "zelf-verder", "herkend"
        ),
    )
    assert store.get(URGENT).session.cases == (
        Case(
            "toeslagen",
            {
                Place("toeslagen", "wat"): "een-toeslag-aanvragen",
                Place("toeslagen", "heeft_digid"): "nee",
            },
            "huurtoeslag aanvragen",
            "",
            "doorverwezen",
            "herkend",
        ),
        Case("spoed", {Place("spoed", "wat"): "ja"}, outcome="overgedragen"),
    )
    assert store.get(OPEN).session.cases == (
        Case(
            "toeslagen",
            {Place("toeslagen", "wat"): "een-toeslag-aanvragen"},
            "iets met een brief",
            found="lijst",
        ),
    )
    assert store.setting("opgeschoond") == "2026-11-26"


def test_reports_of_version_1_are_those_that_it_gave_itself(tmp_path: Path) -> None:
    old_file(tmp_path)
    workspace = open_workspace(OLD_WORKSPACE)
    rows = [report_of(workspace, one).row() for one in Store(tmp_path, silent).sessions()]
    told = json.loads((OLD / "sessies.json").read_text(encoding="utf-8"))
    assert as_then(rows, told) == told


def test_words_that_version_1_kept_stand_when_the_trees_change(tmp_path: Path) -> None:
    old_file(tmp_path / "gegevens")
    workspace = changed_workspace(tmp_path / "inrichting")
    kept = Store(tmp_path / "gegevens", silent).sessions()
    rows = [report_of(workspace, one).row() for one in kept]
    told = json.loads((OLD / "sessies.json").read_text(encoding="utf-8"))
    assert as_then(rows, told)[1:] == told[1:]
    assert rows[0]["vragen"][0]["onderwerp"] == "Heel anders"  # the open one is made anew


def test_figures_of_version_1_are_those_that_it_gave_itself(tmp_path: Path) -> None:
    old_file(tmp_path)
    expected = json.loads((OLD / "statistiek.json").read_text(encoding="utf-8"))
    del expected["periode_ervoor"], expected["niet_herkend"]
    made = row(figures(Store(tmp_path, silent), NOVEMBER))
    assert {key: made[key] for key in expected} == expected


def test_visit_that_version_1_left_open_goes_on_and_is_counted(tmp_path: Path) -> None:
    old_file(tmp_path)
    store = Store(tmp_path, silent)
    left = store.get(OPEN).session
    case = replace(left.cases[0], outcome="doorverwezen", note="alsnog")
    store.save(replace(left, cases=(case,)), NOW + timedelta(days=3), {0: report("toeslagen", "x")})
    store.save(one_session("nieuw"), NOW)
    store.close()
    again = Store(tmp_path, silent)
    assert again.get(OPEN).session.cases == (case,)
    assert again.get(OPEN).ended == {0: report("toeslagen", "x")}
    assert len(again.get(DONE).ended) == 2
    assert (figures(again, NOVEMBER).sessions, figures(again, NOVEMBER).unrecognised) == (3, 1)
    again.remove([DONE, URGENT, OPEN])
    assert ids(again) == ["nieuw"]
    assert b"zorgtoeslag" not in (tmp_path / FILE_NAME).read_bytes()


CUT: Final = """
import os, signal, sqlite3, sys
from pathlib import Path
from ido_cli.sessions.store import Store

connect, begun, left = sqlite3.connect, False, int(sys.argv[2])

class Cut(sqlite3.Connection):
    def execute(self, sql, *values):
        global begun, left
        if begun and not left:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= begun
        begun = begun or sql.startswith("BEGIN")
        return super().execute(sql, *values)

sqlite3.connect = lambda *words, **options: connect(*words, **options, factory=Cut)
Store(Path(sys.argv[1]), print)
"""


@POSIX
@pytest.mark.parametrize("statements", range(1, 10))
def test_migration_that_is_cut_off_leaves_version_1_and_is_done_the_next_time(
    tmp_path: Path, statements: int
) -> None:
    """The process is killed (-9) after some statements; the first reads the version again."""
    path = old_file(tmp_path)
    command = [sys.executable, "-c", CUT, str(tmp_path), str(statements)]
    assert subprocess.run(command, check=False, timeout=SECONDS).returncode == -signal.SIGKILL
    copy = tmp_path / "kopie"
    shutil.copytree(tmp_path, copy)
    assert version_of(copy / FILE_NAME) == 1
    database = sqlite3.connect(copy / FILE_NAME)
    assert database.execute("SELECT count(*) FROM question").fetchone() == (5,)
    assert database.execute("SELECT count(question) FROM report").fetchone() == (4,)
    database.close()
    assert ids(Store(tmp_path, silent)) == [OPEN, URGENT, DONE]
    assert version_of(path) == SCHEMA_VERSION


def test_desks_that_meet_a_file_of_version_1_at_once_all_read_it(tmp_path: Path) -> None:
    old_file(tmp_path)
    found: list[list[str]] = []
    threads = [Thread(target=lambda: found.append(ids(Store(tmp_path, silent)))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(SECONDS)
    assert found == [[OPEN, URGENT, DONE]] * 6


# A file of version 2


KEPT: Final = Path(__file__).parents[1] / "data" / "2" / FILE_NAME
"""The same three visits, in a file of version 2 of which two were marked as shared."""


@POSIX
@pytest.mark.parametrize("statements", range(1, 4))
def test_migration_of_version_2_that_is_cut_off_leaves_it_and_is_done_the_next_time(
    tmp_path: Path, statements: int
) -> None:
    path = Path(shutil.copy(KEPT, tmp_path / FILE_NAME))
    command = [sys.executable, "-c", CUT, str(tmp_path), str(statements)]
    assert subprocess.run(command, check=False, timeout=SECONDS).returncode == -signal.SIGKILL
    copy = tmp_path / "kopie"
    shutil.copytree(tmp_path, copy)
    assert version_of(copy / FILE_NAME) == 2
    database = sqlite3.connect(copy / FILE_NAME)
    assert database.execute("SELECT count(*) FROM shared").fetchone() == (2,)
    database.close()
    store = Store(tmp_path, silent)
    assert ids(store) == [OPEN, URGENT, DONE]
    assert version_of(path) == SCHEMA_VERSION
    rows = [report_of(open_workspace(OLD_WORKSPACE), one).row() for one in store.sessions()]
    told = json.loads((OLD / "sessies.json").read_text(encoding="utf-8"))
    assert as_then(rows, told) == told
