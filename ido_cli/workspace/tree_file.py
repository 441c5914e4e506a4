"""One file of a tree: its name, its text, the tree in it, and what is wrong in it."""

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ido_cli.source import reading
from ido_cli.source.files.writing import reserved
from ido_cli.source.findings import START, Finding, has_errors
from ido_cli.source.marked import Source
from ido_cli.source.shape import validate
from ido_cli.trees.facts import Declared
from ido_cli.trees.model import Tree
from ido_cli.trees.structure import check_structure

_TREE_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]*")


def is_tree_id(name: str) -> bool:
    """Whether a tree can have this name, on Windows too."""
    return _TREE_ID.fullmatch(name) is not None and not reserved(name)


def tree_id_hint(name: str, example: str = "mijn-boom") -> str:
    """How to name a tree that can't have this name."""
    if reserved(name):
        return f"Windows gebruikt die naam zelf. Kies een andere, zoals {example}."
    return f"Gebruik alleen kleine letters, cijfers en streepjes, zoals {example}."


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
    if not is_tree_id(path.stem):
        message = f'"{path.stem}" kan geen naam van een boom zijn'
        hint = tree_id_hint(path.stem, "mijn-boom.yaml")
        findings += (Finding("B025", path, START, message, hint),)
    if tree is not None:
        findings += check_structure(tree, source)
    return TreeFile(path.stem, source, tree, findings)


@contextmanager
def without_collecting() -> Iterator[None]:
    """Read much without the garbage collector, which would walk all that was read again and again.

    There are no cycles in it, so it is put with what is old already, unseen.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()
        if enabled:
            gc.enable()
