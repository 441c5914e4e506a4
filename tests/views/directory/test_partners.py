"""Partners on stdout: a list, and all of one, for people and as JSON for programs."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from conftest import DIRECTORY, OWN, TREE, MakeBase, MakeWorkspace, words_of
from terminals import SECONDS, environment

from ido_cli.directory.model import Directory
from ido_cli.terminal.output import Output
from ido_cli.views.directory import partners
from ido_cli.workspace.directory_file import DirectoryFile
from ido_cli.workspace.reading import open_workspace

TUESDAY = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
SATURDAY = datetime(2026, 11, 28, 10, 30, tzinfo=UTC)


@pytest.fixture
def file(make_workspace: MakeWorkspace) -> DirectoryFile:
    return open_workspace(make_workspace()).directory_file


@pytest.fixture
def directory(file: DirectoryFile) -> Directory:
    assert file.directory is not None
    return file.directory


def test_partners_are_listed_with_phone_and_whether_they_are_open(
    file: DirectoryFile, directory: Directory, capsys: pytest.CaptureFixture[str]
) -> None:
    partners.show_partners(Output(sys.stdout), file, directory.partners[:2], TUESDAY, as_json=False)
    said = words_of(capsys.readouterr().out)
    assert "0800-0543" in said
    assert "2 van 3 partners" in said
    partners.show_partners(Output(sys.stdout), file, [], TUESDAY, as_json=False)
    assert "0 van 3 partners" in capsys.readouterr().out


def test_no_letter_of_a_partner_is_lost_on_a_narrow_screen(
    file: DirectoryFile,
    directory: Directory,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    partners.show_partners(Output(sys.stdout), file, directory.partners, TUESDAY, as_json=False)
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
    file: DirectoryFile,
    directory: Directory,
    capsys: pytest.CaptureFixture[str],
    now: datetime,
    expected: list[bool | None],
) -> None:
    partners.show_partners(Output(sys.stdout), file, directory.partners, now, as_json=True)
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


def test_list_on_the_national_base_says_what_is_the_library_s_own(
    national_base: MakeBase, make_workspace: MakeWorkspace, capsys: pytest.CaptureFixture[str]
) -> None:
    file = open_workspace(make_workspace({}, OWN)).directory_file
    assert file.directory is not None
    out, every = Output(sys.stdout), file.directory.partners
    partners.show_partners(out, file, every, TUESDAY, as_json=False)
    said = capsys.readouterr().out
    assert "* is van u, ~ is landelijk met een eigen gegeven" in said
    assert [line.rstrip()[-1] for line in said.splitlines() if line[:3] in ("die", "hum")] == [
        "~",
        "*",
    ]
    partners.show_partners(out, file, every, TUESDAY, as_json=True)
    rows = json.loads(capsys.readouterr().out)
    assert [row["laag"] for row in rows] == ["aangepast", "eigen"]


def test_partner_is_shown_whole(directory: Directory, capsys: pytest.CaptureFixture[str]) -> None:
    partners.show_partner(
        Output(sys.stdout), directory, directory.by_id["dienst-toeslagen"], TUESDAY, as_json=False
    )
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
    partners.show_partner(
        Output(sys.stdout), directory, directory.partners[0], TUESDAY, as_json=False
    )
    said = words_of(capsys.readouterr().out)
    assert said == "[b]X[/b] Iets. regio landelijk feiten nog niet gecontroleerd"


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
