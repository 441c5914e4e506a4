"""What can be learned from kept visits: words in, lessons out."""

from datetime import timedelta
from typing import Any

import pytest

from ido_cli.recognition.match import Match, Recognition
from ido_cli.report.report import CaseReport
from ido_cli.sessions.learning import Lesson, Said, lessons, said
from ido_cli.sessions.store import Kept
from ido_cli.trees.place import Place
from ido_cli.triage.engine import Case, Session
from sessions.visits import NOW

APPLY = Place("toeslagen", "aanvragen")
PAY_BACK = Place("toeslagen", "terugbetalen")
DIGID = Place("digid", "aanvragen")


def kept(text: str, advice: str | None, outcome: str | None = "doorverwezen") -> Kept:
    case = Case("toeslagen", {}, text, outcome=outcome)
    report = CaseReport(tree="toeslagen", advice=advice, outcome=outcome)
    return Kept(Session("a", NOW, "noord", (case,)), NOW + timedelta(hours=1), {0: report})


def heard(tree: str = "", sure: bool = True, advice: str | None = None) -> Recognition:
    return Recognition((Match(tree, advice, 0.8, sure, ()),) if tree else ())


def test_words_come_with_the_place_where_they_ended() -> None:
    visits = (kept("geld\x1b[2J\nterug", "terugbetalen"), kept("code kwijt", "digid#aanvragen"))
    assert list(said(visits)) == [
        Said("geld[2J terug", "toeslagen", PAY_BACK),
        Said("code kwijt", "toeslagen", DIGID),
    ]


@pytest.mark.parametrize(
    ("text", "advice", "outcome"),
    [
        ("", "aanvragen", "doorverwezen"),
        ("huur", None, "doorverwezen"),
        ("huur", "aanvragen", None),
        ("huur", "aanvragen", "niet-geholpen"),
    ],
)
def test_visit_that_proves_nothing_teaches_nothing(
    text: str, advice: str | None, outcome: str | None
) -> None:
    assert list(said([kept(text, advice, outcome)])) == []


def test_case_without_its_report_is_passed_over() -> None:
    one = kept("huur", "aanvragen")
    assert list(said([Kept(one.session, one.updated, {})])) == []


def test_same_words_are_one_lesson_and_the_most_frequent_comes_first() -> None:
    made = lessons(
        [
            Said("code weg", "digid", DIGID),
            Said("Geld terug?", "toeslagen", PAY_BACK),
            Said("geld, terug", "digid", APPLY),
            Said("GELD TERUG", "toeslagen", PAY_BACK),
            Said("123", "toeslagen", APPLY),
        ]
    )
    assert made == (
        Lesson("Geld terug?", ((PAY_BACK, 2), (APPLY, 1)), frozenset(("toeslagen", "digid"))),
        Lesson("code weg", ((DIGID, 1),), frozenset(("digid",))),
    )
    assert (made[0].count, made[0].place) == (3, PAY_BACK)


@pytest.mark.parametrize(
    ("recognition", "teaches"),
    [
        (heard(), True),
        (heard("toeslagen", sure=False), True),
        (heard("spoed"), True),
        (heard("toeslagen"), False),
        (heard("toeslagen", advice="terugbetalen"), False),
        (heard("toeslagen", advice="aanvragen"), True),
        # the visit began there, and was led to the advice
        (heard("digid"), False),
    ],
)
def test_what_is_surely_recognised_as_where_it_ended_teaches_nothing(
    recognition: Recognition, teaches: bool
) -> None:
    lesson = Lesson("geld terug", ((PAY_BACK, 1),), frozenset(("digid",)))
    assert lesson.teaches(recognition) is teaches


def test_mark_is_of_the_words_and_does_not_tell_them() -> None:
    def mark(text: str) -> str:
        given: dict[str, Any] = {"places": ((APPLY, 1),), "begun": frozenset(("toeslagen",))}
        return Lesson(text, **given).mark

    assert mark("Geld terug?") == mark("geld terug")
    assert mark("geld terug") != mark("geld weg")
    assert "geld" not in mark("geld terug")
