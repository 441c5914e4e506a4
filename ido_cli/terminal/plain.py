"""The plain front: numbered lines on stdin and stdout, no colour, no cursor movement.

For pipes, screen readers and dumb terminals.
"""

import shutil
from collections.abc import Callable, Sequence

from ido_cli.literal import literal
from ido_cli.settings import Environment
from ido_cli.terminal.page import ALL_KEYS, Choice, Front, Key, Live, Page
from ido_cli.terminal.panels import plain
from ido_cli.terminal.screen import fits, keys_within


class PlainFront(Front):
    """Asks with numbers and letters on a line.

    The end of the input is as Ctrl-C: the user stopped.
    """

    def __init__(self, environment: Environment) -> None:
        self._in, self._out = environment.stdin, environment.stdout

    def show(self, page: Page) -> None:
        """Print a page."""
        print(plain(page, self._width(), self._out).rstrip("\n"), file=self._out, flush=True)

    def say(self, text: str) -> None:
        """Print one line."""
        print(fits(literal(text), self._out), file=self._out, flush=True)

    def show_text(self, text: str, more: str = "") -> None:
        """Print a text as it is."""
        self.say("")
        for line in [*text.rstrip("\n").split("\n"), *([more] if more else [])]:
            self.say(line)

    def choose(
        self,
        page: Page,
        choices: Sequence[Choice],
        keys: Sequence[Key] = (),
        below: bool = False,  # noqa: ARG002  # lines never go away here
        begin: Callable[[], None] | None = None,
        first: int = 0,  # noqa: ARG002  # a line is typed in full
    ) -> Choice | Key:
        """Print the page and the numbered choices, and read a line until it is one of them."""
        self.show(page)
        for number, choice in enumerate(choices, 1):
            hint = f"  ({choice.hint})" if choice.hint else ""
            self.say(f"  {number}  {choice.text}{hint}")
        if keys:
            self._say_keys(keys)
        if begin is not None:
            begin()
        while True:
            words = self._read()
            key = _key(words, keys)
            if key is not None:
                return key
            found = _chosen(words, choices)
            if found is not None:
                return found
            self.say(
                f"Dat ken ik niet. Typ een nummer van 1 tot {len(choices)}{self._letters(keys)}."
            )

    def ask(
        self,
        page: Page,
        default: str = "",
        live: Live | None = None,  # noqa: ARG002  # lines are not followed
        keys: Sequence[Key] = (),
        recall: Sequence[str] = (),  # noqa: ARG002  # the terminal has its own
        marked: Sequence[tuple[int, int]] = (),
    ) -> str | Key:
        """Print the page and read a line; an empty line means the default.

        Without a cursor the marked places are told by their numbers.
        """
        self.show(page)
        if marked:
            places = ", ".join(f"{first + 1} tot {last}" for first, last in marked)
            self.say(f" Het gaat om teken {places} van de regel.")
        if keys:
            self._say_keys(keys)
        words = self._read(repeated=False)
        return _key(words, keys) or words or default

    def left_behind(self) -> str:
        """Nothing: in a pipe each line is meant as it stands."""
        return ""

    def _say_keys(self, keys: Sequence[Key]) -> None:
        line = "   ".join(f"{key.typed or 'Enter'} {key.label}" for key in keys)
        for part in keys_within(fits(line, self._out), self._width()).split("\n"):
            self.say(part)

    def _letters(self, keys: Sequence[Key]) -> str:
        typed = {key.typed for key in keys}
        return (
            f", of een letter: {' '.join(key.typed for key in ALL_KEYS if key.typed in typed)}"
            if typed
            else ""
        )

    def _read(self, repeated: bool = True) -> str:
        """A line of the input.

        From a pipe it is `repeated`, so that the lines read as a conversation; free text never is.
        """
        print("> ", end="", file=self._out, flush=True)
        try:
            line = self._in.readline()
        except KeyboardInterrupt:
            self.say("")
            raise
        if not line:
            self.say("")
            raise KeyboardInterrupt
        if not self._in.isatty():
            self.say(line.strip() if repeated else "")
        return line.strip()

    def _width(self) -> int:
        return max(40, min(100, shutil.get_terminal_size((80, 24)).columns))


def _key(words: str, keys: Sequence[Key]) -> Key | None:
    return next((key for key in keys if words.casefold() == key.typed), None)


def _chosen(words: str, choices: Sequence[Choice]) -> Choice | None:
    if words.isdecimal() and len(words) < 5 and 1 <= int(words) <= len(choices):
        return choices[int(words) - 1]
    folded = words.casefold()
    return next(
        (
            choice
            for choice in choices
            if folded and folded in (choice.value.casefold(), choice.text.casefold())
        ),
        None,
    )
