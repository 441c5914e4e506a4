"""The words of phrases as an index: weights, what is known, and texts of any size."""

import time

import pytest

from ido_cli.recognition.phrases import Phrase
from ido_cli.recognition.words.word_index import WordIndex

INDEX = WordIndex.of(
    [
        Phrase("huurtoeslag aanvragen", "toeslagen", "aanvragen"),
        Phrase("toeslag terugbetalen", "toeslagen", "terug"),
        Phrase("ik heb nog geen digid", "digid"),
        Phrase("parkeervergunning voor bezoek", "parkeren"),
    ]
)


def test_word_that_nobody_knows_lowers_what_is_known() -> None:
    assert INDEX.query("toeslag terugbetalen").known == 1
    assert 0 < INDEX.query("toeslag xqzwk").known < 0.6
    assert INDEX.query("xqzwk").known == INDEX.query("").known == 0


def test_compound_is_only_half_known_by_its_parts() -> None:
    query = INDEX.query("toeslagbezoek")
    assert query.known == pytest.approx(0.5)
    assert set(query.origin.values()) == {"toeslagbezoek"}


def test_denied_word_counts_less_unless_a_phrase_denies_it_too() -> None:
    words = INDEX.query("geen toeslag, wel bezoek").words
    assert words["toeslag"] < words["bezoek"] == 1
    assert INDEX.query("geen digid, wel bezoek").words["digid"] == 1
    assert INDEX.query("geen toeslag").words["toeslag"] == 1


def test_advices_of_a_tree_are_told_apart() -> None:
    found = INDEX.advices(INDEX.query("toeslag terugbetalen"))
    scores = INDEX.of_tree(found, "toeslagen")
    assert scores["terug"] > scores.get("aanvragen", 0)
    assert INDEX.best(found) == {"toeslagen": scores["terug"]}


def test_small_words_tell_the_tree_that_says_it_so() -> None:
    trees, advices, learnt = INDEX.pieces(INDEX.query("ik heb nog geen"))
    assert learnt == {}
    assert max(trees, key=lambda tree: trees[tree]) == "digid"
    best = INDEX.best(advices)
    assert max(best, key=lambda tree: best[tree]) == "digid"
    assert INDEX.of_tree(advices, "digid") == {}  # it stands at the tree, at no advice of it


def test_pieces_of_a_story_are_its_rarest() -> None:
    query = INDEX.query("er was eens een verhaal. " * 200 + "parkeervergunning")
    trees, _, _ = INDEX.pieces(query)
    assert max(trees, key=lambda tree: trees[tree]) == "parkeren"


def test_likeness_is_one_for_the_phrase_itself_and_does_not_grow_with_repeating() -> None:
    query = INDEX.query("toeslag terugbetalen")
    hits = INDEX.hits(query)
    number = max(hits, key=lambda one: hits[one])
    assert INDEX.phrase(number) == Phrase("toeslag terugbetalen", "toeslagen", "terug")
    assert INDEX.likeness(query, number) == pytest.approx(1)
    assert INDEX.likeness(INDEX.query("terugbetalen " * 90), number) < 0.8
    assert INDEX.likeness(INDEX.query("digid"), number) == 0


@pytest.mark.parametrize(
    "text",
    [
        "toeslag terugbetalen " * 5_000,
        " ".join(f"{first}{second}xk" for first in "bcdfghjk" for second in "aeiou" * 5) * 10,
        "😀" * 100_000,
        "لدي رسالة " * 10_000,
        "a" * 100_000,
        "a b c " * 20_000,
        "geen niet, " * 20_000,
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_query_of_what_a_text_is_cut_to_takes_no_time(text: str) -> None:
    begin = time.process_time()
    query = INDEX.query(text[:2000])
    INDEX.hits(query), INDEX.advices(query), INDEX.pieces(query)
    assert time.process_time() - begin < 0.05


# Other languages

FOREIGN = [
    Phrase("kira yardımı almak istiyorum", "toeslagen", "aanvragen"),
    Phrase("kira yardımı geri ödemem lazım", "toeslagen", "terug"),
    Phrase("chcę parkować przed domem", "parkeren"),
    Phrase("nobody knows this tree", "weg", "nergens"),
]
MORE = [Phrase("where do I ask for it and how do I pay", "parkeren")] * 1000
BOTH = WordIndex.of([INDEX.phrase(number) for number in range(4)], None, [*FOREIGN, *MORE])


def test_text_in_another_language_is_compared_by_the_pieces_of_such_phrases() -> None:
    trees, known = BOTH.foreign_pieces(BOTH.query("kira yardımı için"))
    assert list(trees) == ["toeslagen"]
    assert 0.5 < known < 1
    assert BOTH.pieces(BOTH.query("kira yardımı"))[0] == {}


def test_words_that_tell_a_tree_in_another_language_are_shown_as_typed() -> None:
    query = BOTH.query("Bir soru: Yardımı nerede?")
    assert BOTH.telling(query, "toeslagen") == ["Yardımı"]
    assert BOTH.telling(query, "digid") == []


@pytest.mark.parametrize(
    ("text", "dutch"),
    [
        ("huurtoeslag", True),
        ("ik heb nog een toeslag", True),
        ("where do I pay", False),
        ("where do I pay for the toeslag", False),
        ("ngoja kidogo", False),
    ],
)
def test_pieces_that_are_likelier_in_other_languages_tell_that_it_is_no_dutch(
    text: str, dutch: bool
) -> None:
    assert BOTH.is_dutch(BOTH.query(text)) is dutch


def test_few_phrases_in_other_languages_do_not_tell_what_is_dutch() -> None:
    few = WordIndex.of([Phrase("waar is het loket", "loket")], None, FOREIGN)
    assert few.is_dutch(few.query("waar is het loketje"))
