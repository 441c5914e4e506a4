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


def test_example_that_leads_straight_to_the_tree_of_its_advice_is_right(
    make_workspace: MakeWorkspace,
) -> None:
    jumping = TREE.replace("naar: terugbetalen", "naar: digid#inloggen", 1).replace(
        "{klant: Ik moet betalen, antwoorden: [Terugbetalen], advies: terugbetalen}",
        "{klant: mijn digid en digid aanvragen, "
        "antwoorden: [Terugbetalen], advies: digid#inloggen}",
    )
    workspace = open_workspace(make_workspace({"toeslagen": jumping, "digid": DIGID}))
    found = recognised(recogniser_of(workspace), "toeslagen", workspace.trees["toeslagen"])
    assert (found.count, found.first) == (3, 2)
    assert "mijn digid en digid aanvragen" not in dict(found.mixed_up)
