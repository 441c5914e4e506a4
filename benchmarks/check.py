"""What checking costs.

It is linear in the number of trees, and stands beside pyxform converting a form of as many
questions, in one run.

    pip install pyxform
    python benchmarks/check.py [TREES]

A tree here has 40 questions of three answers and eight advices. pyxform turns a survey definition
into an XForm with its own checks: the nearest known tool of this kind. Exit code 1 when a promise
is not kept.
"""

import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

from promise import TABLE, tell

from ido_cli.checks.check import check
from ido_cli.workspace.folder import shipped
from ido_cli.workspace.reading import open_workspace

LINEAR = 11.0
BESIDE_PYXFORM = 0.5
ONE_OF_MANY = 0.2
TODAY = date(2026, 11, 24)
QUESTIONS = 40

DIRECTORY = """
bibliotheek: Meting
regios: [Hier]
diensten: {hulp: Hulp}
partners:
  - id: loket
    naam: Loket
    soort: overheid
    doet: Helpt.
    regio: [Hier]
    biedt: [hulp]
    adres: Plein 1
    bron: https://x.example
    gecontroleerd: 2026-11-01
"""


def tree_text(number: int) -> str:
    """A tree of 40 questions in ladders of five.

    So routes stay short and every step is reached.
    """
    lines = [
        f"titel: Boom {number}",
        f"herken: [vraag over onderwerp {number}]",
        "begin: q0",
        "vragen:",
    ]
    for n in range(QUESTIONS):
        ladder_end = n % 5 == 4
        following = f"a{n // 5}" if ladder_end else f"q{n + 1}"
        other = f"q{n + 5 - n % 5}" if n % 5 == 0 and n + 5 < QUESTIONS else f"a{n // 5}"
        lines += [
            f"  q{n}:",
            f"    vraag: Wat is er met nummer {n}?",
            "    zeg: Vertelt u eens wat er aan de hand is.",
            "    antwoorden:",
        ]
        for text, to in (("Ja", following), ("Nee", other), ("Weet niet", f"a{n // 5}")):
            lines += [f"      - antwoord: {text}", f"        naar: {to}"]
    lines.append("adviezen:")
    for n in range(QUESTIONS // 5):
        lines += [
            f"  a{n}:",
            f"    titel: Advies {n}",
            "    verwijs: [hulp]",
            "    doe: [Ga naar het loket.]",
            "    bron: https://x.example",
        ]
        lines += ["    gecontroleerd: 2026-11-01"]
    lines.append("voorbeelden:")
    lines += ["  - klant: Ik weet het niet", "    antwoorden: [Weet niet]", "    advies: a0"]
    return "\n".join(lines) + "\n"


def workspace(folder: Path, trees: int) -> Path:
    """A workspace with this many trees."""
    (folder / "decision_trees").mkdir(parents=True)
    (folder / "partners.yaml").write_text(DIRECTORY, encoding="utf-8")
    for number in range(trees):
        (folder / "decision_trees" / f"boom-{number}.yaml").write_text(
            tree_text(number), encoding="utf-8"
        )
    return folder


def seconds_to_check(folder: Path) -> float:
    """Reading and checking a whole workspace from the disk, in seconds."""
    begin = time.perf_counter()
    found = check(open_workspace(folder), TODAY)
    taken = time.perf_counter() - begin
    errors = [finding for finding in found if finding.severity == "fout"]
    assert not errors, errors[:3]
    return taken


def tell_one_of_many() -> bool:
    """The row of checking one of the shipped trees, which hang together by jumps: the slowest."""
    begin = time.process_time()
    check(open_workspace(shipped()), TODAY)
    every = time.process_time() - begin
    taken = {}
    for tree_id in open_workspace(shipped()).trees.known:
        begin = time.process_time()
        check(open_workspace(shipped()), TODAY, [tree_id])
        taken[tree_id] = time.process_time() - begin
    slowest = max(taken, key=lambda one: taken[one])
    ratio = taken[slowest] / every
    what = f"checking one tree of {len(taken)} (the slowest, {slowest})"
    most, kept = f"{ONE_OF_MANY} x", ratio <= ONE_OF_MANY
    return tell(what, f"{taken[slowest]:.2f} s", most, kept, "all", f"{every:.2f} s", ratio)


def seconds_of_pyxform(questions: int) -> float:
    """pyxform converting a survey of this many questions, each with its choices, in seconds."""
    from pyxform.xls2xform import convert

    survey: list[dict[str, Any]] = [
        {
            "type": f"select_one l{n}",
            "name": f"q{n}",
            "label": f"Wat is er met nummer {n}?",
            "relevant": f"${{q{n - 1}}} = 'ja'" if n else "",
        }
        for n in range(questions)
    ]
    choices = [
        {"list_name": f"l{n}", "name": value, "label": label}
        for n in range(questions)
        for value, label in (("ja", "Ja"), ("nee", "Nee"), ("weet-niet", "Weet niet"))
    ]
    form = {
        "survey": survey,
        "choices": choices,
        "settings": [{"form_title": "Meting", "form_id": "meting"}],
    }
    begin = time.perf_counter()
    convert(xlsform=form, validate=False)
    return time.perf_counter() - begin


def main() -> int:
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    few = many // 10
    with tempfile.TemporaryDirectory() as place:
        small, large = workspace(Path(place) / "few", few), workspace(Path(place) / "many", many)
        seconds_to_check(small)
        pairs = [(seconds_to_check(small), seconds_to_check(large)) for _ in range(3)]
    ours_few, ours_many = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = ours_many / ours_few
    print(TABLE)
    takes = f"{ours_few:.2f} s"
    what = f"checking {many} trees of {QUESTIONS} questions"
    most = f"{LINEAR:.0f} x"
    kept = tell(what, f"{ours_many:.2f} s", most, ratio <= LINEAR, f"{few} of them", takes, ratio)
    kept &= tell_one_of_many()
    questions = few * QUESTIONS
    try:
        theirs = statistics.median(seconds_of_pyxform(questions) for _ in range(3))
    except ImportError:
        print("pyxform is not installed: that row is left out")
        return 0 if kept else 1
    beside = ours_few / theirs
    good = tell(
        f"checking {questions} questions",
        takes,
        f"{BESIDE_PYXFORM} x",
        beside <= BESIDE_PYXFORM,
        "pyxform",
        f"{theirs:.2f} s",
        beside,
    )
    return 0 if kept and good else 1


if __name__ == "__main__":
    sys.exit(main())
