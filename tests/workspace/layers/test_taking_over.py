"""National trees that are taken over, and later versions of them merged in."""

from pathlib import Path

import pytest
from conftest import DIGID, OWN, TREE, MakeBase, MakeWorkspace

from ido_cli.errors import IdoError
from ido_cli.workspace.layers.taking_over import (
    Difference,
    OwnTree,
    bring_in,
    newer_trees,
    own_trees,
    read_merged,
    take_over,
)
from ido_cli.workspace.reading import Workspace, open_workspace

LATER = TREE.replace("titel: Toeslagen", "titel: Alle toeslagen", 1)


@pytest.fixture
def own(national_base: MakeBase, make_workspace: MakeWorkspace) -> Path:
    """A library on the base, with no trees of its own."""
    return make_workspace({}, OWN)


def opened(folder: Path) -> Workspace:
    return open_workspace(folder)


def edit(folder: Path, old: str, new: str, tree_id: str = "toeslagen") -> None:
    path = folder / "decision_trees" / f"{tree_id}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_trees_of_the_base_are_inherited_and_an_own_one_comes_in_their_place(own: Path) -> None:
    assert opened(own).trees.known == ("digid", "spoed", "toeslagen")
    take_over(opened(own), "toeslagen")
    edit(own, "titel: Toeslagen", "titel: Onze toeslagen")
    workspace = opened(own)
    assert workspace.trees.known == ("digid", "spoed", "toeslagen")
    assert workspace.tree("toeslagen").title == "Onze toeslagen"
    assert [one for one in workspace.trees.known if not workspace.trees.inherited(one)] == [
        "toeslagen"
    ]


def test_tree_that_is_left_out_is_not_offered_but_can_be_led_to(own: Path) -> None:
    (own / "partners.yaml").write_text(OWN + "bomen_uit: [digid]\n", encoding="utf-8")
    trees = opened(own).trees
    assert sorted(trees.in_use()) == ["spoed", "toeslagen"]
    assert "digid" in trees


def test_taking_over_keeps_the_text_it_came_from(own: Path) -> None:
    path = take_over(opened(own), "toeslagen")
    assert path.read_text(encoding="utf-8") == TREE
    kept = own / "decision_trees" / ".basis" / "toeslagen.yaml"
    assert kept.read_text(encoding="utf-8") == TREE
    assert opened(own).trees.known == ("digid", "spoed", "toeslagen")


@pytest.mark.parametrize(
    ("tree_id", "message"),
    [("toeslage", 'Ik ken geen boom "toeslage".'), ("digid", '"digid" is al een eigen boom.')],
)
def test_what_cannot_be_taken_over_is_said(own: Path, tree_id: str, message: str) -> None:
    take_over(opened(own), "digid")
    with pytest.raises(IdoError) as caught:
        take_over(opened(own), tree_id)
    assert caught.value.message == message
    assert caught.value.exit_code == 2


def test_newer_is_what_changed_nationally_since(own: Path, national_base: MakeBase) -> None:
    take_over(opened(own), "toeslagen")
    take_over(opened(own), "digid")
    assert newer_trees(opened(own)) == frozenset()
    national_base({"toeslagen": LATER})
    assert newer_trees(opened(own)) == {"toeslagen"}


def test_own_tree_whose_origin_is_not_known_is_never_called_old(
    own: Path, national_base: MakeBase
) -> None:
    (own / "decision_trees" / "digid.yaml").write_text(DIGID, encoding="utf-8")
    national_base({"digid": DIGID.replace("titel: DigiD", "titel: De DigiD", 1)})
    (tree,) = own_trees(opened(own))
    assert (tree.origin, tree.newer) == (None, False)


def test_changes_in_different_places_are_both_kept(own: Path, national_base: MakeBase) -> None:
    take_over(opened(own), "toeslagen")
    edit(own, "Er zijn vier toeslagen.", "Er zijn er vier.")
    national_base({"toeslagen": LATER})
    (tree,) = own_trees(opened(own))
    (text,) = {"".join(part for part in tree.merged() if isinstance(part, str))}
    assert text == LATER.replace("Er zijn vier toeslagen.", "Er zijn er vier.")


def test_same_lines_changed_on_both_sides_are_a_difference(
    own: Path, national_base: MakeBase
) -> None:
    take_over(opened(own), "toeslagen")
    edit(own, "titel: Toeslagen", "titel: Onze toeslagen")
    national_base({"toeslagen": LATER})
    (tree,) = own_trees(opened(own))
    differences = [part for part in tree.merged() if isinstance(part, Difference)]
    assert differences == [Difference("titel: Onze toeslagen\n", "titel: Alle toeslagen\n")]


def test_merged_text_is_read_before_it_is_written(own: Path) -> None:
    take_over(opened(own), "toeslagen")
    workspace = opened(own)
    (tree,) = own_trees(workspace)
    assert read_merged(workspace, tree, LATER).usable
    assert not read_merged(workspace, tree, LATER.replace("begin: wat", "begin: weg")).usable


def test_tree_that_became_all_national_is_not_kept(own: Path) -> None:
    take_over(opened(own), "toeslagen")
    workspace = opened(own)
    (tree,) = own_trees(workspace)
    bring_in(workspace, tree, tree.national)
    assert opened(own).trees.inherited("toeslagen")
    assert not (own / "decision_trees" / ".basis" / "toeslagen.yaml").exists()


def test_merge_that_ended_before_its_origin_was_written_gives_the_same_again() -> None:
    mine = TREE.replace("Er zijn vier toeslagen.", "Er zijn er vier.")
    merged = "".join(str(part) for part in OwnTree("toeslagen", mine, TREE, LATER).merged())
    again = OwnTree("toeslagen", merged, TREE, LATER)
    assert again.newer
    assert "".join(map(str, again.merged())) == merged


def test_text_of_a_tree_that_cannot_be_read_is_said(own: Path) -> None:
    take_over(opened(own), "toeslagen")
    (own / "decision_trees" / "toeslagen.yaml").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(IdoError, match=r"decision_trees/toeslagen\.yaml is niet te lezen"):
        own_trees(opened(own))
