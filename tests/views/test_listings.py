"""Lists on stdout: trees, partners, sessions and what is recognised.

They are for people, and as JSON for programs.
"""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from conftest import DIGID, DIRECTORY, TREE, Ido, MakeWorkspace
from terminals import SECONDS, environment

from ido_cli.directory.model import Directory
from ido_cli.errors import IdoError
from ido_cli.views import listings
from ido_cli.workspace.reading import Workspace, open_workspace

TUESDAY = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
SATURDAY = datetime(2026, 11, 28, 10, 30, tzinfo=UTC)
MARKUP = "[bold]DigiD[/bold] :smile:"


@pytest.fixture
def workspace(make_workspace: MakeWorkspace) -> Workspace:
    trees = {
        "toeslagen": TREE,
        "digid": DIGID.replace("titel: DigiD\n", f"titel: '{MARKUP}'\nstatus: concept\n", 1),
        "kapot": DIGID.replace("naar: inloggen", "naar: nergens"),
        "leeg": "",
    }
    return open_workspace(make_workspace(trees))


@pytest.fixture
def directory(workspace: Workspace) -> Directory:
    return workspace.directory


def words_of(text: str) -> str:
    return " ".join(text.split())


# Trees


def test_trees_are_listed_with_what_is_concept_and_what_is_left_out(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    listings.show_trees(workspace, as_json=False)
    said = capsys.readouterr()
    assert f"{MARKUP} (concept)" in said.out
    assert "Toeslagen" in said.out
    assert said.err == (
        "Niet gebruikt, want er zit een fout in: kapot, leeg. "
        'Bekijk ze met "ido bomen controleer".\n'
    )


def test_trees_as_json_have_their_stable_keys_and_nothing_else_on_stdout(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    listings.show_trees(workspace, as_json=True)
    rows = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
    assert {"id", "titel", "over", "status", "vragen", "adviezen", "voorbeelden"} <= set(
        rows["toeslagen"]
    )
    assert [rows["toeslagen"][key] for key in ("vragen", "adviezen", "voorbeelden", "status")] == [
        2,
        3,
        3,
        "in-gebruik",
    ]
    assert (rows["digid"]["titel"], rows["digid"]["status"]) == (MARKUP, "concept")


# Partners


def test_partners_are_listed_with_phone_and_whether_they_are_open(
    directory: Directory, capsys: pytest.CaptureFixture[str]
) -> None:
    listings.show_partners(directory, directory.partners[:2], TUESDAY, as_json=False)
    said = words_of(capsys.readouterr().out)
    assert "0800-0543" in said
    assert "2 van 3 partners" in said
    listings.show_partners(directory, [], TUESDAY, as_json=False)
    assert "0 van 3 partners" in capsys.readouterr().out


def test_no_letter_of_a_partner_is_lost_on_a_narrow_screen(
    directory: Directory, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    listings.show_partners(directory, directory.partners, TUESDAY, as_json=False)
    out = capsys.readouterr().out
    assert max(len(line) for line in out.splitlines()) <= 40
    assert "…" not in out
    letters = sorted("".join(out.split()))
    for partner in directory.partners:
        assert all(sign in letters for sign in partner.id + partner.phone)


@pytest.mark.parametrize(
    ("now", "expected"), [(TUESDAY, [True, None, True]), (SATURDAY, [False, None, False])]
)
def test_partners_as_json_say_whether_they_are_open(
    directory: Directory,
    capsys: pytest.CaptureFixture[str],
    now: datetime,
    expected: list[bool | None],
) -> None:
    listings.show_partners(directory, directory.partners, now, as_json=True)
    rows = json.loads(capsys.readouterr().out)
    assert [row["nu_open"] for row in rows] == expected
    assert rows[1]["opent"] == ""
    assert {
        "id",
        "naam",
        "soort",
        "doet",
        "regio",
        "biedt",
        "telefoon",
        "openingstijden",
        "gecontroleerd",
    } <= set(rows[0])
    assert rows[0]["gecontroleerd"] == "2026-11-01"


def test_partner_is_shown_whole(directory: Directory, capsys: pytest.CaptureFixture[str]) -> None:
    listings.show_partner(directory, directory.by_id["dienst-toeslagen"], TUESDAY, as_json=False)
    said = words_of(capsys.readouterr().out)
    for words in (
        "Dienst Toeslagen overheidsinstantie Beslist over de vier toeslagen.",
        (
            "regio landelijk bel 0800-0543, gratis open ma-do 08:00-20:00; vr 08:00-17:00; "
            "feestdag gesloten nu nu open tot 20:00"
        ),
        "site www.toeslagen.nl",
        "feiten gecontroleerd op 1 november 2026",
    ):
        assert words in said
    assert "mail" not in said


def test_partner_that_was_never_checked_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    row = {"id": "x", "naam": "[b]X[/b]", "soort": "overig", "doet": "Iets.", "regio": "landelijk"}
    directory = Directory.model_validate(
        {"bibliotheek": "Bieb", "regios": ["Noord"], "partners": [row]}
    )
    listings.show_partner(directory, directory.partners[0], TUESDAY, as_json=False)
    said = words_of(capsys.readouterr().out)
    assert said == "[b]X[/b] Iets. regio landelijk feiten nog niet gecontroleerd"


@pytest.mark.parametrize(
    ("service", "region", "kind", "open_now", "expected"),
    [
        (None, None, None, False, ["dienst-toeslagen", "gemeente-noord", "wijkteam"]),
        ("formulierenhulp", None, None, False, ["wijkteam"]),
        (None, "Zuid", None, False, ["dienst-toeslagen", "wijkteam"]),
        (None, None, "overheid", False, ["dienst-toeslagen", "gemeente-noord"]),
        (None, None, None, True, ["dienst-toeslagen", "wijkteam"]),
        ("gemeente", "Zuid", None, False, []),
        (None, "Noord", "overheid", True, ["dienst-toeslagen"]),
    ],
)
def test_partners_are_filtered(
    directory: Directory,
    service: str | None,
    region: str | None,
    kind: str | None,
    open_now: bool,
    expected: list[str],
) -> None:
    found = listings.filtered(directory, service, region, kind, open_now, TUESDAY)
    assert [partner.id for partner in found] == expected


@pytest.mark.parametrize(
    ("service", "region", "kind", "message", "hint"),
    [
        (
            "formulierhulp",
            None,
            None,
            'Ik ken geen dienst "formulierhulp".',
            'Bedoelde u "formulierenhulp"?',
        ),
        ("xyz", None, None, 'Ik ken geen dienst "xyz".', "Kies uit: gemeente, formulierenhulp."),
        (None, "Nord", None, 'Ik ken geen regio "Nord".', 'Bedoelde u "Noord"?'),
        (None, "", None, 'Ik ken geen regio "".', "Kies uit: Noord, Zuid."),
        (None, None, "overheden", 'Ik ken geen soort "overheden".', 'Bedoelde u "overheid"?'),
    ],
)
def test_filter_that_does_not_exist_names_the_nearest(
    directory: Directory,
    service: str | None,
    region: str | None,
    kind: str | None,
    message: str,
    hint: str,
) -> None:
    with pytest.raises(IdoError) as caught:
        listings.filtered(directory, service, region, kind, open_now=False, now=TUESDAY)
    assert (caught.value.message, caught.value.exit_code) == (message, 2)
    assert hint in caught.value.hint


@pytest.mark.parametrize("words", ["wijkteam", "WIJKTEAM", "Wijkteam"])
def test_partner_is_found_by_id_or_name_in_any_case(directory: Directory, words: str) -> None:
    assert listings.find_partner(directory, words).id == "wijkteam"


def test_partner_that_does_not_exist_names_the_nearest(directory: Directory) -> None:
    with pytest.raises(IdoError) as caught:
        listings.find_partner(directory, "wijktem")
    assert (caught.value.message, caught.value.exit_code) == ('Ik ken geen partner "wijktem".', 2)
    assert '"wijkteam"' in caught.value.hint.casefold()
    with pytest.raises(IdoError) as caught:
        listings.find_partner(directory, "qqq")
    assert caught.value.hint == 'Bekijk alle partners met "ido partners".'


# What is recognised, and sessions


def test_recognised_trees_are_listed_with_the_reason(ido: Ido) -> None:
    said = ido("herken", "zorgtoeslag terugbetalen").out
    first = next(line for line in said.split("\n") if line.startswith("1  0."))
    assert "Toeslagen" in first
    assert "terugbetalen" in first


def test_concept_is_not_recognised(ido: Ido, workspace: Workspace) -> None:
    rows = json.loads(
        ido("herken", "digid aanvragen", "--json", "--map", str(workspace.folder)).out
    )
    assert "digid" not in [row["boom"] for row in rows]


def test_recognised_rows_have_their_stable_keys(ido: Ido) -> None:
    row = json.loads(ido("herken", "zorgtoeslag terugbetalen", "--json").out)[0]
    assert set(row) >= {"boom", "advies", "titel", "partners", "score", "zeker", "waarom"}
    assert row["boom"] == "toeslagen"
    assert row["partners"][0] == "dienst-toeslagen"
    assert 0 < row["score"] <= 1


def test_sessions_are_listed_newest_first_with_desk_status_and_topics(ido: Ido) -> None:
    assert ido("sessies").out.endswith('geen sessies. Begin er een met "ido".\n')
    ido("--locatie", "zuid", "start", "--boom", "toeslagen", "-a", "2", "--afloop", "doorverwezen")
    ido("--locatie", "noord", "start", "--boom", "digid", typed="q\n")
    rows = [line.split() for line in ido("sessies").out.splitlines()]
    assert rows[0] == ["sessie", "begonnen", "balie", "status", "onderwerp"]
    assert [row[3:] for row in rows[1:]] == [
        ["noord", "open", "DigiD"],
        ["zuid", "klaar", "Toeslagen"],
    ]
    assert all(len(row[0]) == 8 for row in rows[1:])


# Old consoles


def test_old_console_gets_plain_twins_in_every_listing(
    make_workspace: MakeWorkspace, tmp_path: Path
) -> None:
    odd = "Huur – ’s avonds …"
    directory = DIRECTORY.replace("naam: Wijkteam", f"naam: {odd}").replace(
        "doet: Kijkt", "doet: → Kijkt"
    )
    folder = make_workspace(
        {"toeslagen": TREE.replace("titel: Toeslagen\n", f"titel: {odd}\n", 1)}, directory
    )
    variables = environment(tmp_path) | {
        "PYTHONIOENCODING": "ascii",
        "IDO_MAP": str(folder),
        "IDO_GEGEVENS": str(tmp_path / "gegevens"),
    }
    for words in (["bomen"], ["partners"], ["partners", "toon", "wijkteam"]):
        command = [sys.executable, "-m", "ido_cli", *words]
        done = subprocess.run(
            command,
            env=variables,
            capture_output=True,
            timeout=SECONDS,
            encoding="ascii",
            check=True,
        )
        assert "Huur - 's avonds ..." in words_of(done.stdout), words
        assert "?" not in done.stdout
