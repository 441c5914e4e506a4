"""The interview.

Questionary in a real terminal, with keys that questionary does not have and a layout that survives
a resize.
"""

import os
import re
import textwrap
from collections.abc import Callable, Sequence
from typing import Any, Final, TextIO

import questionary
from prompt_toolkit.application import get_app
from prompt_toolkit.filters import Condition, to_filter
from prompt_toolkit.formatted_text import ANSI, AnyFormattedText
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.layout import ConditionalContainer, HSplit, Layout, ScrollOffsets, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from prompt_toolkit.output import ColorDepth
from questionary.prompts.common import InquirerControl

from ido_cli.literal import literal
from ido_cli.settings import Environment
from ido_cli.terminal.page import LEAVE_LINE, STOP_LINE, Choice, Front, Key, Live, Page
from ido_cli.terminal.panels import ansi, fitted, plain
from ido_cli.terminal.screen import fits

_POINTER: Final = "»"
_REFRESH_SECONDS: Final = 0.5
"""So that what is recognised appears once the recogniser is loaded, also without more typing."""
_HANGING: Final = 6
"""Where a wrapped answer goes on: under its first word, past the pointer and the number."""
_STYLE: Final = (
    ("pointer", "bold"),
    ("highlighted", "bold"),
    ("question", "bold"),
    ("number", "ansicyan"),
    ("hint", "ansibrightblack"),
    ("keys", "ansibrightblack"),
    ("answer", ""),
    ("text", ""),
    ("bottom-toolbar", "noreverse"),
)


_Above = Callable[[], AnyFormattedText] | None
"""What draws the page above the choices; None when it was printed."""


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

    def show(self, page: Page) -> None:
        """Print a page at the top of the screen; what was there scrolls up and stays readable."""
        self._begin()
        self._print(page)

    def say(self, text: str) -> None:
        """Print one line."""
        print(fits(f" {literal(text)}", self._out), file=self._out, flush=True)
        self._dirty = True

    def show_text(self, text: str) -> None:
        """Print a text at the top of the screen."""
        self._begin()
        for line in text.rstrip("\n").split("\n"):
            self.say(line)

    def choose(
        self,
        page: Page,
        choices: Sequence[Choice],
        keys: Sequence[Key] = (),
        below: bool = False,
        begin: Callable[[], None] | None = None,
    ) -> Choice | Key:
        """Ask with numbers, arrows and keys.

        A page that does not fit above the choices is printed and scrolls up.

        Below a tall page, Enter first reads on, then shows the choices; numbers and keys work at
        any time.
        """
        if not below:
            self._begin()
        shown = [self._in_its_signs(choice) for choice in choices]
        unfolded = not below or (not self._waiting and self._fits_below(page, shown))
        while True:
            above = None if self._waiting else self._above(page, shown)
            reading_on = bool(self._waiting)
            reply = self._ask_choice(shown, keys, above, unfolded, reading_on, begin)
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
        above: _Above,
        unfolded: bool,
        reads_on: bool,
        begin: Callable[[], None] | None,
    ) -> Choice | Key | None:
        """One prompt; None when Enter was pressed to read on or to see the choices."""
        question = questionary.select(
            "",
            choices=[questionary.Choice(title=choice.text, value=choice) for choice in choices],
            qmark="",
            pointer=fits(_POINTER, self._out),
            instruction=" ",
            style=questionary.Style(list(_STYLE)),
            use_jk_keys=False,
            use_emacs_keys=False,
            color_depth=self._depth(),
        )
        application = question.application
        bindings = [application.key_bindings or KeyBindings(), _bindings(choices, keys)]
        footer = fits(_footer(len(choices), keys), self._out)
        if not unfolded:
            bindings.append(_reading_on())
            footer = f"Enter {'lees verder' if reads_on else 'keuzes'}   {footer}"
        application.key_bindings = merge_key_bindings(bindings)
        control = _control(application.layout)
        tallest = max(_height(n, choice, self._size()[0]) for n, choice in enumerate(choices, 1))
        application.layout = _layout(control, above, footer, unfolded, tallest)
        application.before_render += lambda app: _wrap_choices(
            control, choices, app.output.get_size().columns
        )
        application.erase_when_done = True
        if begin is not None:
            application.after_render += _once(begin)
        reply: Choice | Key | None = question.unsafe_ask()
        return reply

    def ask(
        self, page: Page, default: str = "", live: Live | None = None, keys: Sequence[Key] = ()
    ) -> str | Key:
        """Ask for a line of text; `live` lines stand below it and follow the typing.

        The keys work as long as nothing is typed; those of a line (page.py) always.
        """
        self._begin()
        self._print_whole(page)
        below = _live_lines(live, self._out) if live else None
        if keys:
            footer = fits("   ".join(f"{key.sign} {key.label}" for key in keys), self._out)
            below = _keys_below(footer)
        question = questionary.text(
            ">",
            default=default,
            qmark="",
            style=questionary.Style(list(_STYLE)),
            bottom_toolbar=below,
            refresh_interval=_REFRESH_SECONDS if live else 0,
            enable_suspend=True,
            color_depth=self._depth(),
        )
        application = question.application
        own = application.key_bindings or KeyBindings()
        application.key_bindings = merge_key_bindings([own, _bindings_of_line(keys)])
        if live is not None:
            application.after_render += _once(live.begin)
        try:
            reply = question.unsafe_ask()
        except EOFError:  # Ctrl-D: the end of the input, as in the plain front
            raise KeyboardInterrupt from None
        return reply if isinstance(reply, Key) else " ".join(str(reply).split())

    def _above(self, page: Page, choices: Sequence[Choice]) -> _Above:
        """What draws the page inside the prompt, so that a resize draws it anew.

        None when it is too tall and was printed.
        """
        width, height = self._size()
        shown = fitted(page, self._out)
        page_lines = plain(shown, width, self._out).count("\n")
        choice_lines = sum(_height(n, choice, width) for n, choice in enumerate(choices, 1))
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
            _height(n, choice, width) for n, choice in enumerate(choices, 1)
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
        _, height = self._size()
        room = height - 2
        if len(self._waiting) <= room + 2:
            room = len(self._waiting)
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


def _title(number: int, choice: Choice, width: int) -> list[tuple[str, str]]:
    """A choice as styled text that is wrapped between words and hangs under its first word."""
    text, hint = choice.text, choice.hint
    room = max(10, width - _HANGING - 1)
    lines = textwrap.wrap(text, room) or [""]
    parts = [("class:number", f"{number:<3}"), ("class:text", f"\n{' ' * _HANGING}".join(lines))]
    if hint and len(lines[-1]) + 3 + len(hint) <= room:
        parts.append(("class:hint", f"   {hint}"))
    elif hint:
        hanging = " " * _HANGING
        parts.append(
            ("class:hint", "".join(f"\n{hanging}{line}" for line in textwrap.wrap(hint, room)))
        )
    return parts


def _wrap_choices(control: InquirerControl, choices: Sequence[Choice], width: int) -> None:
    """Fit the choices to the width that the terminal has at this moment."""
    for number, (shown, choice) in enumerate(zip(control.choices, choices, strict=True), 1):
        shown.title = _title(number, choice, width)


def _height(number: int, choice: Choice, width: int) -> int:
    return 1 + sum(text.count("\n") for _, text in _title(number, choice, width))


def _control(layout: Layout) -> InquirerControl:
    """The list of choices in questionary's own layout."""
    return next(
        control for control in layout.find_all_controls() if isinstance(control, InquirerControl)
    )


def _layout(
    choices: InquirerControl, above: _Above, footer: str, unfolded: bool, tallest: int
) -> Layout:
    """The page, the choices and the keys.

    The choice that is pointed at is in sight as a whole, also when it takes `tallest` lines.
    """
    windows: list[Any] = []
    if above is not None:
        windows += [
            Window(FormattedTextControl(above), wrap_lines=True, dont_extend_height=True),
            Window(height=1),
        ]
    below = ScrollOffsets(bottom=tallest - 1)
    window = Window(
        choices,
        wrap_lines=True,
        dont_extend_height=True,
        always_hide_cursor=True,
        scroll_offsets=below,
    )
    windows.append(ConditionalContainer(window, Condition(lambda: unfolded)))
    if unfolded:
        windows.append(Window(height=1))
    keys = FormattedTextControl(
        lambda: [("class:keys", _fitted(footer, get_app().output.get_size().columns))]
    )
    windows.append(Window(keys, wrap_lines=to_filter(True), dont_extend_height=True))
    return Layout(HSplit(windows))


def _footer(count: int, keys: Sequence[Key]) -> str:
    numbers = f"1-{min(count, 9)} kies" if count > 1 else "1 kies"
    return "   ".join([numbers, *(f"{key.sign} {key.label}" for key in keys)])


def _fitted(footer: str, width: int) -> str:
    """The keys on one line, with less space between them on a narrow screen.

    On more lines when need be, never broken inside a key.
    """
    line = footer if len(footer) + 2 <= width else footer.replace("   ", "  ")
    whole = re.sub(r"(?<! ) (?! )", "\u00a0", line)
    lines = textwrap.wrap(whole, max(10, width - 2))
    return "\n".join(f" {text.replace(chr(0xA0), ' ')}" for text in lines)


def _leads_to(result: Choice | Key) -> Callable[[KeyPressEvent], None]:
    def leave(event: KeyPressEvent) -> None:
        event.app.exit(result=result)

    return leave


def _bindings_of_line(keys: Sequence[Key]) -> KeyBindings:
    """The keys below a line: those that could be text work as long as nothing stands on it."""
    bindings = KeyBindings()
    empty = Condition(lambda: not get_app().current_buffer.text)
    for key in keys:
        always = key in (LEAVE_LINE, STOP_LINE)
        bindings.add(key.pressed, filter=always or empty, eager=True)(_leads_to(key))
    return bindings


def _keys_below(footer: str) -> Callable[[], AnyFormattedText]:
    def line() -> AnyFormattedText:
        width = get_app().output.get_size().columns
        return [("class:keys", _fitted(footer, width))]

    return line


def _bindings(choices: Sequence[Choice], keys: Sequence[Key]) -> KeyBindings:
    bindings = KeyBindings()
    for number, choice in enumerate(choices[:9], 1):
        bindings.add(str(number))(_leads_to(choice))
    for key in keys:
        bindings.add(key.pressed)(_leads_to(key))

    @bindings.add("c-d")
    def _end(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt)

    @bindings.add("c-z")
    def _suspend(event: KeyPressEvent) -> None:
        event.app.suspend_to_background()

    return bindings


def _reading_on() -> KeyBindings:
    """Enter, space and down read on below a tall page."""
    bindings = KeyBindings()

    @bindings.add("enter", eager=True)
    @bindings.add(" ", eager=True)
    @bindings.add("down", eager=True)
    def _more(event: KeyPressEvent) -> None:
        event.app.exit(result=None)

    return bindings


def _once(work: Callable[[], None]) -> Callable[[object], None]:
    """A handler that does its work at the first event only."""
    waiting = [work]

    def handle(_sender: object) -> None:
        if waiting:
            waiting.pop()()

    return handle


def _ending_in_time(line: str, width: int) -> str:
    """A line that ends between two words when it does not fit.

    It keeps the space that it begins with.
    """
    return line if len(line) <= width else f"{textwrap.wrap(line, width - 4)[0]} ..."


def _live_lines(live: Live, out: TextIO) -> Callable[[], AnyFormattedText]:
    def lines() -> AnyFormattedText:
        width = get_app().output.get_size().columns - 1
        typed = get_app().current_buffer.text
        shown = [fits(literal(line), out) for line in live.lines(typed)]
        return [("", "\n".join(_ending_in_time(line, width) for line in shown))]

    return lines
