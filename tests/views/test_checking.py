"""Checking for a coordinator: once, or again at each save."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from conftest import DIGID, DIRECTORY, TREE, WARNING, Ido, MakeWorkspace, three
from terminals import CTRL_C, StartTerminal, Terminal, environment

pytestmark = pytest.mark.usefixtures("eighty_columns")


def test_follow_shows_what_is_wrong_after_each_save_until_it_is_stopped(
    start_terminal: StartTerminal, make_workspace: MakeWorkspace
) -> None:
    folder = make_workspace()
    tree = folder / "decision_trees" / "toeslagen.yaml"
    terminal = start_terminal("bomen", "controleer", "--volg", folder=folder, desk=None)
    terminal.expect_text("1 hint in 3 bomen (11 routes) Nagekeken om")
    tree.write_text(TREE.replace("naar: heeft_digid", "naar: heeft_digit"), encoding="utf-8")
    terminal.expect_text('B004 fout: onbekend doel "heeft_digit"')
    terminal.expect_text("1 fout, 1 hint in 3 bomen (6 routes) Nagekeken om")
    tree.write_text(TREE, encoding="utf-8")
    terminal.expect_gone("B004")
    terminal.expect_text("1 hint in 3 bomen (11 routes) Nagekeken om")
    (folder / "partners.yaml").write_text(
        DIRECTORY.replace("soort: overheid", "soort: x"), encoding="utf-8"
    )
    terminal.expect_text("P003 fout")
    terminal.send(CTRL_C)
    terminal.expect_end(130)


def test_follow_goes_on_when_the_followed_tree_is_away_for_a_moment(
    start_terminal: StartTerminal, make_workspace: MakeWorkspace
) -> None:
    folder = make_workspace()
    tree = folder / "decision_trees" / "toeslagen.yaml"
    terminal = start_terminal(
        "bomen", "controleer", "--volg", "toeslagen", folder=folder, desk=None
    )
    terminal.expect_text("uur. Stop met Ctrl-C.")
    tree.unlink()
    terminal.expect_text('Ik ken geen boom "toeslagen".')
    tree.write_text(TREE.replace("naar: heeft_digid", "naar: heeft_digit"), encoding="utf-8")
    terminal.expect_text('B004 fout: onbekend doel "heeft_digit"')
    terminal.send(CTRL_C)
    terminal.expect_end(130)


def test_follow_stops_at_once_for_a_tree_that_was_never_there(ido: Ido) -> None:
    assert (
        ido("bomen", "controleer", "--volg", "toeslag", code=2).err
        == 'ido: Ik ken geen boom "toeslag".\n     Bedoelde u "toeslagen"?\n'
    )


SMALL: Final = {"toeslagen": TREE, "digid": DIGID}


BROKEN: Final = TREE.replace("naar: terugbetalen}", "naar: terugbetaleen}")


BROKEN_LINE: Final = TREE.split("naar: terugbetalen}")[0].count("\n") + 1


Follow = Callable[..., Terminal]


@pytest.fixture
def follow(tmp_path: Path) -> Iterator[Follow]:
    """Starts `ido bomen controleer --volg` in a terminal of its own."""
    if sys.platform == "win32":
        pytest.skip("Windows has no pseudo-terminal for pexpect")
    started: list[Terminal] = []

    def start(folder: Path, *words: str) -> Terminal:
        command = [
            sys.executable,
            "-m",
            "ido_cli",
            "bomen",
            "controleer",
            *words,
            "--volg",
            "--map",
            str(folder),
        ]
        terminal = Terminal(command, environment(tmp_path), tmp_path, cols=100, rows=30)
        started.append(terminal)
        return terminal

    yield start
    for terminal in started:
        terminal.kill()


def save_until(terminal: Terminal, save: Callable[[], object], seen: str) -> None:
    """Save, and wait until a text is on the screen.

    Save again when it does not come, for the watching may just have begun.
    """
    for last in (False, False, False, True):
        save()
        try:
            terminal.expect_text(seen, timeout=5)
        except pytest.fail.Exception:
            if last:
                raise
        else:
            return


WATCHING: Final = "uur. Stop met Ctrl-C."


def test_volg_says_the_mistake_after_a_save_and_stops_at_ctrl_c(
    follow: Follow, make_workspace: MakeWorkspace
) -> None:
    folder = make_workspace(SMALL, name="bieb")
    tree = folder / "decision_trees" / "toeslagen.yaml"
    terminal = follow(folder)
    terminal.expect_text(WATCHING)
    assert "B004" not in terminal.words

    save_until(
        terminal,
        lambda: tree.write_text(BROKEN, encoding="utf-8"),
        'B004 fout: onbekend doel "terugbetaleen"',
    )
    terminal.expect_text(WATCHING)
    assert f"decision_trees/toeslagen.yaml:{BROKEN_LINE}:" in terminal.words
    assert 'Bedoelde u "terugbetalen"?' in terminal.words

    save_until(terminal, lambda: tree.write_text(TREE, encoding="utf-8"), "in 2 bomen (8 routes)")
    terminal.expect_text(WATCHING)
    assert "B004" not in terminal.words, "the mistake that was mended still stands on the screen"

    terminal.send(CTRL_C)
    terminal.expect_end(130)
    assert terminal.words.endswith("Gestopt.")


def test_volg_goes_on_when_a_file_is_away_for_a_moment(
    follow: Follow, make_workspace: MakeWorkspace
) -> None:
    # Some editors save by removing the file and writing a new one.
    folder = make_workspace(SMALL, name="bieb")
    tree = folder / "decision_trees" / "toeslagen.yaml"
    terminal = follow(folder, "toeslagen")
    terminal.expect_text(WATCHING)

    def remove() -> None:
        tree.write_text(TREE, encoding="utf-8")
        tree.unlink()

    save_until(terminal, remove, 'Ik ken geen boom "toeslagen".')
    save_until(
        terminal,
        lambda: tree.write_text(BROKEN, encoding="utf-8"),
        'B004 fout: onbekend doel "terugbetaleen"',
    )
    terminal.send(CTRL_C)
    terminal.expect_end(130)


def test_volg_of_a_tree_that_is_not_there_ends_at_once(
    follow: Follow, make_workspace: MakeWorkspace
) -> None:
    terminal = follow(make_workspace(SMALL, name="bieb"), "toeslage")
    terminal.expect_end(2)
    assert terminal.words == 'ido: Ik ken geen boom "toeslage". Bedoelde u "toeslagen"?'


@pytest.mark.parametrize(
    ("digid", "plain", "strict"),
    [
        (DIGID, 0, 0),
        (WARNING, 0, 1),
        (DIGID.replace("naar: inloggen", "naar: uitloggen"), 1, 1),
        (DIGID.replace("2026", "1999"), 0, 0),
    ],
    ids=["good", "warning", "error", "hint"],
)
def test_strict_fails_on_warnings_and_never_on_hints(
    ido: Ido, make_workspace: MakeWorkspace, digid: str, plain: int, strict: int
) -> None:
    folder = str(make_workspace(three(digid=digid)))
    ido("bomen", "controleer", "--map", folder, code=plain)
    for options in (["--streng"], ["--streng", "--hints"], ["--streng", "--json"]):
        ido("bomen", "controleer", *options, "--map", folder, code=strict)
