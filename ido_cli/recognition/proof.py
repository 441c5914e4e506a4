"""How well the examples of a tree are recognised, by the words of all trees together.

An example is also a phrase of its tree, so this tells whether trees are mixed up, not whether
visitors will be understood: a text that is an example word for word is judged by its words here.
"""

from dataclasses import dataclass

from ido_cli.recognition.recogniser import Recogniser
from ido_cli.trees.model import Tree
from ido_cli.trees.place import Place, target


@dataclass(frozen=True)
class Recognised:
    """What became of the examples of a tree.

    How many there are, led to it at first, among three, and to their advice at first; `mixed_up`
    are the others, each with the tree that came first (an empty text when none did). An example
    whose advice stands in another tree may lead straight to that one.
    """

    count: int
    first: int
    among_three: int
    advices: int
    mixed_up: tuple[tuple[str, str], ...]


def recognised(recogniser: Recogniser, tree_id: str, tree: Tree) -> Recognised:
    """Ask a recogniser that knows all trees for the examples of one."""
    first = among_three = advices = 0
    mixed_up = []
    for example in tree.examples:
        trees, advice = recogniser.guess(example.visitor)
        wanted = target(tree_id, example.advice)
        right = {tree_id, wanted.tree}
        among_three += not right.isdisjoint(trees[:3])
        if not right.isdisjoint(trees[:1]):
            first += 1
            advices += bool(advice) and Place(trees[0], advice) == wanted
        else:
            mixed_up.append((example.visitor, trees[0] if trees else ""))
    return Recognised(len(tree.examples), first, among_three, advices, tuple(mixed_up))
