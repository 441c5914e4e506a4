"""What the recogniser makes of a text, on stdout."""

import os
import sys
from pathlib import Path
from typing import Any

from rich.text import Text

from ido_cli.desk.visit_pages import match_words
from ido_cli.literal import literal
from ido_cli.privacy import rules
from ido_cli.recognition.meaning import load_meaning
from ido_cli.recognition.recogniser import Match, Recogniser, phrases_of
from ido_cli.terminal.screen import console, fits
from ido_cli.workspace.reading import Workspace


class Matches:
    """The recogniser over a workspace, and its answers as rows or lines.

    Raises IdoError for a text with personal data.
    """

    def __init__(self, workspace: Workspace, count: int, cache: Path | None) -> None:
        self._directory = workspace.directory
        self._trees = dict(workspace.trees.in_use())
        self._recogniser = Recogniser(
            phrases_of(self._trees, self._directory), load_meaning(workspace, cache, os.environ)
        )
        self._count = count

    def find(self, text: str) -> tuple[Match, ...]:
        """The best matches of a text."""
        rules.refuse(text, self._directory.phones)
        return self._recogniser.recognise(text, self._count)

    def rows(self, text: str) -> list[dict[str, Any]]:
        """The matches with the stable keys of --json."""
        return [self._row(match) for match in self.find(text)]

    def show(self, text: str) -> None:
        """The matches as lines."""
        found = self.find(text)
        out = console(sys.stdout)
        if not found:
            out.print('Dit herken ik niet. Bekijk de onderwerpen met "ido bomen".')
            return
        if not found[0].sure:
            out.print("Ik herken dit niet zeker.")
        for number, match in enumerate(found, 1):
            title = literal(match_words(match, self._trees))
            line = Text(f"{number}  {match.score:.2f}  ") + Text(
                title, style="bold" if match.sure else ""
            )
            out.print(
                line + Text(fits(f"   {literal(', '.join(match.why))}", sys.stdout), style="dim")
            )

    def _row(self, match: Match) -> dict[str, Any]:
        tree = self._trees[match.tree]
        advice = tree.advices[match.advice] if match.advice else None
        advices = [advice] if advice else list(tree.advices.values())
        partners = list(dict.fromkeys(one.refer[0] for one in advices if one.refer))
        return {
            "boom": match.tree,
            "advies": match.advice,
            "titel": advice.title if advice else tree.title,
            "partners": partners,
            "score": match.score,
            "zeker": match.sure,
            "waarom": list(match.why),
        }
