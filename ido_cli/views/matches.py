"""What the recogniser makes of a text, on stdout."""

import json
from typing import Any

from ido_cli.privacy.rules import refuse
from ido_cli.recognition.meaning import load_meaning
from ido_cli.recognition.recogniser import (
    Match,
    Recognition,
    also_words,
    elsewhere_words,
    match_words,
    recogniser_of,
)
from ido_cli.settings import Settings
from ido_cli.terminal.output import Output
from ido_cli.workspace.tree_files import left_out_words


def show(settings: Settings, text: str, count: int, as_json: bool) -> None:
    """The best matches of a text; of each line of the input when the text is `-`.

    Raises IdoError for a text with personal data.
    """
    environment = settings.environment
    matches = _Matches(settings, count)
    out = Output(environment.stdout)
    if text == "-":
        for line in environment.stdin:
            out.text(json.dumps(matches.rows(line.strip()), ensure_ascii=False) + "\n")
            environment.stdout.flush()
    elif as_json:
        out.json(matches.rows(text))
    else:
        matches.draw(out, text)


class _Matches:
    """The recogniser over a workspace, and its answers as rows or lines."""

    def __init__(self, settings: Settings, count: int) -> None:
        environment, workspace = settings.environment, settings.workspace()
        if words := left_out_words(workspace.trees):
            environment.tell(words)
        self._directory = workspace.directory
        self._trees = dict(workspace.trees.in_use())
        meaning = load_meaning(workspace, settings.cache_folder(), environment.variables)
        if meaning is not None and not meaning.ready:
            environment.tell("De andere talen worden klaargezet. Dat duurt een minuut, één keer.")
            meaning.complete()
        self._recogniser = recogniser_of(workspace, meaning)
        self._count = count

    def find(self, text: str) -> Recognition:
        refuse(text, self._directory.phones)
        return self._recogniser.hear(text, self._count)

    def rows(self, text: str) -> list[dict[str, Any]]:
        """The matches with the stable keys of --json."""
        return [self._row(match) for match in self.find(text).matches]

    def draw(self, out: Output, text: str) -> None:
        """The matches as lines."""
        found = self.find(text)
        if not found.matches:
            out.line('Dit herken ik niet. Bekijk de onderwerpen met "ido bomen".')
        elif found.elsewhere is not None:
            out.line(elsewhere_words(found.elsewhere))
        elif not found.matches[0].sure:
            out.line("Ik herken dit niet zeker.")
        for number, match in enumerate(found.matches, 1):
            title = (match_words(match, self._trees), "bold" if match.sure else "")
            why = (f"   {', '.join(match.why)}", "dim")
            out.line(f"{number}  {match.score:.2f}  ", title, why)
        if found.also:
            out.line(also_words(found.also, self._trees))

    def _row(self, match: Match) -> dict[str, Any]:
        tree = self._trees[match.tree]
        advice = tree.advices[match.advice] if match.advice else None
        advices = [advice] if advice else list(tree.advices.values())
        first = [one.names[0] for one in advices if one.names]
        return {
            "boom": match.tree,
            "advies": match.advice,
            "titel": advice.title if advice else tree.title,
            "partners": list(dict.fromkeys(first)),
            "score": match.score,
            "zeker": match.sure,
            "waarom": list(match.why),
        }
