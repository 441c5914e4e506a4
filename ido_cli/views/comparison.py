"""What changed between two versions of a workspace, on stdout.

A version is a folder, or a revision of git.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ido_cli.errors import FOUND_WRONG, WRONG_USE, IdoError
from ido_cli.literal import literal
from ido_cli.pages.tree_page import line_words
from ido_cli.terminal.screen import fits
from ido_cli.triage.compare import AdviceChange, Comparison, compare
from ido_cli.triage.engine import Trees
from ido_cli.triage.routes import sentence
from ido_cli.views.listings import tell_left_out
from ido_cli.workspace.folder import DIRECTORY_FILE, TREES_FOLDER, is_workspace
from ido_cli.workspace.reading import open_workspace

_GIT_SECONDS = 30


def show(folder: Path, old: str, new: str, as_json: bool) -> int:
    """Show what changed from `old` to `new` (empty: the workspace as it is now).

    Exit code 1 when something did.
    """
    with _version(old, folder) as before, _version(new, folder) as after:
        old_trees, new_trees = open_workspace(before).trees, open_workspace(after).trees
        made = compare(old_trees, new_trees)
        for trees in (old_trees, new_trees):
            tell_left_out(trees)
        if as_json:
            print(json.dumps(_row(made, old_trees, new_trees), ensure_ascii=False, indent=2))
        else:
            for line in _lines(made, old_trees, new_trees):
                print(fits(literal(line), sys.stdout))
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
        yield f"{made.changed_routes} van {made.total} routes veranderen, {len(made.advices)} adviezen veranderen van inhoud."


def _advice_lines(change: AdviceChange) -> Iterator[str]:
    yield f"advies   {change.place}: {change.new.title}"
    if change.addressees:
        yield f"         verwijst naar {', '.join(change.new.refer)}; was: {', '.join(change.old.refer)}"
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
                "verwijs": {"nu": list(change.new.refer), "was": list(change.old.refer)},
                "let_op": {"nu": _watch(change.new), "was": _watch(change.old)},
            }
            for change in made.advices
        ],
    }


@contextmanager
def _version(name: str, folder: Path) -> Iterator[Path]:
    """The folder of a version.

    The workspace itself, a folder by its name, or a revision of git laid out in a temporary folder.
    """
    other = _folder(name)
    if not name:
        yield folder
    elif other is not None:
        if not is_workspace(other):
            raise IdoError(
                f'In de map "{name}" staat geen inrichting.',
                "Noem een map met decision_trees/ en partners.yaml.",
                WRONG_USE,
            )
        yield other
    else:
        with tempfile.TemporaryDirectory() as place:
            _check_out(name, folder, Path(place))
            yield Path(place)


def _folder(name: str) -> Path | None:
    """The folder with this name, or None when there is none, or no such home, or the name is longer than a name can be."""
    try:
        path = Path(name).expanduser()
        return path if path.is_dir() else None
    except (OSError, RuntimeError):
        return None


def _check_out(revision: str, folder: Path, to: Path) -> None:
    """Write the workspace as it was in a revision of git.

    Raises IdoError when git does not know it.
    """
    listed = _git(
        folder,
        revision,
        "ls-tree",
        "-r",
        "--name-only",
        "-z",
        revision,
        "--",
        TREES_FOLDER,
        DIRECTORY_FILE,
    )
    for name in listed.decode("utf-8").split("\0"):
        if name:
            target = to / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(_git(folder, revision, "show", f"{revision}:./{name}"))
    if not is_workspace(to):
        raise IdoError(
            f'In de versie "{revision}" staat geen inrichting.',
            "Noem een andere versie, of een map.",
            WRONG_USE,
        )


def _git(folder: Path, revision: str, *words: str) -> bytes:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *words],
            capture_output=True,
            timeout=_GIT_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        hint = "Noem een map met een inrichting, of een versie die git kent, zoals HEAD~1."
        raise IdoError(
            f'"{revision}" is geen map en ook geen versie in git.', hint, WRONG_USE
        ) from error
    return done.stdout
