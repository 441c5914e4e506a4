"""Where trees and directory meet: who is referred to, and who offers what where."""

from datetime import date
from pathlib import Path

import pytest
from conftest import DIRECTORY, TREE, URGENT, MakeWorkspace, three

from ido_cli.checks.check import check
from ido_cli.workspace.reading import open_workspace

TODAY = date(2026, 11, 24)
OWN = "verwijs: [dienst-toeslagen, formulierenhulp]"
"""To whom the first advice of the tree toeslagen refers."""


def network(folder: Path) -> list[tuple[str, str, str]]:
    """The findings about the network, as (code, message, hint)."""
    found = check(open_workspace(folder), TODAY)
    return [(one.code, one.message, one.hint) for one in found if one.code.startswith("N")]


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


# Who must be called, and who answers in the evening

NO_NUMBER = '"Wijkteam" moet worden gebeld, maar heeft geen nummer'
OWN_TOGETHER = "    titel: Samen uitzoeken\n"
"""The head of an advice of which the wijkteam, without a number, is the addressee."""


def calls(
    make_workspace: MakeWorkspace, line: str, directory: str = DIRECTORY
) -> list[tuple[str, str]]:
    """What is said of a call in the advice for the wijkteam: code and message."""
    assert TREE.count(OWN_TOGETHER) == 1
    tree = TREE.replace(OWN_TOGETHER, f"{OWN_TOGETHER}    doe:\n      - '{line}'\n")
    found = network(make_workspace(three(toeslagen=tree), directory))
    return [(code, message) for code, message, _ in found if code == "N005"]


@pytest.mark.parametrize(
    "line",
    [
        "Bel het wijkteam.",
        "Leg de brief klaar. Bel dan het wijkteam.",
        "Meld u aan bij het wijkteam.",
        "Lukt het niet? Dan belt u het wijkteam.",
        "Heeft u vragen: Bel ze op.",
    ],
)
def test_call_to_who_has_no_number_is_told(make_workspace: MakeWorkspace, line: str) -> None:
    assert calls(make_workspace, line) == [("N005", NO_NUMBER)]


@pytest.mark.parametrize(
    "line",
    [
        "Ga langs bij het wijkteam.",
        "Bel bij gevaar 112.",
        "Bel 113.",
        "Bel het nummer op de brief.",
        "Bel niet zelf.",
        "De belasting belt niet.",
        "Neem het meldnummer mee.",
    ],
)
def test_line_that_asks_for_no_number_passes(make_workspace: MakeWorkspace, line: str) -> None:
    assert calls(make_workspace, line) == []


def test_who_can_be_told_on_a_site_needs_no_number(make_workspace: MakeWorkspace) -> None:
    site = DIRECTORY.replace(
        "    adres: Laan 2, Zuid\n",
        "    adres: Laan 2, Zuid\n    website: https://wijkteam.example\n",
    )
    assert calls(make_workspace, "Meld u aan bij het wijkteam.", site) == []


def test_call_to_a_party_of_the_visitor_s_own_needs_no_number(
    make_workspace: MakeWorkspace,
) -> None:
    own = DIRECTORY.replace("soort: maatschappelijk", "soort: overig")
    assert calls(make_workspace, "Bel uw verzekeraar.", own) == []


def test_call_to_who_has_a_number_in_one_region_names_the_other(
    make_workspace: MakeWorkspace,
) -> None:
    other = DIRECTORY.replace("regio: [Noord, Zuid]\n    biedt", "regio: [Zuid]\n    biedt") + (
        "  - {id: team-noord, naam: Team Noord, soort: maatschappelijk, doet: Helpt.,\n"
        "     regio: [Noord], biedt: [formulierenhulp], telefoon: 071 123 45 67, adres: Weg 1}\n"
    )
    assert calls(make_workspace, "Bel ze op.", other) == [
        ("N005", '"Wijkteam" moet worden gebeld in Zuid, maar heeft geen nummer')
    ]


def evening(
    make_workspace: MakeWorkspace, advice: str = "", directory: str = DIRECTORY, name: str = "x"
) -> list[str]:
    """What is said of the evening in the urgent tree, whose advice has another title."""
    head = "    titel: Bel 112\n"
    assert URGENT.count(head) == 1
    tree = URGENT.replace(head, f"    titel: Hulp van vandaag\n{advice}")
    found = network(make_workspace(three(spoed=tree), directory, name=name))
    return [message for code, message, _ in found if code == "N006"]


NOBODY = 'bij het advies "bellen" neemt op zaterdagavond niemand op'


def test_urgent_advice_of_which_nobody_answers_in_the_evening_is_told(
    make_workspace: MakeWorkspace,
) -> None:
    assert evening(make_workspace) == [NOBODY]


@pytest.mark.parametrize(
    "advice",
    [
        "    doe: Bel vannacht de huisartsenpost.\n",
        "    doe: Wacht tot morgen.\n",
        "    let_op: In het weekend is er niemand.\n",
        "    doe: ['Bel 112, dag en nacht.']\n",
    ],
)
def test_urgent_advice_that_says_what_to_do_till_then_is_right(
    make_workspace: MakeWorkspace, advice: str
) -> None:
    assert evening(make_workspace, advice) == []


def test_urgent_advice_called_after_the_emergency_number_names_who_answers(
    make_workspace: MakeWorkspace,
) -> None:
    assert network(make_workspace()) == [GAP]


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        ("altijd", []),
        ("ma-zo 08:00-24:00", []),
        ("za 20:00-23:00", []),
        ("ma-za 08:00-17:00", [NOBODY]),
        ("ma-vr 00:00-24:00", [NOBODY]),
        ("op afspraak", [NOBODY]),
    ],
)
def test_somebody_must_answer_on_a_saturday_evening(
    make_workspace: MakeWorkspace, hours: str, told: list[str]
) -> None:
    phone = DIRECTORY.replace(
        "openingstijden: ma-vr 09:00-12:00",
        f'telefoon: 071 123 45 67\n    openingstijden: "{hours}"',
    )
    assert evening(make_workspace, directory=phone) == told


def test_line_for_out_of_hours_answers_in_the_evening(make_workspace: MakeWorkspace) -> None:
    line = "    buiten_uren: {telefoon: 0800-1234, openingstijden: altijd}\n"
    directory = DIRECTORY.replace("    adres: Laan 2, Zuid\n", f"    adres: Laan 2, Zuid\n{line}")
    assert evening(make_workspace, directory=directory) == []
