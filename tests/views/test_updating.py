"""Later national versions brought in: shown, chosen, written."""

from pathlib import Path

import pytest
from conftest import DIGID, DIRECTORY, OWN, TREE, URGENT, Ido, MakeBase, MakeWorkspace

NATIONAL = {
    "toeslagen": TREE.replace("titel: Toeslagen", "titel: Alle toeslagen", 1),
    "digid": DIGID.replace("over: DigiD aanvragen", "over: DigiD aanvragen of herstellen"),
    "spoed": URGENT.replace("vraag: Is er nu gevaar?", "vraag: Is er nu direct gevaar?"),
}
"""Three trees as a later national version has them."""
MINE = {
    "toeslagen": ("titel: Toeslagen", "titel: Onze toeslagen"),
    "digid": ("titel: Inloggen", "titel: Inloggen in de bieb"),
    "spoed": ("titel: Rustig verder kijken", "titel: Rustig samen kijken"),
}
"""What the library changed: in the first the same line."""


@pytest.fixture
def own(national_base: MakeBase, make_workspace: MakeWorkspace, ido: Ido) -> Path:
    """Three national trees taken over and edited, and then a later national version."""
    folder = make_workspace({}, OWN)
    ido("bomen", "bijwerken", "--map", str(folder))
    for tree_id, (old, new) in MINE.items():
        ido("bomen", "overnemen", tree_id, "--map", str(folder))
        text = tree(folder, tree_id)
        assert old in text
        write(folder, tree_id, text.replace(old, new, 1))
    national_base(NATIONAL, DIRECTORY.replace("0800-0543", "0800-0999"))
    return folder


def tree(folder: Path, tree_id: str) -> str:
    return (folder / "decision_trees" / f"{tree_id}.yaml").read_text(encoding="utf-8")


def write(folder: Path, tree_id: str, text: str) -> None:
    (folder / "decision_trees" / f"{tree_id}.yaml").write_text(text, encoding="utf-8")


def test_list_shows_the_own_trees_and_which_have_a_newer_one(own: Path, ido: Ido) -> None:
    lines = ido("bomen", "--map", str(own)).out.splitlines()
    assert next(line for line in lines if line.startswith("digid")).endswith("**")
    assert '** landelijk is er een nieuwere: haal die binnen met "ido bomen bijwerken"' in lines
    rows = ido("bomen", "--json", "--map", str(own)).out
    assert '"laag": "eigen"' in rows
    assert '"nieuwer": true' in rows


def test_dry_run_shows_and_changes_nothing(own: Path, ido: Ido) -> None:
    before = {path: path.read_bytes() for path in own.rglob("*") if path.is_file()}
    shown = ido("bomen", "bijwerken", "--droog", "--map", str(own)).out
    assert "digid: landelijk is er een nieuwere; gaat vanzelf" in shown
    assert "toeslagen: landelijk is er een nieuwere; 1 verschil om te kiezen" in shown
    sides = next(line for line in shown.splitlines() if "titel: Onze" in line).split(" | ")
    assert [side.strip() for side in sides] == ["titel: Onze toeslagen", "titel: Alle toeslagen"]
    assert "dienst-toeslagen, telefoon: ook landelijk veranderd" in shown
    assert {path: path.read_bytes() for path in own.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("side", "title", "phone"),
    [
        ("eigen", "titel: Onze toeslagen", "050 123 45 67"),
        ("landelijk", "titel: Alle toeslagen", ""),
    ],
)
def test_side_is_chosen_by_a_script(own: Path, ido: Ido, side: str, title: str, phone: str) -> None:
    told = ido("bomen", "bijwerken", "--kies", side, "--map", str(own)).out
    assert "digid: bijgewerkt." in told
    assert "over: DigiD aanvragen of herstellen" in tree(own, "digid")
    assert "titel: Inloggen in de bieb" in tree(own, "digid")
    assert "direct gevaar" in tree(own, "spoed")
    assert (phone in (own / "partners.yaml").read_text(encoding="utf-8")) is True
    if side == "eigen":
        assert title in tree(own, "toeslagen")
    else:
        assert "toeslagen: nu gelijk aan de landelijke boom." in told
        assert not (own / "decision_trees" / "toeslagen.yaml").exists()
    again = ido("bomen", "bijwerken", "--map", str(own)).out
    assert again.startswith("Alles is bij")


def test_side_is_chosen_by_hand_and_later_can_be_later(own: Path, ido: Ido) -> None:
    before = tree(own, "toeslagen")
    told = ido("bomen", "bijwerken", "--map", str(own), typed="3\n1\n", code=1).out
    assert "toeslagen: verschil 1 van 1" in told
    assert "toeslagen: nog niet bijgewerkt. De boom is zoals hij was." in told
    assert "dienst-toeslagen, telefoon: onze waarde." in told
    assert tree(own, "toeslagen") == before
    told = ido("bomen", "bijwerken", "--map", str(own), typed="2\n").out
    assert "toeslagen: nu gelijk aan de landelijke boom." in told


def test_end_of_the_input_leaves_everything_to_choose_as_it_was(own: Path, ido: Ido) -> None:
    before = tree(own, "toeslagen")
    ido("bomen", "bijwerken", "--map", str(own), code=1)
    assert tree(own, "toeslagen") == before
    assert "of herstellen" in tree(own, "digid")


def test_merge_that_gives_a_mistake_is_not_written(
    own: Path, ido: Ido, national_base: MakeBase
) -> None:
    national_base(
        {
            **NATIONAL,
            "digid": DIGID.replace("  inloggen:\n    titel", "  binnen:\n    titel")
            .replace("naar: inloggen", "naar: binnen")
            .replace("advies: inloggen", "advies: binnen"),
        }
    )
    mine = tree(own, "digid").replace("naar: aanvragen}\nadviezen", "naar: inloggen}\nadviezen")
    write(own, "digid", mine)
    told = ido("bomen", "bijwerken", "--kies", "eigen", "--map", str(own), code=1).out
    assert "digid: samen klopt het niet" in told
    assert tree(own, "digid") == mine


def test_list_and_number_for_the_night_are_shown_beside_the_national_ones(
    ido: Ido, national_base: MakeBase, make_workspace: MakeWorkspace
) -> None:
    mine = "biedt: [eigenhulp], buiten_uren: {telefoon: 0800-1111}"
    own = OWN.replace("telefoon: 050 123 45 67", mine).replace(
        "partners:", "diensten: {eigenhulp: Eigen hulp}\npartners:", 1
    )
    folder = make_workspace({}, own)
    ido("bomen", "bijwerken", "--map", str(folder))
    site = "    website: https://www.toeslagen.nl\n"
    later = "    biedt: [gemeente, formulierenhulp]\n    buiten_uren: {telefoon: 0800-2222}\n"
    national_base(NATIONAL, DIRECTORY.replace(site, site + later))
    told = ido("bomen", "bijwerken", "--droog", "--map", str(folder)).out
    rows = [[side.strip() for side in line.split(" | ")] for line in told.splitlines()]
    assert ["eigenhulp", "gemeente"] in rows
    assert ["", "formulierenhulp"] in rows
    assert ["telefoon: 0800-1111", "telefoon: 0800-2222"] in rows


def test_wrong_side_is_said(own: Path, ido: Ido) -> None:
    assert (
        "Kies uit: eigen, landelijk."
        in ido("bomen", "bijwerken", "--kies", "beide", "--map", str(own), code=2).err
    )


def test_taking_over_says_what_it_means(own: Path, ido: Ido) -> None:
    err = ido("bomen", "overnemen", "digid", "--map", str(own), code=2).err
    assert '"digid" is al een eigen boom.' in err


def test_own_phrase_that_is_national_by_now_is_taken_out(
    own: Path, ido: Ido, national_base: MakeBase
) -> None:
    (own / "decision_trees" / "spoed.yaml").unlink()
    file = own / "decision_trees" / "_herken.yaml"
    file.write_text("herken:\n  spoed#bellen:\n    - er is gevaar\n    - help\n", encoding="utf-8")
    title = "    titel: Bel 112\n"
    later = URGENT.replace(title, f"{title}    herken: [er is gevaar]\n")
    national_base({**NATIONAL, "spoed": later})
    told = ido("bomen", "bijwerken", "--droog", "--map", str(own)).out
    assert 'spoed#bellen: uw zin "er is gevaar" staat nu ook landelijk' in told
    assert "er is gevaar" in file.read_text(encoding="utf-8")
    told = ido("bomen", "bijwerken", "--kies", "eigen", "--map", str(own)).out
    assert 'spoed#bellen: "er is gevaar" staat nu landelijk. Uw eigen regel is weg.' in told
    assert file.read_text(encoding="utf-8") == "herken:\n  spoed#bellen:\n    - help\n"
