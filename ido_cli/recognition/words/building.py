"""Builds an index over phrases. It takes the time of stemming every word once.

Phrases and advices are scored over Dutch stems with BM25's weights (Robertson and Zaragoza, The
Probabilistic Relevance Framework, 2009). Beside them stand the pieces of all texts (see pieces).
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from ido_cli.recognition.dutch_words import content, denied, stem, tokens
from ido_cli.recognition.phrases import Phrase, elsewhere_phrases, in_order
from ido_cli.recognition.words.learnt import Learnt, learnt_of
from ido_cli.recognition.words.pieces import put_learnt, put_pieces
from ido_cli.recognition.words.shelf import Kind, Row, Shelf
from ido_cli.recognition.words.stems import Stems, rarity
from ido_cli.trees.elsewhere import Elsewhere
from ido_cli.workspace.tree_file import without_collecting

_K1: Final = 1.2
_B: Final = 0.5
_ADVICE_K: Final = 1.5

Advice = tuple[str, str | None]
"""A tree and the name of an advice in it; None for what stands at the tree itself."""


@without_collecting()
def build(
    phrases: Iterable[Phrase],
    shelf: Shelf,
    kinds: Mapping[str, Elsewhere] | None = None,
    foreign: Sequence[Phrase] = (),
    before: Learnt | None = None,
) -> None:
    """Put the index of some phrases on a shelf, the same whatever their order is.

    `kinds` are those of what is not for this desk; their phrases are indexed beside the others.
    Those in other languages (`foreign`) are compared by their pieces alone, which need no stems.
    What was learnt `before` is learnt on, as far as these phrases are known to it.
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
    there = ((trees[one.tree], tokens(one.text)) for one in foreign if one.tree in trees)
    put_pieces(shelf, [trees[tree] for tree, _ in advices], zip(of, said, strict=True), there)
    learnt = learnt_of(
        [(one.tree, words) for one, words in zip(ordered, said, strict=True)], before
    )
    if learnt is not None:
        put_learnt(shelf, learnt.scores(), trees)


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
