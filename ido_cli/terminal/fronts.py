"""Chooses once between the interview and the plain front, so that neither is loaded when the other serves."""

import os

from ido_cli.settings import Settings
from ido_cli.terminal.page import Front
from ido_cli.terminal.screen import is_plain_terminal


def choose_front(settings: Settings) -> Front:
    """The plain front when asked for, in a pipe or in a dumb terminal; else the interview."""
    if settings.plain or is_plain_terminal(os.environ):
        from ido_cli.terminal.plain import PlainFront

        return PlainFront()
    from ido_cli.terminal.interview import Interview

    return Interview()
