"""How sure a match is, and whether a text is for the desk."""

from dataclasses import replace
from typing import Any

import pytest

from ido_cli.recognition.ranking.certainty import NOT_OURS, SURE, Evidence, certainty, is_ours

CLEAR = Evidence(
    top=0.4, margin=0.2, inside=0.4, known=1.0, covered=0.9, likeness=0.7, words=5, dutch=True
)
MEANT = replace(CLEAR, near=0.6, near_margin=0.1, near_inside=0.2, with_meaning=True)


@pytest.mark.parametrize("evidence", [CLEAR, MEANT])
def test_clear_evidence_is_sure_and_ours(evidence: Evidence) -> None:
    assert 1 >= certainty(evidence) >= SURE
    assert 1 >= is_ours(evidence) >= NOT_OURS


@pytest.mark.parametrize("evidence", [CLEAR, MEANT])
@pytest.mark.parametrize(
    "weaker", [{"known": 0.1}, {"inside": -0.1, "top": 0.05}, {"words": 1, "likeness": 0.1}]
)
def test_weaker_evidence_is_less_sure(evidence: Evidence, weaker: dict[str, Any]) -> None:
    assert certainty(replace(evidence, **weaker)) < certainty(evidence)


def test_more_words_alone_hardly_make_it_surer() -> None:
    twenty, ninety = (certainty(replace(CLEAR, words=words)) for words in (20, 90))
    assert ninety - twenty < 0.05


def test_words_of_a_language_that_is_not_read_are_never_sure() -> None:
    assert certainty(replace(CLEAR, dutch=False, read=False)) < SURE
    assert certainty(replace(CLEAR, dutch=False)) >= SURE
    assert certainty(replace(MEANT, dutch=False, near=0.8, near_inside=0.4)) >= SURE


def test_phrase_of_the_tree_is_as_good_as_sure() -> None:
    nothing = Evidence(0.0, 0.0, 0.0, exact=True)
    assert SURE < certainty(nothing) < 1


def test_extreme_evidence_gives_no_error() -> None:
    for value in (1e9, -1e9):
        assert 0 <= certainty(replace(CLEAR, top=value)) <= 1
