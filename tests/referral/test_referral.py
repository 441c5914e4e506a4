"""From an advice to people.

It is about the first addressee, help nearby, the conditions on facts and the next walk-in.
"""

from datetime import UTC, datetime
from typing import Any

import pytest

from ido_cli.directory.hours import Now
from ido_cli.directory.model import Directory, Partner
from ido_cli.referral.referral import (
    MAX_NEARBY,
    Referral,
    contact_phone,
    find_addressees,
    help_in_person,
    is_reachable,
    next_walk_in,
    phone_words,
    refer,
    site_words,
)
from ido_cli.source.dates import AMSTERDAM
from ido_cli.trees.model import Advice

MONDAY = datetime(2026, 12, 7, 10, 0, tzinfo=AMSTERDAM)


def partner(partner_id: str, regions: str | list[str] = "landelijk", **more: Any) -> dict[str, Any]:
    """A partner as in partners.yaml, with its id as its name."""
    return {
        "id": partner_id,
        "naam": partner_id.title(),
        "soort": "overheid",
        "doet": "Helpt.",
        "regio": regions,
        **more,
    }


def directory(
    *partners: dict[str, Any], locations: list[dict[str, str]] | None = None
) -> Directory:
    """A directory with two regions and the services 'gemeente' and 'hulp'.

    Each region has a desk, unless told otherwise.
    """
    desks = [
        {"id": "noord", "naam": "Bieb Noord", "regio": "Noord", "spreekuur": "di 10:00-12:00"},
        {"id": "zuid", "naam": "Bieb Zuid", "regio": "Zuid"},
    ]
    return Directory.model_validate(
        {
            "bibliotheek": "Testbieb",
            "regios": ["Noord", "Zuid"],
            "locaties": desks if locations is None else locations,
            "diensten": {"gemeente": "De gemeente", "hulp": "Hulp met formulieren"},
            "partners": partners,
        }
    )


def advice(*words: str, **more: Any) -> Advice:
    """An advice that refers to these partners and services."""
    return Advice.model_validate({"titel": "Advies", "verwijs": words, **more})


def referred(
    here: Directory, what: Advice, desk: str | None = "noord", facts: dict[str, str] | None = None
) -> Referral:
    """The referral at a desk on a Monday at ten."""
    return refer(here, what, facts or {}, here.location(desk), MONDAY)


def ids(contacts: tuple[Any, ...]) -> list[str]:
    """The partner ids of contacts."""
    return [contact.partner.id for contact in contacts]


AGENCY = partner("svb", telefoon="020 - 656 56 56", openingstijden="ma-vr 08:00-17:00")
TOWN_NORTH = partner("gemeente-noord", ["Noord"], biedt=["gemeente"], adres="Plein 1")
TOWN_SOUTH = partner("gemeente-zuid", ["Zuid"], biedt=["gemeente"], adres="Markt 2")


# The first addressee


def test_first_addressee_is_the_partner_that_is_named() -> None:
    found = referred(directory(TOWN_NORTH, AGENCY), advice("svb", "gemeente"))
    assert found.addressee is not None
    assert found.addressee.partner.id == "svb"
    assert found.addressee.now == Now(True, "nu open tot 17:00")
    assert found.service == "Svb"


@pytest.mark.parametrize(
    ("desk", "wanted"),
    [("noord", "gemeente-noord"), ("zuid", "gemeente-zuid"), (None, "gemeente-noord")],
)
def test_first_addressee_of_a_service_is_who_offers_it_in_the_region_of_the_desk(
    desk: str | None, wanted: str
) -> None:
    found = referred(directory(TOWN_NORTH, TOWN_SOUTH), advice("gemeente"), desk)
    assert found.addressee is not None
    assert (found.addressee.partner.id, found.service) == (wanted, "De gemeente")


def test_a_local_partner_goes_before_a_nationwide_one_for_the_same_service() -> None:
    nationwide = partner("hulplijn", biedt=["hulp"], telefoon="0800-1508")
    found = referred(
        directory(nationwide, partner("wijkteam", ["Noord"], biedt=["hulp"], adres="Laan 2")),
        advice("hulp"),
    )
    assert found.addressee is not None
    assert found.addressee.partner.id == "wijkteam"
    assert ids(found.others) == ["hulplijn"]


def test_a_named_partner_is_first_at_every_desk_even_outside_its_region() -> None:
    found = referred(directory(TOWN_NORTH, TOWN_SOUTH), advice("gemeente-zuid"), "noord")
    assert found.addressee is not None
    assert found.addressee.partner.id == "gemeente-zuid"


def test_a_service_that_nobody_offers_here_is_named_without_an_addressee() -> None:
    found = referred(directory(AGENCY, TOWN_SOUTH), advice("gemeente", "svb"), "noord")
    assert found.addressee is None
    assert found.service == "De gemeente"
    assert ids(found.others) == ["svb"]
    assert ids(found.nearby) == ["gemeente-zuid"]


def test_an_unknown_word_and_no_word_at_all_refer_to_nobody() -> None:
    unknown = referred(directory(AGENCY), advice("bestaat-niet"))
    nobody = referred(directory(AGENCY), advice())
    assert (unknown.addressee, unknown.service, unknown.others, unknown.nearby) == (
        None,
        "bestaat-niet",
        (),
        (),
    )
    assert (nobody.addressee, nobody.service, nobody.others, nobody.nearby) == (None, "", (), ())


# Others, and help nearby


def test_who_is_met_in_the_neighbourhood_is_nearby_and_the_rest_are_others() -> None:
    by_phone = partner("telefoonhulp", ["Noord"], biedt=["hulp"], telefoon="071 512 34 56")
    by_visit = partner("inloop", ["Noord"], biedt=["hulp"], bezoek="Inloop zonder afspraak.")
    nationwide = partner("landelijk-loket", biedt=["hulp"], adres="Hoofdstraat 1, Utrecht")
    found = referred(directory(AGENCY, by_phone, by_visit, nationwide), advice("svb", "hulp"))
    assert ids(found.nearby) == ["inloop"]
    assert ids(found.others) == ["telefoonhulp", "landelijk-loket"]


def test_at_most_three_nearby_with_those_of_the_own_region_first() -> None:
    helpers = [
        partner(f"{region}-{n}", [region.title()], biedt=["hulp"], adres="Laan 2")
        for region in ("zuid", "noord")
        for n in (1, 2)
    ]
    found = referred(directory(AGENCY, *helpers), advice("svb", "hulp"), "noord")
    assert ids(found.nearby) == ["noord-1", "noord-2", "zuid-1"]
    assert len(found.nearby) == MAX_NEARBY == 3
    assert ids(referred(directory(AGENCY, *helpers), advice("svb", "hulp"), "zuid").nearby) == [
        "zuid-1",
        "zuid-2",
        "noord-1",
    ]
    assert ids(referred(directory(AGENCY, *helpers), advice("svb", "hulp"), None).nearby) == [
        "zuid-1",
        "zuid-2",
        "noord-1",
    ]


def test_at_most_three_others() -> None:
    lines = [partner(f"lijn-{n}", biedt=["hulp"]) for n in range(5)]
    assert ids(referred(directory(AGENCY, *lines), advice("svb", "hulp")).others) == [
        "lijn-0",
        "lijn-1",
        "lijn-2",
    ]


def test_nobody_is_named_twice() -> None:
    both = partner("wijkteam", ["Noord"], biedt=["hulp", "gemeente"], adres="Laan 2")
    found = referred(directory(AGENCY, both), advice("svb", "wijkteam", "hulp", "gemeente", "svb"))
    assert found.addressee is not None
    assert (found.addressee.partner.id, ids(found.others), ids(found.nearby)) == (
        "svb",
        [],
        ["wijkteam"],
    )


def test_the_first_addressee_is_not_also_help_nearby() -> None:
    found = referred(directory(TOWN_NORTH), advice("gemeente", "gemeente-noord"))
    assert (found.others, found.nearby) == ((), ())


def test_others_and_nearby_say_whether_they_are_open() -> None:
    found = referred(
        directory(
            TOWN_NORTH,
            AGENCY,
            partner(
                "wijkteam",
                ["Noord"],
                biedt=["hulp"],
                adres="Laan 2",
                openingstijden="di 13:00-15:00",
            ),
        ),
        advice("gemeente", "svb", "hulp"),
    )
    assert [contact.now.text for contact in (*found.others, *found.nearby)] == [
        "nu open tot 17:00",
        "opent morgen om 13:00",
    ]
    assert found.addressee is not None
    assert found.addressee.now == Now(None, "")


def test_addressees_keep_the_order_of_the_advice() -> None:
    here = directory(TOWN_SOUTH, TOWN_NORTH, AGENCY)
    everywhere = find_addressees(here, ("svb", "gemeente", "gemeente-noord"), None)
    assert [one.id for one in everywhere] == [
        "svb",
        "gemeente-zuid",
        "gemeente-noord",
    ]
    assert [one.id for one in find_addressees(here, ("gemeente", "svb"), "Noord")] == [
        "gemeente-noord",
        "svb",
    ]


def test_help_in_person_is_local_and_of_this_region() -> None:
    here = directory(
        TOWN_SOUTH, TOWN_NORTH, AGENCY, partner("loket", biedt=["gemeente"], adres="Utrecht")
    )
    assert [one.id for one in help_in_person(here, ("svb", "gemeente"), "Noord")] == [
        "gemeente-noord"
    ]
    assert help_in_person(here, ("svb",), "Noord") == ()


# Lines with conditions, and what to bring


def test_only_lines_whose_conditions_all_hold_are_read_out() -> None:
    what = advice(
        "svb",
        doe=["Bel eerst.", {"tekst": "Vraag een DigiD aan.", "als": {"digid": "nee"}}],
        let_op=[
            {"tekst": "Kom samen.", "als": {"digid": "nee", "partner": "ja"}},
            {"tekst": "Kom alleen.", "als": {"partner": "nee"}},
        ],
    )
    here = directory(AGENCY)
    without = referred(here, what)
    assert (without.do, without.watch) == (("Bel eerst.",), ())
    some = referred(here, what, facts={"digid": "nee"})
    assert (some.do, some.watch) == (("Bel eerst.", "Vraag een DigiD aan."), ())
    both = referred(here, what, facts={"digid": "nee", "partner": "ja", "anders": "x"})
    assert both.watch == ("Kom samen.",)


def test_what_to_bring_comes_from_the_partner_only_when_the_advice_has_none() -> None:
    here = directory(partner("svb", neem_mee=["DigiD", "de brief"]))
    assert referred(here, advice("svb", neem_mee=["paspoort"])).bring == ("paspoort",)
    assert referred(here, advice("svb")).bring == ("DigiD", "de brief")
    assert referred(directory(AGENCY), advice("svb")).bring == ()
    assert referred(here, advice("gemeente")).bring == ()


def test_what_to_bring_of_another_addressee_is_not_taken() -> None:
    here = directory(
        AGENCY, partner("wijkteam", ["Noord"], biedt=["hulp"], adres="Laan 2", neem_mee=["alles"])
    )
    assert referred(here, advice("svb", "hulp")).bring == ()


# The next walk-in


def walk_in_words(
    moment: datetime, desk: str | None = "noord", **hours: str
) -> tuple[str, str] | None:
    """The words and the desk of the next walk-in, with these hours for each desk."""
    desks = [
        {"id": name, "naam": f"Bieb {name.title()}", "regio": name.title(), "spreekuur": text}
        for name, text in hours.items()
    ]
    here = directory(locations=desks)
    found = next_walk_in(here, here.location(desk), moment)
    return (found.text, found.location.id) if found else None


@pytest.mark.parametrize(
    ("day", "hour", "text"),
    [
        (8, 10, "nu, tot 12:00"),
        (8, 11, "nu, tot 12:00"),
        (8, 9, "vandaag 10:00-12:00"),
        (7, 9, "morgen 10:00-12:00"),
        (6, 9, "dinsdag 10:00-12:00"),
        (8, 12, "dinsdag 15 december 10:00-12:00"),
    ],
)
def test_walk_in_words(day: int, hour: int, text: str) -> None:
    assert walk_in_words(
        datetime(2026, 12, day, hour, tzinfo=AMSTERDAM), noord="di 10:00-12:00"
    ) == (text, "noord")


def test_walk_in_is_told_on_the_dutch_clock() -> None:
    assert walk_in_words(datetime(2026, 12, 7, 23, 30, tzinfo=UTC), noord="di 10:00-12:00") == (
        "vandaag 10:00-12:00",
        "noord",
    )


def test_walk_in_is_that_of_the_desk_even_when_another_is_sooner() -> None:
    assert walk_in_words(MONDAY, "zuid", noord="di 10:00-12:00", zuid="vr 09:00-10:00") == (
        "vrijdag 9:00-10:00",
        "zuid",
    )


def test_walk_in_of_any_desk_when_this_one_has_none_or_none_was_chosen() -> None:
    assert walk_in_words(
        MONDAY, "noord", noord="", zuid="vr 09:00-10:00", west="do 09:00-10:00"
    ) == ("donderdag 9:00-10:00", "west")
    assert walk_in_words(MONDAY, None, noord="di 10:00-12:00", zuid="ma 13:00-14:00") == (
        "vandaag 13:00-14:00",
        "zuid",
    )


@pytest.mark.parametrize("hours", ["", "elke dinsdag", "gesloten"])
def test_no_walk_in_without_hours_that_come(hours: str) -> None:
    assert walk_in_words(MONDAY, noord=hours) is None


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ('"op afspraak"', "op afspraak"),
        ('di 10:00-12:00 "op afspraak"', "morgen om 10:00: op afspraak"),
        ('di 10:00-12:00 "op afspraak"; wo 10:00-12:00', "woensdag 10:00-12:00"),
    ],
)
def test_walk_in_by_appointment_is_told_and_is_no_opening(hours: str, words: str) -> None:
    assert walk_in_words(MONDAY, noord=hours, zuid="ma 09:00-12:00") == (words, "noord")
    assert walk_in_words(MONDAY, None, noord='"op afspraak"') is None


def test_walk_in_that_falls_on_a_holiday_is_the_one_after() -> None:
    christmas = datetime(2026, 12, 24, 10, tzinfo=AMSTERDAM)
    assert walk_in_words(christmas, noord="vr 10:00-12:00; feestdag gesloten") == (
        "vrijdag 8 januari 10:00-12:00",
        "noord",
    )


# Words for phone and website


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("0800-0543", "0800-0543, gratis"),
        ("0800 15 08", "0800 15 08, gratis"),
        ("0 8 0 0 1508", "0 8 0 0 1508, gratis"),
        ("112", "112, gratis"),
        ("113", "113, gratis"),
        ("0900-8844", "0900-8844"),
        ("14 071", "14 071"),
        ("1400", "1400"),
        ("088 123 65 55", "088 123 65 55"),
        ("071-5120800", "071-5120800"),
        ("", ""),
    ],
)
def test_only_free_numbers_are_said_to_be_free(number: str, words: str) -> None:
    assert phone_words(Partner.model_validate(partner("x", telefoon=number))) == words


@pytest.mark.parametrize(
    ("website", "words"),
    [
        ("https://www.svb.nl/", "www.svb.nl"),
        ("http://svb.nl/nl/aow", "svb.nl/nl/aow"),
        ("www.svb.nl", "www.svb.nl"),
        ("", ""),
    ],
)
def test_website_as_people_type_it(website: str, words: str) -> None:
    assert site_words(Partner.model_validate(partner("x", website=website))) == words


# Addressees and lines by what is known


def test_addressee_whose_condition_does_not_hold_is_passed_by() -> None:
    here = directory(AGENCY, partner("wijkteam", "Noord", adres="Laan 2", biedt=["hulp"]))
    what = Advice.model_validate(
        {
            "titel": "Advies",
            "verwijs": [{"naar": "wijkteam", "als": {"digid": "nee"}}, "svb"],
        }
    )
    without = referred(here, what)
    assert (without.names, without.addressee and without.addressee.partner.id) == (("svb",), "svb")
    assert without.nearby == ()
    known = referred(here, what, facts={"digid": "nee"})
    assert known.names == ("wijkteam", "svb")
    assert known.addressee is not None
    assert known.addressee.partner.id == "wijkteam"


def test_advice_of_which_no_addressee_is_left_refers_to_nobody() -> None:
    what = Advice.model_validate(
        {"titel": "Advies", "verwijs": [{"naar": "svb", "als": {"digid": "nee"}}]}
    )
    told = referred(directory(AGENCY), what, facts={"digid": "ja"})
    assert (told.names, told.addressee, told.service) == ((), None, "")


def test_what_the_desk_may_depends_on_what_is_known() -> None:
    what = advice(
        "svb",
        balie=[{"tekst": "Samen de brief lezen", "als": {"brief": "ja"}}, "Meekijken"],
        balie_niet=[{"tekst": "Zelf inloggen", "niet": {"digid": "nee"}}],
    )
    here = directory(AGENCY)
    assert (referred(here, what).may, referred(here, what).may_not) == (
        ("Meekijken",),
        ("Zelf inloggen",),
    )
    known = referred(here, what, facts={"brief": "ja", "digid": "nee"})
    assert (known.may, known.may_not) == (("Samen de brief lezen", "Meekijken"), ())


def test_line_of_a_month_is_read_out_in_that_month_on_the_dutch_clock() -> None:
    what = advice(
        "svb",
        let_op=[{"tekst": "Nog deze maand.", "als": {"maand": ["november", "december"]}}],
    )
    here = directory(AGENCY)
    last_night = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)  # that is 2027 in the Netherlands
    assert referred(here, what).watch == ("Nog deze maand.",)
    assert refer(here, what, {}, None, last_night).watch == ()


def test_month_that_the_clock_says_wins_over_a_fact_of_that_name() -> None:
    what = advice("svb", let_op=[{"tekst": "Nog deze maand.", "als": {"maand": "december"}}])
    assert referred(directory(AGENCY), what, facts={"maand": "mei"}).watch == ("Nog deze maand.",)


def test_term_of_an_advice_is_counted_from_the_fact() -> None:
    what = advice("svb", termijn={"duur": "6 weken", "vanaf": "datum", "wat": "Bezwaar maken"})
    told = referred(directory(AGENCY), what, facts={"datum": "2026-11-10"}).term
    assert told is not None
    assert told.text == "Bezwaar maken kan tot en met dinsdag 22 december 2026, nog 15 dagen."
    assert referred(directory(AGENCY), advice("svb")).term is None


# Urgent


CLOSED = partner("loket", telefoon="071 123 45 67", openingstijden="di 09:00-10:00")
SILENT = partner("balie", adres="Plein 1")
ALWAYS = partner("nood", telefoon="112", openingstijden="altijd")


def test_urgent_advice_goes_to_the_first_who_can_be_reached_now() -> None:
    here = directory(CLOSED, SILENT, ALWAYS)
    told = referred(here, advice("loket", "balie", "nood", spoed="ja"))
    assert told.addressee is not None
    assert told.addressee.partner.id == "nood"
    assert ids(told.passed) == ["loket", "balie"]
    calm = referred(here, advice("loket", "balie", "nood"))
    assert calm.addressee is not None
    assert (calm.addressee.partner.id, calm.passed) == ("loket", ())


def test_urgent_advice_passes_over_who_is_there_by_appointment() -> None:
    by_appointment = {**CLOSED, "openingstijden": 'ma-vr 08:00-17:00 "op afspraak"'}
    told = referred(directory(by_appointment, ALWAYS), advice("loket", "nood", spoed="ja"))
    assert told.addressee is not None
    assert told.addressee.partner.id == "nood"
    assert [(one.partner.id, one.now.text) for one in told.passed] == [("loket", "op afspraak")]


def test_line_for_out_of_hours_by_appointment_answers_nobody() -> None:
    line = {"telefoon": "0800-1234", "openingstijden": 'altijd "op afspraak"'}
    here = directory({**CLOSED, "buiten_uren": line})
    assert not is_reachable(here.by_id["loket"], MONDAY)


def test_urgent_advice_of_which_nobody_answers_goes_to_the_first() -> None:
    told = referred(directory(CLOSED, SILENT), advice("balie", "loket", spoed="ja"))
    assert told.addressee is not None
    assert (told.addressee.partner.id, told.passed) == ("balie", ())


def test_who_answers_out_of_hours_can_be_reached_and_is_the_number_to_call() -> None:
    line = {"telefoon": "0800-1234", "openingstijden": "ma-vr 17:00-24:00"}
    here = directory({**CLOSED, "openingstijden": "ma-vr 08:00-17:00", "buiten_uren": line})
    only = here.by_id["loket"]
    evening = datetime(2026, 12, 7, 20, 0, tzinfo=AMSTERDAM)
    night = datetime(2026, 12, 7, 3, 0, tzinfo=AMSTERDAM)
    assert [is_reachable(only, moment) for moment in (MONDAY, evening, night)] == [
        True,
        True,
        False,
    ]
    numbers = []
    for moment in (MONDAY, evening, night):
        told = refer(here, advice("loket"), {}, None, moment).addressee
        assert told is not None
        numbers.append(contact_phone(told))
    assert numbers == ["071 123 45 67", "0800-1234, gratis", "071 123 45 67"]


def test_line_for_out_of_hours_without_hours_answers_whenever_it_is_closed() -> None:
    here = directory({**CLOSED, "buiten_uren": {"telefoon": "0800-1234"}})
    assert is_reachable(here.by_id["loket"], MONDAY)


@pytest.mark.parametrize(
    ("hour", "first", "passed"), [(10, "loket", []), (22, "nachtlijn", ["loket"])]
)
def test_number_without_known_hours_may_answer_in_office_hours_only(
    hour: int, first: str, passed: list[str]
) -> None:
    known = directory(
        partner("loket", telefoon="071 123 45 67"),
        partner("nachtlijn", telefoon="0800-2000", openingstijden="altijd"),
    )
    urgent = advice("loket", "nachtlijn", spoed="ja")
    found = refer(known, urgent, {}, known.location("noord"), MONDAY.replace(hour=hour))
    assert found.addressee is not None
    assert found.addressee.partner.id == first
    assert ids(found.passed) == passed


def test_desk_that_one_sits_at_is_no_help_nearby() -> None:
    here = {"id": "noord", "naam": "Bieb Noord", "regio": "Noord", "adres": "Plein 1, Noord"}
    known = directory(
        partner("svb"),
        partner("bieb-noord", ["Noord"], biedt=["hulp"], adres="Plein 1, Noord"),
        partner("bieb-zuid", ["Zuid"], biedt=["hulp"], adres="Laan 2, Zuid"),
        locations=[here],
    )
    at_desk = refer(known, advice("svb", "hulp"), {}, known.location("noord"), MONDAY)
    assert ids(at_desk.nearby) == ["bieb-zuid"]
    nowhere = refer(known, advice("svb", "hulp"), {}, None, MONDAY)
    assert set(ids(nowhere.nearby)) == {"bieb-noord", "bieb-zuid"}


# Where the visitor had been


def returned(here: Directory, what: Advice, *bounced: str) -> Referral:
    """The referral of who had been there already."""
    return refer(here, what, {}, here.location("noord"), MONDAY, bounced)


def test_who_had_been_at_an_addressee_is_sent_to_the_next() -> None:
    here = directory(AGENCY, TOWN_NORTH)
    found = returned(here, advice("svb", "gemeente", doe="Bel de SVB."), "svb")
    assert found.addressee is not None
    assert found.addressee.partner.id == "gemeente-noord"
    assert ids(found.bounced) == ["svb"]
    assert found.do == (
        "Vertel wat Svb heeft gezegd. Een brief lezen we samen.",
        "Ga nu naar Gemeente-Noord. Zeg daar wat u al heeft geprobeerd.",
        "Niet goed geholpen? Klaag eerst bij de instantie zelf.",
        "U krijgt binnen zes weken antwoord, soms binnen tien. Helpt dat niet?"
        " Dan kunt u naar de ombudsman.",
    )


def test_nobody_is_sent_to_the_desk_where_they_stand_or_back_to_where_they_were() -> None:
    desks = [{"id": "noord", "naam": "Bieb", "regio": "Noord", "adres": "Plein 1"}]
    here = directory(AGENCY, TOWN_NORTH, locations=desks)
    found = returned(here, advice("svb", "gemeente"), "svb")
    assert found.addressee is None
    assert (ids(found.nearby), ids(found.others)) == ([], [])


def test_who_had_been_at_a_partner_that_is_gone_is_referred_as_ever() -> None:
    found = returned(directory(AGENCY), advice("svb"), "opgeheven")
    assert found.addressee is not None
    assert (found.addressee.partner.id, found.bounced) == ("svb", ())


def test_who_had_been_at_help_that_is_no_agency_can_complain_there() -> None:
    helper = partner("wijkteam", ["Noord"], soort="maatschappelijk", biedt=["hulp"])
    found = returned(directory(helper, TOWN_NORTH), advice("hulp", "gemeente"), "wijkteam")
    assert found.do == (
        "Vertel wat Wijkteam heeft gezegd. Een brief lezen we samen.",
        "Ga nu naar Gemeente-Noord. Zeg daar wat u al heeft geprobeerd.",
        "Niet goed geholpen bij Wijkteam? Dan kunt u daar een klacht indienen.",
    )
