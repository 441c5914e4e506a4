"""The note for the visitor: where to go and when, in plain words, and nothing that was typed."""

from datetime import UTC, datetime
from typing import Any

import pytest

from ido_cli.report.hours_words import hours_words
from ido_cli.report.note_page import as_html
from ido_cli.report.report import CaseReport, ContactReport, SessionReport
from ido_cli.report.visitor_note import WIDTH, as_text

SVB = ContactReport(
    id="svb",
    name="Sociale Verzekeringsbank",
    kind="overheidsinstantie",
    phone="020 - 656 56 56",
    hours="ma-vr 08:00-17:00; feestdag gesloten",
    website="www.svb.nl",
    visit="Alleen op afspraak.",
)
WIJKTEAM = ContactReport(id="wijkteam", name="Wijkteam", address="Laan 2, Noord", hours="di altijd")


def case(**more: Any) -> CaseReport:
    """An ended question of which every part of the note has something to say."""
    said: dict[str, Any] = {
        "tree": "aow",
        "text": "mijn buurman zei iets",
        "note": "belt zelf",
        "advice": "aanvragen",
        "advice_title": "AOW aanvragen",
        "addressee": SVB,
        "do": ("Leg de brief klaar.", "Bel de SVB."),
        "bring": ("de brief", "DigiD"),
        "watch": ("Reageer binnen 6 weken.",),
        "nearby": (WIJKTEAM,),
        "walk_in": "Bieb Noord: di 10:00-12:00",
        "outcome": "doorverwezen",
    }
    return CaseReport(**{**said, **more})


def note(*cases: CaseReport, desk: str = "Bieb Noord") -> SessionReport:
    return SessionReport(
        id="1f2e3d4c",
        begun=datetime(2026, 11, 24, 23, 30, tzinfo=UTC),
        updated=datetime(2026, 11, 24, 23, 40, tzinfo=UTC),
        library="Testbieb",
        location_name=desk,
        status="klaar",
        cases=cases,
    )


def test_note_says_where_when_and_what_in_plain_words() -> None:
    assert as_text(note(case())) == (
        "Waar gaat u heen?\n"
        "  - Sociale Verzekeringsbank\n"
        "  - Bel 020 - 656 56 56\n"
        "  - www.svb.nl\n"
        "  - Alleen op afspraak.\n"
        "\n"
        "Wanneer kan dat?\n"
        "  - maandag tot en met vrijdag 08:00 tot 17:00, op\n"
        "    feestdagen gesloten\n"
        "\n"
        "AOW AANVRAGEN\n"
        "\n"
        "Wat doet u nu?\n"
        "  1. Leg de brief klaar.\n"
        "  2. Bel de SVB.\n"
        "\n"
        "Wat neemt u mee?\n"
        "  - de brief\n"
        "  - DigiD\n"
        "\n"
        "Wat zegt u daar?\n"
        "  - De bibliotheek heeft mij naar u verwezen. Ik heb een\n"
        "    brief gekregen. Ik wil AOW aanvragen. Kunt u mij daarmee\n"
        "    helpen?\n"
        "\n"
        "Let op\n"
        "  - Reageer binnen 6 weken.\n"
        "\n"
        "Wie helpt u in de buurt?\n"
        "  - Wijkteam, Laan 2, Noord\n"
        "\n"
        "Wilt u nog eens langskomen?\n"
        "  - Ons spreekuur: Bieb Noord: dinsdag 10:00 tot 12:00\n"
        "\n"
        "Gemaakt bij Testbieb, Bieb Noord, op 25 november 2026.\n"
        "Heeft u nog vragen? Kom gerust terug.\n"
    )


@pytest.mark.parametrize("write", [as_text, as_html])
def test_note_holds_nothing_of_what_was_typed_or_asked(write: Any) -> None:
    text = write(note(case()))
    assert "buurman" not in text
    assert "belt zelf" not in text
    assert "1f2e3d4c" not in text


def test_question_without_an_advice_is_not_on_the_note() -> None:
    text = as_text(note(CaseReport(tree="digid", title="DigiD"), case(), desk=""))
    assert "DIGID\n" not in text
    assert "Gemaakt bij Testbieb, op 25 november 2026." in text


def test_questions_for_one_addressee_stand_together_and_it_is_named_once() -> None:
    elsewhere = case(advice_title="Taalles", addressee=WIJKTEAM)
    text = as_text(note(case(), elsewhere, case(advice_title="Kinderbijslag aanvragen")))
    assert text.count("- Sociale Verzekeringsbank\n") == 1
    assert text.count("De bibliotheek heeft mij naar u verwezen") == 2
    order = [text.index(word) for word in ("AOW AANV", "KINDERBIJSLAG AANV", "TAALLES")]
    assert order == sorted(order)
    assert text.count("Ons spreekuur") == text.count("Heeft u nog vragen?") == 1


@pytest.mark.parametrize(
    ("service", "words"),
    [
        ("Hulp bij schulden", "- Hulp bij schulden. Wij zoeken voor u uit waar u terecht kunt."),
        ("", "- Wij zoeken voor u uit waar u terecht kunt. Vraag het aan de balie."),
    ],
)
def test_nobody_to_go_to_sends_the_visitor_back_to_the_desk(service: str, words: str) -> None:
    text = as_text(note(case(addressee=None, service=service)))
    assert words in " ".join(text.split())
    assert "Wanneer kan dat?" not in text
    assert "Wat zegt u daar?" not in text


def test_who_has_no_phone_gets_no_line_to_call() -> None:
    text = as_text(note(case(addressee=SVB.model_copy(update={"phone": "", "hours": ""}))))
    assert "  - Bel 0" not in text
    assert "Wanneer kan dat?" not in text
    assert "  - www.svb.nl\n" in text


def test_what_only_a_professional_can_ask_is_not_said_by_the_visitor() -> None:
    closed = SVB.model_copy(update={"professional": True, "phone": ""})
    text = " ".join(as_text(note(case(addressee=closed))).split())
    assert "Alleen een hulpverlener kan dit aanvragen. De balie vraagt het voor u." in text
    assert "Wat zegt u daar?" not in text


def test_nobody_has_to_say_at_112_who_sent_them() -> None:
    text = as_text(note(case(addressee=SVB.model_copy(update={"phone": "112, gratis"}))))
    assert "  - Bel 112, gratis\n" in text
    assert "Wat zegt u daar?" not in text


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ("altijd", "dag en nacht"),
        ("wo 9:00-12:00; do 13:00-17:00", "woensdag 9:00 tot 12:00, donderdag 13:00 tot 17:00"),
        ("za-zo gesloten", "zaterdag tot en met zondag gesloten"),
        ('"op afspraak"', "op afspraak"),
        ('di 9:00-12:00 "bel ma of di; nr 2-3"', "dinsdag 9:00 tot 12:00 (bel ma of di; nr 2-3)"),
        ("di[1,-1] 9:00-12:00", "de eerste en laatste dinsdag van de maand 9:00 tot 12:00"),
        ("oneven wo 9:00-12:00", "in de oneven weken woensdag 9:00 tot 12:00"),
        ("week 1-10 zo 9:00-12:00", "in week 1 tot en met 10 zondag 9:00 tot 12:00"),
        ("jan-mrt vr 9:00-12:00", "januari tot en met maart vrijdag 9:00 tot 12:00"),
    ],
)
def test_hours_are_told_in_whole_words(hours: str, words: str) -> None:
    assert hours_words(hours) == words


def test_lines_of_the_note_are_short() -> None:
    made = note(case(do=("Neem alle brieven mee " * 12,), advice_title="Lang " * 30))
    assert max(len(line) for line in as_text(made).split("\n")) <= WIDTH


def test_note_says_the_term_first_and_not_the_days_that_were_left() -> None:
    last = "Bezwaar maken kan tot en met maandag 18 mei 2026, nog 28 dagen."
    text = as_text(note(case(term=last)))
    assert text.startswith(
        "Tot wanneer?\n  - Bezwaar maken kan tot en met maandag 18 mei 2026.\n\n"
    )
    assert as_text(note(case(term="Het kan tot en met 1 mei, dat is vandaag."))).startswith(
        "Tot wanneer?\n  - Het kan tot en met 1 mei.\n"
    )
    assert "Tot wanneer?" not in as_text(note(case()))


def test_fixed_words_stand_below_the_dutch_ones_in_the_language_of_the_visitor() -> None:
    last = "Bezwaar maken kan tot en met maandag 18 mei 2026, nog 28 dagen."
    text = as_text(note(case(term=last)), "pl")
    assert "Tot wanneer?\n(Do: poniedziałek 18-05-2026)\n  - Bezwaar" in text
    assert "Wanneer kan dat?\n(Kiedy: poniedziałek-piątek 08:00-17:00)\n  - maandag" in text
    assert "Let op\n(Uwaga)\n" in text


def test_control_signs_and_endless_texts_do_not_reach_the_note() -> None:
    bad = "Bel \x1b[31mrood\u202e\ud800\x07 nu"
    made = note(case(do=(bad, "x" * 5000), advice_title="A\nB", watch=("\x1b\u202e",)))
    text = as_text(made)
    assert "  1. Bel [31mrood nu\n" in text
    assert "A B\n" in text
    assert "Let op" not in text
    assert text.count("x") < 420
    assert text.encode("utf-8").decode() == text
