"""Scores of names: standardised, added up, and how far the first is ahead."""

import pytest

from ido_cli.recognition.ranking.scores import added, ahead, share, standard


def test_scores_are_standard_deviations_from_their_mean() -> None:
    assert standard({"a": 3.0, "b": 1.0}, ["a", "b"]) == [1.0, -1.0]
    assert standard({"a": 2.0}, ["a", "b"]) == [1.0, -1.0]
    assert standard({"a": 2.0, "b": 2.0}, ["a", "b"]) == [0.0, 0.0]


def test_scores_are_weighed_and_one_that_is_empty_says_nothing() -> None:
    found = added([{"a": 3.0, "b": 1.0}, {}, {"b": 9.0}], (2.0, 5.0, 0.5), ["a", "b"])
    assert found == {"a": 1.5, "b": -1.5}


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ({"a": 3.0, "b": 1.0, "_weer": 2.0}, (3.0, 2.0, 1.0)),
        ({"a": 3.0, "b": 1.0}, (3.0, 2.0, 2.0)),
        ({"a": 3.0}, (3.0, 3.0, 3.0)),
        ({}, (0.0, 0.0, 0.0)),
    ],
)
def test_first_is_ahead_of_the_next_tree_and_of_what_is_not_ours(
    scores: dict[str, float], expected: tuple[float, float, float]
) -> None:
    assert ahead(scores, "a") == expected


@pytest.mark.parametrize(
    ("total", "top", "expected"), [(1, 2, 0.5), (3, 2, 1), (-1, 2, 0), (1, 0, 1), (0, -1, 1)]
)
def test_share_of_the_best_is_from_0_to_1(total: float, top: float, expected: float) -> None:
    assert share(total, top) == expected
