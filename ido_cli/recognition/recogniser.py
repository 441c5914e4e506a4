"""Free text -> ranked trees and advices, each with the reason why.

Each tree brings phrases: how visitors say it (`herken`), its examples, titles and advices. Words
are scored twice with BM25's weights over Dutch stems (Robertson and Zaragoza, The Probabilistic
Relevance Framework, 2009): per phrase, where a tree is the mean of its five best, so that one
chance hit does not win; and per tree, where a word that few trees know counts most. With the extra
`[meertalig]` the meaning of the sentence joins in (see meaning.py). Scores are standardised over
the trees and added up.

The score of a match says how sure it is, from 0 to 1: a logistic fit (Platt, 1999) over how strong
the evidence is, how far it is ahead and how much of the text is known. benchmarks/calibrate.py
makes the numbers.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from ido_cli.directory.model import Directory
from ido_cli.literal import literal
from ido_cli.recognition.dutch_words import STOP_WORDS, Speller, content, parts, stem, tokens
from ido_cli.trees.model import Tree

_K1: Final = 1.2
_B: Final = 0.5
_TREE_K: Final = 3.0
_BEST_PHRASES: Final = 5
_PART_WEIGHT: Final = 0.6
"""A part of a compound counts for less than the word itself."""
_MENDED_WEIGHT: Final = 0.8
_SPECIFIC: Final = 1.25
"""An advice is named when its best phrase is this much better than that of any other advice."""
_NEAR_BEST: Final = 0.8
"""And when it is at least this share of the best phrase of the whole tree."""
_DUTCH: Final = 0.5
"""From this share of known words on a text is read as Dutch.

Below it words are no evidence, and only meaning counts.
"""
MAX_SIGNS: Final = 2000
"""Longer texts are cut: a visitor's question is a few sentences."""
SURE: Final = 0.7
"""From this score on a match is said with certainty."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text that stands for a tree, or for one advice of it."""

    text: str
    tree: str
    advice: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A tree that a text may be about.

    `score` from 0 to 1, `sure` when it can be said with certainty, and `why` in words.

    `advice` is named only when the text is that specific; `example` is the phrase that it resembles
    most.
    """

    tree: str
    advice: str | None
    score: float
    sure: bool
    why: tuple[str, ...]
    example: str = ""


def match_words(match: Match, trees: Mapping[str, Tree]) -> str:
    """A match as people read it: the topic, and the advice when the text was that specific."""
    tree = trees[match.tree]
    return f"{tree.title}: {tree.advices[match.advice].title}" if match.advice else tree.title


class Meaning(Protocol):
    """What meaning.py offers: for each tree how near a text is to its phrases, from -1 to 1."""

    def scores(self, text: str) -> Mapping[str, float]:
        """The mean cosine of the five phrases of each tree that are nearest in meaning."""

    def nearest(self, text: str, tree: str) -> str:
        """The phrase of a tree that is nearest in meaning."""


@dataclass(frozen=True)
class Evidence:
    """What speaks for the first of the ranking: the numbers that certainty is judged by."""

    mean: float
    best: float
    margin: float
    known: float
    meaning: float = 0.0
    agreed: bool = False


@dataclass(frozen=True)
class Query:
    """A text as the index sees it.

    It has the terms with their weights, the word each came from, and the share of its evidence that
    is known.
    """

    weights: Mapping[str, float]
    origin: Mapping[str, str]
    known: float


@dataclass(frozen=True)
class Ranking:
    """The trees for a text, best first, with their standardised `totals`.

    `hits` are the scores of the phrases by number, and `best` those of each tree as (score,
    number).
    """

    text: str
    trees: tuple[str, ...]
    totals: Mapping[str, float]
    best: Mapping[str, list[tuple[float, int]]]
    hits: Mapping[int, float]
    query: Query
    evidence: Evidence
    dutch: bool
    with_meaning: bool


Fit = tuple[float, ...]
WORDS_FIT: Final[Fit] = (3.13, 1.48, 0.07, 0.75, -9.28)
BOTH_FIT: Final[Fit] = (1.91, 0.3, 0.15, 0.26, 5.16, 0.06, -6.33)
MEANING_FIT: Final[Fit] = (15.57, 1.58, -5.64)


def certainty(ranking: "Ranking") -> float:
    """How sure the first of a ranking is, from 0 to 1."""
    return _logistic(_fit(ranking), features(ranking))


def features(ranking: "Ranking") -> tuple[float, ...]:
    """The numbers that certainty is judged by, in the order of the fit."""
    evidence = ranking.evidence
    words = (math.log1p(evidence.mean), math.log1p(evidence.best), evidence.margin, evidence.known)
    if not ranking.dutch:
        return (evidence.meaning, evidence.margin)
    return (*words, evidence.meaning, float(evidence.agreed)) if ranking.with_meaning else words


def _fit(ranking: "Ranking") -> Fit:
    if not ranking.dutch:
        return MEANING_FIT
    return BOTH_FIT if ranking.with_meaning else WORDS_FIT


def _logistic(fit: Fit, values: Sequence[float]) -> float:
    total = fit[-1] + sum(weight * value for weight, value in zip(fit[:-1], values, strict=True))
    return 1 / (1 + math.exp(-total))


def phrases_of(trees: Mapping[str, Tree], directory: Directory | None) -> list[Phrase]:
    """All Dutch phrases by which the trees and their advices are recognised."""
    found: list[Phrase] = []
    for tree_id, tree in trees.items():
        found += [Phrase(text, tree_id) for text in (tree.title, tree.about, *tree.phrases) if text]
        for question in tree.questions.values():
            found += [Phrase(text, tree_id) for text in question.phrases]
        for example in tree.examples:
            named = example.advice if example.advice in tree.advices else None
            found.append(Phrase(example.visitor, tree_id, named))
        for name, advice in tree.advices.items():
            found += [Phrase(text, tree_id, name) for text in (advice.title, *advice.phrases)]
            partner = directory.by_id.get(advice.names[0]) if directory and advice.names else None
            if partner is not None:
                found.append(Phrase(partner.name, tree_id))
    return list(dict.fromkeys(found))


def english_phrases(trees: Mapping[str, Tree]) -> list[Phrase]:
    """The English phrases, which only the meaning index reads."""
    found: list[Phrase] = []
    for tree_id, tree in trees.items():
        found += [Phrase(text, tree_id) for text in tree.phrases_en]
        for question in tree.questions.values():
            found += [Phrase(text, tree_id) for text in question.phrases_en]
        for name, advice in tree.advices.items():
            found += [Phrase(text, tree_id, name) for text in advice.phrases_en]
    return found


class Recogniser:
    """An index over phrases.

    Building it takes the time of stemming every word once; asking it takes milliseconds.

    `meaning` may be set later, when it is loaded; until then words alone decide.
    """

    def __init__(self, phrases: Iterable[Phrase], meaning: Meaning | None = None) -> None:
        self.meaning = meaning
        self._phrases = list(phrases)
        self._trees = sorted({phrase.tree for phrase in self._phrases})
        words = [content(tokens(phrase.text)) for phrase in self._phrases]
        self._vocabulary = {word for row in words for word in row}
        self._speller = Speller(self._vocabulary)
        self._postings: dict[str, list[tuple[int, float]]] = {}
        self._tree_postings: dict[str, list[tuple[str, float]]] = {}
        self._idf: dict[str, float] = {}
        self._rarest = 1.0
        documents = [self._terms(row) for row in words]
        self._index_phrases(documents)
        self._index_trees(documents)

    def recognise(self, text: str, count: int = 5) -> tuple[Match, ...]:
        """The best `count` matches of a text, best first; none when nothing in it is known."""
        ranking = self.rank(text)
        if ranking is None:
            return ()
        sureness = certainty(ranking)
        top = ranking.totals[ranking.trees[0]]
        return tuple(
            self._match(ranking, tree, sureness * _share(ranking.totals[tree], top))
            for tree in ranking.trees[:count]
        )

    def rank(self, text: str) -> "Ranking | None":
        """The trees that a text may be about with all that speaks for them.

        It is None when nothing in the text is known.
        """
        text = literal(
            text[:MAX_SIGNS]
        )  # the bytes of another encoding come as lone surrogates, which no tokenizer takes
        query = self._query(text)
        dutch = self.meaning is None or self._is_dutch(text)
        nearness = self.meaning.scores(text) if self.meaning is not None and text.strip() else {}
        hits = self._hits(query.weights) if dutch else {}
        best = self._best_by_tree(hits)
        if not best and not nearness:
            return None
        means = {
            tree: sum(score for score, _ in scores) / _BEST_PHRASES for tree, scores in best.items()
        }
        words = _added(
            _standard(means, self._trees),
            _standard(self._tree_scores(query.weights) if dutch else {}, self._trees),
        )
        totals = _added(words, _standard(nearness, self._trees))
        trees = tuple(
            sorted(
                (tree for tree in totals if tree in best or totals[tree] > 0),
                key=lambda tree: (-totals[tree], tree),
            )
        )
        if not trees:
            return None
        agreed = bool(nearness) and trees[0] == max(nearness, key=lambda tree: nearness[tree])
        evidence = Evidence(
            mean=means.get(trees[0], 0.0),
            best=best[trees[0]][0][0] if trees[0] in best else 0.0,
            margin=totals[trees[0]] - (totals[trees[1]] if len(trees) > 1 else 0.0),
            known=query.known,
            meaning=nearness.get(trees[0], 0.0),
            agreed=agreed,
        )
        return Ranking(text, trees, totals, best, hits, query, evidence, dutch, bool(nearness))

    def _index_phrases(self, documents: list[dict[str, float]]) -> None:
        count = len(documents)
        average = sum(sum(document.values()) for document in documents) / count if count else 1.0
        frequency = Counter(term for document in documents for term in document)
        self._idf = {term: _inverse_frequency(count, n) for term, n in frequency.items()}
        self._rarest = _inverse_frequency(count, 1)
        for number, document in enumerate(documents):
            fading = _K1 * (1 - _B + _B * sum(document.values()) / average) if average else _K1
            for term, weight in document.items():
                score = self._idf[term] * weight * (_K1 + 1) / (weight + fading)
                self._postings.setdefault(term, []).append((number, score))

    def _index_trees(self, documents: list[dict[str, float]]) -> None:
        counts: dict[str, Counter[str]] = {tree: Counter() for tree in self._trees}
        for phrase, document in zip(self._phrases, documents, strict=True):
            for term, weight in document.items():
                # a Counter of weights
                counts[phrase.tree][term] += weight  # type: ignore[assignment]
        frequency = Counter(term for terms in counts.values() for term in terms)
        for tree, terms in counts.items():
            for term, weight in terms.items():
                score = (
                    _inverse_frequency(len(counts), frequency[term]) * weight / (weight + _TREE_K)
                )
                self._tree_postings.setdefault(term, []).append((tree, score))

    def _terms(self, words: Iterable[str]) -> dict[str, float]:
        """The stems of the words, and of the parts of compounds, each with its weight."""
        terms: dict[str, float] = {}
        for word in words:
            terms[stem(word)] = 1.0
            for part in parts(word, self._vocabulary):
                terms.setdefault(stem(part), _PART_WEIGHT)
        return terms

    def _query(self, text: str) -> Query:
        weights: dict[str, float] = {}
        origin: dict[str, str] = {}
        words = list(dict.fromkeys(content(tokens(text))))
        for word in words:
            known, weight = word, 1.0
            if stem(word) not in self._idf and not parts(word, self._vocabulary):
                mended = self._speller.mend(word)
                if mended is None:
                    continue
                known, weight = mended, _MENDED_WEIGHT
            for term, part_weight in self._terms([known]).items():
                if term in self._idf and weight * part_weight > weights.get(term, 0.0):
                    weights[term] = weight * part_weight
                    origin[term] = word
        known_evidence: dict[str, float] = {}
        for term, word in origin.items():
            known_evidence[word] = max(self._idf[term], known_evidence.get(word, 0.0))
        unknown = self._rarest * (len(words) - len(known_evidence))
        total = sum(known_evidence.values())
        return Query(weights, origin, total / (total + unknown) if total else 0.0)

    def _is_dutch(self, text: str) -> bool:
        words = tokens(text)
        return sum(
            word in STOP_WORDS or word in self._vocabulary for word in words
        ) >= _DUTCH * len(words)

    def _hits(self, weights: Mapping[str, float]) -> dict[int, float]:
        hits: dict[int, float] = {}
        for term, weight in weights.items():
            for number, score in self._postings.get(term, ()):
                hits[number] = hits.get(number, 0.0) + weight * score
        return hits

    def _best_by_tree(self, hits: Mapping[int, float]) -> dict[str, list[tuple[float, int]]]:
        by_tree: dict[str, list[tuple[float, int]]] = {}
        for number, score in hits.items():
            by_tree.setdefault(self._phrases[number].tree, []).append((score, number))
        return {
            tree: sorted(scores, reverse=True)[:_BEST_PHRASES] for tree, scores in by_tree.items()
        }

    def _tree_scores(self, weights: Mapping[str, float]) -> dict[str, float]:
        scores: dict[str, float] = {}
        for term, weight in weights.items():
            for tree, score in self._tree_postings.get(term, ()):
                scores[tree] = scores.get(tree, 0.0) + weight * score
        return scores

    def _match(self, ranking: Ranking, tree: str, score: float) -> Match:
        best = ranking.best.get(tree, [])
        shown = round(score, 3)  # what is said of it must hold for the number that is shown
        sure = shown >= SURE and tree == ranking.trees[0]
        if not best:
            example = self.meaning.nearest(ranking.text, tree) if self.meaning is not None else ""
            return Match(tree, None, shown, sure, (example,) if example else (), example)
        top_score, top = best[0]
        phrase = self._phrases[top]
        advice = self._advice(ranking, tree, top_score)
        return Match(tree, advice, shown, sure, self._reasons(ranking, best), phrase.text)

    def _advice(self, ranking: Ranking, tree: str, top_score: float) -> str | None:
        """The advice that a text names.

        Its phrases come near the best of the tree, and clearly before those of any other advice.
        """
        scores: dict[str, float] = {}
        for number, score in ranking.hits.items():
            phrase = self._phrases[number]
            if phrase.tree == tree and phrase.advice:
                scores[phrase.advice] = max(score, scores.get(phrase.advice, 0.0))
        first, second = (*sorted(scores.values(), reverse=True), 0.0, 0.0)[:2]
        if not scores or first < _NEAR_BEST * top_score or first < _SPECIFIC * second:
            return None
        return max(scores, key=lambda name: scores[name])

    def _reasons(self, ranking: Ranking, best: Sequence[tuple[float, int]]) -> tuple[str, ...]:
        """The three words of the text that count most for these phrases.

        They are in the visitor's spelling.
        """
        numbers = {number for _, number in best}
        gains: dict[str, float] = {}
        for term, weight in ranking.query.weights.items():
            gain = sum(score for number, score in self._postings.get(term, ()) if number in numbers)
            if gain:
                word = ranking.query.origin[term]
                gains[word] = gains.get(word, 0.0) + weight * gain
        return tuple(sorted(gains, key=lambda word: -gains[word])[:3])


def _inverse_frequency(count: int, having: int) -> float:
    return math.log(1 + (count - having + 0.5) / (having + 0.5))


def _share(total: float, top: float) -> float:
    """How a total compares with the best one, from 0 to 1."""
    return max(0.0, total / top) if top > 0 else 1.0


def _standard(scores: Mapping[str, float], trees: Sequence[str]) -> dict[str, float]:
    """Scores as standard deviations from their mean over all trees.

    A tree without one counts as 0.
    """
    if not scores:
        return {}
    values = [scores.get(tree, 0.0) for tree in trees]
    mean = sum(values) / len(values)
    deviation = math.sqrt(sum((value - mean) ** 2 for value in values) / len(values)) or 1.0
    return {tree: (value - mean) / deviation for tree, value in zip(trees, values, strict=True)}


def _added(one: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    return {tree: one.get(tree, 0.0) + other.get(tree, 0.0) for tree in {**one, **other}}
