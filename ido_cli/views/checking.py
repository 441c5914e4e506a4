"""Checking for a coordinator: everything or some files, once or at each save."""

import sys
from collections.abc import Sequence
from datetime import date
from itertools import chain
from pathlib import Path

from ido_cli.checks.check import check
from ido_cli.errors import WRONG_USE, IdoError, did_you_mean
from ido_cli.settings import Settings
from ido_cli.source.findings import Finding
from ido_cli.views import findings
from ido_cli.workspace.folder import DIRECTORY_FILE, TREES_FOLDER, is_workspace
from ido_cli.workspace.reading import Workspace, open_workspace


def workspace_of(settings: Settings, names: Sequence[str]) -> Workspace:
    """The workspace to check: the one that the first named file lies in, else the usual one."""
    for name in names:
        path = Path(name).resolve()
        if not path.exists() or settings.map:
            continue
        for folder in (path, *path.parents):
            if is_workspace(folder):
                return open_workspace(folder)
    return settings.workspace()


def found(workspace: Workspace, names: Sequence[str]) -> tuple[Finding, ...]:
    """The findings of the whole workspace, or of the named trees and files.

    Raises IdoError for a name that is not there.
    """
    paths = {
        path for name in names for path in [_path(workspace, name)] if path != workspace.folder
    }
    everything = check(workspace, date.today())
    return tuple(finding for finding in everything if not paths or finding.file in paths)


def follow(settings: Settings, names: Sequence[str], strict: bool, hints: bool) -> None:
    """Check again at each save, until Ctrl-C."""
    from watchfiles import watch

    workspace = workspace_of(settings, names)
    found(workspace, names)  # a name that is not there at the start is a mistake
    seen = None
    for _ in chain(
        [()],
        watch(workspace.folder, watch_filter=_is_ours, rust_timeout=1000, yield_on_timeout=True),
    ):
        now = _stamps(
            workspace.folder
        )  # a save during the check, or before the watching began, is seen a second later
        if now == seen:
            continue
        seen = now
        try:
            _check_once(workspace.folder, names, strict, hints)
        except IdoError as error:  # a file that an editor puts back in a moment
            print(f"{error.message}\n{error.hint}", flush=True)


def _stamps(folder: Path) -> dict[Path, tuple[int, int]]:
    """When each file of the workspace was saved, and its size.

    The same as long as nothing changed.
    """
    stamps = {}
    for path in (folder / DIRECTORY_FILE, *(folder / TREES_FOLDER).glob("*.yaml")):
        try:
            state = path.stat()
        except OSError:  # away for a moment, as some editors do when they save
            continue
        stamps[path] = (state.st_mtime_ns, state.st_size)
    return stamps


def _check_once(folder: Path, names: Sequence[str], strict: bool, hints: bool) -> None:
    if sys.stdout.isatty():
        print("\x1b[2J\x1b[H", end="", flush=True)
    workspace = open_workspace(folder)
    findings.show(found(workspace, names), workspace, as_json=False, strict=strict, hints=hints)
    print("Ik kijk mee. Stop met Ctrl-C.", flush=True)


def _is_ours(_change: object, path: str) -> bool:
    return path.endswith(".yaml")


def _path(workspace: Workspace, name: str) -> Path:
    """The file that a name or a path stands for; the folder of the workspace stands for all."""
    path = Path(name)
    if (
        path.resolve() == workspace.folder.resolve()
        or path.resolve() == workspace.trees.folder.resolve()
    ):
        return workspace.folder
    if path.stem == Path(DIRECTORY_FILE).stem:
        return workspace.folder / DIRECTORY_FILE
    outside = (
        path.exists()
        and path.suffix == ".yaml"
        and path.resolve().parent != workspace.trees.folder.resolve()
    )
    if outside:
        raise IdoError(
            f"{path} ligt niet in de inrichting {workspace.folder}.",
            "Kies de inrichting met --map, of laat die weg.",
            WRONG_USE,
        )
    if path.stem not in workspace.trees.known:
        hint = (
            did_you_mean(path.stem, workspace.trees.known) or 'Bekijk alle bomen met "ido bomen".'
        )
        raise IdoError(f'Ik ken geen boom "{path.stem}".', hint, WRONG_USE)
    return workspace.trees.folder / f"{path.stem}.yaml"
