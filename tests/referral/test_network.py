"""The map of the network: gaps first, contacts to make by need, and facts that are stale."""

from datetime import date
from typing import Any

from ido_cli.directory.model import Directory
from ido_cli.referral.network import Standing, network, work_list
from ido_cli.source.age import Age
from ido_cli.trees.model import Tree

TODAY = date(2026, 11, 24)


def partner(partner_id: str, region: str, *services: str, **more: Any) -> dict[str, Any]:
    return {
        "id": partner_id,
        "naam": partner_id.title(),
        "soort": "maatschappelijk",
        "doet": "Helpt.",
        "regio": region,
        "biedt": list(services),
        "gecontroleerd": "2026-11-01",
        **more,
    }


def directory(*partners: dict[str, Any]) -> Directory:
    return Directory.model_validate(
        {
            "bibliotheek": "Testbieb",
            "regios": ["Noord", "Zuid"],
            "diensten": {"taal": "Taalhulp", "schuld": "Schuldhulp", "rest": "Nergens genoemd"},
            "partners": partners,
        }
    )


def tree(*addressees: list[str]) -> Tree:
    """A tree with an advice for each list of addressees."""
    advices = {f"a{n}": {"titel": "x", "verwijs": words} for n, words in enumerate(addressees)}
    return Tree.model_validate({"titel": "T", "begin": "q", "vragen": {}, "adviezen": advices})


def test_gap_is_a_service_that_trees_refer_to_and_nobody_offers_in_a_region() -> None:
    here = directory(partner("wijkteam", "Noord", "taal"), partner("lijn", "landelijk", "schuld"))
    made = network(here, [tree(["taal"], ["schuld", "taal"])], {}, TODAY)
    assert [(row.service, row.empty) for row in made.gaps] == [("taal", ("Zuid",))]
    far = {row.service: row.far_away for row in made.services}
    assert far == {"taal": (), "schuld": ("Noord", "Zuid"), "rest": ()}
    assert {row.service: row.advices for row in made.services} == {
        "taal": 2,
        "schuld": 1,
        "rest": 0,
    }


def test_services_stand_with_their_gaps_first_and_then_the_most_asked() -> None:
    here = directory(
        partner("lijn", "landelijk", "schuld"),
        partner("a", "Noord", "rest"),
        partner("b", "Zuid", "rest"),
    )
    made = network(here, [tree(["rest"], ["rest"], ["schuld"], ["taal"])], {}, TODAY)
    assert [row.service for row in made.services] == ["taal", "schuld", "rest"]


def test_local_partner_stands_before_a_nationwide_one_with_its_age() -> None:
    here = directory(
        partner("lijn", "landelijk", "taal", gecontroleerd="2020-01-01"),
        partner("wijkteam", "Noord", "taal"),
    )
    (row, *_) = network(here, [tree(["taal"])], {}, TODAY).services
    assert [(one.partner.id, one.age) for one in row.regions["Noord"]] == [
        ("wijkteam", Age.GOOD),
        ("lijn", Age.OLD),
    ]
    assert [one.partner.id for one in row.regions["Zuid"]] == ["lijn"]


def test_contacts_to_make_stand_by_how_often_they_were_needed() -> None:
    here = directory(
        partner("weinig", "Noord", contact="nog-te-leggen"),
        partner("beide-b", "Noord", contact="nog-te-leggen"),
        partner("beide-a", "Noord", contact="nog-te-leggen"),
        partner("klaar", "Noord", contact="afspraken"),
        partner("geen", "Noord"),
    )
    needed = {"beide-a": 4, "beide-b": 4, "klaar": 9}
    made = network(here, [], needed, TODAY)
    assert [(one.id, count) for one, count in made.to_make] == [
        ("beide-a", 4),
        ("beide-b", 4),
        ("weinig", 0),
    ]


def test_stale_facts_are_those_that_were_never_read_or_too_long_ago() -> None:
    here = directory(
        partner("goed", "Noord", gecontroleerd="2026-05-28"),
        partner("oud", "Noord", gecontroleerd="2026-05-27"),
        partner("nooit", "Noord", gecontroleerd=None),
    )
    made = network(here, [], {}, TODAY)
    assert ([one.id for one in made.never], [one.id for one in made.old]) == (["nooit"], ["oud"])


def test_work_list_begins_with_what_was_never_read_and_then_the_oldest() -> None:
    here = directory(
        partner("oud", "Noord", gecontroleerd="2025-06-01"),
        partner("z-nooit", "Noord", gecontroleerd=None),
        partner("oudst", "Noord", gecontroleerd="2020-01-01"),
        partner("a-nooit", "Noord", gecontroleerd=None),
        partner("goed", "Noord"),
    )
    assert [one.id for one in work_list(here, TODAY)] == ["a-nooit", "z-nooit", "oudst", "oud"]


def test_service_stands_as_the_best_contact_near_by() -> None:
    here = directory(
        partner("a", "Noord", "taal", contact="nog-te-leggen"),
        partner("b", "Noord", "taal", contact="in-gesprek"),
        partner("lijn", "landelijk", "taal", contact="afspraken"),
        partner("bank", "landelijk", "schuld", soort="overig"),
    )
    made = {row.service: row for row in network(here, [tree(["taal"])], {}, TODAY).services}
    found = {name: [row.standing(one) for one in row.regions] for name, row in made.items()}
    assert found == {
        "taal": [Standing.IN_TALKS, Standing.FAR_AWAY],
        "schuld": [Standing.KNOWN, Standing.KNOWN],
        "rest": [Standing.NOT_ASKED, Standing.NOT_ASKED],
    }
    assert made["taal"].worst is Standing.FAR_AWAY


def test_most_needed_gap_is_the_one_that_most_advices_refer_to() -> None:
    here = directory(partner("wijkteam", "Noord", "taal"))
    made = network(here, [tree(["taal"], ["taal"], ["schuld"])], {}, TODAY)
    assert [row.service for row in made.most_needed] == ["taal", "schuld"]


def test_contacts_that_were_begun_are_known() -> None:
    here = directory(partner("a", "Noord", "taal", contact="in-gesprek"), partner("b", "Noord"))
    assert [one.id for one in network(here, [], {}, TODAY).in_talks] == ["a"]
