"""How the examples of a tree are recognised."""

from conftest import DIGID, TREE, MakeWorkspace

from ido_cli.recognition.proof import Recognised, recognised
from ido_cli.recognition.recogniser import recogniser_of
from ido_cli.workspace.reading import open_workspace


def test_examples_are_counted_and_those_of_another_tree_named(
    make_workspace: MakeWorkspace,
) -> None:
    mixed = TREE.replace("klant: Ik snap het niet", "klant: mijn digid en digid aanvragen")
    workspace = open_workspace(make_workspace({"toeslagen": mixed, "digid": DIGID}))
    index = recogniser_of(workspace)
    assert recognised(index, "toeslagen", workspace.trees["toeslagen"]) == Recognised(
        3, 2, 3, 2, (("mijn digid en digid aanvragen", "digid"),)
    )
    own = recognised(index, "digid", workspace.trees["digid"])
    assert (own.count, own.first, own.mixed_up) == (2, 2, ())
