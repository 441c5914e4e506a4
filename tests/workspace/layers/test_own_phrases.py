"""Phrases written in the own layer, collected, and taken out again."""

from pathlib import Path

import pytest
from conftest import DIGID, DIRECTORY, OWN, TREE, MakeBase, MakeWorkspace

from ido_cli.errors import IdoError
from ido_cli.trees.place import Place
from ido_cli.workspace.layers.own_phrases import (
    OwnPhrases,
    forget,
    leave,
    national_now,
    national_text,
    own_phrases,
    teach,
)
from ido_cli.workspace.reading import Workspace, open_workspace

APPLY = Place("toeslagen", "aanvragen")


@pytest.fixture
def own(national_base: MakeBase, make_workspace: MakeWorkspace) -> Path:
    """A library on the base, with one own tree."""
    national_base()
    return make_workspace({"digid": f"# van ons\n{DIGID}"}, OWN)


def opened(folder: Path) -> Workspace:
    return open_workspace(folder)


def text(folder: Path, name: str) -> str:
    return (folder / "decision_trees" / name).read_text(encoding="utf-8")


def test_phrase_of_a_national_tree_comes_beside_the_trees(own: Path) -> None:
    for phrase in ("hulp bij de huur", "geld voor: huur", "hulp bij de huur"):
        teach(opened(own), APPLY, phrase)
    assert text(own, "_herken.yaml").endswith(
        'herken:\n  toeslagen#aanvragen:\n    - hulp bij de huur\n    - "geld voor: huur"\n'
    )
    assert not (own / "decision_trees" / "toeslagen.yaml").exists()
    advice = opened(own).trees["toeslagen"].advices["aanvragen"]
    assert advice.phrases == ("hulp bij de huur", "geld voor: huur")


def test_phrase_of_an_own_tree_comes_under_its_advice_and_nothing_else_changes(own: Path) -> None:
    before = text(own, "digid.yaml")
    assert teach(opened(own), Place("digid", "inloggen"), "ik kom er niet in").name == "digid.yaml"
    title = "    titel: Inloggen\n"
    added = f"{title}    herken:\n      - ik kom er niet in\n"
    assert text(own, "digid.yaml") == before.replace(title, added)
    assert not (own / "decision_trees" / "_herken.yaml").exists()


@pytest.mark.parametrize("broken", [False, True])
def test_own_tree_that_cannot_be_changed_safely_stays_as_it_was(own: Path, broken: bool) -> None:
    tree = own / "decision_trees" / "digid.yaml"
    row = "{titel: Inloggen, verwijs: [formulierenhulp]}"
    made = DIGID[: DIGID.index("  inloggen:\n")] + f"  inloggen: {row}\n"
    tree.write_text(f"{made}\n\tkapot" if broken else made, encoding="utf-8")
    before = text(own, "digid.yaml")
    assert teach(opened(own), Place("digid", "inloggen"), "kom er niet in").name == "_herken.yaml"
    assert text(own, "digid.yaml") == before


def test_folder_with_trees_is_made_when_it_is_not_there(own: Path) -> None:
    (own / "decision_trees" / "digid.yaml").unlink()
    (own / "decision_trees").rmdir()
    teach(opened(own), APPLY, "hulp bij de huur")
    assert "hulp bij de huur" in text(own, "_herken.yaml")


def test_folder_that_cannot_be_made_is_said(own: Path) -> None:
    (own / "decision_trees" / "digid.yaml").unlink()
    (own / "decision_trees").rmdir()
    (own / "decision_trees").write_text("een bestand", encoding="utf-8")
    with pytest.raises(IdoError) as caught:
        leave(opened(own), "weer", "mooi weer vandaag")
    assert "decision_trees" in caught.value.message
    assert caught.value.hint == "Kijk of u in die map mag schrijven. De zin is niet opgeslagen."


def test_file_with_a_mistake_is_not_written_over(own: Path) -> None:
    file = own / "decision_trees" / "_herken.yaml"
    file.write_text("herken: [half\n", encoding="utf-8")
    with pytest.raises(IdoError, match="kan niet veilig worden aangepast"):
        teach(opened(own), APPLY, "hulp bij de huur")
    assert file.read_text(encoding="utf-8") == "herken: [half\n"


def test_what_is_not_ours_comes_at_its_kind(own: Path) -> None:
    leave(opened(own), "weer", "wordt het mooi weer")
    leave(opened(own), "weer", "gaat het regenen")
    assert opened(own).trees.elsewhere["weer"].phrases == (
        "wordt het mooi weer",
        "gaat het regenen",
    )


def test_all_own_phrases_are_collected_with_nothing_but_their_place(
    own: Path, national_base: MakeBase
) -> None:
    trees = own / "decision_trees"
    (trees / "pas.yaml").write_text(DIGID.replace("DigiD", "Pas"), encoding="utf-8")
    teach(opened(own), APPLY, "hulp bij de huur")
    teach(opened(own), Place("digid", "inloggen"), "ik kom er niet in")
    teach(opened(own), Place("pas", "inloggen"), "alleen bij ons")
    leave(opened(own), "weer", "wordt het mooi weer")
    made = own_phrases(opened(own))
    assert made == OwnPhrases(
        {"toeslagen#aanvragen": ["hulp bij de huur"], "digid#inloggen": ["ik kom er niet in"]},
        {"weer": ("wordt het mooi weer",)},
    )
    assert made.count == 3
    assert made.only(lambda one: "huur" in one) == OwnPhrases(
        {"toeslagen#aanvragen": ["hulp bij de huur"]}, {}
    )
    assert national_text(made).partition("\nherken:")[2] == (
        "\n  toeslagen#aanvragen:\n  - hulp bij de huur\n  digid#inloggen:\n  - ik kom er niet in\n"
        "niet_voor_ons:\n  weer:\n    zinnen:\n    - wordt het mooi weer\n"
    )


def test_phrases_are_collected_beside_an_own_tree_with_a_mistake(own: Path) -> None:
    teach(opened(own), APPLY, "hulp bij de huur")
    tree = own / "decision_trees" / "digid.yaml"
    tree.write_text("titel: [half\n", encoding="utf-8")
    assert own_phrases(opened(own)) == OwnPhrases({"toeslagen#aanvragen": ["hulp bij de huur"]}, {})
    assert tree.read_text(encoding="utf-8") == "titel: [half\n"


def test_phrase_that_is_national_by_now_is_taken_out(own: Path, national_base: MakeBase) -> None:
    for phrase in ("hulp bij de huur", "geld voor huur"):
        teach(opened(own), APPLY, phrase)
    title = "    titel: Een toeslag aanvragen\n"
    later = TREE.replace(title, f"{title}    herken: [Hulp bij de huur., geld voor huur]\n")
    assert national_now(opened(own)) == []
    national_base({"toeslagen": later}, DIRECTORY)
    found = national_now(opened(own))
    assert found == [
        ("toeslagen#aanvragen", "hulp bij de huur"),
        ("toeslagen#aanvragen", "geld voor huur"),
    ]
    forget(opened(own), *found[0])
    assert text(own, "_herken.yaml").endswith(
        "herken:\n  toeslagen#aanvragen:\n    - geld voor huur\n"
    )
    forget(opened(own), *found[1])
    assert not (own / "decision_trees" / "_herken.yaml").exists()
    assert national_now(opened(own)) == []


def test_phrase_that_is_in_the_national_everyday_words_by_now_is_found(
    own: Path, national_base: MakeBase
) -> None:
    teach(opened(own), APPLY, "hulp bij de huur")
    spoken = national_base() / "decision_trees" / "_spreektaal.yaml"
    spoken.write_text("spreektaal:\n  toeslagen#aanvragen: Hulp bij de huur?\n", encoding="utf-8")
    assert national_now(opened(own)) == [("toeslagen#aanvragen", "hulp bij de huur")]
