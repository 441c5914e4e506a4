"""Where the findings of a small workspace stand, on one day."""

from datetime import date
from pathlib import Path

from ido_cli.checks.check import check
from ido_cli.workspace.reading import open_workspace

TODAY = date(2026, 11, 27)
NO_GEMEENTE = ("partners.yaml", 8, "N002")
"""The one hint in the small workspace: nobody offers the service `gemeente` in Zuid."""


def places(folder: Path, today: date = TODAY) -> list[tuple[str, int, str]]:
    """The findings of a workspace as (file, line, code)."""
    return [
        (finding.file.name, finding.mark.line, finding.code)
        for finding in check(open_workspace(folder), today)
    ]
