"""Builds an index over phrases. It takes the time of stemming every word once.

Phrases and advices are scored over Dutch stems with BM25's weights (Robertson and Zaragoza, The
Probabilistic Relevance Framework, 2009). Advices and trees are scored over pieces of four signs of
the whole text too: they forgive endings, compounds and typing errors, and hear in the small words
and in what follows what how a thing is said ("op m'n naam", "moet terug").

Pieces tell Dutch from other languages too, by how much likelier they are in Dutch phrases than in
those of others: the logarithm of the odds, as naive Bayes adds it up.
"""

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from ido_cli.recognition.dutch_words import content, denied, stem, tokens
from ido_cli.recognition.phrases import Phrase, elsewhere_phrases, in_order
from ido_cli.recognition.words.shelf import Kind, Row, Shelf
from ido_cli.recognition.words.stems import Stems, pieces, rarity
from ido_cli.trees.elsewhere import Elsewhere
from ido_cli.workspace.tree_file import without_collecting

_K1: Final = 1.2
_B: Final = 0.5
_ADVICE_K: Final = 1.5
_TREE_K: Final = 3.0
_ENOUGH: Final = 1000
"""From so many phrases in other languages on they tell what is Dutch."""
_RARE: Final = 3
"""A piece that is there fewer times tells nothing."""
_MOST_ODDS: Final = 2.0
"""No piece tells more: else one name of an agency decides alone."""

Advice = tuple[str, str | None]
"""A tree and the name of an advice in it; None for what stands at the tree itself."""


@without_collecting()
def build(
    phrases: Iterable[Phrase],
    shelf: Shelf,
    kinds: Mapping[str, Elsewhere] | None = None,
    foreign: Sequence[Phrase] = (),
) -> None:
    """Put the index of some phrases on a shelf, the same whatever their order is.

    `kinds` are those of what is not for this desk; their phrases are indexed beside the others.
    Those in other languages (`foreign`) are compared by their pieces alone, which need no stems.
    """
    kinds = kinds or {}
    ordered = in_order([*phrases, *elsewhere_phrases(kinds)])
    said = [tokens(phrase.text) for phrase in ordered]
    told = [content(words) for words in said]
    advices = sorted({(one.tree, one.advice) for one in ordered}, key=lambda a: (a[0], a[1] or ""))
    numbers = {advice: number for number, advice in enumerate(advices)}
    of = [numbers[phrase.tree, phrase.advice] for phrase in ordered]
    vocabulary = sorted({word for words in told for word in words})
    shelf.put_phrases(zip(ordered, map(" ".join, said), strict=True))
    shelf.put("vocabulary", vocabulary)
    shelf.put("denials", sorted({stem(word) for words in said for word in denied(words)}))
    shelf.put("advices", advices)
    shelf.put_rows(Kind.WHOSE, [("", (of, ()))])
    shelf.put("kinds", {name: kind.helps for name, kind in kinds.items()})
    stems = Stems(set(vocabulary))
    _put_stems(shelf, [stems.of(words) for words in told], of, len(advices))
    trees = {tree: number for number, tree in enumerate(sorted({tree for tree, _ in advices}))}
    here = _put_pieces(shelf, [trees[tree] for tree, _ in advices], zip(of, said, strict=True))
    rows = ((trees[one.tree], tokens(one.text)) for one in foreign if one.tree in trees)
    there = _put_foreign_pieces(shelf, len(trees), rows)
    if len(foreign) >= _ENOUGH and here and there:
        _put_languages(shelf, here, there)


def _put_stems(
    shelf: Shelf, stems: Sequence[Mapping[str, float]], of: Sequence[int], advices: int
) -> None:
    """The stems by phrase, and by advice."""
    count = len(stems)
    having = Counter(term for document in stems for term in document)
    rare = {term: rarity(count, many) for term, many in having.items()}
    average = sum(sum(document.values()) for document in stems) / count if count else 1.0
    shelf.put_rows(Kind.PHRASE, sorted(_rows(_scored(one, rare, average) for one in stems).items()))
    together: list[dict[str, float]] = [{} for _ in range(advices)]
    for advice, document in zip(of, stems, strict=True):
        for term, weight in document.items():
            together[advice][term] = together[advice].get(term, 0.0) + weight
    _put_shares(shelf, Kind.ADVICE, together, _ADVICE_K)


def _put_pieces(
    shelf: Shelf, trees: Sequence[int], said: Iterable[tuple[int, Sequence[str]]]
) -> Counter[str]:
    """The pieces by advice, of the words of each, and by tree; how often there are.

    `trees` are the numbers of the trees of the advices.
    """
    by_advice = _counted(len(trees), said)
    by_tree: list[Counter[str]] = [Counter() for _ in set(trees)]
    for tree, found in zip(trees, by_advice, strict=True):
        by_tree[tree].update(found)
    _put_shares(shelf, Kind.ADVICE_PIECE, by_advice, _ADVICE_K)
    _put_shares(shelf, Kind.TREE_PIECE, by_tree, _TREE_K)
    return _together(by_tree)


def _put_foreign_pieces(
    shelf: Shelf, count: int, said: Iterable[tuple[int, Sequence[str]]]
) -> Counter[str]:
    """The pieces in other languages by tree, of the words of each; how often there are.

    What stands there once tells nothing of another text.
    """
    by_tree = _counted(count, said)
    every = _together(by_tree)
    known = [{one: n for one, n in found.items() if every[one] > 1} for found in by_tree]
    _put_shares(shelf, Kind.FOREIGN_PIECE, known, _TREE_K)
    return every


def _counted(count: int, said: Iterable[tuple[int, Sequence[str]]]) -> list[Counter[str]]:
    """How often each of so many has a piece, of words by its number."""
    found: list[Counter[str]] = [Counter() for _ in range(count)]
    for number, words in said:
        found[number].update(pieces(words))
    return found


def _together(counts: Iterable[Mapping[str, int]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for one in counts:
        found.update(one)
    return found


def _put_languages(shelf: Shelf, here: Counter[str], there: Counter[str]) -> None:
    """The odds of pieces in Dutch, by how often they are there and in other languages."""
    base = math.log(there.total() / here.total())
    told = (one for one in {*here, *there} if here[one] + there[one] >= _RARE)
    odds = ((one, base + math.log((here[one] + 0.5) / (there[one] + 0.5))) for one in told)
    rows = ((one, ((), (max(-_MOST_ODDS, min(_MOST_ODDS, value)),))) for one, value in odds)
    shelf.put_rows(Kind.LANGUAGE_PIECE, sorted(rows))


def _scored(
    document: Mapping[str, float], rare: Mapping[str, float], average: float
) -> dict[str, float]:
    """The score of each stem of a phrase: it counts for less in a long phrase."""
    fading = _K1 * (1 - _B + _B * sum(document.values()) / average) if average else _K1
    return {
        term: rare[term] * weight * (_K1 + 1) / (weight + fading)
        for term, weight in document.items()
    }


def _put_shares(
    shelf: Shelf, kind: Kind, documents: Sequence[Mapping[str, float]], fading: float
) -> None:
    """The terms that each document has so many times, scored by how rare a term is."""
    count = len(documents)

    def scored(row: Row) -> Row:
        numbers, times = row
        rare = rarity(count, len(numbers))
        return numbers, [rare * n / (n + fading) for n in times]

    shelf.put_rows(kind, ((term, scored(row)) for term, row in sorted(_rows(documents).items())))


def _rows(documents: Iterable[Mapping[str, float]]) -> dict[str, Row]:
    """Term -> the numbers of the documents that have it, each with its score."""
    found: dict[str, tuple[array[int], array[float]]] = {}
    for number, document in enumerate(documents):
        for term, score in document.items():
            if term in found:
                numbers, scores = found[term]
                numbers.append(number)
                scores.append(score)
            else:
                found[term] = array("I", (number,)), array("f", (score,))
    return dict(found)
