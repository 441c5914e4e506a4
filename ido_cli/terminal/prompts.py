"""The parts of a prompt: the list of choices, the keys, the marks on a line.

Nothing is asked here.
"""

import textwrap
from collections.abc import Callable, Sequence
from typing import Any, Final, TextIO

from prompt_toolkit.application import get_app
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition, to_filter
from prompt_toolkit.formatted_text import AnyFormattedText, StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import ConditionalContainer, HSplit, Layout, ScrollOffsets, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from prompt_toolkit.lexers import Lexer
from questionary.prompts.common import InquirerControl

from ido_cli.literal import literal
from ido_cli.terminal.page import ALL_KEYS, Choice, Key, Live
from ido_cli.terminal.screen import fits, keys_within

_HANGING: Final = 6
"""Where a wrapped answer goes on: under its first word, past the pointer and the number."""
Above = Callable[[], AnyFormattedText] | None
"""What draws the page above the choices; None when it was printed."""


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


def wrap_choices(control: InquirerControl, choices: Sequence[Choice], width: int) -> None:
    """Fit the choices to the width that the terminal has at this moment."""
    for number, (shown, choice) in enumerate(zip(control.choices, choices, strict=True), 1):
        shown.title = _title(number, choice, width)


def height_of(number: int, choice: Choice, width: int) -> int:
    """So many lines a choice takes."""
    return 1 + sum(text.count("\n") for _, text in _title(number, choice, width))


def list_of(layout: Layout) -> InquirerControl:
    """The list of choices in questionary's own layout."""
    return next(
        control for control in layout.find_all_controls() if isinstance(control, InquirerControl)
    )


def layout(
    choices: InquirerControl, above: Above, footer: str, unfolded: bool, tallest: int
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
        lambda: [("class:keys", keys_within(footer, get_app().output.get_size().columns))]
    )
    windows.append(Window(keys, wrap_lines=to_filter(True), dont_extend_height=True))
    return Layout(HSplit(windows))


def footer_of(count: int, keys: Sequence[Key]) -> str:
    """The line that names the numbers and the keys."""
    numbers = [f"1-{min(count, 9)} kies" if count > 1 else "1 kies"] if count else []
    return "   ".join([*numbers, *(f"{key.sign} {key.label}" for key in keys)])


def keys_height(width: int) -> int:
    """So many lines the keys take below an advice, which has the most of them."""
    return 1 + keys_within(f"Enter lees verder   {footer_of(0, ALL_KEYS)}", width).count("\n")


def _leads_to(result: Choice | Key) -> Callable[[KeyPressEvent], None]:
    def leave(event: KeyPressEvent) -> None:
        event.app.exit(result=result)

    return leave


def keys_on_a_line(keys: Sequence[Key]) -> KeyBindings:
    """The keys below a line, most of which work as long as nothing stands on it."""
    bindings = KeyBindings()
    empty = Condition(lambda: not get_app().current_buffer.text)
    for key in keys:
        when = to_filter(True) if key.always else empty
        bindings.add(key.pressed, filter=when, eager=True)(_leads_to(key))
    return bindings


def after_an_arrow(application: Any, control: InquirerControl) -> KeyBindings:
    """Enter chooses only after an arrow was pressed."""
    first, moved = control.pointed_at, False

    def look(_app: object) -> None:
        nonlocal moved
        moved = moved or control.pointed_at != first

    application.before_render += look
    bindings = KeyBindings()

    still = Condition(lambda: not moved and control.pointed_at == first)

    @bindings.add("enter", filter=still, eager=True)
    def _nothing(_event: KeyPressEvent) -> None:
        """One Enter too many."""

    return bindings


class Marks(Lexer):
    """Shows places of a line, as long as the line is as it was."""

    def __init__(self, text: str, marked: Sequence[tuple[int, int]]) -> None:
        self._text, self._marked = text, marked

    def lex_document(self, document: Document) -> Callable[[int], StyleAndTextTuples]:
        """The line with its marks."""
        text = document.text
        within = {n for first, last in self._marked for n in range(first, last)}
        marked = within if text == self._text else set()
        return lambda _line: [
            ("class:marked" if n in marked else "", sign) for n, sign in enumerate(text)
        ]


def keys_below(footer: str) -> Callable[[], AnyFormattedText]:
    """What draws the keys below a line."""

    def line() -> AnyFormattedText:
        width = get_app().output.get_size().columns
        return [("class:keys", keys_within(footer, width))]

    return line


def keys_of(choices: Sequence[Choice], keys: Sequence[Key]) -> KeyBindings:
    """A number for each of the first nine choices, the keys, and those that end or suspend."""
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


def reading_on() -> KeyBindings:
    """Enter, space and down read on below a tall page."""
    bindings = KeyBindings()

    @bindings.add("enter", eager=True)
    @bindings.add(" ", eager=True)
    @bindings.add("down", eager=True)
    def _more(event: KeyPressEvent) -> None:
        event.app.exit(result=None)

    return bindings


def once(work: Callable[[], None]) -> Callable[[object], None]:
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


def live_lines(live: Live, out: TextIO) -> Callable[[], AnyFormattedText]:
    """What draws the lines that follow the typing."""

    def lines() -> AnyFormattedText:
        width = get_app().output.get_size().columns - 1
        typed = get_app().current_buffer.text
        shown = [fits(literal(line), out) for line in live.lines(typed)]
        return [("", "\n".join(_ending_in_time(line, width) for line in shown))]

    return lines
