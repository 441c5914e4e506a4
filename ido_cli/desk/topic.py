"""From what the visitor came with to the tree to begin in: by recognition, or from the list."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ido_cli.desk.pages.visit_pages import NONE_OF_THESE, match_choices, themes
from ido_cli.desk.reception import Arrival, StopVisit
from ido_cli.desk.state import Equipment, State
from ido_cli.literal import literal
from ido_cli.terminal.page import BACK, STOP, URGENT, Choice, Key
from ido_cli.trees.heading import Heading
from ido_cli.trees.place import Place
from ido_cli.triage.engine import FROM_LIST, RECOGNISED, URGENT_TREE, Case

if TYPE_CHECKING:
    from ido_cli.recognition.match import Match, Recognition

_SOON: Final = 1.0
"""Seconds that nobody minds to wait without a word."""
_FEW_TREES: Final = 9
"""So many topics fit in one list with a number each."""
_LINE: Final = 69
"""So many signs of a choice and its hint stand on one line at eighty columns."""
_NOT_HERE: Final = "Er is hier geen boom voor spoed. Bij gevaar: bel 112."


def find_topic(equipment: Equipment, state: State) -> State:
    """The state with a case to walk. Raises StopVisit when the user stops."""
    arrival, words = state.arrival, ""
    while state.session.current is None:
        if arrival is None:
            told, state = " ".join(state.messages), state.told()
            arrival = equipment.reception.welcome(equipment.knowledge, told, words)
        arrival = _checked(equipment, arrival)
        words = arrival.text
        if arrival.urgent:
            state = begin_urgent(equipment, state)
            if state.session.current is None:
                refusal, state = " ".join(state.messages), state.told()
                arrival = equipment.reception.welcome(equipment.knowledge, refusal)
        elif arrival.tree is not None:
            state = begin(equipment, state, Case(arrival.tree, text=arrival.text))
        elif arrival.text:
            state, arrival = _choose_match(equipment, state, arrival)
        else:
            state, arrival = _choose_topic(equipment, state, arrival)
    return state


def begin(equipment: Equipment, state: State, case: Case) -> State:
    """Begin a case, and keep it."""
    case = replace(case, note=state.note)
    waiting = tuple(tree for tree in state.session.waiting if tree != case.tree)
    session = replace(state.session, waiting=waiting)
    return _begin_today(equipment, replace(state, session=session, arrival=None, note=""), case)


def begin_urgent(equipment: Equipment, state: State, arrival: Arrival | None = None) -> State:
    """Go to the urgent tree, and come back to `arrival` after it.

    Without such a tree that is told, and nothing begins.
    """
    if URGENT_TREE not in equipment.trees:
        return state.saying(_NOT_HERE)
    return _begin_today(equipment, replace(state, arrival=arrival), Case(URGENT_TREE))


def _begin_today(equipment: Equipment, state: State, case: Case) -> State:
    """Every case has the day of today, by which the ranges of a date are judged."""
    return state.beginning(replace(case, day=equipment.clock().date())).keep(equipment)


def _checked(equipment: Equipment, arrival: Arrival) -> Arrival:
    """An arrival without personal data in its text.

    One with is refused, and asked again as long as that is possible.
    """
    if not arrival.text:
        return arrival
    from ido_cli.privacy.rules import found, places, refusal

    while True:
        text = literal(arrival.text)
        finds = found(text, equipment.directory)
        if not finds:
            return replace(arrival, text=text)
        error = refusal(finds)
        if arrival.hands_free:
            raise error
        why = f"{error.message} {error.hint}"
        again = equipment.reception.welcome(equipment.knowledge, why, text, places(finds))
        arrival = replace(arrival, text=again.text, urgent=again.urgent)


def _choose_match(
    equipment: Equipment, state: State, arrival: Arrival
) -> tuple[State, Arrival | None]:
    """Choose from what is recognised.

    When nothing was chosen, what to go on with; None to ask anew.
    """
    if not equipment.knowledge.ready_within(_SOON):
        equipment.front.say("Even geduld. De eerste keer maak ik de herkenning klaar.")
    heard = equipment.knowledge.hear(arrival.text)
    headings = equipment.workspace.trees.headings
    while True:
        below = _below(heard, equipment)
        page = equipment.pages.matches(arrival.text, heard, below, state.messages)
        state = state.told()
        also = [tree for tree in heard.also if tree not in state.session.waiting]
        choices = match_choices(heard.matches, headings, also)
        reply = equipment.front.choose(page, choices, (BACK, URGENT, STOP))
        if reply is BACK:
            return state, None
        if isinstance(reply, Key):
            return _leave(equipment, state, reply, arrival), arrival
        if reply == NONE_OF_THESE:
            return _choose_topic(equipment, state, arrival)
        if reply.value not in also:
            match = heard.matches[int(reply.value)]
            return _begin_match(equipment, state, arrival.text, match), None
        waiting = (*state.session.waiting, reply.value)
        state = replace(state, session=replace(state.session, waiting=waiting))
        state = state.saying(f"{headings[reply.value].title} komt straks aan de beurt.")


def _below(heard: "Recognition", equipment: Equipment) -> str:
    """What stands below the matches: trees that are left out, languages still made ready."""
    told = equipment.knowledge.left_out()
    growing = equipment.knowledge.still_growing()
    if growing and not (heard.matches and heard.matches[0].sure):
        again = "Een vraag in een andere taal? Ga terug en probeer het zo nog eens."
        told = f"{told} {growing} {again}".lstrip()
    return told


def _begin_match(equipment: Equipment, state: State, text: str, match: "Match") -> State:
    """Begin what was recognised: a topic, or an advice with the answers that lead there."""
    from ido_cli.triage.routes import heard_way

    state = begin(equipment, state, Case(match.tree, text=text, found=RECOGNISED))
    if match.advice is None:
        return state
    place, facts = Place(match.tree, match.advice), state.facts(equipment.trees)
    case = heard_way(equipment.trees, state.case, place, facts)
    if case is None:
        told = "Met wat al bekend is komt u niet bij dat advies uit. Loop de vragen even langs."
        return state.saying(told)
    return state.with_case(case).keep(equipment)


def _choose_topic(
    equipment: Equipment, state: State, arrival: Arrival
) -> tuple[State, Arrival | None]:
    """Choose from the topics, by theme when there are many.

    When nothing was chosen, what to go on with; None to ask anew.
    """
    offered = equipment.workspace.trees.offered
    by_theme: Mapping[str, Sequence[str]] = themes(offered)
    if len(offered) <= _FEW_TREES:
        by_theme = {"": [tree_id for ids in by_theme.values() for tree_id in ids]}
    theme = "" if "" in by_theme else None
    while True:
        choices = _topic_choices(offered, by_theme, theme)
        left_out = equipment.knowledge.left_out()
        page = equipment.pages.topics(theme or "", left_out, state.messages)
        state = state.told()
        reply = equipment.front.choose(page, choices, (BACK, URGENT, STOP))
        if reply is BACK and theme:
            theme = None
        elif reply is BACK:
            return state, None
        elif isinstance(reply, Key):
            return _leave(equipment, state, reply, arrival), arrival
        elif theme is None:
            theme = reply.value
        else:
            case = Case(reply.value, text=arrival.text, found=FROM_LIST)
            return begin(equipment, state, case), None


def _topic_choices(
    offered: Mapping[str, Heading], by_theme: Mapping[str, Sequence[str]], theme: str | None
) -> list[Choice]:
    """The themes with the first topics of each, or the topics of one theme."""
    if theme is not None:
        return [Choice(tree_id, offered[tree_id].title) for tree_id in by_theme[theme]]
    rows = {name: [offered[one].title for one in ids] for name, ids in by_theme.items()}
    return [Choice(name, name, _first_of(titles, name)) for name, titles in rows.items()]


def _first_of(titles: Sequence[str], name: str) -> str:
    """As many titles as stand beside the name of their theme on a line of eighty."""
    shown: list[str] = []
    for title in titles:
        if len(", ".join((*shown, title, "..."))) > _LINE - len(name):
            break
        shown.append(title)
    return ", ".join((*shown, *["..."] * (len(shown) < len(titles))))


def _leave(equipment: Equipment, state: State, key: Key, arrival: Arrival) -> State:
    """Stop, or something urgent first: what the visitor came with is remembered."""
    if key is STOP:
        raise StopVisit
    return begin_urgent(equipment, state, arrival)
