"""Keys at an advice in a real terminal, at every size: was there already, and not right."""

from pathlib import Path

import pytest
from terminals import ENTER, StartTerminal, Terminal

from ido_cli.sessions.store import Store

SIZES = [(80, 24), (60, 20), (40, 15)]
LEFT = "\x1b[D"
MARKED = "\x1b[0;31;4m"
"""Begins what is underlined and red."""


def at_advice(start_terminal: StartTerminal, cols: int, rows: int) -> Terminal:
    screen = start_terminal("start", "--boom", "toeslagen", cols=cols, rows=rows)
    screen.expect_text("Wat wil de klant?")
    screen.press("2")
    screen.expect_text("Ga naar Dienst Toeslagen")
    return screen


@pytest.mark.parametrize(("cols", "rows"), SIZES)
def test_visitor_who_was_there_sees_who_comes_next_and_can_take_it_back(
    start_terminal: StartTerminal, cols: int, rows: int
) -> None:
    screen = at_advice(start_terminal, cols, rows)
    screen.press("g")
    screen.expect_text("Was al bij Dienst Toeslagen")
    screen.expect_text("Ga naar Wijkteam")
    screen.press(LEFT)
    screen.expect_text("Ga naar Dienst Toeslagen")
    screen.expect_gone("Was al bij Dienst Toeslagen")


@pytest.mark.parametrize(("cols", "rows"), SIZES)
def test_wrong_number_is_told_in_two_keys_and_refused_words_stay(
    start_terminal: StartTerminal, tmp_path: Path, cols: int, rows: int
) -> None:
    screen = at_advice(start_terminal, cols, rows)
    screen.press("f")
    screen.expect_text("Wat klopt er niet?")
    screen.press("1")
    screen.expect_text("dat is doorgegeven")
    store = Store(tmp_path / "gegevens", pytest.fail)
    assert [one.words for one in store.doubts()] == [""]
    screen.type("bel 06 12345678")
    screen.expect_text("een telefoonnummer")
    screen.expect_text("> bel 06 12345678")
    screen.expect(lambda: f"{MARKED}06 12345678" in screen.raw, "the number marked")
    screen.retype("het nummer is oud")
    screen.expect_text("Hoe gaat het verder?" if rows > 15 else "Ga naar")
    assert [one.words for one in store.doubts()] == ["het nummer is oud"]


def test_plain_mode_takes_the_letters(start_terminal: StartTerminal, tmp_path: Path) -> None:
    screen = start_terminal("--eenvoudig", "start", "--boom", "toeslagen")
    screen.expect_text("Wat wil de klant?")
    for line, text in (
        ("2", "g was daar al"),
        ("g", "De klant was al bij Dienst Toeslagen."),
        ("f", "Wat klopt er niet?"),
    ):
        screen.send(line + ENTER)
        screen.expect_text(text)
    screen.send("1" + ENTER)
    screen.expect_text("dat is doorgegeven")
    screen.send(ENTER)
    screen.expect_text("De coördinator krijgt dit te zien.")
    assert len(Store(tmp_path / "gegevens", pytest.fail).doubts()) == 1
