"""A visit that is killed at any moment.

What was answered is on disk before the next question is shown, and the file stays whole.
"""

import random
import re
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

import pytest
from conftest import URGENT, MakeWorkspace
from terminals import SECONDS, environment

from desk.nest import Nest, Visit, hatched
from ido_cli.sessions.store import Store
from ido_cli.trees.place import Place

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")

KILLS = 100
AT_ONCE = 4
QUESTIONS = 12
SHOWN = re.compile(r"Vraag nummer (\d+)\?")


@dataclass(frozen=True)
class Killed:
    """A visit that was killed.

    It has its number, the answers that were typed, and how many questions had been shown.
    """

    number: int
    given: tuple[str, ...]
    shown: int

    @property
    def text(self) -> str:
        """The visitor's question, by which the session is found again."""
        return f"bezoek {self.number} aan de balie"


def long_tree() -> str:
    """A tree of twelve questions in a row, with two answers each."""
    rows = []
    for n in range(1, QUESTIONS + 1):
        to = f"q{n + 1}" if n < QUESTIONS else "klaar"
        answers = f"[{{antwoord: Ja, naar: {to}}}, {{antwoord: Nee, naar: {to}}}]"
        rows.append(f"  q{n}:\n    vraag: Vraag nummer {n}?\n    antwoorden: {answers}\n")
    return (
        "titel: Lang\nbegin: q1\nvragen:\n"
        + "".join(rows)
        + "adviezen:\n  klaar: {titel: Klaar, verwijs: wijkteam}\n"
    )


def kill_one(nest: Nest, number: int, folder: Path, data: Path) -> Killed:
    """Hold a visit over a pipe and kill it.

    That is after a random answer, or (an odd `number`) while it takes answers that were typed at
    once.
    """
    chance = random.Random(number)
    given = tuple(chance.choice(["ja", "nee"]) for _ in range(QUESTIONS))
    text = Killed(number, given, 0).text
    where = ("--locatie", "noord", "--map", str(folder), "--gegevens", str(data))
    visit = nest.start("start", text, "--boom", "lang", "--eenvoudig", *where)
    watchdog = Timer(SECONDS * 3, visit.kill)
    watchdog.start()
    out = ""
    try:
        out = _read_until(visit, out, 1)
        if number % 2:
            visit.stdin.write("".join(f"{answer}\n" for answer in given))
            visit.stdin.flush()
            time.sleep(chance.uniform(0, 0.06))
        else:
            last = chance.randrange(QUESTIONS)
            for asked, answer in enumerate(given[: last + 1], 1):
                out = _read_until(visit, out, asked)
                visit.stdin.write(f"{answer}\n")
                visit.stdin.flush()
            given = given[: last + 1]
            time.sleep(chance.uniform(0, 0.008))
        visit.kill()
        out += visit.stdout.read()
    finally:
        watchdog.cancel()
        visit.kill()
        visit.close()
    shown = {int(asked) for asked in SHOWN.findall(out)}
    reached = QUESTIONS + 1 if "Hoe gaat het verder?" in out else max(shown)
    return Killed(number, given, reached)


def _read_until(visit: Visit, out: str, asked: int) -> str:
    """Read on until this question is shown, and the prompt below it."""
    while f"Vraag nummer {asked}?" not in out or not out.endswith("> "):
        sign = visit.stdout.read(1)
        if not sign:
            pytest.fail(f"the visit ended by itself before question {asked}:\n{out}")
        out += sign
    return out


def test_hundred_killed_visits_lose_no_answer(
    make_workspace: MakeWorkspace, tmp_path: Path
) -> None:
    folder = make_workspace({"lang": long_tree(), "spoed": URGENT})
    data = tmp_path / "gegevens"
    with hatched(tmp_path) as nest, ThreadPoolExecutor(AT_ONCE) as pool:
        visits = list(pool.map(lambda number: kill_one(nest, number, folder, data), range(KILLS)))

    store = Store(data, lambda text: pytest.fail(f"the file was damaged: {text}"))
    sessions = {kept.session.cases[0].text: kept for kept in store.sessions() if kept.session.cases}
    store.close()
    for visit in visits:
        kept = sessions[visit.text]
        (case,) = kept.session.cases
        answers = [case.answers[Place("lang", f"q{n}")] for n in range(1, len(case.answers) + 1)]
        assert len(answers) >= visit.shown - 1, f"visit {visit.number} lost an answer"
        assert answers == list(visit.given[: len(answers)])
        assert kept.status == "open"
    assert len(sessions) == KILLS
    assert not list(data.glob("*beschadigd*"))
    database = sqlite3.connect(data / "sessies.db")
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    database.close()
    reached = {visit.shown for visit in visits}
    assert len(reached) >= QUESTIONS // 2, (
        f"the kills fell at too few different moments: {sorted(reached)}"
    )


def test_killed_visit_goes_on_at_the_question_that_was_shown(
    make_workspace: MakeWorkspace, tmp_path: Path
) -> None:
    folder = make_workspace({"lang": long_tree(), "spoed": URGENT})
    data = tmp_path / "gegevens"
    with hatched(tmp_path) as nest:
        visit = kill_one(nest, 8, folder, data)
    store = Store(data, pytest.fail)
    (kept,) = store.sessions()
    store.close()
    answered = len(kept.session.cases[0].answers)
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "ido_cli",
            "sessies",
            "hervat",
            "--map",
            str(folder),
            "--gegevens",
            str(data),
        ],
        input="q\n",
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        env=environment(tmp_path),
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert SHOWN.findall(done.stdout) == [str(answered + 1)]
    assert answered >= visit.shown - 1
