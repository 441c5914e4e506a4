"""The directory as HSDS: what others can read, and what comes back the same."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ido_cli.directory import exchange
from ido_cli.directory.hsds.reading import read_services
from ido_cli.directory.hsds.writing import export_hsds, service, services_page
from ido_cli.directory.model import Directory
from ido_cli.workspace.directory_file import read_directory
from ido_cli.workspace.folder import DIRECTORY_FILE, shipped

SCHEMAS = Path(__file__).parents[4] / "shared" / "hsds"
TODAY = date(2026, 11, 26)
PARTNER = {
    "id": "a",
    "naam": "A",
    "soort": "overig",
    "doet": "Doet iets.",
    "regio": ["Noord"],
}


@pytest.fixture(scope="module")
def shipped_directory() -> Directory:
    found = read_directory(shipped() / DIRECTORY_FILE).directory
    assert found is not None
    return found


def directory_of(*partners: dict[str, Any]) -> Directory:
    return Directory.model_validate(
        {
            "bibliotheek": "Testbieb",
            "regios": ["Noord", "Zuid"],
            "diensten": {"formulierenhulp": "Hulp met formulieren", "schuldhulp": "Schulden"},
            "partners": [PARTNER | partner for partner in partners],
        }
    )


def exported(**partner: Any) -> dict[str, Any]:
    directory = directory_of(partner)
    return service(directory, directory.partners[0])


def test_hours_are_words_and_rules() -> None:
    first, second = exported(openingstijden="ma-di 09:00-12:00; do[2] 13:00-15:00")["schedules"]
    assert first["description"] == "ma-di 09:00-12:00; do[2] 13:00-15:00"
    assert (first["freq"], first["byday"]) == ("WEEKLY", "MO,TU")
    assert (first["opens_at"], first["closes_at"]) == ("09:00", "12:00")
    assert (second["freq"], second["byday"]) == ("MONTHLY", "2TH")
    assert first["id"] != second["id"]


def test_hours_without_exact_rules_are_words_only() -> None:
    (only,) = exported(openingstijden="ma 22:00-02:00")["schedules"]
    assert set(only) == {"id", "service_id", "description"}


def test_two_exports_are_the_same(shipped_directory: Directory) -> None:
    assert export_hsds(shipped_directory) == export_hsds(shipped_directory)


def test_shipped_directory_comes_back_without_a_word(shipped_directory: Directory) -> None:
    incoming = read_services(json.loads(export_hsds(shipped_directory)), TODAY)
    assert incoming.notes == ()
    empty = shipped_directory.model_copy(update={"partners": ()})
    assert exchange.changes(empty, incoming).new == shipped_directory.partners
    assert exchange.changes(shipped_directory, incoming).none


@pytest.mark.skipif(
    not SCHEMAS.is_dir(), reason="the published HSDS schemas are not beside the project"
)
def test_export_validates_against_the_published_schema(shipped_directory: Directory) -> None:
    import jsonschema

    schema = json.loads((SCHEMAS / "schema-compiled-service.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    monthly = directory_of(
        {"openingstijden": "di[2] 10:00-12:00", "buiten_uren": {"telefoon": "1"}}
    )
    for directory in (shipped_directory, monthly):
        for one in services_page(directory)["contents"]:
            assert [error.message for error in validator.iter_errors(one)] == []


LINE = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z"), include_characters=" \n"),
    min_size=1,
    max_size=20,
)
LINES = st.lists(LINE, max_size=3)
HOURS = st.sampled_from(
    ["", "altijd", "ma-vr 09:00-17:00; feestdag gesloten", "di[2,-1] 10:00-12:00,13:00-14:00",
     "ma 09:00-17:00; ma[1] 10:00-11:00", "2026 dec 01-2026 dec 24 ma 09:00-12:00",
     "ma 22:00-02:00", 'wo 10:00-12:00 "op afspraak"', "gesloten"]
)  # fmt: skip
PARTNERS = st.fixed_dictionaries(
    {
        "id": LINE,
        "naam": LINE,
        "soort": st.sampled_from(["overheid", "maatschappelijk", "bibliotheek", "overig"]),
        "doet": LINE,
        "regio": st.sampled_from([["landelijk"], ["Noord"], ["Zuid", "Noord"]]),
    },
    optional={
        **dict.fromkeys(("adres", "post", "email", "bezoek", "opmerking"), LINE),
        **dict.fromkeys(("neem_mee", "domeinen", "bron"), LINES),
        "telefoon": st.from_regex(r"\+?[0-9]{3}[0-9 -]{0,8}[0-9]", fullmatch=True),
        "website": LINE,
        "register": LINE,
        "biedt": st.sampled_from([[], ["schuldhulp"], ["formulierenhulp", "schuldhulp"]]),
        "openingstijden": HOURS,
        "voor": st.sampled_from(["iedereen", "hulpverlener"]),
        "buiten_uren": st.fixed_dictionaries({"telefoon": LINE}, optional={"openingstijden": LINE}),
        "contact": st.sampled_from(["nog-te-leggen", "in-gesprek", "afspraken", "geen-nodig"]),
        "gecontroleerd": st.dates(date(1950, 1, 1), date(2100, 1, 1)).map(date.isoformat),
    },
)


@given(st.lists(PARTNERS, max_size=4, unique_by=lambda row: str(row["id"])))
@settings(max_examples=150, deadline=None)
def test_any_directory_comes_back_the_same(rows: list[dict[str, Any]]) -> None:
    directory = directory_of(*rows)
    incoming = read_services(json.loads(export_hsds(directory)), TODAY)
    assert incoming.notes == ()
    empty = directory.model_copy(update={"partners": ()})
    assert exchange.changes(empty, incoming).new == directory.partners
