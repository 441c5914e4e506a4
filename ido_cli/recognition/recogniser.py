"""Free text -> ranked trees and advices, each with the reason why.

Each tree brings phrases: how visitors say it (`herken`, everyday words, other languages), its
examples, titles and advices. A text is compared with them (see ranking/comparing). What is not for
this desk (`_niet-voor-ons.yaml`) is ranked among the trees, so that a text which belongs there is
not said to be one of ours.

The score of a match says how sure it is, from 0 to 1 (see ranking/certainty).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, Protocol, Self

from ido_cli.literal import literal
from ido_cli.recognition.dutch_words import SAYS_LITTLE, content
from ido_cli.recognition.match import Match, Recognition
from ido_cli.recognition.phrases import ELSEWHERE, Phrase, ours
from ido_cli.recognition.ranking.certainty import NOT_OURS, SURE, certainty, is_ours
from ido_cli.recognition.ranking.comparing import BEST_PHRASES, TAUGHT, Heard, Ranking, compare
from ido_cli.recognition.ranking.naming import BY_BOTH, BY_WORDS, Naming, first_advice
from ido_cli.recognition.ranking.scores import share
from ido_cli.recognition.words.kept import index_of
from ido_cli.recognition.words.learnt import Learnt
from ido_cli.recognition.words.word_index import WordIndex
from ido_cli.trees.elsewhere import Elsewhere
from ido_cli.workspace.reading import Workspace

_ALIKE: Final = 0.5
"""A text that is this much like a phrase outside the trees is of its kind."""
_LIKE_KIND: Final = 0.75
"""So is one that is not for this desk and is this much as near to it as to the nearest tree."""
_TELLING: Final = 3.0
"""A word is a reason when the tree has it this many times as often as trees have it on average."""
_LEAST_SHARE: Final = 0.1
"""And when this share of the phrases with it are of the tree."""
_MOST_REASONS: Final = 3
_MOST_PARTS: Final = 4
"""A text of more clauses is a story about one thing."""
_CLEAR: Final = (0.25, 0.05)
"""From this certainty and margin on a clause with a telling word is about its first tree."""
_TOLD: Final = (0.5, 0.3)
"""This share of the phrases with that word is of the tree: when it stands alone, or with others."""
MAX_SIGNS: Final = 2000
"""Longer texts are cut: a visitor's question is a few sentences."""


class Meaning(Protocol):
    """What meaning.py offers."""

    def hear(self, text: str) -> Heard | None:
        """A text by meaning; None for one in a script that it does not know."""

    def advices(self, heard: Heard, tree: str) -> Sequence[Mapping[str, float]]:
        """How near a text is to the phrases of each advice of a tree, and how likely each is."""


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
        before: Learnt | None = None,
    ) -> Self:
        """A recogniser of these phrases, and of what is not for this desk.

        Phrases in other languages are `foreign`; what was learnt `before` is learnt on.
        """
        return cls(WordIndex.of(phrases, kinds, foreign, before), meaning)

    def recognise(self, text: str, count: int = 5) -> tuple[Match, ...]:
        """The best `count` matches of a text, best first; none when nothing in it is known."""
        return self.hear(text, count).matches

    def hear(self, text: str, count: int = 5) -> Recognition:
        """All that is made of a text, with at most `count` matches."""
        # the bytes of another encoding come as lone surrogates, which no tokenizer takes
        text = literal(text[:MAX_SIGNS])
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
        ranking = compare(self._index, query, None, True, TAUGHT)
        if ranking is None:
            return [], ""
        naming = self.naming(ranking)
        return list(ranking.trees), naming.advice if naming else ""

    def rank(self, text: str) -> Ranking | None:
        """The trees that a text may be about with all that speaks for them.

        It is None when nothing in the text is known.
        """
        text = literal(text[:MAX_SIGNS])
        heard = self.meaning.hear(text) if self.meaning is not None and text.strip() else None
        query = self._index.query(text)
        dutch = self._index.is_dutch(query)
        if dutch and heard is not None and not heard.likely:
            heard = None  # half an index of meanings says less about Dutch than words do
        ranking = compare(self._index, query, heard, dutch)
        if ranking is None:
            return None
        ranking = replace(ranking, said=self._index.saying(text))
        tree = ranking.said[0].tree if len({one.tree for one in ranking.said}) == 1 else ""
        if tree not in ranking.trees:
            return ranking
        trees = sorted(ranking.trees, key=lambda one: one != tree)
        return replace(ranking, trees=trees, evidence=replace(ranking.evidence, exact=True))

    def _outside(self, ranking: Ranking) -> Elsewhere | None:
        """The kind of question that a text is when it does not seem to be for this desk."""
        evidence = ranking.evidence
        if not evidence.read or is_ours(evidence) >= NOT_OURS:
            return None
        said = {phrase.tree for phrase in ranking.said}
        totals = {name: ranking.totals[name] for name in ranking.totals if _is_elsewhere(name)}
        best = max(totals, key=lambda name: (name in said, totals[name]), default=None)
        least = _LIKE_KIND * ranking.totals[ranking.trees[0]]
        if best is None or (best not in said and totals[best] < least):
            return Elsewhere.model_construct(helps="", phrases=())
        return self._index.kinds[best.removeprefix(ELSEWHERE)]

    def _only_outside(self, text: str) -> Elsewhere | None:
        """The kind of question that a text of which no tree knows a word is most like."""
        query = self._index.query(text)
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
            alone = compare(self._index, self._index.query(" ".join(part)), None, True)
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

    def _match(self, ranking: Ranking, tree: str, score: float) -> Match:
        hits = ranking.hits.get(tree, ())
        shown = round(score, 3)  # what is said of it must hold for the number that is shown
        sure = shown >= SURE and tree == ranking.trees[0]
        nearest = ranking.heard.nearest.get(tree) if ranking.heard else None
        like = self._index.phrase(hits[0][1]) if hits else nearest
        example = like.text if like else ""
        named = self._named(ranking) if sure else None
        like_it = (f"lijkt op: {example}",) if example else ()
        why = (like_it if nearest and not hits else ()) or self._reasons(ranking, tree) or like_it
        return Match(tree, named, shown, sure, why, example)

    def naming(self, ranking: Ranking) -> Naming | None:
        """The first advice of the first tree; None when words know none of its advices.

        In another language a tree can be said; an advice would be a guess.
        """
        tree = ranking.trees[0]
        hits, names = ranking.hits.get(tree, ()), self._index.advices_in(tree)
        if not hits or not names:
            return None
        words, pieces = (
            self._index.of_tree(one, tree) for one in (ranking.advices, ranking.pieces)
        )
        by_meaning: Sequence[Mapping[str, float]] = ()
        if ranking.heard is not None and self.meaning is not None:
            by_meaning = self.meaning.advices(ranking.heard, tree)
        way = BY_BOTH if by_meaning else BY_WORDS
        scores = (self._best_phrases(hits), words, pieces, *by_meaning)
        likest = self._index.advice_of(hits[0][1])[1]
        evidence = ranking.evidence
        return first_advice(names, way, scores, likest, certainty(evidence), evidence.margin)

    def _best_phrases(self, hits: Iterable[tuple[float, int]]) -> dict[str, float]:
        """The score of the best phrase of each advice."""
        best: dict[str, float] = {}
        for score, number in hits:
            if advice := self._index.advice_of(number)[1]:
                best.setdefault(advice, score)
        return best

    def _named(self, ranking: Ranking) -> str | None:
        """The advice that a text names, when it is very likely the right one."""
        if ranking.evidence.exact:
            names = {phrase.advice for phrase in ranking.said}
            return names.pop() if len(names) == 1 else None
        naming = self.naming(ranking)
        return naming.advice if naming and naming.certain else None

    def _reasons(self, ranking: Ranking, tree: str) -> tuple[str, ...]:
        """The words of the text, as the visitor spelled them, that tell this tree from others."""
        if not ranking.hits:
            return tuple(self._index.telling(ranking.query, tree)[:_MOST_REASONS])
        numbers = [number for _, number in ranking.hits.get(tree, ())[:BEST_PHRASES]]
        least = max(_LEAST_SHARE, _TELLING / len(self._trees))
        gains: dict[str, float] = {}
        for term, gain in self._index.gains(ranking.query, numbers).items():
            share = self._index.share(term, tree)
            word = ranking.query.origin[term]
            if share >= least and word not in SAYS_LITTLE:
                gains[word] = gains.get(word, 0.0) + gain * share
        return tuple(sorted(gains, key=lambda word: -gains[word])[:_MOST_REASONS])


def _is_elsewhere(name: str) -> bool:
    return name.startswith(ELSEWHERE)
