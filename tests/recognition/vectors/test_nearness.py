"""Cosines without what only tells how long a text is. Skipped without the extra [meertalig]."""

import pytest

numpy = pytest.importorskip("numpy", reason="the extra [meertalig] is not installed")

from ido_cli.recognition.vectors.nearness import Nearness  # noqa: E402 - it needs numpy

NAME, SENTENCE = "huurtoeslag", "een twee drie vier vijf zes zeven acht negen tien"
ROWS = numpy.array([[1, 0, 0.0], [0, 1, 0.0], [0.8, 0, 0.6], [0, 0.8, 0.6]], numpy.float32)
"""Two names of things, and a sentence about each: the third number is the length."""
TEXTS = (NAME, NAME, SENTENCE, SENTENCE)
ABOUT_THE_FIRST = numpy.array([0.5, 0.1, 0.86], numpy.float32)


def test_a_sentence_is_nearer_to_any_sentence_than_to_the_name_of_what_it_means() -> None:
    assert Nearness(ROWS).to(ABOUT_THE_FIRST).argsort().tolist() == [1, 0, 3, 2]


def test_after_levelling_it_is_near_to_what_it_means_in_both_ways_of_saying_it() -> None:
    nearness = Nearness(ROWS)
    nearness.level(TEXTS)
    found = nearness.to(ABOUT_THE_FIRST)
    assert set(found.argsort()[-2:].tolist()) == {0, 2}
    assert numpy.abs(found).max() <= 1.0001


@pytest.mark.parametrize("texts", [(NAME,) * 4, (SENTENCE,) * 4])
def test_phrases_of_one_length_change_nothing(texts: tuple[str, ...]) -> None:
    nearness = Nearness(ROWS)
    nearness.level(texts)
    assert numpy.array_equal(nearness.to(ABOUT_THE_FIRST), ROWS @ ABOUT_THE_FIRST)
