"""Opening hours as people write them: what becomes a rule, and what stays a remark."""

import re
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ido_cli.directory.hours import check, now
from ido_cli.directory.written_hours import Written, read_hours
from ido_cli.source.dates import AMSTERDAM

# What can be read in one way only


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("ma t/m vr 9.00-17.00 uur", "ma-vr 09:00-17:00"),
        ("MA T/M VR 9.00-17.00 UUR", "ma-vr 09:00-17:00"),
        ("maandag tot en met vrijdag van 9 tot 17 uur", "ma-vr 09:00-17:00"),
        ("maandag t/m vrijdag, 9.00 tot 17.00", "ma-vr 09:00-17:00"),
        ("Openingstijden: ma \u2013 vr 9 \u2013 17 u.", "ma-vr 09:00-17:00"),
        ("werkdagen 9-17u", "ma-vr 09:00-17:00"),
        ("doordeweeks 9u30-17u", "ma-vr 09:30-17:00"),
        ("dagelijks 8-22", "ma-zo 08:00-22:00"),
        ("elke dag van 8 tot 22 uur", "ma-zo 08:00-22:00"),
        ("in het weekend 10-16 uur", "za-zo 10:00-16:00"),
        ("ma-vr 9-12 en 13-17", "ma-vr 09:00-12:00,13:00-17:00"),
        ("ma 9-12, wo en vr 10-12.30", "ma 09:00-12:00; wo,vr 10:00-12:30"),
        ("iedere maandag van 10.00 tot 12.00 uur", "ma 10:00-12:00"),
        ("vr 20.00-0.00", "vr 20:00-24:00"),
        ("vr 22-2", "vr 22:00-02:00"),
        ("24 uur per dag, 7 dagen per week", "altijd"),
        ("dag en nacht bereikbaar", "altijd"),
        ("za-zo dag en nacht", "za-zo 00:00-24:00"),
        ("1e dinsdag van de maand 14-16 uur", "di[1] 14:00-16:00"),
        ("eerste en derde di 14-16", "di[1,3] 14:00-16:00"),
        ("laatste vrijdag van de maand: 9-12", "vr[-1] 09:00-12:00"),
        ("oneven weken: wo 10-12", "oneven wo 10:00-12:00"),
        ("wo 10-12 (even weken)", "even wo 10:00-12:00"),
        (
            "even weken wo 10-12, oneven weken wo 13-15",
            "even wo 10:00-12:00; oneven wo 13:00-15:00",
        ),
        ("za en zo gesloten", "za,zo gesloten"),
        ("Gesloten op feestdagen", "feestdag gesloten"),
        ("feestdagen gesloten, ma-vr 9-17", "ma-vr 09:00-17:00; feestdag gesloten"),
        ("ma-za 9-18; zon- en feestdagen gesloten", "ma-za 09:00-18:00; zo,feestdag gesloten"),
        ("ma-vr 9-17, wo 9-12", "ma-vr 09:00-17:00; wo 09:00-12:00"),
        ("ma-vr 9-17, wo gesloten", "ma-vr 09:00-17:00; wo gesloten"),
        ("maandag\n09:00 - 17:00\ndinsdag\ngesloten", "ma 09:00-17:00; di gesloten"),
        ("ma 9-12\n13-17\ndi 10-12", "ma 09:00-12:00,13:00-17:00; di 10:00-12:00"),
        ("ma 09:00-12:00; ma 13:00-17:00", "ma 09:00-12:00,13:00-17:00"),
        ("ma-vr 9.00-17.00 uur, 12.30-13.30 pauze", "ma-vr 09:00-12:30,13:30-17:00"),
        ("ma half negen tot vijf", "ma 08:30-17:00"),
        ("di van kwart over twee tot vier uur", "di 14:15-16:00"),
        ("wo negen tot twaalf", "wo 09:00-12:00"),
        ("di 9-12 (op afspraak)", 'di 09:00-12:00 "op afspraak"'),
        ('di 9-12 ("even bellen")', "di 09:00-12:00 \"'even bellen'\""),
        ("ma-vr 9-17, alleen op afspraak", 'ma-vr 09:00-17:00 "alleen op afspraak"'),
    ],
)
def test_hours_of_people_become_a_rule(text: str, rule: str) -> None:
    assert read_hours(text) == Written(rule, "")


@pytest.mark.parametrize(
    "text",
    [
        "ma-do 08:00-20:00; vr 08:00-17:00; feestdag gesloten",
        "Di[1,3] 10:00-12:00; za 9:00-12:00",
        "jan-mrt ma 10:00-12:00",
        "week 1-10 ma 10:00-12:00",
        'di 10:00-12:00 "op afspraak"',
        '"op afspraak"',
        "24/7",
        "altijd",
        "gesloten",
    ],
)
def test_our_own_grammar_is_kept_as_it_is(text: str) -> None:
    assert read_hours(text) == Written(text, "")


# What is not sure


@pytest.mark.parametrize(
    "text",
    [
        "maandag en donderdag",
        "ma-vr",
        "9-17u",
        "09.00 - 17.00 uur",
        "half negen tot vijf",
        "op afspraak",
        "even weken",
        "laatste vrijdag",
        "om de week wo 10-12",
        "in de schoolvakanties gesloten",
        "12.30-13.30 pauze",
        "ma-vr 9-5",
        "ma-vr 9:00-5:00",
        "vr 17:00-9:00",
        "ma 9-9",
        "ma 25-26",
        "ma 9.70-12",
        "ma acht tot tien",
        "ma negen tot 17 uur",
        "maandag tot vrijdag 9-17",
        "woensdagmiddag 13-17",
        "ma-vr 9-12, wo 13-17",
        "wo 9-12, 1e wo van de maand 13-16",
        "zo gesloten, dagelijks 9-17",
        "ma 9-12, ma gesloten",
        "ma 9-12, ma 11-14",
        "ma-vr 9-17, behalve woensdag",
        "ma-vr 9-17, vanaf 1 september",
        "ma-vr 9-17\ntussen 12.30 en 13.30 gesloten",
        "ma-vr 9-12, 13-14 pauze",
        "telefonisch op ma, wo en vr 9-12",
        "niet op ma, wo en vr 9-12",
        "1-1-2026",
        "-",
        "مرحبا 10-12",
    ],
)
def test_what_is_not_sure_stays_a_remark_whole(text: str) -> None:
    assert read_hours(text) == Written("", text)


@pytest.mark.parametrize(
    ("text", "rule", "remark"),
    [
        ("ma 9:00-17:00, do tot 20:00", "ma 09:00-17:00", "do tot 20:00"),
        ("ma-vr 9-12 en op afspraak", "ma-vr 09:00-12:00", "en op afspraak"),
        (
            "ma-vr 9-17, in de schoolvakanties gesloten",
            "ma-vr 09:00-17:00",
            "in de schoolvakanties gesloten",
        ),
        ("Bel gerust\nma 9-12\nzie de site", "ma 09:00-12:00", "Bel gerust; zie de site"),
        ("ma 9-12. Woensdagmiddag 13-17.", "ma 09:00-12:00", "Woensdagmiddag 13-17"),
        (
            "ma 9-12, woensdagmiddag 13-17, vr 9-12",
            "ma 09:00-12:00",
            "woensdagmiddag 13-17, vr 9-12",
        ),
    ],
)
def test_what_can_not_be_read_stands_beside_the_rule(text: str, rule: str, remark: str) -> None:
    assert read_hours(text) == Written(rule, remark)


@pytest.mark.parametrize("text", ["", "  ", "\n", "\xa0"])
def test_nothing_is_nothing(text: str) -> None:
    assert read_hours(text) == Written("", "")


def test_a_whole_page_is_no_hours() -> None:
    page = "ma 9-12 " * 5000
    assert read_hours(page) == Written("", page.strip())


def test_by_appointment_never_becomes_open() -> None:
    monday = datetime(2026, 12, 7, 10, tzinfo=AMSTERDAM)
    for text in ("ma 9-12 op afspraak", "op afspraak: ma 9-12", "ma 9-12\n(alleen op afspraak)"):
        assert not now(read_hours(text).rule, monday).open


# Whatever people write


_PIECES = [
    *("ma", "di t/m do", "vrijdag", "werkdagen", "weekend", "dagelijks", "eerste ma", "feestdagen"),
    *("even weken", "oneven weken:", "9-17", "9.00 - 12.30 uur", "van 13 tot 17.15 uur", "22-2"),
    *(
        "9-5",
        "0-24",
        "gesloten",
        "pauze",
        "op afspraak",
        "(op afspraak)",
        "behalve",
        "en",
        ",",
        ";",
    ),
    *("\n", ".", "of", "uur", '"', "(", ")", "tot 20:00", "half tien tot vier", "dag en nacht"),
]
_TIME = re.compile(r"\d{1,2}(?:[:.]\d\d)?")


def minutes(time: str) -> int:
    hour, _, minute = time.replace(".", ":").partition(":")
    return (int(hour) * 60 + int(minute or 0)) % 1440


@settings(deadline=None, max_examples=500)
@given(st.lists(st.sampled_from(_PIECES), max_size=12).map(" ".join))
def test_a_rule_is_understood_and_no_time_is_lost(text: str) -> None:
    read = read_hours(text)
    if read.rule:
        check(read.rule)
    told = read.rule.replace("altijd", "00:00")
    kept = {minutes(time) for time in _TIME.findall(re.sub(r"\[.*?\]", "", told))}
    kept |= {minutes(time) for time in _TIME.findall(read.remark)}
    assert {minutes(time) for time in _TIME.findall(text)} <= kept


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=60) | st.text(alphabet='mawo 0123456789:.-"();,enuz\n', max_size=60))
def test_any_text_is_kept(text: str) -> None:
    read = read_hours(text)
    if read.rule:
        check(read.rule)
    assert (read.rule or read.remark) or not text.strip("\xa0 \t\n") or not text.strip()


@pytest.mark.parametrize("text", ["ma 9-12 (vrij), ma 13-17 (op afspraak)", "dag 9-17"])
def test_hours_that_may_mean_more_stay_a_remark(text: str) -> None:
    assert read_hours(text) == Written("", text)
