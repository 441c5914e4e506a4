"""A workspace (inrichting) opened: its directory and its trees, each read when asked for."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ido_cli.directory.model import Directory
from ido_cli.errors import IdoError, unknown
from ido_cli.source.codes import Severity
from ido_cli.trees.model import Tree
from ido_cli.workspace.directory_file import DirectoryFile, read_directory
from ido_cli.workspace.folder import DIRECTORY_FILE, TREES_FOLDER
from ido_cli.workspace.tree_files import Trees


@dataclass(frozen=True)
class Workspace:
    """An inrichting: where it is, the directory and the trees."""

    folder: Path
    trees: Trees

    @cached_property
    def directory_file(self) -> DirectoryFile:
        """partners.yaml, read when it is first asked for: a first question does not need it."""
        return read_directory(self.folder / DIRECTORY_FILE)

    @property
    def directory(self) -> Directory:
        """The directory.

        Raises IdoError when partners.yaml can't be used: without it there is nobody to refer to.
        """
        directory = self.directory_file.directory
        if directory is None:
            first = self.directory_file.findings[0]
            message = f"{DIRECTORY_FILE} is niet te gebruiken: {first.with_line}."
            raise IdoError(message, 'Bekijk alle fouten met "ido bomen controleer".')
        return directory

    def paths(self) -> tuple[Path, ...]:
        """All files that it is read from, its own and those of the base."""
        base = self.trees.base
        folders = [self.folder] if base is None else [self.folder, base]
        return (
            *(folder / DIRECTORY_FILE for folder in folders),
            *map(self.trees.path, self.trees.known),
            *self.trees.beside.paths(),
        )

    def tree(self, tree_id: str) -> Tree:
        """A tree by its id.

        Raises IdoError with the nearest right names, or with the reason when the tree has errors.
        """
        try:
            file = self.trees.file(tree_id)
        except KeyError:
            hint = 'Bekijk alle bomen met "ido bomen".'
            raise unknown("boom", tree_id, self.trees.known, hint) from None
        if file.tree is None or not file.usable:
            first = next(finding for finding in file.findings if finding.severity is Severity.ERROR)
            message = f'De boom "{tree_id}" heeft een fout: {first.with_line}.'
            raise IdoError(message, f'Bekijk alles met "ido bomen controleer {tree_id}".')
        return file.tree


def open_workspace(folder: Path) -> Workspace:
    """The workspace in a folder. Nothing is read before it is asked for."""
    return Workspace(folder, Trees(folder / TREES_FOLDER))
