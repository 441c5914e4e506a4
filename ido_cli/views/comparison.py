"""What changed between two versions of a workspace, on stdout."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ido_cli.errors import FOUND_WRONG
from ido_cli.pages.tree_page import line_words
from ido_cli.settings import Environment
from ido_cli.terminal.output import Output
from ido_cli.triage.compare import AdviceChange, Comparison, compare
from ido_cli.triage.engine import Trees
from ido_cli.triage.routes import sentence
from ido_cli.views.trees import tell_left_out
from ido_cli.workspace.reading import open_workspace
from ido_cli.workspace.versions import version


def show(environment: Environment, folder: Path, old: str, new: str, as_json: bool) -> int:
    """Show what changed from `old` to `new` (empty: the workspace as it is now).

    Exit code 1 when something did.
    """
    out = Output(environment.stdout)
    with version(old, folder) as before, version(new, folder) as after:
        old_trees, new_trees = open_workspace(before).trees, open_workspace(after).trees
        made = compare(old_trees, new_trees)
        for trees in (old_trees, new_trees):
            tell_left_out(environment, trees)
        if as_json:
            out.json(_row(made, old_trees, new_trees))
        else:
            for line in _lines(made, old_trees, new_trees):
                out.line(line, wrap=False)
    return 0 if made.same else FOUND_WRONG


def _lines(made: Comparison, old: Trees, new: Trees) -> Iterator[str]:
    for walk in made.added:
        yield f"erbij    {sentence(walk, new)}"
    for walk in made.gone:
        yield f"weg      {sentence(walk, old)}"
    for pair in made.ended:
        yield f"anders   {sentence(pair.new, new)}"
        was = pair.old.advice.title if pair.old.advice else str(pair.old.at)
        yield f"         was: {was}"
    for change in made.advices:
        yield from _advice_lines(change)
    if made.same:
        yield f"Er verandert niets aan de {made.total} routes."
    else:
        advices = f"{len(made.advices)} adviezen veranderen van inhoud"
        yield f"{made.changed_routes} van {made.total} routes veranderen, {advices}."


def _advice_lines(change: AdviceChange) -> Iterator[str]:
    yield f"advies   {change.place}: {change.new.title}"
    if change.addressees:
        now, was = (", ".join(one.names) for one in (change.new, change.old))
        yield f"         verwijst naar {now}; was: {was}"
    if change.terms:
        yield f"         let op: {_watch(change.new)}; was: {_watch(change.old)}"


def _watch(advice: Any) -> str:
    return " ".join(line_words(advice.watch)) or "(niets)"


def _row(made: Comparison, old: Trees, new: Trees) -> dict[str, Any]:
    return {
        "routes": made.total,
        "erbij": [sentence(walk, new) for walk in made.added],
        "weg": [sentence(walk, old) for walk in made.gone],
        "anders": [
            {"nu": sentence(pair.new, new), "was": sentence(pair.old, old)} for pair in made.ended
        ],
        "adviezen": [
            {
                "advies": str(change.place),
                "verwijs": {"nu": list(change.new.names), "was": list(change.old.names)},
                "let_op": {"nu": _watch(change.new), "was": _watch(change.old)},
            }
            for change in made.advices
        ],
    }
