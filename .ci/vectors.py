"""Make the vectors anew that come with the program, for `[meertalig]`.

    python .ci/vectors.py [--basis]

With `--basis` their basis is made anew too: then all vectors change, and what is fitted on them.
Run it before a release, and when many phrases changed: what is missing or belongs to a later
version of the encoder each desk makes by itself, at half a millisecond a phrase.
"""

import sys
from pathlib import Path

from ido_cli.recognition.vectors import kept
from ido_cli.recognition.vectors.encoder import Encoder
from ido_cli.recognition.vectors.projection import BASIS, basis_of, made_by, projected
from ido_cli.recognition.words.kept import index_of
from ido_cli.workspace.reading import open_workspace

HERE = Path(__file__).resolve().parent.parent


def main() -> int:
    """Write the file, and say how many vectors it has."""
    phrases = index_of(open_workspace(HERE), None).every_phrase()
    texts = sorted({phrase.text for phrase in phrases})
    encoded = Encoder().encode(texts)
    if "--basis" in sys.argv:
        BASIS.write_bytes(basis_of(encoded, texts).tobytes())
    vectors = kept.rounded(projected(encoded))
    kept.keep(kept.SHIPPED, kept.names_of(texts, made_by()), vectors)
    kept.SHIPPED.chmod(0o644)
    print(f"{len(texts)} vectors, {kept.SHIPPED.stat().st_size / 1e6:.1f} MB: {kept.SHIPPED}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
