"""The files beside the trees: facts, days set by decree, what is not for this desk, phrases."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from ido_cli.source import reading
from ido_cli.source.findings import Finding
from ido_cli.source.marked import Source
from ido_cli.source.shape import validate
from ido_cli.trees.elsewhere import ELSEWHERE_FILE, Elsewhere, ElsewhereFile
from ido_cli.trees.facts import DECREES_FILE, FACTS_FILE, Declared, Decrees, Fact, Facts
from ido_cli.trees.other_languages import LANGUAGES_FILE, LanguagesFile
from ido_cli.trees.own_phrases import (
    PHRASES_FILE,
    SPOKEN_FILE,
    Phrases,
    PhrasesFile,
    SpokenFile,
    by_tree,
)
from ido_cli.workspace.folder import TREES_FOLDER, shipped

BESIDE: Final = (
    FACTS_FILE,
    DECREES_FILE,
    ELSEWHERE_FILE,
    PHRASES_FILE,
    SPOKEN_FILE,
    LANGUAGES_FILE,
)
"""The names of these files."""
Beside = Facts | Decrees | ElsewhereFile | PhrasesFile | SpokenFile | LanguagesFile
"""What stands in one of them."""


@dataclass(frozen=True)
class DeclaredFile:
    """A file beside the trees (facts, days, what is not ours, phrases), and what is wrong."""

    source: Source
    value: Beside | None
    findings: tuple[Finding, ...]


def read_declared(path: Path, shape: type[Beside]) -> DeclaredFile | None:
    """Read a file beside the trees; None when it is not there."""
    if not path.is_file():
        return None
    source = reading.read(path)
    value, findings = validate(source, shape, "F")
    return DeclaredFile(source, value, findings)


@dataclass(frozen=True)
class DeclaredFiles:
    """What is declared in a folder of trees, and in the national base that it stands on, if any.

    Each file is read when it is first asked for.
    """

    folder: Path
    base: Path | None

    def paths(self) -> tuple[Path, ...]:
        """Where each file may stand."""
        folders = filter(None, (self.folder, self.base))
        beside = tuple(folder / name for folder in folders for name in BESIDE)
        return (*beside, shipped() / TREES_FOLDER / DECREES_FILE)

    @cached_property
    def facts(self) -> DeclaredFile | None:
        """The own file with facts; None when there is none."""
        return read_declared(self.folder / FACTS_FILE, Facts)

    @cached_property
    def _national_facts(self) -> DeclaredFile | None:
        return read_declared(self.base / FACTS_FILE, Facts) if self.base else None

    @property
    def declares_facts(self) -> bool:
        """Whether the facts are declared, in the own file or in that of the base."""
        return self.facts is not None or self._national_facts is not None

    @cached_property
    def decrees(self) -> DeclaredFile | None:
        """The file with the days set by decree, else the one that is shipped."""
        own = read_declared(self.folder / DECREES_FILE, Decrees)
        return own or read_declared(shipped() / TREES_FOLDER / DECREES_FILE, Decrees)

    @cached_property
    def own_elsewhere(self) -> DeclaredFile | None:
        """The own file with what is not for this desk; None when there is none."""
        return read_declared(self.folder / ELSEWHERE_FILE, ElsewhereFile)

    @cached_property
    def elsewhere(self) -> Mapping[str, Elsewhere]:
        """What is not for this desk, by kind; the own phrases come beside those of the base."""
        base = read_declared(self.base / ELSEWHERE_FILE, ElsewhereFile) if self.base else None
        known: dict[str, Elsewhere] = {}
        for file in (base, self.own_elsewhere):
            if file is None or not isinstance(file.value, ElsewhereFile):
                continue
            for name, kind in file.value.kinds.items():
                before = known.get(name, kind)
                phrases = tuple(dict.fromkeys((*before.phrases, *kind.phrases)))
                update = {"helps": kind.helps or before.helps, "phrases": phrases}
                known[name] = kind.model_copy(update=update)
        return known

    @cached_property
    def phrases(self) -> DeclaredFile | None:
        """The own file with phrases for advices and questions; None when there is none."""
        return read_declared(self.folder / PHRASES_FILE, PhrasesFile)

    @cached_property
    def phrases_by_tree(self) -> Mapping[str, Phrases]:
        """The own phrases by the tree that they lead into."""
        file = self.phrases.value if self.phrases else None
        return file.by_tree if isinstance(file, PhrasesFile) else {}

    @cached_property
    def languages(self) -> DeclaredFile | None:
        """The own file with phrases in other languages; None when there is none."""
        return read_declared(self.folder / LANGUAGES_FILE, LanguagesFile)

    @cached_property
    def spoken(self) -> DeclaredFile | None:
        """The own file with everyday words; None when there is none."""
        return read_declared(self.folder / SPOKEN_FILE, SpokenFile)

    def languages_by_tree(self) -> Mapping[str, Phrases]:
        """The phrases in other languages by tree; the own ones come beside those of the base."""
        return _by_tree((self.base, self.folder), LANGUAGES_FILE, LanguagesFile)

    def spoken_by_tree(self) -> Mapping[str, Phrases]:
        """The everyday words by tree; the own ones come beside those of the base."""
        return _by_tree((self.base, self.folder), SPOKEN_FILE, SpokenFile)

    def national_spoken_by_tree(self) -> Mapping[str, Phrases]:
        """The everyday words of the base by tree."""
        return _by_tree((self.base,), SPOKEN_FILE, SpokenFile)

    @cached_property
    def declared(self) -> Declared:
        """What is declared beside the trees; what can't be read is as what is not there."""
        known: dict[str, Fact] = {}
        for file in (self._national_facts, self.facts):
            if file is not None and isinstance(file.value, Facts):
                known |= file.value.facts
        decrees = self.decrees.value if self.decrees else None
        if not isinstance(decrees, Decrees):
            return Declared(known)
        return Declared(known, frozenset(decrees.days), decrees.known_until)


def _by_tree(
    folders: Iterable[Path | None], name: str, shape: type[SpokenFile] | type[LanguagesFile]
) -> Mapping[str, Phrases]:
    """The phrases of the files of a name, by tree.

    They are read anew each time: who indexes them needs them once, and nobody else does.
    """
    known: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for folder in filter(None, folders):
        file = read_declared(folder / name, shape)
        if file is not None and isinstance(file.value, SpokenFile | LanguagesFile):
            for step, texts in file.value.by_step.items():
                known[step] += texts
    return by_tree(known)
