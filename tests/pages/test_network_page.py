"""The map of the network as one page for a meeting."""

from datetime import date
from pathlib import Path

from conftest import DIGID, DIRECTORY, TREE

from ido_cli.directory.model import Directory
from ido_cli.pages.network_page import network_page
from ido_cli.referral.network import network
from ido_cli.source.reading import parse
from ido_cli.trees.model import Tree

TODAY = date(2026, 11, 24)
TREES = [Tree.model_validate(parse(text, Path("x")).data) for text in (TREE, DIGID)]


def page_of(directory: str = DIRECTORY, needed: dict[str, int] | None = None) -> str:
    made = Directory.model_validate(parse(directory, Path("partners.yaml")).data)
    return network_page(made, network(made, TREES, needed or {}, TODAY), TODAY)


def test_gaps_come_first_and_then_who_offers_what_where() -> None:
    page = page_of()
    assert "<h1>Het netwerk van Testbieb</h1>" in page
    assert "24 november 2026" in page
    gap = page.index("De gemeente: niemand in Zuid (1 adviezen verwijzen ernaar)")
    assert page.index("Wat ontbreekt") < gap < page.index("Wie biedt wat waar")
    assert '<th scope="col">Dienst</th><th scope="col">Noord</th><th scope="col">Zuid</th>' in page
    assert "<td><strong>niemand</strong></td>" in page


def test_network_without_gaps_says_so() -> None:
    whole = DIRECTORY.replace("    regio: [Noord]\n", "    regio: [Noord, Zuid]\n")
    assert "Elke dienst waar bomen naar verwijzen, is er in elke regio." in page_of(whole)
    assert "<strong>niemand</strong>" not in page_of(whole)


def test_partner_is_named_with_its_contact_and_the_age_of_its_facts() -> None:
    old = DIRECTORY.replace("2026-11-01", "2020-01-01").replace(
        "regio: [Noord, Zuid]", "regio: [Noord, Zuid]\n    contact: nog-te-leggen"
    )
    page = page_of(old, {"wijkteam": 3})
    assert (
        '<p>Wijkteam <span class="quiet">(contact nog te leggen, te lang geleden gecontroleerd)'
        "</span></p>"
    ) in page
    assert "<li>Wijkteam: 3 keer genoemd</li>" in page
    assert "0 partners zijn nooit gecontroleerd, 3 te lang geleden." in page


def test_name_of_a_partner_is_shown_to_the_letter() -> None:
    page = page_of(DIRECTORY.replace("naam: Wijkteam", "naam: '<b>Wijk & team</b>'"))
    assert "&lt;b&gt;Wijk &amp; team&lt;/b&gt;" in page
    assert "<b>Wijk" not in page
