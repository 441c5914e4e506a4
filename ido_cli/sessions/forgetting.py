"""What is past its time is erased: sessions, and files that hold what was typed.

A clock can be wrong. What day it is, is believed only when it follows from the day of the last
time; else it must be seen on one more day before anything is erased by it. Between two times
nothing older than the retention period is left, so what does turn up then was dated by a wrong
clock.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from ido_cli.sessions.store import Store
from ido_cli.source.dates import AMSTERDAM, date_words

CLEANED_SETTING: Final = "opgeschoond"
"""The day that was believed the last time."""
_ERASED: Final = "gewist_tot"
"""The day before which everything was erased then."""
_DOUBTED: Final = "klok"
"""The day that the clock said, when that was not believed."""
_USUAL: Final = timedelta(days=7)
"""A desk that is closed for a week is not surprised by what day it is."""
_DAY: Final = timedelta(days=1)
_FILES: Final = ("sessies-beschadigd-*.db*", "ido-fout.txt")
"""Files beside the sessions that hold what was typed."""
_HALF: Final = ".*.half"
"""Files that a killed process was still writing; see source/files/writing."""
HELD: Final = (
    "Een ander programma houdt het bestand nog vast. Tot het dat loslaat, staat er nog iets van op"
    " de schijf; ido ruimt dat later vanzelf op."
)
NOTHING: Final = "Er was niets om op te schonen."
Sure = Callable[[str], bool]


def forget_daily(store: Store, keep_days: int, today: date) -> list[str]:
    """Forget what is past its time, when that was not done yet today; what there is to say."""
    if today.isoformat() in (store.setting(CLEANED_SETTING), store.setting(_DOUBTED)):
        store.finish_removal()
        return []
    return forget(store, keep_days, today)


def forget(
    store: Store, keep_days: int, today: date, sure: Sure = lambda _question: False
) -> list[str]:
    """Forget what is older than `keep_days`; what there is to say, in sentences.

    When the clock has jumped and more would go than on a usual day, nothing goes until the clock
    says so on a second day, or someone is `sure`.
    """
    last = _last_day(store, today)
    day = _believed(store, last, today, keep_days)
    if day is None:
        doubt = _doubt(store, last, today, keep_days)
        if not sure(f"{doubt} Toch opschonen?"):
            store.remember(_DOUBTED, today.isoformat())
            return [f"{doubt} Er wordt nu niets gewist. Morgen kijk ik opnieuw."]
        day = today
    erased_before = _setting(store, _ERASED) if day >= last else None
    limit = day - timedelta(days=keep_days)
    told = list(_mend_sessions(store, day, erased_before))
    old = [row[0] for row in store.rows("SELECT id FROM session WHERE day < ?", (str(limit),))]
    done = store.remove(old) if old else store.finish_removal()
    files = _remove_files(store.path.parent, day, limit, erased_before)
    store.remember(CLEANED_SETTING, day.isoformat())
    store.remember(_ERASED, limit.isoformat())
    store.remember(_DOUBTED, "")
    told += _erased_words(len(old), files, keep_days)
    return told if done else [*told, HELD]


def _last_day(store: Store, today: date) -> date:
    """The day that was believed the last time; in a new file that of the newest session before."""
    newest = store.rows("SELECT max(day) FROM session WHERE day < ?", (today.isoformat(),))[0][0]
    return _setting(store, CLEANED_SETTING) or _day(newest) or today


def _believed(store: Store, last: date, today: date, keep_days: int) -> date | None:
    """The newest of what the clock and the disk say; None when they are too far apart."""
    if abs(today - last) <= _USUAL:
        return max(today, last)
    doubted = _setting(store, _DOUBTED)
    if doubted is not None and _DAY <= today - doubted <= _USUAL:
        return today
    if today > last and _past(store, today, keep_days) <= _most_in_a_day(store):
        return today
    return None


def _doubt(store: Store, last: date, today: date, keep_days: int) -> str:
    said = f"Volgens de klok is het {date_words(today)}; de vorige keer was het {date_words(last)}."
    would = _past(store, today, keep_days)
    words = "sessie zou dan worden gewist" if would == 1 else "sessies zouden dan worden gewist"
    more = f" {would} {words}." if would else ""
    return f"{said}{more} Kijk of de klok van deze computer klopt."


def _past(store: Store, today: date, keep_days: int) -> int:
    limit = today - timedelta(days=keep_days)
    return int(store.rows("SELECT count(*) FROM session WHERE day < ?", (str(limit),))[0][0])


def _most_in_a_day(store: Store) -> int:
    query = "SELECT max(n) FROM (SELECT count(*) AS n FROM session GROUP BY day)"
    return int(store.rows(query)[0][0] or 0)


def _mend_sessions(store: Store, day: date, erased_before: date | None) -> Iterator[str]:
    """Give sessions that a wrong clock dated the day of the file; say which."""
    query = "SELECT id, day FROM session WHERE day > ? OR day < ? ORDER BY id"
    wrong = store.rows(query, (str(day + _DAY), str(erased_before or "")))
    for session_id, said in wrong:
        mended = _file_day(store.path, day, erased_before)
        store.redate(session_id, mended)
        dated = _day(said)
        yield (
            f"Sessie {session_id[:8]} stond op {date_words(dated) if dated else 'geen dag'}, door"
            f" een klok die verkeerd stond. Ze staat nu op {date_words(mended)}."
        )


def _file_day(path: Path, day: date, erased_before: date | None) -> date:
    """The day a file was last written; the day it is now when that can't be."""
    try:
        written = datetime.fromtimestamp(path.stat().st_mtime, AMSTERDAM).date()
    except (OSError, ValueError, OverflowError):
        return day
    return written if (erased_before or date.min) <= written <= day else day


def _remove_files(folder: Path, day: date, limit: date, erased_before: date | None) -> int:
    """Remove what is left of earlier trouble; how many files that hold what was typed.

    One that a wrong clock dated counts from now on.
    """
    count = 0
    for pattern in _FILES:
        for path in folder.glob(pattern):
            with suppress(OSError, ValueError, OverflowError):
                written = datetime.fromtimestamp(path.stat().st_mtime, AMSTERDAM).date()
                if _file_day(path, day, erased_before) != written:
                    moment = datetime.combine(day, time(12), AMSTERDAM).timestamp()
                    os.utime(path, (moment, moment))
                elif written < limit:
                    path.unlink()
                    count += 1
    for path in folder.glob(_HALF):
        with suppress(OSError, ValueError, OverflowError):
            if datetime.fromtimestamp(path.stat().st_mtime, AMSTERDAM).date() != day:
                path.unlink()
    return count


def _erased_words(sessions: int, files: int, keep_days: int) -> Iterator[str]:
    """What was erased: '2 sessies gewist die ouder waren dan 180 dagen.'."""
    if sessions:
        words = "sessie gewist die ouder was" if sessions == 1 else "sessies gewist die ouder waren"
        yield f"{sessions} {words} dan {keep_days} dagen."
    if files:
        words = "oud bestand" if files == 1 else "oude bestanden"
        yield f"{files} {words} van een storing gewist."


def _setting(store: Store, name: str) -> date | None:
    return _day(store.setting(name))


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None
