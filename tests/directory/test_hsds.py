"""The directory as Open Referral HSDS: what others can read, and what we take from others."""

import json
from pathlib import Path

import pytest

from ido_cli.directory import exchange, hsds
from ido_cli.directory.model import Directory
from ido_cli.errors import IdoError
from ido_cli.workspace.folder import DIRECTORY_FILE, shipped
from ido_cli.workspace.reading import read_directory

SCHEMAS = Path(__file__).parent.parent.parent.parent / "shared" / "hsds"


@pytest.fixture(scope="module")
def shipped_directory() -> Directory:
    found = read_directory(shipped() / DIRECTORY_FILE).directory
    assert found is not None
    return found


def mistakes(directory: Directory, path: Path) -> str:
    with pytest.raises(IdoError) as caught:
        exchange.changes(directory, exchange.read(path, directory))
    return caught.value.message


def test_service_of_another_publisher_gives_what_has_a_place_here() -> None:
    ((_, row),) = hsds.read_services(
        {
            "name": "Buurthulp  West",
            "description": "Helpt\nbuurtgenoten.",
            "url": "https://buurt.example",
            "phones": [{"number": "071 123 45 67"}],
            "schedules": [
                {"freq": "WEEKLY", "byday": "MO,WE", "opens_at": "09:00", "closes_at": "12:00:00"}
            ],
            "service_at_locations": [
                {
                    "location": {
                        "addresses": [
                            {"address_1": "Plein 1", "city": "Leiden", "postal_code": "2312 AA"}
                        ]
                    }
                }
            ],
        }
    ).rows
    assert row == {
        "id": "buurthulp-west",
        "naam": "Buurthulp West",
        "soort": "maatschappelijk",
        "doet": "Helpt buurtgenoten.",
        "regio": ["landelijk"],
        "adres": "Plein 1, 2312 AA Leiden",
        "telefoon": "071 123 45 67",
        "openingstijden": "ma,wo 09:00-12:00",
        "website": "https://buurt.example",
    }


@pytest.mark.parametrize(
    "strange",
    [
        None,
        3,
        "x",
        [],
        {},
        {"contents": None},
        [None, 3],
        {"phones": "x", "attributes": [1]},
        {"name": 3},
    ],
)
def test_strange_json_gives_no_traceback(strange: object) -> None:
    for _, row in hsds.read_services(strange).rows:
        assert isinstance(row, dict)


@pytest.mark.skipif(
    not SCHEMAS.is_dir(), reason="the published HSDS schemas are not beside the project"
)
def test_export_validates_against_the_published_schema(shipped_directory: Directory) -> None:
    import jsonschema

    schema = json.loads((SCHEMAS / "schema-compiled-service.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    for service in hsds.services_page(shipped_directory)["contents"]:
        assert [error.message for error in validator.iter_errors(service)] == []


@pytest.mark.skipif(
    not SCHEMAS.is_dir(), reason="the published HSDS examples are not beside the project"
)
def test_published_list_imports(shipped_directory: Directory) -> None:
    incoming = hsds.read_services(
        json.loads((SCHEMAS / "examples-service_list.json").read_text("utf-8"))
    )
    assert incoming.rows[0][1]["naam"] == "Community Counselling"
    assert len(exchange.changes(shipped_directory, incoming).new) == len(incoming.rows)


@pytest.mark.skipif(
    not SCHEMAS.is_dir(), reason="the published HSDS examples are not beside the project"
)
def test_published_service_in_a_region_that_is_not_ours_is_named(
    shipped_directory: Directory,
) -> None:
    told = mistakes(shipped_directory, SCHEMAS / "examples-service_full.json")
    assert told.startswith(
        'In het bestand zit een fout:\n  nummer 1: onbekende regio "The service is available to all'
    )
    assert len(told.split("\n")[1]) < 110
