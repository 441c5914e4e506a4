"""The end of a visit: a page with choices, on which the last step can still be taken back.

The note to take home, another question, the next visitor, or stop.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from ido_cli.desk.pages.visit_pages import often_choices, waiting_choices
from ido_cli.desk.state import Equipment, State
from ido_cli.desk.topic import begin_urgent
from ido_cli.errors import IdoError
from ido_cli.terminal.page import (
    BACK,
    LEAVE_LINE,
    NO,
    STOP,
    URGENT,
    YES,
    Choice,
    Key,
    Page,
    Paragraph,
)
from ido_cli.trees.place import JUMP, Place
from ido_cli.triage.engine import CHANNELS
from ido_cli.workspace.folder import chosen_path

if TYPE_CHECKING:
    from ido_cli.report.report import SessionReport

_NOTE: Final = Choice("briefje", "Briefje voor de klant")
_ANOTHER: Final = Choice("vraag", "Nog een vraag van deze klant")
_NEXT: Final = Choice("volgende", "Volgende klant")
_REMOVE: Final = Choice("weghalen", "Een vraag weghalen uit dit gesprek")
_CHANNEL: Final = {
    name: Choice("kanaal", f"De klant kwam {words}", "klopt dat niet? kies dit")
    for name, words in CHANNELS.items()
}


class Ending(Enum):
    """How it goes on after the end of all questions."""

    CASE = auto()
    """With a question that is walked again or from now on."""
    TOPIC = auto()
    """With another question of the same visitor, still to be asked."""
    OFTEN = auto()
    """With what often goes with the last advice."""
    NEXT_VISITOR = auto()
    STOP = auto()


def end_page(
    equipment: Equipment,
    state: State,
    often: Sequence[Place],
    report: Callable[[State], "SessionReport"],
) -> tuple[State, Ending, Place | None]:
    """Show the end page until it is clear how it goes on; with OFTEN also where to.

    Enter does what is most likely: what was named as well, the note, and then the next visitor.
    """
    noted = False
    while True:
        offered, headings = equipment.workspace.trees.offered, equipment.workspace.trees.headings
        waiting = [tree for tree in state.session.waiting if tree in offered]
        named = waiting_choices(waiting, headings)
        more = (*named, *often_choices(often, headings))
        came = _CHANNEL[state.session.channel]
        choices = [_ANOTHER, _NEXT, _NOTE, *more, came, _REMOVE]
        page = equipment.pages.end(report(state), state.messages)
        state = state.told()
        likely = choices.index(named[0] if named else _NEXT if noted else _NOTE)
        reply = equipment.front.choose(page, choices, (BACK, URGENT, STOP), first=likely)
        if reply == _NOTE:
            noted = True
            state = _hand_out(equipment, state, report(state))
        elif reply == came:
            state = _change_channel(equipment, state)
        elif reply == _REMOVE:
            state = _remove(equipment, state, report(state))
            if not state.session.cases:
                return state, Ending.TOPIC, None
        elif reply is URGENT:
            state = begin_urgent(equipment, state)
            if state.session.current is not None:
                return state, Ending.CASE, None
        elif reply is BACK:
            return state.reopening().keep(equipment), Ending.CASE, None
        elif isinstance(reply, Key):
            return state, Ending.STOP, None
        elif reply in (_ANOTHER, _NEXT):
            return state, Ending.TOPIC if reply == _ANOTHER else Ending.NEXT_VISITOR, None
        else:
            tree, _, step = reply.value.partition(JUMP)
            return state, Ending.OFTEN, Place(tree, step)


_PRINT: Final = Choice("print", "Printen")
_OPEN: Final = Choice("open", "Openen in de browser")
_SAVE: Final = Choice("bewaar", "Bewaren in een bestand")
_TONGUE: Final = Choice("taal", "Met woorden in een andere taal erbij")
_READ: Final = Choice("lezen", "Het briefje nog eens lezen")
_DONE: Final = Choice("klaar", "Klaar")


def _hand_out(equipment: Equipment, state: State, report: "SessionReport") -> State:
    """The note to take home: it stands on the screen, and goes to the printer or where one likes.

    What became of it is said on a page of its own: below a long note nobody would see it.
    """
    from ido_cli.report import handing_over, note_page, visitor_note

    front, pages, language, told = equipment.front, equipment.pages, "", ""
    ways = (_PRINT, _OPEN, _SAVE, _TONGUE)
    while True:
        text = visitor_note.as_text(report, language)
        if told:
            choices = (*ways, _READ, _DONE)
            reply = front.choose(pages.note_out(told), choices, (BACK,), first=len(ways) + 1)
        else:
            front.show(Page(tuple(Paragraph(line) for line in text.rstrip("\n").split("\n"))))
            reply = front.choose(pages.note_out(), ways, (BACK,), below=True)
        if isinstance(reply, Key) or reply == _DONE:
            handing_over.clean_up()
            return state
        page = note_page.as_html(report, language)
        try:
            if reply == _PRINT:
                handing_over.print_note(page, text)
                told = "Het briefje gaat naar de printer."
            elif reply == _OPEN:
                handing_over.open_note(page)
                told = "Het briefje staat in de browser."
            elif reply == _TONGUE:
                language, told = _tongue(equipment), ""
            elif reply == _READ:
                told = ""
            else:
                told = _save(equipment, page, text)
        except IdoError as error:
            told = f"{error.message} {error.hint}"


def _tongue(equipment: Equipment) -> str:
    """The language of which words stand below the Dutch ones."""
    from ido_cli.report.note_words import LANGUAGES

    choices = [Choice(code, name) for code, name in LANGUAGES.items()]
    reply = equipment.front.choose(equipment.pages.tongue(), choices, (BACK,))
    return "" if isinstance(reply, Key) else reply.value


def _save(equipment: Equipment, page: str, text: str) -> str:
    """Keep the note in a file; what is then said, nothing for who went back.

    Raises IdoError when it can't be written.
    """
    from ido_cli.report import handing_over

    name = equipment.front.ask(equipment.pages.file_name(), "briefje.html", keys=(LEAVE_LINE,))
    if isinstance(name, Key):
        return ""
    path = chosen_path(name or "briefje.html").absolute()
    handing_over.save_note(path, text if path.suffix == ".txt" else page)
    return f"Het briefje staat in {path}."


def _change_channel(equipment: Equipment, state: State) -> State:
    """Say how the visitor came."""
    choices = [Choice(name, words.capitalize()) for name, words in CHANNELS.items()]
    reply = equipment.front.choose(equipment.pages.channel(), choices, (BACK,))
    if isinstance(reply, Key):
        return state
    return replace(state, session=replace(state.session, channel=reply.value)).keep(equipment)


def _remove(equipment: Equipment, state: State, report: "SessionReport") -> State:
    """Take a question out of the visit, once that is confirmed."""
    cases = [
        Choice(str(number), f"{case.title}: {case.advice_title}".rstrip(": "))
        for number, case in enumerate(report.cases)
    ]
    reply = equipment.front.choose(equipment.pages.which_case(), cases, (BACK,))
    if isinstance(reply, Key):
        return state
    page = equipment.pages.remove(reply.text)
    if equipment.front.choose(page, (NO, YES), (BACK,)) != YES:
        return state
    gone = state.without(int(reply.value)).keep(equipment)
    return gone.saying("Die vraag is weg, ook uit de samenvatting en de cijfers.")
