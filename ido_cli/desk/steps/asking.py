"""Free text at the desk: asked until it holds no personal data, and nothing typed is lost."""

from collections.abc import Callable

from ido_cli.desk.state import Equipment
from ido_cli.literal import literal
from ido_cli.privacy.rules import Found, found, refusal
from ido_cli.terminal.page import LEAVE, Key, Page

Marks = tuple[tuple[int, int], ...]
"""Places (from, to) on a line."""


def ask_free_text(
    equipment: Equipment, page: Callable[[str], Page], line: str = "", clear: str = ""
) -> str | None:
    """The words that are typed below a page; None for who leaves it as it was.

    `page` makes the page with why the last words were refused. Those stay on the line, with what
    was found in sight. Who types `clear` wants no words.
    """
    why, marks = "", Marks()
    while True:
        typed = equipment.front.ask(page(why), line, None, (LEAVE,), (), marks)
        if isinstance(typed, Key):
            return None
        line = literal(typed)
        if clear and line == clear:
            return ""
        finds = found(line, equipment.directory)
        if not finds:
            return line
        error, marks = refusal(finds), marks_of(finds)
        why = f"{error.message} {error.hint}"


def marks_of(finds: tuple[Found, ...]) -> Marks:
    """The places of what was found, as a line marks them."""
    return tuple((one.start, one.end) for one in finds)
