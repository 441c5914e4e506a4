"""The front desk: which desk are we, what does the visitor ask, and the header of every page."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from scripted import NOW, Remembers, Script
from shown_pages import WIDTHS, Console, every_page, words_in

from ido_cli.desk.reception import Arrival, Reception, StopVisit
from ido_cli.directory.door.front_door import Desk, FrontDoor, Notice
from ido_cli.terminal.panels import plain
from ido_cli.workspace.reading import Workspace

DESKS = FrontDoor("Testbieb", (Desk("noord", "Bieb Noord", "Noord"), Desk("zuid", "Bieb Zuid")))
ONE = FrontDoor("Testbieb", (Desk("noord", "Bieb Noord"),))
NO_DESKS = FrontDoor("Testbieb")


@pytest.mark.parametrize("width", WIDTHS)
def test_header_names_the_library_and_the_desk_and_how_it_stands(
    long_words: Workspace, width: int
) -> None:
    drawn = plain(every_page(long_words)["end"], width, Console("utf-8"))
    assert {"IDO", "Testbieb", "Bieb", "Noord", "spreekuur", "opent", "10:00"} <= words_in(drawn)
    assert "Dit gesprek is klaar." in drawn


class Silent:
    """Nothing below the line that is typed."""

    def begin(self, changed: Callable[[], None] | None = None) -> None:
        """Load nothing."""

    def lines(self, text: str) -> list[str]:  # noqa: ARG002  # nothing follows the typing
        return []


def reception(front: Script, keeper: Remembers, door: FrontDoor = DESKS) -> Reception:
    return Reception(front, keeper, door, lambda: NOW)


def test_desk_that_was_given_is_not_asked_and_not_remembered() -> None:
    keeper = Remembers(locatie="noord")
    assert reception(Script(), keeper).sit_down("zuid") == "zuid"
    assert keeper.kept == {"locatie": "noord"}


def test_walk_in_by_appointment_is_not_called_open() -> None:
    door = FrontDoor("Testbieb", (Desk("noord", "Bieb Noord", "Noord", '"op afspraak"'),))
    desk = reception(Script(), Remembers(), door)
    desk.sit_down("noord")
    assert desk.page().paragraphs[0].right == "spreekuur op afspraak"


def test_desk_is_asked_once_and_remembered() -> None:
    keeper, front = Remembers(), Script("Bieb Zuid")
    assert reception(front, keeper).sit_down(None) == "zuid"
    assert front.asked == [
        "IDO Testbieb Aan welke balie zit u? Ik onthoud dit. "
        "Later een andere? Start dan met: ido start --locatie NAAM (Bieb Noord) (Bieb Zuid)"
    ]
    assert reception(Script(), keeper).sit_down(None) == "zuid"


def test_remembered_desk_that_is_gone_is_asked_anew() -> None:
    keeper = Remembers(locatie="oost")
    assert reception(Script("Bieb Noord"), keeper).sit_down(None) == "noord"
    assert keeper.kept == {"locatie": "noord"}


def test_only_desk_needs_no_question() -> None:
    assert reception(Script(), Remembers(), ONE).sit_down(None) == "noord"
    assert reception(Script(), Remembers(), NO_DESKS).sit_down(None) is None


def test_visit_that_may_not_ask_has_no_desk_rather_than_a_guess() -> None:
    keeper = Remembers()
    assert reception(Script(), keeper).sit_down(None, may_ask=False) is None
    assert keeper.kept == {}


@pytest.mark.parametrize(
    ("typed", "arrival"),
    [
        ("huurtoeslag", Arrival("huurtoeslag")),
        ("", Arrival()),
        ("!", Arrival(urgent=True)),
        ("! help", Arrival("! help")),
        ("Q", Arrival("Q")),
    ],
)
def test_what_the_visitor_asks_is_a_text_or_urgent(typed: str, arrival: Arrival) -> None:
    assert reception(Script(typed), Remembers()).welcome(Silent()) == arrival


def test_letter_of_stop_stops() -> None:
    with pytest.raises(StopVisit):
        reception(Script("q"), Remembers()).welcome(Silent())


def test_refusal_stands_below_the_question() -> None:
    front = Script("huurtoeslag")
    reception(front, Remembers()).welcome(Silent(), "Dit lijkt op persoonsgegevens.")
    assert front.asked[0].endswith("Dit lijkt op persoonsgegevens.")
    assert "Wat vraagt de klant?" in front.asked[0]


@pytest.mark.parametrize(
    ("reply", "said"),
    [("Alles", "huurtoeslag en zorg"), ("Alleen", "huurtoeslag")],
)
def test_pasted_lines_are_one_question_or_only_the_first(reply: str, said: str) -> None:
    front = Script("huurtoeslag", reply)
    front.behind = "en zorg"
    assert reception(front, Remembers()).welcome(Silent()) == Arrival(said)
    assert "Ik heb alleen de eerste regel genomen." in front.asked[1]


def test_notices_of_today_stand_above_the_question_the_important_first() -> None:
    today = NOW.date()
    notices = (
        Notice("Morgen is de printer stuk.", today + timedelta(days=1)),
        Notice("De koffie is gratis."),
        Notice("Bel niet met het oude nummer.", last=today, important=True),
    )
    front = Script("huurtoeslag")
    reception(front, Remembers(), FrontDoor("Testbieb", notices=notices)).welcome(Silent())
    assert front.asked[0].startswith(
        "IDO Testbieb Bel niet met het oude nummer. De koffie is gratis. Wat vraagt de klant?"
    )
    assert "printer" not in front.asked[0]


def test_header_without_hours_names_only_the_library_and_the_desk() -> None:
    here = reception(Script(), Remembers())
    here.sit_down("zuid")
    (header,) = here.page().paragraphs
    assert (header.text, header.right) == ("IDO Testbieb · Bieb Zuid", "")


@pytest.mark.parametrize(
    ("plan", "known", "hands_free"),
    [
        (Arrival(), False, False),
        (Arrival("huurtoeslag"), True, False),
        (Arrival(urgent=True), True, False),
        (Arrival(tree="digid"), True, False),
        (Arrival(outcome="doorverwezen"), False, False),
        (Arrival(tree="digid", outcome="doorverwezen"), True, True),
    ],
)
def test_arrival_knows_what_need_not_be_asked(plan: Arrival, known: bool, hands_free: bool) -> None:
    assert (plan.known, plan.hands_free) == (known, hands_free)
