"""Kept sessions as text, Markdown, JSON, or a spreadsheet that holds no text of a visitor."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from ido_cli.errors import WRONG_USE, IdoError, unknown
from ido_cli.report import summary
from ido_cli.report.report import SessionReport, report_session
from ido_cli.sessions.store import Kept
from ido_cli.source.files.writing import as_csv, as_json
from ido_cli.workspace.reading import Workspace

FORMATS: Final = ("tekst", "markdown", "json", "jsonl", "csv")
SESSION_COLUMNS: Final = (
    *("sessie", "begonnen", "locatie", "status", "vraag", "boom", "onderwerp"),
    *("advies", "advies_titel", "ga_naar", "verwijs", "spoed", "afloop"),
)
_BY_ENDING: Final = {
    ".txt": "tekst",
    ".md": "markdown",
    ".json": "json",
    ".jsonl": "jsonl",
    ".csv": "csv",
}


def report_of(workspace: Workspace, kept: Kept) -> SessionReport:
    """The report of a kept session.

    What was said when a question ended, and what holds now for one that is open.
    """
    return report_session(
        workspace.directory, workspace.trees, kept.session, kept.updated, kept.ended
    )


def exported(workspace: Workspace, kept: Sequence[Kept], form: str | None, to: Path | None) -> str:
    """Sessions in the format that is named, or that the file's ending says.

    Raises IdoError when neither is known.
    """
    form = form or (_BY_ENDING.get(to.suffix.lower()) if to else "tekst")
    if form not in FORMATS:
        kinds = f"Kies met --formaat uit: {', '.join(FORMATS)}."
        if form is None:
            name = to.name if to else ""
            message = f'Ik weet niet welk soort bestand "{name}" moet worden.'
            raise IdoError(message, kinds, WRONG_USE)
        raise unknown("formaat", form, FORMATS, kinds)
    reports = [report_of(workspace, one) for one in kept]
    if form == "csv":
        return sessions_csv(reports)
    if form == "jsonl":
        return "".join(as_json(report.row(), indent=None) for report in reports)
    if form == "json":
        every = [report.row() for report in reports]
        return as_json(every[0] if len(every) == 1 else every)
    write = summary.as_markdown if form == "markdown" else summary.as_text
    return "\n\n".join(write(report) for report in reports)


def sessions_csv(reports: Iterable[SessionReport]) -> str:
    """One row a case; no text of the visitor, no note, no answers."""
    rows: list[tuple[object, ...]] = []
    for report in reports:
        begun = report.begun.isoformat(timespec="minutes")
        head = (report.id, begun, report.location, report.status)
        for number, case in enumerate(report.cases, 1):
            first = case.addressee.name if case.addressee else ""
            end = (" ".join(case.addressees), "ja" if case.urgent else "nee", case.outcome)
            topic = (number, case.tree, case.title, case.advice, case.advice_title)
            rows.append((*head, *topic, first, *end))
    return as_csv(SESSION_COLUMNS, rows)
