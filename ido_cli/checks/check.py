"""A workspace -> all that is wrong in it, as Findings.

Pure: `today` comes in. What a code means stands in codes.py.
"""

from datetime import date
from typing import Final

from ido_cli.checks.directory_rules import check_directory
from ido_cli.checks.network_rules import check_network, check_referrals
from ido_cli.checks.tree_rules import check_alone, check_among, check_walks, facts_of
from ido_cli.source.findings import Finding
from ido_cli.triage.routes import measure
from ido_cli.workspace.reading import TreeFile, Workspace, without_collecting

_VALID_DAYS: Final = 180
"""How long a fact is good when partners.yaml can't be read, in days."""


def check(workspace: Workspace, today: date) -> tuple[Finding, ...]:
    """Everything that is wrong in a workspace, sorted by file and line."""
    with without_collecting():
        return tuple(sorted(_findings(workspace, today), key=Finding.sort_key))


def _findings(workspace: Workspace, today: date) -> list[Finding]:
    directory = workspace.directory_file.directory
    source = workspace.directory_file.source
    files = workspace.trees.files()
    found = list(workspace.directory_file.findings)
    for file in files:
        found += _check_file(workspace, file, today)
    measures = measure(workspace.trees)
    everything_read = all(file.usable for file in files)
    facts = facts_of(workspace.trees) if everything_read else None
    for file in files:
        if file.tree is not None and file.usable:
            found += check_walks(file.id, file.tree, file.source, workspace.trees, facts, measures)
    if directory is not None:
        found += check_directory(directory, source, today)
        found += check_network(
            directory,
            source,
            [file.tree for file in files if file.tree is not None],
            everything_read,
        )
    return found


def _check_file(workspace: Workspace, file: TreeFile, today: date) -> list[Finding]:
    """What can be said of one tree before any is walked."""
    found = list(file.findings)
    directory = workspace.directory_file.directory
    if file.tree is not None:
        found += check_alone(
            file.tree, file.source, today, directory.valid_days if directory else _VALID_DAYS
        )
        found += check_among(file.id, file.tree, file.source, workspace.trees)
        if directory is not None:
            found += check_referrals(file.tree, file.source, directory)
    return found
