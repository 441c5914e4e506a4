"""`ido partners` shows who can help.

The directory is shown as a list, as JSON and one by one, at a moment that the test chooses.
"""

import json
import re
from datetime import datetime, tzinfo
from typing import Any, Final

import pytest
from conftest import DIRECTORY, Ido, MakeWorkspace

from ido_cli.source.dates import AMSTERDAM

KEYS: Final = [
    "id", "naam", "soort", "doet", "regio", "biedt", "adres", "telefoon", "openingstijden",
    "website", "email", "bezoek", "post", "neem_mee", "opmerking", "contact", "bron",
    "gecontroleerd",
]  # fmt: skip
"""The keys of a partner in partners.yaml (DESIGN.md, part 5)."""
ALL: Final = ["dienst-toeslagen", "gemeente-noord", "wijkteam"]
TUESDAY: Final = datetime(2026, 11, 24, 11, 0, tzinfo=AMSTERDAM)


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    """From now on it is this moment."""

    class Frozen(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Any:
            return moment.astimezone(tz)

    monkeypatch.setattr("ido_cli.main.datetime", Frozen)


@pytest.fixture(autouse=True)
def tuesday(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is Tuesday 24 November 2026, 11:00 in Amsterdam, unless a test says otherwise."""
    at(monkeypatch, TUESDAY)


def rows(ido: Ido, *words: str) -> list[dict[str, Any]]:
    """The partners as JSON; nothing else may stand on stdout."""
    got = ido("partners", *words, "--json")
    assert got.err == ""
    listed: list[dict[str, Any]] = json.loads(got.out)
    return listed


def ids(ido: Ido, *words: str) -> list[str]:
    return [row["id"] for row in rows(ido, *words)]


# The list


def test_list_shows_how_to_reach_each_partner_and_how_many_there_are(ido: Ido) -> None:
    out = ido("partners").out
    lines = [re.split(r" {2,}", line.strip()) for line in out.splitlines()]
    assert lines[0] == ["partner", "naam", "telefoon", "nu", "regio"]
    assert [
        "dienst-toeslagen",
        "Dienst Toeslagen",
        "0800-0543",
        "nu open tot 20:00",
        "landelijk",
    ] in lines
    assert ["gemeente-noord", "Gemeente Noord", "Noord"] in lines
    assert ["wijkteam", "Wijkteam", "nu open tot 12:00", "Noord, Zuid"] in lines
    assert lines[-1] == ["3 van 3 partners"]


def test_search_shows_no_more_than_a_person_reads(ido: Ido, make_workspace: MakeWorkspace) -> None:
    row = (
        "  - {{id: team-{0}, naam: Buurtteam {0}, soort: maatschappelijk, doet: Helpt., "
        "regio: [Noord], biedt: [formulierenhulp]}}\n"
    )
    folder = str(
        make_workspace(
            directory=DIRECTORY + "".join(row.format(n) for n in range(50)), name="groot"
        )
    )
    lines = ido("partners", "zoek", "buurtteam", "--map", folder).out.splitlines()
    assert len([line for line in lines if line.startswith("team-")]) == 40
    assert lines[-2] == "50 van 53 partners"
    assert (
        lines[-1] == "U ziet de beste 40. Zoek met meer woorden, of kies een --regio of --dienst."
    )
    assert len(rows(ido, "zoek", "buurtteam", "--map", folder)) == 50


def test_list_says_when_nobody_is_found(ido: Ido) -> None:
    assert ido("partners", "--soort", "overig").out.splitlines()[-1] == "0 van 3 partners"
    assert rows(ido, "--soort", "overig") == []


def test_json_has_the_keys_of_the_directory_and_how_it_stands_now(ido: Ido) -> None:
    found = rows(ido)
    assert all(set(row) >= {*KEYS, "nu_open", "opent"} for row in found)
    assert found[2] == {
        **dict.fromkeys(KEYS, ""),
        "id": "wijkteam",
        "laag": "eigen",
        "naam": "Wijkteam",
        "soort": "maatschappelijk",
        "doet": "Kijkt mee met formulieren.",
        "regio": ["Noord", "Zuid"],
        "biedt": ["formulierenhulp"],
        "adres": "Laan 2, Zuid",
        "openingstijden": "ma-vr 09:00-12:00",
        "neem_mee": [],
        "voor": "iedereen",
        "buiten_uren": None,
        "domeinen": [],
        "register": "",
        "contact": None,
        "bron": ["https://wijkteam.example"],
        "gecontroleerd": "2026-11-01",
        "nu_open": True,
        "opent": "nu open tot 12:00",
    }


@pytest.mark.parametrize(
    ("moment", "is_open", "opens"),
    [
        (datetime(2026, 11, 24, 8, 0, tzinfo=AMSTERDAM), True, "nu open tot 20:00"),
        (datetime(2026, 11, 24, 7, 59, 59, tzinfo=AMSTERDAM), False, "opent vandaag om 8:00"),
        (datetime(2026, 11, 24, 20, 0, tzinfo=AMSTERDAM), False, "opent morgen om 8:00"),
        (datetime(2026, 11, 27, 17, 0, tzinfo=AMSTERDAM), False, "opent maandag om 8:00"),
        (
            datetime(2026, 12, 24, 21, 0, tzinfo=AMSTERDAM),
            False,
            "opent maandag 28 december om 8:00 (eerste kerstdag gesloten)",
        ),
    ],
    ids=[
        "opens just now",
        "just before",
        "closes just now",
        "before the weekend",
        "before christmas",
    ],
)
def test_json_says_whether_a_partner_is_open_at_this_moment(
    ido: Ido, monkeypatch: pytest.MonkeyPatch, moment: datetime, is_open: bool, opens: str
) -> None:
    at(monkeypatch, moment)
    assert (rows(ido)[0]["nu_open"], rows(ido)[0]["opent"]) == (is_open, opens)


def test_json_says_null_when_the_hours_are_not_known(ido: Ido) -> None:
    assert (rows(ido)[1]["nu_open"], rows(ido)[1]["opent"]) == (None, "")


# Filters


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["--dienst", "formulierenhulp"], ["wijkteam"]),
        (["--regio", "Noord"], ALL),
        (["--regio", "Zuid"], ["dienst-toeslagen", "wijkteam"]),
        (["--soort", "overheid"], ["dienst-toeslagen", "gemeente-noord"]),
        (["--soort", "bibliotheek"], []),
        (["--nu-open"], ["dienst-toeslagen", "wijkteam"]),
        (["--soort", "overheid", "--regio", "Zuid"], ["dienst-toeslagen"]),
        (["--dienst", "gemeente", "--nu-open"], []),
    ],
    ids=lambda value: " ".join(value),
)
def test_filter_keeps_who_fits(ido: Ido, words: list[str], found: list[str]) -> None:
    assert ids(ido, *words) == found
    assert ido("partners", *words).out.splitlines()[-1] == f"{len(found)} van 3 partners"


def test_filter_on_who_is_open_follows_the_clock(ido: Ido, monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, TUESDAY.replace(hour=12))
    assert ids(ido, "--nu-open") == ["dienst-toeslagen"]
    at(monkeypatch, TUESDAY.replace(hour=23))
    assert ids(ido, "--nu-open") == []


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (
            ("--dienst", "formulierhulp"),
            'Ik ken geen dienst "formulierhulp".',
            'Bedoelde u "formulierenhulp"?',
        ),
        (("--dienst", "xyz"), 'Ik ken geen dienst "xyz".', "Kies uit: gemeente, formulierenhulp."),
        (("--dienst", ""), 'Ik ken geen dienst "".', "Kies uit: gemeente, formulierenhulp."),
        (("--regio", "Noort"), 'Ik ken geen regio "Noort".', 'Bedoelde u "Noord"?'),
        (("--regio", "Amsterdam"), 'Ik ken geen regio "Amsterdam".', "Kies uit: Noord, Zuid."),
        (
            ("--soort", "overhied"),
            'Ik ken geen soort "overhied".',
            'Bedoelde u "overheid" of "overig"?',
        ),
        (
            ("--soort", "x"),
            'Ik ken geen soort "x".',
            "Kies uit: overheid, maatschappelijk, bibliotheek, overig.",
        ),
    ],
)
def test_filter_on_what_does_not_exist_names_the_nearest(
    ido: Ido, words: tuple[str, str], message: str, hint: str
) -> None:
    for more in ((), ("--json",)):
        got = ido("partners", *words, *more, code=2)
        assert (got.out, got.err) == ("", f"ido: {message}\n     {hint}\n")


# One partner


@pytest.mark.parametrize("name", ["wijkteam", "WIJKTEAM", "Wijkteam"])
def test_partner_is_shown_by_id_or_name(ido: Ido, name: str) -> None:
    out = ido("partners", "toon", name).out
    assert [re.split(r" {2,}", line.strip()) for line in out.splitlines()] == [
        ["Wijkteam", "maatschappelijke partner"],
        ["Kijkt mee met formulieren."],
        ["biedt", "Hulp met formulieren"],
        ["regio", "Noord, Zuid"],
        ["open", "ma-vr 09:00-12:00"],
        ["nu", "nu open tot 12:00"],
        ["adres", "Laan 2, Zuid"],
        ["bron", "https://wijkteam.example"],
        ["feiten", "gecontroleerd op 1 november 2026"],
    ]


def test_partner_shows_a_free_number_and_the_site_as_people_type_it(ido: Ido) -> None:
    lines = [line.split() for line in ido("partners", "toon", "Dienst Toeslagen").out.splitlines()]
    assert ["bel", "0800-0543,", "gratis"] in lines
    assert ["site", "www.toeslagen.nl"] in lines


def test_partner_that_was_never_checked_says_so(ido: Ido, make_workspace: MakeWorkspace) -> None:
    directory = DIRECTORY.replace(
        "    bron: https://wijkteam.example\n    gecontroleerd: 2026-11-01\n", ""
    )
    out = ido(
        "partners",
        "toon",
        "wijkteam",
        "--map",
        str(make_workspace(directory=directory, name="eigen")),
    ).out
    assert out.splitlines()[-1].split() == ["feiten", "nog", "niet", "gecontroleerd"]


def test_partner_is_shown_to_the_letter(ido: Ido, make_workspace: MakeWorkspace) -> None:
    directory = DIRECTORY.replace("naam: Wijkteam", 'naam: "[red]Team[/red] :smile:"')
    folder = str(make_workspace(directory=directory, name="eigen"))
    assert ido("partners", "toon", "wijkteam", "--map", folder).out.startswith(
        "[red]Team[/red] :smile:   maatschappelijke partner\n"
    )
    assert "[red]Team[/red]" in ido("partners", "--map", folder).out


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("wijkteams", 'Bedoelde u "wijkteam"?'),
        ("dienst toeslagen leiden", 'Bedoelde u "dienst-toeslagen"?'),
        ("xyz", 'Bekijk alle partners met "ido partners".'),
        ("", 'Bekijk alle partners met "ido partners".'),
    ],
)
def test_partner_that_does_not_exist_names_the_nearest(ido: Ido, name: str, hint: str) -> None:
    got = ido("partners", "toon", name, code=2)
    assert (got.out, got.err) == ("", f'ido: Ik ken geen partner "{name}".\n     {hint}\n')


def test_directory_that_can_not_be_used_is_said(ido: Ido, make_workspace: MakeWorkspace) -> None:
    folder = str(
        make_workspace(
            directory="bibliotheek: Testbieb\nregios: [Noord]\npartners: geen\n", name="eigen"
        )
    )
    for words in ((), ("--json",), ("toon", "wijkteam")):
        got = ido("partners", *words, "--map", folder, code=1)
        assert got.out == ""
        assert got.err.startswith("ido: partners.yaml is niet te gebruiken: ")
        assert got.err.endswith('(regel 3).\n     Bekijk alle fouten met "ido bomen controleer".\n')


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("toeslagen", ["dienst-toeslagen"]),
        ("toeslagne", ["dienst-toeslagen"]),
        ("formulieren", ["wijkteam"]),
        ("hulp met formulieren", ["wijkteam"]),
        ("gemeente", ["gemeente-noord"]),
        ("zwembad", []),
        ("!?", []),
    ],
)
def test_search_finds_names_services_and_what_they_do(
    ido: Ido, text: str, found: list[str]
) -> None:
    rows = json.loads(ido("partners", "zoek", text, "--json").out)
    assert [row["id"] for row in rows] == found


def test_search_keeps_to_a_region(ido: Ido) -> None:
    assert json.loads(ido("partners", "zoek", "gemeente", "--regio", "Zuid", "--json").out) == []
