"""What phrases that a coordinator approves with `ido bomen leer` do to recognition, by words alone.

    python benchmarks/learning.py

Visits are made from the even questions of questions.yaml, each ended at an advice of its tree that
leads to its agency. Of those that `ido bomen leer` would show, twenty are approved, in ten draws of
which the mean is given, and then all. The odd questions judge, as in recognise.py; and the approved
words themselves with typing errors, as the next visitor may type them.
"""

import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml
from questions import HERE, Question, dutch_phrases, mistyped, own_sets

from ido_cli.recognition.phrases import Phrase
from ido_cli.recognition.recogniser import Recogniser
from ido_cli.recognition.words.learnt import shipped
from ido_cli.sessions.learning import Lesson, Said, lessons
from ido_cli.trees.place import Place
from ido_cli.workspace.reading import Workspace, open_workspace

APPROVED = 20
DRAWS = 10
SETS = ("as written", "spoken", "spoken, mistyped")
Shares = list[float]


def visits(workspace: Workspace) -> Iterator[Said]:
    """The even questions as visits that ended where they should."""
    rows: list[dict[str, Any]] = yaml.safe_load((HERE / "questions.yaml").read_text("utf-8"))
    trees = workspace.trees.in_use()
    for row in rows:
        if row["kind"] in ("faq", "spoken") and int(row["id"][1:]) % 2 == 0:
            tree = row["trees"][0]
            agencies = {row["agency"], *row["also"]}
            advices = trees[tree].advices
            first = next(iter(advices))
            end = (name for name, one in advices.items() if agencies & set(one.names[:1]))
            yield Said(row["text"], tree, Place(tree, next(end, first)))


def taught(workspace: Workspace, learned: Sequence[Lesson]) -> Recogniser:
    """A recogniser that knows the words of lessons too."""
    phrases = dutch_phrases(workspace)
    more = [Phrase(one.text, one.place.tree, one.place.step) for one in learned]
    return Recogniser.taught([*phrases, *more], None, workspace.trees.elsewhere, before=shipped())


def shares(recogniser: Recogniser, questions: Sequence[Question]) -> Shares:
    """The shares that are right at first, among three, and surely something else."""
    first = three = wrong = 0
    for question in questions:
        matches = recogniser.recognise(question.text)
        hits = [match.tree in question.right for match in matches]
        first += hits[:1] == [True]
        three += any(hits[:3])
        wrong += bool(matches) and matches[0].sure and not hits[0]
    return [count / len(questions) for count in (first, three, wrong)]


def mean(rows: Sequence[Shares]) -> Shares:
    """The mean of each column."""
    return [sum(column) / len(rows) for column in zip(*rows, strict=True)]


def main() -> int:
    workspace = open_workspace(HERE.parent)
    before = taught(workspace, ())
    every = lessons(visits(workspace))
    shown = [one for one in every if one.teaches(before.hear(one.text))]
    judges = {name: [one for one in own_sets()[name] if not one.even] for name in SETS}
    draws = [random.Random(seed).sample(shown, APPROVED) for seed in range(DRAWS)]
    some = [taught(workspace, draw) for draw in draws]
    all_of_them = taught(workspace, shown)
    print(f"{len(every)} visits, of which {len(shown)} are shown to learn from\n")
    print("| set | approved | first | among three | sure and wrong |")
    print("|---|---|---|---|---|")
    for name, judge in judges.items():
        rows = {
            "0": shares(before, judge),
            f"{APPROVED}": mean([shares(one, judge) for one in some]),
            f"all {len(shown)}": shares(all_of_them, judge),
        }
        show(name, rows)
    even = {one.text: one for name in SETS[:2] for one in own_sets()[name] if one.even}
    again = [mistyped([even[one.text] for one in draw]) for draw in draws]
    rows = {
        "0": mean([shares(before, judge) for judge in again]),
        f"{APPROVED}": mean([shares(one, judge) for one, judge in zip(some, again, strict=True)]),
    }
    show("the approved, mistyped", rows)
    return 0


def show(name: str, rows: Mapping[str, Shares]) -> None:
    """Print a line for each number of approved phrases."""
    for count, row in rows.items():
        print(f"| {name} | {count} | {' | '.join(f'{share:.1%}' for share in row)} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
