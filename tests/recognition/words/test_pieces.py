"""Pieces of texts: what has them, how telling they are, and which language they are of."""

from typing import Final

import pytest

from ido_cli.recognition.words.pieces import Pieces, pieces, put_learnt, put_pieces
from ido_cli.recognition.words.shelf import Shelf

TREE_OF: Final = (0, 0, 1)
DUTCH: Final = (
    (2, ("parkeren", "bezoek")),
    (0, ("toeslag", "aanvragen")),
    (1, ("toeslag", "terugbetalen")),
    (1, ("toeslag", "terug")),
)
POLISH: Final = ((0, ("zasilek", "mieszkaniowy")), (0, ("zasilek",)), (1, ("parkowanie",)))


def of(repeated: int = 1) -> Pieces:
    shelf = Shelf.new()
    put_pieces(shelf, TREE_OF, DUTCH * repeated, POLISH * repeated)
    return Pieces(shelf, len(TREE_OF), 2)


def test_text_is_cut_at_every_sign_with_a_mark_around_its_words() -> None:
    assert pieces(["ik", "wil"]) == ["_ik_", "ik_w", "k_wi", "_wil", "wil_"]
    assert pieces(["u"]) == ["_u_"]
    assert pieces([]) == ["__"]


def test_rare_piece_says_more_and_an_advice_that_has_it_often_more_too() -> None:
    trees, advices, _ = of().dutch(["teru"])
    assert advices[1] > advices[0] == advices[2] == 0
    assert trees[0] > trees[1] == 0
    _, often, _ = of().dutch(["slag"])
    assert often[1] > often[0] > 0
    assert often[0] < advices[1]


def test_order_of_phrases_changes_nothing() -> None:
    shelf = Shelf.new()
    put_pieces(shelf, TREE_OF, DUTCH[::-1], POLISH[::-1])
    asked = {*pieces(["toeslag", "terugbetalen", "zasilek"])}
    assert Pieces(shelf, len(TREE_OF), 2).dutch(asked) == of().dutch(asked)
    assert Pieces(shelf, len(TREE_OF), 2).foreign(asked) == of().foreign(asked)


def test_what_stands_once_in_other_languages_is_not_known() -> None:
    trees, known = of().foreign(["asil", "park"])
    assert trees[0] > trees[1] == 0
    assert known == 0.5
    assert of().shares(["asil", "park"], 0) == {"asil": 1.0}
    assert of().foreign([]) == ([0.0, 0.0], 0.0)


@pytest.mark.parametrize(("word", "dutch"), [("toeslag", True), ("zasilek", False)])
def test_pieces_tell_dutch_only_where_there_are_enough(word: str, dutch: bool) -> None:
    assert of().odds(pieces([word])) is None
    odds = of(repeated=1000).odds(pieces([word]))
    assert odds is not None
    assert (odds > 0) is dutch
    assert of(repeated=1000).odds(["xqzw"]) is None


def test_share_of_pieces_that_dutch_has() -> None:
    assert of().share_in_dutch(["toes", "asil"]) == 0.5


def test_what_was_learnt_counts_for_the_trees_that_are_there() -> None:
    shelf = Shelf.new()
    put_pieces(shelf, TREE_OF, DUTCH, POLISH)
    put_learnt(shelf, [("teru", {"een": 0.5, "weg": 2.0}), ("slag", {"weg": 1.0})], {"een": 0})
    _, _, learnt = Pieces(shelf, len(TREE_OF), 2).dutch(["teru", "slag", "xqzw"])
    assert learnt == [0.5, 0.0]
    assert of().dutch(["teru"])[2] == [0.0, 0.0]
