"""A new partner asked line by line, over a scripted front, in a pipe and in a real terminal."""

from datetime import datetime
from pathlib import Path

import pytest
from conftest import DIRECTORY, OWN, Ido, MakeBase, MakeWorkspace, surroundings
from scripted import Script
from terminals import CTRL_C, ENTER, StartTerminal

from ido_cli.errors import STOPPED, IdoError
from ido_cli.settings import Settings
from ido_cli.source.dates import AMSTERDAM
from ido_cli.terminal.page import LEAVE_LINE, STOP, STOP_LINE, Key
from ido_cli.views.directory import new_partner

NOW = datetime(2026, 11, 24, 11, 0, tzinfo=AMSTERDAM)
REPLIES: tuple[str | Key, ...] = (
    "Voedselbank",
    "Maatschappelijke",
    "Geeft eten.",
    "Noord",
    "Klaar",
    "form",
    "Hulp met formulieren",
    "",
    "071 123 45 67",
    "ma t/m vr 9.00-17.00 uur",
    "www.voedselbank.example",
    "Plein 3, Noord",
    "info@voedselbank.example",
    "Bel eerst.",
    "https://voedselbank.example/contact",
    "Ja",
    "",
    "In gesprek",
)
ITEM = """  - id: voedselbank
    naam: Voedselbank
    soort: maatschappelijk
    doet: Geeft eten.
    regio: [Noord]
    biedt: [formulierenhulp]
    adres: Plein 3, Noord
    telefoon: 071 123 45 67
    openingstijden: ma-vr 09:00-17:00
    website: https://www.voedselbank.example
    email: info@voedselbank.example
    bezoek: Bel eerst.
    contact: in-gesprek
    bron: https://voedselbank.example/contact
    gecontroleerd: 2026-11-24
"""


@pytest.fixture
def workspace(make_workspace: MakeWorkspace) -> Path:
    return make_workspace(directory=f"# bovenaan\n{DIRECTORY}# onderaan\n")


def ask(
    monkeypatch: pytest.MonkeyPatch, folder: Path, *replies: str | Key, yes: bool = False
) -> tuple[int, Script]:
    """Run the questions with these replies, all of which must be used."""
    front = Script(*replies)
    monkeypatch.setattr(new_partner, "choose_front", lambda _: front)
    settings = Settings(surroundings(now=lambda: NOW), map=str(folder), yes=yes)
    code = new_partner.add_partner(settings)
    assert front.replies == []
    return code, front


def text_of(folder: Path) -> str:
    return (folder / "partners.yaml").read_text(encoding="utf-8")


def changed(*at: tuple[int, tuple[str | Key, ...]]) -> tuple[str | Key, ...]:
    """The replies, with others in the place of some of them."""
    replies: list[tuple[str | Key, ...]] = [(one,) for one in REPLIES]
    for number, others in at:
        replies[number] = others
    return tuple(one for group in replies for one in group)


def test_answers_are_written_as_a_person_would_and_all_else_stays(
    monkeypatch: pytest.MonkeyPatch, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = text_of(workspace)
    code, front = ask(monkeypatch, workspace, *REPLIES, "Ja")
    assert code == 0
    assert text_of(workspace) == before.replace("# onderaan\n", f"{ITEM}# onderaan\n")
    assert "vraag 15 van 15" in front.all_said
    assert "openingstijden: ma-vr 09:00-17:00" in front.asked[-1]
    assert capsys.readouterr().out == (
        f"Opgeslagen in {workspace}/partners.yaml.\nBekijken: ido partners toon voedselbank\n"
    )


@pytest.mark.parametrize(("last", "code"), [("Nee", 0), (STOP, STOPPED)])
def test_nothing_is_written_before_it_is_confirmed(
    monkeypatch: pytest.MonkeyPatch, workspace: Path, last: str | Key, code: int
) -> None:
    before = text_of(workspace)
    got, front = ask(monkeypatch, workspace, *REPLIES, last)
    assert got == code
    assert front.said[-1].endswith("Er is niets bewaard.")
    assert text_of(workspace) == before


def test_yes_beforehand_skips_the_confirmation(
    monkeypatch: pytest.MonkeyPatch, workspace: Path
) -> None:
    ask(monkeypatch, workspace, *REPLIES, yes=True)
    assert ITEM in text_of(workspace)


@pytest.mark.parametrize("count", range(len(REPLIES)))
def test_stop_at_any_question_keeps_nothing_and_says_so(
    monkeypatch: pytest.MonkeyPatch, workspace: Path, count: int
) -> None:
    before = text_of(workspace)
    line = not isinstance(REPLIES[count], Key) and count not in (1, 3, 4, 6, 15, 17)
    stop = STOP_LINE if line else STOP
    code, front = ask(monkeypatch, workspace, *REPLIES[:count], stop)
    assert (code, front.said[-1]) == (STOPPED, "Gestopt. Er is niets bewaard.")
    assert text_of(workspace) == before


def test_back_goes_one_question_back_and_keeps_what_was_answered(
    monkeypatch: pytest.MonkeyPatch, workspace: Path
) -> None:
    back = (LEAVE_LINE, LEAVE_LINE, LEAVE_LINE, "Voedselbank Noord", "Maatschappelijke", "")
    ask(monkeypatch, workspace, *changed((3, (*back, "Noord"))), LEAVE_LINE, "In gesprek", "Ja")
    assert ITEM.replace("id: voedselbank", "id: voedselbank-noord").replace(
        "naam: Voedselbank", "naam: Voedselbank Noord"
    ) in text_of(workspace)


def test_first_question_has_no_way_back(monkeypatch: pytest.MonkeyPatch, workspace: Path) -> None:
    with pytest.raises(AssertionError, match="terug is no key here"):
        ask(monkeypatch, workspace, LEAVE_LINE)


@pytest.mark.parametrize(
    ("number", "wrong", "refusal"),
    [
        (0, "-", "Dit kan niet leeg zijn."),
        (0, "Питание", "Van deze naam kan ik geen id maken."),
        (0, "Mevrouw Jansen", "Dit lijkt op persoonsgegevens: een naam."),
        (2, "x" * 700, "Dit is te lang."),
        (8, "bel Piet", '"bel Piet" is geen telefoonnummer'),
        (9, "als het licht brandt", "begrijp ik niet"),
        (9, "ma-vr", "staan geen tijden"),
        (10, "onze site", '"onze site" is geen webadres'),
        (12, "j.de.vries@x.example", "een mailadres van een persoon"),
        (12, "info@", '"info@" is geen mailadres.'),
        (13, "Vraag naar mevrouw Jansen.", "een naam"),
        (16, "Mail j.jansen@x.example", "een mailadres van een persoon"),
        (16, "BSN 111222333", "een burgerservicenummer"),
    ],
)
def test_answer_is_checked_at_once(
    monkeypatch: pytest.MonkeyPatch, workspace: Path, number: int, wrong: str, refusal: str
) -> None:
    right = REPLIES[number] or "-"
    _, front = ask(monkeypatch, workspace, *changed((number, (wrong, right))), "Ja")
    assert refusal in front.all_said
    assert ITEM in text_of(workspace)


def test_hours_with_a_rest_are_offered_without_it(
    monkeypatch: pytest.MonkeyPatch, workspace: Path
) -> None:
    wrong = "ma t/m vr 9.00-17.00 uur. Eerste maandag in de zomer soms later."
    _, front = ask(monkeypatch, workspace, *changed((9, (wrong, ""))), "Ja")
    assert "Zet dat bij bezoek of opmerking." in front.all_said
    assert ITEM in text_of(workspace)


def test_date_comes_only_behind_a_source_that_was_read_today(
    monkeypatch: pytest.MonkeyPatch, workspace: Path, make_workspace: MakeWorkspace
) -> None:
    ask(monkeypatch, workspace, *changed((15, ("Nee",))), "Ja")
    assert "2026-11-24" not in text_of(workspace)
    other = make_workspace(name="ander")
    ask(monkeypatch, other, *changed((14, ("",)), (15, ())), "Ja")
    assert "2026-11-24" not in text_of(other)


def test_services_are_found_by_letters_and_taken_out_again(
    monkeypatch: pytest.MonkeyPatch, workspace: Path
) -> None:
    picks = (
        *("ge", "De gemeente", "met form", LEAVE_LINE, "xyz", "hulp", "Geen van deze"),
        *("fromulierenhulp", "Hulp met formulieren", "gemeente", "De gemeente"),
    )
    _, front = ask(monkeypatch, workspace, *changed((5, picks), (6, ())), "Ja")
    assert 'Geen dienst lijkt op "xyz".' in front.all_said
    assert "Gekozen: De gemeente, Hulp met formulieren" in front.all_said
    assert ITEM in text_of(workspace)


def test_file_with_signs_that_do_not_show_is_left_alone_and_says_which_line(
    monkeypatch: pytest.MonkeyPatch, workspace: Path
) -> None:
    file = workspace / "partners.yaml"
    text = text_of(workspace).replace("naam: Wijkteam", "naam: Wijk\u202eteam")
    file.write_text(text, encoding="utf-8")
    line = text[: text.index("Wijk\u202eteam")].count("\n") + 1
    with pytest.raises(IdoError) as caught:
        ask(monkeypatch, workspace, *REPLIES, "Ja")
    why = f"de tekst bevat onzichtbare stuurtekens (regel {line})"
    assert caught.value.message == f"partners.yaml kan niet veilig worden aangepast: {why}."
    assert text_of(workspace) == text


def test_name_that_exists_is_told_and_can_be_changed_instead(
    monkeypatch: pytest.MonkeyPatch, workspace: Path
) -> None:
    before = text_of(workspace)
    replies = ("wijkteam", "Deze partner", "Maatschappelijke", "", "Klaar", "", "071 123 45 67")
    rest = ("", "", "-", "", "Bel eerst.", "", "Nee", "", "In gesprek")
    _, front = ask(monkeypatch, workspace, *replies, *rest, "Ja")
    assert '"Wijkteam" staat er al: Kijkt mee met formulieren.' in front.all_said
    assert front.asked[-1].startswith("Dit verandert bij Wijkteam:")
    added = "telefoon: 071 123 45 67\n    bezoek: Bel eerst.\n    contact: in-gesprek\n"
    assert set(text_of(workspace).split("\n")) - set(before.split("\n")) == {
        f"    {line.strip()}" for line in added.strip().split("\n")
    }
    assert "adres: Laan 2, Zuid" not in text_of(workspace)


def test_nothing_changed_writes_nothing(
    monkeypatch: pytest.MonkeyPatch,
    make_workspace: MakeWorkspace,
    national_base: MakeBase,
    capsys: pytest.CaptureFixture[str],
) -> None:
    national_base()
    row = "  - {id: dienst-toeslagen, telefoon: 050 123 45 67}\n"
    folder = make_workspace(trees={}, directory=OWN.replace(row, ""))
    before = text_of(folder)
    replies = ("Dienst Toeslagen", "Deze partner", "Overheid", "", "Klaar", *[""] * 8, "Nee", "")
    ask(monkeypatch, folder, *replies, "Niet nodig", "Ja")
    assert capsys.readouterr().out.startswith("Opgeslagen")
    assert text_of(folder) == before + "  - id: dienst-toeslagen\n    contact: geen-nodig\n"
    ask(monkeypatch, folder, *replies, "Niet nodig", "Ja")
    assert capsys.readouterr().out == "Er is niets veranderd.\n"
    assert text_of(folder) == before + "  - id: dienst-toeslagen\n    contact: geen-nodig\n"


def test_what_was_known_of_one_partner_never_goes_to_another(
    monkeypatch: pytest.MonkeyPatch, make_workspace: MakeWorkspace
) -> None:
    numbered = DIRECTORY.replace(
        "    adres: Laan 2, Zuid\n", "    register: '26226'\n    post: P 1\n"
    )
    folder = make_workspace(directory=numbered)
    first = (
        "Wijkteam",
        "Deze partner",
        LEAVE_LINE,
        "Wijkteam Zuid",
        LEAVE_LINE,
        "Dienst Toeslagen",
    )
    ask(monkeypatch, folder, *changed((0, (*first, "Het is een andere"))), "Ja")
    assert text_of(folder).count("26226") == 1
    assert text_of(folder).count("post: P 1") == 1


def test_other_partner_of_the_same_name_gets_an_id_of_its_own(
    monkeypatch: pytest.MonkeyPatch, workspace: Path
) -> None:
    twice = ("Wijkteam", "Een andere naam", "Wijkteam", "Het is een andere")
    ask(monkeypatch, workspace, *changed((0, twice)), "Ja")
    ask(monkeypatch, workspace, *changed((0, twice)), "Ja")
    assert text_of(workspace).count("    naam: Wijkteam\n") == 3
    assert "  - id: wijkteam-noord\n" in text_of(workspace)
    assert "  - id: wijkteam-2\n" in text_of(workspace)


def test_id_is_never_that_of_a_service(monkeypatch: pytest.MonkeyPatch, workspace: Path) -> None:
    ask(monkeypatch, workspace, *changed((0, ("Formulierenhulp",))), "Ja")
    assert "  - id: formulierenhulp-noord\n" in text_of(workspace)


def test_national_partner_is_told_and_changed_only_here(
    monkeypatch: pytest.MonkeyPatch, make_workspace: MakeWorkspace, national_base: MakeBase
) -> None:
    national_base()
    folder = make_workspace(
        trees={}, directory=OWN.replace("  - {id: dienst-toeslagen, telefoon: 050 123 45 67}\n", "")
    )
    replies = ("Dienst Toeslagen", "Deze partner", "Overheid", "", "Klaar", "", "050 123 45 67")
    rest = ("", "", "", "", "", "", "Ja", "", "Niet nodig")
    _, front = ask(monkeypatch, folder, *replies, *rest, "Ja")
    assert "Dit is een landelijke partner. Wat u verandert, geldt alleen bij u." in front.all_said
    assert text_of(folder).endswith(
        "  - id: dienst-toeslagen\n    telefoon: 050 123 45 67\n    gecontroleerd: 2026-11-24\n"
        "    contact: geen-nodig\n"
    )


def test_national_partner_that_was_left_out_keeps_its_id(
    monkeypatch: pytest.MonkeyPatch, make_workspace: MakeWorkspace, national_base: MakeBase
) -> None:
    national_base()
    out = OWN.replace("  - {id: dienst-toeslagen, telefoon: 050 123 45 67}\n", "").replace(
        "regios: [Groningen]", "regios: [Groningen]\npartners_uit: [dienst-toeslagen]"
    )
    folder = make_workspace(trees={}, directory=out)
    replies = changed((0, ("Dienst Toeslagen", "Het is een andere")), (3, ("Groningen",)), (4, ()))
    _, front = ask(monkeypatch, folder, *replies, "Ja")
    assert 'Haal "dienst-toeslagen" dan weg achter partners_uit.' in front.all_said
    assert "(Deze partner veranderen)" not in front.all_said
    assert "  - id: dienst-toeslagen-groningen\n    naam: Dienst Toeslagen\n" in text_of(folder)


def test_what_others_wrote_meanwhile_is_kept(
    monkeypatch: pytest.MonkeyPatch, workspace: Path
) -> None:
    file = workspace / "partners.yaml"

    class Slow(Script):
        def _next(self, shown: str) -> str | Key:
            if len(self.replies) == 1:
                file.write_text(text_of(workspace) + added, encoding="utf-8")
            return super()._next(shown)

    front = Slow(*REPLIES, "Ja")
    monkeypatch.setattr(new_partner, "choose_front", lambda _: front)
    added = ITEM.replace("voedselbank", "kledingbank").replace("Voedselbank", "Kledingbank")
    settings = Settings(surroundings(now=lambda: NOW), map=str(workspace))
    new_partner.add_partner(settings)
    assert ITEM in text_of(workspace)
    assert added in text_of(workspace)
    front = Slow(*changed((0, ("Fietsenbank",))), "Ja")
    added = ITEM.replace("voedselbank", "fietsenbank").replace("Voedselbank", "Fietsenbank")
    with pytest.raises(IdoError, match=r'Intussen is "fietsenbank" in partners\.yaml veranderd'):
        new_partner.add_partner(settings)


@pytest.mark.parametrize(
    "name",
    [
        *("Eten: voor #1", "- streep", '\'s Heeren "Loo"', "nee", "0800", "[x] {y}"),
        "a\x1b[2Jb\ud800",
    ],
)
def test_any_text_is_read_back_as_it_was_typed(
    monkeypatch: pytest.MonkeyPatch, workspace: Path, name: str
) -> None:
    from ido_cli.literal import literal
    from ido_cli.workspace.reading import open_workspace

    ask(monkeypatch, workspace, *changed((0, (name,)), (2, (name,))), "Ja")
    made = open_workspace(workspace).directory.partners[-1]
    assert (made.name, made.does) == (literal(name), literal(name))


def test_plain_lines_do_the_same_and_the_end_of_the_input_stops(ido: Ido, workspace: Path) -> None:
    lines = [
        *("Voedselbank", "2", "Geeft eten.", "t", "Geeft eten.", "1", "1", "form", "1", ""),
        *("050 12", "071 123 45 67", "ma t/m vr 9.00-17.00 uur", "www.voedselbank.example"),
        *("Plein 3, Noord", "info@voedselbank.example", "Bel eerst."),
        *("https://voedselbank.example/contact", "1", "", "2", "1"),
    ]
    words = ("partners", "nieuw", "--map", str(workspace))
    got = ido(*words, typed="\n".join(lines[:8]) + "\n", code=STOPPED)
    assert got.out.endswith("Gestopt. Er is niets bewaard.\n")
    got = ido(*words, typed="\n".join(lines) + "\n")
    assert "050 12" in got.out
    assert ITEM.partition("    gecontroleerd")[0] in text_of(workspace)


def test_in_a_real_terminal(start_terminal: StartTerminal, workspace: Path) -> None:
    screen = start_terminal("partners", "nieuw", folder=workspace, desk=None)
    screen.expect_text("Hoe heet de partner?")
    screen.type("Quiltclub")
    screen.expect_text("Wat voor partner is het?")
    screen.send("2")
    screen.expect_text("Wat doet deze partner?")
    screen.send("Half\x1b")
    screen.expect_text("Wat voor partner is het?")
    screen.send("\x1b")
    screen.expect_text("Er staat: Quiltclub")
    screen.send(ENTER)
    screen.expect_text("vraag 2 van 14")
    screen.send(ENTER)
    screen.type("Naait samen.")
    screen.expect_text("Voor wie is deze partner er?")
    screen.send("3")
    screen.expect_text("Typ een paar letters.")
    screen.type("form")
    screen.expect_text("Welke dienst bedoelt u?")
    screen.send("1")
    screen.expect_text("Gekozen: Hulp met formulieren")
    screen.send(ENTER)
    screen.expect_text("Welk telefoonnummer?")
    screen.type("12")
    screen.expect_text('"12" is geen telefoonnummer')
    screen.expect(lambda: "> 12" in (line.strip() for line in screen.lines()), "what was refused")
    screen.send("\x08\x080800-0543" + ENTER)
    for question in (
        "open?",
        "website?",
        "terecht?",
        "mailadres?",
        "bezoek?",
        "gelezen?",
        "weten?",
    ):
        screen.expect_text(question)
        screen.type("")
    screen.expect_text("Hoe ver is het contact")
    screen.send("4")
    screen.expect_text("Opslaan?")
    assert "id: quiltclub" in screen.words
    assert max(len(line) for line in screen.lines()) <= 80
    screen.send("1")
    screen.expect_text("Bekijken: ido partners toon quiltclub")
    screen.expect_end(0)
    assert "    telefoon: 0800-0543\n    contact: geen-nodig\n" in text_of(workspace)


def test_ctrl_c_in_a_real_terminal_keeps_nothing(
    start_terminal: StartTerminal, workspace: Path
) -> None:
    before = text_of(workspace)
    screen = start_terminal("partners", "nieuw", folder=workspace, desk=None)
    screen.expect_text("Hoe heet de partner?")
    screen.send("Quilt" + CTRL_C)
    screen.expect_text("Gestopt. Er is niets bewaard.")
    screen.expect_end(STOPPED)
    assert text_of(workspace) == before


def test_refused_line_is_not_said_to_be_kept_by_enter(
    monkeypatch: pytest.MonkeyPatch, workspace: Path
) -> None:
    replies = changed((8, ("Plein 3", REPLIES[8])), (2, ("", REPLIES[2])))
    _, front = ask(monkeypatch, workspace, *replies, "Ja")
    (refused,) = [page for page in front.said if "is geen telefoonnummer" in page]
    assert "Een streepje (-) slaat deze vraag over." in refused
    assert "Enter houdt dit" not in refused
