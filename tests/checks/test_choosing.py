"""What a coordinator means to check: which workspace, and which of its files."""

import json
from pathlib import Path

import pytest
from conftest import DIGID, TREE, Ido, MakeWorkspace, three

WARNING = DIGID.replace("      - {antwoord: Weet niet, naar: aanvragen}\n", "")


def test_named_tree_is_shown_and_judged_alone(ido: Ido, make_workspace: MakeWorkspace) -> None:
    folder = make_workspace(
        three(digid=WARNING, toeslagen=TREE.replace("naar: samen", "naar: sammen"))
    )
    named = ("digid", "digid.yaml", str(folder / "decision_trees" / "digid.yaml"))
    for name in named:
        rows = json.loads(ido("bomen", "controleer", name, "--json", "--map", str(folder)).out)
        assert [(row["bestand"], row["code"]) for row in rows] == [
            ("decision_trees/digid.yaml", "B012")
        ]
    ido("bomen", "controleer", "digid", "spoed", "--streng", "--map", str(folder), code=1)
    ido("bomen", "controleer", "spoed", "partners.yaml", "--streng", "--map", str(folder))
    ido("bomen", "controleer", "spoed", "toeslagen", "--map", str(folder), code=1)


@pytest.mark.parametrize("name", ["partners", "partners.yaml"])
def test_directory_may_be_named_too(ido: Ido, name: str) -> None:
    rows = json.loads(ido("bomen", "controleer", name, "--json").out)
    assert rows[0] == {
        "code": "N002",
        "ernst": "hint",
        "bestand": "partners.yaml",
        "regel": 8,
        "kolom": 3,
        "melding": 'niemand biedt de dienst "gemeente" in Zuid',
        "hint": "Zoek een partner die dit doet.",
    }
    assert {row["bestand"] for row in rows} == {"partners.yaml"}


def test_folder_stands_for_all_that_is_in_it(ido: Ido, make_workspace: MakeWorkspace) -> None:
    folder = make_workspace(three(digid=WARNING))
    everything = ido("bomen", "controleer", "--json", "--map", str(folder)).out
    for name in (folder, folder / "decision_trees"):
        assert (
            ido("bomen", "controleer", str(name), "--json", "--map", str(folder)).out == everything
        )


def test_tree_that_does_not_exist_names_the_nearest(ido: Ido) -> None:
    result = ido("bomen", "controleer", "toeslag", code=2)
    assert result.err == 'ido: Ik ken geen boom "toeslag".\n     Bedoelde u "toeslagen"?\n'
    assert (
        ido("bomen", "controleer", "xyz", code=2).err
        == 'ido: Ik ken geen boom "xyz".\n     Bekijk alle bomen met "ido bomen".\n'
    )


def test_file_elsewhere_is_checked_in_its_own_workspace(
    ido: Ido, make_workspace: MakeWorkspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    here, there = make_workspace(), make_workspace(three(digid=WARNING), name="elders")
    monkeypatch.chdir(here)
    file = there / "decision_trees" / "digid.yaml"
    from ido_cli.main import run

    assert run(["bomen", "controleer", "--streng", "--gegevens", str(tmp_path)]) == 0
    assert run(["bomen", "controleer", "--streng", str(file), "--gegevens", str(tmp_path)]) == 1


def test_file_outside_the_chosen_workspace_is_not_taken_for_one_inside(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    here, there = make_workspace(), make_workspace(three(digid=WARNING), name="elders")
    result = ido(
        "bomen",
        "controleer",
        "--streng",
        str(there / "decision_trees" / "digid.yaml"),
        "--map",
        str(here),
        code=2,
    )
    assert "digid.yaml" in result.err
