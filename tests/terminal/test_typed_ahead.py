"""What was typed before a screen was drawn, or came behind a line, is no reply to it."""

import json
import os
import signal
import sys
from pathlib import Path

import pytest
from conftest import Ido
from terminals import CTRL_C, ENTER, LEFT, StartTerminal, Terminal

SIZES = [(80, 24), (60, 20), (40, 15)]
ESC = "\x1b"


def sessions(ido: Ido, tmp_path: Path) -> list[dict[str, object]]:
    out = ido("sessies", "--json", "--map", str(tmp_path / "inrichting")).out
    rows: list[dict[str, object]] = json.loads(out)
    return rows


def at_advice(start_terminal: StartTerminal, cols: int, rows: int) -> Terminal:
    screen = start_terminal("start", "--boom", "toeslagen", "-a", "2", cols=cols, rows=rows)
    screen.expect_text("Ga naar")
    return screen


@pytest.mark.parametrize(("cols", "rows"), SIZES)
def test_lines_of_a_pasted_letter_answer_nothing(
    start_terminal: StartTerminal, ido: Ido, tmp_path: Path, cols: int, rows: int
) -> None:
    screen = start_terminal(cols=cols, rows=rows)
    screen.expect_text("Wat vraagt de klant?")
    screen.press(f"brief over zorgtoeslag{ENTER}de datum is 1 mei{ENTER}1{ENTER}2{ENTER}")
    screen.expect_text("Ik heb alleen de eerste regel genomen.")
    assert "1 mei" not in screen.words
    screen.press("2")
    screen.expect_text('"brief over zorgtoeslag"')
    screen.press("q")
    screen.expect_end(0)
    assert sessions(ido, tmp_path) == []


def test_rest_of_a_letter_can_be_joined_to_the_question(
    start_terminal: StartTerminal, ido: Ido, tmp_path: Path
) -> None:
    screen = start_terminal()
    screen.expect_text("Wat vraagt de klant?")
    screen.press(f"brief over zorgtoeslag{ENTER}ik moet terugbetalen{ENTER}")
    screen.expect_text("Ik heb alleen de eerste regel genomen.")
    screen.press("1")
    screen.expect_text('"brief over zorgtoeslag ik moet terugbetalen"')


@pytest.mark.parametrize(("cols", "rows"), SIZES)
def test_outcome_that_is_not_on_the_screen_is_not_booked(
    start_terminal: StartTerminal, ido: Ido, tmp_path: Path, cols: int, rows: int
) -> None:
    screen = at_advice(start_terminal, cols, rows)
    screen.expect_text("Enter")
    screen.press("1234567")
    screen.press("q")
    screen.expect_end(0)
    (session,) = sessions(ido, tmp_path)
    assert session["status"] == "open"


def test_outcome_after_reading_on_is_chosen_by_number_or_by_arrow(
    start_terminal: StartTerminal,
) -> None:
    screen = at_advice(start_terminal, 80, 15)
    screen.expect_text("Enter")
    screen.press(ENTER)
    screen.expect_text("Enter keuzes")
    screen.press(ENTER)
    screen.expect_text("1-7 kies")
    screen.press(ENTER + "\x1b[B" + ENTER)
    screen.expect_text("doorverwezen")


def test_escape_leaves_the_note_as_it_was(
    start_terminal: StartTerminal, ido: Ido, tmp_path: Path
) -> None:
    screen = start_terminal("start", "--boom", "toeslagen")
    screen.expect_text("vraag 1")
    screen.press("n")
    screen.expect_text("Notitie bij deze vraag")
    screen.press("komt terug" + ENTER)
    screen.expect_text("De notitie is bewaard.")
    screen.press("n")
    screen.expect_text("> komt terug")
    screen.press("met iets anders" + ESC)
    screen.expect_text("De notitie is zoals hij was.")
    screen.press("n")
    screen.expect_text("> komt terug")
    screen.press("morgen" + ENTER)
    screen.expect_text("De notitie is bewaard.")
    screen.press("q")
    screen.expect_end(0)
    (session,) = sessions(ido, tmp_path)
    assert "komt terug morgen" in json.dumps(session)


def test_words_and_note_stay_when_going_back_to_the_very_start(
    start_terminal: StartTerminal,
) -> None:
    screen = start_terminal()
    screen.expect_text("Wat vraagt de klant?")
    screen.type("zorgtoeslag terugbetalen")
    screen.expect_text("Ik herken")
    screen.press("1")
    screen.expect_text("vraag 1")
    screen.press("n")
    screen.expect_text("Notitie bij deze vraag")
    screen.press("belt zelf" + ENTER)
    screen.expect_text("De notitie is bewaard.")
    screen.press(LEFT)
    screen.expect_text("De vraag en de notitie staan er nog.")
    screen.press("1")
    screen.expect_text("vraag 1")
    screen.press("n")
    screen.expect_text("> belt zelf")


def test_keys_between_two_screens_are_not_echoed(start_terminal: StartTerminal) -> None:
    screen = start_terminal("start", "--boom", "toeslagen", "-a", "2")
    screen.expect_text("Ga naar")
    for _ in range(5):
        screen.send(LEFT)
    screen.expect(lambda: "\x1b[?2004h" in screen.raw, "a prompt")
    assert "^[" not in screen.raw


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGQUIT"])
def test_terminal_is_given_back_when_ido_is_told_to_end(
    start_terminal: StartTerminal, name: str
) -> None:
    import termios

    screen = start_terminal("start", "--boom", "toeslagen")
    screen.expect_text("vraag 1")
    screen.press("")  # its prompt is there: before that nothing is taken from the terminal
    os.kill(screen.pid, getattr(signal, name))
    screen.expect_death()
    assert screen.raw.rindex("\x1b[?2004l") > screen.raw.rindex("\x1b[?2004h")
    assert screen.modes()[3] & termios.ECHO


def test_ctrl_c_ends_at_once(start_terminal: StartTerminal) -> None:
    screen = start_terminal()
    screen.expect_text("Wat vraagt de klant?")
    screen.press("toeslag")
    screen.press(CTRL_C)
    screen.expect_end(130)
