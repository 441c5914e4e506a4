"""Free text -> ranked trees and advices, each with the reason why.

Each tree brings phrases: how visitors say it (`herken`), its examples, titles and advices. A phrase is scored with BM25 over
Dutch stems (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009);
a tree's score is the mean of its best phrases, so that one chance hit
does not win. The score from 0 to 1 says how sure it is that the first tree is right.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from ido_cli.dutch_words import Speller, content, parts, stem, tokens
from ido_cli.model import Directory, Tree

_K1: Final = 1.2
_B: Final = 0.5
_BEST_PHRASES: Final = 5
_PART_WEIGHT: Final = 0.6
"""A part of a compound counts for less than the word itself."""
_MENDED_WEIGHT: Final = 0.8
MAX_SIGNS: Final = 2000
"""Longer texts are cut: a visitor's question is a few sentences."""
SURE: Final = 0.6
"""From this score on a match is said with certainty."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text that stands for a tree, or for one advice of it."""

    text: str
    tree: str
    advice: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A tree that a text may be about: `score` from 0 to 1, `sure` when it can be said with certainty, and `why` in words.

    `advice` is named only when the text is that specific.
    """

    tree: str
    advice: str | None
    score: float
    sure: bool
    why: tuple[str, ...]
    example: str = ""


def phrases_of(trees: Mapping[str, Tree], directory: Directory | None) -> list[Phrase]:
    """All phrases by which the trees are recognised."""
    found: list[Phrase] = []
    for tree_id, tree in trees.items():
        found += [Phrase(text, tree_id) for text in (tree.title, tree.about, *tree.phrases) if text]
        for example in tree.examples:
            found.append(Phrase(example.visitor, tree_id, example.advice if "#" not in example.advice else None))
        for name, advice in tree.advices.items():
            found.append(Phrase(advice.title, tree_id, name))
            partner = directory.by_id.get(advice.refer[0]) if directory and advice.refer else None
            if partner is not None:
                found.append(Phrase(partner.name, tree_id))
    return list(dict.fromkeys(found))


class Recogniser:
    """An index over phrases. Building it takes the time of stemming every word once; asking it takes milliseconds."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._phrases = list(phrases)
        words = [content(tokens(phrase.text)) for phrase in self._phrases]
        self._vocabulary = {word for row in words for word in row}
        self._speller = Speller(self._vocabulary)
        self._postings: dict[str, list[tuple[int, float]]] = {}
        self._idf: dict[str, float] = {}
        self._build([self._terms(row) for row in words])

    def _build(self, documents: list[dict[str, float]]) -> None:
        count = len(documents)
        average = sum(sum(document.values()) for document in documents) / count if count else 1.0
        frequency = Counter(term for document in documents for term in document)
        self._idf = {term: math.log(1 + (count - n + 0.5) / (n + 0.5)) for term, n in frequency.items()}
        for number, document in enumerate(documents):
            length = sum(document.values())
            for term, weight in document.items():
                fading = _K1 * (1 - _B + _B * length / average)
                score = self._idf[term] * weight * (_K1 + 1) / (weight + fading)
                self._postings.setdefault(term, []).append((number, score))

    def _terms(self, words: Iterable[str]) -> dict[str, float]:
        """The stems of the words, and of the parts of compounds, each with its weight."""
        terms: dict[str, float] = {}
        for word in words:
            terms[stem(word)] = max(1.0, terms.get(stem(word), 0.0))
            for part in parts(word, self._vocabulary):
                terms.setdefault(stem(part), _PART_WEIGHT)
        return terms

    def recognise(self, text: str, count: int = 5) -> tuple[Match, ...]:
        """The best `count` matches of a text, best first; none when no word of it is known."""
        weights, origin = self._query(text[:MAX_SIGNS])
        hits: dict[int, float] = {}
        for term, weight in weights.items():
            for number, score in self._postings.get(term, ()):
                hits[number] = hits.get(number, 0.0) + weight * score
        by_tree: dict[str, list[tuple[float, int]]] = {}
        for number, score in hits.items():
            by_tree.setdefault(self._phrases[number].tree, []).append((score, number))
        ranked = []
        for tree, scores in by_tree.items():
            scores.sort(reverse=True)
            best = scores[:_BEST_PHRASES]
            ranked.append((sum(score for score, _ in best) / _BEST_PHRASES, tree, best))
        ranked.sort(key=lambda row: (-row[0], row[1]))
        certainties = self._certainties([row[0] for row in ranked], weights)
        return tuple(
            self._match(tree, best, certainty, weights, origin)
            for (_, tree, best), certainty in zip(ranked[:count], certainties, strict=False)
        )

    def _query(self, text: str) -> tuple[dict[str, float], dict[str, str]]:
        """The terms of a text with their weights, and for each the word of the text that it came from."""
        weights: dict[str, float] = {}
        origin: dict[str, str] = {}
        for word in content(tokens(text)):
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
        return weights, origin

    def _certainties(self, scores: list[float], weights: Mapping[str, float]) -> list[float]:
        """How sure each place in the ranking is, from 0 to 1: how strong the evidence is, and how far it is ahead of the next."""
        if not scores:
            return []
        strength = 1 - math.exp(-scores[0] / 2.0)
        second = scores[1] if len(scores) > 1 else 0.0
        margin = 1 - second / scores[0]
        first = strength * (0.5 + 0.5 * min(1.0, margin * 2.5)) if weights else 0.0
        return [first, *(first * score / scores[0] * 0.9 for score in scores[1:])]

    def _match(
        self,
        tree: str,
        best: list[tuple[float, int]],
        certainty: float,
        weights: Mapping[str, float],
        origin: Mapping[str, str],
    ) -> Match:
        top_score, top = best[0]
        phrase = self._phrases[top]
        runner_up = next((score for score, number in best[1:] if self._phrases[number].advice != phrase.advice), 0.0)
        advice = phrase.advice if phrase.advice and top_score > 1.15 * runner_up else None
        found: dict[str, float] = {}
        numbers = {number for _, number in best}
        for term, weight in weights.items():
            gain = sum(score for number, score in self._postings.get(term, ()) if number in numbers)
            if gain:
                found[origin[term]] = found.get(origin[term], 0.0) + weight * gain
        why = tuple(sorted(found, key=lambda word: -found[word])[:3])
        return Match(tree, advice, round(certainty, 3), certainty >= SURE, why, phrase.text)
