"""A note with the question of the visitor."""

from scripted import FullDisk, Hold, Script

from ido_cli.desk.reception import Arrival
from ido_cli.terminal.page import LEAVE, NOTE, STOP


def test_refused_note_is_asked_again_and_the_earlier_note_goes(hold: Hold) -> None:
    keeper = FullDisk(99)
    front = Script(NOTE, "komt terug", NOTE, "bel 06 12345678", "komt morgen terug", STOP)
    visit = hold(front, Arrival(tree="toeslagen"), keeper=keeper)
    assert visit.state.session.cases[0].note == "komt morgen terug"
    assert "Dit lijkt op persoonsgegevens: een telefoonnummer." in front.asked[4]
    assert "12345678" not in front.all_said + repr(keeper.saved)


def test_phone_number_of_a_partner_may_be_noted(hold: Hold) -> None:
    visit = hold(Script(NOTE, "heeft 0800-0543 gebeld", STOP), Arrival(tree="toeslagen"))
    assert visit.state.session.cases[0].note == "heeft 0800-0543 gebeld"


def test_note_that_is_left_stays_as_it_was(hold: Hold) -> None:
    front = Script(NOTE, "komt terug", NOTE, LEAVE, STOP)
    visit = hold(front, Arrival(tree="toeslagen"))
    assert visit.state.session.cases[0].note == "komt terug"
    assert "De notitie is zoals hij was." in front.asked[-1]


def test_dash_takes_the_note_away(hold: Hold) -> None:
    front = Script(NOTE, "komt terug", NOTE, "-", STOP)
    visit = hold(front, Arrival(tree="toeslagen"))
    assert visit.state.session.cases[0].note == ""
    assert "Er is geen notitie." in front.asked[-1]
