"""The note for the visitor: where to go and when, in plain words, and nothing that was typed."""

from datetime import UTC, datetime
from typing import Any

import pytest

from ido_cli.report.report import CaseReport, ContactReport, SessionReport
from ido_cli.report.visitor_note import WIDTH, as_html, as_text

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
        "AOW AANVRAGEN\n"
        "\n"
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
        "Wat doet u nu?\n"
        "  1. Leg de brief klaar.\n"
        "  2. Bel de SVB.\n"
        "\n"
        "Wat neemt u mee?\n"
        "  - de brief\n"
        "  - DigiD\n"
        "\n"
        "Wat zegt u daar?\n"
        "  - Mijn vraag gaat over: AOW aanvragen.\n"
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
    assert text.startswith("AOW AANVRAGEN\n")
    assert "Gemaakt bij Testbieb, op 25 november 2026." in text


def test_every_question_of_the_visit_is_on_one_note() -> None:
    page = as_html(note(case(), case(advice_title="Schulden regelen")))
    assert page.count("<h1>") == 2
    assert page.index("<h1>AOW aanvragen</h1>") < page.index("<h1>Schulden regelen</h1>")
    assert page.count("Heeft u nog vragen?") == 1
    assert "Mijn vraag gaat over: schulden regelen." in page


@pytest.mark.parametrize(
    ("service", "words"),
    [
        (
            "Hulp bij schulden",
            "Hulp bij schulden. Vraag het aan de balie: wij zoeken het voor u uit.",
        ),
        ("", "Vraag het aan de balie: wij zoeken het voor u uit."),
    ],
)
def test_nobody_to_go_to_sends_the_visitor_back_to_the_desk(service: str, words: str) -> None:
    page = as_html(note(case(addressee=None, service=service)))
    assert f"<ul><li>{words}</li></ul>" in page
    assert "Wanneer kan dat?" not in page
    assert "Wat zegt u daar?" not in page


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
    page = as_html(note(case(addressee=SVB.model_copy(update={"hours": hours}))))
    assert f"<h2>Wanneer kan dat?</h2>\n<ul><li>{words}</li></ul>" in page


def test_page_shows_texts_to_the_letter_and_asks_the_network_for_nothing() -> None:
    page = as_html(note(case(do=("<script>alert('x')</script> & meer",))))
    assert "<ol><li>&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; &amp; meer</li></ol>" in page
    assert "<script" not in page
    assert "http" not in page.split("</style>")[1]
    assert page.startswith('<!doctype html>\n<html lang="nl">')


def test_lines_of_the_note_are_short() -> None:
    text = as_text(note(case(do=("Neem alle brieven mee " * 12,), advice_title="Lang " * 30)))
    assert max(len(line) for line in text.split("\n")) <= WIDTH


def test_note_says_the_term_first() -> None:
    last = "Bezwaar maken kan tot en met maandag 18 mei 2026, nog 28 dagen."
    made = note(case(term=last))
    text, page = as_text(made), as_html(made)
    assert text.index("Tot wanneer?") < text.index("Waar gaat u heen?")
    assert last in " ".join(text.split())
    assert f"<h2>Tot wanneer?</h2>\n<ul><li>{last}</li></ul>" in page
    assert "Tot wanneer?" not in as_text(note(case()))
