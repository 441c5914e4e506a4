"""The pages of practice: the score, and what to practise again."""

from ido_cli.desk.pages.practice_pages import score_items
from ido_cli.triage.practice import Mark


def test_three_subjects_to_practise_again_are_named_and_the_rest_is_counted() -> None:
    again = [(f"Boom {number}", f"ido oefen boom-{number}") for number in range(1, 6)]
    items = score_items([Mark.WRONG] * 5, 5, again)
    assert [item.text for item in items[-5:]] == [
        "Oefen dit nog eens:",
        "Boom 1",
        "Boom 2",
        "Boom 3",
        "En nog 2.",
    ]
