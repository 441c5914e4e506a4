"""How well visitors' words lead to the right tree, and how often that is said with certainty.

Shown for words alone and with meaning, beside rank-bm25 and rapidfuzz on the same texts.

    pip install rank-bm25 '.[meertalig]'
    python benchmarks/recognise.py [--all]

The questions were worded without looking at the trees (see the heads of the files), and are right
when the tree is one of their `trees`. Only odd numbers judge; the even ones calibrate
(calibrate.py). `--all` adds the tools beside it and every language.
"""

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from promise import TABLE, tell
from questions import HERE, LANGUAGES, SHARED, Question, dutch_phrases, load, own_sets

from ido_cli.recognition.dutch_words import tokens
from ido_cli.recognition.match import Match, Recognition
from ido_cli.recognition.meaning import Meaning, is_installed, load_meaning
from ido_cli.recognition.phrases import (
    Phrase,
    elsewhere_phrases,
    foreign_phrases,
    in_order,
)
from ido_cli.recognition.recogniser import Recogniser, recogniser_of
from ido_cli.recognition.words.kept import index_of
from ido_cli.recognition.words.learnt import Learnt, learn
from ido_cli.referral.referral import find_addressees
from ido_cli.trees.place import Place, target
from ido_cli.workspace.reading import Workspace, open_workspace

CACHE = Path(tempfile.gettempdir()) / "ido-benchmark"
REGION = "Leiden"
"""Where the labels of who is right are looked up as partners."""
MOST_MILLISECONDS = 10.0
"""For a question at 10,000 phrases, also of ninety words."""
LANGUAGES_SET = "eight languages"
POOLED = ("as written", "spoken", "outside the desk", LANGUAGES_SET)
"""The sets that three writers made, each for themselves."""
Hear = Callable[[str], Recognition]
"""What is made of a text."""


def score(name: str, ask: Hear, questions: Sequence[Question]) -> None:
    """Print one row.

    It is how many are right at first, among three, said with certainty, wrongly so, and said not to
    be for this desk.
    """
    if not questions:
        return
    first = three = sure = wrong = outside = 0
    for question in questions:
        heard = ask(question.text)
        matches = heard.matches
        outside += heard.elsewhere is not None or not matches
        hits = [match.tree in question.right for match in matches]
        first += hits[:1] == [True]
        three += any(hits[:3])
        if matches and matches[0].sure:
            sure += 1
            wrong += not hits[0]
    ours = all(question.right for question in questions)
    shares = [first, three] if ours else []
    cells = [f"{one / len(questions):.0%}" for one in shares] or ["", ""]
    cells += [f"{one / len(questions):.0%}" for one in (sure, wrong, outside)]
    print(f"| {name} | {len(questions)} | {' | '.join(cells)} |", flush=True)


def together(sets: Mapping[str, Sequence[Question]], end: str) -> list[Question]:
    """The questions of all sets whose names end so."""
    return [one for name, each in sets.items() if name.endswith(end) for one in each]


def with_meaning(workspace: Workspace) -> Recogniser | None:
    """Words and meaning together, or None without the extra [meertalig]."""
    if not is_installed(os.environ):
        return None
    index = index_of(workspace, None)
    meaning = load_meaning(index.every_phrase, CACHE, os.environ)
    return Recogniser(index, meaning and meaning.complete())


def without(workspace: Workspace, texts: Collection[str], meant: bool) -> Recogniser:
    """A recogniser that was not taught some texts, with meaning when that is `meant`."""
    trees = workspace.trees.in_use()
    elsewhere = {
        name: kind.model_copy(
            update={"phrases": tuple(text for text in kind.phrases if text not in texts)}
        )
        for name, kind in workspace.trees.elsewhere.items()
    }
    taught = [phrase for phrase in dutch_phrases(workspace) if phrase.text not in texts]
    spoken = workspace.trees.beside.languages_by_tree()
    foreign = [one for one in foreign_phrases(trees, spoken) if one.text not in texts]
    outside = elsewhere_phrases(elsewhere)
    meaning = Meaning([*taught, *foreign, *outside], CACHE).complete() if meant else None
    before = learnt_anew(tuple(in_order([*taught, *outside])))
    return Recogniser.taught(taught, meaning, elsewhere, foreign, before)


@lru_cache(maxsize=2)
def learnt_anew(phrases: tuple[Phrase, ...]) -> Learnt:
    """What is learnt of these phrases alone; it takes a minute."""
    return learn([(phrase.tree, tokens(phrase.text)) for phrase in phrases])


def bm25_baseline(phrases: Sequence[Phrase]) -> Hear | None:
    """rank-bm25's BM25Okapi over the bare words of the phrases.

    A tree is as good as its best phrase.
    """
    try:
        from rank_bm25 import BM25Okapi
    except ImportError:
        return None
    index = BM25Okapi([tokens(phrase.text) for phrase in phrases])

    def ask(text: str) -> Recognition:
        return _best_trees(phrases, list(index.get_scores(tokens(text))))

    return ask


def fuzzy_baseline(phrases: Sequence[Phrase]) -> Hear:
    """rapidfuzz's token_set_ratio against each phrase; a tree is as good as its best phrase."""
    from rapidfuzz import fuzz, process, utils

    texts = [phrase.text for phrase in phrases]

    def ask(text: str) -> Recognition:
        scores = process.cdist(
            [text], texts, scorer=fuzz.token_set_ratio, processor=utils.default_process
        )[0]
        return _best_trees(phrases, [float(one) for one in scores])

    return ask


def _best_trees(phrases: Sequence[Phrase], scores: Sequence[float]) -> Recognition:
    best: dict[str, float] = {}
    for phrase, one in zip(phrases, scores, strict=True):
        best[phrase.tree] = max(one, best.get(phrase.tree, 0.0))
    first = sorted(best, key=lambda tree: -best[tree])[:5]
    return Recognition(tuple(Match(tree, None, 0.0, False, ()) for tree in first))


def advices_right(workspace: Workspace, meant: bool) -> tuple[int, int, int]:
    """How many examples are asked, name an advice, and name the right one.

    Every fourth example is asked of a recogniser that was not taught it.
    """
    trees = workspace.trees.in_use()
    examples = [(one.visitor, tree, one.advice) for tree in trees for one in trees[tree].examples]
    asked = examples[1::4]
    recogniser = without(workspace, {text for text, _, _ in asked}, meant)
    named = right = 0
    for text, tree, advice in asked:
        match = next(iter(recogniser.recognise(text, 1)), None)
        if match and match.advice:
            named += 1
            right += Place(match.tree, match.advice) == target(tree, advice)
    return len(asked), named, right


def advices_named(
    ask: Hear, questions: Sequence[Question], is_right: Callable[[Question, Place], bool]
) -> tuple[int, int, int]:
    """How many questions are said with certainty, name an advice, and name a right one."""
    sure = named = right = 0
    for question in questions:
        match = next(iter(ask(question.text).matches), None)
        if match is not None and match.sure:
            sure += 1
            if match.advice:
                named += 1
                right += is_right(question, Place(match.tree, match.advice))
    return sure, named, right


def is_labelled(question: Question, advice: Place) -> bool:
    """Whether an advice is one of those of the label."""
    return str(advice) in question.advices


def asks_whom_it_should(workspace: Workspace) -> Callable[[Question, Place], bool]:
    """Whether an advice has the right one to ask.

    Its first addressee and those of the label are looked up as the partners of one gemeente.
    `gemeente` is right for whatever the gemeente offers itself.
    """
    directory, trees = workspace.directory, workspace.trees.in_use()

    def is_right(question: Question, advice: Place) -> bool:
        wanted = find_addressees(directory, question.helpers, REGION)
        first = trees[advice.tree].advices[advice.step].names[:1]
        found = find_addressees(directory, first, REGION)
        own = "gemeente" in question.helpers and any(_is_gemeente(one.id) for one in found)
        return own or not {one.id for one in found}.isdisjoint(one.id for one in wanted)

    return is_right


def _is_gemeente(partner: str) -> bool:
    """Whether a partner is a department of a gemeente; their ids all begin so."""
    return partner.partition("-")[0] == "gemeente"


def milliseconds_a_query(phrases: Sequence[Phrase], many: int, texts: Sequence[str]) -> float:
    """The mean time of a query in milliseconds of a core, over an index of `many` phrases.

    The phrases are made by mixing the words of real ones.
    """
    chance = random.Random(3)
    words = [word for phrase in phrases for word in phrase.text.split()]
    made = list(phrases[:many])
    while len(made) < many:
        made.append(
            Phrase(" ".join(chance.choice(words) for _ in range(7)), f"boom-{len(made) % 40}")
        )
    index = Recogniser.taught(made, before=learnt_anew(tuple(in_order(made))))
    begin = time.process_time()
    for text in texts:
        index.recognise(text)
    return (time.process_time() - begin) / len(texts) * 1000


def main() -> int:
    workspace = open_workspace(HERE.parent)
    phrases = dutch_phrases(workspace)
    begin = time.process_time()
    words = recogniser_of(workspace)
    took = time.process_time() - begin
    both = with_meaning(workspace)
    print(f"{len(workspace.trees.in_use())} trees, {len(phrases)} phrases, {took:.2f} s to index\n")
    ways: list[tuple[str, Hear | None]] = [
        ("words", words.hear),
        ("both", both.hear if both else None),
    ]
    if "--all" in sys.argv:
        ways += [("rank-bm25", bm25_baseline(phrases)), ("rapidfuzz", fuzzy_baseline(phrases))]
    sets = {name: [one for one in each if not one.even] for name, each in own_sets().items()}
    sets |= {f"{end}, all": together(sets, end) for end in POOLED}
    products = SHARED / "questions-upl.yaml"
    sets["government products"] = [one for one in load(products, should="yes") if one.right]
    sets["government products, not ours"] = load(products, should="no")
    print("| way, set | questions | first | among three | sure | sure and wrong | not ours |")
    print("|---|---|---|---|---|---|---|")
    for name, ask in ways:
        for title, questions in sets.items():
            if ask is not None:
                score(f"{name}, {title}", ask, questions)
    if both is not None and "--all" in sys.argv:
        for language in LANGUAGES:
            chosen = load(HERE / "questions-languages.yaml", language=language)
            score(f"both, {language}", both.hear, [one for one in chosen if not one.even])
    for way in ("words", "both") if both else ("words",):
        asked, named, right = advices_right(workspace, way == "both")
        print(f"\n{way}: {asked} examples not taught, {named} advices named, {right} rightly")
    labelled = [*sets["as written"], *sets["spoken"]]
    for name, ask in ways[:2]:
        if ask is not None:
            sure, named, right = advices_named(ask, labelled, asks_whom_it_should(workspace))
            what = f"{named} name an advice, {right} of which have the right first addressee"
            print(f"{name}: {sure} of {len(labelled)} labelled questions are sure, {what}")
    labelled = [*sets["fresh, as written"], *sets["fresh, spoken"], *sets["second, spoken"]]
    for name, ask in ways[:2]:
        if ask is not None:
            sure, named, right = advices_named(ask, labelled, is_labelled)
            what = f"{named} name an advice, {right} of which a right one"
            print(f"{name}: {sure} of {len(labelled)} fresh questions are sure, {what}")
    written = [one.text for one in sets["as written"]]
    stories = [one.text for one in sets["stories of ninety words"]]
    for many in (100, 1000, 10000):
        short, long = (milliseconds_a_query(phrases, many, texts) for texts in (written, stories))
        print(f"{many} phrases: {short:.2f} ms a question of ten words, {long:.2f} ms of ninety")
    print(f"\n{TABLE}")
    what = "a question of ten words among 10,000 phrases; of ninety"
    kept = max(short, long) <= MOST_MILLISECONDS
    tell(what, f"{short:.1f} ms; {long:.1f} ms", f"{MOST_MILLISECONDS:.0f} ms", kept)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
