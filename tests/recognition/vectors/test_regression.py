"""Which tree a vector belongs to, learnt with numpy. Skipped without the extra [meertalig]."""

from pathlib import Path

import pytest

numpy = pytest.importorskip("numpy", reason="the extra [meertalig] is not installed")

from ido_cli.recognition.vectors.regression import Regression  # noqa: E402 - it needs numpy

VECTORS = numpy.eye(4, dtype=numpy.float32).repeat(3, axis=0)
TREES = [tree for tree in "abcd" for _ in range(3)]


def test_vector_belongs_to_the_tree_whose_vectors_it_is_like() -> None:
    likely = Regression.of(VECTORS, TREES, None, "").likely(VECTORS[4])
    assert max(likely, key=lambda tree: likely[tree]) == "b"
    assert set(likely) == set("abcd")


def test_weights_are_kept_and_read_again_only_for_the_same_phrases(tmp_path: Path) -> None:
    first = Regression.of(VECTORS, TREES, tmp_path, "een").likely(VECTORS[0])
    nothing = numpy.zeros_like(VECTORS)
    assert Regression.of(nothing, TREES, tmp_path, "een").likely(VECTORS[0]) == first
    assert Regression.of(nothing, TREES, tmp_path, "twee").likely(VECTORS[0]) != first
