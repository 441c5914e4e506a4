"""What the meaning index of the extra `[meertalig]` costs, in seconds of one core.

    pip install '.[meertalig]'
    python benchmarks/meaning.py

`ido voorbereiden` on a data folder that has the index of words stands beside the same command
without the extra; what is more is the index of meanings, with the vectors that come with the
program. Beside it what the same phrases cost a desk when none came with it, as with trees that are
all its own: the encoder and all it makes. Then what hearing a text costs over 10,000 phrases made
by mixing the words of real ones. Exit code 1 when a promise of DESIGN.md part 10 is not kept.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as in ido_cli/main.py, before numpy

from promise import TABLE, tell
from questions import HERE, dutch_phrases, load

from ido_cli.recognition.meaning import Meaning, is_installed
from ido_cli.recognition.phrases import Phrase
from ido_cli.recognition.vectors.encoder import Encoder
from ido_cli.recognition.words.kept import index_of
from ido_cli.workspace.reading import open_workspace

MOST_SECONDS = 10.0
MOST_MILLISECONDS = 10.0
MOST_MEGABYTES = 260
MANY = 10_000


def cost(meertalig: str) -> tuple[float, float]:
    """Of `ido voorbereiden` where the words are there: seconds of a core, and megabytes at most."""
    environment = {**os.environ, "IDO_MEERTALIG": meertalig}
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "ido_cli", "--gegevens", folder, "voorbereiden"]
        subprocess.run([*command, "--woorden"], env=environment, check=True)
        child = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        _, code, used = os.wait4(child.pid, 0)
    assert code == 0, f"ido voorbereiden ends with {code}"
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def mixed() -> Meaning:
    """An index of 10,000 phrases, ready."""
    workspace = open_workspace(HERE.parent)
    chance = random.Random(3)
    real = dutch_phrases(workspace)[:MANY]
    words = [word for phrase in real for word in phrase.text.split()]
    while len(real) < MANY:
        real.append(Phrase(" ".join(chance.choices(words, k=7)), f"boom-{len(real) % 40}"))
    with tempfile.TemporaryDirectory() as folder:
        return Meaning(real, Path(folder)).complete()


def milliseconds(meaning: Meaning, texts: list[str]) -> float:
    """The mean time of a core to hear a text."""
    begin = time.process_time()
    for text in texts:
        meaning.hear(text)
    return (time.process_time() - begin) / len(texts) * 1000


def making_all() -> float:
    """Seconds of a core to load the encoder and make the vectors of all phrases."""
    phrases = index_of(open_workspace(HERE.parent), None).every_phrase()
    begin = time.process_time()
    Encoder().encode([phrase.text for phrase in phrases])
    return time.process_time() - begin


def row(what: str, value: float, unit: str, most: float) -> bool:
    """Print one row; whether the promise is kept."""
    return tell(what, f"{value:.1f} {unit}", f"{most:g} {unit}", value <= most)


def index_row(ours: float) -> bool:
    """Print the row of the index; whether its promise is kept."""
    scratch = making_all()
    return tell(
        "the index of meanings on a fresh data folder, one core",
        f"{ours:.1f} s",
        f"{MOST_SECONDS:g} s",
        ours <= MOST_SECONDS,
        "making all vectors",
        f"{scratch:.1f} s",
        ours / scratch,
    )


def main() -> int:
    if not is_installed(os.environ):
        print("the extra [meertalig] is not installed: left out")
        return 0
    (bare, small), (whole, large) = cost("uit"), cost("aan")
    print(TABLE)
    kept = index_row(whole - bare)
    kept &= row("memory of making it", large - small, "MB", MOST_MEGABYTES)
    meaning = mixed()
    short = [one.text for one in load(HERE / "questions.yaml", kind="faq")]
    long = [one.text for one in load(HERE / "questions-outside.yaml", kind="story")]
    for words, texts in (("ten", short), ("ninety", long)):
        took = milliseconds(meaning, texts)
        kept &= row(f"meaning of {words} words, {MANY} phrases", took, "ms", MOST_MILLISECONDS)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
