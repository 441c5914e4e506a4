"""Opening hours as they are told and read.

They go from Dutch to OpenStreetMap's grammar, and how it stands at a moment, in words.
"""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ido_cli.directory.hours import UNKNOWN, Now, check, next_opening, now, parts, to_osm
from ido_cli.errors import IdoError
from ido_cli.source.dates import AMSTERDAM, clock

AGENCY = "ma-do 08:00-20:00; vr 08:00-17:00; feestdag gesloten"
SHOP = "ma-za 08:00-20:00; feestdag gesloten"
OFFICE = "ma-vr 09:00-17:00"
DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")


def at(moment: str) -> datetime:
    """A moment on the Dutch clock: '2026-12-25 10:00'."""
    return datetime.fromisoformat(moment).replace(tzinfo=AMSTERDAM)


# Dutch to OpenStreetMap


@pytest.mark.parametrize(
    ("dutch", "osm"),
    [
        (AGENCY, "Mo-Th 08:00-20:00; Fr 08:00-17:00; PH off"),
        ("di 10:00-12:00; do 14:00-16:00", "Tu 10:00-12:00; Th 14:00-16:00"),
        ("za,zo 10:00-12:00,13:00-17:00", "Sa,Su 10:00-12:00,13:00-17:00"),
        ("wo[1] 19:00-21:00", "We[1] 19:00-21:00"),
        ("altijd", "24/7"),
        ("jan-mrt ma 10:00-12:00; okt ma gesloten", "Jan-Mar Mo 10:00-12:00; Oct Mo off"),
        ("mei-jul do 09:00-12:00", "May-Jul Th 09:00-12:00"),
        ("week 1-10 ma 10:00-12:00", "week 1-10 Mo 10:00-12:00"),
        ("oneven ma 10:00-12:00", "week 01-53/2 Mo 10:00-12:00"),
        ("mei Even di[-1] 10:00-12:00", "May week 02-52/2 Tu[-1] 10:00-12:00"),
        ("ma-vr 17:00-24:00; za-zo altijd", "Mo-Fr 17:00-24:00; Sa-Su 00:00-24:00"),
        ('feestdag gesloten "bel 112"', 'PH off "bel 112"'),
        (
            'ma 10:00-12:00 "alleen op Afspraak do"',
            'Mo 10:00-12:00 unknown "alleen op Afspraak do"',
        ),
    ],
)
def test_hours_are_translated(dutch: str, osm: str) -> None:
    assert to_osm(dutch) == osm


def test_capitals_and_feestdagen_mean_the_same() -> None:
    assert to_osm("Ma-Do 10:00-12:00; Feestdagen Gesloten") == "Mo-Th 10:00-12:00; PH off"


@st.composite
def dutch_rules(draw: st.DrawFn) -> str:
    """One rule of opening hours, or closed.

    It has months, days (ranges, lists, the nth of a month), times, a remark.
    """
    day = st.sampled_from(DAYS)
    months = st.sampled_from(["", "jan-mrt ", "mei ", "jun,aug ", "okt-dec "])
    days = st.one_of(
        day,
        st.builds("{}-{}".format, day, day),
        st.lists(day, min_size=2, max_size=3, unique=True).map(",".join),
        st.builds("{}[{}]".format, day, st.sampled_from(["1", "2", "1,3", "-1"])),
        st.just("feestdag"),
    )
    time = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
    opening = st.builds("{}-{}".format, time, time)
    times = st.one_of(st.lists(opening, min_size=1, max_size=2).map(",".join), st.just("gesloten"))
    remark = st.sampled_from(["", ' "op afspraak"', ' "Ma t/m Vr; bel eerst"'])
    return f"{draw(months)}{draw(days)} {draw(times)}{draw(remark)}"


@settings(deadline=None)
@given(st.lists(dutch_rules(), min_size=1, max_size=4).map("; ".join))
def test_generated_hours_are_understood(dutch: str) -> None:
    check(dutch)
    assert now(dutch, at("2026-12-07 10:00")) != UNKNOWN


# Mistakes of a coordinator


@pytest.mark.parametrize(
    ("dutch", "wrong"),
    [
        ("maandag 10:00-12:00", "maandag"),
        ("ma t/m vr 10:00-12:00", "t"),
        ("Mo 10:00-12:00", "Mo"),
        ("ma 10:00-12:00; closed", "closed"),
        ("ma 10:00-12:00 uur", "uur"),
        ('ma 10:00-12:00 "bellen', "bellen"),
    ],
)
def test_unknown_word_is_named_with_the_words_that_can_be_used(dutch: str, wrong: str) -> None:
    with pytest.raises(IdoError) as caught:
        check(dutch)
    assert caught.value.message == f'"{wrong}" begrijp ik niet in de openingstijden "{dutch}".'
    assert caught.value.hint == (
        "Gebruik: ma di wo do vr za zo, feestdag, gesloten, week, even, oneven."
    )
    assert caught.value.exit_code == 1


@pytest.mark.parametrize(
    "dutch",
    [
        "ma 9-17",
        "ma–vr 10:00-12:00",
        "ma[9] 10:00-12:00",
        "ma 10:00-12:00;;;di",
        "12",
        "\x00",
        "مرحبا",
        "-",
        "",
    ],
)
def test_hours_that_are_no_hours_show_how_to_write_them(dutch: str) -> None:
    with pytest.raises(IdoError) as caught:
        check(dutch)
    assert caught.value.message == f'De openingstijden "{dutch}" begrijp ik niet.'
    assert (
        caught.value.hint
        == 'Schrijf ze zo: "ma-do 08:00-20:00; vr 08:00-17:00; feestdag gesloten".'
    )


@pytest.mark.parametrize("dutch", ["op afspraak", "di 10:00-12:00 op afspraak"])
def test_remark_without_quotes_says_how_to_quote_it(dutch: str) -> None:
    """YAML takes the outer quotes away, so that there must be two kinds."""
    with pytest.raises(IdoError) as caught:
        check(dutch)
    assert caught.value.hint.endswith("""en andere om het geheel: '"op afspraak"'.""")


def test_hours_that_can_not_be_counted_with_are_refused() -> None:
    """The library loses days after `||`, and a long text costs time."""
    half_a_sign = "ma 10:00-12:00 \ud800"
    for dutch in (half_a_sign, 'ma 10:00-12:00 || "op afspraak"', "ma 10:00-12:00;" * 100):
        with pytest.raises(IdoError):
            check(dutch)
        assert now(dutch, at("2026-12-07 10:00")) == UNKNOWN


@pytest.mark.parametrize("dutch", ["", "maandag 10-12", "ma 9-17", "\x00", "x" * 5000])
def test_empty_or_not_understood_hours_say_nothing_at_the_desk(dutch: str) -> None:
    assert now(dutch, at("2026-12-07 10:00")) == Now(None, "")
    assert next_opening(dutch, at("2026-12-07 10:00")) is None


@pytest.mark.parametrize("dutch", [" ", "   ", "\t "])
def test_hours_of_only_spaces_are_no_hours(dutch: str) -> None:
    assert now(dutch, at("2026-12-07 03:00")) == Now(None, "")
    assert next_opening(dutch, at("2026-12-07 03:00")) is None
    with pytest.raises(IdoError):
        check(dutch)


_SIGNS = [
    *DAYS,
    "feestdag",
    "gesloten",
    "altijd",
    "jan",
    "dec",
    "2026",
    "9999",
    "10:00",
    "26:00",
    "08:00-20:00",
    "-",
    ",",
    ";",
    " ",
    "[1]",
    "||",
    "+",
]


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(_SIGNS), max_size=8).map("".join) | st.text(max_size=20),
    st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC)),
)
def test_no_text_stops_the_desk(dutch: str, moment: datetime) -> None:
    stands = now(dutch, moment)
    assert (stands.open is None) == (stands.text == "")
    begins = {True: ("nu open tot ", "altijd open"), False: ("opent ", "nu gesloten"), None: ("",)}
    assert stands.text.startswith(begins[stands.open])


# How it stands now


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        ("2026-12-07 08:00", "nu open tot 20:00"),
        ("2026-12-07 19:59", "nu open tot 20:00"),
        ("2026-12-11 10:00", "nu open tot 17:00"),
        ("2026-12-07 07:59", "opent vandaag om 8:00"),
        ("2026-12-07 20:00", "opent morgen om 8:00"),
        ("2026-12-11 17:00", "opent maandag om 8:00"),
        ("2026-12-13 12:00", "opent morgen om 8:00"),
    ],
)
def test_an_ordinary_week(moment: str, sentence: str) -> None:
    assert now(AGENCY, at(moment)) == Now(sentence.startswith("nu open"), sentence)


def test_opens_tomorrow_at_nine() -> None:
    assert now(OFFICE, at("2026-12-07 18:30")) == Now(False, "opent morgen om 9:00")


def test_between_two_openings_of_a_day() -> None:
    assert (
        now("ma-vr 09:00-12:30,13:30-17:00", at("2026-12-07 12:45")).text
        == "opent vandaag om 13:30"
    )


def test_opening_after_more_than_a_week_names_the_date() -> None:
    assert (
        now("jun-aug ma 10:00-12:00", at("2026-12-07 10:00")).text
        == "opent maandag 7 juni om 10:00"
    )
    assert (
        now("ma 10:00-12:00", at("2026-12-07 12:00")).text == "opent maandag 14 december om 10:00"
    )


@pytest.mark.parametrize("dutch", ["altijd", "ma-zo 00:00-24:00"])
def test_day_and_night_is_altijd_open(dutch: str) -> None:
    for moment in ("2026-12-25 03:00", "2026-03-29 01:59", "2026-10-25 02:30", "2026-07-01 23:59"):
        assert now(dutch, at(moment)) == Now(True, "altijd open")


def test_24_7_of_the_grammar_is_altijd() -> None:
    check("24/7")
    assert now("24/7", at("2026-12-25 03:00")) == Now(True, "altijd open")


@pytest.mark.parametrize("dutch", ["gesloten", "feestdag gesloten", "2020 jan 1 10:00-12:00"])
def test_never_open_again_is_closed_now(dutch: str) -> None:
    assert now(dutch, at("2026-12-07 10:00")) == Now(False, "nu gesloten")
    assert next_opening(dutch, at("2026-12-07 10:00")) is None


def test_open_past_midnight_says_until_when() -> None:
    assert now("do 19:00-02:00", at("2026-12-10 23:00")) == Now(True, "nu open tot 2:00")
    assert now("do 19:00-02:00", at("2026-12-11 01:59")) == Now(True, "nu open tot 2:00")
    assert now("do 19:00-02:00", at("2026-12-11 02:00")).open is False


@pytest.mark.parametrize("moment", ["2026-12-07 09:00", "2026-12-07 18:00", "2026-12-07 23:59"])
def test_open_until_midnight_is_said_as_it_is_written(moment: str) -> None:
    assert now("ma-vr 08:00-24:00", at(moment)) == Now(True, "nu open tot 24:00")


def test_closing_on_a_later_day_names_that_day() -> None:
    dutch = "ma-zo 00:00-24:00; di 18:00-24:00 gesloten"
    assert now(dutch, at("2026-12-06 12:00")).text == "nu open tot dinsdag 18:00"
    assert now(dutch, at("2026-12-07 12:00")).text == "nu open tot morgen 18:00"
    assert (
        now("ma-zo 00:00-24:00; feestdag gesloten", at("2026-12-23 12:00")).text
        == "nu open tot morgen 24:00"
    )


@pytest.mark.parametrize(
    ("dutch", "moment", "sentence"),
    [
        ("wo[1] 10:00-12:00", "2026-12-02 09:00", "opent vandaag om 10:00"),
        ("wo[1] 10:00-12:00", "2026-12-02 12:00", "opent woensdag 6 januari om 10:00"),
        ("di[1,3] 10:00-12:00", "2026-12-02 09:00", "opent dinsdag 15 december om 10:00"),
        ("wo[-1] 10:00-12:00", "2026-12-25 09:00", "opent woensdag om 10:00"),
        ("wo[-1] 10:00-12:00", "2026-12-30 11:00", "nu open tot 12:00"),
    ],
)
def test_nth_weekday_of_a_month(dutch: str, moment: str, sentence: str) -> None:
    assert now(dutch, at(moment)).text == sentence


@pytest.mark.parametrize(
    ("dutch", "moment", "sentence"),
    [
        # 2026 has 53 weeks: the week of 28 December is odd, and so is the next one.
        ("oneven ma 10:00-12:00", "2026-12-22 09:00", "opent maandag om 10:00"),
        ("oneven ma 10:00-12:00", "2026-12-28 12:00", "opent maandag 4 januari om 10:00"),
        ("oneven ma 10:00-12:00", "2027-01-04 12:00", "opent maandag 18 januari om 10:00"),
        ("even ma 10:00-12:00", "2026-12-21 12:00", "opent maandag 11 januari om 10:00"),
        ("even vr 10:00-12:00", "2027-01-01 10:00", "opent vrijdag 15 januari om 10:00"),
        # 2025 has 52: even and odd take turns.
        ("even ma 10:00-12:00", "2025-12-22 12:00", "opent maandag 5 januari om 10:00"),
        ("oneven ma 10:00-12:00", "2025-12-22 12:00", "opent maandag 29 december om 10:00"),
        ("week 1-2 ma 10:00-12:00", "2026-12-28 09:00", "opent maandag 4 januari om 10:00"),
        ("week 50-53 zo 10:00-12:00", "2027-01-03 09:00", "opent vandaag om 10:00"),
        (
            "even ma 10:00-12:00; oneven ma 13:00-15:00",
            "2026-12-28 11:00",
            "opent vandaag om 13:00",
        ),
    ],
)
def test_weeks_are_those_of_the_calendar(dutch: str, moment: str, sentence: str) -> None:
    assert now(dutch, at(moment)).text == sentence


# Remarks: shown, and never open


@pytest.mark.parametrize(
    ("dutch", "moment", "stands"),
    [
        ('"op afspraak"', "2026-11-28 23:00", Now(None, "op afspraak")),
        ('altijd "bel eerst"', "2026-12-08 10:00", Now(None, "bel eerst")),
        ('di 10:00-12:00 "op afspraak"', "2026-12-08 10:30", Now(None, "op afspraak")),
        (
            'di 10:00-12:00 "op afspraak"',
            "2026-12-07 10:30",
            Now(False, "morgen om 10:00: op afspraak"),
        ),
        (
            'di 10:00-12:00 "op afspraak"; do 10:00-12:00',
            "2026-12-08 11:00",
            Now(None, "op afspraak, opent donderdag om 10:00"),
        ),
        (
            'di 10:00-12:00 "op afspraak"; do 10:00-12:00',
            "2026-12-07 11:00",
            Now(False, "opent donderdag om 10:00"),
        ),
        ('"op afspraak"; ma 09:00-12:00', "2026-12-07 11:00", Now(True, "nu open tot 12:00")),
        (
            'ma-vr 09:00-17:00; dec gesloten "verhuizing"',
            "2026-12-07 11:00",
            Now(False, "opent vrijdag 1 januari om 9:00 (verhuizing)"),
        ),
    ],
)
def test_remark_is_shown_and_never_open(dutch: str, moment: str, stands: Now) -> None:
    assert now(dutch, at(moment)) == stands


def test_next_opening_passes_over_a_remark() -> None:
    dutch = 'di 10:00-12:00 "op afspraak"; do 10:00-12:00'
    assert next_opening(dutch, at("2026-12-08 11:00")) == (
        at("2026-12-10 10:00"),
        at("2026-12-10 12:00"),
    )
    assert next_opening('"op afspraak"', at("2026-12-08 11:00")) is None


def test_semicolon_in_a_remark_is_no_end_of_a_rule() -> None:
    dutch = 'ma-vr 09:00-17:00; za 10:00-12:00 "ma; PH"; feestdag gesloten'
    assert parts(dutch) == ["ma-vr 09:00-17:00", 'za 10:00-12:00 "ma; PH"', "feestdag gesloten"]
    assert (
        now(dutch, at("2026-12-25 10:00")).text
        == "opent maandag 28 december om 9:00 (eerste kerstdag gesloten)"
    )


@settings(deadline=None)
@given(
    st.lists(
        dutch_rules().map(lambda rule: f'{rule.split(chr(34))[0]} "x"'), min_size=1, max_size=4
    ),
    st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)),
)
def test_rules_with_a_remark_are_never_open(rules: list[str], moment: datetime) -> None:
    dutch = "; ".join(rules)
    assert not now(dutch, moment).open
    assert next_opening(dutch, moment) is None


# Public holidays


@pytest.mark.parametrize(
    ("dutch", "moment", "sentence"),
    [
        # Christmas 2026 is on a Friday and a Saturday, Christmas 2025 on a Thursday and a Friday.
        (AGENCY, "2026-12-23 21:00", "opent morgen om 8:00"),
        (AGENCY, "2026-12-24 10:00", "nu open tot 20:00"),
        (
            AGENCY,
            "2026-12-24 21:00",
            "opent maandag 28 december om 8:00 (eerste kerstdag gesloten)",
        ),
        (
            AGENCY,
            "2026-12-25 10:00",
            "opent maandag 28 december om 8:00 (eerste kerstdag gesloten)",
        ),
        (AGENCY, "2026-12-26 10:00", "opent maandag om 8:00"),
        (AGENCY, "2026-12-27 10:00", "opent morgen om 8:00"),
        (SHOP, "2026-12-26 10:00", "opent maandag 28 december om 8:00 (tweede kerstdag gesloten)"),
        (
            SHOP,
            "2026-12-25 10:00",
            "opent maandag 28 december om 8:00 (eerste kerstdag en tweede kerstdag gesloten)",
        ),
        (
            AGENCY,
            "2025-12-24 22:00",
            "opent maandag 29 december om 8:00 (eerste kerstdag en tweede kerstdag gesloten)",
        ),
        (
            AGENCY,
            "2025-12-26 09:00",
            "opent maandag 29 december om 8:00 (tweede kerstdag gesloten)",
        ),
        (AGENCY, "2026-12-31 21:00", "opent maandag 4 januari om 8:00 (nieuwjaarsdag gesloten)"),
        # King's day is 27 April, and 26 April when that is a Sunday (2025, 2031).
        (AGENCY, "2026-04-24 18:00", "opent dinsdag 28 april om 8:00 (koningsdag gesloten)"),
        (AGENCY, "2026-04-27 10:00", "opent dinsdag 28 april om 8:00 (koningsdag gesloten)"),
        (SHOP, "2025-04-25 21:00", "opent maandag 28 april om 8:00 (koningsdag gesloten)"),
        (SHOP, "2025-04-28 09:00", "nu open tot 20:00"),
        (SHOP, "2031-04-26 10:00", "opent maandag 28 april om 8:00 (koningsdag gesloten)"),
        # Easter 2026 is 5 April; Good Friday is an ordinary day for who does not say otherwise.
        (AGENCY, "2026-04-03 10:00", "nu open tot 17:00"),
        (AGENCY, "2026-04-03 18:00", "opent dinsdag 7 april om 8:00 (tweede paasdag gesloten)"),
        (AGENCY, "2026-04-06 09:00", "opent dinsdag 7 april om 8:00 (tweede paasdag gesloten)"),
        (
            "zo-ma 10:00-16:00; feestdag gesloten",
            "2026-04-04 12:00",
            "opent zondag 12 april om 10:00 (eerste paasdag en tweede paasdag gesloten)",
        ),
        (AGENCY, "2026-05-13 22:00", "opent vrijdag 15 mei om 8:00 (hemelvaartsdag gesloten)"),
        (AGENCY, "2026-05-25 09:00", "opent dinsdag 26 mei om 8:00 (tweede pinksterdag gesloten)"),
        # Who says nothing of holidays is not said to be closed on one.
        (OFFICE, "2026-12-25 10:00", "nu open tot 17:00"),
    ],
)
def test_around_public_holidays(dutch: str, moment: str, sentence: str) -> None:
    assert now(dutch, at(moment)).text == sentence


def test_holiday_with_hours_of_its_own_is_not_said_to_be_closed() -> None:
    dutch = "ma-vr 09:00-17:00; feestdag 10:00-12:00"
    assert now(dutch, at("2026-12-25 09:00")).text == "opent vandaag om 10:00"
    assert now(dutch, at("2026-12-25 13:00")).text == "opent morgen om 10:00"


# Summer and winter time, other time zones


@pytest.mark.parametrize(
    ("dutch", "moment", "sentence"),
    [
        (OFFICE, "2026-03-28 09:00", "opent maandag om 9:00"),
        (OFFICE, "2026-03-30 09:00", "nu open tot 17:00"),
        (OFFICE, "2026-10-26 16:59", "nu open tot 17:00"),
        ("zo 01:00-06:00", "2026-03-29 01:59", "nu open tot 6:00"),
        ("zo 01:00-06:00", "2026-10-25 02:30", "nu open tot 6:00"),
    ],
)
def test_clock_change(dutch: str, moment: str, sentence: str) -> None:
    assert now(dutch, at(moment)).text == sentence


def test_both_hours_of_the_night_that_winter_time_begins_are_open() -> None:
    for hour in (0, 1):  # 2:30 summer time, and 2:30 winter time an hour later
        assert (
            now("zo 02:00-03:00", datetime(2026, 10, 25, hour, 30, tzinfo=UTC)).text
            == "nu open tot 3:00"
        )


def test_next_opening_across_the_clock_change_is_on_the_new_clock() -> None:
    opening = next_opening(OFFICE, at("2026-03-28 12:00"))
    assert opening == (at("2026-03-30 09:00"), at("2026-03-30 17:00"))
    assert opening is not None
    assert opening[0].astimezone(UTC) == datetime(2026, 3, 30, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        (datetime(2026, 12, 7, 7, 59, tzinfo=UTC), "opent vandaag om 9:00"),
        (datetime(2026, 12, 7, 8, 0, tzinfo=UTC), "nu open tot 17:00"),
        (datetime(2026, 7, 6, 7, 0, tzinfo=UTC), "nu open tot 17:00"),
        (datetime(2026, 7, 6, 15, 0, tzinfo=UTC), "opent morgen om 9:00"),
        # Already Tuesday in Tokyo, still Monday in New York: what counts is the day at the desk.
        (datetime(2026, 12, 8, 0, 30, tzinfo=ZoneInfo("Asia/Tokyo")), "nu open tot 17:00"),
        (
            datetime(2026, 12, 7, 20, 0, tzinfo=ZoneInfo("America/New_York")),
            "opent vandaag om 9:00",
        ),
        (
            datetime(2026, 12, 7, 9, 0, tzinfo=timezone(timedelta(hours=-11))),
            "opent morgen om 9:00",
        ),
    ],
)
def test_other_time_zones_are_read_on_the_dutch_clock(moment: datetime, sentence: str) -> None:
    assert now(OFFICE, moment).text == sentence


# The next opening


def test_next_opening_that_is_going_on_begins_now() -> None:
    assert next_opening("di 10:00-12:00", at("2026-12-08 10:30")) == (
        at("2026-12-08 10:30"),
        at("2026-12-08 12:00"),
    )


def test_next_opening_comes_later_and_passes_over_a_holiday() -> None:
    assert next_opening("di 10:00-12:00", at("2026-12-08 12:00")) == (
        at("2026-12-15 10:00"),
        at("2026-12-15 12:00"),
    )
    assert next_opening("vr 10:00-12:00; feestdag gesloten", at("2026-12-24 12:00")) == (
        at("2027-01-08 10:00"),
        at("2027-01-08 12:00"),
    )


def test_next_opening_is_told_on_the_dutch_clock() -> None:
    opening = next_opening("di 10:00-12:00", datetime(2026, 12, 8, 1, 0, tzinfo=UTC))
    assert opening is not None
    assert [clock(moment) for moment in opening] == ["10:00", "12:00"]


_quarters = st.integers(6 * 4, 23 * 4)


@settings(deadline=None)
@given(
    st.sets(st.sampled_from(range(7)), min_size=1),
    st.lists(_quarters, min_size=2, max_size=2, unique=True).map(sorted),
    st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),
)
@example({6}, [24, 92], datetime(2026, 3, 29, 0, 30, tzinfo=UTC))
@example({6}, [24, 92], datetime(2026, 10, 25, 0, 30, tzinfo=UTC))
def test_weekly_hours_are_open_exactly_then(
    days: set[int], quarters: list[int], moment: datetime
) -> None:
    begin, end = ((quarter // 4, quarter % 4 * 15) for quarter in quarters)
    dutch = (
        f"{','.join(DAYS[day] for day in sorted(days))} "
        f"{begin[0]:02}:{begin[1]:02}-{end[0]:02}:{end[1]:02}"
    )
    here = moment.astimezone(AMSTERDAM)
    is_open = here.weekday() in days and begin <= (here.hour, here.minute) < end
    assert now(dutch, moment).open is is_open
    opening = next_opening(dutch, moment)
    assert opening is not None
    assert moment <= opening[0] < opening[1] <= moment + timedelta(days=8)
    assert (opening[0] == moment) is is_open
    assert now(dutch, opening[0]).open
    assert not now(dutch, opening[1]).open
