"""Facts, conditions and terms: what is declared, what can be met, and what is left."""

from datetime import date
from pathlib import Path

import pytest
from conftest import DIGID, DIRECTORY, TREE, URGENT, MakeWorkspace

from ido_cli.checks.check import check
from ido_cli.checks.fact_rules import asked_facts, facts_of
from ido_cli.trees.facts import Declared, Fact
from ido_cli.workspace.reading import open_workspace

TODAY = date(2026, 11, 24)
FACTS = """
feiten:
  digid:
    over: Heeft de klant een DigiD?
    waarden: {ja: Heeft een DigiD, nee: Heeft geen DigiD}
  leeftijd:
    over: Hoe oud is de klant?
    waarden: {jong: Onder de 18, oud: Ouder}
  briefdatum: {over: De datum op de brief, soort: datum, geldt: vraag}
"""
CONDITION = "als: {digid: nee}"
LINE = "      - {tekst: Vraag eerst een DigiD aan., als: {digid: nee}}\n"
DATE = """
titel: Een brief
begin: datum
vragen:
  datum:
    vraag: Welke datum staat er op de brief?
    soort: datum
    feit: briefdatum
    antwoorden:
      - {binnen: 6 weken, naar: bezwaar}
      - {later: ja, naar: bezwaar}
      - {antwoord: Weet niet, naar: bezwaar}
adviezen:
  bezwaar:
    titel: Bezwaar maken
    verwijs: [formulierenhulp]
    termijn: {duur: 6 weken, vanaf: briefdatum, wat: Bezwaar maken}
    bron: https://www.rijksoverheid.nl
    gecontroleerd: 2026-11-01
voorbeelden:
  - {klant: Ik kreeg een brief, antwoorden: [Binnen 6 weken], advies: bezwaar}
"""


def folder_with(
    make_workspace: MakeWorkspace, facts: str = FACTS, name: str = "inrichting", **trees: str
) -> Path:
    """The small workspace with some trees changed or added; without `facts` none are declared."""
    every = {"toeslagen": TREE, "digid": DIGID, "spoed": URGENT} | trees
    return make_workspace(every | ({"_feiten": facts} if facts else {}), DIRECTORY, name=name)


def told(folder: Path, *codes: str) -> list[tuple[str, str]]:
    """The findings about facts: code and message."""
    wanted = codes or ("B013", "B014", "B028", "B029", "B030", "B031", "B032", "B033", "B034")
    found = check(open_workspace(folder), TODAY)
    return [(one.code, one.message) for one in found if one.code in wanted]


def edited(old: str, new: str) -> str:
    assert old in TREE
    return TREE.replace(old, new)


# Which facts there are


def test_facts_that_are_declared_stand_with_their_values_and_a_date_with_none() -> None:
    declared = Declared(
        {
            "digid": Fact.model_validate({"over": "x", "waarden": {"ja": "J", "nee": "N"}}),
            "datum": Fact.model_validate({"over": "x", "soort": "datum"}),
        }
    )
    assert facts_of({}, declared) == {"digid": {"ja", "nee"}, "datum": set()}
    assert asked_facts({}, declared) == {}


def test_facts_that_nobody_declared_are_those_that_questions_set(
    make_workspace: MakeWorkspace,
) -> None:
    trees = open_workspace(folder_with(make_workspace, facts="")).trees
    assert facts_of(trees, Declared()) == asked_facts(trees, Declared()) == {"digid": {"ja", "nee"}}


def test_small_workspace_with_facts_is_right(make_workspace: MakeWorkspace) -> None:
    assert told(folder_with(make_workspace, brief=DATE)) == []


# Questions and their fact


def test_value_that_differs_is_told_at_the_answer_and_the_one_that_lacks_at_the_fact(
    make_workspace: MakeWorkspace,
) -> None:
    folder = folder_with(make_workspace, digid=DIGID.replace("antwoord: Nee", "antwoord: Neen"))
    assert told(folder, "B029") == [
        ("B029", 'bij het feit "digid" hoort ook: nee'),
        ("B029", 'het feit "digid" kent geen "neen"'),
    ]


def test_answer_may_have_the_value_of_the_fact_and_words_of_its_own(
    make_workspace: MakeWorkspace,
) -> None:
    words = DIGID.replace("antwoord: Nee,", "antwoord: Nog niet, waarde: nee,")
    assert told(folder_with(make_workspace, digid=words)) == []


def test_question_for_a_date_with_a_fact_that_is_chosen_is_told(
    make_workspace: MakeWorkspace,
) -> None:
    folder = folder_with(make_workspace, brief=DATE.replace("feit: briefdatum", "feit: leeftijd"))
    assert told(folder) == [
        ("B029", 'het feit "leeftijd" is een keuze, deze vraag een datum'),
    ]


def test_facts_that_nobody_declared_are_not_judged(make_workspace: MakeWorkspace) -> None:
    other = DIGID.replace("feit: digid", "feit: heeft_digid")
    assert told(folder_with(make_workspace, facts="", digid=other), "B028", "B029") == []


# Conditions


def test_fact_that_is_declared_and_that_no_question_sets_can_not_be_met(
    make_workspace: MakeWorkspace,
) -> None:
    folder = folder_with(make_workspace, toeslagen=edited(CONDITION, "als: {leeftijd: jong}"))
    assert told(folder) == [("B013", 'geen vraag zet het feit "leeftijd"')]


def test_one_tree_is_checked_by_what_is_declared_without_reading_the_others(
    make_workspace: MakeWorkspace,
) -> None:
    folder = folder_with(make_workspace, toeslagen=edited(CONDITION, "als: {leeftijd: jong}"))
    workspace = open_workspace(folder)
    assert [one.code for one in check(workspace, TODAY, only=["toeslagen"])] == []
    wrong = folder_with(
        make_workspace, name="fout", toeslagen=edited(CONDITION, "als: {leeftjd: jong}")
    )
    (found,) = check(open_workspace(wrong), TODAY, only=["toeslagen"])
    assert (found.code, found.hint) == ("B013", 'Bedoelde u "leeftijd"?')


def test_conditions_are_not_judged_while_a_tree_that_may_set_them_can_not_be_read(
    make_workspace: MakeWorkspace,
) -> None:
    folder = folder_with(
        make_workspace,
        facts="",
        toeslagen=edited(CONDITION, "als: {leeftijd: jong}"),
        kapot="titel: [",
    )
    assert told(folder) == []


@pytest.mark.parametrize("month", ["mei", "[november, december]"])
def test_month_may_be_asked_of_a_line(make_workspace: MakeWorkspace, month: str) -> None:
    folder = folder_with(make_workspace, toeslagen=edited(CONDITION, f"als: {{maand: {month}}}"))
    assert told(folder) == []


@pytest.mark.parametrize("condition", ["als: {digid: nee}", "als: {digid: [ja, nee]}"])
def test_list_of_which_nothing_is_left_for_who_does_not_know_is_told(
    make_workspace: MakeWorkspace, condition: str
) -> None:
    bring = f"neem_mee: [{{tekst: DigiD, {condition}}}]"
    folder = folder_with(
        make_workspace, toeslagen=edited("neem_mee: [DigiD, het huurcontract]", bring)
    )
    assert told(folder) == [("B030", 'bij "neem_mee" blijft niets over voor wie iets niet weet')]


@pytest.mark.parametrize(
    "lines",
    [
        "[{tekst: DigiD, niet: {digid: nee}}]",
        "[{tekst: DigiD, als: {maand: mei}}]",
        "[{tekst: DigiD, als: {digid: ja}}, de brief]",
        "[{tekst: DigiD, als: {digid: ja}}, {tekst: de brief, niet: {digid: ja}}]",
        "[]",
    ],
)
def test_list_of_which_something_is_left_is_right(
    make_workspace: MakeWorkspace, lines: str
) -> None:
    folder = folder_with(
        make_workspace,
        toeslagen=edited("neem_mee: [DigiD, het huurcontract]", f"neem_mee: {lines}"),
    )
    assert told(folder) == []


def test_what_goes_often_with_it_may_all_depend_on_a_fact(make_workspace: MakeWorkspace) -> None:
    often = f"{LINE}    vaak_ook: [{{naar: digid, als: {{digid: nee}}}}]\n"
    assert told(folder_with(make_workspace, toeslagen=edited(LINE, often))) == []


def test_ways_that_end_without_a_condition_are_right(make_workspace: MakeWorkspace) -> None:
    ways = "naar: [{als: {digid: nee}, stap: samen}, {stap: aanvragen}]}"
    folder = folder_with(make_workspace, toeslagen=edited("Nee, naar: aanvragen}", f"Nee, {ways}"))
    assert told(folder) == []


# Dates and terms


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("6 weken, vanaf", "6 wekn, vanaf", '"6 wekn" is geen lengte van een termijn'),
        ("vanaf: briefdatum", "vanaf: digid", 'het feit "digid" is geen datum'),
        ("vanaf: briefdatum", "vanaf: datum", 'het feit "datum" is geen datum'),
        ("vanaf: briefdatum", "vanaf: 999 jaar", 'het feit "999 jaar" is geen datum'),
    ],
)
def test_term_that_can_not_be_counted_is_told(
    make_workspace: MakeWorkspace, old: str, new: str, message: str
) -> None:
    assert told(folder_with(make_workspace, brief=DATE.replace(old, new))) == [("B034", message)]


def test_term_from_a_fact_is_not_judged_where_none_are_declared(
    make_workspace: MakeWorkspace,
) -> None:
    folder = folder_with(make_workspace, facts="", brief=DATE)
    assert told(folder, "B034") == []
