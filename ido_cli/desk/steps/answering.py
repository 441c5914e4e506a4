"""Answers given anew, and answers that are typed: a date."""

from collections.abc import Sequence
from datetime import date

from ido_cli.desk.pages.visit_pages import answer_choices, step_choices
from ido_cli.desk.state import Equipment, State
from ido_cli.errors import IdoError
from ido_cli.terminal.page import BACK, NO, YES, Choice, Key, Page
from ido_cli.trees.model import Question
from ido_cli.triage import engine


def ask_date(
    equipment: Equipment, page: Page, question: Question, keys: Sequence[Key], today: date | None
) -> Choice | Key:
    """Ask for a date; what is refused stays on the line, with the reason above it."""
    plain = [answer for answer in question.answers if not answer.is_range]
    typed, refusal = "", ""
    while True:
        page_now = equipment.pages.date(page, plain, refusal)
        asked = equipment.front.ask(page_now, typed, None, keys)
        if isinstance(asked, Key):
            return asked
        if not asked and plain:
            return Choice(plain[-1].key, plain[-1].text)
        try:
            return Choice(engine.chosen(question, asked, today), asked)
        except IdoError as error:
            typed, refusal = asked, f"{error.message} {error.hint}"


def change_answer(equipment: Equipment, state: State) -> State:
    """Show the answers so far; one can be chosen to give it anew."""
    trees, pages = equipment.trees, equipment.pages
    route = state.walk(trees).route
    if not route:
        return state.saying("Er zijn nog geen antwoorden om te laten zien.")
    reply = equipment.front.choose(pages.answers(), step_choices(route), (BACK,))
    if isinstance(reply, Key):
        return state
    step = route[int(reply.value)]
    page = pages.change(step)
    if step.question.asks_date:
        again = ask_date(equipment, page, step.question, (BACK,), state.case.day)
    else:
        again = equipment.front.choose(page, answer_choices(step.question), (BACK,))
    if isinstance(again, Key):
        return state
    facts = state.facts(trees)
    changed, lost = engine.change(trees, state.case, step.place, again.value, facts)
    if lost and equipment.front.choose(pages.lost(lost), (YES, NO), (BACK,)) != YES:
        return state
    return state.with_case(changed).keep(equipment)
