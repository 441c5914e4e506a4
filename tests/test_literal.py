"""Text that is safe to show and to keep."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ido_cli.literal import decodable, literal, shortened


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("gewoon é ü € …", "gewoon é ü € …"),
        ("\x1b[2J\x1b[31mrood\x1b[0m", "[2J[31mrood[0m"),
        ("a\nb\tc\u00a0d", "a b c d"),
        ("\x9b2J\x07\x08\x7f", "2J"),
        ("links\u202erechts\u200b", "linksrechts"),
        ("half \udcff teken", "half  teken"),
        ("", ""),
    ],
)
def test_literal_text_has_no_sign_that_steers_a_console(text: str, shown: str) -> None:
    assert literal(text) == shown


@given(st.text())
def test_any_text_becomes_printable_and_stays_so(text: str) -> None:
    assert literal(text).isprintable()
    assert literal(literal(text)) == literal(text)


def test_bytes_that_are_no_text_become_a_question_mark_each() -> None:
    assert decodable("huur\udcff\udcfetoeslag é") == "huur??toeslag é"


@pytest.mark.parametrize(
    ("text", "longest", "shown"),
    [
        ("kort", 4, "kort"),
        ("langer", 5, "lang…"),
        ("twee\nregels\x07", 60, "twee regels "),
        ("x" * 61, 60, "x" * 59 + "…"),
    ],
)
def test_text_in_a_message_is_short_and_on_one_line(text: str, longest: int, shown: str) -> None:
    assert shortened(text, longest) == shown
