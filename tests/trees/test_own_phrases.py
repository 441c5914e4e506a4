"""Own phrases come beside those of the step where they lead."""

import yaml
from conftest import TREE, MakeBase, MakeWorkspace

from ido_cli.trees.model import Tree
from ido_cli.trees.own_phrases import SPOKEN_FILE, PhrasesFile, with_phrases
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


def test_own_everyday_words_come_beside_those_of_the_base_and_in_no_tree(
    make_workspace: MakeWorkspace, national_base: MakeBase
) -> None:
    base = national_base()
    (base / "decision_trees" / SPOKEN_FILE).write_text(
        "spreektaal:\n  toeslagen#samen: alles tegelijk\n", encoding="utf-8"
    )
    folder = make_workspace({}, "bibliotheek: Bieb\nbasis: landelijk\nregios: [Noord]\n")
    own = folder / "decision_trees" / SPOKEN_FILE
    own.write_text(
        "spreektaal:\n  toeslagen#samen: [van alles wat]\n  toeslagen#wat: [help]\n",
        encoding="utf-8",
    )
    trees = open_workspace(folder).trees
    assert trees.beside.spoken_by_tree() == {
        "toeslagen": {"samen": ("alles tegelijk", "van alles wat"), "wat": ("help",)}
    }
    assert trees.beside.national_spoken_by_tree() == {"toeslagen": {"samen": ("alles tegelijk",)}}
    assert trees["toeslagen"].advices["samen"].phrases == ()
    assert trees.not_read == ()
    own.write_text("spreektaal: half\n", encoding="utf-8")
    spoken = open_workspace(folder).trees.beside.spoken_by_tree()
    assert spoken == {"toeslagen": {"samen": ("alles tegelijk",)}}
