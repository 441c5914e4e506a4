"""The advice as the desk reads it aloud."""

from itertools import pairwise
from typing import Any

import pytest
from shown_pages import NOW, WIDTHS, Console, every_page

from ido_cli.desk.pages.advice_page import advice_page
from ido_cli.directory.model import Directory
from ido_cli.referral.referral import refer
from ido_cli.terminal.panels import plain
from ido_cli.trees.model import Advice
from ido_cli.workspace.reading import Workspace


def test_advice_stands_in_the_order_in_which_it_is_read_aloud(long_words: Workspace) -> None:
    drawn = plain(every_page(long_words)["advice"], 80, Console("utf-8"))
    labels = [
        "Dit moet vandaag",
        "Een toeslag aanvragen",
        "Ga naar",
        "bel      0800-0543, gratis",
        "site",
        "bezoek",
        "Waarom",
        "Nu doen    1  Log in op Mijn toeslagen.",
        "2  Vraag eerst een DigiD aan.",
        "Neem mee   DigiD · het huurcontract",
        "Let op",
        "De balie   mag: meekijken",
        "niet: zelf inloggen",
        "Hulp in de buurt",
        "Wijkteam: Laan 2, Zuid",
        "Spreekuur van het IDO",
        "Bron toeslagen.nl, gecontroleerd op 1 november 2026",
    ]
    places = [drawn.find(label) for label in labels]
    assert -1 not in places, labels[places.index(-1)]
    assert all(one < other for one, other in pairwise(places))


def test_advice_with_almost_nothing_in_it_says_what_is_not_known() -> None:
    directory = Directory.model_validate(
        {
            "bibliotheek": "Bieb",
            "regios": ["Noord"],
            "diensten": {"schuldhulp": "Hulp bij schulden"},
        }
    )
    advice = Advice.model_validate({"titel": "Hulp zoeken", "verwijs": "schuldhulp"})
    drawn = plain(advice_page(refer(directory, advice, {}, None, NOW)), 80, Console("utf-8"))
    lines = [" ".join(line.split()) for line in drawn.split("\n") if line]
    assert lines == [
        "Hulp zoeken",
        "Ga naar Hulp bij schulden hier nog niemand bekend",
        "Zonder bron, nog niet gecontroleerd: bel bij twijfel",
    ]


def drawn(advice: dict[str, Any], *partners: dict[str, Any]) -> list[str]:
    """The lines of an advice, in a directory of one region with these partners."""
    every = [{"soort": "overig", "doet": "Helpt.", "regio": "landelijk"} | one for one in partners]
    directory = Directory.model_validate(
        {"bibliotheek": "Bieb", "regios": ["Noord"], "partners": every}
    )
    made = refer(directory, Advice.model_validate({"titel": "Hulp"} | advice), {}, None, NOW)
    lines = plain(advice_page(made), 120, Console("utf-8")).split("\n")
    return [" ".join(line.split()) for line in lines if line]


ASKED_BY_HELPERS = {
    "id": "steun",
    "naam": "Steun",
    "voor": "hulpverlener",
    "telefoon": "071 123 45 67",
}


def test_visitor_is_never_told_to_call_who_answers_helpers_only() -> None:
    first = drawn({"verwijs": ["steun"]}, ASKED_BY_HELPERS)
    assert first[1:3] == [
        "Ga naar Steun",
        "vraag alleen een hulpverlener kan hier iets vragen: de balie of het wijkteam",
    ]
    lawyer = {"id": "raad", "naam": "De raadsman", "telefoon": "071 765 43 21"}
    also = drawn({"verwijs": ["raad", "steun"]}, lawyer, ASKED_BY_HELPERS)
    assert "Ook Steun, via een hulpverlener" in also
    assert "123 45 67" not in "".join(first + also)


def test_who_else_can_be_asked_stands_with_the_number_else_the_site() -> None:
    phone = {"id": "lijn", "naam": "De lijn", "telefoon": "0800-2000", "openingstijden": "altijd"}
    site = {"id": "site", "naam": "De site", "website": "https://www.hulp.example"}
    lines = drawn({"verwijs": ["eerst", "lijn", "site"]}, {"id": "eerst", "naam": "E"}, phone, site)
    start = lines.index("Ook De lijn, 0800-2000, gratis altijd open")
    assert lines[start + 1] == "De site, www.hulp.example"


def test_urgent_advice_says_who_is_closed_now_and_who_answers_instead() -> None:
    town = {
        "id": "stad",
        "naam": "De stad",
        "telefoon": "14 071",
        "openingstijden": "ma-vr 09:00-17:00",
    }
    night: dict[str, Any] = {"id": "nacht", "naam": "De nachtlijn", "openingstijden": "altijd"}
    untold = {"id": "wijk", "naam": "De wijk", "telefoon": "071 123 45 67"}
    lines = drawn(
        {"verwijs": ["stad", "wijk", "nacht"], "spoed": "ja"},
        town,
        untold,
        night | {"telefoon": "0800-2000"},
    )
    start = lines.index("Ga naar De nachtlijn")
    assert lines[start + 1] == "bel 0800-2000, gratis altijd open"
    assert lines[start + 2].startswith("Nu niet De stad opent ")
    assert lines[start + 3] == "De wijk openingstijden niet bekend"


def test_number_for_when_it_is_closed_stands_below_the_number_of_the_day() -> None:
    town: dict[str, Any] = {"id": "stad", "naam": "De stad", "telefoon": "14 071"}
    hours: dict[str, Any] = {
        "openingstijden": "ma-vr 09:00-17:00",
        "buiten_uren": {"telefoon": "0800-1234"},
    }
    lines = drawn({"verwijs": ["stad"]}, town | hours)
    start = lines.index("Ga naar De stad")
    assert lines[start + 1].startswith("bel 14 071 ")
    assert lines[start + 2] == "nu bel 0800-1234, gratis neemt op als het dicht is"


@pytest.mark.parametrize("width", WIDTHS)
def test_remark_of_the_hours_stands_beside_the_number(width: int) -> None:
    partner = {"id": "raad", "naam": "De raadsman", "soort": "overig", "doet": "Helpt."}
    hours = '"op afspraak, bel eerst of kom langs bij de receptie van het stadhuis"'
    more = {"regio": "landelijk", "telefoon": "071 123 45 67", "openingstijden": hours}
    directory = Directory.model_validate(
        {"bibliotheek": "Bieb", "regios": ["Noord"], "partners": [partner | more]}
    )
    advice = Advice.model_validate({"titel": "Hulp zoeken", "verwijs": "raad"})
    drawn = plain(advice_page(refer(directory, advice, {}, None, NOW)), width, Console("utf-8"))
    assert hours.strip('"') in " ".join(drawn.split())
    assert "open" not in drawn


@pytest.mark.parametrize("width", WIDTHS)
def test_phone_number_is_never_broken(long_words: Workspace, width: int) -> None:
    drawn = plain(every_page(long_words)["advice"], width, Console("utf-8"))
    assert "0800-0543, gratis" in drawn
    assert "opent maandag 28 december om 8:00 (eerste kerstdag gesloten)" in " ".join(drawn.split())
