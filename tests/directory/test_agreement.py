"""A partner beside its record in the register: what agrees, what differs, what is written."""

from datetime import date

import pytest

from ido_cli.directory.agreement import Outcome, changes, compare, incoming, verified_on
from ido_cli.directory.model import Directory, Partner
from ido_cli.directory.register import Organisation

TODAY = date(2026, 11, 24)
EXPORTED = date(2026, 11, 20)
RECORD = Organisation(
    number="11",
    name="Gemeente Noord",
    abbreviation="Noord",
    types=("Gemeente",),
    phone="071 512 34 56",
    addresses=("Plein 1, 1234 AB Noord", "Laan 2, 1234 CD Noord"),
    website="https://www.noord.example/contact",
    changed=date(2026, 5, 7),
    exported=EXPORTED,
)


def partner(**more: object) -> Partner:
    bare = {"id": "gemeente-noord", "naam": "Gemeente Noord", "soort": "overheid"}
    known = {
        "telefoon": "071-5123456",
        "website": "https://noord.example",
        "adres": "Stadhuis, Plein 1, 1234AB Noord",
        "register": "11",
        "bron": "https://organisaties.overheid.nl/11/noord",
        "gecontroleerd": "2026-11-01",
    }
    return Partner.model_validate(bare | {"doet": "Helpt.", "regio": "Noord"} | known | more)


def test_same_facts_in_other_words_agree_and_are_dated() -> None:
    found = compare(partner(), RECORD, TODAY)
    assert (found.outcome, found.differing) == (Outcome.AGREES, {})
    assert changes(found, (), EXPORTED) == {"gecontroleerd": "2026-11-20"}


@pytest.mark.parametrize(
    ("key", "same", "other"),
    [
        ("naam", "Gemeente Noord, burgerzaken", "Gemeente Zuid"),
        ("naam", "Wijkteam Noord", "Gemeente Noordwijk"),
        ("telefoon", "+31 71 512 34 56", "071 512 34 57"),
        ("telefoon", "(071) 512 34 56", "bel ons"),
        ("website", "http://www.noord.example", "https://noord.example.org"),
        ("adres", "Plein 1-3, 1234 ab NOORD", "Plein 3, 1234 AB Noord"),
        ("adres", "Laan 2b, 1234 CD", "Laan 2, 1234 CE"),
        ("adres", "Plein 1, Noord", "Plein 11, Noord"),
    ],
)
def test_fact_is_compared_by_what_it_means(key: str, same: str, other: str) -> None:
    assert compare(partner(**{key: same}), RECORD, TODAY).differing == {}
    assert list(compare(partner(**{key: other}), RECORD, TODAY).differing) == [key]


def test_own_domain_agrees_with_the_website_of_the_register() -> None:
    elsewhere = partner(website="https://loket.example", domeinen=["noord.example"])
    assert compare(elsewhere, RECORD, TODAY).outcome is Outcome.AGREES


def test_what_the_register_lacks_is_not_compared_and_no_address_is_filled_in() -> None:
    bare = Organisation("11", "Gemeente Noord", addresses=RECORD.addresses)
    assert compare(partner(adres=""), bare, TODAY).outcome is Outcome.NOTHING
    assert compare(partner(), bare, TODAY).outcome is Outcome.AGREES
    assert compare(partner(telefoon=""), RECORD, TODAY).differing == {"telefoon": RECORD.phone}


def test_nothing_to_compare_is_not_dated() -> None:
    found = compare(partner(adres=""), Organisation("11", "Gemeente Noord"), TODAY)
    assert changes(found, (), EXPORTED) == {}


def test_record_that_is_not_there_or_has_ended_is_gone() -> None:
    ended = Organisation("11", "Gemeente Noord", phone="071 999 99 99", ended=TODAY)
    for record in (None, ended):
        found = compare(partner(), record, TODAY)
        assert found.outcome is Outcome.GONE
        assert changes(found, (), EXPORTED) == {}
    assert compare(partner(), ended, date(2026, 11, 23)).outcome is Outcome.DIFFERS


def test_partner_is_dated_only_when_nothing_differs_any_more() -> None:
    found = compare(partner(telefoon="112", website="https://x.example"), RECORD, TODAY)
    assert changes(found, ("telefoon",), EXPORTED) == {"telefoon": RECORD.phone}
    assert changes(found, ("telefoon", "website"), EXPORTED) == {
        "telefoon": RECORD.phone,
        "website": RECORD.website,
        "gecontroleerd": "2026-11-20",
    }
    assert changes(found, (), EXPORTED) == {}


def test_date_never_goes_back() -> None:
    found = compare(partner(gecontroleerd="2026-11-22"), RECORD, TODAY)
    assert changes(found, (), EXPORTED) == {}


def test_record_becomes_a_source_beside_the_others() -> None:
    found = compare(partner(bron=["https://organisaties.overheid.nl/111/x"]), RECORD, TODAY)
    assert changes(found, (), EXPORTED) == {
        "gecontroleerd": "2026-11-20",
        "bron": [
            "https://organisaties.overheid.nl/111/x",
            "https://organisaties.overheid.nl/11/noord",
        ],
    }


def test_day_is_that_of_the_export_else_of_the_change_and_never_to_come() -> None:
    assert verified_on(RECORD, TODAY) == EXPORTED
    assert verified_on(Organisation("1", "A", changed=RECORD.changed), TODAY) == RECORD.changed
    assert verified_on(RECORD, date(2026, 1, 1)) == date(2026, 1, 1)
    assert verified_on(Organisation("1", "A"), TODAY) is None
    assert verified_on(None, TODAY) is None


def test_known_gemeente_keeps_its_own_words_when_it_comes_in() -> None:
    known = partner(telefoon="112", biedt=["parkeren"], email="", gecontroleerd="2026-01-01")
    directory = Directory.model_validate(
        {"bibliotheek": "B", "regios": ["Noord"], "diensten": {"parkeren": "P", "gemeente": "G"}}
    ).model_copy(update={"partners": (known,)})
    other = Organisation("12", "Gemeente Zuid", types=("Gemeente",))
    got = incoming(directory, [RECORD, other], ["gemeente"], TODAY)
    assert [place for place, _ in got.rows] == ["Gemeente Noord", "Gemeente Zuid"]
    assert got.rows[0][1] == {
        "id": "gemeente-noord",
        "contact": "nog-te-leggen",
        "telefoon": "071 512 34 56",
        "gecontroleerd": "2026-05-07",
    }
    assert got.rows[1][1]["biedt"] == ["gemeente"]
