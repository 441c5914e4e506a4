"""What the recogniser makes of a text, on stdout."""

from collections.abc import Sequence
from typing import Any, Final

from ido_cli.errors import IdoError
from ido_cli.privacy.rules import refuse
from ido_cli.recognition.match import Match, Recognition, also_words, elsewhere_words, match_words
from ido_cli.recognition.meaning import Meaning, load_meaning
from ido_cli.recognition.phrases import phrases_of
from ido_cli.recognition.proof import Recognised, recognised
from ido_cli.recognition.recogniser import Recogniser
from ido_cli.recognition.words.kept import index_of
from ido_cli.recognition.words.word_index import WordIndex
from ido_cli.settings import Settings
from ido_cli.source.files.writing import as_json as to_json
from ido_cli.terminal.output import Output
from ido_cli.workspace.tree_files import Trees, left_out_words

_ENOUGH: Final = 0.9
"""A tree of which fewer examples come first is mixed up with others."""
_MOST_SHOWN: Final = 5


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


def show_recognised(out: Output, trees: Trees, tree_ids: Sequence[str]) -> None:
    """How many examples of these trees are recognised, and which trees are mixed up too often."""
    phrases = phrases_of(trees, None, trees.beside.spoken_by_tree())
    every = Recogniser.taught(phrases, None, trees.elsewhere)
    found = {one: recognised(every, one, trees[one]) for one in tree_ids if one in trees}
    count = sum(one.count for one in found.values())
    if not count:
        return
    first = sum(one.first for one in found.values())
    three = sum(one.among_three for one in found.values())
    advices = sum(one.advices for one in found.values())
    ranks = f"{first} van {count} als eerste, {three} bij de eerste drie"
    out.line(f"Herkend aan de woorden: {ranks}, {advices} met hun advies.")
    for tree_id, one in found.items():
        if one.first < _ENOUGH * one.count:
            _show_mixed_up(out, trees, tree_id, one)


def _show_mixed_up(out: Output, trees: Trees, tree_id: str, found: Recognised) -> None:
    out.line()
    head = f"{tree_id}: {found.first} van {found.count} voorbeelden worden als eerste herkend."
    out.line((head, "bold"), " Lijken twee bomen op elkaar, of past een voorbeeld beter elders?")
    for text, other in found.mixed_up[:_MOST_SHOWN]:
        where = f"lijkt meer op {trees[other].title}" if other else "wordt nergens herkend"
        out.indented(f'"{text}" {where}.')


def _meaning(settings: Settings, index: WordIndex) -> Meaning | None:
    """The meaning index as it is kept. When it is not whole, that is told: words go without."""
    environment = settings.environment
    try:
        meaning = load_meaning(index.every_phrase, settings.cache_folder(), environment.variables)
        if meaning is not None and meaning.done:
            meaning.load()
    except IdoError as error:
        environment.tell(f"{error.message} {error.hint}")
        return None
    if meaning is not None and not meaning.ready:
        environment.tell('Andere talen herken ik pas goed na "ido voorbereiden".')
    return meaning


class _Matches:
    """The recogniser over a workspace, and its answers as rows or lines."""

    def __init__(self, settings: Settings, count: int) -> None:
        environment, workspace = settings.environment, settings.workspace()
        index = index_of(workspace, settings.cache_folder())
        if words := left_out_words(workspace.trees):
            environment.tell(words)
        self._directory = workspace.directory
        self._trees = workspace.trees
        self._headings = workspace.trees.offered
        self._recogniser = Recogniser(index, _meaning(settings, index))
        self._count = count

    def find(self, text: str) -> Recognition:
        refuse(text, self._directory.public)
        return self._recogniser.hear(text, self._count)

    def rows(self, text: str) -> list[dict[str, Any]]:
        """The matches with the stable keys of --json."""
        return [self._row(match) for match in self.find(text).matches]

    def draw(self, out: Output, text: str) -> None:
        """The matches as lines."""
        found = self.find(text)
        if found.elsewhere is not None:
            out.line(elsewhere_words(found.elsewhere))
        elif not found.matches:
            out.line('Dit herken ik niet. Bekijk de onderwerpen met "ido bomen".')
        elif not found.matches[0].sure:
            out.line("Ik herken dit niet zeker.")
        for number, match in enumerate(found.matches, 1):
            title = (match_words(match, self._headings), "bold" if match.sure else "")
            why = (f"   {', '.join(match.why)}", "dim")
            out.line(f"{number}  {match.score:.2f}  ", title, why)
        if found.also:
            out.line(also_words(found.also, self._headings))

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
