"""What a library changes of the national base: names it leaves out, trees that lead nowhere now.

B and N codes.
"""

from collections.abc import Collection, Iterator
from typing import Final

from ido_cli.checks.network_rules import check_referrals
from ido_cli.checks.tree_rules import check_jumps
from ido_cli.directory.model import Directory
from ido_cli.errors import did_you_mean
from ido_cli.source.codes import Severity
from ido_cli.source.findings import Finding
from ido_cli.source.marked import Source
from ido_cli.workspace.directory_file import read_base
from ido_cli.workspace.folder import NATIONAL
from ido_cli.workspace.reading import Workspace

_MOST_NAMED: Final = 3


def check_layers(workspace: Workspace, own: Directory, source: Source) -> Iterator[Finding]:
    """What goes wrong where an own layer meets the base.

    Of the base itself only what the own layer breaks is told.
    """
    layered = own.base == NATIONAL
    known_trees = workspace.trees.known if layered else ()
    known_partners = read_base().by_id if layered else ()
    yield from _unknown(source, "bomen_uit", own.trees_out, known_trees)
    yield from _unknown(source, "partners_uit", own.partners_out, known_partners)
    if layered:
        yield from _nobody_left(workspace, own, source)
        yield from _broken(workspace)


def _unknown(
    source: Source, key: str, names: Collection[str], known: Collection[str]
) -> Iterator[Finding]:
    for number, name in enumerate(names):
        if name not in known:
            hint = did_you_mean(name, known) or f"Haal de naam weg bij {key}."
            yield source.finding("N008", (key, number), f'"{name}" bestaat landelijk niet', hint)


def _nobody_left(workspace: Workspace, own: Directory, source: Source) -> Iterator[Finding]:
    """The advices that only name partners that are left out."""
    for number, out in enumerate(own.partners_out):
        left = [
            f"{tree_id}#{name}"
            for tree_id, tree in workspace.trees.in_use().items()
            for name, advice in tree.advices.items()
            if out in advice.names and set(advice.names) <= set(own.partners_out)
        ]
        if left:
            more = f" en nog {len(left) - _MOST_NAMED}" if len(left) > _MOST_NAMED else ""
            shown = ", ".join(left[:_MOST_NAMED])
            message = f'zonder "{out}" verwijst dit advies naar niemand: {shown}{more}'
            yield source.finding("N009", ("partners_uit", number), message)


def _broken(workspace: Workspace) -> Iterator[Finding]:
    """The errors that an own tree or partner makes in trees of the base."""
    trees = workspace.trees
    directory = workspace.directory
    for file in trees.files():
        if file.tree is None or not trees.inherited(file.id):
            continue
        found = (
            *check_jumps(file.id, file.tree, file.source, trees),
            *check_referrals(file.tree, file.source, directory),
        )
        yield from (one for one in found if one.severity is Severity.ERROR)
