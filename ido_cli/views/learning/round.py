"""The round of a coordinator along visitors' words: where does each belong?"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from ido_cli.errors import STOPPED, IdoError
from ido_cli.literal import literal
from ido_cli.recognition.match import Recognition, elsewhere_words, match_words
from ido_cli.sessions.learning import Lesson
from ido_cli.sessions.store import Store
from ido_cli.settings import Settings
from ido_cli.terminal.fronts import choose_front
from ido_cli.terminal.page import BACK, LEAVE_LINE, STOP, STOP_LINE, Choice, Key, Page, Paragraph
from ido_cli.views.learning.desk_words import DeskWords
from ido_cli.views.learning.never import never_again
from ido_cli.workspace.layers.own_phrases import leave, teach
from ido_cli.workspace.reading import open_workspace
from ido_cli.workspace.schema import write_phrases_schema

_CHANGE: Final = Choice("verander", "De zin eerst veranderen")
_NOT_OURS: Final = Choice("niet", "Dit is geen vraag voor ons")
_SKIP: Final = Choice("overslaan", "Nu overslaan")
_NEVER: Final = Choice("nooit", "Nooit meer vragen")
_OTHER_KIND: Final = "overig"
"""The kind of what is not for the desk in a workspace that has no kinds."""


class _Enough(Exception):
    """The user pressed stop."""


class Round:
    """The lessons one by one. Each phrase is on disk before the next is shown."""

    def __init__(self, settings: Settings, store: Store) -> None:
        self._store, self._words = store, DeskWords(settings)
        self._front = choose_front(settings)
        self._told: Paragraph | None = None
        self._number = 0
        self._placed = self._left = self._skipped = 0
        self._files: dict[Path, None] = {}

    def run(self, every: Iterable[Lesson]) -> int:
        """Ask them all, or until it is stopped; the exit code."""
        try:
            for number, lesson in enumerate(self._words.to_learn(every), 1):
                self._number = number
                self._ask(lesson)
        except (KeyboardInterrupt, _Enough) as stopped:
            self._front.say("Gestopt.")
            self._sum_up()
            return 0 if isinstance(stopped, _Enough) else STOPPED
        self._sum_up()
        return 0

    def _ask(self, lesson: Lesson) -> None:
        """One lesson, until it is settled or skipped. Raises _Enough for who stops."""
        text = lesson.text
        while True:
            choices = [*self._place_choices(lesson), _CHANGE, _NOT_OURS, _SKIP, _NEVER]
            page, skip = self._page(lesson, text), choices.index(_SKIP)
            self._told = None
            reply = self._front.choose(page, choices, (STOP,), first=skip)
            if isinstance(reply, Key):
                raise _Enough
            try:
                if reply == _CHANGE:
                    text = self._changed(text)
                elif self._settled(lesson, text, reply):
                    return
            except IdoError as error:
                self._told = Paragraph(f"{error.message} {error.hint}".strip(), "warn")

    def _settled(self, lesson: Lesson, text: str, reply: Choice) -> bool:
        """Do what was chosen with a text; False when the lesson is to be asked again."""
        if reply in (_SKIP, _NEVER):
            if reply == _NEVER:
                never_again(self._store, lesson)
            self._skipped += 1
            return True
        self._words.refuse(text)
        if reply == _NOT_OURS:
            kind = self._kind(text)
            if kind is None:
                return False
            path = leave(self._words.workspace, kind, text)
            self._words.left(kind, text)
            self._left += 1
        else:
            place = lesson.places[int(reply.value)][0]
            path = teach(self._words.workspace, place, text)
            self._words.placed(place, text)
            self._placed += 1
        self._files[path] = None
        self._told = Paragraph(f"Opgeslagen in {path.name}.", "quiet")
        if text != lesson.text:
            with suppress(IdoError):  # it would only be asked again another time
                never_again(self._store, lesson)
        return True

    def _kind(self, text: str) -> str | None:
        """The kind of question that is not for the desk; None leads back."""
        kinds = self._words.kinds
        if not kinds:
            return _OTHER_KIND
        head = Paragraph("Wat voor vraag is het?", "question")
        page = Page((self._head(), Paragraph(f'"{text}"', indent=3), head))
        choices = [
            Choice(name, name.capitalize(), f"hier helpt: {one.helps}" if one.helps else "")
            for name, one in kinds.items()
        ]
        reply = self._front.choose(page, choices, (BACK, STOP))
        if reply is STOP:
            raise _Enough
        return reply.value if isinstance(reply, Choice) else None

    def _changed(self, text: str) -> str:
        """Other words for a phrase; what was refused stays on the line. Back leaves them."""
        line, refusal = text, ""
        marked: Sequence[tuple[int, int]] = ()
        while True:
            head = Paragraph("Hoe wordt de zin?", "question")
            how = Paragraph("Houd over wat andere klanten ook kunnen zeggen.", "quiet")
            # what was refused is on the line alone: a page stays behind in the terminal's memory
            now = Paragraph(f"Er staat: {text} (Enter houdt dit)", "quiet")
            page = Page((self._head(), head, how, Paragraph(refusal, "warn") if refusal else now))
            keys = (LEAVE_LINE, STOP_LINE)
            reply = self._front.ask(page, line, keys=keys, marked=marked)
            if isinstance(reply, Key):
                if reply is not LEAVE_LINE:
                    raise _Enough
                return text
            line = " ".join(literal(reply).split())
            try:
                self._words.refuse(line)
            except IdoError as error:
                refusal, marked = f"{error.message} {error.hint}", self._words.personal_places(line)
            else:
                return line

    def _place_choices(self, lesson: Lesson) -> list[Choice]:
        if len(lesson.places) == 1:
            return [Choice("0", "Zet bij dit advies")]
        return [
            Choice(str(number), f"Zet bij {self._words.place_words(place)}", f"{count} keer")
            for number, (place, count) in enumerate(lesson.places)
        ]

    def _page(self, lesson: Lesson, text: str) -> Page:
        ends = "; ".join(self._words.place_words(place) for place, _ in lesson.places)
        often = f"{lesson.count} keer gezegd. Eindigde bij {ends}."
        heard = _heard_words(self._words.hear(text), self._words)
        items = [
            self._head(),
            *([self._told] if self._told else []),
            Paragraph(f'"{text}"', "question"),
            *(Paragraph(words, indent=3) for words in (often, heard)),
        ]
        return Page(tuple(items))

    def _head(self) -> Paragraph:
        return Paragraph("Leren van de balie", "quiet", right=f"zin {self._number}")

    def _sum_up(self) -> None:
        """What came of it, where it stands, and what was not shown; the editor is told too."""
        if not self._number:
            self._front.say("Wat klanten zeiden, herkent ido nu al.")
        counts = {
            "erbij": self._placed,
            "niet voor ons": self._left,
            "overgeslagen": self._skipped,
            "niet getoond: daar staan misschien persoonsgegevens in": self._words.personal,
        }
        for words, count in counts.items():
            if count:
                self._front.say(f"{count} {'zin' if count == 1 else 'zinnen'} {words}.")
        for path in self._files:
            self._front.say(f"Opgeslagen in {path}")
        if self._files:
            self._front.say("Kijk na met: ido bomen controleer")
            write_phrases_schema(open_workspace(self._words.workspace.folder))


def _heard_words(heard: Recognition, words: DeskWords) -> str:
    """What is made of a text now, and why."""
    first = next(iter(heard.matches), None)
    told = [elsewhere_words(heard.elsewhere)] if heard.elsewhere is not None else []
    if first is not None:
        sure = "zeker" if first.sure else "niet zeker"
        why = f" ({', '.join(first.why)})" if first.why else ""
        name = match_words(first, words.workspace.trees.headings)
        told.append(f"ido denkt nu, {sure}: {name}{why}.")
    return " ".join(told) or "ido herkent hier nu niets in."
