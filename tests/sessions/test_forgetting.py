"""What is past its time goes, byte by byte; a clock that is wrong takes nothing with it."""

import os
import sqlite3
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from ido_cli.sessions.forgetting import HELD, forget, forget_daily
from ido_cli.sessions.own_file import database
from ido_cli.sessions.statistics import Period, figures
from ido_cli.sessions.store import Store
from ido_cli.source.dates import AMSTERDAM
from sessions.visits import NOW, ids, one_session, silent

TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)


def keep(store: Store, sid: str, day: date, text: str = "huurtoeslag") -> None:
    begun = datetime.combine(day, time(10), AMSTERDAM)
    store.save(one_session(sid, text, begun), begun)


def daily(store: Store, first: date, last: date, keep_days: int = 180) -> list[str]:
    """A desk that holds a visit on each day; what it is told."""
    told = []
    while first <= last:
        keep(store, f"{first:%y%m%d}", first)
        told += forget_daily(store, keep_days, first)
        first += DAY
    return told


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path, silent)


# On usual days


def test_session_is_erased_when_it_is_older_than_the_days_and_not_when_as_old(
    tmp_path: Path,
) -> None:
    store = Store(tmp_path, silent)
    for name, begun in (
        ("ervoor", datetime(2026, 11, 21, 23, 59, 59, tzinfo=AMSTERDAM)),
        ("eerste", datetime(2026, 11, 22, 0, 0, tzinfo=AMSTERDAM)),
        ("utc", datetime(2026, 11, 21, 23, 30, tzinfo=UTC)),
        ("vandaag", datetime(2026, 11, 24, 9, 0, tzinfo=AMSTERDAM)),
    ):
        store.save(one_session(name, text=f"tekst {name}", begun=begun), NOW)
    assert forget(store, 2, TODAY) == ["1 sessie gewist die ouder was dan 2 dagen."]
    assert ids(store) == ["vandaag", "utc", "eerste"]
    assert forget(store, 2, TODAY) == []
    store.close()
    assert b"tekst ervoor" not in (tmp_path / "sessies.db").read_bytes()


def test_forgetting_is_done_once_a_day(store: Store) -> None:
    for days in (3, 2, 1, 0):
        keep(store, str(days), TODAY - days * DAY)
    assert forget_daily(store, 1, TODAY) == ["2 sessies gewist die ouder waren dan 1 dagen."]
    assert forget_daily(store, 1, TODAY) == []
    assert forget_daily(store, 1, TODAY + DAY) == ["1 sessie gewist die ouder was dan 1 dagen."]
    assert ids(store) == ["0"]


def test_desk_of_a_year_says_each_day_what_went_and_nothing_else(store: Store) -> None:
    told = daily(store, TODAY, TODAY + 80 * DAY, keep_days=30)
    assert told == ["1 sessie gewist die ouder was dan 30 dagen."] * 50
    assert len(ids(store)) == 31


def test_shorter_retention_period_erases_at_once_what_it_no_longer_keeps(store: Store) -> None:
    daily(store, TODAY, TODAY + 20 * DAY)
    told = forget(store, 10, TODAY + 21 * DAY)
    assert told == ["11 sessies gewist die ouder waren dan 10 dagen."]


def test_desk_that_was_closed_for_three_weeks_waits_a_day_and_says_so(store: Store) -> None:
    daily(store, TODAY, TODAY + 39 * DAY, keep_days=30)
    back = TODAY + 60 * DAY
    (told,) = daily(store, back, back, keep_days=30)
    assert told == (
        "Volgens de klok is het 23 januari 2027; de vorige keer was het 2 januari 2027."
        " 21 sessies zouden dan worden gewist. Kijk of de klok van deze computer klopt."
        " Er wordt nu niets gewist. Morgen kijk ik opnieuw."
    )
    assert daily(store, back + DAY, back + DAY, keep_days=30) == [
        "22 sessies gewist die ouder waren dan 30 dagen."
    ]


# A clock that is wrong


def test_visit_with_the_clock_a_year_ahead_erases_nothing_and_is_mended(store: Store) -> None:
    daily(store, TODAY, TODAY + 9 * DAY)
    before = ids(store)
    ahead = TODAY + 375 * DAY
    keep(store, "vooruit", ahead)
    (told,) = forget_daily(store, 180, ahead)
    assert "10 sessies zouden dan worden gewist." in told
    assert forget_daily(store, 180, ahead) == []  # once a day is enough
    assert ids(store) == ["vooruit", *before]
    right = TODAY + 10 * DAY
    moment = datetime.combine(right, time(9), AMSTERDAM).timestamp()
    os.utime(store.path, (moment, moment))
    (told,) = forget_daily(store, 180, right)
    assert told == (
        "Sessie vooruit stond op 4 december 2027, door een klok die verkeerd stond."
        " Ze staat nu op 4 december 2026."
    )
    assert store.get("vooruit").session.begun == datetime.combine(right, time(10), AMSTERDAM)
    assert figures(store, Period(right, right)).sessions == 0  # it is not finished
    assert [row[0] for row in store.rows("SELECT day FROM cases WHERE session = 'vooruit'")] == [
        "2026-12-04"
    ]
    assert ids(store) == ["vooruit", *before]


@pytest.mark.parametrize("year", [1970, 2000, 2025])
def test_visit_with_the_clock_far_back_is_mended_and_not_erased(store: Store, year: int) -> None:
    daily(store, TODAY, TODAY + 9 * DAY)
    back = date(year, 1, 1)
    keep(store, "terug", back)
    (told,) = forget_daily(store, 180, back)
    assert told.startswith(f"Volgens de klok is het 1 januari {year}; de vorige keer was het 3 ")
    right = TODAY + 10 * DAY
    (told,) = forget_daily(store, 180, right)
    assert told.startswith(f"Sessie terug stond op 1 januari {year}, door een klok die verkeerd")
    assert store.get("terug").session.begun.year == 2026
    assert len(ids(store)) == 11
    assert forget_daily(store, 180, right + 181 * DAY) != []
    gone = forget_daily(store, 180, right + 182 * DAY)
    assert gone == ["11 sessies gewist die ouder waren dan 180 dagen."]


def test_clock_that_stays_changed_is_believed_on_the_second_day(store: Store) -> None:
    daily(store, TODAY, TODAY + 9 * DAY)
    back = TODAY - 400 * DAY
    told = daily(store, back, back + 9 * DAY)
    assert len([line for line in told if line.startswith("Volgens de klok")]) == 1
    assert len([line for line in told if line.startswith("Sessie ")]) == 10
    assert len(ids(store)) == 20
    assert max(row[0] for row in store.rows("SELECT day FROM session")) == str(back + 9 * DAY)


def test_clock_some_days_back_counts_from_the_newest_day(store: Store) -> None:
    daily(store, TODAY, TODAY + 9 * DAY, keep_days=5)
    assert forget_daily(store, 5, TODAY + 6 * DAY) == []
    assert forget_daily(store, 4, TODAY + 7 * DAY) == ["1 sessie gewist die ouder was dan 4 dagen."]


def test_person_who_is_sure_of_the_clock_need_not_wait(store: Store) -> None:
    daily(store, TODAY, TODAY + 9 * DAY)
    asked: list[str] = []

    def sure(question: str) -> bool:
        asked.append(question)
        return True

    told = forget(store, 180, TODAY + 300 * DAY, sure)
    assert told == ["10 sessies gewist die ouder waren dan 180 dagen."]
    assert asked[0].endswith("Kijk of de klok van deze computer klopt. Toch opschonen?")


@pytest.mark.parametrize("nonsense", ["", "gisteren", "2026-13-45", "0000"])
def test_settings_that_make_no_sense_are_passed(store: Store, nonsense: str) -> None:
    keep(store, "een", TODAY)
    for name in ("opgeschoond", "gewist_tot", "klok"):
        store.remember(name, nonsense)
    assert forget_daily(store, 180, TODAY) == []
    assert ids(store) == ["een"]


# Files that hold what was typed


def aged(path: Path, days: int) -> Path:
    path.write_bytes(b"geheim")
    moment = datetime.combine(TODAY - days * DAY, time(12), AMSTERDAM).timestamp()
    os.utime(path, (moment, moment))
    return path


def test_files_that_were_set_aside_fall_under_the_period_too(store: Store, tmp_path: Path) -> None:
    keep(store, "een", TODAY)
    old = [
        aged(tmp_path / name, 181)
        for name in ("sessies-beschadigd-1.db", "sessies-beschadigd-1.db-wal", "ido-fout.txt")
    ]
    new = aged(tmp_path / "sessies-beschadigd-2.db", 180)
    other = aged(tmp_path / "van-iemand-anders.db", 999)
    assert forget_daily(store, 180, TODAY) == ["3 oude bestanden van een storing gewist."]
    assert [path.exists() for path in (*old, new, other)] == [False] * 3 + [True] * 2


def test_file_of_a_wrong_clock_counts_from_now_on(store: Store, tmp_path: Path) -> None:
    keep(store, "een", TODAY)
    future = aged(tmp_path / "sessies-beschadigd-1.db", -400)
    assert forget_daily(store, 180, TODAY) == []
    assert date.fromtimestamp(future.stat().st_mtime) == TODAY


def test_half_files_of_killed_processes_are_cleaned_up(store: Store, tmp_path: Path) -> None:
    keep(store, "een", TODAY)
    half = aged(tmp_path / ".ido-fout.txt.4711.half", 1)
    busy = aged(tmp_path / ".ido-fout.txt.4712.half", 0)
    forget_daily(store, 180, TODAY)
    assert (half.exists(), busy.exists()) == (False, True)


# Bytes that another program still holds


def bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.glob("sessies.db*")))


def test_bytes_that_another_program_holds_are_told_and_erased_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.1)
    store = Store(tmp_path, silent)
    keep(store, "oud", TODAY - 200 * DAY, "een geheim verhaal")
    keep(store, "nieuw", TODAY)
    backup = sqlite3.connect(tmp_path / "sessies.db", isolation_level=None)
    backup.execute("BEGIN")
    backup.execute("SELECT count(*) FROM session").fetchone()
    told = forget_daily(store, 180, TODAY)
    assert told == ["1 sessie gewist die ouder was dan 180 dagen.", HELD]
    assert ids(store) == ["nieuw"]
    assert b"een geheim verhaal" in bytes_of(tmp_path)
    assert forget_daily(store, 180, TODAY) == []
    backup.execute("ROLLBACK")
    backup.close()
    assert forget_daily(store, 180, TODAY) == []
    assert b"een geheim verhaal" not in bytes_of(tmp_path)
    assert store.finish_removal()
