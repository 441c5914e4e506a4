"""Where a step stands, and how a target says so."""

from ido_cli.trees.place import Place, often_place, target


def test_target_is_a_step_of_the_same_tree_or_of_another() -> None:
    assert target("boom", "wat") == Place("boom", "wat")
    assert target("boom", "digid#aanvragen") == Place("digid", "aanvragen")
    assert target("boom", "a#b#c") == Place("a", "b#c")
    assert str(target("boom", "wat")) == "boom#wat"


def test_what_is_often_asked_too_is_a_step_or_a_tree_from_its_begin() -> None:
    assert often_place("boom", "digid#aanvragen") == Place("digid", "aanvragen")
    assert often_place("boom", "digid") == Place("digid", "")
    assert often_place("boom", "#wat") == Place("boom", "wat")
