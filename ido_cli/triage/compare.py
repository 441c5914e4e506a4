"""Two versions of a workspace: which routes and which advices an edit changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from ido_cli.trees.model import Advice, Tree
from ido_cli.trees.structure import Place
from ido_cli.triage.engine import Trees, Walk
from ido_cli.triage.routes import routes

Steps = tuple[tuple[Place, str], ...]
"""A route as the answers that are given on it.

The texts of questions may change, the route stays the same.
"""


@dataclass(frozen=True)
class Ended:
    """A route that ends elsewhere now."""

    old: Walk
    new: Walk


@dataclass(frozen=True)
class AdviceChange:
    """An advice whose addressees or terms (`let_op`) changed."""

    place: Place
    old: Advice
    new: Advice

    @property
    def addressees(self) -> bool:
        """Whether other people are referred to, or in another order."""
        return self.old.addressees != self.new.addressees

    @property
    def terms(self) -> bool:
        """Whether what to watch changed."""
        return self.old.watch != self.new.watch


@dataclass(frozen=True)
class Comparison:
    """What changed from the old workspace to the new.

    `total` counts the routes of both together.
    """

    total: int
    added: tuple[Walk, ...]
    gone: tuple[Walk, ...]
    ended: tuple[Ended, ...]
    advices: tuple[AdviceChange, ...]

    @property
    def changed_routes(self) -> int:
        """How many routes changed."""
        return len(self.added) + len(self.gone) + len(self.ended)

    @property
    def same(self) -> bool:
        """Whether nothing changed that a visitor would notice."""
        return not self.changed_routes and not self.advices


def compare(old: Trees, new: Trees) -> Comparison:
    """What changed from the old trees to the new."""
    before, after = _all_routes(old), _all_routes(new)
    both = [steps for steps in before if steps in after]
    ended = tuple(
        Ended(before[steps], after[steps]) for steps in both if before[steps].at != after[steps].at
    )
    return Comparison(
        len(before | after),
        tuple(walk for steps, walk in after.items() if steps not in before),
        tuple(walk for steps, walk in before.items() if steps not in after),
        ended,
        tuple(_advice_changes(old, new)),
    )


def _all_routes(trees: Trees) -> dict[Steps, Walk]:
    found: dict[Steps, Walk] = {}
    for tree_id in trees:
        for walk in routes(trees, tree_id):
            found[tuple((step.place, step.answer.key) for step in walk.route)] = walk
    return found


def _advice_changes(old: Mapping[str, Tree], new: Mapping[str, Tree]) -> list[AdviceChange]:
    changes = []
    for tree_id, tree in new.items():
        earlier = old.get(tree_id)
        for name, advice in tree.advices.items():
            before = earlier.advices.get(name) if earlier else None
            if before is not None:
                change = AdviceChange(Place(tree_id, name), before, advice)
                if change.addressees or change.terms:
                    changes.append(change)
    return changes
