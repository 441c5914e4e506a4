"""Free text at the desk: asked until it holds no personal data, and nothing typed is lost."""

from collections.abc import Callable

from ido_cli.desk.state import Equipment
from ido_cli.literal import literal
from ido_cli.privacy.rules import found, places, refusal
from ido_cli.terminal.page import LEAVE, Key, Page


def ask_free_text(
    equipment: Equipment, page: Callable[[str], Page], line: str = "", clear: str = ""
) -> str | None:
    """The words that are typed below a page; None for who leaves it as it was.

    `page` makes the page with why the last words were refused. Those stay on the line, with what
    was found in sight. Who types `clear` wants no words.
    """
    why, marks = "", places(())
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
        error, marks = refusal(finds), places(finds)
        why = f"{error.message} {error.hint}"
