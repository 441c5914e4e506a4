"""What a coordinator begins with.

It is a new tree, a workspace of one's own, and the schemas that an editor reads.
"""

import errno
import json
import os
from pathlib import Path
from typing import Final

import pytest
import yaml
from conftest import TREE, Ido

from ido_cli.directory.model import Directory
from ido_cli.workspace import scaffold

MADE: Final = """\
Gemaakt: {path}
Kijk hem na met: ido bomen controleer {tree_id}
"""


def tree_file(folder: Path, tree_id: str) -> Path:
    """Where the fixture `ido` has a tree of its small workspace."""
    return folder / "inrichting" / "decision_trees" / f"{tree_id}.yaml"


# ido bomen nieuw


@pytest.mark.parametrize("tree_id", ["bibliotheekpas", "mijn-boom-2", "112", "nee"])
def test_new_tree_proves_and_only_asks_for_own_texts(
    ido: Ido, tmp_path: Path, tree_id: str
) -> None:
    made = ido("bomen", "nieuw", tree_id)
    assert made.out == MADE.format(path=tree_file(tmp_path, tree_id), tree_id=tree_id)
    assert made.err == ""
    found = json.loads(ido("bomen", "controleer", tree_id, "--json").out)
    assert {row["code"] for row in found if row["ernst"] != "hint"} == {"B038"}
    proof = ido("bomen", "proef", tree_id).out.partition("Herkend aan de woorden")[0]
    assert proof == (
        "2 van 2 voorbeelden kloppen, in 1 boom.\n"
        "Ze raken 2 van 2 adviezen en 2 van 2 antwoorden.\n"
    )


def test_new_tree_teaches_and_is_not_yet_offered(ido: Ido, tmp_path: Path) -> None:
    ido("bomen", "nieuw", "bibliotheekpas")
    made = tree_file(tmp_path, "bibliotheekpas").read_bytes()
    assert b"\r" not in made
    text = made.decode("utf-8")
    assert text.startswith("# yaml-language-server: $schema=schema.json\n")
    assert "ido bomen controleer bibliotheekpas\n" in text
    assert "ido bomen proef bibliotheekpas\n" in text
    assert "\ntitel: Bibliotheekpas\n" in text
    assert "\nstatus: concept\n" in text
    assert text.count("verwijs: [gemeente]") == 2
    assert sum(line.strip().startswith("#") for line in text.splitlines()) >= 8


def test_new_tree_names_every_key_that_an_advice_can_have_first(ido: Ido, tmp_path: Path) -> None:
    ido("bomen", "nieuw", "pas")
    data = yaml.load(tree_file(tmp_path, "pas").read_text(encoding="utf-8"), yaml.BaseLoader)
    assert set(data) == {
        "titel",
        "over",
        "thema",
        "status",
        "herken",
        "begin",
        "vragen",
        "adviezen",
        "voorbeelden",
    }
    assert {
        "titel",
        "verwijs",
        "waarom",
        "doe",
        "neem_mee",
        "let_op",
        "balie",
        "balie_niet",
        "bron",
    } <= set(data["adviezen"]["aanvragen"])


def test_new_tree_refers_to_a_partner_where_there_is_no_service(tmp_path: Path) -> None:
    (tmp_path / "decision_trees").mkdir()
    one = {
        "id": "buurthuis",
        "naam": "Buurthuis",
        "soort": "maatschappelijk",
        "doet": "Helpt.",
        "regio": "Noord",
    }
    directory = Directory.model_validate({"bibliotheek": "B", "regios": "Noord", "partners": [one]})
    path = scaffold.new_tree(tmp_path, "pas", directory)
    assert path.read_text(encoding="utf-8").count("verwijs: [buurthuis]") == 2


@pytest.mark.parametrize(
    ("wrong", "better"),
    [
        ("Mijn Boom", "mijn-boom"),
        ("café", "cafe"),
        ("pas.yaml", "pas-yaml"),
        ("../buiten", "buiten"),
        ("a_b", "a-b"),
        ("pas\n", "pas"),
    ],
)
def test_wrong_name_is_refused_with_a_right_one(
    ido: Ido, tmp_path: Path, wrong: str, better: str
) -> None:
    result = ido("bomen", "nieuw", wrong, code=2)
    assert (
        result.err == f'ido: "{wrong}" kan geen naam van een boom zijn.\n     Probeer: {better}\n'
    )
    assert result.out == ""
    assert not [
        path
        for path in tmp_path.rglob("*.yaml")
        if path.stem not in ("toeslagen", "spoed", "digid", "partners")
    ]


@pytest.mark.parametrize("wrong", ["!!!", "", "Привет", " "])
def test_name_without_a_right_one_near_is_told_what_can_be(ido: Ido, wrong: str) -> None:
    result = ido("bomen", "nieuw", wrong, code=2)
    assert result.err == (
        f'ido: "{wrong}" kan geen naam van een boom zijn.\n'
        "     Gebruik alleen kleine letters, cijfers en streepjes, zoals mijn-boom.\n"
    )


def test_tree_that_exists_is_not_overwritten(ido: Ido, tmp_path: Path) -> None:
    result = ido("bomen", "nieuw", "toeslagen", code=2)
    path = tree_file(tmp_path, "toeslagen")
    assert (
        result.err
        == f"ido: {path} bestaat al. Ik schrijf nergens overheen.\n     Kies een andere naam.\n"
    )
    assert path.read_text(encoding="utf-8") == TREE


def test_new_tree_that_cannot_be_written_says_so(ido: Ido, tmp_path: Path) -> None:
    name = "a" * 300  # no file system has room for such a name
    result = ido("bomen", "nieuw", name, code=1)
    first, second = result.err.splitlines()
    assert first.startswith(f"ido: {tree_file(tmp_path, name)} is niet te schrijven")
    assert second == '     Maak een eigen inrichting met "ido init MAP".'
    assert os.strerror(errno.ENAMETOOLONG) not in first, "the reason is in English"
