"""National trees that a library took over to change, and later versions of them brought in.

Beside an own tree stands the national text that it came from, in decision_trees/.basis/. A later
national version comes in by a three-way merge of the two with the own text; where both changed the
same lines a person chooses.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ido_cli.errors import WRONG_USE, IdoError, unknown
from ido_cli.source.files.writing import remove, write, write_over
from ido_cli.source.reading import parse
from ido_cli.workspace.folder import TREES_FOLDER
from ido_cli.workspace.reading import Workspace
from ido_cli.workspace.tree_file import TreeFile, tree_from

BASIS_FOLDER: Final = ".basis"
"""In the folder with trees: the national texts that own trees came from."""


@dataclass(frozen=True)
class Difference:
    """Lines that both sides changed: the own ones and the national ones, as they stand."""

    own: str
    national: str


@dataclass(frozen=True)
class OwnTree:
    """An own tree in the place of a national one.

    Its text, the national text that it came from (None when that is not known) and the national
    text of now.
    """

    id: str
    own: str
    origin: str | None
    national: str

    @property
    def newer(self) -> bool:
        """Whether the national tree has changed since it was taken over."""
        return self.origin is not None and self.origin != self.national

    def merged(self) -> tuple[str | Difference, ...]:
        """The own text with what changed nationally; where both changed, what to choose from."""
        from merge3 import Merge3

        origin, own, national = (
            text.splitlines(keepends=True)
            for text in (self.origin or self.national, self.own, self.national)
        )
        return tuple(_parts(Merge3(origin, own, national).merge_groups()))


def _parts(groups: Iterable[tuple[Any, ...]]) -> Iterator[str | Difference]:
    """The groups of merge3: a kind with its lines, or a conflict with those of all three."""
    for kind, *lines in groups:
        texts = ["".join(one) for one in lines]
        yield Difference(texts[1], texts[2]) if kind == "conflict" else texts[0]


def own_trees(workspace: Workspace) -> tuple[OwnTree, ...]:
    """The own trees that stand in the place of a national one."""
    trees = workspace.trees
    found = ((one, trees.national_path(one)) for one in trees.known if not trees.inherited(one))
    return tuple(
        OwnTree(one, _text(trees.path(one)), _origin(trees.folder, one), _text(national))
        for one, national in found
        if national is not None
    )


def newer_trees(workspace: Workspace) -> frozenset[str]:
    """The own trees of which there is a newer national version."""
    return frozenset(tree.id for tree in own_trees(workspace) if tree.newer)


def take_over(workspace: Workspace, tree_id: str) -> Path:
    """Copy a national tree into the own layer, with the version that it came from; its path.

    Raises IdoError when there is none of that name, or when it is an own tree already.
    """
    trees = workspace.trees
    if tree_id not in trees.known:
        hint = 'Bekijk alle bomen met "ido bomen".'
        raise unknown("boom", tree_id, trees.known, hint)
    if not trees.inherited(tree_id):
        message = f'"{tree_id}" is al een eigen boom.'
        raise IdoError(message, f"U verandert hem in {trees.path(tree_id)}.", WRONG_USE)
    text = _text(trees.path(tree_id))
    # the version first: without it a later one could not be brought in
    write_origin(trees.folder, tree_id, text)
    path = trees.folder / f"{tree_id}.yaml"
    write(path, text)
    return path


def write_origin(folder: Path, tree_id: str, text: str) -> None:
    """Keep the national text that an own tree came from; `folder` holds the own trees."""
    path = _origin_path(folder, tree_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    write(path, text)


def read_merged(workspace: Workspace, tree: OwnTree, text: str) -> TreeFile:
    """A merged text read as the tree that it is to be, with all that is wrong in it."""
    path = workspace.trees.folder / f"{tree.id}.yaml"
    return tree_from(parse(text, path), workspace.trees.declared)


def bring_in(workspace: Workspace, tree: OwnTree, text: str) -> None:
    """Write a merged text in the place of an own tree; one that is all national is not kept.

    The tree comes before the version that it came from: when it ends between the two, the same
    merge gives the same text again.
    """
    folder = workspace.trees.folder
    if text == tree.national:
        remove(folder / f"{tree.id}.yaml")
        remove(_origin_path(folder, tree.id))
        return
    write_over(folder / f"{tree.id}.yaml", text)
    write_origin(folder, tree.id, tree.national)


def _origin_path(folder: Path, tree_id: str) -> Path:
    return folder / BASIS_FOLDER / f"{tree_id}.yaml"


def _origin(folder: Path, tree_id: str) -> str | None:
    path = _origin_path(folder, tree_id)
    return _text(path) if path.is_file() else None


def _text(path: Path) -> str:
    """The text of a tree. Raises IdoError when it can't be read."""
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{TREES_FOLDER}/{path.name} is niet te lezen."
        raise IdoError(message, 'Kijk hem na met "ido bomen controleer".') from error
