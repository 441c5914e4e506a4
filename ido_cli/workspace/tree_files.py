"""The files of the trees: own ones, and those of the national base that they do not replace.

Trees are read when they are asked for, so that the first question is on the screen before sixty
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

from ido_cli.source import reading
from ido_cli.source.findings import START, Finding, has_errors
from ido_cli.source.reading import Source
from ido_cli.source.shape import validate
from ido_cli.trees.elsewhere import ELSEWHERE_FILE, Elsewhere, ElsewhereFile
from ido_cli.trees.facts import DECREES_FILE, FACTS_FILE, Declared, Decrees, Fact, Facts
from ido_cli.trees.model import Tree
from ido_cli.trees.structure import check_structure
from ido_cli.workspace.folder import TREES_FOLDER, Layer, layer, shipped, trees_in

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


def read_tree(path: Path, declared: Declared | None = None) -> TreeFile:
    """Read one tree with everything that can be said of it alone."""
    return tree_from(reading.read(path), declared)


def tree_from(source: Source, declared: Declared | None = None) -> TreeFile:
    """The tree in a text that was read, with everything that can be said of it alone."""
    path = source.path
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
    """A file beside the trees (facts, days, what is not ours): its text, and what is wrong."""

    source: Source
    value: Facts | Decrees | ElsewhereFile | None
    findings: tuple[Finding, ...]


def read_declared(
    path: Path, shape: type[Facts] | type[Decrees] | type[ElsewhereFile]
) -> DeclaredFile | None:
    """Read a file beside the trees; None when it is not there."""
    if not path.is_file():
        return None
    source = reading.read(path)
    value, findings = validate(source, shape, "F")
    return DeclaredFile(source, value, findings)


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
    """The trees of a workspace by their id, each read when it is first asked for.

    A tree that can't be used is as one that is not there. `folder` holds the own trees; those of
    the national base that it does not replace are inherited.
    """

    folder: Path
    _files: dict[str, TreeFile] = field(default_factory=dict)
    _lock: RLock = field(default_factory=RLock)
    _forgets: bool = False

    @cached_property
    def _layer(self) -> Layer:
        return layer(self.folder.parent)

    @cached_property
    def _base(self) -> Path | None:
        return self._layer.base / TREES_FOLDER if self._layer.base else None

    @cached_property
    def _paths(self) -> Mapping[str, Path]:
        inherited = trees_in(self._base) if self._base else {}
        return dict(sorted({**inherited, **trees_in(self.folder)}.items()))

    def inherited(self, tree_id: str) -> bool:
        """Whether a tree is that of the national base."""
        return self._base is not None and self._paths[tree_id].parent == self._base

    def national_path(self, tree_id: str) -> Path | None:
        """The file of a tree in the national base; None when that has none of this name."""
        path = self._base / f"{tree_id}.yaml" if self._base else None
        return path if path and path.is_file() else None

    def path(self, tree_id: str) -> Path:
        """The file of a tree. Raises KeyError when there is none."""
        return self._paths[tree_id]

    @cached_property
    def facts_file(self) -> DeclaredFile | None:
        """The own file with facts; None when there is none."""
        return read_declared(self.folder / FACTS_FILE, Facts)

    @cached_property
    def _base_facts(self) -> DeclaredFile | None:
        return read_declared(self._base / FACTS_FILE, Facts) if self._base else None

    @property
    def declares_facts(self) -> bool:
        """Whether the facts are declared, in the own file or in that of the base."""
        return self.facts_file is not None or self._base_facts is not None

    @cached_property
    def decrees_file(self) -> DeclaredFile | None:
        """The file with the days set by decree, else the one that is shipped."""
        own = read_declared(self.folder / DECREES_FILE, Decrees)
        return own or read_declared(shipped() / TREES_FOLDER / DECREES_FILE, Decrees)

    @cached_property
    def elsewhere_file(self) -> DeclaredFile | None:
        """The own file with what is not for this desk; None when there is none."""
        return read_declared(self.folder / ELSEWHERE_FILE, ElsewhereFile)

    @cached_property
    def elsewhere(self) -> Mapping[str, Elsewhere]:
        """What is not for this desk, by kind; the own phrases come beside those of the base."""
        base = read_declared(self._base / ELSEWHERE_FILE, ElsewhereFile) if self._base else None
        known: dict[str, Elsewhere] = {}
        for file in (base, self.elsewhere_file):
            if file is None or not isinstance(file.value, ElsewhereFile):
                continue
            for name, kind in file.value.kinds.items():
                before = known.get(name, kind)
                phrases = tuple(dict.fromkeys((*before.phrases, *kind.phrases)))
                update = {"helps": kind.helps or before.helps, "phrases": phrases}
                known[name] = kind.model_copy(update=update)
        return known

    @cached_property
    def declared(self) -> Declared:
        """What is declared beside the trees; what can't be read is as what is not there."""
        known: dict[str, Fact] = {}
        for file in (self._base_facts, self.facts_file):
            if file is not None and isinstance(file.value, Facts):
                known |= file.value.facts
        decrees = self.decrees_file.value if self.decrees_file else None
        if not isinstance(decrees, Decrees):
            return Declared(known)
        return Declared(known, frozenset(decrees.days), decrees.known_until)

    @property
    def not_read(self) -> tuple[Path, ...]:
        """What stands in the folder, looks like a tree and is not read: `x.yml`, `x.yaml.txt`."""
        beside = (FACTS_FILE, DECREES_FILE, ELSEWHERE_FILE)
        known = {*self._paths.values(), *(self.folder / name for name in beside)}
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
        out = self._layer.trees_out
        return {one: tree for one, tree in self.items() if tree.in_use and one not in out}

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


def left_out_words(trees: Trees) -> str:
    """Which trees the desk does without and how to see why; an empty text when there are none."""
    names = ", ".join(file.id for file in trees.left_out())
    see = 'Bekijk ze met "ido bomen controleer".'
    return f"Niet gebruikt, want er zit een fout in: {names}. {see}" if names else ""
