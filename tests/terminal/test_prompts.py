"""The parts of a prompt: what is wrapped, what is marked."""

from prompt_toolkit.document import Document

from ido_cli.terminal.page import BACK, STOP, Choice
from ido_cli.terminal.prompts import Marks, footer_of, height_of


def test_choice_takes_as_many_lines_as_its_words_need() -> None:
    assert height_of(1, Choice("a", "Kort"), 80) == 1
    assert height_of(1, Choice("a", "Een antwoord dat niet op een regel past"), 30) == 2
    assert height_of(1, Choice("a", "Kort", "met een uitleg erachter"), 30) == 2


def test_footer_names_numbers_only_when_there_are_choices() -> None:
    assert footer_of(3, (BACK, STOP)) == "1-3 kies   ← terug   q stop"
    assert footer_of(0, (BACK, STOP)) == "← terug   q stop"


def test_marks_go_when_the_line_changes() -> None:
    marks = Marks("bel 06 12345678", ((4, 15),))
    line = marks.lex_document(Document("bel 06 12345678"))(0)
    assert [style for style, *_ in line] == [""] * 4 + ["class:marked"] * 11
    changed = marks.lex_document(Document("bel morgen"))(0)
    assert {style for style, *_ in changed} == {""}
