"""Findings as a good compiler shows them: the code, the place, the line underlined, the way out."""

from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

from ido_cli.errors import FOUND_WRONG, unknown
from ido_cli.source.codes import CODES, Severity
from ido_cli.source.findings import Finding
from ido_cli.terminal.output import Output
from ido_cli.trees.place import Place
from ido_cli.triage.routes import measure
from ido_cli.views.folding import Told, fold
from ido_cli.workspace.folder import layer
from ido_cli.workspace.reading import Workspace

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.HINT: "dim"}
_PLURALS = {
    Severity.ERROR: "fouten",
    Severity.WARNING: "waarschuwingen",
    Severity.HINT: "hints",
}
_PLACES = 4
_ROOM = 66
"""So many cells of a source line are shown."""


def show(
    out: Output,
    found: Sequence[Finding],
    workspace: Workspace,
    as_json: bool,
    strict: bool,
    hints: bool = False,
    only: Collection[str] | None = None,
) -> int:
    """Show findings; the exit code: 1 for an error, with `strict` also for a warning.

    Hints are counted, and shown when asked. `only` are the trees that were checked; None for all.
    """
    if as_json:
        out.json([as_row(finding, workspace.folder) for finding in found])
    else:
        lines: dict[Path, list[str]] = {}
        for told in fold([one for one in found if hints or one.severity is not Severity.HINT]):
            file = told.finding.file
            if file not in lines:
                lines[file] = _lines(file)
            _show_one(out, told, lines[file], workspace.folder)
        out.line(count_words(found, workspace, only))
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return FOUND_WRONG if any(finding.severity in failing for finding in found) else 0


def explain(out: Output, code: str) -> None:
    """What a code means. Raises IdoError for one that does not exist."""
    known = CODES.get(code.upper())
    if known is None:
        raise unknown("code", code, CODES, f"De codes zijn: {', '.join(CODES)}.")
    out.line(f"{code.upper()} ({known.severity.value}): {known.meaning}", wrap=False)


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


def count_words(
    found: Sequence[Finding], workspace: Workspace, only: Collection[str] | None = None
) -> str:
    """'1 fout, 2 waarschuwingen, 40 hints in 34 bomen (1.204 routes)': in `only` those, or in all.

    No other tree is read than those they lead to.
    """
    counts = Counter(finding.severity for finding in found)
    words = [
        f"{counts[one]} {one.value if counts[one] == 1 else _PLURALS[one]}"
        for one in Severity
        if counts[one]
    ]
    checked = workspace.trees.known if only is None else only
    trees = len(checked)
    usable = [tree_id for tree_id in checked if tree_id in workspace.trees]
    measures = measure(workspace.trees, usable)
    whole = [measures[Place(tree_id, workspace.trees[tree_id].begin)] for tree_id in usable]
    routes = f"{sum(one.routes for one in whole if one):,}".replace(",", ".")
    counted = f"{routes} {'route' if routes == '1' else 'routes'}"
    where = f"{trees} {'boom' if trees == 1 else 'bomen'} ({counted})"
    return f"{', '.join(words)} in {where}" if words else f"Alles in orde: {where} nagekeken."


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError:
        return []


def _show_one(out: Output, told: Told, lines: list[str], folder: Path) -> None:
    from rich.cells import cell_len

    finding = told.finding
    mark, style = finding.mark, _STYLES[finding.severity]
    head = (f"{finding.code} {finding.severity.value}", style)
    out.line(head, (f": {finding.message}", "bold"), wrap=False)
    place = f"  {relative(finding.file, folder)}:{mark.line}:{mark.column}"
    out.line((place, "cyan"), (_layer_words(finding.file, folder), "dim"), wrap=False)
    if 1 <= mark.line <= len(lines):
        before, spot, behind = _window(lines[mark.line - 1], mark.column, mark.width)
        gutter = f"   {mark.line:>4} | "
        out.line(f"{gutter}{before}{spot}{behind}", wrap=False)
        margin = " " * (len(gutter) - 2)
        carets = "^" * max(1, cell_len(spot))
        out.line(f"{margin}| {' ' * cell_len(before)}", (carets, style), wrap=False)
    if finding.hint:
        out.indented(finding.hint)
    if told.more:
        out.indented(_more_words(told.more, folder))
    out.line()


def _place(file: Path, folder: Path) -> str:
    """A file among others in a sentence; of a national tree its name alone, which nobody edits."""
    if _layer_words(file, folder):
        return f"{file.name} (landelijk)"
    return relative(file, folder)


def _layer_words(file: Path, folder: Path) -> str:
    """What stands behind the place of a finding that is not in the library's own layer."""
    base = None if file.is_relative_to(folder) else layer(folder).base
    return "   landelijke boom" if base and file.is_relative_to(base) else ""


def _more_words(more: Sequence[Finding], folder: Path) -> str:
    """Where else it shows: 'Door dezelfde oorzaak ook: a.yaml:3 en nog 5 plaatsen.'."""
    places = [f"{_place(one.file, folder)}:{one.mark.line}" for one in more]
    rest = len(places) - _PLACES
    shown = ", ".join(places[:_PLACES]) + (f" en nog {rest} plaatsen" if rest > 0 else "")
    return f"Door dezelfde oorzaak ook: {shown}."


def _window(line: str, column: int, width: int) -> tuple[str, str, str]:
    """What of a line is shown: the part before the place, the place, and the part behind it."""
    from rich.cells import cell_len, set_cell_size

    clean = "".join(sign if sign.isprintable() else " " for sign in line)
    end = column - 1 + width
    before, place, behind = clean[: column - 1], clean[column - 1 : end], clean[end:]
    if cell_len(clean) > _ROOM and cell_len(before) > _ROOM // 2:
        while cell_len(before) > _ROOM // 2 - 1:
            before = before[1:]
        before = f"…{before}"
    if cell_len(before) + cell_len(place) > _ROOM:
        place = set_cell_size(place, _ROOM - cell_len(before)).rstrip()
    left = _ROOM - cell_len(before) - cell_len(place)
    fitting = behind if cell_len(behind) <= left else set_cell_size(behind, left).rstrip()
    return before, place, fitting
