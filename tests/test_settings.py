"""The global options: where they may stand, what wins, and folders that do not exist."""

import sys
from pathlib import Path

import pytest
from conftest import MakeWorkspace

from ido_cli.errors import IdoError
from ido_cli.settings import Settings, take_settings

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows finds a home elsewhere")


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The options come from the tests alone."""
    for name in ("IDO_MAP", "IDO_GEGEVENS", "IDO_LOCATIE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """A user without a home: HOME is not set, and the system does not know the user."""
    import pwd

    def unknown(_user: object) -> None:
        raise KeyError("no such user")

    for name in ("HOME", "USERPROFILE", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(pwd, "getpwuid", unknown)
    monkeypatch.setattr(pwd, "getpwnam", unknown)


ALL = Settings(map="m", data="g", location="l", plain=True, yes=True)


@pytest.mark.parametrize(
    ("arguments", "rest"),
    [
        (
            [
                "--map",
                "m",
                "--gegevens",
                "g",
                "--locatie",
                "l",
                "--eenvoudig",
                "--ja",
                "bomen",
                "toon",
            ],
            ["bomen", "toon"],
        ),
        (
            [
                "bomen",
                "toon",
                "--map",
                "m",
                "--gegevens",
                "g",
                "--locatie",
                "l",
                "--eenvoudig",
                "--ja",
            ],
            ["bomen", "toon"],
        ),
        (
            ["--map=m", "bomen", "--gegevens=g", "--eenvoudig", "toon", "--locatie=l", "--ja"],
            ["bomen", "toon"],
        ),
    ],
    ids=["before", "after", "between"],
)
def test_global_options_may_stand_anywhere(arguments: list[str], rest: list[str]) -> None:
    assert take_settings(arguments) == (ALL, rest)


def test_without_options_nothing_is_chosen() -> None:
    assert take_settings([]) == (Settings(), [])
    assert Settings().location_id is None


def test_last_of_two_wins() -> None:
    assert take_settings(["--map", "een", "bomen", "--map", "twee"])[0].map == "twee"


def test_value_may_hold_an_equals_sign_and_spaces() -> None:
    assert take_settings(["--map=C:\\Mijn = map\\é"])[0].map == "C:\\Mijn = map\\é"


def test_after_two_dashes_nothing_is_an_option() -> None:
    words = ["start", "--", "--map", "weg", "--ja"]
    assert take_settings(words) == (Settings(), words)


def test_other_options_are_left_alone() -> None:
    words = ["start", "--mapje", "x", "--boom", "digid", "-a", "1"]
    assert take_settings(words) == (Settings(), words)


@pytest.mark.parametrize("name", ["--map", "--gegevens", "--locatie"])
def test_option_without_its_value_is_said(name: str) -> None:
    with pytest.raises(IdoError) as caught:
        take_settings(["bomen", name])
    assert caught.value.message == f"De optie {name} heeft een waarde nodig."
    assert caught.value.hint == f"Bijvoorbeeld: {name} WAARDE"
    assert caught.value.exit_code == 2


def test_option_wins_over_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, make_workspace: MakeWorkspace
) -> None:
    mine, other = make_workspace(name="mijn"), make_workspace(name="ander")
    monkeypatch.setenv("IDO_MAP", str(other))
    monkeypatch.setenv("IDO_GEGEVENS", str(tmp_path / "ander"))
    monkeypatch.setenv("IDO_LOCATIE", "zuid")
    assert Settings().workspace_folder() == other
    assert Settings(map=str(mine)).workspace_folder() == mine
    assert Settings().data_folder() == tmp_path / "ander"
    assert Settings(data=str(tmp_path / "mijn")).data_folder() == tmp_path / "mijn"
    assert Settings().location_id == "zuid"
    assert Settings(location="noord").location_id == "noord"


def test_empty_variables_are_as_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, make_workspace: MakeWorkspace
) -> None:
    monkeypatch.chdir(make_workspace())
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "deel"))
    for name in ("IDO_MAP", "IDO_GEGEVENS", "IDO_LOCATIE"):
        monkeypatch.setenv(name, "")
    assert Settings().workspace_folder() == Path.cwd()
    assert Settings().data_folder().name == "ido-cli"
    assert Settings().location_id is None


def test_workspace_is_found_in_a_parent_folder(
    monkeypatch: pytest.MonkeyPatch, make_workspace: MakeWorkspace
) -> None:
    folder = make_workspace()
    monkeypatch.chdir(folder / "decision_trees")
    assert Settings().workspace_folder().samefile(folder)
    assert list(Settings().workspace().trees) == ["digid", "spoed", "toeslagen"]


def test_chosen_folder_without_a_workspace_is_said(tmp_path: Path) -> None:
    with pytest.raises(IdoError) as caught:
        Settings(map=str(tmp_path)).workspace_folder()
    assert caught.value.message == f'In de map "{tmp_path}" staat geen inrichting.'
    assert (
        caught.value.hint
        == "Een inrichting heeft een map decision_trees en een bestand partners.yaml."
    )
    assert caught.value.exit_code == 2


@POSIX
def test_tilde_in_a_chosen_folder_is_the_home(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, make_workspace: MakeWorkspace
) -> None:
    make_workspace(name="bieb")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert Settings(data="~/gegevens").data_folder() == tmp_path / "gegevens"
    assert Settings(map="~/bieb").workspace_folder() == tmp_path / "bieb"


@POSIX
def test_sessions_are_kept_in_the_home_when_nothing_is_chosen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    folder = Settings().data_folder()
    assert folder.is_relative_to(tmp_path)
    assert folder.name == "ido-cli"
    assert not folder.exists()


@POSIX
@pytest.mark.usefixtures("no_home")
def test_user_without_a_home_is_told_to_choose_a_folder(tmp_path: Path) -> None:
    with pytest.raises(IdoError) as caught:
        Settings().data_folder()
    assert caught.value.message == "Ik weet niet waar ik sessies kan bewaren: er is geen thuismap."
    assert caught.value.hint == "Kies een map met --gegevens MAP."
    assert caught.value.exit_code == 1
    assert Settings(data=str(tmp_path)).data_folder() == tmp_path


@POSIX
@pytest.mark.parametrize("wrong", ["~/gegevens", "~niemand-met-deze-naam/gegevens"])
@pytest.mark.usefixtures("no_home")
def test_home_in_a_chosen_folder_that_is_not_known_is_said(wrong: str) -> None:
    for ask in (Settings(data=wrong).data_folder, Settings(map=wrong).workspace_folder):
        with pytest.raises(IdoError) as caught:
            ask()
        assert caught.value.message == f'De thuismap in "{wrong}" is er niet.'
        assert caught.value.hint == "Schrijf de hele naam van de map."
        assert caught.value.exit_code == 2
