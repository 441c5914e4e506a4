"""Which front serves, and a yes or a no at either."""

import io

import pytest
from conftest import surroundings

from ido_cli.errors import IdoError
from ido_cli.settings import Settings
from ido_cli.terminal.fronts import choose_front, confirm
from ido_cli.terminal.interview import Interview
from ido_cli.terminal.plain import PlainFront


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def settings(
    typed: str = "", on_screen: bool = False, term: str = "xterm", **given: bool
) -> Settings:
    """Settings of a run with this input, on a screen or in a pipe."""
    kind = Terminal if on_screen else io.StringIO
    where = surroundings(stdin=kind(typed), stdout=kind(), variables={"TERM": term})
    return Settings(where, **given)  # type: ignore[arg-type]  # flags only


def shown(of: Settings) -> str:
    assert isinstance(of.environment.stdout, io.StringIO)
    return of.environment.stdout.getvalue()


def test_interview_serves_in_a_terminal_that_can_move_its_cursor() -> None:
    assert isinstance(choose_front(settings(on_screen=True)), Interview)


@pytest.mark.parametrize(
    "made",
    [
        settings(),
        settings(on_screen=True, term="dumb"),
        settings(on_screen=True, plain=True),
    ],
    ids=["a pipe", "a dumb terminal", "asked for"],
)
def test_numbered_lines_serve_elsewhere(made: Settings) -> None:
    assert isinstance(choose_front(made), PlainFront)


@pytest.mark.parametrize(
    ("typed", "said"), [("2\n", True), ("ja\n", True), ("1\n", False), ("nee\n", False)]
)
def test_yes_or_no_is_a_choice_with_no_first(typed: str, said: bool) -> None:
    asked = settings(typed)
    assert confirm(asked, "Sessie 12345678 voorgoed wissen?") is said
    assert shown(asked).split()[:5] == ["Sessie", "12345678", "voorgoed", "wissen?", "1"]
    assert "1  Nee" in shown(asked)
    assert "2  Ja" in shown(asked)


def test_yes_that_was_said_before_asks_nothing() -> None:
    asked = settings("", yes=True)
    assert confirm(asked, "Zeker?")
    assert shown(asked) == ""


def test_end_of_the_input_is_no_yes() -> None:
    with pytest.raises(IdoError) as caught:
        confirm(settings(""), "Zeker?")
    assert caught.value.message == "Er is niets veranderd: ik kreeg geen antwoord."
    assert (caught.value.hint, caught.value.exit_code) == ("Zeg vooraf ja met --ja.", 2)
