"""The first words of a fresh folder: few, and there within a second.

They are the heads of the trees and an everyday phrase of each advice, so that no tree is read whole
for them. They stand in for the index of all words while that is made.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ido_cli.errors import IdoError
from ido_cli.recognition.match import Match
from ido_cli.recognition.phrases import Phrase
from ido_cli.recognition.recogniser import Recogniser
from ido_cli.recognition.words.building import build
from ido_cli.recognition.words.kept import keep, name_of, open_kept
from ido_cli.recognition.words.shelf import Shelf
from ido_cli.recognition.words.word_index import WordIndex
from ido_cli.source import reading
from ido_cli.workspace.reading import Workspace
from ido_cli.workspace.tree_file import without_collecting

_FIRST: Final = "eerste"
"""Before the name of the whole index: both are made of the same files."""
_AN_ADVICE: Final = 1
"""So many everyday phrases of each advice: more of them take longer than a visitor's first word."""


@dataclass(frozen=True)
class FirstWords:
    """What recognises by the first words, and the titles of the trees that it knows."""

    recogniser: Recogniser
    titles: Mapping[str, str]

    def matches(self, text: str) -> list[tuple[str, Match]]:
        """The best matches, each after the title of its tree; none when the disk is gone."""
        with suppress(IdoError):
            return [(self.titles[one.tree], one) for one in self.recogniser.recognise(text)]
        return []


def make_first(workspace: Workspace, cache: Path) -> None:
    """Make the first words of a workspace and keep them."""
    trees = workspace.trees
    titles: dict[str, str] = {}
    phrases: list[Phrase] = []
    shelf = Shelf.new()
    with without_collecting():
        spoken = trees.beside.spoken_by_tree()
        for tree_id in filter(trees.may_offer, trees.known):
            head = _head(trees.path(tree_id))
            if head is None:
                continue
            titles[tree_id], known = head
            phrases += [Phrase(text, tree_id) for text in (titles[tree_id], *known)]
            for step, texts in spoken.get(tree_id, {}).items():
                phrases += [Phrase(text, tree_id, step) for text in texts[:_AN_ADVICE]]
        build(phrases, shelf)
    shelf.put("titles", titles)
    keep(cache, f"{_FIRST}-{name_of(workspace)}", shelf)


def kept_first(cache: Path, name: str) -> FirstWords | None:
    """The first words beside the whole index of a name; None when they are not there (yet)."""
    shelf = open_kept(cache, f"{_FIRST}-{name}")
    if shelf is None:
        return None
    with suppress(IdoError):
        return FirstWords(Recogniser(WordIndex(shelf)), shelf.value("titles"))
    return None


def forget_first(cache: Path) -> None:
    """Remove the first words: all words are there. On Windows they may still be in use."""
    for path in cache.glob(f"{_FIRST}-*.sqlite"):
        with suppress(OSError):
            path.unlink()


def _head(path: Path) -> tuple[str, list[str]] | None:
    """The title of the tree in a file, and its `herken`; None when the desk can't offer it."""
    source = reading.read(path, ("titel", "herken"))
    if "\nstatus:" in source.text:
        source = reading.parse(source.text, path, ("titel", "herken", "status"))
    data: Mapping[str, Any] = source.data or {}
    title, known = data.get("titel"), data.get("herken")
    if not title or not isinstance(title, str) or data.get("status") == "concept":
        return None
    every = known if isinstance(known, list) else []
    return title, [text for text in every if isinstance(text, str)]
