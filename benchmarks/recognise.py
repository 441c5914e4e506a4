"""How well visitors' words lead to the right tree.

Shown for words alone, meaning alone and both, beside rank-bm25 and rapidfuzz on the same texts.

    pip install rank-bm25 '.[meertalig]'
    python benchmarks/recognise.py [DEV.yaml]

The questions in questions.yaml were worded without looking at the trees (see its head). DEV.yaml is
a further list of the same form. A question counts as right when the tree has an advice whose first
addressee is the question's `agency` or one of `also`; a tree with more than six different first
addressees counts for none. A third of the long words are mistyped, with a fixed seed, for the rows
that say so.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ido_cli.recognition.dutch_words import content, stem, tokens
from ido_cli.recognition.meaning import Meaning, is_installed
from ido_cli.recognition.recogniser import Match, Phrase, Recogniser, english_phrases, phrases_of
from ido_cli.trees.model import Tree
from ido_cli.workspace.reading import open_workspace

HERE = Path(__file__).parent
MOST_ADDRESSEES = 6
LANGUAGES = ("en", "tr", "ar", "pl", "ru", "es", "fr", "de")
Ask = Callable[[str], Sequence[Match]]


@dataclass(frozen=True)
class Question:
    """A question with the first addressees that are right.

    There are none when it does not belong at this desk.
    """

    text: str
    right: frozenset[str]


def load(path: Path, **wanted: str) -> list[Question]:
    """The questions of a file whose fields have the wanted values."""
    rows: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    chosen = [row for row in rows if all(row.get(key) == value for key, value in wanted.items())]
    return [
        Question(row["text"], frozenset(filter(None, [row["agency"], *(row.get("also") or [])])))
        for row in chosen
    ]


def mistyped(questions: Sequence[Question], seed: int = 7) -> list[Question]:
    """The same questions with a typing error in a third of the words of six letters or more."""
    chance = random.Random(seed)
    return [
        Question(" ".join(_mistype(word, chance) for word in question.text.split()), question.right)
        for question in questions
    ]


def _mistype(word: str, chance: random.Random) -> str:
    if len(word) < 6 or chance.random() > 1 / 3:
        return word
    place = chance.randrange(1, len(word) - 2)
    kind = chance.randrange(4)
    if kind == 0:
        return word[:place] + word[place + 1 :]
    if kind == 1:
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    letter = chance.choice("abcdefghijklmnopqrstuvwxyz")
    return word[:place] + letter + word[place + (kind == 2) :]


def first_addressees(trees: dict[str, Tree]) -> dict[str, frozenset[str]]:
    """Who the advices of each tree refer to first; nobody for a tree that refers to too many."""
    found = {
        tree_id: frozenset(a.names[0] for a in tree.advices.values() if a.names)
        for tree_id, tree in trees.items()
    }
    return {
        tree_id: who if len(who) <= MOST_ADDRESSEES else frozenset()
        for tree_id, who in found.items()
    }


def score(
    name: str, ask: Ask, questions: Sequence[Question], addressees: dict[str, frozenset[str]]
) -> None:
    """Print one row.

    It holds top-1, top-3, mean reciprocal rank, and how many are said with certainty, rightly or
    wrongly.
    """
    ranks: list[int | None] = []
    sure = sure_wrong = 0
    for question in questions:
        matches = ask(question.text)
        hits = [bool(addressees[match.tree] & question.right) for match in matches]
        ranks.append(hits.index(True) + 1 if True in hits else None)
        if matches and matches[0].sure:
            sure += 1
            sure_wrong += not hits[0]
    count = len(questions)
    top1, top3 = (sum(rank is not None and rank <= k for rank in ranks) / count for k in (1, 3))
    mrr = statistics.mean(1 / rank if rank else 0.0 for rank in ranks)
    print(
        f"| {name} | {count} | {top1:.0%} | {top3:.0%} | {mrr:.2f} | {sure / count:.0%} | "
        f"{sure_wrong / count:.0%} |"
    )


def with_meaning(phrases: Sequence[Phrase], trees: dict[str, Tree]) -> Recogniser | None:
    """Words and meaning together, or None without the extra [meertalig]."""
    if not is_installed(os.environ):
        return None
    return Recogniser(
        phrases,
        Meaning([*phrases, *english_phrases(trees)], Path(tempfile.gettempdir()) / "ido-benchmark"),
    )


def meaning_alone(recogniser: Recogniser) -> Ask:
    """The trees by the meaning of their phrases alone."""
    meaning = recogniser.meaning
    assert meaning is not None

    def ask(text: str) -> list[Match]:
        scores = meaning.scores(text)
        return [
            Match(tree, None, 0.0, False, ())
            for tree in sorted(scores, key=lambda tree: -scores[tree])[:5]
        ]

    return ask


def bm25_baseline(phrases: Sequence[Phrase]) -> Ask | None:
    """rank-bm25's BM25Okapi over the bare words of the phrases.

    A tree is as good as its best phrase.
    """
    try:
        from rank_bm25 import BM25Okapi
    except ImportError:
        return None
    index = BM25Okapi([tokens(phrase.text) for phrase in phrases])

    def ask(text: str) -> list[Match]:
        return _best_trees(phrases, list(index.get_scores(tokens(text))))

    return ask


def fuzzy_baseline(phrases: Sequence[Phrase]) -> Ask:
    """rapidfuzz's token_set_ratio against each phrase; a tree is as good as its best phrase."""
    from rapidfuzz import fuzz, process, utils

    texts = [phrase.text for phrase in phrases]

    def ask(text: str) -> list[Match]:
        scores = process.cdist(
            [text], texts, scorer=fuzz.token_set_ratio, processor=utils.default_process
        )[0]
        return _best_trees(phrases, [float(one) for one in scores])

    return ask


def _best_trees(phrases: Sequence[Phrase], scores: Sequence[float]) -> list[Match]:
    best: dict[str, float] = {}
    for phrase, one in zip(phrases, scores, strict=True):
        best[phrase.tree] = max(one, best.get(phrase.tree, 0.0))
    return [
        Match(tree, None, 0.0, False, ()) for tree in sorted(best, key=lambda tree: -best[tree])[:5]
    ]


def milliseconds_a_query(
    phrases: Sequence[Phrase], many: int, questions: Sequence[Question]
) -> float:
    """The mean time of a query in milliseconds, over an index of `many` phrases.

    The phrases are made by mixing the words of real ones.
    """
    chance = random.Random(3)
    words = [word for phrase in phrases for word in phrase.text.split()]
    made = list(phrases[:many])
    while len(made) < many:
        made.append(
            Phrase(" ".join(chance.choice(words) for _ in range(7)), f"boom-{len(made) % 40}")
        )
    index = Recogniser(made)
    begin = time.perf_counter()
    for question in questions:
        index.recognise(question.text)
    return (time.perf_counter() - begin) / len(questions) * 1000


def main() -> int:
    workspace = open_workspace(HERE.parent)
    trees = dict(workspace.trees.in_use())
    phrases = phrases_of(trees, workspace.directory)
    addressees = first_addressees(trees)
    spoken, faq = (
        load(HERE / "questions.yaml", kind="spoken"),
        load(HERE / "questions.yaml", kind="faq"),
    )
    outside = load(HERE / "questions.yaml", kind="outside")
    sets = [
        ("questions as written", faq),
        ("spoken", spoken),
        ("spoken, mistyped", mistyped(spoken)),
        ("outside the desk", outside),
    ]
    if len(sys.argv) > 1:
        sets.insert(0, ("development set", load(Path(sys.argv[1]))))
    words = Recogniser(phrases)
    both = with_meaning(phrases, trees)
    ways: list[tuple[str, Ask | None]] = [
        ("words", words.recognise),
        ("both", both.recognise if both else None),
        ("meaning", meaning_alone(both) if both else None),
        ("rank-bm25", bm25_baseline(phrases)),
        ("rapidfuzz", fuzzy_baseline(phrases)),
    ]
    print(
        f"{len(trees)} trees, {len(phrases)} phrases, "
        f"{len({stem(w) for p in phrases for w in content(tokens(p.text))})} stems\n"
    )
    print("| way, set | questions | top-1 | top-3 | MRR | sure | sure and wrong |")
    print("|---|---|---|---|---|---|---|")
    for name, ask in ways:
        for title, questions in sets:
            if ask is not None:
                score(f"{name}, {title}", ask, questions, addressees)
    if both is not None:
        for language in LANGUAGES:
            score(
                f"both, {language}",
                both.recognise,
                load(HERE / "questions-languages.yaml", language=language),
                addressees,
            )
    print()
    for many in (100, 1000, 10000):
        print(f"{many} phrases: {milliseconds_a_query(phrases, many, faq):.2f} ms a query")
    return 0


if __name__ == "__main__":
    sys.exit(main())
