"""The front desk: which desk are we, and what does the visitor ask?

Light, so that it is on the screen before anything heavy is loaded.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from ido_cli.directory import hours
from ido_cli.directory.door.front_door import Desk, FrontDoor
from ido_cli.sessions.store import Keeper
from ido_cli.source.dates import AMSTERDAM
from ido_cli.terminal.page import STOP, URGENT, Choice, Front, Live, Page, Paragraph, Row

DESK_SETTING: Final = "locatie"


class StopVisit(Exception):
    """The user pressed stop."""


@dataclass(frozen=True)
class Arrival:
    """What a visitor came with, as typed at the desk or given on the command line.

    An empty `text` means the list of topics. `answers` are given ahead, in words; `outcome` closes
    the visit without asking, and `export` is where its summary goes.
    """

    text: str = ""
    urgent: bool = False
    tree: str | None = None
    answers: tuple[str, ...] = ()
    outcome: str | None = None
    export: Path | None = None

    @property
    def hands_free(self) -> bool:
        """Whether nothing may need to be asked."""
        return self.tree is not None and self.outcome is not None

    @property
    def only_tree(self) -> str:
        """The tree, when nothing else was given: then its first question can be asked at once."""
        return self.tree if self == Arrival(tree=self.tree) and self.tree else ""

    @property
    def known(self) -> bool:
        """Whether it is known what the visitor asks."""
        return bool(self.text) or self.urgent or self.tree is not None


_JOIN: Final = Choice("samen", "Alles samen is de vraag")
_FIRST_LINE: Final = Choice("eerste", "Alleen de eerste regel is de vraag")


class Reception:
    """Asks which desk and which question, and writes the header of every page."""

    def __init__(
        self, front: Front, keeper: Keeper, door: FrontDoor, clock: Callable[[], datetime]
    ) -> None:
        self._front = front
        self._keeper = keeper
        self._door = door
        self._clock = clock
        self._desk: Desk | None = None
        self._words: list[str] = []
        """What this visitor asked, for the arrow up."""

    def sit_down(self, desk_id: str | None, may_ask: bool = True) -> str | None:
        """The desk we are at.

        The given one, the remembered one, the only one, or the one that is chosen now and
        remembered.
        """
        desks = self._door.desks
        if desk_id is None and desks:
            remembered = self._keeper.setting(DESK_SETTING)
            if self._door.desk(remembered) is not None:
                desk_id = remembered
            elif len(desks) == 1:
                desk_id = desks[0].id
            elif may_ask:
                choices = [Choice(desk.id, desk.name, desk.region) for desk in desks]
                reply = self._front.choose(self._desk_page(), choices)
                assert isinstance(reply, Choice)
                desk_id = reply.value
                self._keeper.remember(DESK_SETTING, desk_id)
        self._desk = self._door.desk(desk_id)
        return desk_id

    def welcome(
        self,
        live: Live,
        told: str = "",
        text: str = "",
        marked: Sequence[tuple[int, int]] = (),
    ) -> Arrival:
        """What does the visitor ask? Raises StopVisit for who types the letter of stop.

        `told` is what is said first, `text` stands on the line already, with the places that are
        `marked` in sight; the words of before can be had again with the arrow up.
        """
        line, page = f"{text} ".lstrip(), self._question_page(told)
        typed = str(self._front.ask(page, line, live, recall=self._words, marked=marked))
        behind = self._front.left_behind()
        if typed == STOP.typed:
            raise StopVisit
        if typed == URGENT.typed:
            return Arrival(urgent=True)
        if behind and self._front.choose(self._behind_page(), (_JOIN, _FIRST_LINE)) == _JOIN:
            typed = f"{typed} {behind}"
        if typed and typed not in self._words:
            self._words.append(typed)
        return Arrival(typed)

    def forget_words(self) -> None:
        """Let go of what was asked: another visitor comes."""
        self._words.clear()

    def page(self, *items: Paragraph | Row) -> Page:
        """A page below the header: where we are, and how it stands with the walk-in."""
        desk = self._desk
        name = f" · {desk.name}" if desk else ""
        state = hours.now(desk.walk_in, self._clock()).text if desk else ""
        right = f"spreekuur {state.removeprefix('nu ')}" if state else ""
        return Page((Paragraph(f"IDO {self._door.library}{name}", "quiet", right=right), *items))

    def _desk_page(self) -> Page:
        head = Paragraph("Aan welke balie zit u?", "question")
        other = "Later een andere? Start dan met: ido start --locatie NAAM"
        return self.page(Paragraph(""), head, Paragraph(f"Ik onthoud dit. {other}", "quiet"))

    def _behind_page(self) -> Page:
        """A letter that was pasted came line by line: is it one question?"""
        head = Paragraph("Ik heb alleen de eerste regel genomen.", "question")
        more = "Er kwam meer tekst achteraan. Daar is niets mee gedaan."
        return self.page(Paragraph(""), head, Paragraph(more, "quiet"))

    def _question_page(self, refusal: str) -> Page:
        how = "In eigen woorden, zonder namen of nummers. Of Enter voor alle onderwerpen."
        today = self._clock().astimezone(AMSTERDAM).date()
        notices = [one for one in self._door.notices if one.holds(today)]
        notices.sort(key=lambda one: not one.important)
        items = [
            *(Paragraph(one.text, "warn" if one.important else "") for one in notices),
            Paragraph(""),
            Paragraph("Wat vraagt de klant?", "question"),
            Paragraph(how, "quiet"),
            Paragraph(f"{URGENT.typed} {URGENT.label}   {STOP.typed} {STOP.label}", "quiet"),
        ]
        if refusal:
            items += [Paragraph(""), Paragraph(refusal, "warn")]
        return self.page(*items)


def question_items(
    title: str, number: int, text: str, say: str, above: Sequence[Paragraph | Row] = ()
) -> list[Paragraph | Row]:
    """The page of a question: where we are, what is told first, what to ask and to say."""
    items = [Paragraph(title, right=f"vraag {number}"), Paragraph(""), *above]
    items.append(Paragraph(text, "question"))
    if say:
        items += [Paragraph(""), Paragraph(f'Zeg bijvoorbeeld: "{say}"', "say", indent=3)]
    return items
