"""Practice in the terminal: a visitor's words, the trainee's road, and friendly feedback.

And the quiz on agencies.
"""

import json
from collections.abc import Callable
from random import Random
from typing import Final

from ido_cli.desk.pages.visit_pages import answer_choices
from ido_cli.desk.reception import StopVisit
from ido_cli.directory.model import Directory, Partner
from ido_cli.referral.referral import find_addressees
from ido_cli.sessions.store import Keeper
from ido_cli.terminal.page import BACK, EXPLAIN, STOP, Choice, Front, Key, Page, Paragraph, Row
from ido_cli.triage.engine import Case, Trees, answer, back, walk
from ido_cli.triage.practice import (
    Exercise,
    Verdict,
    exercises,
    judge,
    opening,
    quiz,
    remember,
    tree_choices,
)
from ido_cli.triage.routes import steps_words

_ON: Final = Choice("verder", "Verder")
Near = Callable[[str], list[str]]
"""The trees that a text may be about, the nearest first."""


class Practice:
    """One round.

    `name` is a nickname under which the missed exercises are remembered; `near` finds trees that
    could be meant.
    """

    def __init__(
        self,
        trees: Trees,
        directory: Directory,
        front: Front,
        keeper: Keeper,
        near: Near,
        chance: Random,
        name: str,
    ) -> None:
        self._trees = trees
        self._directory = directory
        self._front = front
        self._keeper = keeper
        self._near = near
        self._chance = chance
        self._setting = f"oefen:{name}"

    def run(self, tree_ids: list[str], hard: bool) -> None:
        """Ten exercises, those missed before first, and the score.

        Raises StopVisit when the trainee stops.
        """
        missed = self._missed()
        results: dict[str, bool] = {}
        try:
            for number, exercise in enumerate(
                exercises(self._trees, tree_ids, missed, self._chance, hard), 1
            ):
                results[exercise.key] = self._one(exercise, number)
        finally:
            self._keeper.remember(self._setting, json.dumps(remember(missed, results)))
        self._front.say(_score_words(sum(results.values()), len(results)))

    def quiz(self) -> None:
        """Ten agencies to recognise by what they do."""
        right = 0
        questions = quiz(self._directory, self._chance)
        for number, question in enumerate(questions, 1):
            page = _page(
                "Welke instantie doet dit?",
                number,
                Paragraph(f'"{question.partner.does}"', "say", indent=3),
            )
            choices = [Choice(partner.id, partner.name) for partner in question.choices]
            reply = self._choose(page, choices)
            good = reply == question.partner.id
            right += good
            chosen = next(partner for partner in question.choices if partner.id == reply)
            self._pause(_quiz_feedback(question.partner, chosen, good, number))
        self._front.say(_score_words(right, len(questions)))

    def _one(self, exercise: Exercise, number: int) -> bool:
        chosen = self._tree(exercise, number)
        case = (
            self._walk(exercise, Case(chosen), number) if chosen == exercise.tree else Case(chosen)
        )
        verdict = judge(self._trees, exercise, case)
        self._pause(self._feedback(exercise, verdict, chosen, number))
        return verdict.right

    def _tree(self, exercise: Exercise, number: int) -> str:
        page = _page(
            "Waar gaat deze vraag over?",
            number,
            Paragraph(f'De klant zegt: "{exercise.words}"', "say", indent=3),
        )
        ids = tree_choices(self._trees, exercise, self._near(exercise.words), self._chance)
        return self._choose(page, [Choice(tree_id, self._trees[tree_id].title) for tree_id in ids])

    def _walk(self, exercise: Exercise, case: Case, number: int) -> Case:
        explained = False
        while True:
            here = walk(self._trees, case)
            if here.question is None:
                return case
            items: list[Paragraph | Row] = [
                Paragraph(f'De klant zegt: "{exercise.words}"', "say", indent=3)
            ]
            if explained and here.question.explanation:
                items += [
                    Paragraph(""),
                    Paragraph(f"Uitleg: {here.question.explanation}", indent=3),
                ]
            page = _page(here.question.text, number, *items)
            reply = self._front.choose(page, answer_choices(here.question), (BACK, EXPLAIN, STOP))
            if isinstance(reply, Choice):
                case = answer(self._trees, case, reply.value)
            elif reply is STOP:
                raise StopVisit
            elif reply is EXPLAIN:
                explained = True
            else:
                case = back(self._trees, case) or case

    def _feedback(self, exercise: Exercise, verdict: Verdict, chosen: str, number: int) -> Page:
        advice = verdict.wanted.advice
        assert advice is not None
        tree = self._trees[exercise.tree]
        rows: list[Paragraph | Row] = []
        if not verdict.right and chosen != exercise.tree:
            rows.append(
                Row(
                    "Beter",
                    f"Deze vraag hoort bij {tree.title}, niet bij {self._trees[chosen].title}.",
                )
            )
        elif verdict.parted is not None:
            rows.append(
                Row(
                    "Hier anders",
                    f'Bij "{verdict.parted.question.text}" past: {verdict.parted.answer.text}.',
                )
            )
        rows.append(Row("Nodig was", advice.title, strong=True))
        rows.append(Row("De weg", f"{tree.title} › {steps_words(verdict.wanted.route)}"))
        if opening(self._trees, exercise.tree):
            rows.append(Row("Zeg", f'"{opening(self._trees, exercise.tree)}"'))
        first = next(iter(find_addressees(self._directory, advice.names[:1], None)), None)
        if first is not None:
            rows.append(Row("Wie", f"{first.name}. {first.does}"))
        if advice.may_not:
            rows.append(Row("Niet doen", "; ".join(line.text for line in advice.may_not)))
        words = "Goed gedaan." if verdict.right else "Bijna. Kijk even mee."
        return _page(words, number, *rows)

    def _choose(self, page: Page, choices: list[Choice]) -> str:
        reply = self._front.choose(page, choices, (STOP,))
        if isinstance(reply, Key):
            raise StopVisit
        return reply.value

    def _pause(self, page: Page) -> None:
        if self._front.choose(page, (_ON,), (STOP,)) is STOP:
            raise StopVisit

    def _missed(self) -> list[str]:
        try:
            found = json.loads(self._keeper.setting(self._setting) or "[]")
        except json.JSONDecodeError:
            return []
        return [str(key) for key in found] if isinstance(found, list) else []


def _page(question: str, number: int, *items: Paragraph | Row) -> Page:
    return Page(
        (
            Paragraph("Oefenen", "quiet", right=f"oefening {number}"),
            Paragraph(""),
            Paragraph(question, "question"),
            Paragraph(""),
            *items,
        )
    )


def _quiz_feedback(right: Partner, chosen: Partner, good: bool, number: int) -> Page:
    rows = [Row("Dit doet", right.name, strong=True)]
    if not good:
        rows.append(Row(chosen.name[:10], chosen.does))
    return _page("Goed." if good else "Net niet.", number, *rows)


def _score_words(right: int, count: int) -> str:
    if not count:
        return "Er is niets om te oefenen: er zijn geen voorbeelden."
    cheer = (
        "Mooi werk."
        if right * 10 >= count * 8
        else "Oefening baart kunst. Wat niet lukte, komt de volgende keer eerst."
    )
    return f"{right} van {count} goed. {cheer}"
