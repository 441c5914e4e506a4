"""A workspace -> all that is wrong in it, as Findings. Pure: `today` comes in.

What a code means stands in source/codes.py.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Final

from ido_cli.checks.directory_rules import check_directory
from ido_cli.checks.fact_rules import asked_facts, check_conditions, check_facts, facts_of
from ido_cli.checks.layer_rules import check_layers
from ido_cli.checks.network_rules import check_network, check_reach, check_referrals
from ido_cli.checks.phrase_rules import check_languages, check_own_phrases, check_phrases
from ido_cli.checks.source_rules import check_sources
from ido_cli.checks.text_rules import check_same_texts, check_texts
from ido_cli.checks.tree_rules import check_answers, check_jumps, check_walks
from ido_cli.source.findings import START, Finding
from ido_cli.source.marked import Source
from ido_cli.trees.model import Tree
from ido_cli.triage.routes import measure
from ido_cli.workspace.reading import Workspace
from ido_cli.workspace.tree_file import TreeFile, without_collecting

_VALID_DAYS: Final = 180
"""How long a fact is good when partners.yaml can't be read, in days."""


def check(
    workspace: Workspace, today: date, only: Collection[str] | None = None
) -> tuple[Finding, ...]:
    """Everything that is wrong in a workspace, sorted by file and line.

    With `only`, what is wrong in those trees; no other tree is read than those they lead to.
    """
    with without_collecting():
        found = _all(workspace, today) if only is None else _some(workspace, today, only)
        return tuple(sorted(found, key=Finding.sort_key))


def _some(workspace: Workspace, today: date, only: Collection[str]) -> Iterator[Finding]:
    for tree_id in only:
        yield from _check_file(workspace, workspace.trees.file(tree_id), today)
    declared = workspace.trees.beside.declares_facts
    settable = facts_of(workspace.trees, workspace.trees.declared) if declared else None
    yield from _check_walks(workspace, today, only, settable)


def _all(workspace: Workspace, today: date) -> Iterator[Finding]:
    trees = workspace.trees
    own = [tree_id for tree_id in trees.known if not trees.inherited(tree_id)]
    for tree_id in own:  # before the next is read: then it is still near to the processor
        yield from _check_file(workspace, trees.file(tree_id), today)
    files = trees.files()
    complete = all(file.usable for file in files)
    settable = asked_facts(trees, trees.declared) if complete else None
    yield from _check_walks(workspace, today, own, settable)
    owned = map(trees.file, own)
    read = {file.id: (file.tree, file.source) for file in owned if file.tree is not None}
    yield from check_same_texts(read)
    yield from _check_beside(workspace)
    beside = workspace.directory_file
    yield from beside.findings
    if beside.directory is not None and beside.own is not None:
        every = [file.tree for file in files if file.tree is not None]
        yield from check_directory(beside.own, beside.source, today)
        yield from check_network(beside.directory, beside.own, beside.source, every, complete)
        yield from check_layers(workspace, beside.own, beside.source)


def _check_file(workspace: Workspace, file: TreeFile, today: date) -> Iterator[Finding]:
    """What can be said of one tree before any is walked."""
    yield from file.findings
    tree, source, directory = file.tree, file.source, workspace.directory_file.directory
    if tree is None:
        return
    yield from check_answers(tree, source)
    yield from check_texts(tree, source)
    yield from check_phrases(tree, source)
    yield from check_facts(tree, source, workspace.trees.declared)
    yield from check_jumps(file.id, tree, source, workspace.trees)
    valid_days = directory.valid_days if directory else _VALID_DAYS
    yield from check_sources(tree, source, today, valid_days, directory)
    if directory is not None:
        yield from check_referrals(tree, source, directory)
        yield from check_reach(tree, source, directory, today)


def _check_walks(
    workspace: Workspace,
    today: date,
    tree_ids: Collection[str],
    settable: Mapping[str, Collection[str]] | None,
) -> Iterator[Finding]:
    """What can be said of the trees that can be walked.

    `settable` are the facts with the values they can have; None when a tree that can't be read may
    set more of them.
    """
    usable = {one: workspace.trees.file(one) for one in tree_ids}
    trees: dict[str, tuple[Tree, Source]] = {
        one: (file.tree, file.source)
        for one, file in usable.items()
        if file.tree is not None and file.usable
    }
    measures = measure(workspace.trees, trees)
    for tree_id, (tree, source) in trees.items():
        if settable is not None:
            yield from check_conditions(tree, source, settable)
        yield from check_walks(tree_id, tree, source, workspace.trees, measures, today)


def _check_beside(workspace: Workspace) -> Iterator[Finding]:
    """The files beside the trees: what is declared there, and what nobody reads."""
    trees = workspace.trees
    for file in (
        trees.beside.facts,
        trees.beside.decrees,
        trees.beside.own_elsewhere,
        trees.beside.phrases,
        trees.beside.spoken,
        trees.beside.languages,
    ):
        if file is not None and file.source.path.parent == trees.folder:
            yield from file.findings
    directory = workspace.directory_file.directory
    public = directory.public if directory else ()
    yield from check_own_phrases(trees, public)
    yield from check_languages(trees, public)
    for path in trees.not_read:
        message = f'"{path.name}" wordt niet gelezen'
        hint = "Een boom heet naam.yaml en staat in decision_trees/ zelf."
        yield Finding("B044", path, START, message, hint)
