"""What changed between two versions of a workspace, on stdout."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from ido_cli.errors import FOUND_WRONG
from ido_cli.settings import Environment
from ido_cli.terminal.output import Output
from ido_cli.triage.compare import Change, Compared, Kind, compare
from ido_cli.views.trees import tell_left_out
from ido_cli.workspace.reading import open_workspace
from ido_cli.workspace.versions import version

_WIDTH: Final = max(len(kind.value) for kind in Kind) + 2
"""Of the column with what happened."""


def show(environment: Environment, folder: Path, old: str, new: str, as_json: bool) -> int:
    """Show what changed from `old` to `new` (empty: the workspace as it is now).

    Exit code 1 when something did.
    """
    out = Output(environment.stdout)
    with version(old, folder) as before, version(new, folder) as after:
        was, now = open_workspace(before), open_workspace(after)
        found = compare(
            was.trees, now.trees, was.directory_file.directory, now.directory_file.directory
        )
        for workspace in (was, now):
            tell_left_out(environment, workspace.trees)
    if as_json:
        out.json([_row(one) for one in found])
    else:
        for one in found:
            _show_one(out, one)
        out.line(_summary(found))
    return FOUND_WRONG if found else 0


def _show_one(out: Output, compared: Compared) -> None:
    out.line((compared.title, "bold"), (f"  {compared.name or 'partners.yaml'}", "dim"))
    where = ""
    for change in compared.changes:
        if change.where != where:
            where = change.where
            out.line(f"  {where}", wrap=False)
        _show_change(out, change, 4 if where else 2)
    out.line()


def _show_change(out: Output, change: Change, indent: int) -> None:
    only = {Kind.ADDED: change.new, Kind.GONE: change.old}.get(change.kind, "")
    told = f"{change.what}: {only}" if only else change.what
    out.indented(f"{change.kind.value:<{_WIDTH}}{told}", indent)
    if change.kind not in (Kind.ADDED, Kind.GONE):
        out.indented(f"was: {change.old}", indent + _WIDTH)
        out.indented(f"nu:  {change.new}", indent + _WIDTH)


def _summary(found: Sequence[Compared]) -> str:
    if not found:
        return "Er verandert niets."
    kinds = Counter(change.kind for one in found for change in one.changes)
    counts = ", ".join(f"{kinds[kind]} {kind.value}" for kind in Kind if kinds[kind])
    trees = sum(bool(one.name) for one in found)
    where = [f"{trees} {'boom' if trees == 1 else 'bomen'}"] if trees else []
    where += ["partners.yaml"] if trees < len(found) else []
    return f"{counts}, in {' en '.join(where)}."


def _row(compared: Compared) -> dict[str, Any]:
    return {
        "boom": compared.name or None,
        "titel": compared.title,
        "veranderingen": [
            {
                "soort": change.kind.value,
                "waar": change.where,
                "wat": change.what,
                "was": change.old,
                "nu": change.new,
            }
            for change in compared.changes
        ],
    }
