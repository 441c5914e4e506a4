"""The plain front.

It has the same powers by lines on stdin, for pipes, screen readers and dumb terminals.
"""

import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import DIGID, TREE, URGENT, Ido, MakeWorkspace, kept, surroundings, words_of
from terminals import SECONDS, StartTerminal, environment

from ido_cli.terminal.page import Choice, Page, Paragraph
from ido_cli.terminal.plain import PlainFront
from terminal.test_interview import RENT

AT_DESK = ("--locatie", "noord")
IN_TREE = (*AT_DESK, "start", "--boom", "toeslagen")


def lines(*words: str) -> str:
    return "".join(f"{word}\n" for word in words)


def piped(folder: Path, data: Path, typed: bytes, *words: str) -> tuple[int, str, str]:
    """A run of `ido` in a process of its own, with these bytes on a pipe.

    It gives the exit code, stdout and stderr.
    """
    command = [
        sys.executable,
        "-m",
        "ido_cli",
        *words,
        "--map",
        str(folder),
        "--gegevens",
        str(data),
    ]
    done = subprocess.run(
        command,
        input=typed,
        capture_output=True,
        timeout=SECONDS,
        env=environment(data.parent),
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


# A whole visit


def test_whole_visit_by_lines(ido: Ido) -> None:
    typed = lines(
        "2",  # the desk
        "zorgtoeslag terugbetalen",
        "1",
        "?",
        "t",  # back to what is recognised
        "t",  # and to the very start
        "zorgtoeslag terugbetalen",
        "1",
        "1",
        "nee",
        "t",
        "Ja",
        "a",
        "1",
        "2",
        "nee",  # keep the answer that would get lost
        "a",
        "1",
        "2",
        "ja",
        "n",
        "terugbellen op 06 12345678",
        "Komt donderdag terug",
        "!",
        "2",
        "1",
        "doorverwezen",
        "nee",
    )
    result = ido(typed=typed)
    said = words_of(result.out)
    for words in (
        "IDO Testbieb Aan welke balie zit u?",
        "IDO Testbieb · Bieb Zuid",
        "Uitleg: Er zijn vier toeslagen.",
        (
            "De antwoorden tot nu toe Kies er een om te veranderen. 1 Wat wil de klant? "
            "Een toeslag aanvragen 2 Heeft de klant een DigiD? Ja"
        ),
        "Nu: Een toeslag aanvragen",
        (
            "Deze antwoorden passen dan niet meer. Zal ik ze weghalen? "
            "Heeft de klant een DigiD? Ja 1 Ja 2 Nee"
        ),
        (
            "Dit lijkt op persoonsgegevens: een telefoonnummer. Dat bewaren we niet. "
            "Schrijf het op zonder gegevens van de klant."
        ),
        "De notitie is bewaard.",
        "Is er nu gevaar?",
        "Terug bij de vraag van daarnet.",
        "Samenvatting van een bezoek",
        "Afloop Doorverwezen Notitie Komt donderdag terug",
        "Afloop De klant kan zelf verder",
    ):
        assert words in said
    assert said.count("Wat vraagt de klant?") == 2
    assert "\x1b" not in result.out
    assert result.err == ""
    (session,) = kept(ido)
    assert session["status"] == "klaar"
    assert session["locatie"] == "zuid"
    first, urgent = session["vragen"]
    assert first["tekst"] == "zorgtoeslag terugbetalen"
    assert [(step["vraag"], step["antwoord"]) for step in first["route"]] == [
        ("wat", "terugbetalen")
    ]
    assert (first["advies"], first["afloop"], first["notitie"]) == (
        "terugbetalen",
        "doorverwezen",
        "Komt donderdag terug",
    )
    assert (urgent["boom"], urgent["advies"], urgent["afloop"]) == (
        "spoed",
        "rustig",
        "zelf-verder",
    )


def test_desk_is_asked_once_and_remembered(ido: Ido) -> None:
    assert "Aan welke balie zit u?" in ido(typed=lines("Bieb Zuid", "q")).out
    again = ido(typed=lines("q")).out
    assert "Aan welke balie zit u?" not in again
    assert again.startswith(" IDO Testbieb · Bieb Zuid")


def test_desk_may_be_named_by_its_region_less_name_or_id(ido: Ido) -> None:
    assert "IDO Testbieb · Bieb Noord" in ido(typed=lines("NOORD", "q")).out


def test_known_fact_is_not_asked_again(ido: Ido, make_workspace: MakeWorkspace) -> None:
    folder = make_workspace({"toeslagen": TREE, "huur": RENT, "spoed": URGENT}, name="ander")
    typed = lines("Ja", "1", "1", "", "Huur", "1", "1", "q")
    said = words_of(ido(*IN_TREE, "-a", "1", "--map", str(folder), typed=typed).out)
    assert "Al bekend: Kan de klant inloggen? Ja Waar woont de klant?" in said
    assert "Kan de klant inloggen? 1" not in said


def test_answers_may_be_typed_in_any_case_with_spaces_and_windows_line_ends(ido: Ido) -> None:
    ido(*IN_TREE, typed="  EEN TOESLAG AANVRAGEN \r\nweet-niet\r\nQ\r\n")
    (case,) = kept(ido)[0]["vragen"]
    assert [step["antwoord"] for step in case["route"]] == ["een-toeslag-aanvragen", "weet-niet"]


def test_urgent_at_the_reception(ido: Ido) -> None:
    said = words_of(ido(*AT_DESK, typed=lines("!", "1", "1", "2")).out)
    assert "Dit moet vandaag Bel 112" in said
    assert "Dit gesprek is klaar. En nu?" in said


def test_list_of_topics_goes_back_to_the_question(ido: Ido) -> None:
    said = words_of(ido(*AT_DESK, typed=lines("", "t", "", "DigiD", "q")).out)
    assert said.count("Wat vraagt de klant?") == 2
    assert said.count("Waar gaat de vraag over? 1 DigiD 2 Spoed 3 Toeslagen") == 2


def test_none_of_these_lists_the_topics_and_keeps_the_words(ido: Ido) -> None:
    ido(*AT_DESK, typed=lines("zorgtoeslag", "Geen van deze: toon de onderwerpen", "DigiD", "q"))
    (case,) = kept(ido)[0]["vragen"]
    assert (case["tekst"], case["boom"]) == ("zorgtoeslag", "digid")


# What goes wrong


@pytest.mark.parametrize(
    "words", ["0", "4", "-1", "1.5", "²", "misschien", "", "ja", "1 2", "99999999999999999999"]
)
def test_wrong_input_is_explained_and_asked_again(ido: Ido, words: str) -> None:
    out = ido(*IN_TREE, typed=lines(words, "2", "q")).out
    assert "Dat ken ik niet. Typ een nummer van 1 tot 3, of een letter: t ? a n ! q.\n" in out
    assert out.count("Wat wil de klant?") == 1, "the page is not printed again"
    assert kept(ido)[0]["vragen"][0]["advies"] == "terugbetalen"


def test_wrong_input_without_letters_names_only_the_numbers(ido: Ido) -> None:
    out = ido(typed=lines("drie", "2", "q")).out
    assert "Dat ken ik niet. Typ een nummer van 1 tot 2.\n" in out


def test_end_of_input_keeps_the_session_and_says_how_to_resume(ido: Ido) -> None:
    out = ido(*IN_TREE, typed=lines("1"), code=130).out
    (session,) = kept(ido)
    assert out.endswith(
        f"> \nGestopt. De sessie is bewaard. Verder gaan: ido sessies hervat {session['id'][:8]}\n"
    )
    assert session["status"] == "open"
    resumed = ido("sessies", "hervat", typed=lines("2", "3", "2")).out
    assert "Heeft de klant een DigiD?" in resumed
    assert "Wat wil de klant?\n" not in resumed.split("Samenvatting")[0]
    (session,) = kept(ido)
    assert session["status"] == "klaar"
    assert session["vragen"][0]["afloop"] == "overgedragen"


@pytest.mark.parametrize("typed", ["", "2\n"], ids=["at the desk", "at the question"])
def test_end_of_input_before_a_question_keeps_nothing(ido: Ido, typed: str) -> None:
    assert ido(typed=typed, code=130).out.endswith("Gestopt. Er is niets bewaard.\n")
    assert kept(ido) == []


def test_stop_after_back_to_the_very_start_keeps_nothing(ido: Ido) -> None:
    out = ido(*AT_DESK, typed=lines("", "Toeslagen", "1", "t", "t", "q")).out
    assert out.endswith("Gestopt. Er is niets bewaard.\n")
    assert kept(ido) == []


def test_stop_says_how_to_resume_and_succeeds(ido: Ido) -> None:
    out = ido(*IN_TREE, typed=lines("q")).out
    assert out.endswith(
        f"Gestopt. De sessie is bewaard. Verder gaan: ido sessies hervat {kept(ido)[0]['id'][:8]}\n"
    )


def test_resumed_visit_tells_what_was_said_before_the_trees_changed(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    folder = make_workspace(name="ander")
    ido(*IN_TREE, "--map", str(folder), typed=lines("2", "1", "ja", "!", "q"))
    tree = folder / "decision_trees" / "toeslagen.yaml"
    tree.write_text(
        TREE.replace("titel: Toeslag terugbetalen", "titel: Iets heel anders"), encoding="utf-8"
    )
    out = ido("sessies", "hervat", "--map", str(folder), typed=lines("2", "1", "2")).out
    assert "Advies      Toeslag terugbetalen" in out
    assert "Iets heel anders" not in out


def test_stop_without_keeping_says_so(ido: Ido) -> None:
    assert ido(*IN_TREE, "--niet-bewaren", typed=lines("1", "q")).out.endswith(
        "Gestopt. Er is niets bewaard.\n"
    )
    assert kept(ido) == []


def test_refused_text_is_never_repeated(ido: Ido) -> None:
    secret = "06 12345678"
    result = ido(
        *AT_DESK, typed=lines(f"bel {secret}", "toeslag", "1", "n", f"bel {secret}", "", "q")
    )
    assert result.out.count("Dit lijkt op persoonsgegevens: een telefoonnummer.") == 2
    assert secret not in result.out + result.err


def test_answers_cannot_be_changed_when_there_are_none(ido: Ido) -> None:
    assert (
        "Er zijn nog geen antwoorden om te laten zien." in ido(*IN_TREE, typed=lines("a", "q")).out
    )


def test_ctrl_c_at_a_line_ends_that_line_and_stops() -> None:
    class Interrupted(io.StringIO):
        def readline(self, *_: Any) -> str:  # type: ignore[override]  # of both its bases
            raise KeyboardInterrupt

    shown = io.StringIO()
    front = PlainFront(surroundings(stdin=Interrupted(), stdout=shown))
    with pytest.raises(KeyboardInterrupt):
        front.ask(Page((Paragraph("Hoe heet u?"),)))
    assert shown.getvalue() == " Hoe heet u?\n> \n"


def test_what_is_loaded_behind_a_question_begins_once_it_is_shown() -> None:
    shown, before = io.StringIO(), []
    front = PlainFront(surroundings(stdin=io.StringIO("2\n"), stdout=shown))
    chosen = front.choose(
        Page((Paragraph("Wat wilt u?"),)),
        (Choice("a", "Dit"), Choice("b", "Dat")),
        begin=lambda: before.append(shown.getvalue()),
    )
    assert chosen == Choice("b", "Dat")
    assert before == [" Wat wilt u?\n  1  Dit\n  2  Dat\n"]


def test_bytes_that_are_no_text_do_no_harm(make_workspace: MakeWorkspace, tmp_path: Path) -> None:
    code, out, err = piped(
        make_workspace(), tmp_path / "gegevens", b"huurtoeslag aanvragen caf\xe9\n1\nq\n", *AT_DESK
    )
    assert (code, err) == (0, "")
    assert "Wat wil de klant?" in out


@pytest.mark.parametrize(
    "typed", [b"!\n\nToeslagen\nq\n", b"\nToeslagen\n!\nq\n", b"\nToeslagen\n2\n1\n!\n2\n"]
)
def test_urgent_without_a_tree_for_it_says_what_to_do(
    make_workspace: MakeWorkspace, tmp_path: Path, typed: bytes
) -> None:
    folder = make_workspace({"toeslagen": TREE, "digid": DIGID})
    code, out, err = piped(folder, tmp_path / "gegevens", typed, *AT_DESK)
    assert "Er is hier geen boom voor spoed. Bij gevaar: bel 112." in words_of(out)
    assert (code, err) == (0, "")


# In a real terminal


@pytest.mark.parametrize("cols", [40, 60, 80])
def test_keys_are_never_broken_from_what_they_do(start_terminal: StartTerminal, cols: int) -> None:
    screen = start_terminal("start", "--boom", "toeslagen", "-a", "2", "--eenvoudig", cols=cols)
    screen.expect_text("q stop")
    for key in ("t terug", "h haast", "g was daar al", "f klopt niet", "! spoed", "q stop"):
        assert any(key in line for line in screen.lines()), key


def test_dumb_terminal_gets_plain_lines(start_terminal: StartTerminal) -> None:
    screen = start_terminal("start", "--boom", "toeslagen", env={"TERM": "dumb"})
    screen.expect_text("t terug ? uitleg a antwoorden n notitie ! spoed q stop")
    screen.send("2\r")
    screen.expect_text("Hoe gaat het verder?")
    screen.send("q\r")
    screen.expect_end(0)
    assert "Verder gaan: ido sessies hervat" in screen.words
    assert "\x1b" not in screen.raw


def test_plain_option_in_a_terminal_gets_plain_lines(start_terminal: StartTerminal) -> None:
    screen = start_terminal("start", "--boom", "toeslagen", "--eenvoudig")
    screen.expect_text("t terug ? uitleg")
    screen.send("1\r")
    screen.expect_text("2 Nee 3 Weet niet t terug ? uitleg a antwoorden n notitie ! spoed q stop >")
    screen.send("\x03")
    screen.expect_end(130)
    assert any(
        line.startswith("Gestopt. De sessie is bewaard. Verder gaan: ido sessies hervat")
        for line in screen.lines()
    )
    assert "\x1b" not in screen.raw


def test_ctrl_d_in_a_dumb_terminal_keeps_the_session(start_terminal: StartTerminal) -> None:
    screen = start_terminal("start", "--boom", "toeslagen", env={"TERM": "dumb"})
    screen.expect_text("t terug ? uitleg")
    screen.send("\x04")
    screen.expect_end(130)
    assert "Gestopt. De sessie is bewaard. Verder gaan: ido sessies hervat" in screen.words
