"""Practice in the terminal: a visitor's words, the trainee's road as a visit, friendly feedback.

And the quiz on agencies. The road is a visit of which nothing is kept, with its pages and keys.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from random import Random
from typing import Final, TypeVar

from ido_cli.desk.knowledge import Knowledge
from ido_cli.desk.opening import open_keeper
from ido_cli.desk.pages import practice_pages
from ido_cli.desk.pages.practice_pages import ON, READ, Items
from ido_cli.desk.reception import Arrival, Reception, StopVisit
from ido_cli.desk.state import Equipment, State
from ido_cli.desk.topic import begin
from ido_cli.desk.visit import Visit
from ido_cli.directory.door.front_door import door_of
from ido_cli.errors import STOPPED
from ido_cli.referral.referral import refer
from ido_cli.sessions.store import NoStore
from ido_cli.settings import Settings
from ido_cli.terminal.fronts import choose_front
from ido_cli.terminal.page import STOP, Choice, Key, Page, Paragraph, Row
from ido_cli.triage.engine import Case, Session
from ido_cli.triage.practice import (
    Exercise,
    Mark,
    Names,
    Near,
    QuizQuestion,
    Verdict,
    exercises,
    judge,
    quiz,
    remember,
    tree_choices,
)
from ido_cli.workspace.reading import Workspace

Asked = TypeVar("Asked", Exercise, QuizQuestion)
Marks = Mapping[str, Mark]
_Told = tuple[Mark, Callable[[], object]]
"""How an exercise went, and what tells it: who stops while reading that has done it."""
_BYE: Final = "Tot de volgende keer."
_NEAR: Final = 8
"""So many trees that a text may be about are asked for."""


def open_practice(
    settings: Settings, workspace: Workspace, chance: Random, name: str
) -> "Practice":
    """Practice at this desk. Words alone say what is near, so that a group gets the same round."""
    from ido_cli.recognition.dutch_words import names
    from ido_cli.recognition.recogniser import recogniser_of

    recogniser = recogniser_of(workspace)

    def near(text: str) -> list[str]:
        return [match.tree for match in recogniser.recognise(text, _NEAR)]

    front, now = choose_front(settings), settings.environment.now
    keeper = open_keeper(settings, keep_nothing=False)
    reception = Reception(front, keeper, door_of(workspace.directory), now)
    knowledge = Knowledge(lambda: workspace)
    equipment = Equipment(workspace, front, keeper, now, knowledge, reception)
    return Practice(equipment, near, names, chance, name)


class Classroom(Reception):
    """The reception of one exercise: above every page stands how far one is."""

    header: Items = ()

    def page(self, *items: Paragraph | Row) -> Page:
        """A page below that header, with a line between."""
        between = () if items[:1] == (Paragraph(""),) else (Paragraph(""),)
        return Page((*self.header, *between, *items))


@dataclass(frozen=True)
class Practice:
    """Rounds of practice, held with the equipment of a visit.

    `near` and `names` know words (see triage.practice), `chance` is what a round is drawn with,
    and `name` a nickname under which the missed exercises are remembered.
    """

    equipment: Equipment
    near: Near
    names: Names
    chance: Random
    name: str = ""

    def run(self, tree_ids: Sequence[str], hard: bool) -> int:
        """Ten exercises, those missed before first, and the score; the exit code.

        With one tree its questions begin at once: there is no topic to choose.
        """
        missed = self._missed()
        trees, today = self.equipment.trees, self.equipment.clock().date()
        asked = exercises(trees, tree_ids, missed, self.chance, hard, self.names, today)

        def hold(exercise: Exercise, number: int) -> _Told:
            header = practice_pages.header(number, len(asked), exercise.words)
            return self._exercise(self._lesson(header), exercise, len(tree_ids) > 1)

        marks, code = _hold_round(asked, hold)
        kept = json.dumps(remember(missed, marks))
        self.equipment.keeper.remember(self._setting, kept)
        again = dict.fromkeys(one.tree for one in _to_repeat(asked, marks))
        rows = [(trees[tree].title, f"ido oefen {tree}") for tree in again]
        self._tell_score(marks, len(asked), rows)
        return code

    def quiz(self) -> int:
        """Ten agencies to recognise by what they do, and the score; the exit code."""
        equipment = self.equipment
        asked = quiz(equipment.trees, equipment.directory, self.chance, self.names)

        def hold(question: QuizQuestion, number: int) -> _Told:
            header = practice_pages.header(number, len(asked))
            return self._agency(self._lesson(header), question)

        marks, code = _hold_round(asked, hold)
        again = [one.partner for one in _to_repeat(asked, marks)]
        rows = [(one.name, f"ido partners toon {one.id}") for one in again]
        self._tell_score(marks, len(asked), rows)
        return code

    def _lesson(self, header: Items) -> Equipment:
        """The equipment of one exercise: that of a visit of which nothing is kept."""
        own = self.equipment
        door = door_of(own.directory)
        reception = Classroom(own.front, own.keeper, door, own.clock)
        reception.header = header
        return replace(own, keeper=NoStore(), reception=reception)

    def _exercise(self, lesson: Equipment, exercise: Exercise, choose_tree: bool) -> _Told:
        case = self._road(lesson, exercise, choose_tree)
        verdict = judge(lesson.trees, exercise, case, lesson.clock().date())
        return verdict.mark, partial(_tell, lesson, exercise, verdict)

    def _road(self, lesson: Equipment, exercise: Exercise, choose_tree: bool) -> Case:
        """The trainee's road to its end; of another tree no question is asked."""
        while True:
            tree = self._tree(lesson, exercise) if choose_tree else exercise.tree
            if tree != exercise.tree:
                return Case(tree)
            session = Session("oefening", lesson.clock())
            visit = Visit(lesson, begin(lesson, State(session), Case(tree)), Arrival())
            while visit.state.session.current is not None:  # going back to the topic ends it
                if visit.state.walk(lesson.trees).question is None:
                    return visit.state.case
                visit.step()

    def _tree(self, lesson: Equipment, exercise: Exercise) -> str:
        trees = lesson.trees
        near = self.near(trees[exercise.tree].examples[exercise.index].visitor)
        ids = tree_choices(trees, exercise, near, self.chance)
        page = lesson.reception.page(*practice_pages.topic_items())
        return _choose(lesson, page, [Choice(tree_id, trees[tree_id].title) for tree_id in ids])

    def _agency(self, lesson: Equipment, question: QuizQuestion) -> _Told:
        page = lesson.reception.page(*practice_pages.agency_items(question.partner))
        reply = _choose(lesson, page, [Choice(one.id, one.name) for one in question.choices])
        chosen = lesson.directory.by_id[reply]
        items = practice_pages.agency_feedback_items(question.partner, chosen)
        mark = Mark.RIGHT if chosen == question.partner else Mark.WRONG
        return mark, partial(_pause, lesson, items, (ON,))

    def _tell_score(self, marks: Marks, count: int, again: Sequence[tuple[str, str]]) -> None:
        front = self.equipment.front
        if marks or not count:
            items = practice_pages.score_items(list(marks.values()), count, again)
            front.show(Page((Paragraph("Oefenen", "quiet"), *items)))
        if len(marks) < count:
            front.say(_BYE)

    @property
    def _setting(self) -> str:
        return f"oefen:{self.name}"

    def _missed(self) -> list[str]:
        try:
            found = json.loads(self.equipment.keeper.setting(self._setting) or "[]")
        except json.JSONDecodeError:
            return []
        return [str(key) for key in found] if isinstance(found, list) else []


def _hold_round(asked: Sequence[Asked], hold: Callable[[Asked, int], _Told]) -> tuple[Marks, int]:
    """The marks by key, and the exit code: what was done counts, also when the trainee stops."""
    marks: dict[str, Mark] = {}
    try:
        for number, one in enumerate(asked, 1):
            marks[one.key], tell = hold(one, number)
            tell()
    except StopVisit:
        return marks, 0
    except KeyboardInterrupt:
        return marks, STOPPED
    return marks, 0


def _to_repeat(asked: Sequence[Asked], marks: Marks) -> list[Asked]:
    """What was done and was not right."""
    return [one for one in asked if marks.get(one.key, Mark.RIGHT) is not Mark.RIGHT]


def _tell(lesson: Equipment, exercise: Exercise, verdict: Verdict) -> None:
    """Say how it went, until the trainee goes on; the whole advice can be read too."""
    advice = verdict.wanted.advice
    assert advice is not None  # an exercise is an example that holds
    who = refer(lesson.directory, advice, verdict.wanted.facts, None, lesson.clock())
    items = practice_pages.feedback_items(lesson.trees, exercise, verdict, who)
    if _pause(lesson, items, (ON, READ)) == READ.value:
        _pause(lesson, practice_pages.advice_items(who), (ON,))


def _choose(lesson: Equipment, page: Page, choices: Sequence[Choice]) -> str:
    """The value of a choice. Raises StopVisit when the trainee stops."""
    return _value(lesson.front.choose(page, choices, (STOP,)))


def _pause(lesson: Equipment, items: Items, choices: Sequence[Choice]) -> str:
    """Show a page to read, as tall as it is, with choices below it. Raises StopVisit."""
    lesson.front.show(lesson.reception.page(*items))
    return _value(lesson.front.choose(Page(), choices, (STOP,), below=True))


def _value(reply: Choice | Key) -> str:
    if isinstance(reply, Key):
        raise StopVisit
    return reply.value
