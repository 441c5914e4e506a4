"""What changed between two versions of the trees, as `ido bomen vergelijk` shows it."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from conftest import DIGID, DIRECTORY, TREE, Ido, MakeWorkspace

pytestmark = pytest.mark.usefixtures("here")

SMALL: Final = {"toeslagen": TREE, "digid": DIGID}


BROKEN: Final = TREE.replace("naar: terugbetalen}", "naar: terugbetaleen}")


LEFT_OUT: Final = (
    'Niet gebruikt, want er zit een fout in: {}. Bekijk ze met "ido bomen controleer".\n'
)


CHANGED: Final = (
    TREE.replace("{antwoord: Nee, naar: aanvragen}", "{antwoord: Nee, naar: samen}")
    .replace("antwoord: Terugbetalen,", "antwoord: Geld terug,")
    .replace(
        "let_op: Aanvragen kan tot 1 september van het jaar erna.",
        "let_op: [Let op de brief., Bel vandaag.]",
    )
    .replace(
        "titel: Samen uitzoeken\n    verwijs: [formulierenhulp]",
        "titel: Samen kijken\n    verwijs: [gemeente, formulierenhulp]",
    )
)


CHANGES: Final = """\
Toeslagen  toeslagen
  vraag "wat"
    hernoemd  antwoord
              was: Terugbetalen
              nu:  Geld terug
  vraag "heeft_digid", antwoord "Nee"
    anders    leidt naar
              was: aanvragen
              nu:  samen
  advies "aanvragen"
    anders    let_op
              was: Aanvragen kan tot 1 september van het jaar erna.
              nu:  Let op de brief.
    erbij     let_op: Bel vandaag.
  advies "samen"
    anders    titel
              was: Samen uitzoeken
              nu:  Samen kijken
    erbij     verwijs: gemeente

2 erbij, 3 anders, 1 hernoemd, in 1 boom.
"""


def test_vergelijk_a_folder_with_the_workspace_of_now(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    old, new = (
        make_workspace(SMALL, name="oud"),
        make_workspace(SMALL | {"toeslagen": CHANGED}, name="nieuw"),
    )
    result = ido("bomen", "vergelijk", str(old), "--map", str(new), code=1)
    assert result.out == CHANGES
    assert result.err == ""


def test_vergelijk_two_folders(ido: Ido, make_workspace: MakeWorkspace) -> None:
    make_workspace(SMALL, name="oud")
    make_workspace(SMALL | {"toeslagen": CHANGED}, name="nieuw")
    assert ido("bomen", "vergelijk", "oud", "nieuw", code=1).out == CHANGES


def test_vergelijk_says_when_nothing_changes(ido: Ido, make_workspace: MakeWorkspace) -> None:
    old, new = (make_workspace(SMALL, name=name) for name in ("oud", "nieuw"))
    assert ido("bomen", "vergelijk", str(old), str(new)).out == "Er verandert niets.\n"
    assert json.loads(ido("bomen", "vergelijk", str(old), str(new), "--json").out) == []


def test_vergelijk_shows_what_changes_in_the_directory(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    old, new = (
        make_workspace(SMALL, name="oud"),
        make_workspace(SMALL, DIRECTORY.replace("Testbieb", "Andere bieb"), name="nieuw"),
    )
    assert ido("bomen", "vergelijk", str(old), str(new), code=1).out == (
        "Andere bieb  partners.yaml\n"
        "  anders    bibliotheek\n"
        "            was: Testbieb\n"
        "            nu:  Andere bieb\n"
        "\n"
        "1 anders, in partners.yaml.\n"
    )


def test_vergelijk_as_json(ido: Ido, make_workspace: MakeWorkspace) -> None:
    old, new = (
        make_workspace(SMALL, name="oud"),
        make_workspace(SMALL | {"toeslagen": CHANGED}, name="nieuw"),
    )
    made = json.loads(ido("bomen", "vergelijk", str(old), str(new), "--json", code=1).out)
    assert [(one["boom"], one["titel"]) for one in made] == [("toeslagen", "Toeslagen")]
    assert [tuple(change.values()) for change in made[0]["veranderingen"]] == [
        ("hernoemd", 'vraag "wat"', "antwoord", "Terugbetalen", "Geld terug"),
        ("anders", 'vraag "heeft_digid", antwoord "Nee"', "leidt naar", "aanvragen", "samen"),
        (
            "anders",
            'advies "aanvragen"',
            "let_op",
            "Aanvragen kan tot 1 september van het jaar erna.",
            "Let op de brief.",
        ),
        ("erbij", 'advies "aanvragen"', "let_op", "", "Bel vandaag."),
        ("anders", 'advies "samen"', "titel", "Samen uitzoeken", "Samen kijken"),
        ("erbij", 'advies "samen"', "verwijs", "", "gemeente"),
    ]
    assert list(made[0]["veranderingen"][0]) == ["soort", "waar", "wat", "was", "nu"]


def test_vergelijk_shows_a_condition_of_a_term_that_came(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    term = "Aanvragen kan tot 1 september van het jaar erna."
    assert f"let_op: {term}" in TREE
    tree = TREE.replace(f"let_op: {term}", f"let_op: [{{tekst: {term}, als: {{digid: nee}}}}]")
    old, new = (
        make_workspace(SMALL, name="oud"),
        make_workspace(SMALL | {"toeslagen": tree}, name="nieuw"),
    )
    out = ido("bomen", "vergelijk", str(old), str(new), code=1).out
    assert f"              was: {term}\n              nu:  {term} (als digid:\n" in out


def test_vergelijk_names_the_tree_that_is_left_out(ido: Ido, make_workspace: MakeWorkspace) -> None:
    old, new = (
        make_workspace(SMALL, name="oud"),
        make_workspace(SMALL | {"toeslagen": BROKEN}, name="nieuw"),
    )
    result = ido("bomen", "vergelijk", str(old), str(new), code=1)
    assert result.out == "Toeslagen  toeslagen\n  weg       de hele boom\n\n1 weg, in 1 boom.\n"
    assert result.err == LEFT_OUT.format("toeslagen")


NO_VERSION: Final = "Noem een map met een inrichting, of een versie die git kent, zoals HEAD~1."


@pytest.mark.parametrize(
    "name",
    ["bestaat-niet", "HEAD", "~", "~1", "~niemand-hier/map", "a" * 300, "inrichting/partners.yaml"],
)
def test_vergelijk_with_what_is_no_version_says_so(
    ido: Ido, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "geen-thuis"))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    result = ido("bomen", "vergelijk", name, code=2)
    assert (
        result.err == f'ido: "{name}" is geen map en ook geen versie in git.\n     {NO_VERSION}\n'
    )
    assert result.out == ""


def test_vergelijk_with_a_folder_without_a_workspace_says_so(ido: Ido, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    for words in (["leeg"], ["inrichting", "leeg"]):
        ido("bomen")
        result = ido("bomen", "vergelijk", *words, code=2)
        assert result.err == (
            'ido: In de map "leeg" staat geen inrichting.\n'
            "     Een inrichting heeft een bestand partners.yaml. "
            'Maak er een met "ido init MAP".\n'
        )


def test_vergelijk_without_a_version_asks_for_one(ido: Ido) -> None:
    result = ido("bomen", "vergelijk", code=2)
    assert (
        result.err
        == 'ido: Er ontbreekt iets: OUD.\n     Bekijk de uitleg met "ido bomen vergelijk --help".\n'
    )


def test_vergelijk_without_git_says_so(
    ido: Ido, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    result = ido("bomen", "vergelijk", "HEAD", code=2)
    assert result.err == f'ido: "HEAD" is geen map en ook geen versie in git.\n     {NO_VERSION}\n'


needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed here")


Commit = Callable[[], None]


@pytest.fixture
def commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Commit:
    """Commits all that stands in the test's folder; the user's own settings of git are left out."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "test")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "test@example.org")

    def git(*words: str) -> None:
        subprocess.run(
            ["git", "-C", str(tmp_path), *words], check=True, capture_output=True, timeout=30
        )

    def make() -> None:
        if not (tmp_path / ".git").exists():
            git("init", "--quiet")
        git("add", "--all")
        git("commit", "--quiet", "--allow-empty", "--message", "versie")

    return make


@needs_git
def test_vergelijk_with_a_revision_of_git(
    ido: Ido, make_workspace: MakeWorkspace, commit: Commit, tmp_path: Path
) -> None:
    folder = make_workspace(SMALL, name="bieb")
    commit()
    tree = folder / "decision_trees" / "toeslagen.yaml"
    tree.write_text(CHANGED, encoding="utf-8")
    assert ido("bomen", "vergelijk", "HEAD", "--map", str(folder), code=1).out == CHANGES
    commit()
    assert ido("bomen", "vergelijk", "HEAD", "--map", str(folder)).out == "Er verandert niets.\n"
    assert ido("bomen", "vergelijk", "HEAD~1", "--map", str(folder), code=1).out == CHANGES
    tree.write_text(TREE, encoding="utf-8")
    assert ido("bomen", "vergelijk", "HEAD~1", "HEAD", "--map", str(folder), code=1).out == CHANGES
    assert ido("bomen", "vergelijk", "HEAD~1", "--map", str(folder)).out == "Er verandert niets.\n"
    assert tree.read_text(encoding="utf-8") == TREE
    assert sorted(path.name for path in tmp_path.iterdir()) == [".git", "bieb"]


@needs_git
def test_vergelijk_with_a_revision_from_inside_the_workspace(
    ido: Ido, make_workspace: MakeWorkspace, commit: Commit, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_workspace(SMALL, name="bieb met spatie é")
    commit()
    (folder / "decision_trees" / "digid.yaml").unlink()
    monkeypatch.chdir(folder)
    assert ido("bomen", "vergelijk", "HEAD", "--map", ".", code=1).out == (
        "DigiD  digid\n  weg       de hele boom\n\n1 weg, in 1 boom.\n"
    )


@needs_git
def test_vergelijk_with_a_revision_before_the_workspace_says_so(
    ido: Ido, make_workspace: MakeWorkspace, commit: Commit
) -> None:
    commit()
    folder = make_workspace(SMALL, name="bieb")
    commit()
    result = ido("bomen", "vergelijk", "HEAD~1", "--map", str(folder), code=2)
    assert result.err == (
        'ido: In de versie "HEAD~1" staat geen inrichting.\n'
        "     Noem een andere versie, of een map.\n"
    )


@needs_git
@pytest.mark.parametrize("revision", ["HEAD~9", "geen-tak", "HEAD:bieb", "-z", ""])
def test_vergelijk_with_a_revision_that_git_does_not_know_says_so(
    ido: Ido, make_workspace: MakeWorkspace, commit: Commit, revision: str
) -> None:
    folder = make_workspace(SMALL, name="bieb")
    commit()
    where = ["--map", str(folder)]
    if not revision:
        assert ido("bomen", "vergelijk", "", *where).out == "Er verandert niets.\n"
        return
    result = ido("bomen", "vergelijk", *where, "--gegevens", "gegevens", "--", revision, code=2)
    assert result.err in (
        f'ido: "{revision}" is geen map en ook geen versie in git.\n     {NO_VERSION}\n',
        (
            f'ido: In de versie "{revision}" staat geen inrichting.\n'
            "     Noem een andere versie, of een map.\n"
        ),
    )
    assert result.out == ""
