"""Routes as lines to proofread, on stdout."""

import json
import sys
from collections.abc import Sequence

from ido_cli.literal import literal
from ido_cli.terminal.screen import fits
from ido_cli.triage.engine import Trees
from ido_cli.triage.routes import routes, sentence


def show(trees: Trees, tree_ids: Sequence[str], as_json: bool) -> None:
    """Every route of these trees, one a line.

    As JSON a list of `{boom, antwoorden, advies, zin}`.
    """
    rows = []
    for tree_id in tree_ids:
        for walk in routes(trees, tree_id):
            line = sentence(walk, trees)
            if not as_json:
                print(fits(literal(line), sys.stdout))
            else:
                answers = [
                    {"boom": s.place.tree, "vraag": s.place.step, "antwoord": s.answer.key}
                    for s in walk.route
                ]
                rows.append(
                    {
                        "boom": tree_id,
                        "antwoorden": answers,
                        "advies": str(walk.at) if walk.advice else None,
                        "zin": line,
                    }
                )
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
