"""The questions of this folder, split in those that calibrate and those that judge."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ido_cli.recognition.phrases import Phrase, phrases_of
from ido_cli.workspace.reading import Workspace

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared"
"""Sets that are not part of the repository; what is measured on them is left out without them."""
LANGUAGES = ("en", "tr", "ar", "pl", "ru", "es", "fr", "de")


@dataclass(frozen=True)
class Question:
    """A question with the trees that are right: none when it is not for this desk.

    Those of a second question in it are right too. `helpers` are the partners and services that are
    right as the first addressee, `advices` the advices (`tree#advice`) whose page is a right one;
    none when that is not labelled.
    """

    text: str
    right: frozenset[str]
    even: bool
    helpers: tuple[str, ...] = ()
    advices: frozenset[str] = frozenset()


def load(path: Path, **wanted: str) -> list[Question]:
    """The questions of a file whose fields have the wanted values; none without the file."""
    if not path.is_file():
        return []
    rows: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    chosen = [row for row in rows if all(row.get(key) == value for key, value in wanted.items())]
    return [
        Question(
            row["text"],
            frozenset((*row["trees"], *row.get("second", ()))),
            int("".join(sign for sign in row["id"] if sign.isdigit())) % 2 == 0,
            (row["agency"], *row.get("also", ())) if row.get("agency") else (),
            frozenset(row.get("advices", ())),
        )
        for row in chosen
    ]


def dutch_phrases(workspace: Workspace) -> list[Phrase]:
    """All Dutch phrases that the desk of a workspace knows."""
    trees = workspace.trees
    return phrases_of(trees.in_use(), workspace.directory, trees.beside.spoken_by_tree())


def own_sets() -> dict[str, list[Question]]:
    """All sets of this folder by their name."""
    asked, odd = HERE / "questions.yaml", HERE / "questions-outside.yaml"
    fresh, second = HERE / "questions-fresh.yaml", HERE / "questions-second.yaml"
    spoken = load(asked, kind="spoken")
    return {
        "as written": load(asked, kind="faq"),
        "spoken": spoken,
        "spoken, mistyped": mistyped(spoken),
        "stories of ninety words": [one for one in load(odd, kind="story") if one.right],
        "denials": load(odd, kind="denial"),
        "double questions": load(odd, kind="double"),
        "outside the desk": [
            *load(asked, kind="outside"),
            *load(odd, kind="outside"),
            *(one for one in load(odd, kind="story") if not one.right),
        ],
        "outside, other languages": load(odd, kind="foreign"),
        "nonsense": load(odd, kind="nonsense"),
        "eight languages": load(HERE / "questions-languages.yaml"),
        "fresh, as written": load(fresh, kind="faq"),
        "fresh, spoken": load(fresh, kind="spoken"),
        "fresh, outside the desk": load(fresh, kind="outside"),
        "fresh, eight languages": load(fresh, kind="foreign"),
        "second, spoken": load(second, kind="spoken"),
        "second, outside the desk": load(second, kind="outside"),
        "second, eight languages": load(second, kind="foreign"),
    }


def mistyped(questions: Sequence[Question], seed: int = 7) -> list[Question]:
    """The same questions with a typing error in a third of the words of six letters or more."""
    chance = random.Random(seed)
    return [
        Question(
            " ".join(_mistype(word, chance) for word in question.text.split()),
            question.right,
            question.even,
        )
        for question in questions
    ]


def _mistype(word: str, chance: random.Random) -> str:
    if len(word) < 6 or chance.random() > 1 / 3:
        return word
    place = chance.randrange(1, len(word) - 2)
    kind = chance.randrange(4)
    if kind == 0:
        return word[:place] + word[place + 1 :]
    if kind == 1:
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    letter = chance.choice("abcdefghijklmnopqrstuvwxyz")
    return word[:place] + letter + word[place + (kind == 2) :]
