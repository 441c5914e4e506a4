"""Partners from HSDS of others: taken over exactly, or told what was left out."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ido_cli.directory import exchange
from ido_cli.directory.hsds.reading import read_services
from ido_cli.directory.model import Directory
from ido_cli.directory.rows import Row
from ido_cli.errors import IdoError

SCHEMAS = Path(__file__).parents[4] / "shared" / "hsds"
TODAY = date(2026, 11, 26)
DIRECTORY = Directory.model_validate(
    {
        "bibliotheek": "Testbieb",
        "regios": ["Leiden"],
        "partners": [
            {
                "id": "inloop",
                "naam": "Inloop",
                "soort": "overig",
                "doet": "Praat.",
                "regio": "Leiden",
            }
        ],
    }
)


def read(**service: Any) -> tuple[Row, dict[str, str]]:
    """The row of one service, and what is said of it by key."""
    base = {"name": "Inloop", "status": "active", "description": "Praat."}
    incoming = read_services(base | service, TODAY)
    ((_, row),) = incoming.rows
    notes: dict[str, str] = {}
    for note in incoming.notes:
        notes[note.key] = f"{notes[note.key]} / {note.text}" if note.key in notes else note.text
    return dict(row), notes


def at(address: str = "Plein 1", **more: Any) -> dict[str, Any]:
    return {"location": {"addresses": [{"address_1": address, "city": "Leiden"}]}, **more}


def phone(number: str, kind: str = "voice", **more: Any) -> dict[str, Any]:
    return {"number": number, "type": kind, **more}


def test_service_of_another_publisher_gives_what_has_a_place_here() -> None:
    row, notes = read(
        name="Buurthulp  West",
        description="Helpt\nbuurtgenoten.",
        url="https://buurt.example",
        email="info@buurt.example",
        phones=[{"number": "071 123 45 67"}],
        schedules=[{"freq": "WEEKLY", "byday": "MO", "opens_at": "09:00", "closes_at": "12:00:00"}],
        service_areas=[{"name": "Leiden"}],
        application_process="Loop binnen.",
        required_documents=[{"document": "Een brief"}],
        assured_date="2026-11-01",
        alert="Deze week dicht",
        service_at_locations=[
            {
                "location": {
                    "addresses": [
                        {"address_1": "Plein 1", "city": "Leiden", "postal_code": "2312 AA"},
                        {"address_1": "Postbus 2", "address_type": "postal", "country": "nl"},
                    ]
                }
            }
        ],
    )
    assert row == {
        "id": "buurthulp-west",
        "naam": "Buurthulp West",
        "doet": "Helpt buurtgenoten.",
        "regio": ["Leiden"],
        "adres": "Plein 1, 2312 AA Leiden",
        "telefoon": "071 123 45 67",
        "openingstijden": "ma 09:00-12:00",
        "website": "https://buurt.example",
        "email": "info@buurt.example",
        "bezoek": "Loop binnen.",
        "post": "Postbus 2",
        "neem_mee": ["Een brief"],
        "gecontroleerd": "2026-11-01",
        "opmerking": "Deze week dicht",
    }
    assert notes == {"soort": "staat er niet bij; een nieuwe partner wordt maatschappelijk"}


def test_service_and_organization_are_both_in_the_name() -> None:
    row, _ = read(organization={"name": "Stichting X"})
    assert (row["id"], row["naam"]) == ("stichting-x-inloop", "Stichting X, Inloop")
    assert read(name="Inloop Stichting X", organization={"name": "stichting x"})[0]["naam"] == (
        "Inloop Stichting X"
    )


def test_organization_gives_what_its_service_lacks_and_that_is_told() -> None:
    owner = {
        "name": "X",
        "website": "https://x.example",
        "email": "info@x.example",
        "description": "Van X.",
        "phones": [phone("071-5550102")],
        "year_incorporated": 1990,
    }
    row, notes = read(description="", organization=owner)
    assert [row[key] for key in ("website", "email", "doet", "telefoon")] == [
        "https://x.example",
        "info@x.example",
        "Van X.",
        "071-5550102",
    ]
    assert notes["website"] == "is van de organisatie"
    assert notes["telefoon"] == "het nummer is van de organisatie"
    assert notes["organization"] == "weggelaten: year_incorporated"


@pytest.mark.parametrize(
    ("status", "why"),
    [
        ("defunct", "Inloop is gestopt en is niet overgenomen"),
        ("inactive", "Inloop is niet actief en is niet overgenomen"),
        ("Temporarily_Closed", "Inloop is tijdelijk gesloten en is niet overgenomen"),
        ("gone", 'Inloop heeft de status "gone" en is niet overgenomen'),
        (["active"], 'Inloop heeft de status "onleesbaar" en is niet overgenomen'),
    ],
)
def test_closed_service_is_left_out_by_name(status: Any, why: str) -> None:
    incoming = read_services([{"name": "Inloop", "status": status}, {"name": "Open"}], TODAY)
    assert [place for place, _ in incoming.rows] == ["nummer 2"]
    first = incoming.notes[0]
    assert (first.place, first.key, first.text) == ("nummer 1 (Inloop)", "status", why)


@pytest.mark.parametrize("status", ["active", "ACTIVE", "", None])
def test_active_service_comes_in(status: Any) -> None:
    assert "status" not in read(status=status)[1]


def test_voice_comes_before_fax_and_the_others_are_told() -> None:
    row, notes = read(
        phones=[
            phone("071-1", "fax"),
            phone("06-2", "cell"),
            phone("071-3", "VOICE", extension=12),
            phone("071 3"),
            phone("071-4", extension="7"),
            phone("zie site"),
        ]
    )
    assert row["telefoon"] == "071-3"
    assert row["opmerking"] == (
        "Ook bereikbaar: 071-4 (toestel 7). Ook bereikbaar: 06-2 (mobiel). Vraag naar toestel 12."
    )
    assert notes["telefoon"] == "weggelaten: fax 071-1 / weggelaten: voice zie site"


def test_fax_alone_is_no_number_to_call() -> None:
    row, notes = read(phones=[phone("071-1", "fax")])
    assert "telefoon" not in row
    assert notes["telefoon"] == "weggelaten: fax 071-1"


def test_phone_and_hours_at_the_service_at_a_location_are_of_the_service() -> None:
    monday = {"freq": "WEEKLY", "byday": "MO", "opens_at": "09:00", "closes_at": "12:00"}
    row, notes = read(service_at_locations=[at(phones=[phone("071-5550102")], schedules=[monday])])
    assert (row["telefoon"], row["openingstijden"]) == ("071-5550102", "ma 09:00-12:00")
    assert not {"telefoon", "openingstijden"} & set(notes)


def test_phone_and_hours_of_the_building_are_told_as_such() -> None:
    monday = {"freq": "WEEKLY", "byday": "MO", "opens_at": "09:00", "closes_at": "12:00"}
    place = at()
    place["location"] |= {"phones": [phone("071-5550102")], "schedules": [monday]}
    row, notes = read(service_at_locations=[place])
    assert (row["telefoon"], row["openingstijden"]) == ("071-5550102", "ma 09:00-12:00")
    assert notes["telefoon"] == "het nummer is van de locatie"
    assert notes["openingstijden"] == "de tijden zijn van de locatie"


def test_hours_belong_to_the_address_that_is_taken_and_the_rest_is_told() -> None:
    monday = {"freq": "WEEKLY", "byday": "MO", "opens_at": "09:00", "closes_at": "12:00"}
    post = {"location": {"addresses": [{"address_1": "Postbus 1", "address_type": "postal"}]}}
    second = at("Laan 2", schedules=[monday])
    second["location"]["name"] = "De Pijler"
    row, notes = read(service_at_locations=[post, at("Plein 1"), second])
    assert (row["adres"], row["post"]) == ("Plein 1, Leiden", "Postbus 1")
    assert "openingstijden" not in row
    assert row["opmerking"] == "Ook op: De Pijler, Laan 2, Leiden."
    assert notes["service_at_locations"] == "weggelaten: schedules"


def test_what_a_desk_should_know_stands_in_the_remark() -> None:
    place = at()
    place["location"] |= {
        "name": "De Pijler",
        "transportation": "Bus 1",
        "accessibility": [{"description": "Er is een lift"}],
    }
    row, notes = read(
        alert="Let op.",
        alternate_name="De Huiskamer",
        eligibility_description="Iedereen",
        fees_description="Gratis.",
        minimum_age=18,
        maximum_age=64,
        languages=[{"name": "Turks"}, {"code": "pl"}],
        cost_options=[
            {"option": "Koffie", "amount": 2.5, "currency": "eur"},
            {"option": "Thee", "amount": 0},
            {"amount": 10, "currency": "EUR", "valid_to": "2026-12-31"},
            {"option": "Oud", "valid_to": "2020-01-01"},
        ],
        service_at_locations=[place],
    )
    assert row["opmerking"] == (
        "Let op. Ook bekend als: De Huiskamer. Voor wie: Iedereen. Kosten: Gratis. "
        "Leeftijd: 18 tot en met 64 jaar. Talen: Turks, pl. Kosten: Koffie, € 2,50. "
        "Kosten: Thee, gratis. Kosten: € 10, tot en met 31 december 2026. Locatie: De Pijler. "
        "Bereikbaarheid: Bus 1. Toegankelijkheid: Er is een lift."
    )
    assert notes["opmerking"].startswith("hierin staat nu ook: alternate_name, eligibility")
    assert notes["cost_options"] == "weggelaten: Oud, tot en met 1 januari 2020, dat is voorbij"


def test_persons_are_never_taken_over() -> None:
    person = {"name": "Ann Persona", "email": "ann@x.example", "phones": [phone("06-12345678")]}
    place = at(contacts=[person])
    place["location"]["addresses"][0]["attention"] = "A. Persona"
    row, notes = read(contacts=[person], service_at_locations=[place])
    assert "ersona" not in json.dumps([row, notes])
    assert "06-" not in json.dumps([row, notes])
    assert notes["contacts"] == "weggelaten: gegevens van een persoon neemt ido nooit over"


def test_every_key_without_a_place_here_is_told() -> None:
    _, notes = read(
        accreditations="ISO",
        program={"name": "P"},
        last_modified="2023-03-15",
        holiday_schedules=[{"closed": True}],
        attributes=[{"taxonomy_term": {"name": "Housing", "taxonomy": "AIRS"}}],
        service_areas=[{"name": "Leiden", "extent": "POLYGON"}],
        phones="071-5550102",
        url=["https://x.example"],
        assured_date="2027-01-01",
    )
    assert {key: text for key, text in notes.items() if key != "soort"} == {
        "accreditations": "weggelaten",
        "program": "weggelaten",
        "holiday_schedules": "weggelaten",
        "biedt": "weggelaten: kenmerken uit een andere indeling (Housing)",
        "service_areas": "weggelaten: extent",
        "phones": "weggelaten",
        "url": "weggelaten",
        "gecontroleerd": 'weggelaten: "2027-01-01" is geen dag die is geweest',
    }


def test_what_is_presumed_is_told_once_for_all_services() -> None:
    notes = read_services([{"name": str(n)} for n in range(5)], TODAY).notes
    assert [(note.place, note.key, note.text) for note in notes] == [
        (
            "nummer 1, nummer 2, nummer 3 en nog 2",
            key,
            f"staat er niet bij; een nieuwe partner wordt {value}",
        )
        for key, value in (("soort", "maatschappelijk"), ("regio", "landelijk"))
    ]


def test_known_partner_keeps_its_kind_and_region_when_the_file_is_silent() -> None:
    incoming = read_services([{"name": "Inloop", "description": "Praat."}], TODAY)
    assert exchange.changes(DIRECTORY, incoming).none
    new = exchange.changes(DIRECTORY, read_services({"name": "Nieuw"}, TODAY)).new[0]
    assert (new.kind, new.regions) == ("maatschappelijk", ("landelijk",))


@pytest.mark.parametrize(
    "document",
    [
        {"name": "A"},
        [{"name": "A"}],
        {"contents": [{"name": "A"}], "total_items": 1},
        {"content": [{"name": "A"}], "totalElements": 1},
        {"name": "A", "services": [{"name": "A"}]},
        {"contents": [{"name": "A", "services": [{"name": "A"}]}]},
        {"organizations": [{"name": "A", "services": [{"name": "A"}]}]},
    ],
    ids=str,
)
def test_services_are_found_in_a_page_a_list_and_an_organization(document: Any) -> None:
    assert [row["naam"] for _, row in read_services(document, TODAY).rows] == ["A"]


def test_page_of_the_first_open_referral_uk_comes_in() -> None:
    monday = {"freq": "WEEKLY", "byday": "MO", "opens_at": "09:00", "closes_at": "12:00"}
    address = {"address_1": "Plein 1", "city": "Leiden"}
    service = {
        "name": "A",
        "regular_schedules": [monday],
        "service_areas": [{"service_area": "Leiden"}],
        "service_at_locations": [{"location": {"physical_addresses": [address]}}],
    }
    ((_, row),) = read_services({"totalElements": 1, "content": [service]}, TODAY).rows
    assert (row["openingstijden"], row["regio"], row["adres"]) == (
        "ma 09:00-12:00",
        ["Leiden"],
        "Plein 1, Leiden",
    )


def test_services_of_an_organization_have_its_name_and_number() -> None:
    services = [{"name": "Inloop"}, {"name": "Spreekuur"}, 3]
    incoming = read_services([{"name": "X", "website": "https://x", "services": services}], TODAY)
    assert [(place, row["naam"], row["website"]) for place, row in incoming.rows] == [
        ("nummer 1", "X, Inloop", "https://x"),
        ("nummer 2", "X, Spreekuur", "https://x"),
    ]
    assert "nummer 3" in {note.place for note in incoming.notes}


def test_two_services_of_one_name_are_two_partners() -> None:
    incoming = read_services([{"name": "A", "id": 12345}, {"name": "A", "id": "x-9"}], TODAY)
    assert [row["id"] for _, row in incoming.rows] == ["a-12345", "a-x-9"]


@pytest.mark.parametrize("document", [None, 3, "x", True])
def test_json_without_services_is_told(document: Any) -> None:
    with pytest.raises(IdoError, match="geen dienst van Open Referral"):
        read_services(document, TODAY)


@pytest.mark.parametrize("document", [[], {"contents": []}, {"content": []}])
def test_empty_page_has_nothing(document: Any) -> None:
    incoming = read_services(document, TODAY)
    assert (incoming.rows, incoming.notes) == ((), ())


@pytest.mark.parametrize(
    "document", [{}, [None, 3], {"contents": None}, [{"name": {"a": 1}}], [[]]]
)
def test_what_is_no_service_is_told_and_passed_over(document: Any) -> None:
    incoming = read_services(document, TODAY)
    assert incoming.rows == ()
    assert {note.text for note in incoming.notes} == {
        "hier staat geen dienst met een naam; overgeslagen"
    }


LEAF = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10)
    | st.sampled_from(["\ud800", "\x1b[2J", "‮naam", "2026-12-01", "071-5550102", "ido-cli", "id=x"])
)  # fmt: skip
KEYS = st.sampled_from(
    "contents content services name organization description status phones number type extension "
    "schedules freq byday opens_at closes_at service_areas service_at_locations location addresses "
    "address_1 address_type attributes taxonomy_term taxonomy code value required_documents "
    "cost_options amount valid_to languages assured_date contacts id minimum_age alert".split()
)
ANY = st.recursive(
    LEAF,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=25,
)
SERVICES = st.lists(
    st.dictionaries(KEYS, ANY, max_size=8).map(lambda row: {"name": "A"} | row), max_size=4
)


@given(ANY | SERVICES)
@settings(max_examples=150, deadline=None)
def test_any_json_gives_rows_and_notes_or_a_message(document: Any) -> None:
    try:
        incoming = read_services(document, TODAY)
        exchange.changes(DIRECTORY, incoming)
    except IdoError:
        return  # a message; any other error fails here
    for note in incoming.notes:
        assert (note.place + note.key + note.text).isprintable()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_file_in_an_encoding_of_json_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "p.json"
    path.write_bytes('[{"name": "Café"}]'.encode(encoding))
    assert exchange.read(path, DIRECTORY, TODAY).rows[0][1]["naam"] == "Café"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('[{"name": "Café"}]'.encode("cp1252"), "niet in UTF-8"),
        (b"[" + b"9" * 5000 + b"]", "geen geldige JSON"),
        (b'{"a":' * 50_000, "geen geldige JSON"),
        (b"", "geen geldige JSON"),
        (b"\x00\xff\xfe", "geen geldige JSON|niet in UTF-8"),
    ],
)
def test_file_that_is_no_json_is_told(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "p.json"
    path.write_bytes(content)
    with pytest.raises(IdoError, match=message):
        exchange.read(path, DIRECTORY, TODAY)


def test_deep_and_strange_signs_are_no_trouble() -> None:
    deep: Any = "x"
    for _ in range(800):
        deep = {"location": [deep], "services": deep}
    row, notes = read(name="A\x1b[2J\ud800‮B", program=deep, organization=deep, phones=deep)
    assert row["naam"] == "A[2JB"
    assert notes["program"] == "weggelaten"


@pytest.mark.skipif(
    not SCHEMAS.is_dir(), reason="the published HSDS examples are not beside the project"
)
@pytest.mark.parametrize("name", ["service_list", "service_full", "organization_full"])
def test_published_examples_come_in_with_all_that_is_left_out(name: str) -> None:
    incoming = exchange.read(SCHEMAS / f"examples-{name}.json", DIRECTORY, TODAY)
    ((_, row),) = incoming.rows
    assert row["naam"] == "Example Organization Inc., Community Counselling"
    assert "Persona" not in json.dumps([dict(row), [note.text for note in incoming.notes]])
    keys = {note.key for note in incoming.notes}
    assert {"accreditations", "organization", "opmerking"} <= keys
    if name != "service_list":
        assert (row["telefoon"], "openingstijden" in row) == ("+44 1234 234567", False)
        assert {"openingstijden", "contacts", "biedt"} <= keys


@pytest.mark.parametrize(
    ("ages", "said"),
    [
        ({"minimum_age": 18}, "Leeftijd: vanaf 18 jaar."),
        ({"maximum_age": 12}, "Leeftijd: tot en met 12 jaar."),
    ],
)
def test_age_that_is_open_at_one_end_is_told_so(ages: dict[str, int], said: str) -> None:
    assert read(**ages)[0]["opmerking"] == said


def test_first_address_to_write_to_is_taken_and_the_others_are_told() -> None:
    places = [
        {"location": {"addresses": [{"address_1": f"Postbus {number}", "address_type": "postal"}]}}
        for number in (1, 2, 3)
    ]
    row, notes = read(service_at_locations=places)
    assert row["post"] == "Postbus 1"
    assert notes["post"] == "weggelaten: Postbus 2; Postbus 3"
