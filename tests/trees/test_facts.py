"""Facts and days set by decree: their shape, and how a folder of trees is read with them."""

from datetime import date

import pytest
from conftest import DIGID, MakeWorkspace
from pydantic import ValidationError

from ido_cli.source.findings import has_errors
from ido_cli.trees.facts import DECREES_FILE, FACTS_FILE, Declared, Decrees, Fact, Facts
from ido_cli.workspace.folder import shipped
from ido_cli.workspace.reading import open_workspace

FACTS = """
feiten:
  digid:
    over: Heeft de klant een DigiD?
    waarden: {ja: Heeft een DigiD, nee: Heeft geen DigiD}
  brief:
    over: Is er een brief?
    waarden: {ja: Heeft een brief, nee: Heeft geen brief}
    geldt: vraag
  briefdatum: {over: De datum op de brief, soort: datum, geldt: vraag}
"""


def test_fact_holds_for_the_whole_visit_unless_it_says_otherwise() -> None:
    fact = Fact.model_validate({"over": "Heeft de klant een DigiD?", "waarden": {"ja": "Ja"}})
    assert (fact.kind, fact.scope, fact.passing) == ("keuze", "gesprek", False)
    passing = Fact.model_validate({"over": "De datum", "soort": "datum", "geldt": "vraag"})
    assert (passing.kind, passing.passing, dict(passing.values)) == ("datum", True, {})


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"over": ""},
        {"over": "x", "soort": "getal"},
        {"over": "x", "geldt": "altijd"},
        {"over": "x", "waarden": ["ja"]},
        {"over": "x", "waarden": {"ja": ""}},
        {"over": "x", "waarde": "ja"},
    ],
)
def test_fact_of_another_shape_is_refused(row: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Facts.model_validate({"feiten": {"digid": row}})


def test_decrees_are_days_and_the_last_day_that_is_known() -> None:
    made = Decrees.model_validate({"dagen": ["2026-05-15"], "bekend_tot": "2028-12-31"})
    assert (made.days, made.known_until, made.source) == (
        (date(2026, 5, 15),),
        date(2028, 12, 31),
        (),
    )


def test_trees_are_read_with_what_is_declared_beside_them(make_workspace: MakeWorkspace) -> None:
    folder = make_workspace({"digid": DIGID.replace("feit: digid", "feit: brief")})
    (folder / "decision_trees" / FACTS_FILE).write_text(FACTS, encoding="utf-8")
    trees = open_workspace(folder).trees
    assert list(trees) == ["digid"]
    assert list(trees.declared.facts) == ["digid", "brief", "briefdatum"]
    assert trees["digid"].questions["wat"].passing


def test_folder_without_facts_declares_none_and_has_the_shipped_decrees(
    make_workspace: MakeWorkspace,
) -> None:
    declared = open_workspace(make_workspace()).trees.declared
    assert dict(declared.facts) == {}
    assert date(2026, 5, 15) in declared.decreed
    assert declared == Declared(
        {},
        open_workspace(shipped()).trees.declared.decreed,
        open_workspace(shipped()).trees.declared.known_until,
    )


def test_own_decrees_stand_for_the_shipped_ones(make_workspace: MakeWorkspace) -> None:
    folder = make_workspace({"digid": DIGID})
    own = "dagen: [2029-05-11]\nbekend_tot: 2029-12-31\n"
    (folder / "decision_trees" / DECREES_FILE).write_text(own, encoding="utf-8")
    declared = open_workspace(folder).trees.declared
    assert (declared.decreed, declared.known_until) == (
        frozenset({date(2029, 5, 11)}),
        date(2029, 12, 31),
    )


def test_facts_that_cannot_be_read_leave_the_trees_usable(make_workspace: MakeWorkspace) -> None:
    folder = make_workspace({"digid": DIGID})
    (folder / "decision_trees" / FACTS_FILE).write_text("feiten: [digid\n", encoding="utf-8")
    trees = open_workspace(folder).trees
    assert trees.beside.facts is not None
    assert has_errors(trees.beside.facts.findings)
    assert dict(trees.declared.facts) == {}
    assert list(trees) == ["digid"]
