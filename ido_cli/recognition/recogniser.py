"""Free text -> ranked trees and advices, each with the reason why.

Each tree brings phrases: how visitors say it (`herken`), its examples, titles and advices. A text
is compared with them by phrase, by advice and by the pieces of its words (see words), and
with the extra `[meertalig]` by meaning too (see meaning). The scores are standardised over the
trees and added up. What is not for this desk (`_niet-voor-ons.yaml`) is ranked among the trees, so
that a text which belongs there is not said to be one of ours.

The score of a match says how sure it is, from 0 to 1 (see certainty).
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, Self

from ido_cli.literal import literal
from ido_cli.recognition.certainty import (
    MOST_AHEAD,
    NOT_OURS,
    SURE,
    Evidence,
    certainty,
    is_ours,
)
from ido_cli.recognition.dutch_words import SAYS_LITTLE, content
from ido_cli.recognition.match import Match, Recognition
from ido_cli.recognition.naming import NAMED, Naming, first_advice
from ido_cli.recognition.phrases import ELSEWHERE, Phrase, ours
from ido_cli.recognition.scores import added, ahead, share
from ido_cli.recognition.words.kept import index_of
from ido_cli.recognition.words.word_index import Query, Scores, WordIndex
from ido_cli.trees.elsewhere import Elsewhere
from ido_cli.workspace.reading import Workspace

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

_BEST_PHRASES: Final = 5
_WORDS: Final = (0.45, 0.25, 0.7, 0.6)
"""How much count phrases and advices by their words, and trees and advices by their pieces.

A multinomial logistic fit over the even numbers of the questions in benchmarks/ gives these shares.
"""
_BOTH: Final = (0.45, 0.35, 0.8, 0.9, 0.75, 0.4)
"""As much, and beside it the nearest phrases in meaning and the regression over meanings."""
_TAUGHT: Final = (0.6, 0.8, 0.4, 0.0)
"""The same for an example that is a phrase itself: its pieces would find it."""
_MEANING: Final = (1.0, 1.0)
"""The same for a text in another language: meaning alone."""
_ALIKE: Final = 0.5
"""A text that is this much like a phrase outside the trees is of its kind."""
_TELLING: Final = 3.0
"""A word is a reason when the tree has it this many times as often as trees have it on average."""
_LEAST_SHARE: Final = 0.1
"""And when this share of the phrases with it are of the tree."""
_MOST_REASONS: Final = 3
_MOST_PARTS: Final = 4
"""A text of more clauses is a story about one thing."""
_CLEAR: Final = (0.35, 0.05)
"""From this certainty and margin on a clause with a telling word is about its first tree."""
_TOLD: Final = (0.5, 0.3)
"""This share of the phrases with that word is of the tree: when it stands alone, or with others."""
MAX_SIGNS: Final = 2000
"""Longer texts are cut: a visitor's question is a few sentences."""


@dataclass(frozen=True)
class Heard:
    """A text by meaning, and its vector.

    How near it is to the phrases of each tree (-1 to 1), how likely each tree is (a logarithm;
    empty while that is not known), and for each tree the phrase that is nearest.
    """

    near: Mapping[str, float]
    likely: Mapping[str, float]
    nearest: Mapping[str, Phrase]
    vector: "NDArray[numpy.float32]" = field(compare=False)


class Meaning(Protocol):
    """What meaning.py offers."""

    def hear(self, text: str) -> Heard | None:
        """A text by meaning; None for one in a script that it does not know."""

    def advices(self, heard: Heard, tree: str) -> Sequence[Mapping[str, float]]:
        """How near a text is to the phrases of each advice of a tree, and how likely each is."""


@dataclass(frozen=True)
class Ranking:
    """The trees for a text, best first, with the standardised `totals` of all that is indexed.

    `hits` are the phrases of each tree that have a word of the text, best first, as (score,
    number); `advices` and `pieces` score the advices by words and by pieces.
    """

    trees: Sequence[str]
    totals: Mapping[str, float]
    hits: Mapping[str, Sequence[tuple[float, int]]]
    advices: Scores
    pieces: Scores
    query: Query
    evidence: Evidence
    heard: Heard | None
    said: Sequence[Phrase] = ()
    """The phrases of the first tree that are the text, word for word."""


def recogniser_of(
    workspace: Workspace, meaning: Meaning | None = None, cache: Path | None = None
) -> "Recogniser":
    """The recogniser of the trees that a workspace offers; its index is kept in the cache."""
    return Recogniser(index_of(workspace, cache), meaning)


class Recogniser:
    """An index over phrases, asked in milliseconds.

    `meaning` may be set later, when it is loaded; until then words alone decide.
    """

    def __init__(self, index: WordIndex, meaning: Meaning | None = None) -> None:
        self.meaning = meaning
        self._index = index
        self._trees = ours(index.trees)

    @classmethod
    def taught(
        cls,
        phrases: Iterable[Phrase],
        meaning: Meaning | None = None,
        kinds: Mapping[str, Elsewhere] | None = None,
        foreign: Sequence[Phrase] = (),
    ) -> Self:
        """A recogniser of these phrases, and of what is not for this desk.

        Phrases in other languages only tell it what is not Dutch.
        """
        return cls(WordIndex.of(phrases, kinds, foreign), meaning)

    def recognise(self, text: str, count: int = 5) -> tuple[Match, ...]:
        """The best `count` matches of a text, best first; none when nothing in it is known."""
        return self.hear(text, count).matches

    def hear(self, text: str, count: int = 5) -> Recognition:
        """All that is made of a text, with at most `count` matches."""
        ranking = self.rank(text)
        if ranking is None:
            return Recognition((), self._only_outside(text))
        first = ranking.trees[0]
        sureness = certainty(ranking.evidence)
        top = ranking.totals[first]
        matches = tuple(
            self._match(ranking, tree, sureness * share(ranking.totals[tree], top))
            for tree in ranking.trees[:count]
        )
        outside = self._outside(ranking) if not matches[0].sure else None
        return Recognition(matches, outside, self._also(ranking) if outside is None else ())

    def guess(self, text: str) -> tuple[list[str], str]:
        """The trees for a text by its words alone, and the first advice of the first of them.

        A phrase that is this text word for word counts as any other.
        """
        query = self._index.query(literal(text[:MAX_SIGNS]))
        ranking = self._ranked(query, None, True, _TAUGHT)
        if ranking is None:
            return [], ""
        naming = self.naming(ranking)
        return list(ranking.trees), naming.advice if naming else ""

    def rank(self, text: str) -> Ranking | None:
        """The trees that a text may be about with all that speaks for them.

        It is None when nothing in the text is known.
        """
        # the bytes of another encoding come as lone surrogates, which no tokenizer takes
        text = literal(text[:MAX_SIGNS])
        heard = self.meaning.hear(text) if self.meaning is not None and text.strip() else None
        query = self._index.query(text)
        dutch = self._index.is_dutch(query)
        if dutch and heard is not None and not heard.likely:
            heard = None  # half an index of meanings says less about Dutch than words do
        ranking = self._ranked(query, heard, dutch)
        said = self._index.saying(text)
        tree = said[0].tree if len({phrase.tree for phrase in said}) == 1 else ""
        if ranking is None or tree not in ranking.trees:
            return ranking
        trees = sorted(ranking.trees, key=lambda one: one != tree)
        evidence = replace(ranking.evidence, exact=True)
        return replace(ranking, trees=trees, evidence=evidence, said=tuple(said))

    def _ranked(
        self,
        query: Query,
        heard: Heard | None,
        dutch: bool,
        alone: Sequence[float] = _WORDS,
    ) -> Ranking | None:
        by_words = dutch or heard is None
        asked = query if by_words else self._index.query("")
        hits = self._by_tree(self._index.hits(asked))
        if not hits and heard is None:
            return None
        advices = self._index.advices(asked)
        by_tree, by_advice = self._index.pieces(asked)
        scores = [
            {tree: _mean_of_best(row) for tree, row in hits.items()},
            self._index.best(advices),
            by_tree,
            self._index.best(by_advice),
        ]
        by_meaning = [heard.near, heard.likely] if heard else []
        weights = (_BOTH if heard else alone) if by_words else _MEANING
        used = [*scores, *by_meaning] if by_words else by_meaning
        totals = added(used, weights, self._index.trees)
        trees = sorted(
            (tree for tree in self._trees if tree in hits or (heard and totals[tree] > 0)),
            key=lambda tree: (-totals[tree], tree),
        )
        if not trees:
            return None
        evidence = self._evidence(query, trees, totals, hits, heard, dutch, weights)
        return Ranking(trees, totals, hits, advices, by_advice, query, evidence, heard)

    def _evidence(
        self,
        query: Query,
        trees: Sequence[str],
        totals: Mapping[str, float],
        hits: Mapping[str, Sequence[tuple[float, int]]],
        heard: Heard | None,
        dutch: bool,
        weights: Sequence[float],
    ) -> Evidence:
        first = trees[0]
        best = [number for _, number in hits.get(first, ())[:_BEST_PHRASES]]
        gained = self._index.gains(query, best)
        evidence = sum(map(self._index.rarity, query.weights))
        near, near_margin, near_inside = ahead(heard.near, first) if heard else (0.0, 0.0, 0.0)
        most = math.sqrt(max(1, len(totals) - 1)) * sum(weights)
        top, margin, inside = (min(value / most, MOST_AHEAD) for value in ahead(totals, first))
        return Evidence(
            top,
            margin,
            inside,
            known=query.known,
            covered=sum(map(self._index.rarity, gained)) / evidence if evidence else 0.0,
            likeness=self._index.likeness(query, best[0]) if best else 0.0,
            words=len(query.words),
            near=near,
            near_margin=near_margin,
            near_inside=near_inside,
            dutch=dutch,
            with_meaning=heard is not None,
        )

    def _outside(self, ranking: Ranking) -> Elsewhere | None:
        """The kind of question that a text is when it does not seem to be for this desk."""
        evidence = ranking.evidence
        unread = not evidence.dutch and not evidence.with_meaning
        if unread or is_ours(evidence) >= NOT_OURS:
            return None
        kinds = [name for name in ranking.totals if name.startswith(ELSEWHERE)]
        best = max(kinds, key=lambda name: ranking.totals[name], default=None)
        if best is None or ranking.totals[best] < ranking.totals[ranking.trees[0]]:
            return Elsewhere.model_construct(helps="", phrases=())
        return self._index.kinds[best.removeprefix(ELSEWHERE)]

    def _only_outside(self, text: str) -> Elsewhere | None:
        """The kind of question that a text of which no tree knows a word is most like."""
        query = self._index.query(literal(text[:MAX_SIGNS]))
        hits = self._index.hits(query)
        best = max(hits, key=lambda number: hits[number], default=None)
        if best is None or self._index.likeness(query, best) < _ALIKE:
            return None
        return self._index.kinds[self._index.advice_of(best)[0].removeprefix(ELSEWHERE)]

    def _also(self, ranking: Ranking) -> tuple[str, ...]:
        """The trees of the clauses that are clearly about something else than the whole."""
        parts = [words for words in ranking.query.parts if content(words)]
        found: dict[str, None] = {}
        for part in parts if 1 < len(parts) <= _MOST_PARTS else ():
            alone = self._ranked(self._index.query(" ".join(part)), None, True)
            if alone is not None and self._is_clear(alone, len(content(part))):
                found[alone.trees[0]] = None
        found.pop(ranking.trees[0], None)
        return tuple(found)

    def _is_clear(self, clause: Ranking, words: int) -> bool:
        """Whether a clause of so many words that say something is clearly about its first tree."""
        score = certainty(clause.evidence)
        if words > 1 and score >= SURE:
            return True
        weights, first = clause.query.weights.items(), clause.trees[0]
        told = max((weight * self._index.share(one, first) for one, weight in weights), default=0.0)
        ahead = score >= _CLEAR[0] and clause.evidence.margin >= _CLEAR[1]
        return ahead and told >= _TOLD[words > 1]

    def _by_tree(self, hits: Mapping[int, float]) -> dict[str, list[tuple[float, int]]]:
        found: dict[str, list[tuple[float, int]]] = {}
        for number, score in hits.items():
            found.setdefault(self._index.advice_of(number)[0], []).append((score, number))
        for row in found.values():
            row.sort(key=lambda one: (-one[0], one[1]))
        return found

    def _match(self, ranking: Ranking, tree: str, score: float) -> Match:
        hits = ranking.hits.get(tree, ())
        shown = round(score, 3)  # what is said of it must hold for the number that is shown
        sure = shown >= SURE and tree == ranking.trees[0]
        nearest = ranking.heard.nearest.get(tree) if ranking.heard else None
        like = self._index.phrase(hits[0][1]) if hits else nearest
        example = like.text if like else ""
        named = self._named(ranking) if sure else None
        why = self._reasons(ranking, tree) or ((f"lijkt op: {example}",) if example else ())
        return Match(tree, named, shown, sure, why, example)

    def naming(self, ranking: Ranking) -> Naming | None:
        """The first advice of the first tree; None when words know none of its advices."""
        tree = ranking.trees[0]
        hits = ranking.hits.get(tree, ())
        names = self._index.advices_in(tree)
        if not hits or not names:
            return None
        best: dict[str, float] = {}
        for score, number in hits:
            if advice := self._index.advice_of(number)[1]:
                best.setdefault(advice, score)
        scores: list[Mapping[str, float]] = [
            best,
            self._index.of_tree(ranking.advices, tree),
            self._index.of_tree(ranking.pieces, tree),
        ]
        if ranking.heard is not None and self.meaning is not None:
            scores += self.meaning.advices(ranking.heard, tree)
        likest = self._index.advice_of(hits[0][1])[1]
        sure, margin = certainty(ranking.evidence), ranking.evidence.margin
        return first_advice(names, scores, likest, sure, margin)

    def _named(self, ranking: Ranking) -> str | None:
        """The advice that a text names, when it is very likely the right one.

        By meaning alone a tree can be said; an advice would be a guess.
        """
        if ranking.said:
            names = {phrase.advice for phrase in ranking.said}
            return names.pop() if len(names) == 1 else None
        naming = self.naming(ranking) if ranking.evidence.dutch else None
        return naming.advice if naming and naming.chance >= NAMED else None

    def _reasons(self, ranking: Ranking, tree: str) -> tuple[str, ...]:
        """The words of the text, as the visitor spelled them, that tell this tree from others."""
        numbers = [number for _, number in ranking.hits.get(tree, ())[:_BEST_PHRASES]]
        least = max(_LEAST_SHARE, _TELLING / len(self._trees))
        gains: dict[str, float] = {}
        for term, gain in self._index.gains(ranking.query, numbers).items():
            share = self._index.share(term, tree)
            word = ranking.query.origin[term]
            if share >= least and word not in SAYS_LITTLE:
                gains[word] = gains.get(word, 0.0) + gain * share
        return tuple(sorted(gains, key=lambda word: -gains[word])[:_MOST_REASONS])


def _mean_of_best(row: Sequence[tuple[float, int]]) -> float:
    return sum(score for score, _ in row[:_BEST_PHRASES]) / _BEST_PHRASES
