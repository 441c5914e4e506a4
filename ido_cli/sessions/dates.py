"""Days as people type them on the command line."""

from datetime import date, timedelta

from ido_cli.errors import WRONG_USE, IdoError
from ido_cli.sessions.statistics import Period


def day(words: str, today: date) -> date:
    """A day: 2026-11-24, 24-11-2026, vandaag or gisteren. Raises IdoError for anything else."""
    known = {"vandaag": today, "gisteren": today - timedelta(days=1)}
    if words.casefold() in known:
        return known[words.casefold()]
    parts = words.replace("/", "-").split("-")
    if len(parts) == 3 and all(part.isdecimal() for part in parts):
        numbers = [int(part) for part in (parts if len(parts[0]) == 4 else reversed(parts))]
        try:
            return date(*numbers)
        except ValueError:
            pass
    raise IdoError(
        f'"{words}" is geen dag.', "Typ een dag als 2026-11-24, of vandaag of gisteren.", WRONG_USE
    )


def period(first: str | None, last: str | None, today: date) -> Period:
    """From a first to a last day.

    Without a first day the month so far, without a last day until today.
    """
    end = day(last, today) if last else today
    begin = day(first, today) if first else end.replace(day=1)
    if begin > end:
        raise IdoError(
            "Deze periode eindigt voor hij begint.",
            "Kies bij --van een dag die voor --tot ligt.",
            WRONG_USE,
        )
    return Period(begin, end)
