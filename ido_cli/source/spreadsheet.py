"""CSV that a spreadsheet opens without doing anything: no cell can begin a formula.

No free text of a visitor goes in.

A cell that begins with = + - @ or a tab is what spreadsheets run (OWASP, CSV Injection); such a
cell gets an apostrophe before it.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from ido_cli.report.report import SessionReport

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")
SESSION_COLUMNS = (
    *("sessie", "begonnen", "locatie", "status", "vraag", "boom", "onderwerp"),
    *("advies", "advies_titel", "ga_naar", "verwijs", "spoed", "afloop"),
)


def safe(value: object) -> str:
    """A value as a cell that is only ever text or a number."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_RUNS) else text


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table with a heading, in the form that Dutch spreadsheets read.

    Semicolons and a byte order mark.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([safe(value) for value in row] for row in rows)
    return "\ufeff" + out.getvalue()


def sessions_csv(reports: Iterable[SessionReport]) -> str:
    """One row a question; no text of the visitor, no note, no answers."""
    rows: list[tuple[object, ...]] = []
    for report in reports:
        for number, case in enumerate(report.cases, 1):
            first = case.first.name if case.first else ""
            begun = report.begun.isoformat(timespec="minutes")
            head = (report.id, begun, report.location, report.status, number, case.tree, case.title)
            rows.append(
                (
                    *head,
                    case.advice,
                    case.advice_title,
                    first,
                    " ".join(case.refer),
                    "ja" if case.urgent else "nee",
                    case.outcome,
                )
            )
    return as_csv(SESSION_COLUMNS, rows)
