"""Phrases that a library adds to an advice, or to what is not for its desk, one at a time.

Into an own tree a phrase comes under the advice. A national tree stays as it is: then it comes in
decision_trees/_herken.yaml, which the desk reads beside all trees.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import yaml

from ido_cli.errors import IdoError, reason
from ido_cli.literal import slug
from ido_cli.source import reading
from ido_cli.source.editing.texts import add_text, remove_text
from ido_cli.source.files.writing import write
from ido_cli.source.marked import Source
from ido_cli.source.reading import parse
from ido_cli.trees.elsewhere import ELSEWHERE_FILE, ElsewhereFile
from ido_cli.trees.own_phrases import PHRASES_FILE, PhrasesFile
from ido_cli.trees.place import Place, target
from ido_cli.workspace.reading import Workspace
from ido_cli.workspace.schema import PHRASES_SCHEMA
from ido_cli.workspace.tree_file import read_tree

_HEAD: Final = f"""\
# yaml-language-server: $schema={PHRASES_SCHEMA}
# Hoe klanten het hier zeggen, bij het advies (boom#advies) waar het heen leidt.
# ido zet er zinnen bij met "ido bomen leer"; u mag ze ook zelf opschrijven.
"""
_HEAD_NATIONAL: Final = """\
# Zinnen van klanten, goedgekeurd door een bibliotheek, bij het advies waar ze heen leiden.
# Er staat niet bij wanneer, waar of door wie het is gezegd.
"""
_CANNOT: Final = "Kijk of u in die map mag schrijven. De zin is niet opgeslagen."
_HEAD_ELSEWHERE: Final = "# Wat mensen hier zeggen dat geen vraag voor het informatiepunt is.\n"


@dataclass(frozen=True)
class OwnPhrases:
    """All phrases that a library has of its own: by the place where they lead, and by kind."""

    places: Mapping[str, Sequence[str]] = field(default_factory=dict)
    kinds: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many there are."""
        return sum(map(len, (*self.places.values(), *self.kinds.values())))

    def only(self, good: Callable[[str], bool]) -> "OwnPhrases":
        """Those that are good."""

        def kept(groups: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
            left = {name: list(filter(good, phrases)) for name, phrases in groups.items()}
            return {name: phrases for name, phrases in left.items() if phrases}

        return OwnPhrases(kept(self.places), kept(self.kinds))


def teach(workspace: Workspace, place: Place, phrase: str) -> Path:
    """Write a phrase at an advice; the file in which it stands now.

    An own tree that can't be changed safely stays as it is: the phrase comes beside the trees.
    Raises IdoError when it can't be written.
    """
    trees = workspace.trees
    if not trees.inherited(place.tree):
        path = trees.path(place.tree)
        text = None
        with suppress(IdoError):
            source = reading.read(path)
            text = _with(source, ("adviezen", place.step, "herken"), phrase, behind="titel")
        if text is not None:
            _put(path, text)
            return path
    return _add(trees.folder / PHRASES_FILE, ("herken", str(place)), phrase, _HEAD)


def leave(workspace: Workspace, kind: str, phrase: str) -> Path:
    """Write a phrase at a kind of what is not for the desk; the file in which it stands now.

    Raises IdoError when it can't be written.
    """
    path = workspace.trees.folder / ELSEWHERE_FILE
    return _add(path, ("niet_voor_ons", kind, "zinnen"), phrase, _HEAD_ELSEWHERE)


def own_phrases(workspace: Workspace) -> OwnPhrases:
    """All own phrases: those beside the trees, and what own trees have more than national ones.

    What leads into a tree that the national base does not have is left out, unless the workspace
    stands on no base: then there is no other place for it.
    """
    trees = workspace.trees
    places: dict[str, list[str]] = {}
    file = trees.beside.phrases
    if file is not None and isinstance(file.value, PhrasesFile):
        for key, phrases in file.value.phrases.items():
            tree_id = target("", key).tree
            if not trees.on_base or trees.national_path(tree_id):
                places[key] = list(phrases)
    for place, phrase in _in_own_trees(workspace):
        places.setdefault(str(place), []).append(phrase)
    beside = trees.beside.own_elsewhere
    kinds = beside.value.kinds if beside and isinstance(beside.value, ElsewhereFile) else {}
    return OwnPhrases(places, {name: kind.phrases for name, kind in kinds.items()})


def national_text(own: OwnPhrases) -> str:
    """Own phrases as a file for who keeps the national base, with nothing but their place."""
    kinds = {name: {"zinnen": list(phrases)} for name, phrases in own.kinds.items()}
    places = {name: list(phrases) for name, phrases in own.places.items()}
    data = {key: box for key, box in (("herken", places), ("niet_voor_ons", kinds)) if box}
    dumped: str = yaml.dump(
        data, Dumper=yaml.SafeDumper, allow_unicode=True, sort_keys=False, width=1_000_000
    )
    return f"{_HEAD_NATIONAL}{dumped}"


def national_now(workspace: Workspace) -> list[tuple[str, str]]:
    """The phrases beside the trees that the national base has now too, each with its place."""
    trees, file = workspace.trees, workspace.trees.beside.phrases
    if file is None or not isinstance(file.value, PhrasesFile):
        return []
    found, spoken = [], trees.beside.national_spoken_by_tree()
    for key, phrases in file.value.phrases.items():
        place = target("", key)
        inherited = place.tree in trees.known and trees.inherited(place.tree)
        tree = trees.file(place.tree).tree if inherited else None
        step = (tree.advices.get(place.step) or tree.questions.get(place.step)) if tree else None
        said = spoken.get(place.tree, {}).get(place.step, ())
        known = set(map(slug, (*step.phrases, *said))) if step else set()
        found += [(key, phrase) for phrase in phrases if slug(phrase) in known]
    return found


def forget(workspace: Workspace, key: str, phrase: str) -> None:
    """Take a phrase out of the file beside the trees; the file goes with the last one."""
    path = workspace.trees.folder / PHRASES_FILE
    source = reading.read(path)
    box = source.data["herken"] if source.data else {}
    if list(box) == [key] and set(box[key]) == {phrase}:
        path.unlink()
    else:
        _put(path, remove_text(source, ("herken", key), phrase))


def _in_own_trees(workspace: Workspace) -> Iterator[tuple[Place, str]]:
    """What advices of own trees have more than the national tree in whose place they came."""
    trees = workspace.trees
    for tree_id in trees.known:
        path = trees.national_path(tree_id)
        if trees.inherited(tree_id) or path is None:
            continue
        own, national = trees.file(tree_id).tree, read_tree(path, trees.declared).tree
        if own is None or national is None:
            continue
        for name, advice in own.advices.items():
            known = national.advices[name].phrases if name in national.advices else None
            if known is not None:
                yield from (
                    (Place(tree_id, name), one) for one in advice.phrases if one not in known
                )


def _add(path: Path, loc: Sequence[str], phrase: str, head: str) -> Path:
    source = reading.read(path) if path.exists() else parse(head, path)
    text = _with(source, loc, phrase)
    if text is not None:
        _put(path, text)
    return path


def _with(source: Source, loc: Sequence[str], phrase: str, behind: str = "") -> str | None:
    """The text of a file with a phrase added; None when it stands there already."""
    here: object = source.data
    for key in loc:
        here = here.get(key) if isinstance(here, Mapping) else None
    known = [here] if isinstance(here, str) else here if isinstance(here, list) else []
    return None if phrase in known else add_text(source, loc, phrase, behind)


def _put(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise IdoError(f"{path.parent} is niet te maken: {reason(error)}.", _CANNOT) from error
    write(path, text, hint=_CANNOT)
