"""A tree as Mermaid or Graphviz DOT, with the answers on the edges.

Pure text; other trees appear as a step to jump to.
"""

from collections.abc import Iterator
from typing import NamedTuple

from ido_cli.trees.model import Tree
from ido_cli.trees.place import Place, target


class Edge(NamedTuple):
    """An answer: from a question to where it leads."""

    start: str
    answer: str
    end: Place


def edges(tree_id: str, tree: Tree) -> Iterator[Edge]:
    """All answers of a tree, in order."""
    for name, question in tree.questions.items():
        for answer in question.answers:
            for way in answer.to:
                words = f"{answer.text} ({way.condition_words})" if way.conditional else answer.text
                yield Edge(name, words, target(tree_id, way.step))


def mermaid(tree_id: str, tree: Tree) -> str:
    """A flowchart in Mermaid's grammar (https://mermaid.js.org/syntax/flowchart.html)."""
    names = _names(tree_id, tree)
    lines = ["flowchart TD"]
    for place, name in names.items():
        lines.append(f"    {name}{_mermaid_node(tree_id, tree, place)}")
    for edge in edges(tree_id, tree):
        start, end = names[Place(tree_id, edge.start)], names[edge.end]
        lines.append(f"    {start} -->|{_mermaid_text(edge.answer)}| {end}")
    return "\n".join(lines) + "\n"


def dot(tree_id: str, tree: Tree) -> str:
    """A graph in Graphviz's DOT language (https://graphviz.org/doc/info/lang.html)."""
    names = _names(tree_id, tree)
    lines = [
        f"digraph {_dot_text(tree_id)} {{",
        '    node [fontname="sans-serif"];',
        '    edge [fontname="sans-serif"];',
    ]
    for place, name in names.items():
        shape = (
            "box"
            if _is_question(tree_id, tree, place)
            else "ellipse"
            if place.tree == tree_id
            else "cds"
        )
        lines.append(
            f"    {name} [shape={shape}, label={_dot_text(_label(tree_id, tree, place))}];"
        )
    for edge in edges(tree_id, tree):
        start, end = names[Place(tree_id, edge.start)], names[edge.end]
        lines.append(f"    {start} -> {end} [label={_dot_text(edge.answer)}];")
    return "\n".join([*lines, "}"]) + "\n"


def _names(tree_id: str, tree: Tree) -> dict[Place, str]:
    """A short name for every step that is drawn: n1, n2, ..."""
    own = [Place(tree_id, name) for name in (*tree.questions, *tree.advices)]
    ends = [edge.end for edge in edges(tree_id, tree)]
    return {place: f"n{number}" for number, place in enumerate(dict.fromkeys([*own, *ends]), 1)}


def _is_question(tree_id: str, tree: Tree, place: Place) -> bool:
    return place.tree == tree_id and place.step in tree.questions


def _label(tree_id: str, tree: Tree, place: Place) -> str:
    if place.tree == tree_id and place.step in tree.questions:
        return tree.questions[place.step].text
    if place.tree == tree_id and place.step in tree.advices:
        return tree.advices[place.step].title
    return str(place)


def _mermaid_node(tree_id: str, tree: Tree, place: Place) -> str:
    text = _mermaid_text(_label(tree_id, tree, place))
    if _is_question(tree_id, tree, place):
        return f"[{text}]"
    return f"([{text}])" if place.tree == tree_id else f"[/{text}/]"


def _mermaid_text(text: str) -> str:
    """A text in quotes; the signs that Mermaid would read are written as its entity codes."""
    signs = '"#&<>`\\$:'  # $$ begins a formula and fa: an icon, also in a text between quotes
    codes = {sign: f"#{ord(sign)};" for sign in signs}
    return '"' + "".join(codes.get(sign, sign) for sign in " ".join(text.split())) + '"'


def _dot_text(text: str) -> str:
    escaped = " ".join(text.split()).replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
