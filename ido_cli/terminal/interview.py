"""The interview.

Questionary in a real terminal, with keys that questionary does not have and a layout that survives
a resize.
"""

import gc
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

import questionary
from prompt_toolkit.application import get_app
from prompt_toolkit.application.current import get_app_session
from prompt_toolkit.formatted_text import ANSI, AnyFormattedText
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.output import ColorDepth

from ido_cli.literal import literal
from ido_cli.settings import Environment
from ido_cli.terminal.own_terminal import take_terminal
from ido_cli.terminal.page import Choice, Front, Key, Live, Page
from ido_cli.terminal.panels import ansi, fitted, plain
from ido_cli.terminal.prompts import (
    Above,
    Marks,
    after_an_arrow,
    footer_of,
    height_of,
    keys_below,
    keys_height,
    keys_of,
    keys_on_a_line,
    layout,
    list_of,
    live_lines,
    once,
    reading_on,
    wrap_choices,
)
from ido_cli.terminal.screen import fits
from ido_cli.terminal.typed_ahead import forget_typed, take_typed

_POINTER: Final = "»"
_REFRESH_SECONDS: Final = 0.5
"""So that what is recognised appears once the recogniser is loaded, also without more typing."""
_ESCAPE_SECONDS: Final = 0.05
"""How long after Esc the rest of an arrow key may come."""
_QUESTION_LINES: Final = 3
"""A question below a page, with an empty line before and behind it."""
_STYLE: Final = (
    ("pointer", "bold"),
    ("highlighted", "bold"),
    ("question", "bold"),
    ("number", "ansicyan"),
    ("hint", "ansibrightblack"),
    ("keys", "ansibrightblack"),
    ("answer", ""),
    ("text", ""),
    ("marked", "underline ansired"),
    ("bottom-toolbar", "noreverse"),
)


@dataclass(frozen=True)
class _How:
    """How the choices stand: in sight or folded below a tall page, with `more_to_read` of it.

    `read_on` says that the page was read on with Enter, `below` that the choices stand below a page
    that was shown before them.
    """

    unfolded: bool
    more_to_read: bool
    read_on: bool
    first: int = 0
    below: bool = False


class Interview(Front):
    """One question a screen, with numbers, arrows and single keys."""

    def __init__(self, environment: Environment) -> None:
        self._out = environment.stdout
        self._color = "NO_COLOR" not in environment.variables
        self._dirty = True
        """Whether something stands on the screen that the next page must scroll away."""
        self._printed = 0
        """The number of lines that were printed last."""
        self._waiting: list[str] = []
        """Lines of a tall page that are not printed yet."""
        self._behind = ""
        self._asked = False
        take_terminal(environment.stdin, environment.stdout)

    def show(self, page: Page) -> None:
        """Print a page at the top of the screen; what was there scrolls up and stays readable."""
        self._begin()
        self._print(page)

    def say(self, text: str) -> None:
        """Print one line."""
        print(fits(f" {literal(text)}", self._out), file=self._out, flush=True)
        self._dirty = True

    def show_text(self, text: str, more: str = "") -> None:
        """Print a text at the top of the screen; its begin stays there when it is too long."""
        self._begin()
        lines = text.rstrip("\n").split("\n")
        room = self._size()[1] - 5
        if more and len(lines) > room:
            lines = [*lines[:room], "..."]
        for line in [*lines, *([more] if more else [])]:
            self.say(line)

    def choose(
        self,
        page: Page,
        choices: Sequence[Choice],
        keys: Sequence[Key] = (),
        below: bool = False,
        begin: Callable[[], None] | None = None,
        first: int = 0,
    ) -> Choice | Key:
        """Ask with numbers, arrows and keys.

        A page that does not fit above the choices is printed and scrolls up.

        Below a tall page, Enter first reads on, then shows the choices; keys work at any time,
        numbers when the choices are there. Who read on with Enter chooses with a number or an
        arrow, so that one Enter too many chooses nothing.
        """
        # what comes from now on is a reply; below a page only once the choices are there too
        _forget_last()
        if not below:
            self._begin()
        shown = [self._in_its_signs(choice) for choice in choices]
        unfolded = not below or (not self._waiting and self._fits_below(page, shown))
        read_on = not unfolded
        while True:
            above = None if self._waiting else self._above(page, shown)
            how = _How(unfolded, bool(self._waiting), read_on, first, below)
            reply = self._ask_choice(shown, keys, above, how, begin)
            if reply is not None:
                self._waiting = []
                return choices[shown.index(reply)] if isinstance(reply, Choice) else reply
            if self._waiting:
                self._print_lines()
                unfolded = not self._waiting and self._fits_below(page, shown)
            else:
                unfolded = True

    def _ask_choice(
        self,
        choices: Sequence[Choice],
        keys: Sequence[Key],
        above: Above,
        how: "_How",
        begin: Callable[[], None] | None,
    ) -> Choice | Key | None:
        """One prompt; None when Enter was pressed to read on or to see the choices."""
        question = self._select(choices, how.first)
        application = question.application
        control = list_of(application.layout)
        numbered = choices if how.unfolded else ()
        bindings = [application.key_bindings or KeyBindings(), keys_of(numbered, keys)]
        footer = fits(footer_of(len(numbered), keys), self._out)
        if not how.unfolded:
            bindings.append(reading_on())
            footer = f"Enter {'lees verder' if how.more_to_read else 'keuzes'}   {footer}"
        elif how.read_on:
            bindings.append(after_an_arrow(application, control))
        application.key_bindings = merge_key_bindings(bindings)
        tallest = max(height_of(n, choice, self._size()[0]) for n, choice in enumerate(choices, 1))
        application.layout = layout(control, above, footer, how.unfolded, tallest)
        application.before_render += lambda app: wrap_choices(
            control, choices, app.output.get_size().columns
        )
        application.erase_when_done = True
        if begin is not None:
            application.after_render += once(begin)
        if how.below:
            forget_typed(application.input)
        reply: Choice | Key | None = question.unsafe_ask()
        return reply

    def _select(self, choices: Sequence[Choice], first: int) -> questionary.Question:
        """Questionary's own list, with the pointer at the choice numbered `first`."""
        rows = [questionary.Choice(one.text, value=one) for one in choices]
        return questionary.select(
            "",
            choices=rows,
            default=rows[first],
            qmark="",
            pointer=fits(_POINTER, self._out),
            instruction=" ",
            style=questionary.Style(list(_STYLE)),
            use_jk_keys=False,
            use_emacs_keys=False,
            color_depth=self._depth(),
        )

    def ask(
        self,
        page: Page,
        default: str = "",
        live: Live | None = None,
        keys: Sequence[Key] = (),
        recall: Sequence[str] = (),
        marked: Sequence[tuple[int, int]] = (),
    ) -> str | Key:
        """Ask for a line of text; `live` lines stand below it and follow the typing.

        The keys work as long as nothing is typed, those that are no text always.
        """
        if self._asked:  # who types before the first screen of all loses no letter
            _forget_last()
        self._asked = True
        self._begin()
        self._print_whole(page)
        question = self._line(default, live, keys, recall, marked)
        try:
            reply = question.unsafe_ask()
        except EOFError:  # Ctrl-D: the end of the input, as in the plain front
            raise KeyboardInterrupt from None
        self._behind = take_typed(question.application.input)
        return reply if isinstance(reply, Key) else " ".join(str(reply).split())

    def _line(
        self,
        default: str,
        live: Live | None,
        keys: Sequence[Key],
        recall: Sequence[str],
        marked: Sequence[tuple[int, int]],
    ) -> questionary.Question:
        """A line to type, as `ask` has it."""
        question = questionary.text(
            ">",
            default=default,
            qmark="",
            style=questionary.Style(list(_STYLE)),
            lexer=Marks(default, marked) if marked else None,
            history=InMemoryHistory(recall),
            bottom_toolbar=self._below_a_line(live, keys),
            refresh_interval=_REFRESH_SECONDS if live else 0,
            enable_suspend=True,
            color_depth=self._depth(),
        )
        application = question.application
        own = application.key_bindings or KeyBindings()
        application.key_bindings = merge_key_bindings([own, keys_on_a_line(keys)])
        application.ttimeoutlen = _ESCAPE_SECONDS
        # what is refused must not stay behind in the terminal's memory
        application.erase_when_done = True
        if live is not None:

            def changed() -> None:
                with suppress(RuntimeError):  # the line has ended meanwhile
                    application.invalidate()

            application.after_render += once(lambda: live.begin(changed))
        return question

    def _below_a_line(
        self, live: Live | None, keys: Sequence[Key]
    ) -> Callable[[], AnyFormattedText] | None:
        """What draws the keys below a line, else the lines that follow the typing."""
        if keys:
            return keys_below(
                fits("   ".join(f"{key.sign} {key.label}" for key in keys), self._out)
            )
        return live_lines(live, self._out) if live else None

    def left_behind(self) -> str:
        """What came in behind the line: without bracketed paste a letter comes line by line."""
        behind, self._behind = self._behind, ""
        return " ".join(behind.split())

    def _above(self, page: Page, choices: Sequence[Choice]) -> Above:
        """What draws the page inside the prompt, so that a resize draws it anew.

        None when it is too tall and was printed.
        """
        width, height = self._size()
        shown = fitted(page, self._out)
        page_lines = plain(shown, width, self._out).count("\n")
        choice_lines = sum(height_of(n, choice, width) for n, choice in enumerate(choices, 1))
        if page_lines + choice_lines + 5 <= height:
            return lambda: ANSI(
                ansi(shown, get_app().output.get_size().columns, self._color).rstrip("\n")
            )
        self._print_whole(page)
        return None

    def _fits_below(self, page: Page, choices: Sequence[Choice]) -> bool:
        """Whether what was printed last stays in sight above the page and all its choices."""
        width, height = self._size()
        needed = plain(page, width, self._out).count("\n") + sum(
            height_of(n, choice, width) for n, choice in enumerate(choices, 1)
        )
        return self._printed + needed + 4 <= height

    def _print_whole(self, page: Page) -> None:
        self._print(page)
        while self._waiting:
            self._print_lines()

    def _print(self, page: Page) -> None:
        """Print a page, as far as the screen goes; the rest waits until the user reads on."""
        width, _ = self._size()
        self._waiting = ansi(fitted(page, self._out), width, self._color).rstrip("\n").split("\n")
        self._print_lines()

    def _print_lines(self) -> None:
        """Print what stays in sight above the keys, and the last of it also above a question."""
        width, height = self._size()
        room = max(1, height - keys_height(width))
        rest = len(self._waiting)
        if rest <= room:
            room = rest if rest + _QUESTION_LINES <= room else max(1, room - _QUESTION_LINES)
        now, self._waiting = self._waiting[:room], self._waiting[room:]
        self._printed = len(now)
        self._out.write("\n".join(now) + "\n")
        self._out.flush()
        self._dirty = True

    def _begin(self) -> None:
        """Go to the top of an empty screen.

        What stands there scrolls up into the terminal's memory.
        """
        if self._dirty:
            _, height = self._size()
            self._out.write("\n" * (height - 1) + "\x1b[H\x1b[J")
            self._out.flush()
            self._dirty = False

    def _in_its_signs(self, choice: Choice) -> Choice:
        """A choice in signs that the console has."""
        text, hint = (fits(words, self._out) for words in (choice.text, choice.hint))
        return Choice(choice.value, text, hint)

    def _depth(self) -> ColorDepth | None:
        return None if self._color else ColorDepth.DEPTH_1_BIT

    def _size(self) -> tuple[int, int]:
        try:
            size = os.get_terminal_size(self._out.fileno())
        except OSError:
            return 80, 24
        return max(size.columns, 20), max(size.lines, 8)


def _forget_last() -> None:
    """Forget what was typed at the last page, and the prompt that stood there.

    A prompt is a circle of 11,000 objects, 2 MB, of which Python would let several stay. What is
    left is not looked through again, so that the next time takes a millisecond.
    """
    forget_typed(get_app_session().input)
    gc.collect()
    gc.freeze()
