"""The phrases by which a workspace's trees and advices are recognised, and what is not for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from ido_cli.directory.model import Directory
from ido_cli.recognition.dutch_words import tokens
from ido_cli.trees.elsewhere import Elsewhere
from ido_cli.trees.model import Tree
from ido_cli.trees.own_phrases import Phrases

ELSEWHERE: Final = "_"
"""What is not for this desk is indexed beside the trees, by the name of its kind after this sign.

The id of a tree never begins with it.
"""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text that stands for a tree, or for one advice of it."""

    text: str
    tree: str
    advice: str | None = None


def in_order(phrases: Iterable[Phrase]) -> list[Phrase]:
    """Phrases in the order of their texts."""
    return sorted(phrases, key=lambda one: (one.text, one.tree, one.advice or ""))


def words_of(text: str) -> str:
    """The words of a phrase, by which the recogniser takes two phrases for the same."""
    return " ".join(tokens(text))


def phrases_of(
    trees: Mapping[str, Tree], directory: Directory | None, spoken: Mapping[str, Phrases]
) -> list[Phrase]:
    """All Dutch phrases by which the trees and their advices are recognised.

    Everyday words are `spoken`, by tree and step; one for a step that is not there is passed over.
    """
    found: list[Phrase] = []
    for tree_id, tree in trees.items():
        more = spoken.get(tree_id, {})
        found += [Phrase(text, tree_id) for text in (tree.title, tree.about, *tree.phrases) if text]
        for name, question in tree.questions.items():
            texts = (*question.phrases, *more.get(name, ()))
            found += [Phrase(text, tree_id) for text in texts]
        for example in tree.examples:
            named = example.advice if example.advice in tree.advices else None
            found.append(Phrase(example.visitor, tree_id, named))
        for name, advice in tree.advices.items():
            texts = (advice.title, *advice.phrases, *more.get(name, ()))
            found += [Phrase(text, tree_id, name) for text in texts]
            partner = directory.by_id.get(advice.names[0]) if directory and advice.names else None
            if partner is not None:
                found.append(Phrase(partner.name, tree_id))
    return list(dict.fromkeys(found))


def foreign_phrases(trees: Mapping[str, Tree], spoken: Mapping[str, Phrases]) -> list[Phrase]:
    """The phrases in English and in other languages.

    Those in other languages are `spoken`, by tree and step; one for a step that is not there is
    passed over.
    """
    found: list[Phrase] = []
    for tree_id, tree in trees.items():
        more = spoken.get(tree_id, {})
        found += [Phrase(text, tree_id) for text in tree.phrases_en]
        for name, question in tree.questions.items():
            texts = (*question.phrases_en, *more.get(name, ()))
            found += [Phrase(text, tree_id) for text in texts]
        for name, advice in tree.advices.items():
            texts = (*advice.phrases_en, *more.get(name, ()))
            found += [Phrase(text, tree_id, name) for text in texts]
    return found


def elsewhere_phrases(kinds: Mapping[str, Elsewhere]) -> list[Phrase]:
    """The phrases of what is not for this desk."""
    return [Phrase(text, ELSEWHERE + name) for name, kind in kinds.items() for text in kind.phrases]


def ours(names: Iterable[str]) -> list[str]:
    """The trees among what is indexed."""
    return [name for name in names if not name.startswith(ELSEWHERE)]
