"""What is on the screen, as values: a Page with its paragraphs, and the choices and keys below it.

Nothing is drawn here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from ido_cli.literal import literal


class _Shown:
    """What is shown: its texts are taken to the letter, without signs that steer a console."""

    def __post_init__(self) -> None:
        for name in self.__dataclass_fields__:  # type: ignore[attr-defined]  # of the dataclass
            value = getattr(self, name)
            if isinstance(value, str):
                object.__setattr__(self, name, literal(value))


@dataclass(frozen=True)
class Paragraph(_Shown):
    """A piece of text.

    `style` is one of panels' style names, `indent` the spaces before it, `right` a text at the end
    of the line.
    """

    text: str
    style: str = ""
    indent: int = 1
    right: str = ""


@dataclass(frozen=True)
class Row(_Shown):
    """A line of an advice.

    A label, the text beside it (numbered when it is one of some steps), and what stands at the end.
    """

    label: str
    text: str
    right: str = ""
    strong: bool = False
    number: int = 0


@dataclass(frozen=True)
class Page:
    """One screen from top to bottom."""

    paragraphs: tuple[Paragraph | Row, ...] = ()


@dataclass(frozen=True)
class Choice(_Shown):
    """Something to choose, by number or with the arrows. `value` is what comes back."""

    value: str
    text: str
    hint: str = ""


@dataclass(frozen=True)
class Key:
    """A key that does something else than choose.

    As pressed in the interview, and as typed on a line in plain mode (nothing: an empty line). One
    that works `always` does so too when something is typed on a line.
    """

    name: str
    pressed: str
    sign: str
    typed: str
    label: str
    always: bool = False


BACK: Final = Key("back", "left", "←", "t", "terug")
EXPLAIN: Final = Key("explain", "?", "?", "?", "uitleg")
ANSWERS: Final = Key("answers", "a", "a", "a", "antwoorden")
NOTE: Final = Key("note", "n", "n", "n", "notitie")
URGENT: Final = Key("urgent", "!", "!", "!", "spoed")
STOP: Final = Key("stop", "q", "q", "q", "stop")
HASTE: Final = Key("haste", "h", "h", "h", "haast")
BOUNCE: Final = Key("bounce", "g", "g", "g", "was daar al")
DOUBT: Final = Key("doubt", "f", "f", "f", "klopt niet")
LEAVE: Final = Key("leave", "escape", "Esc", "", "laten zoals het was", always=True)
LEAVE_LINE: Final = Key("back", "escape", "Esc", "t", "terug", always=True)
STOP_LINE: Final = Key("stop", "c-c", "Ctrl-C", "q", "stop", always=True)
"""Back and stop where every letter is text: pressed, they work whatever stands on the line."""
ALL_KEYS: Final = (BACK, EXPLAIN, ANSWERS, NOTE, HASTE, BOUNCE, DOUBT, URGENT, STOP)


YES: Final = Choice("ja", "Ja")
NO: Final = Choice("nee", "Nee")


class Live(Protocol):
    """What is shown below a line while it is being typed."""

    def begin(self, changed: Callable[[], None] | None = None) -> None:
        """Called once the line is on the screen: the moment to load what takes time.

        `changed` is to be called, from any thread, when the lines become others by themselves.
        """

    def lines(self, text: str) -> Sequence[str]:
        """The lines for the text so far."""


class Front(Protocol):
    """The interview or the plain front.

    Each method may raise KeyboardInterrupt when the user stops.
    """

    def show(self, page: Page) -> None:
        """Put a page on the screen that stays: it scrolls up, never off."""

    def say(self, text: str) -> None:
        """Tell one thing, such as where something was kept."""

    def show_text(self, text: str, more: str = "") -> None:
        """Put a text that is wrapped already on the screen, such as a summary.

        `more` says where to read what does not fit.
        """

    def choose(
        self,
        page: Page,
        choices: Sequence[Choice],
        keys: Sequence[Key] = (),
        below: bool = False,
        begin: Callable[[], None] | None = None,
        first: int = 0,
    ) -> Choice | Key:
        """Let the user choose under a page, or press one of the keys.

        `below` keeps what is on the screen above it. Enter chooses the one numbered `first` (from
        0). What was typed before the choices were on the
        screen is no reply.
        """

    def ask(
        self,
        page: Page,
        default: str = "",
        live: Live | None = None,
        keys: Sequence[Key] = (),
        recall: Sequence[str] = (),
        marked: Sequence[tuple[int, int]] = (),
    ) -> str | Key:
        """Let the user type a line under a page, or press one of the keys while it is empty.

        `default` stands on the line already, with the places (from, to) that are `marked` in sight;
        `recall` are lines that can be had again, the newest last.
        """

    def left_behind(self) -> str:
        """What came in behind the line that was typed last, such as the rest of a pasted letter.

        It is taken by asking for it.
        """
