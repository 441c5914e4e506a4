"""What a front door says of its desks and notices."""

from datetime import date

from ido_cli.directory.door.front_door import Desk, FrontDoor, Notice


def test_desk_is_found_by_its_id() -> None:
    door = FrontDoor("Testbieb", (Desk("noord", "Bieb Noord"), Desk("zuid", "Bieb Zuid")))
    assert door.desk("zuid") == door.desks[1]
    for wrong in (None, "", "Zuid", "bestaat-niet"):
        assert door.desk(wrong) is None


def test_notice_holds_from_its_first_to_its_last_day() -> None:
    first, last = date(2026, 11, 23), date(2026, 11, 25)
    notice = Notice("Woensdag dicht.", first, last)
    shown = [day for day in range(20, 30) if notice.holds(date(2026, 11, day))]
    assert shown == [23, 24, 25]
    assert Notice("Altijd").holds(first)
