"""Trees on stdout: the list, a drawing, the routes to proofread, and what the examples prove."""

import io
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import islice, takewhile
from typing import Any, Final

from ido_cli.errors import FOUND_WRONG, WRONG_USE, IdoError, unknown
from ido_cli.pages.drawing import dot, mermaid
from ido_cli.pages.tree_page import tree_page
from ido_cli.settings import Environment, Settings
from ido_cli.terminal.output import Column, Output
from ido_cli.trees.model import Tree
from ido_cli.trees.place import Place
from ido_cli.triage.engine import Trees
from ido_cli.triage.examples import Coverage, Proof, coverage, prove
from ido_cli.triage.routes import measure, route_sentences, routes, sentence
from ido_cli.views.directory.doubts import doubt_rows, open_doubts, show_doubts
from ido_cli.workspace.layers.taking_over import newer_trees
from ido_cli.workspace.tree_files import Trees as TreeFiles
from ido_cli.workspace.tree_files import left_out_words

FORMATS: Final = ("tekst", "mermaid", "dot", "html")


def show_trees(settings: Settings, as_json: bool) -> None:
    """All trees with what they are about and how large they are.

    Below them what desks said of an advice, and the trees with a mistake.
    """
    environment, workspace = settings.environment, settings.workspace()
    out = Output(environment.stdout)
    doubts = [one for one in open_doubts(settings) if one.about_advice]
    trees = {file.id: file.tree for file in workspace.trees.files() if file.tree is not None}
    files, newer = workspace.trees, newer_trees(workspace)
    if as_json:
        layers = {one: "landelijk" if files.inherited(one) else "eigen" for one in trees}
        rows = ((tree_row(one, tree), one) for one, tree in trees.items())
        out.json(
            [
                {
                    **row,
                    "laag": layers[one],
                    "nieuwer": one in newer,
                    "klopt_niet": doubt_rows(said for said in doubts if said.tree == one),
                }
                for row, one in rows
            ]
        )
    else:
        _list_trees(out, files, trees, newer)
        if doubts:
            out.line()
        show_doubts(out, workspace, doubts, "ido bomen")
    tell_left_out(environment, workspace.trees)


def _list_trees(
    out: Output, files: TreeFiles, trees: Mapping[str, Tree], newer: Collection[str]
) -> None:
    """The trees as a table; on a national base with a sign at those that are the library's own."""
    counts = (Column(name, right=True) for name in ("vr", "ad", "vb"))
    columns = [Column("boom", whole=True), *counts, Column("onderwerp")]
    signs = {one: "" if files.inherited(one) else "*" for one in trees}
    layered = bool(newer) or "" in signs.values()
    if layered:
        columns.append(Column(""))
    for one in newer:
        signs[one] = "**"
    rows = ((*_cells(one, tree), *([signs[one]] * layered)) for one, tree in trees.items())
    out.table(rows, columns)
    out.line(f"{len(trees)} bomen; vr = vragen, ad = adviezen, vb = voorbeelden")
    if layered:
        out.line("* is een eigen boom, de andere zijn landelijk")
    if newer:
        out.line('** landelijk is er een nieuwere: haal die binnen met "ido bomen bijwerken"')


def tell_left_out(environment: Environment, trees: TreeFiles) -> None:
    """Say on stderr, in one line, which trees the desk does without, and how to see why."""
    if words := left_out_words(trees):
        environment.tell(words)


def tree_row(tree_id: str, tree: Tree) -> dict[str, Any]:
    """A tree with the stable keys of --json."""
    return {
        "id": tree_id,
        "titel": tree.title,
        "over": tree.about,
        "thema": tree.theme,
        "status": tree.status,
        "vragen": len(tree.questions),
        "adviezen": len(tree.advices),
        "voorbeelden": len(tree.examples),
    }


def _cells(tree_id: str, tree: Tree) -> tuple[str, ...]:
    name = tree.title if tree.in_use else f"{tree.title} (concept)"
    counts = (str(len(part)) for part in (tree.questions, tree.advices, tree.examples))
    return (tree_id, *counts, name)


def draw(settings: Settings, tree_id: str, form: str, every: bool, steps: bool) -> str:
    """One tree, or every tree on one HTML page; with `steps` a text names each step.

    Raises IdoError for a format or a tree that is none.
    """
    environment, workspace = settings.environment, settings.workspace()
    if form not in FORMATS:
        raise unknown("formaat", form, FORMATS, f"Kies uit: {', '.join(FORMATS)}.")
    if every:
        if form != "html":
            hint = "Voeg --formaat html toe."
            raise IdoError("Alle bomen samen kan alleen als html.", hint, WRONG_USE)
        tell_left_out(environment, workspace.trees)
        return tree_page(workspace.trees, workspace.directory, tuple(workspace.trees))
    if not tree_id:
        hint = 'Noem een boom, of kies alles met "--alle --formaat html".'
        raise IdoError("Welke boom wilt u zien?", hint, WRONG_USE)
    tree = workspace.tree(tree_id)
    if form == "html":
        return tree_page(workspace.trees, workspace.directory, (tree_id,))
    if form == "tekst":
        return _as_text(tree_id, tree, Output(environment.stdout).width, steps)
    return mermaid(tree_id, tree) if form == "mermaid" else dot(tree_id, tree)


def _as_text(tree_id: str, tree: Tree, width: int, steps: bool) -> str:
    """A tree with its questions and answers from its begin.

    A step that was drawn before is only named.
    """
    from rich.text import Text
    from rich.tree import Tree as Drawing

    drawing = Drawing(Text(f"{tree.title} ({tree_id})", style="bold"))
    _grow(drawing, tree, tree.begin, set(), steps)
    text = io.StringIO()
    Output(text, width).draw(drawing)
    return text.getvalue()


def _grow(parent: Any, tree: Tree, step: str, drawn: set[str], steps: bool) -> None:
    from rich.text import Text

    question = tree.questions.get(step)
    name = Text(f"  {step}" if steps else "", style="dim")
    if question is None:
        advice = tree.advices.get(step)
        parent.add(Text(f"→ {advice.title if advice else step}") + name)
    elif step in drawn:
        parent.add(Text(f"(zie hierboven: {question.text})") + name)
    else:
        drawn.add(step)
        here = parent.add(Text(question.text) + name)
        for answer in question.answers:
            branch = here.add(Text(answer.text))
            for way in answer.to:
                there = branch.add(Text(way.condition_words)) if way.conditional else branch
                _grow(there, tree, way.step, drawn, steps)


def show_routes(
    out: Output, trees: Trees, tree_ids: Sequence[str], most: int | None, as_json: bool
) -> None:
    """The routes of these trees in sentences, each below what it shares with the one before.

    As JSON a list of `{boom, antwoorden, advies, zin}`. No more than `most` of each tree; how many
    there are is counted without walking them.
    """
    if as_json:
        out.json([row for one in tree_ids for row in _route_rows(trees, one, most)])
        return
    measures = measure(trees, tree_ids)
    for tree_id in tree_ids:
        out.line((trees[tree_id].title, "bold"))
        before: tuple[str, ...] = ()
        for walk in islice(routes(trees, tree_id), most):
            sentences = route_sentences(walk)
            pairs = zip(before, sentences, strict=False)
            same = len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))
            for depth, text in enumerate(sentences[same:], same):
                out.line(f"{'  ' * (depth + 1)}{text}", wrap=False)
            before = sentences
        whole = measures.get(Place(tree_id, trees[tree_id].begin))
        count = whole.routes if whole else 0
        shown = f"{most} van " if most is not None and count > most else ""
        out.line((f"  {shown}{count} {'route' if count == 1 else 'routes'}", "dim"))
        out.line()


def _route_rows(trees: Trees, tree_id: str, most: int | None) -> list[dict[str, Any]]:
    return [
        {
            "boom": tree_id,
            "antwoorden": [
                {"boom": step.place.tree, "vraag": step.place.step, "antwoord": step.answer.key}
                for step in walk.route
            ],
            "advies": str(walk.at) if walk.advice else None,
            "zin": sentence(walk, trees),
        }
        for walk in islice(routes(trees, tree_id), most)
    ]


def show_proofs(
    out: Output, trees: Trees, tree_ids: Sequence[str], today: date | None = None
) -> int:
    """Prove the examples of these trees and show what came of it; exit code 1 when one fails."""
    proofs = {tree_id: prove(trees, tree_id, today) for tree_id in tree_ids}
    every = [proof for found in proofs.values() for proof in found]
    failed = [proof for proof in every if not proof.good]
    for proof in failed:
        _show_failure(out, proof)
    covered = [coverage(trees, tree_id, found) for tree_id, found in proofs.items()]
    where = f"{len(tree_ids)} {'boom' if len(tree_ids) == 1 else 'bomen'}"
    out.line(f"{len(every) - len(failed)} van {len(every)} voorbeelden kloppen, in {where}.")
    out.line(_coverage_words(covered))
    return FOUND_WRONG if failed else 0


def _coverage_words(covered: Sequence[Coverage]) -> str:
    answers = sum(len(one.answers) for one in covered)
    all_answers = sum(len(one.all_answers) for one in covered)
    advices = sum(len(one.advices) for one in covered)
    all_advices = sum(len(one.all_advices) for one in covered)
    reached = f"{advices} van {all_advices} adviezen en {answers} van {all_answers} antwoorden"
    return f"Ze raken {reached}."


def _show_failure(out: Output, proof: Proof) -> None:
    head = f"{proof.tree_id}, voorbeeld {proof.index + 1}: "
    out.line((head, "bold red"), proof.example.visitor)
    for passed in proof.walk.route:
        out.line(f"    {passed.question.text}  {passed.answer.text}")
    for text in (proof.problem, proof.hint):
        out.indented(text)
    out.line()
