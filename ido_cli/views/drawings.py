"""A tree in one of the formats that it can be drawn in."""

import io
import sys
from collections.abc import Callable
from typing import Any, Final

from rich.text import Text

from ido_cli.errors import WRONG_USE, IdoError, unknown
from ido_cli.literal import literal
from ido_cli.pages.drawing import dot, mermaid
from ido_cli.pages.tree_page import tree_page
from ido_cli.terminal.screen import console, fits
from ido_cli.trees.model import Tree
from ido_cli.views.listings import tell_left_out
from ido_cli.workspace.reading import Workspace

FORMATS: Final = ("tekst", "mermaid", "dot", "html")


def draw(workspace: Workspace, tree_id: str, form: str, every: bool) -> str:
    """One tree, or every tree on one HTML page.

    Raises IdoError for a format or a tree that is not there.
    """
    if form not in FORMATS:
        raise unknown("formaat", form, FORMATS, f"Kies uit: {', '.join(FORMATS)}.")
    if every:
        if form != "html":
            raise IdoError(
                "Alle bomen samen kan alleen als html.", "Voeg --formaat html toe.", WRONG_USE
            )
        tell_left_out(workspace.trees)
        return tree_page(workspace.trees, workspace.directory, tuple(workspace.trees))
    if not tree_id:
        raise IdoError(
            "Welke boom wilt u zien?",
            'Noem een boom, of kies alles met "--alle --formaat html".',
            WRONG_USE,
        )
    tree = workspace.tree(tree_id)
    if form == "html":
        return tree_page(workspace.trees, workspace.directory, (tree_id,))
    drawers: dict[str, Callable[[str, Tree], str]] = {
        "mermaid": mermaid,
        "dot": dot,
        "tekst": _text,
    }
    return drawers[form](tree_id, tree)


def _text(tree_id: str, tree: Tree) -> str:
    """A tree with its questions and answers from its begin.

    A step that was drawn before is only named.
    """
    from rich.tree import Tree as Drawing

    drawing = Drawing(Text(f"{literal(tree.title)} ({literal(tree_id)})", style="bold"))
    _draw(drawing, tree, tree.begin, set())
    out = io.StringIO()
    console(out, console(sys.stdout).width).print(drawing)
    return out.getvalue()


def _draw(parent: Any, tree: Tree, step: str, drawn: set[str]) -> None:
    question = tree.questions.get(step)
    if question is None:
        advice = tree.advices.get(step)
        parent.add(Text(fits(f"→ {literal(advice.title if advice else step)}", sys.stdout)))
    elif step in drawn:
        parent.add(Text(f"(zie hierboven: {literal(question.text)})"))
    else:
        drawn.add(step)
        here = parent.add(Text(literal(question.text)))
        for answer in question.answers:
            _draw(here.add(Text(literal(answer.text))), tree, answer.to, drawn)
