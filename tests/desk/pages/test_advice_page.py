"""The advice as the desk reads it aloud."""

from itertools import pairwise

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
