"""Finds an inrichting (a folder with decision_trees/ and partners.yaml) and reads it.

Trees are read when they are asked for, so that the first question is on the screen before thirty
files are. A tree with an error is left out and remembered: it never keeps the desk from working.
"""

import gc
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import Final

from ido_cli.directory.model import Directory
from ido_cli.errors import IdoError, unknown
from ido_cli.source import reading
from ido_cli.source.codes import Severity
from ido_cli.source.findings import START, Finding, has_errors
from ido_cli.source.reading import Source
from ido_cli.source.shape import validate
from ido_cli.trees.facts import DECREES_FILE, FACTS_FILE, Declared, Decrees, Facts
from ido_cli.trees.model import Tree
from ido_cli.trees.structure import check_structure
from ido_cli.workspace.folder import DIRECTORY_FILE, TREES_FOLDER, shipped

TREE_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True)
class TreeFile:
    """One file in decision_trees/.

    Its text, the tree in it (None when it can't be used) and all that is wrong in it.
    """

    id: str
    source: Source
    tree: Tree | None
    findings: tuple[Finding, ...]

    @property
    def usable(self) -> bool:
        """Whether the desk can walk this tree."""
        return self.tree is not None and not has_errors(self.findings)


@dataclass(frozen=True)
class DirectoryFile:
    """partners.yaml.

    Its text, the directory in it (None when it can't be used) and all that is wrong in its shape.
    """

    source: Source
    directory: Directory | None
    findings: tuple[Finding, ...]


def read_tree(path: Path, declared: Declared | None = None) -> TreeFile:
    """Read one tree with everything that can be said of it alone."""
    source = reading.read(path)
    tree, findings = validate(source, Tree, "B", declared)
    if not TREE_ID.fullmatch(path.stem):
        hint = "Gebruik alleen kleine letters, cijfers en streepjes, zoals mijn-boom.yaml."
        findings += (
            Finding("B025", path, START, f'"{path.stem}" kan geen naam van een boom zijn', hint),
        )
    if tree is not None:
        findings += check_structure(tree, source)
    return TreeFile(path.stem, source, tree, findings)


@dataclass(frozen=True)
class DeclaredFile:
    """A file beside the trees (facts, or days set by decree): its text, and what is wrong in it."""

    source: Source
    value: Facts | Decrees | None
    findings: tuple[Finding, ...]


def read_declared(path: Path, shape: type[Facts] | type[Decrees]) -> DeclaredFile | None:
    """Read a file beside the trees; None when it is not there."""
    if not path.is_file():
        return None
    source = reading.read(path)
    value, findings = validate(source, shape, "F")
    return DeclaredFile(source, value, findings)


def read_directory(path: Path) -> DirectoryFile:
    """Read partners.yaml."""
    source = reading.read(path)
    directory, findings = validate(source, Directory, "P")
    return DirectoryFile(source, directory, findings)


@contextmanager
def without_collecting() -> Iterator[None]:
    """Read much without the garbage collector, which would walk all that was read again and again.

    There are no cycles in it.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _without_source(file: TreeFile) -> TreeFile:
    return replace(file, source=Source(file.source.path))


@dataclass
class Trees(Mapping[str, Tree]):
    """The trees of a folder by their id, each read when it is first asked for.

    A tree that can't be used is as one that is not there.
    """

    folder: Path
    _files: dict[str, TreeFile] = field(default_factory=dict)
    _lock: RLock = field(default_factory=RLock)
    _forgets: bool = False

    @cached_property
    def _paths(self) -> Mapping[str, Path]:
        try:
            return {
                path.stem: path
                for path in sorted(self.folder.glob("*.yaml"))
                if not path.name.startswith((".", "_"))
            }
        except OSError:
            return {}

    @cached_property
    def facts_file(self) -> DeclaredFile | None:
        """The file with the facts; None when there is none."""
        return read_declared(self.folder / FACTS_FILE, Facts)

    @cached_property
    def decrees_file(self) -> DeclaredFile | None:
        """The file with the days set by decree, else the one that is shipped."""
        own = read_declared(self.folder / DECREES_FILE, Decrees)
        return own or read_declared(shipped() / TREES_FOLDER / DECREES_FILE, Decrees)

    @cached_property
    def declared(self) -> Declared:
        """What is declared beside the trees; what can't be read is as what is not there."""
        facts = self.facts_file.value if self.facts_file else None
        decrees = self.decrees_file.value if self.decrees_file else None
        known = facts.facts if isinstance(facts, Facts) else {}
        if not isinstance(decrees, Decrees):
            return Declared(known)
        return Declared(known, frozenset(decrees.days), decrees.known_until)

    @property
    def not_read(self) -> tuple[Path, ...]:
        """What stands in the folder, looks like a tree and is not read: `x.yml`, `x.yaml.txt`."""
        known = {*self._paths.values(), self.folder / FACTS_FILE, self.folder / DECREES_FILE}
        try:
            every = sorted(path for path in self.folder.iterdir() if path not in known)
        except OSError:
            return ()
        return tuple(path for path in every if _looks_like_tree(path))

    @property
    def known(self) -> tuple[str, ...]:
        """The ids of all trees, usable or not, without reading one."""
        return tuple(self._paths)

    def file(self, tree_id: str) -> TreeFile:
        """The file of a tree, usable or not. Raises KeyError when there is none."""
        path = self._paths[tree_id]
        with self._lock:
            if tree_id not in self._files:
                file = read_tree(path, self.declared)
                self._files[tree_id] = _without_source(file) if self._forgets else file
            return self._files[tree_id]

    def files(self) -> tuple[TreeFile, ...]:
        """All files, in the order of their names."""
        return tuple(self.file(tree_id) for tree_id in self._paths)

    def forget_sources(self) -> None:
        """Let go of the texts and line numbers, which only checking needs, also of trees to come.

        A desk holds less than half the memory.
        """
        with self._lock:
            self._forgets = True
            for tree_id, file in self._files.items():
                self._files[tree_id] = _without_source(file)

    def left_out(self) -> tuple[TreeFile, ...]:
        """The files that hold an error, so that the desk does without them."""
        return tuple(file for file in self.files() if not file.usable)

    def in_use(self) -> Mapping[str, Tree]:
        """The trees that the desk offers."""
        return {tree_id: tree for tree_id, tree in self.items() if tree.in_use}

    def __getitem__(self, tree_id: str) -> Tree:
        file = self.file(tree_id)
        if file.tree is None or not file.usable:
            raise KeyError(tree_id)
        return file.tree

    def __iter__(self) -> Iterator[str]:
        return (tree_id for tree_id in self._paths if self.file(tree_id).usable)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _looks_like_tree(path: Path) -> bool:
    """Whether somebody may think that a file, or a folder with trees, is read."""
    if path.name.startswith("."):
        return False
    if path.is_dir():
        return any(path.glob("*.y*ml"))
    return ".yaml" in path.name.lower() or path.suffix.lower() == ".yml"


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
            message = (
                f"{DIRECTORY_FILE} is niet te gebruiken: {first.message} (regel {first.mark.line})."
            )
            raise IdoError(message, 'Bekijk alle fouten met "ido bomen controleer".')
        return directory

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
            message = (
                f'De boom "{tree_id}" heeft een fout: {first.message} (regel {first.mark.line}).'
            )
            raise IdoError(message, f'Bekijk alles met "ido bomen controleer {tree_id}".')
        return file.tree


def left_out_words(trees: Trees) -> str:
    """Which trees the desk does without and how to see why; an empty text when there are none."""
    names = ", ".join(file.id for file in trees.left_out())
    see = 'Bekijk ze met "ido bomen controleer".'
    return f"Niet gebruikt, want er zit een fout in: {names}. {see}" if names else ""


def open_workspace(folder: Path) -> Workspace:
    """The workspace in a folder. Nothing is read before it is asked for."""
    return Workspace(folder, Trees(folder / TREES_FOLDER))
