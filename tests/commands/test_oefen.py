"""`ido oefen`: a round of practice and the quiz, by lines."""

import pytest
from conftest import Ido


def test_missed_exercises_come_back_first_under_a_nickname(ido: Ido) -> None:
    ido("oefen", "spoed", "--naam", "roos", "--volgorde", "1", typed="Spoed\nWeet niet\n1\nq\n")
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
    assert got.out.endswith("1 van 1 goed. Mooi werk.\n")


def test_whole_round_in_plain_mode_with_score_and_feedback(ido: Ido) -> None:
    got = ido("oefen", "spoed", "--volgorde", "1", typed="Spoed\nJa\n1\nSpoed\nJa\n1\n")
    assert got.out.count('De klant zegt: "') >= 2
    assert "Nodig was" in got.out
    assert "1 van 2 goed." in got.out


def test_nickname_that_is_personal_data_is_refused(ido: Ido) -> None:
    got = ido("oefen", "spoed", "--naam", "Jan Jansen", code=1)
    assert got.err.startswith("ido: Dit lijkt op persoonsgegevens: een naam.\n")
