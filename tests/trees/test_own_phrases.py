"""Own phrases come beside those of the step where they lead."""

import yaml
from conftest import TREE, MakeBase, MakeWorkspace

from ido_cli.trees.model import Tree
from ido_cli.trees.own_phrases import PhrasesFile, with_phrases
from ido_cli.workspace.reading import open_workspace


def test_phrases_are_by_tree_and_step() -> None:
    rows = {"toeslagen#aanvragen": ["een", "twee"], "digid#wat": "drie"}
    assert PhrasesFile.model_validate({"herken": rows}).by_tree == {
        "toeslagen": {"aanvragen": ("een", "twee")},
        "digid": {"wat": ("drie",)},
    }


def test_tree_is_taught_at_questions_and_advices_and_stays_else_as_it_was() -> None:
    tree = Tree.model_validate(yaml.safe_load(TREE))
    taught = with_phrases(tree, {"aanvragen": ("een",), "wat": ("twee",), "weg": ("drie",)})
    assert taught.advices["aanvragen"].phrases == ("een",)
    assert taught.questions["wat"].phrases == ("twee",)
    assert taught.advices["samen"] is tree.advices["samen"]
    assert tree.advices["aanvragen"].phrases == ()


def test_workspace_teaches_national_trees_too(
    make_workspace: MakeWorkspace, national_base: MakeBase
) -> None:
    national_base()
    folder = make_workspace({}, "bibliotheek: Bieb\nbasis: landelijk\nregios: [Noord]\n")
    file = folder / "decision_trees" / "_herken.yaml"
    file.write_text("herken: {toeslagen#samen: alles door elkaar}\n", encoding="utf-8")
    trees = open_workspace(folder).trees
    assert trees.in_use()["toeslagen"].advices["samen"].phrases == ("alles door elkaar",)
    assert trees["toeslagen"] is trees["toeslagen"]
    assert trees.not_read == ()
    file.write_text("herken: half\n", encoding="utf-8")
    assert open_workspace(folder).trees["toeslagen"].advices["samen"].phrases == ()
