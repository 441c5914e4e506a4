"""Where a step stands: its tree and its name, and how a target says so."""

from typing import Final, NamedTuple

JUMP: Final = "#"
"""Between a tree and its step, in a target that lies in another tree: `digid#aanvragen`."""


class Place(NamedTuple):
    """A step (a question or an advice) of a tree."""

    tree: str
    step: str

    def __str__(self) -> str:
        return f"{self.tree}{JUMP}{self.step}"


def target(tree: str, to: str) -> Place:
    """The place that a `naar` in `tree` means: a step of the same tree, or `boom#stap`."""
    other, jump, step = to.partition(JUMP)
    return Place(other, step) if jump else Place(tree, to)


def often_place(tree: str, name: str) -> Place:
    """The place that a `vaak_ook` means: `boom#stap`, or a tree from its begin (no step)."""
    other, _, step = name.partition(JUMP)
    return Place(other or tree, step)
