"""From what the visitor came with to the tree to begin in: by recognition, or from the list."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ido_cli.desk.pages.visit_pages import NONE_OF_THESE, match_choices, themes
from ido_cli.desk.reception import Arrival, StopVisit
from ido_cli.desk.state import Equipment, State
from ido_cli.errors import IdoError
from ido_cli.literal import literal
from ido_cli.terminal.page import BACK, STOP, URGENT, Choice, Key
from ido_cli.trees.model import Tree
from ido_cli.trees.structure import Place
from ido_cli.triage.engine import FROM_LIST, RECOGNISED, URGENT_TREE, Case

if TYPE_CHECKING:
    from ido_cli.recognition.recogniser import Recognition

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
    return _begin_today(equipment, replace(state, arrival=None, straight=None, note=""), case)


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
    from ido_cli.privacy.rules import refuse

    while True:
        arrival = replace(arrival, text=literal(arrival.text))
        try:
            refuse(arrival.text, equipment.directory.public)
        except IdoError as error:
            if arrival.hands_free:
                raise
            refusal = f"{error.message} {error.hint}"
            again = equipment.reception.welcome(equipment.knowledge, refusal, arrival.text)
            arrival = replace(arrival, text=again.text, urgent=again.urgent)
        else:
            return arrival


def _choose_match(
    equipment: Equipment, state: State, arrival: Arrival
) -> tuple[State, Arrival | None]:
    """Choose from what is recognised.

    When nothing was chosen, what to go on with; None to ask anew.
    """
    heard = equipment.knowledge.hear(arrival.text)
    matches, left_out = heard.matches, equipment.knowledge.left_out()
    told = (*state.messages, *_beside(heard, equipment))
    page = equipment.pages.matches(arrival.text, matches, left_out, told)
    state = state.told()
    choices = match_choices(matches, equipment.workspace.trees)
    reply = equipment.front.choose(page, choices, (BACK, URGENT, STOP))
    if reply is BACK:
        return state, None
    if isinstance(reply, Key):
        return _leave(equipment, state, reply, arrival), arrival
    if reply == NONE_OF_THESE:
        return _choose_topic(equipment, state, arrival)
    match = matches[int(reply.value)]
    begun = begin(equipment, state, Case(match.tree, text=arrival.text, found=RECOGNISED))
    straight = Place(match.tree, match.advice) if match.advice else None
    return replace(begun, straight=straight), None


def _beside(heard: "Recognition", equipment: Equipment) -> list[str]:
    """What is told beside the matches: that it is not for this desk, or what else was named.

    While other languages are made ready that is told too, since the question may be in one.
    """
    from ido_cli.recognition.recogniser import also_words, elsewhere_words

    growing = equipment.knowledge.still_growing()
    told = [elsewhere_words(heard.elsewhere)] if heard.elsewhere is not None else []
    if growing and not (heard.matches and heard.matches[0].sure):
        told.append(f"{growing} Een vraag in een andere taal? Ga terug en probeer het zo nog eens.")
    return told + ([also_words(heard.also, equipment.trees)] if heard.also else [])


def _choose_topic(
    equipment: Equipment, state: State, arrival: Arrival
) -> tuple[State, Arrival | None]:
    """Choose from the topics, by theme when there are many.

    When nothing was chosen, what to go on with; None to ask anew.
    """
    trees = equipment.workspace.trees.in_use()
    by_theme: Mapping[str, Sequence[str]] = themes(trees)
    if len(trees) <= _FEW_TREES:
        by_theme = {"": [tree_id for ids in by_theme.values() for tree_id in ids]}
    theme = "" if "" in by_theme else None
    while True:
        choices = _topic_choices(trees, by_theme, theme)
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
    trees: Mapping[str, Tree], by_theme: Mapping[str, Sequence[str]], theme: str | None
) -> list[Choice]:
    """The themes with the first topics of each, or the topics of one theme."""
    if theme is not None:
        return [Choice(tree_id, trees[tree_id].title) for tree_id in by_theme[theme]]
    rows = {name: [trees[one].title for one in ids] for name, ids in by_theme.items()}
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
