"""The error that a person can cause, and finding what was meant."""

import errno
import os

import pytest
from conftest import Ido
from hypothesis import given, settings
from hypothesis import strategies as st

from ido_cli.errors import (
    FOUND_WRONG,
    STOPPED,
    WRONG_USE,
    IdoError,
    did_you_mean,
    nearest,
    reason,
    unknown,
)

TREES = ["toeslagen", "digid", "mijnoverheid", "zorg", "zorgverzekering-en-premieachterstand"]


def test_exit_codes_are_those_of_the_design() -> None:
    assert (FOUND_WRONG, WRONG_USE, STOPPED) == (1, 2, 130)


def test_error_carries_its_message_hint_and_exit_code() -> None:
    error = IdoError("Dat kan niet.")
    assert (error.message, error.hint, error.exit_code, str(error)) == (
        "Dat kan niet.",
        "",
        1,
        "Dat kan niet.",
    )
    assert (IdoError("a", "b", WRONG_USE).hint, IdoError("a", "b", WRONG_USE).exit_code) == ("b", 2)


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ("toeslag", ["toeslagen"]),
        ("toeslagne", ["toeslagen"]),
        ("TOESLAGEN", ["toeslagen"]),
        ("didig", ["digid"]),
        ("zrog", ["zorg"]),
        ("mijn overheid", ["mijnoverheid"]),
        ("xyz", []),
        ("", []),
        (" ", []),
        ("x" * 10_000, []),
    ],
)
def test_nearest_forgives_a_slip_and_guesses_nothing_else(wrong: str, expected: list[str]) -> None:
    assert nearest(wrong, TREES) == expected


def test_nearest_gives_the_right_spelling_back_best_first() -> None:
    assert nearest("digi", ["Digitaal", "DigiD", "zorg"]) == ["DigiD", "Digitaal"]
    assert nearest("boom1", ["boom-2", "boom-1", "boom-3", "boom-4"], count=2)[0] == "boom-1"
    assert len(nearest("boom", ["boom1", "boom2", "boom3", "boom4"])) == 3
    assert nearest("boom", []) == []


def test_nearest_knows_accents_and_sharp_s() -> None:
    assert nearest("één-ouder", ["één-ouders"]) == ["één-ouders"]
    assert nearest("STRASSE", ["straße"]) == ["straße"]


def test_did_you_mean_is_a_question_or_nothing() -> None:
    assert did_you_mean("toeslag", TREES) == 'Bedoelde u "toeslagen"?'
    assert did_you_mean("zorgen", ["zorg", "morgen"]) == 'Bedoelde u "morgen" of "zorg"?'
    assert did_you_mean("xyz", TREES) == ""


def test_words_may_come_from_an_iterator() -> None:
    assert did_you_mean("toeslag", iter(TREES)) == 'Bedoelde u "toeslagen"?'


def test_unknown_name_gives_the_nearest_else_the_hint() -> None:
    near, far = (
        unknown("boom", "toeslag", TREES, "Kijk rond."),
        unknown("boom", "xyz", TREES, "Kijk rond."),
    )
    assert (near.message, near.hint, near.exit_code) == (
        'Ik ken geen boom "toeslag".',
        'Bedoelde u "toeslagen"?',
        2,
    )
    assert (far.message, far.hint, far.exit_code) == ('Ik ken geen boom "xyz".', "Kijk rond.", 2)


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (["bomen", "toon", "digit"], 'Ik ken geen boom "digit".', 'Bedoelde u "digid"?'),
        (
            ["partners", "toon", "wijktaem"],
            'Ik ken geen partner "wijktaem".',
            'Bedoelde u "wijkteam"?',
        ),
        (["bommen"], 'Ik ken geen commando "bommen".', 'Bedoelde u "bomen"?'),
        (["start", "--locatie", "zuidd"], 'Ik ken geen balie "zuidd".', 'Bedoelde u "zuid"?'),
    ],
)
def test_error_reaches_the_user_as_a_message_and_a_hint_on_stderr(
    ido: Ido, words: list[str], message: str, hint: str
) -> None:
    result = ido(*words, code=2)
    assert result.err == f"ido: {message}\n     {hint}\n"
    assert result.out == ""


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOENT, "deze map bestaat niet"),
        (errno.ENOTDIR, "een deel van dit pad is geen map"),
        (errno.EISDIR, "daar staat een map met die naam"),
        (errno.EEXIST, "daar staat een bestand met die naam"),
        (errno.EACCES, "dat mag u niet"),
        (errno.EPERM, "dat mag u niet"),
        (errno.EROFS, "daar kan niets worden opgeslagen"),
        (errno.ENOSPC, "de schijf is vol"),
        (errno.ENAMETOOLONG, "de naam is te lang"),
        (errno.EIO, "het apparaat geeft een fout"),
        (errno.EPROTO, f"fout {errno.EPROTO}"),
    ],
)
def test_reason_of_the_system_is_told_in_dutch(code: int, words: str) -> None:
    assert reason(OSError(code, os.strerror(code))) == words


@settings(deadline=None)
@given(st.text(max_size=30), st.lists(st.text(max_size=30), max_size=8))
def test_nearest_gives_only_words_that_exist(wrong: str, right: list[str]) -> None:
    found = nearest(wrong, right)
    assert set(found) <= set(right)
    assert len(found) == len(set(found)) <= 3
    if wrong and wrong in right:
        assert found[0].casefold() == wrong.casefold()
