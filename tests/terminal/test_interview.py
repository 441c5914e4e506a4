"""The interview in a real terminal: every key, every way to stop, and screens of all sizes."""

import re
import shlex
import sys
from functools import partial
from pathlib import Path

import pytest
from conftest import TREE, URGENT, MakeWorkspace
from terminals import CTRL_C, CTRL_D, DOWN, ENTER, LEFT, UP, StartTerminal, Terminal, environment

from ido_cli.sessions.store import Kept, Store
from ido_cli.trees.place import Place
from ido_cli.workspace.folder import shipped

WHAT = Place("toeslagen", "wat")
DIGID = Place("toeslagen", "heeft_digid")
RESUME = "Gestopt. De sessie is bewaard. Verder gaan: ido sessies hervat"
COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;\d+)*m")

RENT = """
titel: Huur
begin: digid
vragen:
  digid:
    vraag: Kan de klant inloggen?
    feit: digid
    antwoorden:
      - {antwoord: Ja, naar: waar}
      - {antwoord: Nee, naar: bezoek}
  waar:
    vraag: Waar woont de klant?
    antwoorden:
      - {antwoord: In Noord, naar: bezoek}
      - {antwoord: In Zuid, naar: bezoek}
adviezen:
  bezoek: {titel: Langs het wijkteam, verwijs: wijkteam}
"""


def one_question(question: str, answers: list[str], do: str = "") -> str:
    """A tree of one question, quoted as YAML wants it."""
    rows = "\n".join(f"      - {{antwoord: '{answer}', naar: klaar}}" for answer in answers)
    return (
        "titel: Proef\n"
        "begin: wat\n"
        "vragen:\n"
        "  wat:\n"
        f"    vraag: {question}\n"
        "    antwoorden:\n"
        f"{rows}\n"
        f"adviezen:\n  klaar: {{titel: Dit is het advies, verwijs: wijkteam{do}}}\n"
    )


def kept(tmp_path: Path) -> Kept:
    """The one session that is on disk."""
    store = Store(tmp_path / "gegevens", lambda text: pytest.fail(text))
    (only,) = store.sessions()
    store.close()
    return only


def at_digid(start_terminal: StartTerminal) -> Terminal:
    """A visit that stands at its second question."""
    screen = start_terminal("start", "--boom", "toeslagen")
    screen.expect_text("vraag 1")
    screen.press("1")
    screen.expect_text("Heeft de klant een DigiD?")
    return screen


def at_prompt(screen: Terminal) -> bool:
    return any(line.strip() == ">" for line in screen.lines())


# A whole visit


def close(screen: Terminal, outcome: str) -> None:
    """Choose an outcome, once the outcomes are on the screen."""
    screen.expect(lambda: "keuzes" in screen.words or "7 Niet geholpen" in screen.words, "choices")
    if "Enter keuzes" in screen.words:
        screen.press(ENTER)
    screen.expect_text("7 Niet geholpen")
    screen.press(outcome)


def test_whole_visit_with_every_key_stop_and_resume(
    start_terminal: StartTerminal, tmp_path: Path
) -> None:
    screen = start_terminal()
    screen.expect_text("Wat vraagt de klant?")
    screen.type("zorgtoeslag terugbetalen")
    screen.expect_text("Ik herken")
    assert '"zorgtoeslag terugbetalen"' in screen.words
    screen.press("1")
    screen.expect_text("vraag 1")

    # Explanation; back to the very start, and on again with arrows and Enter.
    assert "Er zijn vier toeslagen." not in screen.words
    screen.press("?")
    screen.expect_text("Uitleg: Er zijn vier toeslagen.")
    screen.press(LEFT)
    screen.expect_text("Ik herken")
    screen.press(LEFT)
    screen.expect_text("> zorgtoeslag terugbetalen")
    screen.press(ENTER)
    screen.expect_text("Ik herken")
    screen.press(DOWN + UP + ENTER)
    screen.expect_text("vraag 1")
    screen.press("1")
    screen.expect_text("vraag 2")
    screen.press(DOWN + ENTER)
    screen.expect_text("Een toeslag aanvragen Ga naar")
    assert "Vraag eerst een DigiD aan." in screen.words
    screen.press(LEFT)
    screen.expect_text("vraag 2")
    screen.press("1")
    screen.expect_text("Een toeslag aanvragen Ga naar")
    assert "Vraag eerst een DigiD aan." not in screen.words

    # A change: the lost answer is named, and kept when the user thinks better of it.
    for choice in ("2", "1"):
        screen.press("a")
        screen.expect_text("De antwoorden tot nu toe")
        assert "2 Heeft de klant een DigiD? Ja" in screen.words
        screen.press("1")
        screen.expect_text("Nu: Een toeslag aanvragen")
        screen.press("2")
        screen.expect_text(
            "Deze antwoorden passen dan niet meer. Zal ik ze weghalen? Heeft de klant een DigiD? Ja"
        )
        screen.press(choice)
        screen.expect_text("Ga naar Dienst Toeslagen")
        assert ("Toeslag terugbetalen Ga naar" in screen.words) == (choice == "1")
    assert kept(tmp_path).session.cases[0].answers == {WHAT: "terugbetalen"}

    # A note.
    screen.press("n")
    screen.expect_text("Notitie bij deze vraag")
    screen.type("terugbellen op 06 12345678")
    screen.expect_text("Dit lijkt op persoonsgegevens: een telefoonnummer. Dat bewaren we niet.")
    screen.expect_text("> terugbellen op 06 12345678")
    assert screen.all_words.count("12345678") == 1, "it stands on the line and nowhere else"
    assert kept(tmp_path).session.cases[0].note == ""
    screen.retype("Komt donderdag terug met de brief")
    screen.expect_text("De notitie is bewaard.")

    # Stop, and go on at the same place.
    screen.press("q")
    screen.expect_text(RESUME)
    screen.expect_end(0)
    session = kept(tmp_path).session
    assert session.cases[0].note == "Komt donderdag terug met de brief"
    assert screen.words.endswith(f"ido sessies hervat {session.id[:8]}")
    screen = start_terminal("sessies", "hervat", session.id[:8])
    screen.expect_text("Toeslag terugbetalen Ga naar Dienst Toeslagen")

    # Urgent, and back.
    screen.press("!")
    screen.expect_text("Is er nu gevaar?")
    screen.press("2")
    screen.expect_text("Rustig verder kijken")
    close(screen, "1")
    screen.expect_text("Terug bij de vraag van daarnet.")
    assert "Toeslag terugbetalen Ga naar" in screen.words

    # The outcome, no other question, the summary.
    close(screen, "2")
    screen.expect_text("Dit gesprek is klaar. En nu?")
    screen.press("q")
    screen.expect_text(f"Bewaard als sessie {session.id[:8]}.")
    screen.expect_end(0)
    for words in (
        "Samenvatting van een bezoek aan het Informatiepunt Digitale Overheid Testbieb, Bieb Noord",
        'De klant "zorgtoeslag terugbetalen" Wat wil de klant? > Terugbetalen',
        "bel 0800-0543, gratis",
        f"Later lezen: ido sessies toon {session.id[:8]}",
        f"Briefje: ido sessies briefje {session.id[:8]}",
    ):
        assert words in screen.words
    assert kept(tmp_path).status == "klaar"


def test_desk_is_asked_once_and_remembered(start_terminal: StartTerminal) -> None:
    first = start_terminal(desk=None)
    first.expect_text("Aan welke balie zit u?")
    first.expect_text("2 Bieb Zuid")
    first.press("2")
    first.expect_text("Wat vraagt de klant?")
    first.type("q")
    first.expect_text("Gestopt. Er is niets bewaard.")
    first.expect_end(0)
    again = start_terminal(desk=None)
    again.expect_text("Wat vraagt de klant?")
    assert again.lines()[0].startswith(" IDO Testbieb · Bieb Zuid")


def test_what_is_recognised_follows_the_typing(start_terminal: StartTerminal) -> None:
    screen = start_terminal()
    screen.expect(lambda: at_prompt(screen), "an empty prompt")
    screen.press("wachtwoord kwijt")
    screen.expect_text("DigiD")
    assert "Ik herken" not in screen.words


def test_long_line_below_the_typing_ends_between_words_and_keeps_its_indent(
    start_terminal: StartTerminal, make_workspace: MakeWorkspace
) -> None:
    title = f"Wachtwoord kwijt {'van het portaal ' * 5}klaar"
    folder = make_workspace(
        {"proef": one_question("Wat?", ["Ja", "Nee"]).replace("titel: Proef", f"titel: {title}", 1)}
    )
    screen = start_terminal(folder=folder)
    screen.expect(lambda: at_prompt(screen), "an empty prompt")
    screen.press("wachtwoord kwijt")
    screen.expect_text("...")
    (line,) = [line for line in screen.lines() if line.endswith(" ...")]
    assert line.startswith("   Wachtwoord kwijt van het")
    assert line.removesuffix(" ...").strip() in title


def test_enter_alone_lists_the_topics(start_terminal: StartTerminal) -> None:
    screen = start_terminal()
    screen.expect_text("Wat vraagt de klant?")
    screen.type("")
    screen.expect_text("Waar gaat de vraag over?")
    screen.expect_text("1 DigiD 2 Spoed 3 Toeslagen")
    screen.press("3")
    screen.expect_text("Wat wil de klant?")


def test_list_of_all_topics_fits_the_screen(start_terminal: StartTerminal) -> None:
    screen = start_terminal(folder=shipped(), desk="nieuwstraat")
    screen.expect_text("Wat vraagt de klant?")
    screen.type("")
    screen.expect_text("Waar gaat de vraag over?")
    screen.expect_text("1-9 kies")
    lines = screen.lines()
    assert lines[0].startswith(" IDO BplusC")
    assert len([line for line in lines if re.match(r"[ »]+\d  ", line)]) == 9


def test_personal_data_in_the_question_is_refused_and_asked_again(
    start_terminal: StartTerminal, tmp_path: Path
) -> None:
    screen = start_terminal()
    screen.expect_text("Wat vraagt de klant?")
    screen.type("toeslag voor piet@voorbeeld.nl")
    screen.expect_text("Dit lijkt op persoonsgegevens: een e-mailadres. Dat bewaren we niet.")
    screen.expect_text("> toeslag voor piet@voorbeeld.nl")
    assert screen.all_words.count("piet") == 1, "it stands on the line and nowhere else"
    screen.retype("toeslag")
    screen.expect_text('"toeslag"')
    screen.press("1")
    screen.expect_text("vraag 1")
    assert kept(tmp_path).session.cases[0].text == "toeslag"


def test_urgent_goes_back_to_the_interrupted_question(
    start_terminal: StartTerminal, tmp_path: Path
) -> None:
    screen = at_digid(start_terminal)
    screen.press("!")
    screen.expect_text("Is er nu gevaar?")
    assert "! spoed" not in screen.words
    screen.press(LEFT)
    screen.expect_text("Heeft de klant een DigiD?")
    assert len(kept(tmp_path).session.cases) == 1
    screen.press("!")
    screen.expect_text("Is er nu gevaar?")
    screen.press("1")
    screen.expect_text("Dit moet vandaag")
    screen.expect_text("Bel 112")
    close(screen, "3")
    screen.expect_text("Terug bij de vraag van daarnet.")
    assert "Heeft de klant een DigiD?" in screen.words
    assert [case.outcome for case in kept(tmp_path).session.cases] == [None, "overgedragen"]


def test_urgent_at_the_reception(start_terminal: StartTerminal) -> None:
    screen = start_terminal()
    screen.expect_text("Wat vraagt de klant?")
    screen.type("!")
    screen.expect_text("Is er nu gevaar?")
    screen.press(LEFT)
    screen.expect_text("Wat vraagt de klant?")


def test_known_fact_is_not_asked_again(
    start_terminal: StartTerminal, make_workspace: MakeWorkspace, tmp_path: Path
) -> None:
    folder = make_workspace({"toeslagen": TREE, "huur": RENT, "spoed": URGENT})
    screen = start_terminal("start", "--boom", "toeslagen", "-a", "1", "-a", "Ja", folder=folder)
    screen.expect_text("Een toeslag aanvragen Ga naar")
    close(screen, "1")
    screen.expect_text("Dit gesprek is klaar. En nu?")
    screen.press("1")
    screen.expect_text("Wat vraagt de klant?")
    screen.type("")
    screen.expect_text("1 Huur 2 Spoed 3 Toeslagen")
    screen.press("1")
    screen.expect_text("Waar woont de klant?")
    assert "Al bekend: Kan de klant inloggen? Ja" in screen.words
    assert "vraag 1" in screen.words
    screen.press("1")
    screen.expect_text("Langs het wijkteam")
    screen.press("a")
    screen.expect_text("1 Kan de klant inloggen? Ja (al bekend)")
    screen.press(LEFT)
    screen.expect_text("Langs het wijkteam")
    assert list(kept(tmp_path).session.cases[1].answers) == [Place("huur", "waar")]


def test_advice_that_a_known_fact_led_to_says_so(start_terminal: StartTerminal) -> None:
    screen = start_terminal("start", "--boom", "toeslagen", "-a", "1", "-a", "Ja")
    screen.expect_text("Een toeslag aanvragen Ga naar")
    close(screen, "1")
    screen.expect_text("Dit gesprek is klaar. En nu?")
    screen.press("1")
    screen.expect_text("Wat vraagt de klant?")
    screen.type("wachtwoord kwijt")
    screen.expect_text("Ik herken")
    screen.press("1")
    screen.expect_text("Inloggen Ga naar")
    assert "Al bekend: Heeft de klant een DigiD? Ja" in screen.words


# Ways to stop


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["ctrl-c", "ctrl-d"])
def test_interrupt_at_a_question_keeps_the_session_and_says_how_to_resume(
    start_terminal: StartTerminal, tmp_path: Path, key: str
) -> None:
    screen = at_digid(start_terminal)
    screen.press(key)
    screen.expect_end(130)
    session = kept(tmp_path).session
    assert f"{RESUME} {session.id[:8]}" in screen.words
    assert session.cases[0].answers == {WHAT: "een-toeslag-aanvragen"}
    resumed = start_terminal("sessies", "hervat")
    resumed.expect_text("Heeft de klant een DigiD?")
    assert "vraag 2" in resumed.words


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["ctrl-c", "ctrl-d"])
def test_interrupt_while_typing_a_note_keeps_the_session_and_says_how_to_resume(
    start_terminal: StartTerminal, tmp_path: Path, key: str
) -> None:
    screen = at_digid(start_terminal)
    screen.press("n")
    screen.expect(lambda: at_prompt(screen), "an empty prompt")
    screen.press(key)
    screen.expect_end(130)
    assert f"{RESUME} {kept(tmp_path).session.id[:8]}" in screen.words


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["ctrl-c", "ctrl-d"])
def test_interrupt_at_the_reception_says_that_nothing_is_kept(
    start_terminal: StartTerminal, key: str
) -> None:
    screen = start_terminal()
    screen.expect(lambda: at_prompt(screen), "an empty prompt")
    screen.press(key)
    screen.expect_end(130)
    assert "Gestopt. Er is niets bewaard." in screen.words


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no job control")
@pytest.mark.parametrize("page", ["question", "reception"])
def test_suspended_visit_goes_on_where_it_stood(
    tmp_path: Path, make_workspace: MakeWorkspace, request: pytest.FixtureRequest, page: str
) -> None:
    """Only a shell with job control can stop and continue a process."""
    shell = Terminal(
        ["/bin/bash", "--norc", "-i"], environment(tmp_path) | {"PS1": "schil>"}, tmp_path, 80, 24
    )
    request.addfinalizer(shell.kill)
    shell.expect_text("schil>")
    where = [
        "--map",
        str(make_workspace()),
        "--gegevens",
        str(tmp_path / "gegevens"),
        "--locatie",
        "noord",
    ]
    tree = ["start", "--boom", "toeslagen"] if page == "question" else []
    shell.send(shlex.join([sys.executable, "-m", "ido_cli", *tree, *where]) + ENTER)
    at_ease = "q stop" if page == "question" else "Wat vraagt de klant?"
    shell.expect_text(at_ease)
    if page == "reception":
        shell.expect(lambda: at_prompt(shell), "an empty prompt")
        shell.send("huurtoesl")
        shell.expect_text("> huurtoesl")
    shell.send("\x1a")
    shell.expect_text("Stopped")
    shell.send("clear; fg" + ENTER)
    if page == "reception":
        shell.expect_text("> huurtoesl")
        shell.send("ag aanvragen" + ENTER)
        shell.expect_text('"huurtoeslag aanvragen"')
        shell.send("1")
    shell.expect_text("Wat wil de klant?")
    shell.send("1")
    shell.expect_text("Heeft de klant een DigiD?")
    assert kept(tmp_path).session.cases[0].answers == {WHAT: "een-toeslag-aanvragen"}


# Screens of all sizes


def _keys_since(screen: Terminal, before: int) -> bool:
    return "q stop" in screen.raw[before:]


@pytest.mark.parametrize(("cols", "rows"), [(80, 24), (40, 20), (200, 60)])
def test_twelve_answers_can_all_be_read_and_chosen(
    start_terminal: StartTerminal,
    make_workspace: MakeWorkspace,
    tmp_path: Path,
    cols: int,
    rows: int,
) -> None:
    answers = [
        f"Antwoord {n:02} dat op een smal scherm twee regels {n:02}z lang is" for n in range(1, 13)
    ]
    folder = make_workspace({"proef": one_question("Welke van de twaalf is het?", answers)})
    screen = start_terminal("start", "--boom", "proef", cols=cols, rows=rows, folder=folder)
    for number, answer in enumerate(answers, 1):
        screen.expect_text(f"» {number} {answer}")
        assert max(len(line) for line in screen.lines()) <= cols
        assert "Welke van de twaalf is het?" in screen.all_words
        screen.press(DOWN if number < 12 else ENTER)
    screen.expect_text("Dit is het advies")
    assert kept(tmp_path).session.cases[0].answers[Place("proef", "wat")].startswith("antwoord-12")


def test_narrow_screen_loses_no_words_of_the_page(start_terminal: StartTerminal) -> None:
    screen = start_terminal("start", "--boom", "toeslagen", cols=40, rows=20)
    screen.expect_text("vraag 1")
    screen.expect_text("1-3 kies")
    for words in (
        "IDO Testbieb · Bieb Noord",
        "spreekuur",
        "Wat wil de klant?",
        "2 Terugbetalen Ook een deel",
        "a antwoorden",
        "q stop",
    ):
        assert words in screen.words
    assert "…" not in screen.words


def test_very_long_question_scrolls_up_and_its_answers_are_in_sight(
    start_terminal: StartTerminal, make_workspace: MakeWorkspace
) -> None:
    question = " ".join(f"woord{n}" for n in range(400))
    folder = make_workspace({"proef": one_question(question, ["Ja", "Nee"])})
    screen = start_terminal("start", "--boom", "proef", folder=folder)
    screen.expect_text("1-2 kies")
    assert "woord399 » 1 Ja 2 Nee 1-2 kies" in screen.words
    assert question in screen.all_words
    screen.press("2")
    screen.expect_text("Dit is het advies")


def long_advice(make_workspace: MakeWorkspace) -> Path:
    steps = ", ".join(f"Stap-{n:02}." for n in range(1, 41))
    return make_workspace(
        {"proef": one_question("Gaat het?", ["Ja", "Nee"], f", doe: [{steps}]"), "spoed": URGENT}
    )


def steps_in(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"Stap-(\d+)", text)]


def read_on(screen: Terminal) -> None:
    """Press Enter until the whole advice was read.

    No line may scroll off before it could be read.
    """
    while "Hoe gaat het verder?" not in screen.words:
        last = max(steps_in(screen.words))
        screen.press(ENTER)
        screen.expect_text(f"Stap-{last + 1:02}.")
        screen.expect(lambda: "Enter" in screen.words or "kies" in screen.words, "the keys")
        assert steps_in(screen.words)[0] <= last + 1


def test_long_advice_shows_its_first_lines_first_and_reads_on_with_enter(
    start_terminal: StartTerminal, make_workspace: MakeWorkspace, tmp_path: Path
) -> None:
    screen = start_terminal(
        "start", "--boom", "proef", "-a", "1", folder=long_advice(make_workspace)
    )
    screen.expect_text("Enter lees verder")
    assert screen.words.startswith("IDO Testbieb · Bieb Noord")
    assert "Dit is het advies" in screen.words
    seen = steps_in(screen.words)
    assert seen == list(range(1, len(seen) + 1))
    read_on(screen)
    assert steps_in(screen.all_words) == list(range(1, 41))
    if "Enter keuzes" in screen.words:
        screen.press(ENTER)
    screen.expect_text("7 Niet geholpen")
    screen.press("5")
    screen.expect_text("Dit gesprek is klaar. En nu?")
    assert kept(tmp_path).session.cases[0].outcome == "geen-recht"


def test_long_advice_can_still_be_read_after_a_note(
    start_terminal: StartTerminal, make_workspace: MakeWorkspace
) -> None:
    screen = start_terminal(
        "start", "--boom", "proef", "-a", "1", folder=long_advice(make_workspace)
    )
    screen.expect_text("Enter lees verder")
    screen.press("n")
    screen.expect_text("Notitie bij deze vraag")
    screen.type("belt zelf")
    screen.expect_text("Enter lees verder")
    read_on(screen)
    assert set(steps_in(screen.all_words)) == set(range(1, 41))
    assert "De notitie is bewaard." in screen.words


def test_resize_draws_the_question_anew(start_terminal: StartTerminal, tmp_path: Path) -> None:
    screen = start_terminal("start", "--boom", "toeslagen")
    screen.expect_text("q stop")
    screen.resize(40, 20)
    screen.expect_text('Zeg bijvoorbeeld: "Ik kijk graag even mee."')
    screen.expect_text("q stop")
    assert max(len(line) for line in screen.lines()) <= 40
    screen.resize(120, 40)
    screen.expect(
        lambda: any(line.endswith("vraag 1") and len(line) > 100 for line in screen.lines()),
        "a page as wide as the screen",
    )
    screen.expect_text("q stop")
    assert screen.words.count("Wat wil de klant?") == 1
    assert "» 1 Een toeslag aanvragen 2 Terugbetalen Ook een deel 3 Weet niet" in screen.words
    screen.resize(80, 24)
    screen.expect(
        lambda: any(line.endswith("vraag 1") and len(line) < 81 for line in screen.lines()),
        "a page as wide as the screen",
    )
    screen.press("2")
    screen.expect_text("Toeslag terugbetalen")
    assert kept(tmp_path).session.cases[0].answers == {WHAT: "terugbetalen"}


# Text that is shown to the letter


def test_markup_in_a_tree_is_shown_literally(
    start_terminal: StartTerminal, make_workspace: MakeWorkspace
) -> None:
    odd = "[bold red]Wat[/bold red] :smile: [link=x] \\e[2J {0} %s"
    tree = TREE.replace("vraag: Wat wil de klant?", f"vraag: '{odd}'")
    tree = tree.replace(
        "{antwoord: Weet niet, naar: samen}",
        "{antwoord: '[b]Weet[/b] niet', hint: '[i]x', naar: samen}",
        1,
    )
    tree = tree.replace("titel: Samen uitzoeken", "titel: '[reverse]Samen[/reverse]'")
    screen = start_terminal(
        "start", "--boom", "toeslagen", folder=make_workspace({"toeslagen": tree})
    )
    screen.expect_text(odd)
    screen.expect_text("3 [b]Weet[/b] niet [i]x")
    screen.press("3")
    screen.expect_text("[reverse]Samen[/reverse] Ga naar")


def test_escape_sequences_in_a_tree_never_reach_the_terminal(
    start_terminal: StartTerminal, make_workspace: MakeWorkspace
) -> None:
    """No escape code reaches the screen.

    Whether the tree is refused for them or shown without them is the business of the checks (Y010).
    """
    tree = TREE.replace(
        "vraag: Wat wil de klant?", 'vraag: "Wat\\e[31;44m wil\\e[5;5H\\x9b2J de klant?"'
    )
    screen = start_terminal(
        "start", "--boom", "toeslagen", folder=make_workspace({"toeslagen": tree})
    )
    shown, refused = (
        "Wat[31;44m wil[5;5H2J de klant?",
        'De boom "toeslagen" heeft een fout: de tekst bevat onzichtbare stuurtekens',
    )
    screen.expect(
        lambda: shown in screen.words or refused in screen.words, f"{shown!r} or {refused!r}"
    )
    assert screen.lines()[0].startswith((" IDO Testbieb · Bieb Noord", "ido: De boom"))
    assert not [code for code in ("\x1b[31;44m", "\x1b[5;5H", "\x9b") if code in screen.raw]


def test_escape_sequences_in_the_name_of_the_library_move_nothing(
    start_terminal: StartTerminal, make_workspace: MakeWorkspace
) -> None:
    folder = make_workspace()
    directory = folder / "partners.yaml"
    text = directory.read_text(encoding="utf-8").replace(
        "bibliotheek: Testbieb", 'bibliotheek: "Test\\e[9;9H\\e[31mbieb"'
    )
    directory.write_text(text, encoding="utf-8")
    screen = start_terminal(folder=folder)
    screen.expect_text("Wat vraagt de klant?")
    assert screen.lines()[0].startswith(" IDO Test[9;9H[31mbieb · Bieb Noord")


def test_escape_sequences_in_the_words_of_the_visitor_move_nothing(
    start_terminal: StartTerminal,
) -> None:
    screen = start_terminal("start", "huurtoeslag \x1b[2J\x1b[9;9H\x1b]0;titel\x07 aanvragen")
    screen.expect_text('"huurtoeslag [2J[9;9H]0;titel aanvragen"')
    assert screen.lines()[0].startswith(" IDO Testbieb")


# Colour and pasting


def test_no_color_gives_no_colour_codes(start_terminal: StartTerminal) -> None:
    def visit(**env: str) -> str:
        screen = start_terminal(env=env)
        screen.expect_text("Wat vraagt de klant?")
        screen.type("bel 06 12345678")
        screen.expect_text("Dit lijkt op persoonsgegevens")
        screen.retype("huurtoeslag aanvragen")
        screen.expect_text("Ik herken")
        screen.press("1")
        screen.expect_text("vraag 1")
        screen.press("2")
        screen.expect_text("Ga naar Dienst Toeslagen")
        screen.press("q")
        screen.expect_end(0)
        return screen.raw

    assert COLOUR.search(visit()) is not None
    assert COLOUR.search(visit(NO_COLOR="1")) is None


def test_old_console_gets_plain_twins(start_terminal: StartTerminal) -> None:
    screen = start_terminal(env={"PYTHONIOENCODING": "ascii"})
    screen.expect_text("IDO Testbieb - Bieb Noord")
    screen.type("")
    screen.expect_text("> 1 DigiD")
    screen.expect_text("IDO Testbieb - Bieb Noord")
    screen.expect_text("< terug")
    screen.press("3")
    screen.expect_text("vraag 1")
    screen.press("2")
    screen.expect_text("Hoe gaat het verder?")
    assert screen.all_words.count("?") == len(["Wat vraagt de klant?", "Hoe gaat het verder?"])


def test_pasted_lines_become_one_question(start_terminal: StartTerminal, tmp_path: Path) -> None:
    screen = start_terminal()
    screen.expect(lambda: at_prompt(screen), "an empty prompt")
    screen.press("\x1b[200~ik moet mijn\r\nzorgtoeslag\n\n\tterugbetalen\r\n\x1b[201~")
    screen.expect_text("terugbetalen")
    assert "Ik herken" not in screen.words
    screen.press(ENTER)
    screen.expect_text("Ik herken")
    assert '"ik moet mijn zorgtoeslag terugbetalen"' in screen.words
    screen.press("1")
    screen.expect_text("vraag 1")
    assert kept(tmp_path).session.cases[0].text == "ik moet mijn zorgtoeslag terugbetalen"


def test_pasting_at_a_question_answers_nothing(
    start_terminal: StartTerminal, tmp_path: Path
) -> None:
    screen = start_terminal("start", "--boom", "toeslagen")
    screen.expect_text("q stop")
    screen.press("\x1b[200~2\n1\nq\n\x1b[201~")
    screen.press("?")
    screen.expect_text("Uitleg: Er zijn vier toeslagen.")
    assert "vraag 1" in screen.words
    assert kept(tmp_path).session.cases[0].answers == {}


def test_letters_without_a_meaning_do_nothing(
    start_terminal: StartTerminal, tmp_path: Path
) -> None:
    screen = start_terminal("start", "--boom", "toeslagen")
    screen.expect_text("q stop")
    screen.press("x9jk0é \t")
    screen.press("?")
    screen.expect_text("Uitleg: Er zijn vier toeslagen.")
    assert "vraag 1" in screen.words
    assert kept(tmp_path).session.cases[0].answers == {}


@pytest.mark.parametrize(("cols", "rows"), [(80, 24), (60, 20), (40, 15)])
@pytest.mark.parametrize("steps", [8, 12, 16, 19, 23])
def test_no_line_of_an_advice_scrolls_off_before_it_can_be_read(
    start_terminal: StartTerminal, make_workspace: MakeWorkspace, steps: int, cols: int, rows: int
) -> None:
    do = f", doe: [{', '.join(f'Stap {number}.' for number in range(1, steps + 1))}]"
    tree = one_question("Wat wil de klant?", ["Dit"], do)
    folder = make_workspace({"proef": tree})
    screen = start_terminal(
        "start", "--boom", "proef", "-a", "1", folder=folder, cols=cols, rows=rows
    )
    seen: set[str] = set()
    for _ in range(20):
        screen.expect_text("q stop")
        seen |= set(re.findall(r"Stap \d+\.|Dit is het advies|Hoe gaat het verder", screen.words))
        if "Niet geholpen" in screen.words or "Enter keuzes" in screen.words:
            break
        before = len(screen.raw)
        screen.press(ENTER)
        screen.expect(partial(_keys_since, screen, before), "the next part")
    told = {"Dit is het advies", "Hoe gaat het verder"}
    assert seen == told | {f"Stap {number}." for number in range(1, steps + 1)}
