"""The terminal while a visit lasts; in a real one: test_typed_ahead.py."""

import io

from ido_cli.terminal.own_terminal import take_terminal


def test_stream_that_is_no_terminal_is_left_alone() -> None:
    take_terminal(io.StringIO(), io.StringIO())
