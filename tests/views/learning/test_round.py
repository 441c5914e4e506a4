"""A round along visitors' words, over a scripted front and in a real terminal."""

import os
from datetime import datetime
from pathlib import Path

import pytest
from conftest import OWN, TREE, Ido, MakeBase, MakeWorkspace, surroundings
from scripted import Script
from sessions.visits import silent
from terminals import CTRL_C, ENTER, StartTerminal

from ido_cli.errors import STOPPED, IdoError
from ido_cli.sessions.learning import Lesson
from ido_cli.sessions.store import Store
from ido_cli.settings import Settings
from ido_cli.source.dates import AMSTERDAM
from ido_cli.terminal.page import BACK, LEAVE_LINE, STOP, STOP_LINE, Key
from ido_cli.trees.place import Place
from ido_cli.views.learning import round as rounds

NOW = datetime(2026, 11, 24, 11, 0, tzinfo=AMSTERDAM)
PAY_BACK = Place("toeslagen", "terugbetalen")
SHORT = "ze willen alles weer van mij hebben"
LONG = " ".join(["en", "toen", "kwam", "die", "envelop"] * 6)
HERKEN = "    titel: Toeslag terugbetalen\n    herken:\n"


def lesson(text: str = SHORT, *places: Place) -> Lesson:
    ends = tuple((place, 3 - number) for number, place in enumerate(places or (PAY_BACK,)))
    return Lesson(text, ends, frozenset(("toeslagen",)))


@pytest.fixture
def folder(make_workspace: MakeWorkspace) -> Path:
    return make_workspace()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "gegevens", silent)


Asked = tuple[int, Script]


def ask(
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    store: Store,
    lessons: tuple[Lesson, ...],
    *replies: str | Key,
) -> Asked:
    """Hold a round with these replies, all of which must be used."""
    front = Script(*replies)
    monkeypatch.setattr(rounds, "choose_front", lambda _: front)
    settings = Settings(surroundings(now=lambda: NOW), map=str(folder), data=str(folder / "data"))
    code = rounds.Round(settings, store).run(lessons)
    assert front.replies == []
    return code, front


def tree(folder: Path) -> str:
    return (folder / "decision_trees" / "toeslagen.yaml").read_text(encoding="utf-8")


def test_one_key_puts_a_phrase_at_its_advice(
    monkeypatch: pytest.MonkeyPatch, folder: Path, store: Store
) -> None:
    code, front = ask(monkeypatch, folder, store, (lesson(),), "Zet bij dit advies")
    assert code == 0
    assert tree(folder) == TREE.replace(
        "    titel: Toeslag terugbetalen\n", f"{HERKEN}      - {SHORT}\n"
    )
    assert (
        f'"{SHORT}" 3 keer gezegd. Eindigde bij Toeslagen: Toeslag terugbetalen.' in front.asked[0]
    )
    assert "1 zin erbij." in front.said


def test_what_was_learned_holds_for_the_next(
    monkeypatch: pytest.MonkeyPatch, folder: Path, store: Store
) -> None:
    lessons = (lesson("en dan nog een verhaal"), lesson(), lesson("iets heel anders"))
    replies = ("De zin eerst", SHORT, "Zet bij dit advies", STOP)
    _, front = ask(monkeypatch, folder, store, lessons, *replies)
    assert '"iets heel anders"' in front.asked[-1]
    assert "Opgeslagen in toeslagen.yaml." in front.asked[-1]


def test_what_ido_makes_of_it_now_is_shown_with_why(
    monkeypatch: pytest.MonkeyPatch, folder: Path, store: Store
) -> None:
    _, front = ask(monkeypatch, folder, store, (lesson("digid wachtwoord kwijt"),), STOP)
    assert "ido denkt nu, zeker: DigiD (digid, wachtwoord, kwijt)." in front.asked[0]


def test_stop_at_the_kind_of_question_keeps_nothing_of_it(
    monkeypatch: pytest.MonkeyPatch, folder: Path, store: Store
) -> None:
    file = folder / "decision_trees" / "_niet-voor-ons.yaml"
    text = "niet_voor_ons:\n  weer:\n    helpt: de weerman\n    zinnen: [regen]\n"
    file.write_text(text, encoding="utf-8")
    replies = ("Dit is geen vraag voor ons", STOP)
    _, front = ask(monkeypatch, folder, store, (lesson(),), *replies)
    assert "Gestopt." in front.said
    assert file.read_text(encoding="utf-8") == text


def test_one_of_several_ends_is_chosen(
    monkeypatch: pytest.MonkeyPatch, folder: Path, store: Store
) -> None:
    several = lesson(SHORT, PAY_BACK, Place("digid", "inloggen"))
    ask(monkeypatch, folder, store, (several,), "Zet bij DigiD: Inloggen")
    assert SHORT not in tree(folder)
    assert SHORT in (folder / "decision_trees" / "digid.yaml").read_text(encoding="utf-8")


def test_skipped_words_come_again_and_others_never(
    monkeypatch: pytest.MonkeyPatch, folder: Path, store: Store
) -> None:
    from ido_cli.views.learning.never import still_asked

    both = (lesson(), lesson("iets heel anders"))
    ask(monkeypatch, folder, store, both, "Nu overslaan", "Nooit meer vragen")
    assert still_asked(store, both) == both[:1]
    assert tree(folder) == TREE


def test_what_is_not_ours_is_put_at_a_kind_that_is_chosen(
    monkeypatch: pytest.MonkeyPatch, folder: Path, store: Store
) -> None:
    file = folder / "decision_trees" / "_niet-voor-ons.yaml"
    file.write_text(
        "niet_voor_ons:\n  weer:\n    helpt: de weerman\n    zinnen: [regen]\n", encoding="utf-8"
    )
    replies = ("Dit is geen vraag voor ons", BACK, "Dit is geen vraag voor ons", "Weer")
    _, front = ask(monkeypatch, folder, store, (lesson(),), *replies)
    assert f"    zinnen: [regen, {SHORT}]\n" in file.read_text(encoding="utf-8")
    assert "1 zin niet voor ons." in front.said


def test_without_kinds_what_is_not_ours_gets_one(
    monkeypatch: pytest.MonkeyPatch, folder: Path, store: Store
) -> None:
    ask(monkeypatch, folder, store, (lesson(),), "Dit is geen vraag voor ons")
    text = (folder / "decision_trees" / "_niet-voor-ons.yaml").read_text(encoding="utf-8")
    assert text.endswith(f"niet_voor_ons:\n  overig:\n    zinnen:\n      - {SHORT}\n")


def test_words_are_changed_first_and_the_old_ones_do_not_come_back(
    monkeypatch: pytest.MonkeyPatch, folder: Path, store: Store
) -> None:
    from ido_cli.views.learning.never import still_asked

    replies = ("De zin eerst", "alles weer hebben", "Zet bij dit advies")
    ask(monkeypatch, folder, store, (lesson(),), *replies)
    assert "      - alles weer hebben\n" in tree(folder)
    assert still_asked(store, (lesson(),)) == ()


def test_personal_data_is_refused_stays_on_the_line_and_not_on_the_page(
    monkeypatch: pytest.MonkeyPatch, folder: Path, store: Store
) -> None:
    personal = "bel mij terug op 06 12345678"
    replies = ("De zin eerst", personal, LEAVE_LINE, STOP)
    _, front = ask(monkeypatch, folder, store, (lesson(),), *replies)
    assert front.lines[1].text == personal
    assert front.lines[1].marked == ((17, 28),)
    assert "Dit lijkt op persoonsgegevens: een telefoonnummer." in front.asked[2]
    assert "06 12345678" not in front.all_said
    assert tree(folder) == TREE


def test_words_that_hold_personal_data_are_not_shown_and_counted(
    monkeypatch: pytest.MonkeyPatch, folder: Path, store: Store
) -> None:
    personal = lesson("mijn nummer is 06 12345678")
    _, front = ask(monkeypatch, folder, store, (personal,))
    assert "06" not in front.all_said
    assert front.said[-1] == "1 zin niet getoond: daar staan misschien persoonsgegevens in."


@pytest.mark.parametrize("text", ["", "12 34", LONG])
def test_what_can_be_no_phrase_is_refused(
    monkeypatch: pytest.MonkeyPatch, folder: Path, store: Store, text: str
) -> None:
    start = lesson(LONG)
    replies = ("Zet bij dit advies", "De zin eerst", text or "-", LEAVE_LINE, STOP)
    _, front = ask(monkeypatch, folder, store, (start,), *replies)
    assert "Deze zin is te lang: hooguit 25 woorden." in front.asked[1]
    assert ("te lang" if text == LONG else "Er staat nog geen zin.") in front.asked[3]
    assert tree(folder) == TREE


@pytest.mark.parametrize(
    ("replies", "code"),
    [((STOP,), 0), (("De zin eerst", STOP_LINE), 0)],
)
def test_stop_keeps_what_was_accepted(
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    store: Store,
    replies: tuple[str | Key, ...],
    code: int,
) -> None:
    lessons = (lesson(), lesson("iets heel anders"))
    got, front = ask(monkeypatch, folder, store, lessons, "Zet bij dit advies", *replies)
    assert got == code
    assert SHORT in tree(folder)
    assert front.said[-4:-2] == ["Gestopt.", "1 zin erbij."]


def test_phrase_that_cannot_be_written_is_said_and_asked_again(
    monkeypatch: pytest.MonkeyPatch, folder: Path, store: Store
) -> None:
    def full(*_: object) -> Path:
        raise IdoError("De schijf is vol.", "Maak ruimte.")

    with monkeypatch.context() as patch:
        patch.setattr(rounds, "teach", full)
        _, front = ask(patch, folder, store, (lesson(),), "Zet bij dit advies", "Nu overslaan")
    assert "De schijf is vol. Maak ruimte." in front.asked[1]
    assert "1 zin overgeslagen." in front.said
    assert tree(folder) == TREE


def test_read_only_folder_is_said_and_nothing_is_lost(
    monkeypatch: pytest.MonkeyPatch, folder: Path, store: Store
) -> None:
    trees = folder / "decision_trees"
    trees.chmod(0o555)
    if os.access(trees, os.W_OK):
        pytest.skip("this user may write in a read-only folder (root, or Windows)")
    try:
        _, front = ask(monkeypatch, folder, store, (lesson(),), "Zet bij dit advies", STOP)
    finally:
        trees.chmod(0o755)
    assert "is niet te schrijven: dat mag u niet." in front.asked[1]
    assert tree(folder) == TREE


def test_words_that_are_recognised_by_now_are_not_asked(
    monkeypatch: pytest.MonkeyPatch, folder: Path, store: Store
) -> None:
    known = (
        lesson("huurtoeslag aanvragen", Place("toeslagen", "aanvragen")),
        lesson("x", Place("weg", "a")),
    )
    code, front = ask(monkeypatch, folder, store, known)
    assert code == 0
    assert front.said == ["Wat klanten zeiden, herkent ido nu al."]


def test_phrase_of_a_national_tree_comes_beside_it_with_a_schema(
    monkeypatch: pytest.MonkeyPatch,
    make_workspace: MakeWorkspace,
    national_base: MakeBase,
    store: Store,
) -> None:
    national_base()
    own = make_workspace({}, OWN)
    _, front = ask(monkeypatch, own, store, (lesson(),), "Zet bij dit advies")
    names = {path.name for path in (own / "decision_trees").iterdir()}
    assert {"_herken.yaml", "herken.schema.json"} <= names
    assert f"Opgeslagen in {own}/decision_trees/_herken.yaml" in front.said


# In a real terminal


@pytest.mark.parametrize(("cols", "rows"), [(80, 24), (40, 15)])
def test_round_in_a_terminal(
    start_terminal: StartTerminal, ido: Ido, folder: Path, cols: int, rows: int
) -> None:
    visit(ido, folder, SHORT, "Terugbetalen")
    visit(ido, folder, "iets heel anders", "Weet niet")
    terminal = start_terminal("bomen", "leer", cols=cols, rows=rows, folder=folder)
    terminal.expect_text("zin 1")
    terminal.expect_text("Nooit meer vragen")
    terminal.expect_text('"iets heel anders"')
    terminal.press("2")
    terminal.expect_text("Hoe wordt de zin?")
    terminal.retype("mijn nummer is 06 12345678")
    terminal.expect_text("Dit lijkt op persoonsgegevens: een telefoonnummer.")
    terminal.retype("ik snap er niks van")
    terminal.expect_text('"ik snap er niks van"')
    terminal.press("1")
    terminal.expect_text(f'"{SHORT}"')
    assert "      - ik snap er niks van\n" in tree(folder)
    terminal.expect_text("Opgeslagen in toeslagen.yaml.")
    terminal.press(ENTER)
    terminal.expect_text("1 zin overgeslagen.")
    terminal.expect_end(0)
    assert "06 12345678" not in terminal.all_words


def test_accepted_phrase_is_kept_when_the_next_page_is_killed_or_stopped(
    start_terminal: StartTerminal, ido: Ido, folder: Path
) -> None:
    visit(ido, folder, SHORT, "Terugbetalen")
    visit(ido, folder, "iets heel anders", "Weet niet")
    visit(ido, folder, "en dan nog dit verhaal", "Weet niet")
    terminal = start_terminal("bomen", "leer", folder=folder)
    terminal.expect_text('"en dan nog dit verhaal"')
    terminal.press("1")
    terminal.expect_text('"iets heel anders"')
    terminal.kill()
    assert "      - en dan nog dit verhaal\n" in tree(folder)
    again = start_terminal("bomen", "leer", folder=folder)
    again.expect_text('"iets heel anders"')
    again.press(CTRL_C)
    again.expect_end(STOPPED)
    assert "Gestopt." in again.all_words


def visit(ido: Ido, folder: Path, text: str, answer: str) -> None:
    """A visit that ended at an advice about toeslagen."""
    words = ("--boom", "toeslagen", "-a", answer, "--afloop", "doorverwezen")
    ido("start", text, *words, "--map", str(folder), "--locatie", "noord")
