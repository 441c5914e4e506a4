"""`ido oefen`: a round of practice and the quiz, by lines."""

import re
from functools import partial

import pytest
from conftest import Ido
from terminals import CTRL_C, ENTER, StartTerminal, Terminal

from ido_cli.errors import STOPPED


def test_missed_exercises_come_back_first_under_a_nickname(ido: Ido) -> None:
    ido("oefen", "spoed", "--naam", "roos", "--volgorde", "1", typed="Weet niet\n1\nq\n")
    got = ido("oefen", "spoed", "--naam", "roos", "--volgorde", "9", typed="q\n")
    first = ido("oefen", "spoed", "--naam", "roos", "--volgorde", "5", typed="q\n")
    assert (
        got.out.split("De klant zegt")[1].split("\n")[0]
        == first.out.split("De klant zegt")[1].split("\n")[0]
    )


def test_stopping_is_friendly(ido: Ido) -> None:
    assert ido("oefen", typed="q\n").out.endswith("Tot de volgende keer.\n")


@pytest.mark.parametrize("words", [("oefen", "spoet"), ("oefen", "spoet", "--moeilijk")])
def test_unknown_tree_names_the_nearest(ido: Ido, words: tuple[str, ...]) -> None:
    assert ido(*words, code=2).err == 'ido: Ik ken geen boom "spoet".\n     Bedoelde u "spoed"?\n'


def test_quiz_in_plain_mode(ido: Ido) -> None:
    got = ido("oefen", "--instanties", typed="1\n1\n")
    assert 'Welke instantie doet dit?\n\n   "Beslist over de vier toeslagen."' in got.out
    assert got.out.endswith(" 1 van 1 goed.\n Mooi werk.\n")


def test_whole_round_in_plain_mode_with_score_and_feedback(ido: Ido) -> None:
    got = ido("oefen", "spoed", "--volgorde", "1", typed="Ja\n1\nJa\n1\n")
    assert got.out.count('De klant zegt: "') >= 2
    assert re.search(r"Oefenen +1 van 2\n", got.out)
    assert re.search(r"Oefenen +2 van 2\n", got.out)
    assert "\n Goed.\n" in got.out
    assert "\n Bijna.\n" in got.out
    assert "Nodig was" in got.out
    assert " 1 van 2 goed, 1 bijna.\n" in got.out
    assert re.search(r"Oefen dit nog eens:\n   Spoed +ido oefen spoed\n$", got.out)


def test_end_of_the_input_halfway_gives_the_score_so_far(ido: Ido) -> None:
    got = ido("oefen", "spoed", typed="Weet niet\n1\n", code=STOPPED)
    assert " van 1 goed" in got.out
    assert " U bent gestopt na 1 van 2.\n" in got.out
    assert got.out.endswith("Tot de volgende keer.\n")


# In a real terminal


def _prompts_again(terminal: Terminal, shown: int) -> bool:
    """Whether a prompt came after what was `shown`, with its keys."""
    return "\x1b[?2004h" in terminal.raw[shown:] and "q stop" in terminal.words


def feedback(terminal: Terminal) -> str:
    """What is said of a road, read on with Enter to its end."""
    told = re.compile(r"(Goed|Bijna)\..*q stop")
    terminal.expect(lambda: told.search(terminal.words) is not None, "a verdict and its keys")
    said = terminal.words
    while "1 Verder" not in terminal.words:
        shown = len(terminal.raw)
        terminal.press(ENTER)
        terminal.expect(partial(_prompts_again, terminal, shown), "what comes next")
    return said


@pytest.mark.parametrize(("cols", "rows"), [(80, 24), (60, 20), (40, 15)])
def test_whole_round_at_a_terminal_of_any_size(
    start_terminal: StartTerminal, cols: int, rows: int
) -> None:
    terminal = start_terminal("oefen", "digid", cols=cols, rows=rows)
    said = []
    for number in (1, 2):
        terminal.expect_text(f"{number} van 2")
        terminal.expect_text("Heeft de klant een DigiD?")
        assert terminal.lines()[0].endswith(f"{number} van 2")
        terminal.press("1")
        said.append(feedback(terminal))
        terminal.press("1")
    terminal.expect_text("1 van 2 goed, 1 bijna.")
    terminal.expect_text("ido oefen digid")
    terminal.expect_end(0)
    assert sorted("Goed." in one for one in said) == [False, True]


@pytest.mark.parametrize(("cols", "rows"), [(80, 24), (60, 20), (40, 15)])
def test_ctrl_c_at_a_terminal_of_any_size_ends_with_the_score_so_far(
    start_terminal: StartTerminal, cols: int, rows: int
) -> None:
    terminal = start_terminal("oefen", "digid", cols=cols, rows=rows)
    terminal.expect_text("Heeft de klant een DigiD?")
    terminal.press("1")
    feedback(terminal)
    terminal.press("1")
    terminal.expect_text("2 van 2")
    terminal.press(CTRL_C)
    terminal.expect_text("U bent gestopt na 1 van 2.")
    terminal.expect_end(STOPPED)
    assert " van 1 goed" in terminal.all_words
    assert terminal.all_words.endswith("Tot de volgende keer.")


@pytest.mark.parametrize(("cols", "rows"), [(80, 24), (60, 20), (40, 15)])
def test_topics_to_choose_and_the_quiz_fit_in_a_terminal_of_any_size(
    start_terminal: StartTerminal, cols: int, rows: int
) -> None:
    for words, question in (((), "Waar gaat deze vraag over?"), (("--instanties",), "doet dit?")):
        terminal = start_terminal("oefen", *words, cols=cols, rows=rows)
        terminal.expect_text(question)
        terminal.expect_text("q stop")
        assert "1 van " in terminal.lines()[0]
        terminal.press(CTRL_C)
        terminal.expect_text("Tot de volgende keer.")
        terminal.expect_end(STOPPED)


def test_nickname_that_is_personal_data_is_refused(ido: Ido) -> None:
    got = ido("oefen", "spoed", "--naam", "Jan Jansen", code=1)
    assert got.err.startswith("ido: Dit lijkt op persoonsgegevens: een naam.\n")
