"""What a coordinator means to check: which workspace, and which of its files."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from ido_cli.checks.check import check
from ido_cli.errors import WRONG_USE, IdoError, did_you_mean
from ido_cli.source.findings import Finding
from ido_cli.workspace.folder import DIRECTORY_FILE, is_workspace
from ido_cli.workspace.reading import Workspace, open_workspace


def workspace_of(names: Sequence[str], usual: Callable[[], Workspace]) -> Workspace:
    """The workspace to check: the one that the first named file lies in, else the usual one."""
    for name in names:
        path = Path(name).resolve()
        if path.exists():
            for folder in (path, *path.parents):
                if is_workspace(folder):
                    return open_workspace(folder)
    return usual()


def found(workspace: Workspace, names: Sequence[str], today: date) -> tuple[Finding, ...]:
    """The findings of the whole workspace, or of the named trees and files.

    Raises IdoError for a name that is not there.
    """
    paths = _paths(workspace, names)
    everything = check(workspace, today, trees_alone(workspace, names))
    return tuple(finding for finding in everything if not paths or finding.file in paths)


def trees_alone(workspace: Workspace, names: Sequence[str]) -> frozenset[str] | None:
    """The trees that the names stand for; None when all trees are to be read.

    Raises IdoError for a name that is not there.
    """
    paths = _paths(workspace, names)
    trees = {one for one in workspace.trees.known if workspace.trees.path(one) in paths}
    return frozenset(trees) if paths and len(trees) == len(paths) else None


def _paths(workspace: Workspace, names: Sequence[str]) -> set[Path]:
    """The files that the names stand for; none stands for all."""
    return {_path(workspace, name) for name in names} - {workspace.folder}


def _path(workspace: Workspace, name: str) -> Path:
    """The file that a name or a path stands for; the workspace's folder stands for all."""
    path = Path(name)
    trees = workspace.trees
    if path.resolve() in (workspace.folder.resolve(), trees.folder.resolve()):
        return workspace.folder
    if path.stem == Path(DIRECTORY_FILE).stem:
        return workspace.folder / DIRECTORY_FILE
    is_tree = path.exists() and path.suffix == ".yaml"
    if is_tree and path.resolve().parent != trees.folder.resolve():
        message = f"{path} ligt niet in de inrichting {workspace.folder}."
        raise IdoError(message, "Kies de inrichting met --map, of laat die weg.", WRONG_USE)
    if path.stem not in trees.known:
        hint = did_you_mean(path.stem, trees.known) or 'Bekijk alle bomen met "ido bomen".'
        raise IdoError(f'Ik ken geen boom "{path.stem}".', hint, WRONG_USE)
    return trees.path(path.stem)
