"""Answers given anew, and answers that are typed."""

from scripted import Hold, Script

from ido_cli.desk.reception import Arrival
from ido_cli.terminal.page import ANSWERS, BACK, STOP
from ido_cli.trees.structure import Place

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
