"""The files of the trees: own ones, and those of the national base that they do not replace.

Trees are read when they are asked for, so that the first question is on the screen before sixty
files are. A tree with an error is left out and remembered: it never keeps the desk from working.
"""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import Final

from ido_cli.source import reading
from ido_cli.source.marked import Source
from ido_cli.trees.elsewhere import Elsewhere
from ido_cli.trees.facts import Declared
from ido_cli.trees.heading import Heading, heading_of
from ido_cli.trees.model import Tree
from ido_cli.trees.own_phrases import with_phrases
from ido_cli.workspace.declared_files import BESIDE, DeclaredFiles
from ido_cli.workspace.folder import TREES_FOLDER, Layer, layer, trees_in
from ido_cli.workspace.tree_file import TreeFile, read_tree, tree_from

_WHOLE: Final = 4
"""A desk keeps so many trees whole: a visit comes through one to three, of 0.4 MB each."""


@dataclass(frozen=True)
class Light:
    """What a desk keeps of all trees: headings (None: not to be used), and their texts, packed."""

    headings: Mapping[str, Heading | None]
    texts: Mapping[str, bytes]


@dataclass
class Trees(Mapping[str, Tree]):
    """The trees of a workspace by their id, each read when it is first asked for.

    A tree that can't be used is as one that is not there. `folder` holds the own trees; those of
    the national base that it does not replace are inherited. Either is taught the own phrases.
    """

    folder: Path
    _files: dict[str, TreeFile] = field(default_factory=dict)
    """The last used stands last."""
    _packed: dict[str, bytes] = field(default_factory=dict)
    """The texts of trees that may be let go of."""
    _headings: dict[str, Heading | None] = field(default_factory=dict)
    _taught: dict[str, Tree] = field(default_factory=dict)
    _lock: RLock = field(default_factory=RLock)
    _light: bool = False

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

    @property
    def base(self) -> Path | None:
        """The folder of the national base that the workspace stands on, if any."""
        return self._layer.base

    @property
    def on_base(self) -> bool:
        """Whether the workspace stands on the national base."""
        return self._base is not None

    def national_path(self, tree_id: str) -> Path | None:
        """The file of a tree in the national base; None when that has none of this name."""
        path = self._base / f"{tree_id}.yaml" if self._base else None
        return path if path and path.is_file() else None

    def path(self, tree_id: str) -> Path:
        """The file of a tree. Raises KeyError when there is none."""
        return self._paths[tree_id]

    @cached_property
    def beside(self) -> DeclaredFiles:
        """The files with what is declared beside the trees."""
        return DeclaredFiles(self.folder, self._base)

    @property
    def declared(self) -> Declared:
        """What is declared beside the trees; what can't be read is as what is not there."""
        return self.beside.declared

    @property
    def elsewhere(self) -> Mapping[str, Elsewhere]:
        """What is not for this desk, by kind; the own phrases come beside those of the base."""
        return self.beside.elsewhere

    @property
    def not_read(self) -> tuple[Path, ...]:
        """What stands in the folder, looks like a tree and is not read: `x.yml`, `x.yaml.txt`."""
        known = {*self._paths.values(), *(self.folder / name for name in BESIDE)}
        try:
            every = sorted(path for path in self.folder.iterdir() if path not in known)
        except OSError:
            return ()
        return tuple(path for path in every if _looks_like_tree(path))

    @cached_property
    def known(self) -> tuple[str, ...]:
        """The ids of all trees, usable or not, without reading one."""
        return tuple(self._paths)

    def file(self, tree_id: str) -> TreeFile:
        """The file of a tree, usable or not. Raises KeyError when there is none."""
        path = self._paths[tree_id]
        with self._lock:
            file = self._files.pop(tree_id, None) or self._read(path)
            self._files[tree_id] = file
            self._let_go()
            return file

    def files(self) -> tuple[TreeFile, ...]:
        """All files, in the order of their names."""
        return tuple(self.file(tree_id) for tree_id in self._paths)

    def lighten(self) -> None:
        """Keep only the last used trees whole, without their line numbers; for a desk.

        Of the others, also those to come, the text is kept, and read again when one is asked for:
        so a visit ends with the trees that it began with. A desk holds a third less memory.
        """
        with self._lock:
            self._light = True
            for tree_id, file in self._files.items():
                self._files[tree_id] = self._lightened(file)
            self._let_go()

    def light(self) -> Light:
        """What a desk keeps of all trees, after each was read."""
        headings = {tree_id: self.heading(tree_id) for tree_id in self._paths}
        return Light(headings, dict(self._packed))

    def remember(self, light: Light) -> None:
        """Go on with what was kept of the same files: no tree is read before it is asked for."""
        with self._lock:
            self._packed.update(light.texts)
            self._headings.update(light.headings)
        self.lighten()

    def _read(self, path: Path) -> TreeFile:
        packed = self._packed.get(path.stem)
        if packed is not None:
            source = reading.parse(zlib.decompress(packed).decode("utf-8"), path)
            return replace(tree_from(source, self.declared), source=Source(path))
        file = read_tree(path, self.declared)
        self._headings[file.id] = heading_of(file.tree) if file.tree and file.usable else None
        return self._lightened(file) if self._light else file

    def _lightened(self, file: TreeFile) -> TreeFile:
        if file.usable and file.source.text:  # else it was lightened before
            self._packed[file.id] = zlib.compress(file.source.text.encode("utf-8"))
        return replace(file, source=Source(file.source.path))

    def _let_go(self) -> None:
        if not self._light:
            return
        whole = [tree_id for tree_id in self._files if tree_id in self._packed]
        for tree_id in whole[:-_WHOLE]:
            del self._files[tree_id]
            self._taught.pop(tree_id, None)

    def heading(self, tree_id: str) -> Heading | None:
        """What a list shows of a tree; None for one that can't be used, or is not there."""
        if tree_id not in self._headings and tree_id in self._paths:
            self.file(tree_id)
        return self._headings.get(tree_id)

    @property
    def headings(self) -> Mapping[str, Heading]:
        """The headings of all trees that can be used."""
        every = ((tree_id, self.heading(tree_id)) for tree_id in self._paths)
        return {tree_id: heading for tree_id, heading in every if heading is not None}

    def left_out(self) -> tuple[TreeFile, ...]:
        """The files that hold an error, so that the desk does without them."""
        return tuple(self.file(one) for one in self._paths if self.heading(one) is None)

    @property
    def offered(self) -> Mapping[str, Heading]:
        """The headings of the trees that the desk offers."""
        return {one: head for one, head in self.headings.items() if self.offers(one)}

    def offers(self, tree_id: str) -> bool:
        """Whether the desk offers a tree."""
        heading = self.heading(tree_id)
        return heading is not None and heading.in_use and self.may_offer(tree_id)

    def may_offer(self, tree_id: str) -> bool:
        """Whether the library does not leave a tree out; asked without reading it."""
        return tree_id not in self._layer.trees_out

    def in_use(self) -> Mapping[str, Tree]:
        """The trees that the desk offers, each read when it is asked for."""
        return _Offered(self)

    def __contains__(self, tree_id: object) -> bool:
        return isinstance(tree_id, str) and self.heading(tree_id) is not None

    def __getitem__(self, tree_id: str) -> Tree:
        file = self.file(tree_id)
        if file.tree is None or not file.usable:
            raise KeyError(tree_id)
        own = self.beside.phrases_by_tree.get(tree_id)
        if not own:
            return file.tree
        with self._lock:
            if tree_id not in self._taught:
                self._taught[tree_id] = with_phrases(file.tree, own)
            return self._taught[tree_id]

    def __iter__(self) -> Iterator[str]:
        return (tree_id for tree_id in self._paths if tree_id in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass(frozen=True)
class _Offered(Mapping[str, Tree]):
    every: Trees

    def __getitem__(self, tree_id: str) -> Tree:
        if not self.every.offers(tree_id):
            raise KeyError(tree_id)
        return self.every[tree_id]

    def __iter__(self) -> Iterator[str]:
        return filter(self.every.offers, self.every.known)

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
