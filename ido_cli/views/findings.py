"""Findings as a good compiler shows them.

The code, the place, the source line with the spot underlined, and the way out.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from ido_cli.errors import FOUND_WRONG, unknown
from ido_cli.literal import literal
from ido_cli.source.codes import CODES, Severity
from ido_cli.source.findings import Finding
from ido_cli.terminal.screen import console, print_indented
from ido_cli.trees.structure import Place
from ido_cli.triage.routes import measure
from ido_cli.workspace.reading import Workspace

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.HINT: "dim"}
_PLURALS = {Severity.ERROR: "fouten", Severity.WARNING: "waarschuwingen", Severity.HINT: "hints"}


def show(
    found: tuple[Finding, ...],
    workspace: Workspace,
    as_json: bool,
    strict: bool,
    hints: bool = False,
) -> int:
    """Show findings on stdout; the exit code: 1 for an error, with `strict` also for a warning.

    Hints are counted, and shown when asked.
    """
    if as_json:
        rows = [as_row(finding, workspace.folder) for finding in found]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        shown = [one for one in found if hints or one.severity is not Severity.HINT]
        lines: dict[Path, list[str]] = {}
        for finding in shown:
            if finding.file not in lines:
                lines[finding.file] = _lines(finding.file)
            _show_one(finding, lines[finding.file], workspace.folder)
        console(sys.stdout).print(count_words(found, workspace), highlight=False, markup=False)
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return FOUND_WRONG if any(finding.severity in failing for finding in found) else 0


def explain(code: str) -> None:
    """What a code means. Raises IdoError for one that does not exist."""
    known = CODES.get(code.upper())
    if known is None:
        raise unknown("code", code, CODES, f"De codes zijn: {', '.join(CODES)}.")
    print(f"{code.upper()} ({known.severity.value}): {known.meaning}")


def as_row(finding: Finding, folder: Path) -> dict[str, str | int]:
    """A finding with the stable keys of --json."""
    return {
        "code": finding.code,
        "ernst": finding.severity.value,
        "bestand": relative(finding.file, folder),
        "regel": finding.mark.line,
        "kolom": finding.mark.column,
        "melding": finding.message,
        "hint": finding.hint,
    }


def relative(path: Path, folder: Path) -> str:
    """A path as people know it: from the workspace's folder, with forward slashes."""
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path)


def count_words(found: tuple[Finding, ...], workspace: Workspace) -> str:
    """'1 fout, 2 waarschuwingen, 40 hints in 34 bomen (1.204 routes)'."""
    counts = Counter(finding.severity for finding in found)
    words = [
        f"{counts[s]} {s.value if counts[s] == 1 else _PLURALS[s]}" for s in Severity if counts[s]
    ]
    trees = len(workspace.trees.known)
    measures = measure(workspace.trees)
    whole = [measures[Place(tree_id, tree.begin)] for tree_id, tree in workspace.trees.items()]
    routes = f"{sum(one.routes for one in whole if one):,}".replace(",", ".")
    where = f"{trees} {'boom' if trees == 1 else 'bomen'} ({routes} {'route' if routes == '1' else 'routes'})"
    return f"{', '.join(words)} in {where}" if words else f"Alles in orde: {where} nagekeken."


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError:
        return []


def _show_one(finding: Finding, lines: list[str], folder: Path) -> None:
    from rich.cells import cell_len
    from rich.text import Text

    out = console(sys.stdout)
    mark = finding.mark
    head = Text(f"{finding.code} {finding.severity.value}", style=_STYLES[finding.severity])
    out.print(head + Text(f": {literal(finding.message)}", style="bold"), soft_wrap=True)
    out.print(
        Text(
            f"  {literal(relative(finding.file, folder))}:{mark.line}:{mark.column}", style="cyan"
        ),
        soft_wrap=True,
    )
    if 1 <= mark.line <= len(lines):
        before, place, behind = _window(lines[mark.line - 1], mark.column, mark.width)
        gutter = f"   {mark.line:>4} | "
        carets = "^" * max(1, cell_len(place))
        out.print(Text(f"{gutter}{before}{place}{behind}"), soft_wrap=True)
        margin = " " * (len(gutter) - 2)
        out.print(
            Text(f"{margin}| {' ' * cell_len(before)}{carets}", style=_STYLES[finding.severity]),
            soft_wrap=True,
        )
    if finding.hint:
        print_indented(finding.hint, out)
    out.print()


def _window(line: str, column: int, width: int, room: int = 66) -> tuple[str, str, str]:
    """What of a line is shown, in at most `room` cells.

    The part before the place, the place and the part behind it.
    """
    from rich.cells import cell_len, set_cell_size

    clean = "".join(sign if sign.isprintable() else " " for sign in line)
    before, place, behind = (
        clean[: column - 1],
        clean[column - 1 : column - 1 + width],
        clean[column - 1 + width :],
    )
    if cell_len(clean) > room and cell_len(before) > room // 2:
        while cell_len(before) > room // 2 - 1:
            before = before[1:]
        before = f"…{before}"
    if cell_len(before) + cell_len(place) > room:
        place = set_cell_size(place, room - cell_len(before)).rstrip()
    left = room - cell_len(before) - cell_len(place)
    return (
        before,
        place,
        behind if cell_len(behind) <= left else set_cell_size(behind, left).rstrip(),
    )
