"""Where phrases come from: what is not for the desk stands beside the trees."""

import yaml
from conftest import TREE

from ido_cli.recognition.phrases import (
    Phrase,
    elsewhere_phrases,
    foreign_phrases,
    ours,
    phrases_of,
)
from ido_cli.trees.elsewhere import Elsewhere
from ido_cli.trees.model import Tree


def test_what_is_elsewhere_is_never_taken_for_a_tree() -> None:
    kind = Elsewhere.model_validate({"zinnen": ["mooi weer"]})
    assert elsewhere_phrases({"weer": kind}) == [Phrase("mooi weer", "_weer")]
    assert ours(["_weer", "toeslagen"]) == ["toeslagen"]


def test_everyday_words_lead_to_the_steps_that_are_there() -> None:
    trees = {"toeslagen": Tree.model_validate(yaml.safe_load(TREE))}
    spoken = {
        "toeslagen": {"aanvragen": ("geld bij de huur",), "wat": ("extraatje",), "weg": ("x",)},
        "digid": {"aanvragen": ("die code",)},
    }
    assert set(phrases_of(trees, None, spoken)) - set(phrases_of(trees, None, {})) == {
        Phrase("geld bij de huur", "toeslagen", "aanvragen"),
        Phrase("extraatje", "toeslagen"),
    }


def test_phrases_in_other_languages_lead_to_the_steps_that_are_there() -> None:
    tree = Tree.model_validate(yaml.safe_load(TREE))
    spoken = {
        "toeslagen": {"aanvragen": ("kira yardımı",), "wat": ("yardım",), "weg": ("yok",)},
        "digid": {"aanvragen": ("DigiD almak",)},
    }
    assert foreign_phrases({"toeslagen": tree}, spoken) == [
        Phrase("yardım", "toeslagen"),
        Phrase("kira yardımı", "toeslagen", "aanvragen"),
    ]
