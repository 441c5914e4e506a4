"""The conversation of one visit, over any front: the questions, the advice, the outcome, once more.

A visit goes from state to state, and each is kept before the next thing is shown.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from ido_cli.desk.ending import Ending, end_page
from ido_cli.desk.pages.visit_pages import (
    ON,
    OUTCOME_CHOICES,
    answer_choices,
    known_lines,
)
from ido_cli.desk.reception import Arrival, StopVisit
from ido_cli.desk.state import Equipment, State
from ido_cli.desk.steps.answering import ask_date, change_answer
from ido_cli.desk.topic import begin, begin_urgent, find_topic
from ido_cli.errors import STOPPED, WRONG_USE, IdoError
from ido_cli.source.dates import is_day
from ido_cli.terminal.page import (
    ANSWERS,
    BACK,
    BOUNCE,
    DOUBT,
    EXPLAIN,
    HASTE,
    NOTE,
    STOP,
    URGENT,
    Choice,
    Key,
    Paragraph,
)
from ido_cli.trees.place import Place, often_place
from ido_cli.triage import engine
from ido_cli.triage.engine import COMPLAINT_TREE, Case, Walk
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
            ANSWERS: lambda state: change_answer(equipment, state),
            NOTE: self._note,
            BOUNCE: self._bounce,
            DOUBT: self._doubt,
            URGENT: lambda state: begin_urgent(equipment, state),
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
            given = self._plan.hands_free or self.state.ahead
            if given and error.exit_code == WRONG_USE:
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
        if session.cases[last].bounced:
            places.append(Place(COMPLAINT_TREE, ""))
        offered = self._equipment.workspace.trees.offered
        talked = {case.tree for case in session.cases} - {here.at.tree} | {*session.waiting}
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
        page = self._pages.question(here, self._crumb(state, here), state.explained, state.messages)
        state = state.told()
        keys = (BACK, EXPLAIN, ANSWERS, NOTE, *_urgent_key(state), STOP)
        if state.reply is not None:
            reply, state = state.reply, replace(state, reply=None)
        elif here.question.asks_date:
            reply = ask_date(self._equipment, page, here.question, keys, state.case.day)
        else:
            reply = self._front.choose(page, answer_choices(here.question), keys)
        _ = self._equipment.directory  # now that a question is on the screen: it must be usable
        if isinstance(reply, Key):
            return self._press(state, reply)
        return state.with_case(engine.give(state.case, here.at, reply.value)).keep(self._equipment)

    def _press(self, state: State, key: Key) -> State:
        """Do what a key stands for."""
        if key is STOP:
            raise StopVisit
        return self._actions[key](state)

    def _note(self, state: State) -> State:
        from ido_cli.desk.steps.noting import take_note

        return take_note(self._equipment, state)

    def _doubt(self, state: State) -> State:
        from ido_cli.desk.steps.doubting import tell_doubt

        here = state.walk(self._trees)
        return tell_doubt(self._equipment, state, here.at, self._referral(state, here))

    def _bounce(self, state: State) -> State:
        """The visitor had been at the addressee already: who comes next, and it is counted."""
        addressee = self._referral(state, state.walk(self._trees)).addressee
        if addressee is None:
            return state.saying("Verder is hier niemand bekend. Vraag een collega mee te denken.")
        bounced = (*state.case.bounced, addressee.partner.id)
        told = f"De klant was al bij {addressee.partner.name}."
        return (
            state.with_case(replace(state.case, bounced=bounced)).saying(told).keep(self._equipment)
        )

    def _back(self, state: State) -> State:
        case = state.case
        if case.bounced and state.walk(self._trees).advice is not None:
            fewer = replace(case, bounced=case.bounced[:-1])
            return state.with_case(fewer).keep(self._equipment)
        earlier = engine.back(self._trees, case, state.facts(self._trees))
        if earlier is not None:
            return state.with_case(earlier).keep(self._equipment)
        arrival = Arrival(case.text) if case.text else state.arrival
        gone = replace(state.dropping(), arrival=arrival, note=case.note).keep(self._equipment)
        kept = [name for name, text in (("vraag", case.text), ("notitie", case.note)) if text]
        verb = "staan" if len(kept) > 1 else "staat"
        return gone.saying(f"De {' en de '.join(kept)} {verb} er nog.") if kept else gone

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
        keys = (BACK, ANSWERS, NOTE, HASTE, BOUNCE, DOUBT, *_urgent_key(state), STOP)
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
        now, bounced = self._equipment.clock(), state.case.bounced
        return refer(directory, here.advice, here.facts, location, now, bounced)

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
