"""Learn anew what pieces say of each tree; it comes with the program.

    python .ci/learn.py

Run it before a release, and when many phrases changed: each desk learns on from what it lacks. It
takes two minutes.
"""

import sys
from pathlib import Path

from ido_cli.recognition.dutch_words import tokens
from ido_cli.recognition.phrases import elsewhere_phrases, in_order, phrases_of
from ido_cli.recognition.words.learnt import SHIPPED, dumped, learn
from ido_cli.workspace.reading import open_workspace

HERE = Path(__file__).resolve().parent.parent


def main() -> int:
    """Write the file, and say how large it is."""
    workspace = open_workspace(HERE)
    trees = workspace.trees
    phrases = phrases_of(trees.in_use(), workspace.directory, trees.beside.spoken_by_tree())
    every = in_order([*phrases, *elsewhere_phrases(trees.elsewhere)])
    learnt = learn([(phrase.tree, tokens(phrase.text)) for phrase in every])
    SHIPPED.write_bytes(dumped(learnt))
    print(f"{len(every)} phrases, {SHIPPED.stat().st_size / 1e6:.1f} MB: {SHIPPED}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
