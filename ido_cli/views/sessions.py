"""Kept sessions: the list, one, exports, the visitor's note, deleting and cleaning up."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from rich.table import Table

from ido_cli.errors import WRONG_USE, IdoError, unknown
from ido_cli.literal import literal
from ido_cli.report import summary
from ido_cli.report import visitor_note as notes
from ido_cli.report.report import SessionReport, report_session
from ido_cli.sessions import dates
from ido_cli.sessions.store import Kept, Store
from ido_cli.settings import Settings
from ido_cli.source import spreadsheet
from ido_cli.source.dates import AMSTERDAM
from ido_cli.terminal.screen import console, fits
from ido_cli.triage.engine import check_outcome
from ido_cli.workspace.reading import Workspace

STATUSES: Final = ("open", "klaar")
FORMATS: Final = ("tekst", "markdown", "json", "jsonl", "csv")
_BY_ENDING: Final = {
    ".txt": "tekst",
    ".md": "markdown",
    ".json": "json",
    ".jsonl": "jsonl",
    ".csv": "csv",
}
CLEANED_SETTING: Final = "opgeschoond"


@dataclass(frozen=True)
class Wanted:
    """Which sessions: as typed on the command line; None means all."""

    first: str | None = None
    last: str | None = None
    desk: str | None = None
    tree: str | None = None
    outcome: str | None = None
    status: str | None = None


def report_of(workspace: Workspace, kept: Kept) -> SessionReport:
    """The report of a kept session.

    What was said when a question ended, and what holds now for one that is open.
    """
    return report_session(
        workspace.directory, workspace.trees, kept.session, kept.updated, kept.reports
    )


def filtered(store: Store, wanted: Wanted) -> tuple[Kept, ...]:
    """The wanted sessions, the newest first.

    Raises IdoError for a day, status or outcome that does not exist.
    """
    today = datetime.now(AMSTERDAM).date()
    first = dates.day(wanted.first, today) if wanted.first else date.min
    last = dates.day(wanted.last, today) if wanted.last else date.max
    if wanted.status is not None and wanted.status not in STATUSES:
        raise unknown("status", wanted.status, STATUSES, "Kies uit: open, klaar.")
    outcome = check_outcome(wanted.outcome) if wanted.outcome else None
    return tuple(
        kept
        for kept in store.sessions()
        if first <= kept.session.begun.astimezone(AMSTERDAM).date() <= last
        and wanted.desk in (None, kept.session.location)
        and (wanted.tree is None or any(case.tree == wanted.tree for case in kept.session.cases))
        and (outcome is None or any(case.outcome == outcome for case in kept.session.cases))
        and wanted.status in (None, kept.status)
    )


def one(store: Store, session_id: str) -> Kept:
    """A session by its number, or the last one. Raises IdoError when there is none."""
    if session_id:
        return store.get(session_id)
    newest = next(iter(store.sessions()), None)
    if newest is None:
        raise IdoError("Er zijn nog geen sessies.", 'Begin er een met "ido".')
    return newest


def to_resume(store: Store, session_id: str) -> Kept:
    """The session to go on with: the named one, or the last that is open.

    Raises IdoError when there is none, or it is done.
    """
    if session_id:
        kept = store.get(session_id)
        if kept.status == "klaar":
            raise IdoError(
                f"Sessie {kept.session.id[:8]} is al klaar.",
                f'Bekijk hem met "ido sessies toon {kept.session.id[:8]}".',
                WRONG_USE,
            )
        return kept
    newest = next((kept for kept in store.sessions() if kept.status == "open"), None)
    if newest is None:
        raise IdoError(
            "Er is geen sessie die nog open staat.", 'Bekijk alles met "ido sessies".', WRONG_USE
        )
    return newest


def show_all(workspace: Workspace, kept: Sequence[Kept], as_json: bool) -> None:
    """The sessions, the newest first."""
    reports = [report_of(workspace, one) for one in kept]
    if as_json:
        print(json.dumps([report.row() for report in reports], ensure_ascii=False, indent=2))
        return
    if not reports:
        print('Er zijn geen sessies. Begin er een met "ido".')
        return
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for name in ("sessie", "begonnen", "balie", "status", "onderwerp"):
        table.add_column(name, overflow="fold", no_wrap=name in ("sessie", "begonnen"))
    for report in reports:
        begun = report.begun.astimezone(AMSTERDAM).strftime("%d-%m-%Y %H:%M")
        topics = ", ".join(case.title for case in report.cases)
        table.add_row(
            report.id[:8], begun, literal(report.location or ""), report.status, literal(topics)
        )
    console(sys.stdout).print(table)


def show(workspace: Workspace, kept: Kept, as_json: bool) -> None:
    """The summary of one session."""
    report = report_of(workspace, kept)
    sys.stdout.write(
        summary.as_json(report) if as_json else fits(summary.as_text(report), sys.stdout)
    )


def exported(workspace: Workspace, kept: Sequence[Kept], form: str | None, to: Path | None) -> str:
    """Sessions in the format that is named, or that the file's ending says.

    Raises IdoError when neither is known.
    """
    form = form or (_BY_ENDING.get(to.suffix.lower()) if to else "tekst")
    if form not in FORMATS:
        kinds = f"Kies met --formaat uit: {', '.join(FORMATS)}."
        if form is None:
            raise IdoError(
                f'Ik weet niet welk soort bestand "{to.name if to else ""}" moet worden.',
                kinds,
                WRONG_USE,
            )
        raise unknown("formaat", form, FORMATS, kinds)
    reports = [report_of(workspace, one) for one in kept]
    if form == "csv":
        return spreadsheet.sessions_csv(reports)
    if form == "jsonl":
        return "".join(json.dumps(report.row(), ensure_ascii=False) + "\n" for report in reports)
    if form == "json":
        if len(reports) == 1:
            return summary.as_json(reports[0])
        return json.dumps([report.row() for report in reports], ensure_ascii=False, indent=2) + "\n"
    write = summary.as_markdown if form == "markdown" else summary.as_text
    return "\n\n".join(write(report) for report in reports)


def visitor_note(workspace: Workspace, kept: Kept, to: Path | None) -> str:
    """The note for the visitor, as HTML when the file's name ends so.

    Raises IdoError when there is no advice to write down.
    """
    report = report_of(workspace, kept)
    if not any(case.advice for case in report.cases):
        raise IdoError(
            "In deze sessie is nog geen advies.",
            f'Ga eerst verder met "ido sessies hervat {report.id[:8]}".',
        )
    if to is None or to.suffix.lower() == ".txt":
        return notes.as_text(report)
    if to.suffix.lower() in (".html", ".htm"):
        return notes.as_html(report)
    raise IdoError(
        f'Ik weet niet welk soort bestand "{to.name}" moet worden.',
        "Laat de naam eindigen op .txt of .html.",
        WRONG_USE,
    )


def remove(settings: Settings, store: Store, session_ids: Sequence[str]) -> None:
    """Delete sessions after a yes.

    Raises IdoError when nobody can be asked and --ja was not given.
    """
    from ido_cli.terminal.confirm import confirm

    kept = [store.get(session_id) for session_id in session_ids]
    names = ", ".join(one.session.id[:8] for one in kept)
    if confirm(settings, f"Sessie {names} voorgoed wissen?"):
        store.remove([one.session.id for one in kept])
        print(f"Gewist: {names}.")
    else:
        print("Er is niets gewist.")


def clean_up(store: Store, keep_days: int) -> str:
    """Delete what is older than the retention period; a sentence that says what was deleted."""
    today = datetime.now(AMSTERDAM).date()
    count = store.remove_before(today - timedelta(days=keep_days))
    store.remember(CLEANED_SETTING, today.isoformat())
    words = "sessie" if count == 1 else "sessies"
    return (
        f"{count} {words} gewist die ouder waren dan {keep_days} dagen."
        if count
        else "Er was niets om op te schonen."
    )


def clean_up_daily(store: Store, keep_days: int) -> str:
    """Clean up when that was not done yet today.

    A sentence when something was deleted, else nothing.
    """
    today = datetime.now(AMSTERDAM).date().isoformat()
    if store.setting(CLEANED_SETTING) == today:
        return ""
    said = clean_up(store, keep_days)
    return said if "gewist" in said else ""
