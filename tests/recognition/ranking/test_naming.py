"""Which advice of a tree is the first, and how sure that is."""

from dataclasses import replace

from ido_cli.recognition.ranking.naming import BY_BOTH, BY_WORDS, Naming, Way, first_advice

NAMES = ["aanvragen", "stoppen", "terugbetalen"]
CLEAR = {"terugbetalen": 4.0, "aanvragen": 1.0}
OTHER = {"aanvragen": 3.0, "stoppen": 1.0}


def first(
    *scores: dict[str, float], way: Way = BY_WORDS, likest: str | None = "terugbetalen"
) -> Naming:
    return first_advice(NAMES, way, scores, likest, 0.9, 0.3)


def test_advice_that_all_have_first_is_far_ahead_and_agreed() -> None:
    found = first(CLEAR, CLEAR, CLEAR)
    assert (found.advice, found.agreed, found.margin) == ("terugbetalen", 1.0, 1.5)
    assert found.certain


def test_advice_on_which_they_differ_is_less_ahead_and_less_likely() -> None:
    clear, torn = first(CLEAR, CLEAR, CLEAR), first(OTHER, CLEAR, CLEAR)
    assert torn.advice == "terugbetalen"
    assert torn.agreed == 2 / 3
    assert torn.margin < clear.margin
    assert torn.chance < clear.chance


def test_meaning_counts_beside_words() -> None:
    found = first(OTHER, OTHER, CLEAR, CLEAR, CLEAR, way=BY_BOTH)
    assert (found.advice, found.agreed) == ("terugbetalen", 0.6)


def test_text_that_is_like_the_tree_as_a_whole_names_no_advice() -> None:
    assert not first(CLEAR, CLEAR, CLEAR, likest=None).certain


def test_advice_of_a_tree_that_is_less_sure_is_less_likely() -> None:
    found = first(CLEAR, CLEAR, CLEAR)
    assert replace(found, sure=0.6).chance < found.chance
    assert replace(found, tree_margin=0.0).chance < found.chance


def test_only_advice_of_a_tree_is_the_first() -> None:
    found = first_advice(["loket"], BY_WORDS, [{}, {}, {}], None, 0.9, 0.3)
    assert (found.advice, found.margin, found.agreed) == ("loket", 1.5, 0.0)
