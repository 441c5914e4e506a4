"""What the recogniser makes of a text, on stdout."""

from typing import Any

from ido_cli.errors import IdoError
from ido_cli.privacy.rules import refuse
from ido_cli.recognition.meaning import load_meaning
from ido_cli.recognition.recogniser import Match, Recogniser, match_words, phrases_of
from ido_cli.settings import Settings
from ido_cli.source.writing import as_json as to_json
from ido_cli.terminal.output import Output
from ido_cli.workspace.tree_files import left_out_words


def show(settings: Settings, text: str, count: int, as_json: bool) -> None:
    """The best matches of a text; of each line of the input when the text is `-`.

    Raises IdoError for a text with personal data; a line with it gets an empty list, is told on
    stderr, and raises when all lines are read.
    """
    environment = settings.environment
    matches = _Matches(settings, count)
    out = Output(environment.stdout)
    if text == "-":
        refused = 0
        for number, line in enumerate(environment.stdin, 1):
            try:
                rows = matches.rows(line.strip())
            except IdoError as error:
                rows, refused = [], refused + 1
                environment.tell(f"regel {number}: {error.message}")
            out.text(to_json(rows, indent=None))
            environment.stdout.flush()
        if refused:
            lines = "1 regel is" if refused == 1 else f"{refused} regels zijn"
            raise IdoError(f"{lines} overgeslagen.", "Schrijf zonder gegevens van een klant.")
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
        self._recogniser = Recogniser(phrases_of(self._trees, self._directory), meaning)
        self._count = count

    def find(self, text: str) -> tuple[Match, ...]:
        refuse(text, self._directory.public)
        return self._recogniser.recognise(text, self._count)

    def rows(self, text: str) -> list[dict[str, Any]]:
        """The matches with the stable keys of --json."""
        return [self._row(match) for match in self.find(text)]

    def draw(self, out: Output, text: str) -> None:
        """The matches as lines."""
        found = self.find(text)
        if not found:
            out.line('Dit herken ik niet. Bekijk de onderwerpen met "ido bomen".')
        elif not found[0].sure:
            out.line("Ik herken dit niet zeker.")
        for number, match in enumerate(found, 1):
            title = (match_words(match, self._trees), "bold" if match.sure else "")
            why = (f"   {', '.join(match.why)}", "dim")
            out.line(f"{number}  {match.score:.2f}  ", title, why)

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
