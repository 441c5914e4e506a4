"""Whatever comes in, no control sign reaches the terminal, a file of JSON or a spreadsheet.

From arguments, the environment, files of others, the database of the desk.
"""

import json
import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest
from conftest import DIRECTORY, TREE, Ido, MakeWorkspace, Result

STEER = "\x1b[31m\x9b2J\x07\u202e"


AHEAD = ("-a", "1", "-a", "1", "--afloop", "doorverwezen", "--locatie", "noord")


def told(ido: Ido, *words: str) -> Result:
    """A run, however it ends: each test here is about what it says."""
    for code in (2, 1):
        with suppress(AssertionError):
            return ido(*words, code=code)
    return ido(*words)


def clean(got: Result) -> Result:
    """The result, of which both streams hold nothing that steers a console."""
    for text in (got.out, got.err):
        shown = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\n", "")
        assert shown.isprintable(), repr(text)
    return got


@pytest.mark.parametrize(
    "words",
    [
        (STEER,),
        ("start", "--boom", STEER),
        ("start", "--afloop", STEER),
        ("start", "--boom", "toeslagen", "--export", f"/geen/{STEER}.txt", *AHEAD),
        ("start", STEER, f"meer {STEER}"),
        ("start", f"--{STEER}"),
        ("herken", f"huurtoeslag {STEER}", "--aantal", STEER),
        ("bomen", "toon", STEER),
        ("bomen", "controleer", STEER),
        ("partners", "toon", STEER),
        ("partners", "--dienst", STEER),
        ("partners", "importeer", f"/geen/{STEER}.csv"),
        ("sessies", "toon", STEER),
        ("sessies", "--van", STEER),
        ("sessies", "exporteer", "--formaat", STEER),
        ("statistiek", "--van", STEER),
        ("--locatie", STEER, "bomen"),
        ("--map", f"/geen/{STEER}", "bomen"),
        ("--gegevens", f"/dev/null/{STEER}", "sessies"),
    ],
    ids=repr,
)
def test_argument_that_is_repeated_steers_nothing(ido: Ido, words: tuple[str, ...]) -> None:
    got = clean(told(ido, *words))
    assert got.err.startswith(("ido: ", "regel", "let op"))


def test_environment_that_is_repeated_steers_nothing(
    ido: Ido, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IDO_LOCATIE", STEER)
    assert "31m" in clean(ido("bomen", code=2)).err


def test_database_that_was_written_by_another_steers_nothing(ido: Ido, tmp_path: Path) -> None:
    ido("start", "huurtoeslag", "--boom", "toeslagen", *AHEAD)
    (file,) = (tmp_path / "gegevens").glob("*.db")
    with sqlite3.connect(file) as kept:
        kept.execute("PRAGMA foreign_keys = off")
        kept.execute("UPDATE session SET id = ? || id, location = ?", (STEER, STEER))
        for table in ("cases", "report", "answer"):
            kept.execute(f"UPDATE {table} SET session = ? || session", (STEER,))
        words = json.dumps(STEER)[1:-1]
        kept.execute("UPDATE report SET report = replace(report, 'Doorverwezen', ?)", (words,))
        kept.execute("UPDATE cases SET text = ?, note = ?", (STEER, f"={STEER}"))
    assert "huurtoeslag" not in clean(ido("sessies")).out
    (row,) = json.loads(clean(ido("sessies", "--json")).out)
    assert row["id"].startswith(STEER)
    for form in ("tekst", "markdown", "json", "jsonl", "csv"):
        clean(ido("sessies", "exporteer", "--formaat", form))
    clean(ido("sessies", "toon"))
    clean(ido("sessies", "briefje"))
    clean(ido("statistiek"))
    clean(ido("statistiek", "--csv"))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("p.csv", f"id;naam;{STEER}\n"),
        ("p.csv", f"id;naam;soort;doet;regio\n{STEER};x;{STEER};y;{STEER}\n"),
        ("p.csv", f'id;naam\n"{STEER}'),
        ("p.json", json.dumps({STEER: STEER})),
        ("p.json", json.dumps([{"id": STEER, "name": STEER, "organization": {"name": STEER}}])),
        ("p.json", f"{{{STEER}"),
    ],
)
def test_file_of_another_that_can_not_be_used_steers_nothing(
    ido: Ido, tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    clean(told(ido, "partners", "importeer", str(tmp_path / name), "--ja"))


def test_partner_that_comes_in_with_control_signs_steers_nothing(
    ido: Ido, make_workspace: MakeWorkspace, tmp_path: Path
) -> None:
    folder = make_workspace(name="eigen")
    row = f"nieuw;{STEER}Nieuw{STEER};maatschappelijk;Helpt {STEER} mensen.;Noord"
    (tmp_path / "p.csv").write_text(f"id;naam;soort;doet;regio\n{row}\n", encoding="utf-8")
    clean(ido("partners", "importeer", str(tmp_path / "p.csv"), "--ja", "--map", str(folder)))
    for words in (("partners",), ("partners", "toon", "nieuw"), ("partners", "exporteer")):
        clean(ido(*words, "--map", str(folder)))


def test_tree_and_directory_with_control_signs_steer_nothing(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    tree = TREE.replace("Wat wil de klant?", '"Wat \\e[2J wil \\u202e de klant?"')
    folder = make_workspace({"toeslagen": tree}, DIRECTORY.replace("Testbieb", '"\\e[2JTestbieb"'))
    for words in (("bomen", "controleer"), ("bomen", "toon", "toeslagen"), ("bomen", "routes")):
        clean(ido(*words, "--map", str(folder), code=1 if "controleer" in words else 0))
