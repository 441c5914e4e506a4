"""Vectors in the directions that tell phrases apart. Skipped without the extra [meertalig]."""

import pytest

numpy = pytest.importorskip("numpy", reason="the extra [meertalig] is not installed")

from ido_cli.recognition.vectors.projection import (  # noqa: E402 - it needs numpy
    KEPT,
    basis_of,
    projected,
)

NAME, SENTENCE = "huurtoeslag", "een twee drie vier vijf zes zeven acht negen tien"
ROWS = numpy.array([[1, 0, 0.0], [0, 1, 0.0], [0.8, 0, 0.6], [0, 0.8, 0.6]], numpy.float32)
"""Two names of things, and a sentence about each: the third number is the length."""
TEXTS = (NAME, NAME, SENTENCE, SENTENCE)
ABOUT_THE_FIRST = numpy.array([[0.5, 0.1, 0.86]], numpy.float32)


def test_a_sentence_is_nearer_to_any_sentence_than_to_the_name_of_what_it_means() -> None:
    assert (ROWS @ ABOUT_THE_FIRST[0]).argsort().tolist() == [1, 0, 3, 2]


def test_in_the_basis_it_is_near_to_what_it_means_in_both_ways_of_saying_it() -> None:
    basis = basis_of(ROWS, TEXTS, 2)
    found = projected(ROWS, basis) @ projected(ABOUT_THE_FIRST, basis)[0]
    assert set(found.argsort()[-2:].tolist()) == {0, 2}


@pytest.mark.parametrize("texts", [(NAME,) * 4, (SENTENCE,) * 4])
def test_phrases_of_one_length_leave_nothing_out(texts: tuple[str, ...]) -> None:
    basis = basis_of(ROWS, texts, 3)
    assert numpy.allclose(basis @ basis.T, numpy.eye(3), atol=1e-5)


def test_projected_vectors_have_length_one_and_nothing_stays_nothing() -> None:
    made = numpy.random.default_rng(3).normal(size=(5, 512)).astype(numpy.float32)
    assert numpy.allclose(numpy.linalg.norm(projected(made), axis=1), 1)
    assert projected(made).shape == (5, KEPT)
    assert not projected(numpy.zeros((1, 512), numpy.float32)).any()
