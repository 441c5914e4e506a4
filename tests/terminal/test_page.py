"""What is on the screen, as values: to the letter, and each key with one meaning."""

import pytest

from ido_cli.terminal.page import (
    ALL_KEYS,
    BACK,
    LEAVE_LINE,
    NO,
    STOP,
    STOP_LINE,
    YES,
    Choice,
    Key,
    Paragraph,
    Row,
)

HOSTILE = "\x1b[31mrood\x07\u202e"


@pytest.mark.parametrize(
    "shown",
    [
        Paragraph(HOSTILE, right=HOSTILE),
        Row(HOSTILE, HOSTILE, HOSTILE),
        Choice(HOSTILE, HOSTILE, HOSTILE),
    ],
    ids=["paragraph", "row", "choice"],
)
def test_text_that_enters_a_page_steers_no_console(shown: Paragraph | Row | Choice) -> None:
    texts = [value for value in vars(shown).values() if isinstance(value, str) and value]
    assert set(texts) == {"[31mrood"}


def test_every_key_is_one_letter_that_no_other_key_has() -> None:
    for way in ("typed", "pressed", "sign", "name", "label"):
        assert len({getattr(key, way) for key in ALL_KEYS}) == len(ALL_KEYS)
    assert all(len(key.typed) == 1 and not key.typed.isdecimal() for key in ALL_KEYS)


@pytest.mark.parametrize(("on_line", "at_choices"), [(LEAVE_LINE, BACK), (STOP_LINE, STOP)])
def test_keys_of_a_line_are_typed_as_at_the_choices_and_pressed_as_no_letter(
    on_line: Key, at_choices: Key
) -> None:
    assert (on_line.name, on_line.typed) == (at_choices.name, at_choices.typed)
    assert len(on_line.pressed) > 1


def test_yes_and_no_are_dutch() -> None:
    assert [(choice.value, choice.text) for choice in (YES, NO)] == [("ja", "Ja"), ("nee", "Nee")]
