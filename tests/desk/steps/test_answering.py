"""Answers given anew, and answers that are typed."""

import pytest
from conftest import LETTER, TREE
from scripted import Hold, Script

from ido_cli.desk.reception import Arrival
from ido_cli.terminal.page import ANSWERS, BACK, STOP, Key
from ido_cli.trees.place import Place

WHAT = Place("toeslagen", "wat")
DIGID_KNOWN = Place("toeslagen", "heeft_digid")


def test_change_that_loses_nothing_asks_nothing(hold: Hold) -> None:
    front = Script(
        "Een toeslag aanvragen", "Ja", ANSWERS, "Heeft de klant een DigiD? Ja", "Nee", STOP
    )
    visit = hold(front, Arrival(tree="toeslagen"))
    assert visit.state.session.cases[0].answers == {
        WHAT: "een-toeslag-aanvragen",
        DIGID_KNOWN: "nee",
    }


def test_back_from_the_answers_changes_nothing(hold: Hold) -> None:
    front = Script(
        "Terugbetalen", ANSWERS, BACK, ANSWERS, "Wat wil de klant? Terugbetalen", BACK, STOP
    )
    visit = hold(front, Arrival(tree="toeslagen"))
    assert visit.state.session.cases[0].answers == {WHAT: "terugbetalen"}


TREES = {"brief": LETTER, "toeslagen": TREE}


def test_enter_at_a_date_is_that_it_is_not_known(hold: Hold) -> None:
    front = Script("", STOP)
    hold(front, Arrival(tree="brief"), TREES)
    assert "Weet niet? Druk op Enter." in front.asked[0]
    assert "advies Samen kijken" in front.all_said


@pytest.mark.parametrize(("reply", "title"), [("1-9", "Te laat"), (BACK, "Op tijd")])
def test_date_can_be_given_anew_or_left(hold: Hold, reply: str | Key, title: str) -> None:
    front = Script("gisteren", ANSWERS, "Welke datum", reply, STOP)
    hold(front, Arrival(tree="brief"), TREES)
    advices = [page for page in front.said if "advies" in page]
    assert f"advies {title}" in advices[-1]
