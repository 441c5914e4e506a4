"""The global options: where they may stand, what wins, and folders that do not exist."""

import io
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from conftest import Ido, MakeWorkspace, surroundings

from ido_cli.errors import IdoError
from ido_cli.settings import Environment, Settings, current_folder, take_settings
from ido_cli.source.dates import AMSTERDAM

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


def chosen(**given: str) -> Settings:
    """These options, in what surrounds the test at this moment."""
    return Settings(surroundings(), **given)  # type: ignore[arg-type]  # texts only


@pytest.fixture
def here() -> Environment:
    """What surrounds the test, as one value."""
    return surroundings()


ALL_WORDS = ["--map", "m", "--gegevens", "g", "--locatie", "l", "--eenvoudig", "--ja"]


@pytest.mark.parametrize(
    ("arguments", "rest"),
    [
        (
            [*ALL_WORDS, "bomen", "toon"],
            ["bomen", "toon"],
        ),
        (
            ["bomen", "toon", *ALL_WORDS],
            ["bomen", "toon"],
        ),
        (
            ["--map=m", "bomen", "--gegevens=g", "--eenvoudig", "toon", "--locatie=l", "--ja"],
            ["bomen", "toon"],
        ),
    ],
    ids=["before", "after", "between"],
)
def test_global_options_may_stand_anywhere(
    here: Environment, arguments: list[str], rest: list[str]
) -> None:
    every = Settings(here, map="m", data="g", location="l", plain=True, yes=True)
    assert take_settings(arguments, here) == (every, rest)


def test_without_options_nothing_is_chosen(here: Environment) -> None:
    assert take_settings([], here) == (Settings(here), [])
    assert Settings(here).location_id is None


@pytest.mark.parametrize("name", ["--balie", "--locatie"])
def test_desk_has_two_names(here: Environment, name: str) -> None:
    for words in ([name, "zuid", "bomen"], ["bomen", f"{name}=zuid"]):
        assert take_settings(words, here) == (Settings(here, location="zuid"), ["bomen"])


def test_last_of_two_wins(here: Environment) -> None:
    assert take_settings(["--map", "een", "bomen", "--map", "twee"], here)[0].map == "twee"
    both = ["--locatie", "noord", "--balie", "zuid"]
    assert take_settings(both, here)[0].location == "zuid"


def test_value_may_hold_an_equals_sign_and_spaces(here: Environment) -> None:
    assert take_settings(["--map=C:\\Mijn = map\\é"], here)[0].map == "C:\\Mijn = map\\é"


def test_after_two_dashes_nothing_is_an_option(here: Environment) -> None:
    words = ["start", "--", "--map", "weg", "--ja"]
    assert take_settings(words, here) == (Settings(here), words)


def test_other_options_are_left_alone(here: Environment) -> None:
    words = ["start", "--mapje", "x", "--boom", "digid", "-a", "1"]
    assert take_settings(words, here) == (Settings(here), words)


@pytest.mark.parametrize("name", ["--map", "--gegevens", "--locatie", "--balie"])
def test_option_without_its_value_is_said(here: Environment, name: str) -> None:
    with pytest.raises(IdoError) as caught:
        take_settings(["bomen", name], here)
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
    assert chosen().workspace_folder() == other
    assert chosen(map=str(mine)).workspace_folder() == mine
    assert chosen().data_folder() == tmp_path / "ander"
    assert chosen(data=str(tmp_path / "mijn")).data_folder() == tmp_path / "mijn"
    assert chosen().location_id == "zuid"
    assert chosen(location="noord").location_id == "noord"


def test_empty_variables_are_as_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, make_workspace: MakeWorkspace
) -> None:
    monkeypatch.chdir(make_workspace())
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "deel"))
    for name in ("IDO_MAP", "IDO_GEGEVENS", "IDO_LOCATIE"):
        monkeypatch.setenv(name, "")
    assert chosen().workspace_folder() == Path.cwd()
    assert chosen().data_folder().name == "ido-cli"
    assert chosen().location_id is None


def test_workspace_is_found_in_a_parent_folder(
    monkeypatch: pytest.MonkeyPatch, make_workspace: MakeWorkspace
) -> None:
    folder = make_workspace()
    monkeypatch.chdir(folder / "decision_trees")
    assert chosen().workspace_folder().samefile(folder)
    assert list(chosen().workspace().trees) == ["digid", "spoed", "toeslagen"]


def test_chosen_folder_without_a_workspace_is_said(tmp_path: Path) -> None:
    with pytest.raises(IdoError) as caught:
        chosen(map=str(tmp_path)).workspace_folder()
    assert caught.value.message == f'In de map "{tmp_path}" staat geen inrichting.'
    assert (
        caught.value.hint
        == 'Een inrichting heeft een bestand partners.yaml. Maak er een met "ido init MAP".'
    )
    assert caught.value.exit_code == 2


@POSIX
def test_tilde_in_a_chosen_folder_is_the_home(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, make_workspace: MakeWorkspace
) -> None:
    make_workspace(name="bieb")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert chosen(data="~/gegevens").data_folder() == tmp_path / "gegevens"
    assert chosen(map="~/bieb").workspace_folder() == tmp_path / "bieb"


@POSIX
def test_sessions_are_kept_in_the_home_when_nothing_is_chosen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    folder = chosen().data_folder()
    assert folder.is_relative_to(tmp_path)
    assert folder.name == "ido-cli"
    assert not folder.exists()


@POSIX
@pytest.mark.usefixtures("no_home")
def test_user_without_a_home_is_told_to_choose_a_folder(tmp_path: Path) -> None:
    with pytest.raises(IdoError) as caught:
        chosen().data_folder()
    assert caught.value.message == "Ik weet niet waar ik sessies kan bewaren: er is geen thuismap."
    assert caught.value.hint == "Kies een map met --gegevens MAP."
    assert caught.value.exit_code == 1
    assert chosen(data=str(tmp_path)).data_folder() == tmp_path


@POSIX
@pytest.mark.parametrize("wrong", ["~/gegevens", "~niemand-met-deze-naam/gegevens"])
@pytest.mark.usefixtures("no_home")
def test_home_in_a_chosen_folder_that_is_not_known_is_said(wrong: str) -> None:
    for ask in (chosen(data=wrong).data_folder, chosen(map=wrong).workspace_folder):
        with pytest.raises(IdoError) as caught:
            ask()
        assert caught.value.message == f'De thuismap in "{wrong}" is er niet.'
        assert caught.value.hint == "Schrijf de hele naam van de map."
        assert caught.value.exit_code == 2


# The desk


def test_desk_of_the_directory_is_right_and_another_names_the_nearest(
    make_workspace: MakeWorkspace,
) -> None:
    folder = str(make_workspace())
    chosen(map=folder).check_desk()
    chosen(map=folder, location="zuid").check_desk()
    with pytest.raises(IdoError) as caught:
        chosen(map=folder, location="zuidd").check_desk()
    assert caught.value.message == 'Ik ken geen balie "zuidd".'
    assert (caught.value.hint, caught.value.exit_code) == ('Bedoelde u "zuid"?', 2)
    with pytest.raises(IdoError) as caught:
        chosen(map=folder, location="xyz").check_desk()
    assert caught.value.hint == "Kies uit: noord, zuid."


def test_desk_that_kept_sessions_name_is_right(make_workspace: MakeWorkspace) -> None:
    chosen(map=str(make_workspace()), location="gesloten").check_desk(["gesloten"])


def test_directory_that_can_not_be_read_refuses_no_desk(make_workspace: MakeWorkspace) -> None:
    folder = make_workspace(directory="bibliotheek: [")
    chosen(map=str(folder), location="zuid").check_desk()


@pytest.mark.parametrize("words", [("bomen",), ("partners",), ("sessies",), ("statistiek",), ()])
@pytest.mark.parametrize("name", ["--balie", "--locatie"])
def test_desk_that_does_not_exist_is_an_error_in_every_command(
    ido: Ido, name: str, words: tuple[str, ...]
) -> None:
    result = ido(*words, name, "zuidd", code=2)
    assert result.out == ""
    assert result.err == 'ido: Ik ken geen balie "zuidd".\n     Bedoelde u "zuid"?\n'


# What surrounds a run


def test_day_is_that_of_the_netherlands() -> None:
    late = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    assert surroundings(now=lambda: late.astimezone(AMSTERDAM)).today == date(2026, 11, 25)


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stdin", "stdout", "term", "plain"),
    [
        (_Terminal(), _Terminal(), "xterm-256color", False),
        (_Terminal(), _Terminal(), "dumb", True),
        (io.StringIO(), _Terminal(), "xterm-256color", True),
        (_Terminal(), io.StringIO(), "xterm-256color", True),
    ],
    ids=["terminal", "dumb", "pipe in", "pipe out"],
)
def test_numbered_lines_serve_where_no_cursor_can_move(
    stdin: io.StringIO, stdout: io.StringIO, term: str, plain: bool
) -> None:
    where = surroundings(stdin=stdin, stdout=stdout, variables={"TERM": term})
    assert where.plain is plain


def test_what_is_told_goes_to_stderr_line_by_line_without_control_signs(
    capsys: pytest.CaptureFixture[str],
) -> None:
    surroundings().tell("een\x1b[2J\ntwee\x07")
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "een[2J\ntwee\n")


def test_current_folder_that_was_removed_is_the_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert current_folder().samefile(tmp_path)

    def gone() -> Path:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "cwd", gone)
    assert current_folder() == Path(tmp_path.anchor)
