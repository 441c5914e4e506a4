"""What a list shows of a tree: it is kept when the tree itself is not."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ido_cli.trees.model import Tree


@dataclass(frozen=True, slots=True)
class Heading:
    """The title and the theme of a tree, whether it is in use, and the titles of its advices."""

    title: str
    theme: str
    in_use: bool
    advices: Mapping[str, str]


def heading_of(tree: "Tree") -> Heading:
    """The heading of a tree."""
    advices = {name: advice.title for name, advice in tree.advices.items()}
    return Heading(tree.title, tree.theme, tree.in_use, advices)
