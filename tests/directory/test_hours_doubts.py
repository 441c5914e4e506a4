"""Hours that can be read, and are probably not meant so."""

from datetime import date, datetime
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ido_cli.directory.hours import check, now
from ido_cli.directory.hours_doubts import Doubt, doubts
from ido_cli.source.dates import AMSTERDAM

TODAY = date(2026, 11, 24)
FIRST = "Zet de regel met de meeste dagen vooraan, de uitzondering erna."
OUT = "Haal die regel weg, of kijk of de dagen en tijden kloppen."


def codes(text: str, all_night: bool = False) -> list[str]:
    check(text)
    return [doubt.code for doubt in doubts(text, TODAY, all_night)]


@pytest.mark.parametrize(
    "text",
    [
        "altijd",
        "24/7",
        "gesloten",
        "ma-zo 00:00-24:00",
        "za-zo altijd",
        "ma-do 08:00-20:00; vr 08:00-17:00; feestdag gesloten",
        "ma 09:00-12:00,13:00-17:00",
        "ma 09:00-12:00, ma 13:00-17:00",
        "di 10:00-12:00; feestdag gesloten",
        "di[3] 10:00-12:00; feestdag gesloten",
        "oneven wo 10:00-12:00; feestdag gesloten",
        "ma-vr 09:00-17:00; za-zo gesloten",
        "ma-vr 09:00-17:00; wo 09:00-12:00",
        "ma-vr 09:00-17:00; ma 12:00-13:00 gesloten",
        "ma 09:00-17:00; jul-aug ma 09:00-12:00",
        "ma 09:00-17:00; ma[1] gesloten",
        "even ma 10:00-12:00; oneven ma 13:00-15:00",
        "altijd; zo gesloten",
        "ma 09:00-12:00; 2027 jan 1 gesloten",
        "20:00-00:00",
        '"op afspraak"',
        'ma-vr "op afspraak"',
        '"op afspraak"; ma-vr 09:00-17:00',
        'za 10:00-12:00 "ma 9:00-5:00"',
    ],
)
def test_hours_that_are_meant_so(text: str) -> None:
    assert codes(text) == []


# Days without times


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("ma-vr", "ma-vr"),
        ("Ma, Do", "ma, do"),
        ("ma 09:00-12:00, di", "di"),
        ("zo gesloten; jul-aug", "jul-aug"),
        ("feestdag", "feestdag"),
        ("oneven wo", "oneven wo"),
    ],
)
def test_days_without_times_are_named(text: str, days: str) -> None:
    check(text)
    (doubt,) = doubts(text, TODAY)
    assert doubt.code == "P016"
    assert f'bij "{days}" staan geen tijden' in doubt.message


# A day that ends before it begins


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("ma-vr 9:00-5:00", "9:00-17:00"),
        ("ma 08:30-04:30", "08:30-16:30"),
        ("vr 17:00-9:00", "9:00-17:00"),
        ("ma 17:00-08:00", "08:00-17:00"),
        ("zo 10:00-10:00", "10:00-22:00"),
        ("ma-zo 06:00-01:00", "06:00-13:00"),
    ],
)
def test_slip_of_the_clock_says_what_was_meant(text: str, meant: str) -> None:
    (doubt,) = doubts(text, TODAY)
    assert doubt.code == "P017"
    assert doubt.hint.startswith(f"Bedoelde u {meant}? Een echte nacht ")


@pytest.mark.parametrize(
    "text", ["vr 22:00-02:00", "do 19:00-02:00", "ma-zo 20:00-08:00", "zo 12:00-00:00"]
)
def test_evening_and_night_are_meant_so(text: str) -> None:
    assert codes(text) == []


def test_line_for_out_of_hours_may_answer_all_night() -> None:
    assert codes("ma-vr 17:00-08:00") == ["P017"]
    assert codes("ma-vr 17:00-08:00", all_night=True) == []
    assert codes("ma-vr 09:00-05:00", all_night=True) == ["P017"]


# A rule that counts for nothing


@pytest.mark.parametrize(
    ("text", "rule", "hint"),
    [
        (
            "ma 09:00-12:00; ma 13:00-17:00",
            "ma 09:00-12:00",
            "Zet alle tijden bij elkaar: ma 09:00-12:00,13:00-17:00",
        ),
        (
            "ma-vr 13:00-17:00; feestdag gesloten; ma-vr 9:00-12:00; feestdag gesloten",
            "ma-vr 13:00-17:00",
            "Zet alle tijden bij elkaar: ma-vr 9:00-12:00,13:00-17:00",
        ),
        (
            "ma 09:00-12:00; ma-vr 13:00-17:00",
            "ma 09:00-12:00",
            "Zet alle tijden bij elkaar: ma 09:00-12:00,13:00-17:00",
        ),
        ("jul-aug ma 9:00-12:00; ma 9:00-17:00", "jul-aug ma 9:00-12:00", FIRST),
        ("feestdag gesloten; ma-vr 09:00-17:00", "feestdag gesloten", FIRST),
        ("zo gesloten; altijd", "zo gesloten", FIRST),
        ('ma-vr 09:00-17:00; "op afspraak"', "ma-vr 09:00-17:00", FIRST),
        (
            "wo 9:00-10:00; even wo 13:00-14:00; oneven wo 15:00-16:00",
            "wo 9:00-10:00",
            "Zet alle tijden bij elkaar: wo 9:00-10:00,13:00-14:00",
        ),
    ],
)
def test_rule_that_is_replaced_is_named(text: str, rule: str, hint: str) -> None:
    said = Doubt("P018", f'"{rule}" telt nooit, want een latere regel gaat voor', hint)
    check(text)
    assert said in doubts(text, TODAY)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("ma 09:00-12:00; ma 09:00-12:00", "ma 09:00-12:00"),
        ("ma-vr 09:00-17:00; wo 09:00-17:00", "wo 09:00-17:00"),
        ("week 1-10 ma 9:00-12:00; ma 9:00-12:00", "week 1-10 ma 9:00-12:00"),
    ],
)
def test_rule_that_says_it_again_is_named(text: str, rule: str) -> None:
    assert doubts(text, TODAY) == (
        Doubt("P018", f'"{rule}" verandert niets aan de andere regels', OUT),
    )


_RULES = [
    f"{days} {times}"
    for days in ("ma", "ma-vr", "wo,za", "even ma", "di[1]", "feestdag", "jul-aug")
    for times in ("09:00-12:00", "13:00-17:00", "gesloten", '09:00-12:00 "bel"')
]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(_RULES), min_size=2, max_size=4))
def test_hours_without_the_rule_that_is_named_stand_the_same(rules: list[str]) -> None:
    text = "; ".join(rules)
    for doubt in doubts(text, TODAY)[:1]:
        rule = doubt.message.split('" ')[0][1:]
        rest = list(rules)
        rest.remove(rule)
        for day in range(1, 29):
            for month in (4, 5, 7, 12):
                moment = datetime(2027, month, day, 10, tzinfo=AMSTERDAM)
                assert now(text, moment).open == now("; ".join(rest), moment).open


# Years


def test_rule_of_a_year_that_is_over_is_only_a_hint() -> None:
    text = "2025 dec 24-2026 jan 2 gesloten; ma 09:00-12:00"
    assert doubts(text, TODAY) == ()
    assert doubts(text, date(2027, 1, 1)) == (
        Doubt("P019", '"2025 dec 24-2026 jan 2 gesloten" is voorbij', "Haal die regel weg."),
    )


# What it costs


def test_five_thousand_different_hours_cost_little() -> None:
    texts = [
        f"ma-vr {n // 60 % 10:02}:{n % 60:02}-{10 + n // 600}:00; wo 9:00-9:30; feestdag gesloten"
        for n in range(5000)
    ]
    began = perf_counter()
    for text in texts:
        doubts(text, TODAY)
    assert perf_counter() - began < 5


def test_many_rules_in_one_text_cost_little() -> None:
    began = perf_counter()
    for rule in ("even ma gesloten", "di[1] 10:00-12:00", "ma-zo 10:00-12:00"):
        for count in (20, 21, 50):
            doubts("; ".join([rule] * count), TODAY)
    assert perf_counter() - began < 2
