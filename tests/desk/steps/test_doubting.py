"""What is not right, for the coordinator: two keys are enough, and no visit hangs on it."""

from pathlib import Path

import pytest
from scripted import FullDisk, Hold, Script

from ido_cli.desk.reception import Arrival
from ido_cli.errors import IdoError
from ido_cli.sessions.doubts import Doubt
from ido_cli.sessions.store import Store
from ido_cli.terminal.page import BACK, DOUBT, LEAVE, STOP

TAXES = Arrival(tree="toeslagen", answers=("Terugbetalen",))
PARTNER = "Een gegeven van Dienst Toeslagen"


def test_wrong_number_reaches_the_coordinator_in_two_keys(hold: Hold, tmp_path: Path) -> None:
    store = Store(tmp_path, pytest.fail)
    front = Script(DOUBT, PARTNER, LEAVE, STOP)
    visit = hold(front, TAXES, keeper=store)
    (doubt,) = store.doubts()
    assert (doubt.subject, doubt.words, doubt.day.isoformat()) == (
        "dienst-toeslagen",
        "",
        "2026-11-24",
    )
    assert "De coördinator krijgt dit te zien." in front.asked[-1]
    assert visit.state.session.cases[0].doubted == ("dienst-toeslagen",)


def test_words_come_with_it_and_are_not_kept_with_the_visit(hold: Hold, tmp_path: Path) -> None:
    store = Store(tmp_path, pytest.fail)
    words = "Het nummer geeft een piep"
    visit = hold(Script(DOUBT, "Dit advies", words, "Doorverwezen", STOP), TAXES, keeper=store)
    (doubt,) = store.doubts()
    assert (doubt.subject, doubt.words) == ("toeslagen#terugbetalen", words)
    assert words not in repr(visit.state.session) + visit.report().model_dump_json()


def test_words_with_personal_data_are_refused_and_stay_on_the_line(
    hold: Hold, tmp_path: Path
) -> None:
    store = Store(tmp_path, pytest.fail)
    front = Script(DOUBT, PARTNER, "bel 06 12345678", "het nummer is oud", STOP)
    hold(front, TAXES, keeper=store)
    assert front.lines[1].text == "bel 06 12345678"
    assert "Is het van de partner zelf? Zeg het dan tegen de coördinator" in front.all_said
    assert [doubt.words for doubt in store.doubts()] == ["het nummer is oud"]


def test_all_whom_the_page_names_can_be_chosen(hold: Hold) -> None:
    front = Script(DOUBT, BACK, STOP)
    visit = hold(front, TAXES)
    assert front.asked[1].endswith(
        "(Een gegeven van Dienst Toeslagen) (Dit advies) (Een gegeven van Wijkteam)"
    )
    assert visit.state.session.cases[0].doubted == ()


def test_line_for_which_the_disk_has_no_room_is_said_and_the_visit_goes_on(hold: Hold) -> None:
    class NoRoom(FullDisk):
        def keep_doubt(self, doubt: Doubt) -> bool:
            raise IdoError(f"De schijf is vol, geen plaats voor {doubt.subject}.", "Maak ruimte.")

    front = Script(DOUBT, PARTNER, "Doorverwezen", STOP)
    visit = hold(front, TAXES, keeper=NoRoom(99))
    assert "De schijf is vol, geen plaats voor dienst-toeslagen. Maak ruimte." in front.asked[2]
    assert "De coördinator krijgt dit te zien." not in front.all_said
    assert visit.state.session.cases[0].outcome == "doorverwezen"


def test_line_that_can_not_be_kept_is_said(hold: Hold) -> None:
    front = Script(DOUBT, PARTNER, STOP)
    hold(front, TAXES, keeper=FullDisk(99))
    assert "Dit gesprek wordt niet bewaard. Zeg het zelf tegen de coördinator." in front.asked[-1]
