"""What the desk makes of visitors' words now, and what can still be learned from them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from ido_cli.errors import IdoError
from ido_cli.privacy.rules import find, places, refuse
from ido_cli.recognition.match import Match, Recognition, match_words
from ido_cli.recognition.meaning import load_meaning
from ido_cli.recognition.phrases import (
    Phrase,
    elsewhere_phrases,
    foreign_phrases,
    phrases_of,
    words_of,
)
from ido_cli.recognition.recogniser import Recogniser
from ido_cli.recognition.words.learnt import shipped
from ido_cli.sessions.learning import Lesson
from ido_cli.settings import Settings
from ido_cli.trees.elsewhere import Elsewhere
from ido_cli.trees.own_phrases import MOST_WORDS
from ido_cli.trees.place import Place


class DeskWords:
    """The trees of the desk with their recogniser, which learns each phrase as it is accepted."""

    def __init__(self, settings: Settings) -> None:
        environment = settings.environment
        self.workspace = settings.workspace()
        self.trees = self.workspace.trees.in_use()
        self.personal = 0
        """How many lessons were left out since they may hold personal data."""
        self._public = self.workspace.directory.public
        beside = self.workspace.trees.beside
        spoken = beside.spoken_by_tree()
        self._phrases = phrases_of(self.trees, self.workspace.directory, spoken)
        self._foreign = foreign_phrases(self.trees, beside.languages_by_tree())
        self._kinds = dict(self.workspace.trees.elsewhere)
        self._places = {
            (words_of(one.text), one.tree, one.advice) for one in self._phrases if one.advice
        }
        self._not_ours = {words_of(one.text) for one in elsewhere_phrases(self._kinds)}
        cache = settings.cache_folder()
        self._meaning = load_meaning(self._every_phrase, cache, environment.variables)
        self._learn()

    @property
    def kinds(self) -> dict[str, Elsewhere]:
        """What is not for the desk, by kind."""
        return self._kinds

    def hear(self, text: str) -> Recognition:
        """What is made of a text now."""
        return self._recogniser.hear(text)

    def to_learn(self, lessons: Iterable[Lesson]) -> Iterator[Lesson]:
        """The lessons in which there is something to learn, judged when they are asked for.

        What may hold personal data is left out, and counted in `personal`.
        """
        for lesson in lessons:
            places = tuple(one for one in lesson.places if self._has(one[0]))
            left = replace(lesson, places=places)
            if not places or words_of(lesson.text) in self._not_ours:
                continue
            known = any(self.known(place, left.text) for place, _ in places)
            if known or not left.teaches(self.hear(left.text)):
                continue
            if find(left.text, self._public):
                self.personal += 1
                continue
            yield left

    def known(self, place: Place, text: str) -> bool:
        """Whether a text is a phrase of a step already."""
        return (words_of(text), place.tree, place.step) in self._places

    def refuse(self, text: str) -> None:
        """Raise IdoError for a text that can't be a phrase: empty, too long, of a person."""
        if not words_of(text):
            raise IdoError("Er staat nog geen zin.", "Schrijf hoe een klant het zegt.")
        if len(text.split()) > MOST_WORDS:
            message = f"Deze zin is te lang: hooguit {MOST_WORDS} woorden."
            raise IdoError(message, "Houd alleen over wat de klant wil weten.")
        refuse(text, self._public)

    def personal_places(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where personal data stands in a text."""
        return places(find(text, self._public))

    def placed(self, place: Place, text: str) -> None:
        """Learn a phrase that was written at an advice."""
        self._phrases.append(Phrase(text, place.tree, place.step))
        self._places.add((words_of(text), place.tree, place.step))
        self._learn()

    def left(self, kind: str, text: str) -> None:
        """Learn a phrase that was written at what is not for the desk."""
        before = self._kinds.get(kind) or Elsewhere.model_construct(helps="", phrases=())
        self._kinds[kind] = before.model_copy(update={"phrases": (*before.phrases, text)})
        self._not_ours.add(words_of(text))
        self._learn()

    def place_words(self, place: Place) -> str:
        """A place as people read it: the topic and the advice."""
        tree = self.trees[place.tree]
        return f"{tree.title}: {tree.advices[place.step].title}"

    def row(self, lesson: Lesson) -> dict[str, Any]:
        """A lesson with the stable keys of --json."""
        heard = self.hear(lesson.text)
        first = next(iter(heard.matches), None)
        return {
            "tekst": lesson.text,
            "aantal": lesson.count,
            "eindigde": [
                {
                    "boom": place.tree,
                    "advies": place.step,
                    "titel": self.trees[place.tree].advices[place.step].title,
                    "aantal": count,
                }
                for place, count in lesson.places
            ],
            "herkend": first and self._match_row(first),
            "niet_voor_ons": heard.elsewhere is not None,
        }

    def _match_row(self, match: Match) -> dict[str, Any]:
        return {
            "boom": match.tree,
            "advies": match.advice,
            "titel": match_words(match, self.workspace.trees.headings),
            "score": match.score,
            "zeker": match.sure,
            "waarom": list(match.why),
        }

    def _has(self, place: Place) -> bool:
        return place.tree in self.trees and place.step in self.trees[place.tree].advices

    def _every_phrase(self) -> list[Phrase]:
        return [*self._phrases, *self._foreign, *elsewhere_phrases(self._kinds)]

    def _learn(self) -> None:
        self._recogniser = Recogniser.taught(
            self._phrases, self._meaning, self._kinds, self._foreign, shipped()
        )
