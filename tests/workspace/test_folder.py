"""Where a workspace is found: the chosen folder, the current one, a parent, the shipped copy."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import DIRECTORY, TREE, Ido, MakeWorkspace, surroundings

from ido_cli.errors import IdoError
from ido_cli.settings import Settings, current_folder
from ido_cli.workspace.folder import find, is_workspace, layer, shipped, tree_path

NEEDS = 'Een inrichting heeft een bestand partners.yaml. Maak er een met "ido init MAP".'


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, with nothing chosen in the environment."""
    for name in ("IDO_MAP", "IDO_GEGEVENS", "IDO_LOCATIE"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "leeg"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_chosen_folder_comes_first(
    make_workspace: MakeWorkspace, nowhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen, other, here = (
        make_workspace(name="gekozen"),
        make_workspace(name="anders"),
        make_workspace(name="hier"),
    )
    monkeypatch.setenv("IDO_MAP", str(other))
    monkeypatch.chdir(here)
    assert Settings(surroundings(), map=str(chosen)).workspace_folder() == chosen
    assert Settings(surroundings()).workspace_folder() == other


def test_empty_choice_is_no_choice(
    make_workspace: MakeWorkspace, nowhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = make_workspace(name="hier")
    monkeypatch.setenv("IDO_MAP", "")
    monkeypatch.chdir(here)
    assert Settings(surroundings(), map="").workspace_folder() == here


def test_current_folder_comes_before_its_parents(
    make_workspace: MakeWorkspace, nowhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outer = make_workspace(name="buiten")
    inner = make_workspace(name="buiten/binnen")
    deep = inner / "een" / "twee"
    deep.mkdir(parents=True)
    for current, expected in (
        (deep, inner),
        (inner, inner),
        (inner / "decision_trees", inner),
        (outer / "decision_trees", outer),
    ):
        monkeypatch.chdir(current)
        assert Settings(surroundings()).workspace_folder() == expected


def half(path: Path, *files: str) -> Path:
    """A folder with these files, each with what one would expect in it."""
    for name in files:
        text = DIRECTORY if name.startswith("partner") else TREE
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text, encoding="utf-8")
    return path


HALVES = [
    (("partners.yaml",), "staat een halve inrichting: decision_trees/ ontbreekt."),
    (("decision_trees/a.yaml",), "staat een halve inrichting: partners.yaml ontbreekt."),
    (
        ("partners.yml", "x.txt"),
        "staat een halve inrichting: partners.yaml ontbreekt. Noem partners.yml zo.",
    ),
    (
        ("partners.yaml.txt",),
        "staat een halve inrichting: partners.yaml ontbreekt. Noem partners.yaml.txt zo.",
    ),
    (
        ("partners.yaml", "bomen/a.yaml"),
        'decision_trees/ ontbreekt. De map "bomen" lijkt bomen te bevatten.',
    ),
]


@pytest.mark.parametrize(("files", "told"), HALVES)
def test_half_a_workspace_is_an_error_that_says_what_is_missing(
    files: tuple[str, ...],
    told: str,
    make_workspace: MakeWorkspace,
    nowhere: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    inner = half(make_workspace(name="buiten") / "half", *files)
    monkeypatch.chdir(inner)
    for settings in (Settings(surroundings()), Settings(surroundings(), map=str(inner))):
        with pytest.raises(IdoError) as caught:
            settings.workspace_folder()
        assert told in caught.value.message
        assert caught.value.exit_code == 2
        assert caught.value.hint


def test_trees_under_another_name_without_partners_are_told(
    nowhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    half(nowhere, "bomen/a.yaml")
    for current in (nowhere, nowhere / "bomen"):
        monkeypatch.chdir(current)
        with pytest.raises(IdoError, match="lijkt bomen te bevatten"):
            Settings(surroundings()).workspace_folder()


def test_every_command_refuses_half_a_workspace(ido: Ido, nowhere: Path) -> None:
    half(nowhere, "partners.yaml")
    for words in (
        ["start", "--boom", "toeslagen"],
        ["bomen"],
        ["partners"],
        ["partners", "netwerk"],
        ["herken", "toeslag"],
        ["oefen"],
        ["statistiek"],
    ):
        assert "decision_trees/ ontbreekt" in ido(*words, "--map", str(nowhere), code=2).err


def test_partners_alone_are_whole_on_the_national_base(nowhere: Path) -> None:
    half(nowhere, "partners.yaml")
    path = nowhere / "partners.yaml"
    path.write_text(DIRECTORY + "basis: landelijk\n", encoding="utf-8")
    assert find(str(nowhere), nowhere) == nowhere
    assert layer(nowhere).base == shipped()


@pytest.mark.parametrize(
    "line", ["bomen_uit: [spoed]", '"basis": landelijk\nbomen_uit: spoed', "# basis: landelijk"]
)
def test_layer_is_read_however_it_is_written(nowhere: Path, line: str) -> None:
    half(nowhere, "partners.yaml")
    (nowhere / "partners.yaml").write_text(f"{DIRECTORY}{line}\n", encoding="utf-8")
    named = line.startswith('"basis"')
    assert layer(nowhere).base == (shipped() if named else None)
    assert layer(nowhere).trees_out == (frozenset({"spoed"}) if named else frozenset())


def test_tree_of_the_base_is_found_unless_there_is_an_own_one(nowhere: Path) -> None:
    half(nowhere, "partners.yaml", "decision_trees/digid.yaml")
    path = nowhere / "partners.yaml"
    path.write_text(DIRECTORY + "basis: landelijk\n", encoding="utf-8")
    assert tree_path(nowhere, "digid").parent == nowhere / "decision_trees"
    assert tree_path(nowhere, "toeslagen").parent == shipped() / "decision_trees"


def test_shipped_copy_is_used_when_there_is_nothing_else(nowhere: Path) -> None:
    assert Settings(surroundings()).workspace_folder() == shipped()
    assert Settings(surroundings()).workspace().directory.library


def test_relative_choice_is_seen_from_the_current_folder(
    make_workspace: MakeWorkspace, nowhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = make_workspace(name="gekozen")
    monkeypatch.chdir(chosen.parent)
    assert Settings(surroundings(), map="gekozen").workspace_folder().resolve() == chosen.resolve()


def test_choice_may_begin_in_the_home_folder(
    make_workspace: MakeWorkspace, nowhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = make_workspace(name="gekozen")
    monkeypatch.setenv("HOME", str(chosen.parent))
    monkeypatch.setenv("USERPROFILE", str(chosen.parent))
    assert Settings(surroundings(), map="~/gekozen").workspace_folder() == chosen


def make_nothing(_folder: Path) -> None:
    """The folder does not exist."""


def make_empty(folder: Path) -> None:
    """The folder is empty."""
    folder.mkdir()


def make_file(folder: Path) -> None:
    """The folder is a file."""
    folder.write_text("x", encoding="utf-8")


@pytest.mark.parametrize("make", [make_nothing, make_empty, make_file])
def test_choice_without_a_workspace_is_an_error_even_where_one_could_be_found(
    make: Callable[[Path], None],
    make_workspace: MakeWorkspace,
    nowhere: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(make_workspace(name="hier"))
    wrong = nowhere.parent / "fout"
    make(wrong)
    assert not is_workspace(wrong)
    for settings in (Settings(surroundings(), map=str(wrong)), Settings(surroundings())):
        monkeypatch.setenv("IDO_MAP", str(wrong))
        with pytest.raises(IdoError) as caught:
            settings.workspace_folder()
        assert caught.value.message == f'In de map "{wrong}" staat geen inrichting.'
        assert (caught.value.hint, caught.value.exit_code) == (NEEDS, 2)


def test_base_that_is_misspelled_is_none_and_the_right_word_is_told(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    folder = make_workspace({}, f"basis: landelijke\n{DIRECTORY}")
    (folder / "decision_trees").rmdir()
    got = ido("bomen", "--map", str(folder), code=2)
    assert "staat een halve inrichting: decision_trees/ ontbreekt." in got.err
    assert 'Zet "basis: landelijk" in partners.yaml: dan gelden de landelijke bomen.' in got.err


def test_folder_with_the_name_of_a_tree_is_no_tree(nowhere: Path) -> None:
    (nowhere / "bomen" / "a.yaml").mkdir(parents=True)
    assert find(None, nowhere) == shipped()


def test_wrong_choice_is_told_at_the_desk(ido: Ido, tmp_path: Path) -> None:
    for words in (
        ["start"],
        ["bomen"],
        ["partners"],
        ["bomen", "controleer"],
        ["herken", "toeslag"],
    ):
        result = ido(*words, "--map", str(tmp_path / "weg"), code=2)
        assert (
            result.err
            == f'ido: In de map "{tmp_path / "weg"}" staat geen inrichting.\n     {NEEDS}\n'
        )
        assert result.out == ""


def test_home_folder_of_somebody_unknown_is_told_at_the_desk(ido: Ido) -> None:
    result = ido("bomen", "--map", "~niemand-met-deze-naam/inrichting", code=2)
    assert result.err == (
        'ido: De thuismap in "~niemand-met-deze-naam/inrichting" is er niet.\n'
        "     Schrijf de hele naam van de map.\n"
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the current folder from being removed")
def test_current_folder_that_was_removed_keeps_nobody_from_working(
    ido: Ido, make_workspace: MakeWorkspace, nowhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = make_workspace(name="gekozen")
    here = surroundings()
    nowhere.rmdir()
    assert "toeslagen" in ido("bomen", "--map", str(chosen)).out
    gone = Settings(replace(here, folder=current_folder()))
    assert gone.workspace_folder() == shipped()


def test_find_needs_no_environment(make_workspace: MakeWorkspace, tmp_path: Path) -> None:
    folder = make_workspace()
    assert find(str(folder), tmp_path) == find(None, folder / "decision_trees") == folder


def test_shipped_copy_stands_inside_the_installed_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "ido_cli"
    inside = package / "shipped"
    monkeypatch.setattr("ido_cli.workspace.folder._PACKAGE", package)
    assert shipped() == tmp_path
    (inside / "decision_trees").mkdir(parents=True)
    (inside / "partners.yaml").write_text(DIRECTORY, encoding="utf-8")
    assert shipped() == inside


def test_folder_in_which_the_system_shows_nothing_is_passed_by(
    nowhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (nowhere / "decision_trees").mkdir()

    def refuse(_path: Path) -> bool:
        raise PermissionError

    monkeypatch.setattr(Path, "is_dir", refuse)
    assert find(None, nowhere) == shipped()


def test_folder_that_the_system_does_not_show_is_no_workspace(
    make_workspace: MakeWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_workspace()

    def refuse(_path: Path) -> bool:
        raise PermissionError

    monkeypatch.setattr(Path, "is_file", refuse)
    assert not is_workspace(folder)
