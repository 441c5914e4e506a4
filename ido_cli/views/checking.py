"""Checking for a coordinator: everything or some files, once or at each save."""

from collections.abc import Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path

from ido_cli.checks.choosing import found, trees_alone, workspace_of
from ido_cli.errors import IdoError
from ido_cli.settings import Environment, Settings
from ido_cli.source.dates import clock
from ido_cli.terminal.output import Output
from ido_cli.views import findings
from ido_cli.workspace.folder import DIRECTORY_FILE, TREES_FOLDER
from ido_cli.workspace.reading import Workspace, open_workspace
from ido_cli.workspace.schema import write_schemas


def show(settings: Settings, names: Sequence[str], as_json: bool, strict: bool, hints: bool) -> int:
    """Check once; the exit code. Raises IdoError for a name that is not there."""
    workspace = _workspace(settings, names)
    chosen = found(workspace, names, settings.environment.today)
    out = Output(settings.environment.stdout)
    only = trees_alone(workspace, names)
    return findings.show(out, chosen, workspace, as_json, strict, hints, only)


def follow(settings: Settings, names: Sequence[str], strict: bool, hints: bool) -> None:
    """Check again at each save, until Ctrl-C."""
    from watchfiles import watch

    environment = settings.environment
    folder = _workspace(settings, names).folder
    # a name that is not there at the start is a mistake
    found(open_workspace(folder), names, environment.today)
    seen, told = None, None
    changes = watch(folder, watch_filter=_is_ours, rust_timeout=1000, yield_on_timeout=True)
    for _ in chain([()], changes):
        # a save during the check, or before the watching began, is seen a second later
        now = _stamps(folder)
        if now == seen:
            continue
        seen = now
        try:
            told = _check_once(environment, folder, names, strict, hints, told)
        except IdoError as error:  # a file that an editor puts back in a moment
            out = Output(environment.stdout)
            out.line(error.message)
            out.line(error.hint)


def _workspace(settings: Settings, names: Sequence[str]) -> Workspace:
    return workspace_of([] if settings.map else names, settings.workspace)


def _stamps(folder: Path) -> dict[Path, tuple[int, int]]:
    """When each file of the workspace was saved, and its size: the same while nothing changed."""
    stamps = {}
    for path in (folder / DIRECTORY_FILE, *(folder / TREES_FOLDER).glob("*.yaml")):
        try:
            state = path.stat()
        except OSError:  # away for a moment, as some editors do when they save
            continue
        stamps[path] = (state.st_mtime_ns, state.st_size)
    return stamps


def _check_once(
    environment: Environment,
    folder: Path,
    names: Sequence[str],
    strict: bool,
    hints: bool,
    before: tuple[str, ...] | None,
) -> tuple[str, ...]:
    """Check, and say whether something changed since `before`; what is wrong now."""
    out = Output(environment.stdout)
    if environment.stdout.isatty():
        environment.stdout.write("\x1b[2J\x1b[H")
    workspace = open_workspace(folder)
    chosen = found(workspace, names, environment.today)
    only = trees_alone(workspace, names)
    findings.show(out, chosen, workspace, as_json=False, strict=strict, hints=hints, only=only)
    with suppress(IdoError):  # a folder that can't be written is no reason to stop looking
        write_schemas(workspace)
    said = tuple(f"{one.file} {one.mark.line} {one.message}" for one in chosen)
    same = "Er is niets veranderd aan wat er mis is. " if said == before else ""
    out.line(f"{same}Nagekeken om {clock(environment.now())} uur. Stop met Ctrl-C.")
    environment.stdout.flush()
    return said


def _is_ours(_change: object, path: str) -> bool:
    return path.endswith(".yaml")
