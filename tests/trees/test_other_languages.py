"""Phrases in other languages, by the step where they lead."""

from conftest import MakeBase, MakeWorkspace

from ido_cli.trees.other_languages import LANGUAGE, LANGUAGES_FILE, LanguagesFile
from ido_cli.workspace.reading import open_workspace


def test_phrases_of_all_languages_stand_by_step() -> None:
    file = LanguagesFile.model_validate(
        {
            "andere_talen": {
                "digid#aanvragen": {"tr": "DigiD almak istiyorum", "pl": ["chcę DigiD", "DigiD"]},
                "digid#code": {"tr": ["kod gelmedi"]},
            }
        }
    )
    assert file.by_step == {
        "digid#aanvragen": ("DigiD almak istiyorum", "chcę DigiD", "DigiD"),
        "digid#code": ("kod gelmedi",),
    }


def test_language_is_a_code_of_iso_639() -> None:
    assert all(LANGUAGE.fullmatch(one) for one in ("tr", "ar", "uk", "prs"))
    assert not any(LANGUAGE.fullmatch(one) for one in ("Turks", "TR", "t", ""))


def test_own_phrases_come_beside_those_of_the_base(
    make_workspace: MakeWorkspace, national_base: MakeBase
) -> None:
    base = national_base()
    (base / "decision_trees" / LANGUAGES_FILE).write_text(
        "andere_talen:\n  toeslagen#samen: {tr: hepsi birden}\n", encoding="utf-8"
    )
    folder = make_workspace({}, "bibliotheek: Bieb\nbasis: landelijk\nregios: [Noord]\n")
    own = folder / "decision_trees" / LANGUAGES_FILE
    own.write_text(
        "andere_talen:\n  toeslagen#samen: {pl: wszystko naraz}\n  toeslagen#wat: {tr: ne}\n",
        encoding="utf-8",
    )
    trees = open_workspace(folder).trees
    assert trees.beside.languages_by_tree() == {
        "toeslagen": {"samen": ("hepsi birden", "wszystko naraz"), "wat": ("ne",)}
    }
    assert trees.not_read == ()
    own.write_text("andere_talen: half\n", encoding="utf-8")
    spoken = open_workspace(folder).trees.beside.languages_by_tree()
    assert spoken == {"toeslagen": {"samen": ("hepsi birden",)}}
