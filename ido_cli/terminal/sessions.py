"""Kept sessions on stdout: the list, and one."""

import json
import sys
from collections.abc import Sequence

from rich.table import Table

from ido_cli import summary
from ido_cli.hours import AMSTERDAM
from ido_cli.report import SessionReport, report_session
from ido_cli.store import Kept
from ido_cli.terminal.screen import console, fits, literal
from ido_cli.workspace import Workspace


def report_of(workspace: Workspace, kept: Kept) -> SessionReport:
    """The report of a kept session: what was said when a question ended, and what holds now for one that is open."""
    ended = {index: row for index, row in enumerate(kept.ended) if row is not None}
    return report_session(workspace.directory, workspace.trees, kept.session, kept.updated, ended)


def show_all(workspace: Workspace, kept: Sequence[Kept], as_json: bool) -> None:
    """The sessions, the newest first."""
    reports = [report_of(workspace, one) for one in kept]
    if as_json:
        print(json.dumps([report.row() for report in reports], ensure_ascii=False, indent=2))
        return
    if not reports:
        print('Er zijn nog geen sessies. Begin er een met "ido".')
        return
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for name in ("sessie", "begonnen", "balie", "status", "onderwerp"):
        table.add_column(name, overflow="fold")
    for report in reports:
        begun = report.begun.astimezone(AMSTERDAM).strftime("%d-%m-%Y %H:%M")
        topics = ", ".join(case.title for case in report.cases)
        table.add_row(report.id[:8], begun, literal(report.location or ""), report.status, literal(topics))
    console(sys.stdout).print(table)


def show(workspace: Workspace, kept: Kept) -> None:
    """The summary of one session."""
    print(fits(summary.as_text(report_of(workspace, kept)), sys.stdout), end="")
