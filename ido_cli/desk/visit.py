"""The conversation of one visit, over any front: the questions, the advice, the outcome, once more.

A visit goes from state to state, and each is kept before the next thing is shown.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from ido_cli.desk.ending import Ending, end_page
from ido_cli.desk.pages.visit_pages import (
    CLEAR,
    ON,
    OUTCOME_CHOICES,
    answer_choices,
    known_lines,
    step_choices,
)
from ido_cli.desk.reception import Arrival, StopVisit
from ido_cli.desk.state import Equipment, State
from ido_cli.desk.topic import begin, begin_urgent, find_topic
from ido_cli.errors import STOPPED, WRONG_USE, IdoError
from ido_cli.literal import literal
from ido_cli.source.dates import is_day
from ido_cli.terminal.page import (
    ANSWERS,
    BACK,
    EXPLAIN,
    HASTE,
    LEAVE,
    NO,
    NOTE,
    STOP,
    STRAIGHT,
    URGENT,
    YES,
    Choice,
    Key,
    Page,
    Paragraph,
)
from ido_cli.trees.model import Question
from ido_cli.trees.structure import Place, often_place
from ido_cli.triage import engine
from ido_cli.triage.engine import Case, Walk
from ido_cli.workspace.reading import Workspace

if TYPE_CHECKING:
    from ido_cli.referral.referral import Referral
    from ido_cli.report.report import SessionReport


class Visit:
    """One visit: `state` is where it stands, `plan` what was given on the command line."""

    def __init__(self, equipment: Equipment, state: State, plan: Arrival) -> None:
        self.state = state
        self._equipment = equipment
        self._trees = equipment.trees
        self._front = equipment.front
        self._pages = equipment.pages
        self._plan = plan
        self.next_visitor = False
        """Whether another visitor comes after this one."""
        self._actions: dict[Key, Callable[[State], State]] = {
            BACK: self._back,
            EXPLAIN: lambda state: replace(state, explained=True),
            ANSWERS: self._answers,
            NOTE: self._note,
            URGENT: lambda state: begin_urgent(equipment, state),
            STRAIGHT: self._go_straight,
        }

    def run(self) -> int:
        """Hold the visit; the exit code.

        What was answered is kept, also when the user stops halfway.
        """
        try:
            self._sit_down()
            while self.state.session.current is not None or self._next_case():
                self.step()
            self._finish()
        except StopVisit:
            self._say_how_to_resume()
        except KeyboardInterrupt:
            self._say_how_to_resume()
            return STOPPED
        except IdoError as error:
            if self._plan.hands_free and error.exit_code == WRONG_USE:
                # nobody was asked: leave no half visit behind
                nothing = replace(self.state.session, cases=())
                self.state = replace(self.state, session=nothing).keep(self._equipment)
            raise
        return 0

    def _sit_down(self) -> None:
        """Take the desk; after a change in a tree, name the answers that no longer fit."""
        state, may_ask = self.state, not self._plan.hands_free
        desk = self._equipment.reception.sit_down(state.session.location, may_ask)
        state = replace(state, session=replace(state.session, location=desk))
        if state.session.current is not None:
            today = self._equipment.clock().date()
            state = state.with_case(replace(state.case, day=today))  # resumed on a later day
            if unused := state.walk(self._trees).unused:
                gone = ", ".join(map(str, unused))
                told = f"De boom is veranderd. Deze antwoorden passen niet meer: {gone}."
                state = state.saying(told)
        self.state = state

    def step(self) -> None:
        """Take one step of the case being walked: a question, or the advice with its outcome."""
        self.state = self._step(self.state)

    def _step(self, state: State) -> State:
        here = state.walk(self._trees)
        if here.question is not None:
            return self._question(state, here)
        return self._advice(state, here) if here.advice is not None else self._broken(state, here)

    def _next_case(self) -> bool:
        """Begin the visitor's first or next question; False when there is none."""
        if self.state.session.cases and self.state.arrival is None:
            if self._plan.outcome is not None:
                return False
            try:
                self.state, ending, place = end_page(
                    self._equipment, self.state, self._often(), self._report
                )
            except KeyboardInterrupt:  # all was answered: that is as stopping here
                return False
            if ending in (Ending.STOP, Ending.NEXT_VISITOR):
                self.next_visitor = ending is Ending.NEXT_VISITOR
                return False
            if ending is Ending.CASE:
                return True
            if place is not None:
                self.state = self._begin_often(self.state, place)
                return True
        self.state = find_topic(self._equipment, self.state)
        return True

    def _often(self) -> list[Place]:
        """What often goes with the case that ended last, and was not talked about in this visit."""
        session = self.state.session
        last = len(session.cases) - 1
        facts = engine.facts_before(self._trees, session, last)
        here = engine.walk(self._trees, session.cases[last], facts)
        names = here.advice.often if here.advice else ()
        places = [often_place(here.at.tree, one.name) for one in names if one.holds(here.facts)]
        offered = self._equipment.workspace.trees.in_use()
        talked = {case.tree for case in session.cases} - {here.at.tree}
        return [one for one in places if one.tree in offered and one.tree not in talked]

    def _begin_often(self, state: State, place: Place) -> State:
        """Begin what often goes with a case, at its step, with all that is known."""
        state = begin(self._equipment, state, Case(place.tree))
        if not place.step:
            return state
        from ido_cli.triage.routes import way_to

        case = way_to(self._trees, state.case, place, state.facts(self._trees))
        return state.with_case(case or state.case).keep(self._equipment)

    def _question(self, state: State, here: Walk) -> State:
        assert here.question is not None
        if state.ahead:
            words, *rest = state.ahead
            facts = state.facts(self._trees)
            case = engine.answer(self._trees, state.case, words, facts)
            return replace(state.with_case(case), ahead=tuple(rest)).keep(self._equipment)
        straight = state.straight if not here.route and not state.case.urgent else None
        if straight is not None:
            title = self._trees[straight.tree].advices[straight.step].title
            state = state.saying(f'Gaat het om "{title}"? Met d gaat u meteen naar dat advies.')
        page = self._pages.question(here, self._crumb(state, here), state.explained, state.messages)
        state = state.told()
        straight_key = (STRAIGHT,) if straight else ()
        keys = (BACK, EXPLAIN, ANSWERS, NOTE, *_urgent_key(state), *straight_key, STOP)
        if state.reply is not None:
            reply, state = state.reply, replace(state, reply=None)
        elif here.question.asks_date:
            reply = self._ask_date(page, here.question, keys, state.case.day)
        else:
            reply = self._front.choose(page, answer_choices(here.question), keys)
        _ = self._equipment.directory  # now that a question is on the screen: it must be usable
        if isinstance(reply, Key):
            return self._press(state, reply)
        return state.with_case(engine.give(state.case, here.at, reply.value)).keep(self._equipment)

    def _ask_date(
        self, page: Page, question: Question, keys: Sequence[Key], today: date | None
    ) -> Choice | Key:
        """Ask for a date; what is refused stays on the line, with the reason above it."""
        plain = [answer for answer in question.answers if not answer.is_range]
        typed, refusal = "", ""
        while True:
            asked = self._front.ask(self._pages.date(page, plain, refusal), typed, None, keys)
            if isinstance(asked, Key):
                return asked
            if not asked and plain:
                return Choice(plain[-1].key, plain[-1].text)
            try:
                return Choice(engine.chosen(question, asked, today), asked)
            except IdoError as error:
                typed, refusal = asked, f"{error.message} {error.hint}"

    def _press(self, state: State, key: Key) -> State:
        """Do what a key stands for."""
        if key is STOP:
            raise StopVisit
        return self._actions[key](state)

    def _go_straight(self, state: State) -> State:
        """Give the answers that lead to the advice that was recognised; each can be changed."""
        from ido_cli.triage.routes import way_to

        assert state.straight is not None
        case = way_to(self._trees, state.case, state.straight, state.facts(self._trees))
        if case is None:
            message = "Met wat al bekend is komt u niet bij dat advies uit."
            return replace(state, straight=None).saying(f"{message} Loop de vragen even langs.")
        return state.with_case(case).keep(self._equipment)

    def _back(self, state: State) -> State:
        case = state.case
        earlier = engine.back(self._trees, case, state.facts(self._trees))
        if earlier is not None:
            return state.with_case(earlier).keep(self._equipment)
        arrival = Arrival(case.text) if case.text else state.arrival
        gone = replace(state.dropping(), arrival=arrival, note=case.note).keep(self._equipment)
        kept = [name for name, text in (("vraag", case.text), ("notitie", case.note)) if text]
        verb = "staan" if len(kept) > 1 else "staat"
        return gone.saying(f"De {' en de '.join(kept)} {verb} er nog.") if kept else gone

    def _answers(self, state: State) -> State:
        """Show the answers so far; one can be chosen to give it anew."""
        route = state.walk(self._trees).route
        if not route:
            return state.saying("Er zijn nog geen antwoorden om te laten zien.")
        reply = self._front.choose(self._pages.answers(), step_choices(route), (BACK,))
        if isinstance(reply, Key):
            return state
        step = route[int(reply.value)]
        page = self._pages.change(step)
        if step.question.asks_date:
            again = self._ask_date(page, step.question, (BACK,), state.case.day)
        else:
            again = self._front.choose(page, answer_choices(step.question), (BACK,))
        if isinstance(again, Key):
            return state
        facts = state.facts(self._trees)
        changed, lost = engine.change(self._trees, state.case, step.place, again.value, facts)
        if lost and self._front.choose(self._pages.lost(lost), (YES, NO)) != YES:
            return state
        return state.with_case(changed).keep(self._equipment)

    def _note(self, state: State) -> State:
        from ido_cli.privacy.rules import refuse

        note, refusal = f"{state.case.note} ".lstrip(), ""
        while True:
            typed = self._front.ask(self._pages.note(refusal), note, None, (LEAVE,))
            if isinstance(typed, Key):
                told = "De notitie is zoals hij was." if state.case.note else "Er is geen notitie."
                return state.saying(told)
            note = literal(typed)
            if note == CLEAR:
                note = ""
            try:
                refuse(note, self._equipment.directory.public)
                break
            except IdoError as error:
                refusal = f"{error.message} {error.hint}"
        said = "De notitie is bewaard." if note else "Er is geen notitie."
        return state.with_case(replace(state.case, note=note)).saying(said).keep(self._equipment)

    def _crumb(self, state: State, here: Walk) -> str:
        """Where we are: the topic the question began in, and the one that it came to."""
        ids = dict.fromkeys([state.case.tree, here.at.tree])
        return " › ".join(self._trees[tree_id].title for tree_id in ids)

    def _broken(self, state: State, here: Walk) -> State:
        other = Choice("ander", "Een ander onderwerp kiezen")
        reply = self._front.choose(self._pages.broken(here), (other,), (BACK, STOP))
        if isinstance(reply, Key):
            return self._press(state, reply)
        return replace(state.dropping(), arrival=Arrival()).keep(self._equipment)

    def _advice(self, state: State, here: Walk) -> State:
        if state.ahead:
            message = f'Er is geen vraag meer voor het antwoord "{state.ahead[0]}".'
            raise IdoError(message, "Geef minder antwoorden met -a.", WRONG_USE)
        asked_for = not state.case.urgent or self._plan.tree == state.case.tree
        if self._plan.outcome is not None and asked_for:
            return self._close(state, self._plan.outcome)
        if state.shown != (state.index, here):
            self._show_advice(state, here)
            state = replace(state, shown=(state.index, here))
        page = self._pages.outcome(state.messages)
        keys = (BACK, ANSWERS, NOTE, HASTE, *_urgent_key(state), STOP)
        reply = self._front.choose(page, OUTCOME_CHOICES, keys, below=True)
        state = state.told()
        if reply is HASTE:
            self._show_haste(state, here)
            return replace(state, shown=None)
        if isinstance(reply, Key):
            return self._press(replace(state, shown=None), reply)
        return self._close(state, reply.value)

    def _referral(self, state: State, here: Walk) -> "Referral":
        from ido_cli.referral.referral import refer

        assert here.advice is not None
        directory = self._equipment.directory
        location = directory.location(state.session.location)
        return refer(directory, here.advice, here.facts, location, self._equipment.clock())

    def _show_haste(self, state: State, here: Walk) -> None:
        """Only who, the number, open or not, and the first step, large; until a key is pressed."""
        from ido_cli.desk.pages.haste_page import haste_page

        self._front.choose(haste_page(self._referral(state, here)), (ON,), (BACK,))

    def _show_advice(self, state: State, here: Walk) -> None:
        from ido_cli.desk.pages.advice_page import advice_page

        referral = self._referral(state, here)
        title = Paragraph(self._crumb(state, here), right="advies")
        known, advice = known_lines(here.route), advice_page(referral).paragraphs
        self._front.show(self._equipment.reception.page(title, Paragraph(""), *known, *advice))

    def _close(self, state: State, outcome: str) -> State:
        from ido_cli.report.report import report_case

        equipment, index = self._equipment, state.index
        facts = state.facts(self._trees)
        session = engine.close(state.session, outcome)
        report = report_case(
            equipment.directory,
            self._trees,
            session.cases[index],
            facts,
            session.location,
            equipment.clock(),
        )
        ended = {**state.ended, index: report}
        closed = replace(state, session=session, ended=ended, shown=None, closed=index).keep(
            equipment
        )
        on = session.current is not None
        return closed.saying("Terug bij de vraag van daarnet.") if on else closed

    def report(self) -> "SessionReport":
        """The visit so far."""
        return self._report(self.state)

    def _report(self, state: State) -> "SessionReport":
        from ido_cli.report.report import report_session

        equipment = self._equipment
        return report_session(
            equipment.directory, self._trees, state.session, equipment.clock(), state.ended
        )

    def _finish(self) -> None:
        from ido_cli.report import summary

        if not self.state.kept:
            self.state = self.state.keep(self._equipment)
        for message in self.state.messages:
            self._front.say(message)
        if self._plan.export is not None:
            summary.write_report(self.report(), self._plan.export)
            self._front.say(f"De samenvatting staat in {self._plan.export}.")
        if not self._plan.hands_free and self.state.session.cases:
            number = self.state.session.id[:8]
            kept = self.state.is_kept(self._equipment)
            more = f"Later lezen: ido sessies toon {number}   Briefje: ido sessies briefje {number}"
            self._front.show_text(summary.as_text(self.report()), more if kept else "")
            if kept:
                self._front.say(f"Bewaard als sessie {number}.")

    def _say_how_to_resume(self) -> None:
        session = self.state.session
        on = f"Verder gaan: ido sessies hervat {session.id[:8]}"
        if not self.state.kept:
            self.state = self.state.keep(self._equipment)
        if session.cases and self.state.is_kept(self._equipment):
            self._front.say(f"Gestopt. De sessie is bewaard. {on}")
        elif self.state.on_disk and not self.state.kept:
            self._front.say(f"Gestopt. Alleen het begin van de sessie is bewaard. {on}")
        else:
            self._front.say("Gestopt. Er is niets bewaard.")


def _urgent_key(state: State) -> tuple[Key, ...]:
    return () if state.case.urgent else (URGENT,)


def check_plan(workspace: Workspace, plan: Arrival, today: date) -> None:
    """Raise IdoError for a tree, outcome or export that can't be, before anything is asked.

    And for an answer with personal data; a date is none here, it may be that of an old letter.
    """
    if plan.tree is not None:
        workspace.tree(plan.tree)
    if plan.outcome is not None:
        engine.check_outcome(plan.outcome)
    if plan.export is not None:
        from ido_cli.report.summary import check_ending

        check_ending(plan.export)
    for answer in plan.answers:
        if len(answer) > _SHORT and not is_day(answer, today):
            from ido_cli.privacy.rules import refuse

            refuse(answer, workspace.directory.public)


_SHORT: Final = 3
"""A number of a choice; nothing of a person is that short."""
