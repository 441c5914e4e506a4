"""What the examples prove, on stdout: the failures with their route, then the coverage."""

import sys
from collections.abc import Sequence

from rich.text import Text

from ido_cli.errors import FOUND_WRONG
from ido_cli.literal import literal
from ido_cli.terminal.screen import console, print_indented
from ido_cli.triage.engine import Trees
from ido_cli.triage.examples import Coverage, Proof, coverage, prove


def show(trees: Trees, tree_ids: Sequence[str]) -> int:
    """Prove the examples of these trees and show what came of it; exit code 1 when one fails."""
    out = console(sys.stdout)
    total = failed = 0
    covered: list[Coverage] = []
    for tree_id in tree_ids:
        proofs = prove(trees, tree_id)
        covered.append(coverage(trees, tree_id, proofs))
        total += len(proofs)
        for proof in proofs:
            if not proof.good:
                failed += 1
                _show_failure(proof)
    answers = sum(len(one.answers) for one in covered), sum(len(one.all_answers) for one in covered)
    advices = sum(len(one.advices) for one in covered), sum(len(one.all_advices) for one in covered)
    out.print(
        f"{total - failed} van {total} voorbeelden kloppen, in {len(tree_ids)} {'boom' if len(tree_ids) == 1 else 'bomen'}."
    )
    out.print(
        f"Ze raken {advices[0]} van {advices[1]} adviezen en {answers[0]} van {answers[1]} antwoorden."
    )
    return FOUND_WRONG if failed else 0


def _show_failure(proof: Proof) -> None:
    out = console(sys.stdout)
    out.print(
        Text(f"{proof.tree_id}, voorbeeld {proof.index + 1}: ", style="bold red")
        + Text(literal(proof.example.visitor))
    )
    for passed in proof.walk.route:
        out.print(Text(f"    {literal(passed.question.text)}  {literal(passed.answer.text)}"))
    for text in (proof.problem, proof.hint):
        print_indented(text, out)
    out.print()
