"""The trees and the directory that ship.

It is about how much there is, that every road is short and plain, and that known traps are encoded
right.
"""

import io
import re
import statistics
from datetime import date
from pathlib import Path

import pytest

from ido_cli.checks.check import check
from ido_cli.checks.phrase_rules import MOST_PHRASES
from ido_cli.checks.text_rules import sentences, tree_texts, words
from ido_cli.directory.model import Directory, PartnerKind
from ido_cli.source.codes import Severity
from ido_cli.terminal.output import Output
from ido_cli.trees.model import CHOICE, Advice, Question, Tree
from ido_cli.trees.place import Place
from ido_cli.triage.engine import UNKNOWN_ANSWER, Case
from ido_cli.triage.examples import prove
from ido_cli.triage.routes import measure, routes, way_to
from ido_cli.views.matches import show_recognised
from ido_cli.workspace.folder import shipped
from ido_cli.workspace.reading import open_workspace

WORKSPACE = open_workspace(shipped())
TREES = WORKSPACE.trees
DIRECTORY: Directory = WORKSPACE.directory
EVERY = sorted(TREES)


def test_no_tree_is_left_out() -> None:
    assert TREES.left_out() == ()


def test_there_are_trees_agencies_and_local_partners_enough() -> None:
    assert len(TREES.in_use()) >= 32
    agencies = [partner for partner in DIRECTORY.partners if partner.kind is PartnerKind.AGENCY]
    local = [
        partner
        for partner in DIRECTORY.partners
        if not partner.nationwide and partner.kind is PartnerKind.COMMUNITY
    ]
    assert len(agencies) >= 30
    assert len(local) >= 24
    assert {location.id for location in DIRECTORY.locations} == {
        "nieuwstraat",
        "merenwijk",
        "leiderdorp",
    }


def test_no_tree_is_mixed_up_with_others() -> None:
    out = io.StringIO()
    show_recognised(Output(out), TREES, EVERY)
    told = " ".join(out.getvalue().split())
    assert told.startswith("Herkend aan de woorden: ")
    assert "voorbeelden worden als eerste herkend" not in told


@pytest.mark.parametrize("tree_id", EVERY)
def test_tree_has_what_the_recogniser_and_the_practice_need(tree_id: str) -> None:
    tree = TREES[tree_id]
    steps: list[Tree | Question | Advice] = [tree]
    steps += [*tree.questions.values(), *tree.advices.values()]
    assert len(tree.examples) >= 8
    assert sum(len(step.phrases) for step in steps) >= 25
    assert sum(len(step.phrases_en) for step in steps) >= 6
    assert 1 <= len(tree.phrases) <= MOST_PHRASES
    assert len({advice.names[0] for advice in tree.advices.values()}) <= 14


@pytest.mark.parametrize("tree_id", EVERY)
def test_every_advice_is_reached_by_an_example(tree_id: str) -> None:
    ends = {proof.walk.at for proof in prove(TREES, tree_id) if proof.good}
    assert {Place(tree_id, name) for name in TREES[tree_id].advices} <= ends


@pytest.mark.parametrize("tree_id", EVERY)
def test_every_question_has_a_sentence_to_say_and_a_way_on(tree_id: str) -> None:
    for name, question in TREES[tree_id].questions.items():
        assert question.say, name
        assert UNKNOWN_ANSWER in question.by_key, name
        assert 2 <= len(question.answers) <= 7, name


@pytest.mark.parametrize("tree_id", EVERY)
def test_every_advice_says_who_why_what_now_and_what_the_desk_may(tree_id: str) -> None:
    for name, advice in TREES[tree_id].advices.items():
        assert advice.why, name
        assert advice.do, name
        assert advice.may, name
        assert advice.may_not, name
        assert advice.source, name


def test_routes_are_short() -> None:
    measures = measure(TREES)
    longest = [measures[Place(tree_id, tree.begin)] for tree_id, tree in TREES.items()]
    assert max(one.longest for one in longest if one) <= 7
    lengths = [len(walk.route) for tree_id in TREES for walk in routes(TREES, tree_id)]
    assert statistics.median(lengths) <= 4


def _measured() -> list[tuple[int, str, str]]:
    """Every sentence of the shipped trees as (words, tree, sentence)."""
    return [
        (words(one), tree_id, one)
        for tree_id, tree in TREES.items()
        for _, text in tree_texts(tree)
        for one in sentences(text)
    ]


def test_sentences_are_at_level_b1() -> None:
    measured = sorted(_measured(), reverse=True)
    print("the longest:", *measured[:5], sep="\n  ")
    assert measured[0][0] <= 20
    assert statistics.mean(count for count, _, _ in measured) <= 12


JARGON = re.compile(
    (
        r"\b(dient te|dienen te|middels|betreffende|indien|teneinde|derhalve|conform|inzake"
        r"|omtrent|desbetreffende)\b"
    ),
    re.IGNORECASE,
)


NAMES = re.compile(r"verklaring omtrent (?:het )?gedrag", re.IGNORECASE)
"""What has an official name is called so."""


@pytest.mark.parametrize("tree_id", EVERY)
def test_no_official_language(tree_id: str) -> None:
    texts = (NAMES.sub("", text) for _, text in tree_texts(TREES[tree_id]))
    assert [text for text in texts if JARGON.search(text)] == []


@pytest.mark.parametrize("tree_id", EVERY)
def test_no_phone_number_but_112_stands_in_a_tree(tree_id: str) -> None:
    for loc, text in tree_texts(TREES[tree_id]):
        assert not re.search(r"\b0\d{2,3}[- ]?\d{3}", text), (loc, text)


def firsts(tree: Tree) -> dict[str, str]:
    return {name: advice.names[0] for name, advice in tree.advices.items()}


def text_of(tree_id: str, first: str) -> str:
    """All texts of the advices of a tree whose first addressee this is."""
    every = TREES[tree_id].advices.values()
    advices = [advice for advice in every if advice.names[0] == first]
    return " ".join(
        " ".join([a.title, a.why, *(line.text for line in (*a.do, *a.watch))]) for a in advices
    ).lower()


@pytest.mark.parametrize(
    ("tree_id", "first", "pattern"),
    [
        ("zorgverzekering-en-premieachterstand", "zorgverzekeraar", r"wanbetaler"),
        ("boetes-cjib", "cvom", r"6 weken"),
        ("boetes-cjib", "juridisch-loket", r"14 dagen|2 weken|twee weken"),
        ("boetes-cjib", "juridisch-loket", r"betaal .*nog niet"),
        ("huren", "verhuurder", r"bezwaar"),
        ("mijnoverheid", "afzender", r"afzender"),
        ("aow-pensioen", "svb", r"aio"),
        ("kinderbijslag", "svb", r"dubbele"),
        (
            "studiefinanciering-en-studieschuld",
            "duo",
            r"bezwaar[^.]*\. u moet wel blijven betalen",
        ),
        ("werk-en-uitkering", "uwv", r"1 week|een week"),
        ("alimentatie", "lbio", r"lbio"),
        ("rijbewijs", "cbr", r"gezondheidsverklaring"),
        ("rijbewijs", "burgerzaken", r"rijbewijs"),
        ("langdurige-zorg-wlz", "ciz", r"ciz"),
        ("paspoort-en-id", "burgerzaken", r"geen aangifte|aangifte .*niet"),
        ("toeslagen", "dienst-toeslagen", r"31 december"),
        ("spoed", "noodnummer-112", r"112"),
        ("spoed", "stichting-113", r"113"),
        ("oplichting-en-phishing", "bank", r"bank"),
    ],
)
def test_known_trap_is_encoded_right(tree_id: str, first: str, pattern: str) -> None:
    assert first in firsts(TREES[tree_id]).values()
    assert re.search(pattern, text_of(tree_id, first))


@pytest.mark.parametrize(
    ("service", "region", "first"),
    [
        ("bijstand", "Leiden", "gemeente-leiden-inkomen"),
        ("bijstand", "Leiderdorp", "gemeente-leiden-inkomen"),
        ("bijzondere-bijstand", "Leiderdorp", "gemeente-leiden-inkomen"),
        ("rni-loket", "Leiderdorp", "gemeente-leiden-rni"),
        ("burgerzaken", "Leiden", "gemeente-leiden-burgerzaken"),
        ("burgerzaken", "Leiderdorp", "gemeente-leiderdorp-burgerzaken"),
        ("wmo-loket", "Leiderdorp", "gemeente-leiderdorp-wmo"),
        ("nachtopvang", "Leiderdorp", "binnenvest"),
        ("eten-vandaag", "Leiderdorp", "de-bakkerij"),
    ],
)
def test_service_is_offered_by_the_right_door(service: str, region: str, first: str) -> None:
    assert [partner.id for partner in DIRECTORY.offering(service, region)] == [first]


@pytest.mark.parametrize("region", DIRECTORY.regions)
def test_every_advice_has_a_first_addressee_in_every_region_whom_a_visitor_can_ask(
    region: str,
) -> None:
    for tree in TREES.values():
        for name, advice in tree.advices.items():
            word = advice.names[0]
            partner = DIRECTORY.by_id.get(word)
            found = (partner,) if partner else DIRECTORY.offering(word, region)
            assert found, (tree.title, name, region)
            assert found[0].works_in(region), (tree.title, name, region)
            assert found[0].audience == "iedereen", (tree.title, name, region)


def offering(service: str, region: str | None = None) -> set[str]:
    """The ids of who offers a service."""
    return {partner.id for partner in DIRECTORY.offering(service, region)}


def test_who_fills_in_nothing_offers_no_help_with_forms_or_tax() -> None:
    forms = {one for region in DIRECTORY.regions for one in offering("formulierenhulp", region)}
    assert not [one for one in forms if DIRECTORY.by_id[one].kind is PartnerKind.LIBRARY]
    assert "belastingdienst" not in offering("belasting-invulhulp")
    for service in ("ouderenhulp", "mantelzorghulp"):
        assert not {"seniorweb", "digihulplijn", "op-eigen-wieken"} & offering(service)


def test_appeal_against_a_traffic_fine_is_never_sent_to_the_cjib() -> None:
    tree = TREES["boetes-cjib"]
    appeals = {name: one for name, one in tree.advices.items() if "beroep" in one.title.lower()}
    assert {name: one.names[0] for name, one in appeals.items()} == {
        "beroep_m": "cvom",
        "beroep_te_laat": "juridisch-loket",
    }


def test_danger_to_life_is_met_in_two_questions_and_all_that_is_urgent_in_three() -> None:
    for name, advice in TREES["spoed"].advices.items():
        case = way_to(TREES, Case("spoed", day=date(2026, 11, 24)), Place("spoed", name))
        assert case is not None, name
        most = 2 if advice.names[0] in ("noodnummer-112", "stichting-113") else 3
        assert len(case.answers) <= most, name


def test_facts_have_the_values_that_are_declared_over_all_trees() -> None:
    declared = TREES.declared.facts
    for tree in TREES.values():
        for question in tree.questions.values():
            if not question.fact:
                continue
            assert question.kind == declared[question.fact].kind, question.text
            if question.kind == CHOICE:
                values = set(question.by_key) - {UNKNOWN_ANSWER}
                assert values == set(declared[question.fact].values), question.text


def test_days_set_by_decree_are_known_for_a_year_at_least() -> None:
    assert TREES.declared.known_until is not None
    assert TREES.declared.known_until >= date(2027, 12, 31)
    assert date(2026, 5, 15) in TREES.declared.decreed


def test_nothing_is_dated_in_the_future_of_its_page() -> None:
    dated = [
        advice.checked
        for tree in TREES.values()
        for advice in tree.advices.values()
        if advice.checked
    ]
    dated += [partner.checked for partner in DIRECTORY.partners if partner.checked]
    assert all(partner.source for partner in DIRECTORY.partners if partner.checked)
    assert max(dated).isoformat() <= "2026-11-27"


def test_national_tree_names_no_place_and_nobody_that_only_one_library_has() -> None:
    """Every library in the country inherits the trees: who helps here is found by its service."""
    local = {partner.id for partner in DIRECTORY.partners if not partner.nationwide}
    places = re.compile(rf"\b({'|'.join((DIRECTORY.library, *DIRECTORY.regions))})\b")
    for tree_id, tree in TREES.items():
        named = {name for advice in tree.advices.values() for name in advice.names}
        assert named & local == set(), tree_id
        said = [text for _, text in tree_texts(tree)]
        assert [text for text in said if places.search(text)] == [], tree_id


def test_library_without_local_partners_has_no_mistake(tmp_path: Path) -> None:
    text = "bibliotheek: De Boekenij\nbasis: landelijk\nregios: [Texel]\n"
    (tmp_path / "partners.yaml").write_text(text, encoding="utf-8")
    found = check(open_workspace(tmp_path), date(2026, 11, 26))
    assert [one for one in found if one.severity is not Severity.HINT] == []
