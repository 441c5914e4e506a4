"""The map of the network as one page for a meeting, and as a real Chromium shows it."""

import re
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from browser import Chromium, assert_shown_well, looked, needs_chromium, sheets
from conftest import DIGID, DIRECTORY, TREE

from ido_cli.directory.model import Directory
from ido_cli.pages.network_page import network_page
from ido_cli.referral.network import network
from ido_cli.source.reading import parse
from ido_cli.trees.model import Tree
from ido_cli.workspace.folder import shipped
from ido_cli.workspace.reading import open_workspace

TODAY = date(2026, 11, 24)
TREES = [Tree.model_validate(parse(text, Path("x")).data) for text in (TREE, DIGID)]
TO_MAKE: Final = DIRECTORY.replace(
    "regio: [Noord, Zuid]", "regio: [Noord, Zuid]\n    contact: nog-te-leggen"
)
EVIL: Final = "<script>window.stolen = 1</script>\"'&amp; \u202ewort \u05d0\u05d1 <img src=x>"
LONG: Final = "Arbeidsongeschiktheidsverzekeringsmaatschappij" * 3
MORE: Final = (
    "  - {{id: team-{0}, naam: '{1} {0}', soort: maatschappelijk, doet: Helpt., "
    "regio: [{2}], biedt: [formulierenhulp], contact: {3}}}\n"
)


def page_of(directory: str = DIRECTORY, needed: dict[str, int] | None = None) -> str:
    made = Directory.model_validate(parse(directory, Path("partners.yaml")).data)
    return network_page(made, network(made, TREES, needed or {}, TODAY), TODAY)


def shipped_page() -> str:
    workspace = open_workspace(shipped())
    directory = workspace.directory
    made = network(directory, workspace.trees.values(), {"gemeente-leiden": 12}, TODAY)
    return network_page(directory, made, TODAY)


def cells(page: str) -> list[str]:
    """The cells of the map, each as its style, its region and its words."""
    found = re.findall(r'<td class="(\w+)" data-region="([^"]*)">(.*?)</td>', page)
    return [" ".join([style, region, *_words(cell)]) for style, region, cell in found]


def _words(html: str) -> list[str]:
    return re.sub(r"<[^>]+>", " ", html).split()


def test_page_opens_with_the_map_and_its_most_needed_gaps() -> None:
    page = page_of()
    assert "<h1>Het netwerk van Testbieb</h1>" in page
    assert "24 november 2026: 2 diensten, 3 partners." in page
    first = page.index("Hier is het meest iemand nodig")
    gap = page.index("De gemeente")
    assert page.index("Wie biedt wat waar") < first < gap < page.index("Hulp met formulieren")
    assert page.index("Hulp met formulieren") < page.index("Wat er te doen is")
    assert '<span class="quiet">1 advies</span>' in page


def test_map_is_a_table_with_headings_for_rows_groups_and_columns() -> None:
    page = page_of()
    heads = "".join(f'<th scope="col">{one}</th>' for one in ("Dienst", "<bdi>Noord</bdi>"))
    assert heads in page
    assert '<th scope="row"><bdi>De gemeente</bdi>' in page
    assert 'scope="rowgroup" colspan="3">Hier is het meest iemand nodig</th>' in page
    assert page.count("<caption>") == 1


def test_cell_tells_its_state_in_a_word_and_a_sign() -> None:
    assert cells(page_of()) == [
        "known Noord • bekend Gemeente Noord",
        "nobody Zuid ✗ niemand",
        "known Noord • bekend Wijkteam",
        "known Zuid • bekend Wijkteam",
    ]
    assert "make Zuid ? contact nog te leggen Wijkteam" in cells(page_of(TO_MAKE))


@pytest.mark.parametrize(
    ("contact", "cell"),
    [
        ("afspraken", "agreed Zuid ✓ afspraken Wijkteam"),
        ("in-gesprek", "talks Zuid ~ in gesprek Wijkteam"),
        ("geen-nodig", "known Zuid • bekend Wijkteam"),
    ],
)
def test_cell_follows_the_contact(contact: str, cell: str) -> None:
    assert cells(page_of(TO_MAKE.replace("nog-te-leggen", contact)))[-1] == cell


def test_legend_counts_the_cells_of_each_state() -> None:
    page = page_of()
    assert '<b aria-hidden="true">✗</b> niemand: 1</li>' in page
    assert '<b aria-hidden="true">•</b> bekend: 3</li>' in page
    assert "alleen landelijk:" not in page


def test_gaps_after_the_first_three_have_a_group_of_their_own() -> None:
    services = "".join(f"  dienst-{n}: Dienst {n}\n" for n in range(5))
    advice = "  a{0}: {{titel: x, verwijs: [dienst-{0}]}}\n"
    tree = f"titel: T\nbegin: q\nvragen: {{}}\nadviezen:\n{''.join(map(advice.format, range(5)))}"
    tree += advice.format(9).replace("dienst-9", "dienst-4")
    text = DIRECTORY.replace("diensten:\n", f"diensten:\n{services}")
    made = Directory.model_validate(parse(text, Path("partners.yaml")).data)
    trees = [Tree.model_validate(parse(tree, Path("x")).data)]
    page = network_page(made, network(made, trees, {}, TODAY), TODAY)
    places = [page.index(f"Dienst {n}") for n in (4, 0, 1)]
    assert places == sorted(places)
    assert places[-1] < page.index("Ook hier ontbreekt iemand") < page.index("Dienst 2")


def test_facts_that_are_old_have_a_mark_that_can_be_heard() -> None:
    page = page_of(DIRECTORY.replace("2026-11-01", "2020-01-01"))
    assert '<bdi>Wijkteam</bdi>\u00a0<b role="img" aria-label="gegevens nakijken"' in page
    assert "gegevens nakijken" not in page_of()


def test_more_than_three_names_unfold_and_paper_has_them_all() -> None:
    many = "".join(MORE.format(n, "Team", "Noord", "afspraken") for n in range(4))
    page = page_of(DIRECTORY + many)
    assert "<details><summary>en nog 2</summary><p><bdi>Team 2</bdi>" in page
    assert "addEventListener('beforeprint'" in page


def test_work_is_grouped_by_state_with_what_to_do() -> None:
    teams = "".join(MORE.format(n, "Team", "Noord", "in-gesprek") for n in range(2))
    page = page_of(TO_MAKE.replace("2026-11-01", "2020-01-01", 1) + teams, {"wijkteam": 3})
    work = page[page.index("Wat er te doen is") :]
    assert re.findall(r"<h3>(.*?)</h3>", work) == [
        "Contact nog te leggen (1)",
        "In gesprek (2)",
        "Nog nooit nagekeken (2)",
        "Te lang geleden nagekeken (1)",
    ]
    assert '<bdi>Wijkteam</bdi> <span class="quiet">3 keer genoemd</span>' in work
    old = (
        '<bdi>Dienst Toeslagen</bdi> <span class="quiet">1 januari 2020 · 0800-0543, gratis</span>'
    )
    assert old in work


def test_what_was_never_named_is_not_said_to_be() -> None:
    assert "keer genoemd" not in page_of(TO_MAKE)


def test_network_without_work_or_services_says_so_kindly() -> None:
    assert "Er ligt geen werk: elk contact is gelegd en alles is nagekeken." in page_of()
    bare = Directory.model_validate({"bibliotheek": "Leeg", "regios": ["Noord"], "partners": []})
    page = network_page(bare, network(bare, [], {}, TODAY), TODAY)
    assert "Er staan nog geen diensten in partners.yaml." in page
    assert "Er zijn nog geen partners." in page
    assert "<table" not in page


def test_names_of_others_are_shown_to_the_letter_without_control_signs() -> None:
    directory = Directory.model_validate(parse(DIRECTORY, Path("partners.yaml")).data)
    evil = directory.partners[2].model_copy(update={"name": EVIL, "phone": EVIL, "checked": None})
    made = directory.model_copy(update={"library": EVIL, "partners": (evil,)})
    page = network_page(made, network(made, TREES, {}, TODAY), TODAY)
    assert page.count("<script>") == 1
    assert "<img" not in page
    assert "\u202e" not in page
    assert "<bdi>&lt;script&gt;window.stolen = 1&lt;/script&gt;" in page


@needs_chromium
def test_map_of_the_shipped_network_is_shown_well(chromium: Chromium, tmp_path: Path) -> None:
    page = shipped_page()
    assert_shown_well(chromium, tmp_path, page)
    tops = looked(chromium, tmp_path, page, 1280)["tops"]
    map_top = next(top for text, top in tops.items() if text.startswith("Elke dienst"))
    assert map_top < 300, "the map stands in the first screen"


@needs_chromium
@pytest.mark.parametrize("regions", [2, 12], ids=["columns", "blocks"])
def test_hostile_and_long_names_stay_on_the_page(
    chromium: Chromium, tmp_path: Path, regions: int
) -> None:
    places = ", ".join(f"{LONG[:60]}{n}" for n in range(regions))
    text = DIRECTORY.replace("regios: [Noord, Zuid]", f"regios: [Noord, Zuid, {places}]")
    text += "".join(MORE.format(n, LONG, "Noord", "nog-te-leggen") for n in range(5))
    made = Directory.model_validate(parse(text, Path("partners.yaml")).data)
    evil = made.partners[2].model_copy(update={"name": EVIL})
    made = made.model_copy(update={"partners": (*made.partners, evil)})
    page = network_page(made, network(made, TREES, {}, TODAY), TODAY)
    assert_shown_well(chromium, tmp_path, page)


@needs_chromium
def test_map_of_the_shipped_network_takes_few_sheets(chromium: Chromium, tmp_path: Path) -> None:
    file = tmp_path / "netwerk.html"
    file.write_text(shipped_page(), encoding="utf-8")
    assert 2 <= sheets(chromium, file) <= 12
