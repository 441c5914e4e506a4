"""The round of a coordinator along visitors' words: where does each belong?"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from ido_cli.errors import STOPPED, IdoError
from ido_cli.literal import literal
from ido_cli.recognition.recogniser import Recognition, elsewhere_words, match_words
from ido_cli.sessions.learning import Lesson
from ido_cli.sessions.store import Store
from ido_cli.settings import Settings
from ido_cli.terminal.fronts import choose_front
from ido_cli.terminal.page import BACK, LEAVE_LINE, STOP, STOP_LINE, Choice, Key, Page, Paragraph
from ido_cli.views.learning.desk_words import DeskWords
from ido_cli.views.learning.never import never_again
from ido_cli.workspace.layers.own_phrases import leave, teach

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
            self._sum_up("Gestopt. ")
            return 0 if isinstance(stopped, _Enough) else STOPPED
        self._sum_up()
        return 0

    def _ask(self, lesson: Lesson) -> None:
        """One lesson, until it is settled or skipped. Raises _Enough for who stops."""
        while True:
            choices = [*self._place_choices(lesson), _CHANGE, _NOT_OURS, _SKIP, _NEVER]
            page, skip = self._page(lesson), choices.index(_SKIP)
            self._told = None
            reply = self._front.choose(page, choices, (STOP,), first=skip)
            if isinstance(reply, Key):
                raise _Enough
            try:
                if reply == _CHANGE:
                    lesson = replace(lesson, text=self._changed(lesson.text))
                elif self._settled(lesson, reply):
                    return
            except IdoError as error:
                self._told = Paragraph(f"{error.message} {error.hint}".strip(), "warn")

    def _settled(self, lesson: Lesson, reply: Choice) -> bool:
        """Do what was chosen; False when the lesson is to be asked again."""
        if reply == _SKIP:
            self._skipped += 1
            return True
        if reply == _NEVER:
            never_again(self._store, lesson)
            self._skipped += 1
            return True
        self._words.refuse(lesson.text)
        if reply == _NOT_OURS:
            return self._put_aside(lesson)
        place = lesson.places[int(reply.value)][0]
        path = teach(self._words.workspace, place, lesson.text)
        self._words.placed(place, lesson.text)
        self._placed += 1
        return self._written(path)

    def _put_aside(self, lesson: Lesson) -> bool:
        kinds = self._words.kinds
        kind = _OTHER_KIND
        if kinds:
            head = Paragraph("Wat voor vraag is het?", "question")
            page = Page((self._head(), Paragraph(f'"{lesson.text}"', indent=3), head))
            choices = [
                Choice(name, name.capitalize(), f"hier helpt: {one.helps}" if one.helps else "")
                for name, one in kinds.items()
            ]
            reply = self._front.choose(page, choices, (BACK, STOP))
            if reply is STOP:
                raise _Enough
            if isinstance(reply, Key):
                return False
            kind = reply.value
        path = leave(self._words.workspace, kind, lesson.text)
        self._words.left(kind, lesson.text)
        self._left += 1
        return self._written(path)

    def _written(self, path: Path) -> bool:
        self._files[path] = None
        self._told = Paragraph(f"Opgeslagen in {path.name}.", "quiet")
        return True

    def _changed(self, text: str) -> str:
        """Other words for a phrase; what was refused stays on the line. Back leaves them."""
        line, refusal = text, ""
        marked: Sequence[tuple[int, int]] = ()
        while True:
            told = [Paragraph(refusal, "warn")] if refusal else []
            how = Paragraph("Houd over wat andere klanten ook kunnen zeggen.", "quiet")
            head = Paragraph("Hoe wordt de zin?", "question")
            now = [Paragraph(f"Er staat: {line} (Enter houdt dit)", "quiet")]
            page = Page((self._head(), head, how, *now, *told))
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
        several = len(lesson.places) > 1
        return [
            Choice(
                str(number),
                f"Zet bij {self._words.place_words(place)}",
                f"{count} keer" if several else "",
            )
            for number, (place, count) in enumerate(lesson.places)
        ]

    def _page(self, lesson: Lesson) -> Page:
        heard = self._words.hear(lesson.text)
        often = "1 keer" if lesson.count == 1 else f"{lesson.count} keer"
        ends = [f"{self._words.place_words(place)}" for place, _ in lesson.places]
        items = [
            self._head(),
            *([self._told] if self._told else []),
            Paragraph(f'"{lesson.text}"', "question"),
            Paragraph(f"{often} gezegd. Eindigde bij {'; '.join(ends)}.", indent=3),
            Paragraph(_heard_words(heard, self._words), "quiet", indent=3),
        ]
        return Page(tuple(items))

    def _head(self) -> Paragraph:
        return Paragraph("Leren van de balie", "quiet", right=f"zin {self._number}")

    def _sum_up(self, begin: str = "") -> None:
        """What came of it, where it stands, and what was not shown."""
        if not self._number:
            self._front.say(f"{begin}Wat klanten zeiden, herkent ido nu al. Er is niets te leren.")
        else:
            counts = [f"{self._placed} erbij", f"{self._left} niet voor ons"]
            self._front.say(f"{begin}{', '.join([*counts, f'{self._skipped} overgeslagen'])}.")
        for path in self._files:
            self._front.say(f"Opgeslagen in {path}")
        if self._files:
            self._front.say("Kijk alles na met: ido bomen controleer")
        if left := self._words.personal:
            count = "1 zin laat" if left == 1 else f"{left} zinnen laat"
            self._front.say(f"{count} ik niet zien: daar staan misschien persoonsgegevens in.")


def _heard_words(heard: Recognition, words: DeskWords) -> str:
    """What is made of a text now, and why."""
    first = next(iter(heard.matches), None)
    told = [elsewhere_words(heard.elsewhere)] if heard.elsewhere is not None else []
    if first is not None:
        sure = "zeker" if first.sure else "niet zeker"
        why = f" ({', '.join(first.why)})" if first.why else ""
        told.append(f"ido denkt nu, {sure}: {match_words(first, words.trees)}{why}.")
    return " ".join(told) or "ido herkent hier nu niets in."
