"""The shapes of the directory: who works where, who can be met, who offers what."""

from typing import Any

import pytest

from ido_cli.directory.model import ContactState, Directory, Partner, PartnerKind


def partner(**more: Any) -> Partner:
    """A partner with what every partner needs, and more."""
    return Partner.model_validate(
        {"id": "p", "naam": "P", "soort": "overheid", "doet": "Iets.", "regio": "Noord", **more}
    )


def directory(*partners: Partner) -> Directory:
    """A directory of two regions with these partners."""
    rows = [one.model_dump(by_alias=True, exclude_defaults=True) for one in partners]
    locations = [{"id": "noord", "naam": "Noord", "regio": "Noord"}]
    return Directory.model_validate(
        {"bibliotheek": "B", "regios": ["Noord", "Zuid"], "locaties": locations, "partners": rows}
    )


@pytest.mark.parametrize(
    ("more", "in_person"),
    [
        ({"adres": "Plein 1"}, True),
        ({"bezoek": "Loop binnen."}, True),
        ({"telefoon": "071-1234567"}, False),
        ({}, False),
        ({"adres": "Plein 1", "regio": "landelijk"}, False),
        ({"adres": "Plein 1", "regio": ["Noord", "landelijk"]}, False),
        ({"bezoek": "Op afspraak.", "regio": ["Noord", "Zuid"]}, True),
    ],
)
def test_partner_helps_in_person_when_local_and_to_be_visited(
    more: dict[str, Any], in_person: bool
) -> None:
    assert partner(**more).in_person is in_person


@pytest.mark.parametrize(
    ("regions", "region", "works"),
    [
        ("Noord", "Noord", True),
        ("Noord", "Zuid", False),
        ("Noord", "noord", False),
        ("Noord", None, True),
        ("Noord", "", False),
        (["Noord", "Zuid"], "Zuid", True),
        ("landelijk", "Zuid", True),
        ("landelijk", None, True),
    ],
)
def test_partner_works_in_its_own_regions(
    regions: str | list[str], region: str | None, works: bool
) -> None:
    assert partner(regio=regions).works_in(region) is works


def test_kinds_and_contact_states_are_the_words_of_the_directory() -> None:
    assert [kind.value for kind in PartnerKind] == [
        "overheid",
        "maatschappelijk",
        "bibliotheek",
        "overig",
    ]
    assert [kind.label for kind in PartnerKind] == [
        "overheidsinstantie",
        "maatschappelijke partner",
        "bibliotheek",
        "",
    ]
    assert [state.value for state in ContactState] == [
        "nog-te-leggen",
        "in-gesprek",
        "afspraken",
        "geen-nodig",
    ]


def test_partners_who_offer_a_service_come_local_first_and_else_in_their_own_order() -> None:
    found = directory(
        partner(id="land-b", regio="landelijk", biedt=["schuldhulp"]),
        partner(id="noord-z", biedt=["schuldhulp", "taalhulp"]),
        partner(id="anders", biedt=["taalhulp"]),
        partner(id="zuid", regio="Zuid", biedt="schuldhulp"),
        partner(id="land-a", regio="landelijk", biedt=["schuldhulp"]),
        partner(id="noord-a", regio=["Zuid", "Noord"], biedt=["schuldhulp"]),
    )
    assert [one.id for one in found.offering("schuldhulp", "Noord")] == [
        "noord-z",
        "noord-a",
        "land-b",
        "land-a",
    ]
    assert [one.id for one in found.offering("schuldhulp", "Zuid")] == [
        "zuid",
        "noord-a",
        "land-b",
        "land-a",
    ]
    assert [one.id for one in found.offering("schuldhulp")] == [
        "noord-z",
        "zuid",
        "noord-a",
        "land-b",
        "land-a",
    ]
    assert [one.id for one in found.offering("schuldhulp", "West")] == ["land-b", "land-a"]
    assert found.offering("onbekend", "Noord") == found.offering("", None) == ()


def test_partners_and_desks_are_found_by_their_id() -> None:
    found = directory(partner(id="a"), partner(id="b", naam="Bee"))
    assert found.by_id["b"].name == "Bee"
    assert "c" not in found.by_id
    desk = found.location("noord")
    assert desk is not None
    assert desk.region == "Noord"
    assert found.location("zuid") is None
    assert found.location(None) is None


def test_directory_keeps_and_trusts_180_days_unless_it_says_otherwise() -> None:
    rest: dict[str, Any] = {"bibliotheek": "B", "regios": "Noord"}
    assert (
        Directory.model_validate(rest).valid_days,
        Directory.model_validate(rest).keep_days,
    ) == (180, 180)
    other = Directory.model_validate({**rest, "houdbaar": "30", "bewaartermijn": "7"})
    assert (other.valid_days, other.keep_days) == (30, 7)
