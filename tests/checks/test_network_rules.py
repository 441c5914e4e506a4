"""Where trees and directory meet: who is referred to, and who offers what where."""

from datetime import date
from pathlib import Path

import pytest
from conftest import DIGID, DIRECTORY, TREE, URGENT, MakeWorkspace

from ido_cli.checks.check import check
from ido_cli.workspace.reading import open_workspace

TODAY = date(2026, 11, 24)
OWN = "verwijs: [dienst-toeslagen, formulierenhulp]"
"""To whom the first advice of the tree toeslagen refers."""


def network(folder: Path) -> list[tuple[str, str, str]]:
    """The findings about the network, as (code, message, hint)."""
    found = check(open_workspace(folder), TODAY)
    return [(one.code, one.message, one.hint) for one in found if one.code.startswith("N")]


def three(**changed: str) -> dict[str, str]:
    return {"toeslagen": TREE, "digid": DIGID, "spoed": URGENT} | changed


GAP = (
    "N002",
    'niemand biedt de dienst "gemeente" in Zuid',
    "Zoek een partner die dit doet.",
)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("formulierhulp", 'Bedoelde u "formulierenhulp"?'),
        ("dienst-toeslag", 'Bedoelde u "dienst-toeslagen"?'),
        ("xyz", "Voeg de partner of de dienst toe aan partners.yaml."),
    ],
)
def test_reference_to_nobody_names_the_nearest(
    make_workspace: MakeWorkspace, name: str, hint: str
) -> None:
    folder = make_workspace(three(toeslagen=TREE.replace(OWN, f"verwijs: [{name}]", 1)))
    found = network(folder)
    assert ("N001", f'onbekende partner of dienst "{name}"', hint) in found
    assert "N003" not in {code for code, _, _ in found}, "one mistake is told once"


def test_advice_without_help_in_person_names_each_region(make_workspace: MakeWorkspace) -> None:
    far = TREE.replace(OWN, "verwijs: [dienst-toeslagen]", 1)
    near = TREE.replace(OWN, "verwijs: [dienst-toeslagen, gemeente]", 1)
    message = 'bij het advies "aanvragen" is er geen hulp in de buurt in'
    for name, tree, regions in (("ver", far, "Noord en Zuid"), ("half", near, "Zuid")):
        found = network(make_workspace(three(toeslagen=tree), name=name))
        assert (
            "N003",
            f"{message} {regions}",
            "Noem bij verwijs ook een dienst die hier iemand heeft, of zoek een partner.",
        ) in found


def test_service_that_nobody_offers_in_a_region_is_told_where_trees_ask_for_it(
    make_workspace: MakeWorkspace,
) -> None:
    assert network(make_workspace()) == [GAP]
    unasked = DIRECTORY.replace(
        "formulierenhulp: Hulp met formulieren",
        "formulierenhulp: Hulp met formulieren\n  zwemles: Zwemles",
    )
    assert network(make_workspace(directory=unasked, name="zwemles")) == [GAP]


def test_partner_that_no_tree_refers_to_is_told(make_workspace: MakeWorkspace) -> None:
    directory = DIRECTORY + (
        "  - {id: zwembad, naam: Zwembad, soort: overig, doet: Leert zwemmen., regio: [Noord],\n"
        "     adres: Bad 1}\n"
    )
    assert (
        "N004",
        'geen boom verwijst naar "zwembad"',
        "Laat een advies naar deze partner verwijzen, of naar een dienst die hij biedt.",
    ) in network(make_workspace(directory=directory))


def test_partner_may_be_meant_by_a_tree_that_can_not_be_read(
    make_workspace: MakeWorkspace,
) -> None:
    folder = make_workspace({"toeslagen": TREE, "spoed": "titel: ["})
    assert "N004" not in {code for code, _, _ in network(folder)}
