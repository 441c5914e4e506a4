"""Kept sessions on stdout: the list, the summary of one; and deleting them after a yes."""

from collections.abc import Sequence
from pathlib import Path

from ido_cli.errors import WRONG_USE, IdoError
from ido_cli.report import handing_over, note_page, summary
from ido_cli.report import visitor_note as notes
from ido_cli.report.report import SessionReport
from ido_cli.sessions.central.sharing import Pushed
from ido_cli.sessions.export import report_of
from ido_cli.sessions.forgetting import HELD, NOTHING, forget
from ido_cli.sessions.store import Kept, Store
from ido_cli.settings import Settings
from ido_cli.source.dates import AMSTERDAM
from ido_cli.terminal.fronts import confirm
from ido_cli.terminal.output import Column, Output
from ido_cli.workspace.reading import Workspace


def show_all(out: Output, workspace: Workspace, kept: Sequence[Kept], as_json: bool) -> None:
    """The sessions, the newest first."""
    reports = [report_of(workspace, one) for one in kept]
    if as_json:
        out.json([report.row() for report in reports])
    elif not reports:
        out.line('Er zijn geen sessies. Begin er een met "ido".')
    else:
        whole = (Column("sessie", whole=True), Column("begonnen", whole=True))
        rest = (Column(name) for name in ("balie", "status", "onderwerp"))
        out.table(map(_cells, reports), (*whole, *rest))


def _cells(report: SessionReport) -> tuple[str, ...]:
    begun = report.begun.astimezone(AMSTERDAM).strftime("%d-%m-%Y %H:%M")
    topics = ", ".join(case.title for case in report.cases)
    return (report.id[:8], begun, report.location or "", report.status, topics)


def show(out: Output, workspace: Workspace, kept: Kept, as_json: bool) -> None:
    """The summary of one session."""
    report = report_of(workspace, kept)
    if as_json:
        out.json(report.row())
    else:
        out.text(summary.as_text(report))


def visitor_note(
    report: SessionReport, to: Path | None, language: str = "", large: bool = False
) -> str:
    """The note for the visitor, as HTML when the file's name ends so."""
    if to is None or to.suffix.lower() == ".txt":
        return notes.as_text(report, language)
    if to.suffix.lower() in (".html", ".htm"):
        return note_page.as_html(report, language, large)
    message = f'Ik weet niet welk soort bestand "{to.name}" moet worden.'
    raise IdoError(message, "Laat de naam eindigen op .txt of .html.", WRONG_USE)


def advised(workspace: Workspace, kept: Kept) -> SessionReport:
    """The report to make a note of. Raises IdoError when there is no advice to write down."""
    report = report_of(workspace, kept)
    if not any(case.advice for case in report.cases):
        hint = f'Ga eerst verder met "ido sessies hervat {report.id[:8]}".'
        raise IdoError("In deze sessie is nog geen advies.", hint)
    return report


def hand_over(
    settings: Settings, report: SessionReport, language: str, large: bool, to: Sequence[str]
) -> None:
    """Send the note `to` the "printer", the "browser", or both. Raises IdoError when that fails."""
    page = note_page.as_html(report, language, large)
    if "printer" in to:
        handing_over.print_note(page, notes.as_text(report, language))
        settings.environment.tell("Het briefje gaat naar de printer.")
    if "browser" in to:
        handing_over.open_note(page)
        settings.environment.tell("Het briefje staat in de browser.")


def show_prepared(out: Output) -> None:
    """What the owner of a shared database does next."""
    out.line("De gedeelde database is klaar. Maak voor elke balie een eigen gebruiker:")
    out.line("  CREATE ROLE balie_naam LOGIN PASSWORD '...' IN ROLE ido_balie;")
    out.line("en voor wie alleen cijfers bekijkt:")
    out.line("  CREATE ROLE cijfers_naam LOGIN PASSWORD '...' IN ROLE ido_cijfers;")


def show_pushed(out: Output, pushed: Pushed) -> None:
    """What a push came to. Raises IdoError for sessions that are in another user's name."""
    words = f"{pushed.sent} {'sessie' if pushed.sent == 1 else 'sessies'} gedeeld."
    if pushed.sent or not pushed.foreign:
        out.line(words if pushed.sent else "Alles was al gedeeld.")
    if pushed.again:
        out.line(f"Waarvan opnieuw, omdat ze in de gedeelde database ontbraken: {pushed.again}.")
    if pushed.foreign:
        message = f"Op naam van een andere gebruiker, en daarom niet vervangen: {pushed.foreign}."
        hint = "Deel deze map met sessies altijd met dezelfde gebruiker van de database."
        raise IdoError(message, hint)


def remove(settings: Settings, store: Store, session_ids: Sequence[str]) -> None:
    """Delete sessions after a yes.

    Raises IdoError when nobody can be asked and --ja was not given.
    """
    out = Output(settings.environment.stdout)
    ids = [store.get(session_id).session.id for session_id in session_ids]
    names = ", ".join(session_id[:8] for session_id in ids)
    if confirm(settings, f"Sessie {names} voorgoed wissen?"):
        gone = store.remove(ids)
        out.line(f"Gewist: {names}.")
        if not gone:
            out.line(HELD)
    else:
        out.line("Er is niets gewist.")


def clean_up(settings: Settings, store: Store, keep_days: int) -> None:
    """Erase what is past its time; after a yes when the clock may be wrong."""
    today = settings.environment.today
    told = forget(store, keep_days, today, lambda question: confirm(settings, question))
    out = Output(settings.environment.stdout)
    for sentence in told or [NOTHING]:
        out.line(sentence)
