"""The conversation of one visit, over any front.

Which desk, what does the visitor ask, the questions, the advice, the outcome, once more.

The session is kept after every step, before the next thing is shown.
"""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from ido_cli.desk.advice_page import advice_page
from ido_cli.desk.knowledge import Knowledge
from ido_cli.desk.plan import Plan
from ido_cli.desk.reception import Arrival, Reception, StopVisit
from ido_cli.desk.visit_pages import (
    NO,
    NONE_OF_THESE,
    OUTCOME_CHOICES,
    YES,
    Pages,
    answer_choices,
    known_lines,
    match_choices,
    step_choices,
    themes,
)
from ido_cli.directory.front_door import Desk, FrontDoor
from ido_cli.directory.model import Directory
from ido_cli.errors import STOPPED, WRONG_USE, IdoError
from ido_cli.literal import literal
from ido_cli.privacy import rules
from ido_cli.referral.referral import refer
from ido_cli.report import summary
from ido_cli.report.report import SessionReport, report_case, report_session
from ido_cli.sessions.store import Keeper, NoStore
from ido_cli.terminal.page import (
    ANSWERS,
    BACK,
    EXPLAIN,
    NOTE,
    STOP,
    STRAIGHT,
    URGENT,
    Choice,
    Front,
    Key,
    Paragraph,
)
from ido_cli.trees.structure import Place
from ido_cli.triage import engine
from ido_cli.triage.engine import FROM_LIST, RECOGNISED, URGENT_TREE, Case, Session, Walk
from ido_cli.triage.routes import way_to
from ido_cli.workspace.reading import Workspace

_FEW_TREES: Final = 9
"""So many topics fit in one list with a number each."""


class Visit:
    """One visit.

    `session` is a new one, or one to go on with; `ended` holds the reports of its questions that
    have ended.
    """

    def __init__(
        self,
        workspace: Workspace,
        front: Front,
        keeper: Keeper,
        clock: Callable[[], datetime],
        session: Session,
        plan: Plan,
        knowledge: Knowledge | None = None,
        reception: Reception | None = None,
        ended: Mapping[int, Mapping[str, object]] | None = None,
    ) -> None:
        self._workspace = workspace
        self._directory = workspace.directory
        self._trees = workspace.trees
        self._front = front
        self._keeper = keeper
        self._clock = clock
        self.session = session
        self._plan = plan
        self._ahead = deque(plan.answers)
        self._arrival = Arrival(plan.text, plan.urgent) if plan.arrived else None
        self._knowledge = knowledge or Knowledge(lambda: workspace)
        self._reception = reception or Reception(front, keeper, door_of(workspace.directory), clock)
        self._pages = Pages(self._reception)
        self._straight: Place | None = None
        """The advice that the visitor's words named, as long as no question is answered."""
        self._explained = False
        self._messages: list[str] = []
        self._shown_advice: tuple[int | None, Walk] | None = None
        self._ended: dict[int, Mapping[str, object]] = dict(ended or {})

    def run(self) -> int:
        """Hold the visit; the exit code.

        What was answered is kept, also when the user stops halfway.
        """
        try:
            self._hold()
        except StopVisit:
            self._say_how_to_resume()
            return 0
        except KeyboardInterrupt:
            self._say_how_to_resume()
            return STOPPED
        except IdoError as error:
            if (
                self._plan.hands_free and error.exit_code == WRONG_USE
            ):  # nobody was asked: leave no half visit behind
                self.session = replace(self.session, cases=())
                self._keep()
            raise
        return 0

    def _hold(self) -> None:
        desk = self._reception.sit_down(self.session.location, may_ask=not self._plan.hands_free)
        self.session = replace(self.session, location=desk)
        self._say_what_changed()
        while self.session.current is not None or self._next_question():
            here = engine.walk_current(self._trees, self.session)
            if here.question is not None:
                self._question(here)
            elif here.advice is not None:
                self._advice(here)
            else:
                self._broken(here)
        self._finish()

    # What does the visitor ask

    def _next_question(self) -> bool:
        """Begin the visitor's first or next question; False when there is none."""
        if self.session.cases and self._arrival is None:
            if self._plan.outcome is not None:
                return False
            reply: Choice | Key = URGENT
            while reply is URGENT:
                reply = self._front.choose(self._pages.another(self._told()), (YES, NO), (URGENT,))
                if reply is URGENT and self._urgent():
                    return True
            if reply == NO:
                return False
        if self._plan.tree is not None and not self.session.cases:
            self._begin_case(self._plan.tree, self._checked(self._arrival or Arrival()).text)
        else:
            self._find_topic(self._arrival)
        return True

    def _find_topic(self, arrival: Arrival | None) -> None:
        """From the visitor's words, or from the list, to the tree to begin in."""
        while self.session.current is None:
            arrival = self._checked(arrival or self._reception.welcome(self._knowledge))
            if arrival.urgent:
                arrival = (
                    None
                    if self._urgent()
                    else self._reception.welcome(self._knowledge, " ".join(self._told()))
                )
            elif arrival.text:
                arrival = self._choose_match(arrival)
            else:
                arrival = self._choose_topic(arrival)

    def _checked(self, arrival: Arrival) -> Arrival:
        """An arrival without personal data in its text.

        One with is refused, and asked again as long as that is possible.
        """
        while True:
            arrival = replace(arrival, text=literal(arrival.text))
            try:
                rules.refuse(arrival.text, self._directory.phones)
            except IdoError as error:
                if self._plan.hands_free:
                    raise
                arrival = self._reception.welcome(self._knowledge, f"{error.message} {error.hint}")
            else:
                return arrival

    def _choose_match(self, arrival: Arrival) -> Arrival | None:
        """Choose from what is recognised.

        Returns what to go on with when nothing was chosen, None to ask anew.
        """
        matches = self._knowledge.recognise(arrival.text)
        page = self._pages.matches(arrival.text, matches, self._knowledge.left_out(), self._told())
        reply = self._front.choose(page, match_choices(matches, self._trees), (BACK, URGENT, STOP))
        if reply is BACK:
            return None
        if isinstance(reply, Key):
            self._leave_topic(reply, arrival)
        elif reply == NONE_OF_THESE:
            return self._choose_topic(arrival)
        else:
            match = matches[int(reply.value)]
            self._begin_case(match.tree, arrival.text, RECOGNISED)
            self._straight = Place(match.tree, match.advice) if match.advice else None
        return arrival

    def _choose_topic(self, arrival: Arrival) -> Arrival | None:
        """Choose from the topics, by theme when there are many.

        Returns what to go on with when nothing was chosen, None to ask anew.
        """
        by_theme = themes(self._trees.in_use())
        if sum(len(ids) for ids in by_theme.values()) <= _FEW_TREES:
            by_theme = {"": [tree_id for ids in by_theme.values() for tree_id in ids]}
        theme = "" if "" in by_theme else None
        while True:
            if theme is None:
                choices = [Choice(name, name, self._titles(ids)) for name, ids in by_theme.items()]
            else:
                choices = [
                    Choice(tree_id, self._trees[tree_id].title) for tree_id in by_theme[theme]
                ]
            page = self._pages.topics(theme or "", self._knowledge.left_out(), self._told())
            reply = self._front.choose(page, choices, (BACK, URGENT, STOP))
            if reply is BACK and theme:
                theme = None
            elif reply is BACK:
                return None
            elif isinstance(reply, Key):
                self._leave_topic(reply, arrival)
                return arrival
            elif theme is None:
                theme = reply.value
            else:
                self._begin_case(reply.value, arrival.text, FROM_LIST)
                return arrival

    def _leave_topic(self, key: Key, arrival: Arrival) -> None:
        """Stop, or something urgent before a topic was chosen.

        What the visitor came with is remembered.
        """
        if key is STOP:
            raise StopVisit
        self._urgent(arrival)

    def _titles(self, ids: Sequence[str]) -> str:
        names = [self._trees[tree_id].title for tree_id in ids]
        return ", ".join(names[:3]) + (", ..." if len(names) > 3 else "")

    def _begin_case(self, tree: str, text: str, found: str = "") -> None:
        self.session = engine.add_case(self.session, Case(tree, text=text, found=found))
        self._arrival = None
        self._straight = None
        self._keep()

    # The questions

    def _question(self, here: Walk) -> None:
        question = here.question
        assert question is not None
        if self._ahead:
            self._give(self._ahead.popleft())
            return
        straight = self._straight if not here.route and not self._case().urgent else None
        if straight is not None:
            title = self._trees[straight.tree].advices[straight.step].title
            self._messages.append(f'Gaat het om "{title}"? Met d gaat u meteen naar dat advies.')
        page = self._pages.question(here, self._crumb(here), self._explained, self._told())
        self._explained = False
        keys = (
            BACK,
            EXPLAIN,
            ANSWERS,
            NOTE,
            *self._urgent_key(),
            *((STRAIGHT,) if straight else ()),
            STOP,
        )
        reply = self._front.choose(page, answer_choices(question), keys)
        if isinstance(reply, Choice):
            self._give(reply.value)
        else:
            self._press(reply)

    def _give(self, words: str) -> None:
        index = self.session.current
        assert index is not None
        facts = engine.facts_before(self._trees, self.session, index)
        case = engine.answer(self._trees, self.session.cases[index], words, facts)
        self.session = engine.with_case(self.session, case)
        self._keep()

    def _press(self, key: Key) -> None:
        """Do what a key stands for."""
        if key is STOP:
            raise StopVisit
        actions: dict[Key, Callable[[], object]] = {
            BACK: self._back,
            EXPLAIN: self._explain,
            ANSWERS: self._answers,
            NOTE: self._note,
            URGENT: self._urgent,
            STRAIGHT: self._go_straight,
        }
        actions[key]()

    def _go_straight(self) -> None:
        """Give the answers that lead to the advice that was recognised.

        Each can be changed with the answers key.
        """
        index = self.session.current
        assert index is not None
        assert self._straight is not None
        facts = engine.facts_before(self._trees, self.session, index)
        case = way_to(self._trees, self.session.cases[index], self._straight, facts)
        if case is None:
            self._messages.append(
                "Met wat al bekend is komt u niet bij dat advies uit. Loop de vragen even langs."
            )
            self._straight = None
            return
        self.session = engine.with_case(self.session, case)
        self._keep()

    def _explain(self) -> None:
        self._explained = True

    def _back(self) -> None:
        index = self.session.current
        assert index is not None
        case = self.session.cases[index]
        earlier = engine.back(
            self._trees, case, engine.facts_before(self._trees, self.session, index)
        )
        if earlier is not None:
            self.session = engine.with_case(self.session, earlier)
        else:
            self._drop()
            self._arrival = Arrival(case.text) if case.text else self._arrival
        self._keep()

    def _drop(self) -> None:
        """Take the question being walked away; what was reported of the others stays with them."""
        index = self.session.current
        assert index is not None
        self.session = engine.drop_current(self.session)
        self._ended = {
            number - (number > index): report
            for number, report in self._ended.items()
            if number != index
        }

    def _answers(self) -> None:
        """Show the answers so far; one can be chosen to give it anew."""
        here = engine.walk_current(self._trees, self.session)
        if not here.route:
            self._messages.append("Er zijn nog geen antwoorden om te laten zien.")
            return
        reply = self._front.choose(
            self._pages.answers(here.route), step_choices(here.route), (BACK,)
        )
        if isinstance(reply, Key):
            return
        step = here.route[int(reply.value)]
        again = self._front.choose(self._pages.change(step), answer_choices(step.question), (BACK,))
        if isinstance(again, Key):
            return
        index = self.session.current
        assert index is not None
        facts = engine.facts_before(self._trees, self.session, index)
        changed, lost = engine.change(
            self._trees, self.session.cases[index], step.place, again.value, facts
        )
        if lost and self._front.choose(self._pages.lost(lost), (YES, NO)) != YES:
            return
        self.session = engine.with_case(self.session, changed)
        self._keep()

    def _note(self) -> None:
        index = self.session.current
        assert index is not None
        case = self.session.cases[index]
        note, refusal = case.note, ""
        while True:
            note = literal(self._front.ask(self._pages.note(refusal), note))
            try:
                rules.refuse(note, self._directory.phones)
                break
            except IdoError as error:
                note, refusal = "", f"{error.message} {error.hint}"
        self.session = engine.with_case(self.session, replace(case, note=note))
        self._messages.append("De notitie is bewaard." if note else "Er is geen notitie.")
        self._keep()

    def _urgent(self, arrival: Arrival | None = None) -> bool:
        """Go to the urgent tree, and come back to `arrival` after it.

        False when there is no such tree, which is told.
        """
        if URGENT_TREE not in self._trees:
            self._messages.append("Er is hier geen boom voor spoed. Bij gevaar: bel 112.")
            return False
        self.session = engine.add_case(self.session, Case(URGENT_TREE))
        self._arrival = arrival
        self._keep()
        return True

    def _told(self) -> list[str]:
        """The messages that wait, which are told now."""
        told, self._messages = self._messages, []
        return told

    def _urgent_key(self) -> tuple[Key, ...]:
        index = self.session.current
        return () if index is not None and self.session.cases[index].urgent else (URGENT,)

    def _crumb(self, here: Walk) -> str:
        """Where we are: the topic the question began in, and the one that it came to."""
        index = self.session.current
        assert index is not None
        ids = dict.fromkeys([self.session.cases[index].tree, here.at.tree])
        return " › ".join(self._trees[tree_id].title for tree_id in ids)

    def _broken(self, here: Walk) -> None:
        other = Choice("ander", "Een ander onderwerp kiezen")
        reply = self._front.choose(self._pages.broken(here), (other,), (BACK, STOP))
        if isinstance(reply, Key):
            self._press(reply)
            return
        self._arrival = Arrival()
        self._plan = replace(self._plan, tree=None)
        self._drop()
        self._keep()

    # The advice and the end

    def _advice(self, here: Walk) -> None:
        assert here.advice is not None
        if self._ahead:
            raise IdoError(
                f'Er is geen vraag meer voor het antwoord "{self._ahead[0]}".',
                "Geef minder antwoorden met -a.",
                2,
            )
        if self._plan.outcome is not None and not self._case().urgent:
            self._close(self._plan.outcome)
            return
        if self._shown_advice != (self.session.current, here):
            location = self._directory.location(self.session.location)
            referral = refer(self._directory, here.advice, here.facts, location, self._clock())
            title = Paragraph(self._crumb(here), right="advies")
            known = known_lines(here.route)
            page = advice_page(referral)
            self._front.show(self._pages.page(title, Paragraph(""), *known, *page.paragraphs))
            self._shown_advice = (self.session.current, here)
        page = self._pages.outcome(self._told())
        reply = self._front.choose(
            page, OUTCOME_CHOICES, (BACK, ANSWERS, NOTE, *self._urgent_key(), STOP), below=True
        )
        if isinstance(reply, Choice):
            self._close(reply.value)
        else:
            self._shown_advice = None
            self._press(reply)

    def _case(self) -> Case:
        index = self.session.current
        assert index is not None
        return self.session.cases[index]

    def _close(self, outcome: str) -> None:
        index = self.session.current
        assert index is not None
        facts = engine.facts_before(self._trees, self.session, index)
        self.session = engine.close(self.session, outcome)
        case = self.session.cases[index]
        report = report_case(
            self._directory, self._trees, case, facts, self.session.location, self._clock()
        )
        self._ended[index] = report.model_dump(mode="json", by_alias=True)
        self._shown_advice = None
        self._keep()
        if self.session.current is not None:
            self._messages.append("Terug bij de vraag van daarnet.")

    def report(self) -> SessionReport:
        """The visit so far."""
        return report_session(
            self._directory, self._trees, self.session, self._clock(), self._ended
        )

    def _finish(self) -> None:
        for message in self._told():
            self._front.say(message)
        report = self.report()
        if self._plan.export is not None:
            summary.write(report, self._plan.export)
            self._front.say(f"De samenvatting staat in {self._plan.export}.")
        if not self._plan.hands_free:
            self._front.show_text(summary.as_text(report))
            if not isinstance(self._keeper, NoStore):
                self._front.say(f"Bewaard als sessie {self.session.id[:8]}.")

    def _keep(self) -> None:
        """Keep the session; a disk that can't be written is told once, and the visit goes on."""
        try:
            self._keeper.save(self.session, self._clock(), self._ended)
        except IdoError as error:
            self._keeper = NoStore()
            self._messages.append(
                f"{error.message} Het gesprek gaat gewoon door, maar wordt niet bewaard. {error.hint}"
            )

    def _say_how_to_resume(self) -> None:
        if self.session.cases and not isinstance(self._keeper, NoStore):
            self._front.say(
                f"Gestopt. De sessie is bewaard. Verder gaan: ido sessies hervat {self.session.id[:8]}"
            )
        else:
            self._front.say("Gestopt. Er is niets bewaard.")

    def _say_what_changed(self) -> None:
        """After a change in a tree, the answers of a resumed session that no longer fit are named."""
        if self.session.current is None:
            return
        unused = engine.walk_current(self._trees, self.session).unused
        if unused:
            self._messages.append(
                f"De boom is veranderd. Deze antwoorden passen niet meer: {', '.join(map(str, unused))}."
            )


def door_of(directory: Directory) -> FrontDoor:
    """The front door of a directory that is read already."""
    return FrontDoor(
        directory.library,
        tuple(Desk(one.id, one.name, one.region, one.walk_in) for one in directory.locations),
    )


def check_plan(workspace: Workspace, plan: Plan) -> None:
    """Raise IdoError for a tree, an outcome or an export that can't be, before anything is asked."""
    if plan.tree is not None:
        workspace.tree(plan.tree)
    if plan.outcome is not None:
        engine.check_outcome(plan.outcome)
    if plan.export is not None:
        summary.check_ending(plan.export)
