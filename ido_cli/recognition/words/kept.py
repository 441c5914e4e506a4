"""An index that is kept in the cache, by what it was made of.

The name of its file holds the hash of all files of the workspace and of this program, and that of
the file itself: another text has another name, and a damaged file is as one that is not there.
With it a desk reads no tree before a visitor walks through it.
"""

import hashlib
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Final

from ido_cli.errors import IdoError
from ido_cli.recognition.phrases import Phrase, foreign_phrases, phrases_of
from ido_cli.recognition.words.building import build
from ido_cli.recognition.words.learnt import SHIPPED, shipped
from ido_cli.recognition.words.shelf import Shelf
from ido_cli.recognition.words.word_index import WordIndex
from ido_cli.source.files import kept_file
from ido_cli.trees.heading import Heading
from ido_cli.workspace.reading import Workspace
from ido_cli.workspace.tree_file import without_collecting
from ido_cli.workspace.tree_files import Light

_PACKAGE: Final = Path(__file__).parents[2]
_DIGITS: Final = 32
_MOST_KEPT: Final = 3
"""Indexes that one cache keeps: a coordinator tries a change beside what the desk uses."""


def index_of(workspace: Workspace, cache: Path | None) -> WordIndex:
    """The index of a workspace: as it is kept, else made, and kept when there is a cache.

    Raises IdoError for a workspace that can't be used.
    """
    if cache is None:
        shelf = Shelf.new()
        _put_phrases(workspace, shelf)
        return WordIndex(shelf)
    name = name_of(workspace)
    return _kept(workspace, cache, name) or _made(workspace, cache, name)


def kept_index(workspace: Workspace, cache: Path) -> WordIndex | None:
    """The index of a workspace as it is kept; None when it is not there, or damaged."""
    return _kept(workspace, cache, name_of(workspace))


def _kept(workspace: Workspace, cache: Path, name: str) -> WordIndex | None:
    shelf = open_kept(cache, name)
    if shelf is None:
        return None
    workspace.trees.remember(_light(shelf))
    return WordIndex(shelf)


def open_kept(cache: Path, name: str) -> Shelf | None:
    """What is kept by a name; None when it is not there, or damaged."""
    for path in cache.glob(f"{name}-*.sqlite"):
        with suppress(OSError, sqlite3.Error, IdoError):
            with path.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()[:_DIGITS]
            if path.stem.endswith(f"-{found}"):
                return Shelf.open(path)
    return None


def keep(cache: Path, name: str, shelf: Shelf) -> None:
    """Keep an index by a name; on a disk that can't be written it is made again another time."""
    data = shelf.data()
    digest = hashlib.sha256(data).hexdigest()[:_DIGITS]
    with suppress(IdoError):
        kept_file.put(cache / f"{name}-{digest}.sqlite", data)


def _made(workspace: Workspace, cache: Path, name: str) -> WordIndex:
    shelf = Shelf.new()
    workspace.trees.lighten()
    _put_phrases(workspace, shelf)
    light = workspace.trees.light()
    rows = {
        tree: head and (head.title, head.theme, head.in_use, dict(head.advices))
        for tree, head in light.headings.items()
    }
    shelf.put("headings", rows)
    shelf.put_texts(light.texts)
    keep(cache, name, shelf)
    _forget_old(cache)
    return WordIndex(shelf)


def _put_phrases(workspace: Workspace, shelf: Shelf) -> None:
    """The index of all that the desk offers; each tree is read once."""
    directory = workspace.directory
    spoken = workspace.trees.beside.spoken_by_tree()
    languages = workspace.trees.beside.languages_by_tree()
    dutch: list[Phrase] = []
    foreign: list[Phrase] = []
    with without_collecting():
        for tree_id, tree in workspace.trees.in_use().items():
            one = {tree_id: tree}
            dutch += phrases_of(one, directory, spoken)
            foreign += foreign_phrases(one, languages)
    build(dutch, shelf, workspace.trees.elsewhere, foreign, shipped())
    shelf.put("foreign", [(one.text, one.tree, one.advice) for one in foreign])


def _light(shelf: Shelf) -> Light:
    headings = {
        tree: Heading(*head) if head else None for tree, head in shelf.value("headings").items()
    }
    return Light(headings, shelf.texts())


def name_of(workspace: Workspace) -> str:
    """The name of an index, by all it is made of: each file of the workspace, and this program."""
    found = hashlib.sha256()
    for path in workspace.paths():
        found.update(f"\n{path.name}\n".encode())
        with suppress(OSError), path.open("rb") as file:
            found.update(hashlib.file_digest(file, "sha256").digest())
    for path in sorted([*_PACKAGE.rglob("*.py"), *_PACKAGE.rglob(SHIPPED.name)]):
        state = path.stat()
        found.update(f"\n{path.name} {state.st_size} {state.st_mtime_ns}".encode())
    return f"woorden-{found.hexdigest()[:_DIGITS]}"


def _forget_old(cache: Path) -> None:
    """Keep only the newest indexes; one that is in use on Windows goes another time."""
    with suppress(OSError):
        every = sorted(cache.glob("woorden-*.sqlite"), key=lambda path: -path.stat().st_mtime_ns)
        for path in every[_MOST_KEPT:]:
            with suppress(OSError):
                path.unlink()
