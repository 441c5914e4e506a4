"""What visitors say, at the advice or question where it leads, outside the trees.

Both files stand in decision_trees/; their names begin with `_`, and they are no trees. With
`_herken.yaml` a library teaches its desk a phrase without taking a whole national tree over.
`_spreektaal.yaml` has the many ways in which people say it in everyday words. Only the recogniser
reads that one: a tree stays short for who edits it, and is read as fast for who walks it.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final

from pydantic import Field

from ido_cli.source.fields import Shape, Texts
from ido_cli.trees.place import target

if TYPE_CHECKING:
    from ido_cli.trees.model import Advice, Question, Tree

Phrases = Mapping[str, tuple[str, ...]]
"""Phrases by the name of the step where they lead."""
PHRASES_FILE: Final = "_herken.yaml"
SPOKEN_FILE: Final = "_spreektaal.yaml"
MOST_WORDS: Final = 25
"""The longest phrase, in words: the longest in the national trees has 18."""


class PhrasesFile(Shape):
    """The file with the own phrases, by the step (boom#advies or boom#vraag) where they lead."""

    phrases: dict[str, Texts] = Field(
        alias="herken", description="Bij boom#advies of boom#vraag: hoe klanten het zeggen."
    )

    @cached_property
    def by_tree(self) -> Mapping[str, Phrases]:
        """The phrases by the id of the tree, and then by the name of the step."""
        return by_tree(self.phrases)


class SpokenFile(Shape):
    """The file with everyday words, by the step (boom#advies or boom#vraag) where they lead."""

    by_step: dict[str, Texts] = Field(
        alias="spreektaal",
        description="Bij boom#advies of boom#vraag: hoe klanten het in gewone woorden zeggen.",
    )


def by_tree(phrases: Phrases) -> Mapping[str, Phrases]:
    """Phrases by step (`boom#stap`) -> by the id of the tree, and then by the name of the step."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for key, texts in phrases.items():
        place = target("", key)
        found.setdefault(place.tree, {})[place.step] = texts
    return found


def with_phrases(tree: "Tree", phrases: Phrases) -> "Tree":
    """The tree with phrases added to its questions and advices, by their name.

    One for a step that the tree does not have is passed over.
    """
    kinds: dict[str, Mapping[str, Question | Advice]]
    kinds = {"questions": tree.questions, "advices": tree.advices}
    taught = {
        kind: {name: _taught(step, phrases.get(name, ())) for name, step in steps.items()}
        for kind, steps in kinds.items()
    }
    return tree.model_copy(update=taught)


def _taught(step: "Question | Advice", more: tuple[str, ...]) -> "Question | Advice":
    return step.model_copy(update={"phrases": (*step.phrases, *more)}) if more else step
