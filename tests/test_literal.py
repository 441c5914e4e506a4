"""Text that is safe to show and to keep."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ido_cli.literal import decodable, literal, literal_lines, shortened


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
    assert re.sub("[\u200c\u200d]", "", literal(text)).isprintable()
    assert literal(literal(text)) == literal(text)


FAMILY = "\U0001f469\u200d\U0001f467"
RAINBOW = "\U0001f3f3\ufe0f\u200d\U0001f308"
PERSIAN = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
HINDI = "\u0915\u094d\u200d\u0937"


@pytest.mark.parametrize("text", [FAMILY, RAINBOW, PERSIAN, HINDI, f"gezin {FAMILY}."])
def test_joiner_that_has_work_to_do_is_no_control_sign(text: str) -> None:
    assert literal(text) == text
    assert shortened(text) == text
    assert literal_lines(f"{text}\n") == f"{text}\n"


@pytest.mark.parametrize(
    "text",
    [
        "naar\u200d",
        "\u200dnaar",
        "na\u200dar",
        "na\u200car",
        "1\u200d2",
        "\u200d",
        "a\u200d\U0001f467",
    ],
)
def test_joiner_that_only_hides_goes(text: str) -> None:
    assert "\u200d" not in literal(text)
    assert "\u200c" not in literal(text)


def test_whole_text_keeps_its_lines_tabs_and_byte_order_mark() -> None:
    assert literal_lines("\ufeffa\r\n\tb\x1b[2J\x9b\u202e\n") == "\ufeffa\r\n\tb[2J\n"
    assert literal_lines("a\ufeffb") == "ab"


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
