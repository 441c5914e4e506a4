"""A workspace that version 0.1 copied whole, taken into two layers."""

import json
from pathlib import Path

import pytest
from conftest import DIRECTORY, TREE, MakeWorkspace
from copied import OLD, THEN

from ido_cli.errors import IdoError
from ido_cli.source.reading import parse
from ido_cli.workspace import old_kind
from ido_cli.workspace.directory_file import directory_from
from ido_cli.workspace.folder import layer
from ido_cli.workspace.old_kind import fingerprint, is_copied, plan, take_into_two_layers
from ido_cli.workspace.reading import open_workspace

pytestmark = pytest.mark.usefixtures("copied")


def test_unchanged_copies_become_national_and_changed_ones_stay(old: Path) -> None:
    made = plan(old)
    assert [path.stem for path in made.national_trees] == ["toeslagen"]
    assert made.own_trees == ("digid", "eigen")
    assert made.trees_out == ("spoed",)
    take_into_two_layers(old, made)
    workspace = open_workspace(old)
    assert workspace.tree("toeslagen").title == "Toeslagen"
    assert workspace.tree("digid").title == "DigiD"
    assert "spoed" not in workspace.trees.in_use()


def test_ends_of_lines_and_a_mark_of_an_editor_change_nothing(old: Path) -> None:
    path = old / "decision_trees" / "toeslagen.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + OLD.replace("\n", "\r\n").encode())
    assert [one.stem for one in plan(old).national_trees] == ["toeslagen"]


def test_partner_that_was_not_changed_is_inherited_as_it_is_now(old: Path) -> None:
    made = plan(old)
    assert made.national_partners == 1
    directory = directory_from(parse(made.directory, Path("partners.yaml"))).directory
    assert directory is not None
    assert directory.by_id["dienst-toeslagen"].phone == "0800-0543"
    assert made.own_partners == ("gemeente-noord", "wijkteam")


def test_own_change_of_a_partner_is_kept_alone(old: Path) -> None:
    path = old / "partners.yaml"
    path.write_text(THEN.replace("0800-0000", "071 111 22 33   # van ons"), encoding="utf-8")
    made = plan(old)
    assert made.changed_partners == {"dienst-toeslagen": ("telefoon",)}
    assert "telefoon: 071 111 22 33   # van ons" in made.directory
    assert "Beslist over de vier toeslagen" not in made.directory


def test_partner_that_was_taken_out_stays_out(old: Path) -> None:
    head, rest = THEN.split("  - id: dienst-toeslagen")
    kept = rest.split("  - id: gemeente-noord")[1]
    (old / "partners.yaml").write_text(f"{head}  - id: gemeente-noord{kept}", encoding="utf-8")
    assert plan(old).partners_out == ("dienst-toeslagen",)


def test_services_of_the_base_go_and_own_ones_stay(old: Path) -> None:
    text = THEN.replace("diensten:\n", "diensten:\n  eetcafe: Samen eten\n")
    (old / "partners.yaml").write_text(text, encoding="utf-8")
    made = parse(plan(old).directory, Path("partners.yaml")).data
    assert made is not None
    assert dict(made["diensten"]) == {"eetcafe": "Samen eten"}


def test_text_of_the_library_keeps_its_comments_and_order(old: Path) -> None:
    (old / "partners.yaml").write_text(f"# Van ons\n{THEN}# Einde\n", encoding="utf-8")
    text = plan(old).directory
    assert text.startswith("# Van ons\n")
    assert text.endswith("# Einde\n")
    assert text.index("gemeente-noord") < text.index("wijkteam")


def test_what_ended_halfway_can_be_done_again(old: Path) -> None:
    made = plan(old)
    (old / "partners.yaml").write_text(made.directory, encoding="utf-8")
    assert is_copied(old)
    again = plan(old)
    assert (again.directory, again.national_trees) == (made.directory, made.national_trees)
    take_into_two_layers(old, again)
    assert not is_copied(old)
    assert layer(old).trees_out == {"spoed"}


def test_workspace_of_one_s_own_is_not_of_the_old_kind(make_workspace: MakeWorkspace) -> None:
    text = DIRECTORY.replace("Beslist over de vier toeslagen.", "Doet iets anders.")
    text = text.replace("Helpt inwoners van Noord.", "x").replace("Kijkt mee met formulieren.", "y")
    assert not is_copied(make_workspace({"eigen": TREE}, text))
    assert is_copied(make_workspace({"eigen": TREE}, THEN, name="oud"))


def test_what_version_01_copied_is_known_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    old_kind._copied.cache_clear()
    known = old_kind._copied()
    assert len(known["bomen"]) == 44
    assert {"toeslagen", "spoed", "digid"} <= known["bomen"].keys()
    assert {"naam", "doet", "soort", "regio"} <= known["partners"]["svb"].keys()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("bibliotheek: Bieb\nregios: [Noord\n", "(regel 2)"),
        ("", "(regel 1)"),
    ],
)
def test_copy_that_can_not_be_read_is_left_alone_and_says_where(
    old: Path, text: str, told: str
) -> None:
    (old / "partners.yaml").write_text(text, encoding="utf-8")
    assert is_copied(old)
    with pytest.raises(IdoError) as caught:
        plan(old)
    assert caught.value.message.startswith("partners.yaml kan niet veilig worden aangepast: ")
    assert told in caught.value.message
    assert caught.value.hint == "Pas het bestand zelf aan in een tekstverwerker."


def test_number_for_the_night_that_was_not_changed_is_inherited(old: Path) -> None:
    night = {"telefoon": "0800-1234", "openingstijden": "altijd"}
    known = json.loads(old_kind._COPIED.read_text(encoding="utf-8"))
    known["partners"]["dienst-toeslagen"]["buiten_uren"] = fingerprint(night)
    old_kind._COPIED.write_text(json.dumps(known), encoding="utf-8")
    old_kind._copied.cache_clear()
    line = "    website: https://www.toeslagen.nl\n"
    more = "    buiten_uren: {telefoon: 0800-1234, openingstijden: altijd}\n"
    (old / "partners.yaml").write_text(THEN.replace(line, line + more, 1), encoding="utf-8")
    assert plan(old).national_partners == 1
    changed = more.replace("1234", "9999")
    (old / "partners.yaml").write_text(THEN.replace(line, line + changed, 1), encoding="utf-8")
    assert plan(old).changed_partners == {"dienst-toeslagen": ("buiten_uren",)}


def test_folder_with_the_name_of_a_national_tree_stays_where_it_is(old: Path) -> None:
    folder = old / "decision_trees" / "spoed.yaml"
    folder.mkdir()
    made = plan(old)
    assert [path.stem for path in made.national_trees] == ["toeslagen"]
    take_into_two_layers(old, made)
    assert folder.is_dir()
