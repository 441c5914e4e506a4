"""A tree as Mermaid and as DOT: all its steps and answers, whatever signs stand in the texts.

DOT is read by Graphviz itself.
"""

import html
import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pytest
from conftest import TREE, MakeWorkspace
from hypothesis import given
from hypothesis import strategies as st

from ido_cli.pages.drawing import dot, edges, mermaid
from ido_cli.trees.model import Tree
from ido_cli.trees.place import Place
from ido_cli.workspace.folder import shipped
from ido_cli.workspace.reading import open_workspace

SECONDS = 30.0
needs_dot = pytest.mark.skipif(
    shutil.which("dot") is None,
    reason="Graphviz is not installed here (Debian: apt install graphviz)",
)

HOSTILE = [
    'zeg "ja" en niets anders',
    "#1, #35; en #quot;",
    "<b>vet</b> <script>alert(1)</script>",
    "C:\\temp\\nieuw",
    "eindigt op \\",
    '\\"',
    "a & b, &lt;b&gt; en &amp;",
    "`code`",
    "$$x^2$$ en 5 $",
    "fa:fa-car",
    "| pijp | }] ) ;",
    "end",
    "%% geen commentaar",
    "1. Ja",
    "naar --> daar",
    "één café, 😀 en Привет",
]


def fan(texts: list[str]) -> Tree:
    """A tree with one question whose answers have these texts.

    Each leads to an advice with that text as its title.
    """
    return Tree.model_validate(
        {
            "titel": "Waaier",
            "begin": "vraag",
            "vragen": {
                "vraag": {
                    "vraag": "Wat?",
                    "antwoorden": [
                        {"antwoord": text, "naar": f"a{n}", "waarde": str(n)}
                        for n, text in enumerate(texts)
                    ],
                }
            },
            "adviezen": {f"a{n}": {"titel": text, "verwijs": "x"} for n, text in enumerate(texts)},
        }
    )


def jumping() -> Tree:
    """A tree of every kind of step.

    It has a question, an advice, another tree, and two answers with the same end.
    """
    answers = [
        ("Ja", "verder"),
        ("Nee", "klaar"),
        ("Weet niet", "klaar"),
        ("Iets anders", "digid#aanvragen"),
    ]
    return Tree.model_validate(
        {
            "titel": "Sprong",
            "begin": "eerst",
            "vragen": {
                "eerst": {
                    "vraag": "Eerst?",
                    "antwoorden": [{"antwoord": text, "naar": to} for text, to in answers],
                },
                "verder": {
                    "vraag": "Verder?",
                    "antwoorden": [
                        {"antwoord": "Ja", "naar": "klaar"},
                        {"antwoord": "Nee", "naar": "digid#aanvragen"},
                    ],
                },
            },
            "adviezen": {
                "klaar": {"titel": "Klaar", "verwijs": "x"},
                "los": {"titel": "Zonder weg erheen", "verwijs": "x"},
            },
        }
    )


def small_tree(make_workspace: MakeWorkspace) -> Tree:
    return open_workspace(make_workspace()).trees["toeslagen"]


def test_edges_are_the_answers_in_order() -> None:
    assert [(edge.start, edge.answer, str(edge.end)) for edge in edges("sprong", jumping())] == [
        ("eerst", "Ja", "sprong#verder"),
        ("eerst", "Nee", "sprong#klaar"),
        ("eerst", "Weet niet", "sprong#klaar"),
        ("eerst", "Iets anders", "digid#aanvragen"),
        ("verder", "Ja", "sprong#klaar"),
        ("verder", "Nee", "digid#aanvragen"),
    ]


# Mermaid


NODE = re.compile(r'    (n\d+)(?:\["([^"]*)"\]|\(\["([^"]*)"\]\)|\[/"([^"]*)"/\])')
EDGE = re.compile(r'    (n\d+) -->\|"([^"]*)"\| (n\d+)')


def as_mermaid_reads(text: str) -> str:
    """A text as Mermaid shows it.

    `#35;` and `#quot;` are its entity codes, and then the browser reads what is left as HTML.
    """
    return html.unescape(re.sub(r"#(\d+);", r"&#\1;", re.sub(r"#([a-z]+);", r"&\1;", text)))


def read_mermaid(text: str) -> tuple[dict[str, str], list[tuple[str, str, str]]]:
    """The nodes (name -> label) and the edges (from, label, to) of a flowchart.

    Every line must be one or the other.
    """
    first, *rest = text.removesuffix("\n").split("\n")
    assert first == "flowchart TD"
    nodes: dict[str, str] = {}
    arrows = []
    for line in rest:
        node, edge = NODE.fullmatch(line), EDGE.fullmatch(line)
        assert node or edge, f"Mermaid can't read this line: {line!r}"
        if node:
            assert node[1] not in nodes
            nodes[node[1]] = as_mermaid_reads(node[2] or node[3] or node[4] or "")
        elif edge:
            arrows.append((edge[1], as_mermaid_reads(edge[2]), edge[3]))
    return nodes, arrows


def test_mermaid_of_the_small_tree_stands_to_the_letter(make_workspace: MakeWorkspace) -> None:
    assert mermaid("toeslagen", small_tree(make_workspace)) == (
        "flowchart TD\n"
        '    n1["Wat wil de klant?"]\n'
        '    n2["Heeft de klant een DigiD?"]\n'
        '    n3(["Een toeslag aanvragen"])\n'
        '    n4(["Toeslag terugbetalen"])\n'
        '    n5(["Samen uitzoeken"])\n'
        '    n1 -->|"Een toeslag aanvragen"| n2\n'
        '    n1 -->|"Terugbetalen"| n4\n'
        '    n1 -->|"Weet niet"| n5\n'
        '    n2 -->|"Ja"| n3\n'
        '    n2 -->|"Nee"| n3\n'
        '    n2 -->|"Weet niet"| n5\n'
    )


def test_mermaid_draws_another_tree_as_one_step() -> None:
    nodes, arrows = read_mermaid(mermaid("sprong", jumping()))
    assert list(nodes.values()) == [
        "Eerst?",
        "Verder?",
        "Klaar",
        "Zonder weg erheen",
        "digid#aanvragen",
    ]
    assert [(nodes[start], text, nodes[end]) for start, text, end in arrows] == [
        ("Eerst?", "Ja", "Verder?"),
        ("Eerst?", "Nee", "Klaar"),
        ("Eerst?", "Weet niet", "Klaar"),
        ("Eerst?", "Iets anders", "digid#aanvragen"),
        ("Verder?", "Ja", "Klaar"),
        ("Verder?", "Nee", "digid#aanvragen"),
    ]
    assert '[/"digid#35;aanvragen"/]' in mermaid("sprong", jumping())


@pytest.mark.parametrize("text", HOSTILE)
def test_mermaid_shows_a_hostile_text_literally(text: str) -> None:
    nodes, arrows = read_mermaid(mermaid("waaier", fan([text])))
    assert nodes == {"n1": "Wat?", "n2": text}
    assert arrows == [("n1", text, "n2")]


@pytest.mark.parametrize(("text", "sign"), [("$$x^2$$", "$"), ("fa:fa-car", ":")])
def test_mermaid_writes_signs_of_formulas_and_icons_as_codes(text: str, sign: str) -> None:
    # Mermaid makes a formula of $$...$$ and an icon of fa:..., also between quotes; tried with
    # Mermaid 11.
    labels = re.findall(r'"([^"]*)"', mermaid("waaier", fan([text])))[1:]
    assert labels
    assert not [label for label in labels if sign in label]


def test_mermaid_keeps_a_text_of_more_lines_on_one_line() -> None:
    nodes, arrows = read_mermaid(mermaid("waaier", fan(["een\n\n  twee\tdrie\r\nvier"])))
    assert nodes["n2"] == arrows[0][1] == "een twee drie vier"


@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=4))
def test_mermaid_shows_any_text_literally(texts: list[str]) -> None:
    nodes, arrows = read_mermaid(mermaid("waaier", fan(texts)))
    flat = [" ".join(text.split()) for text in texts]
    assert list(nodes.values()) == ["Wat?", *flat]
    assert [label for _, label, _ in arrows] == flat


# DOT


def graphviz(text: str, form: str) -> bytes:
    """What Graphviz makes of a graph.

    A graph that it can't read, or that it warns about, fails the test.
    """
    done = subprocess.run(
        ["dot", f"-T{form}"], input=text.encode(), capture_output=True, timeout=SECONDS, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert "syntax error" not in done.stderr.decode()
    return done.stdout


def drawn_texts(text: str) -> list[str]:
    """The texts that Graphviz draws, as they are read in the picture."""
    picture = ElementTree.fromstring(graphviz(text, "svg"))
    return [element.text or "" for element in picture.iter("{http://www.w3.org/2000/svg}text")]


def read_dot(text: str) -> tuple[list[tuple[str, str]], list[tuple[str, str, str]]]:
    """The nodes (shape, label) and the edges (from, label, to) of a graph, as Graphviz read it."""
    graph: dict[str, Any] = json.loads(graphviz(text, "json0"))
    objects = {one["_gvid"]: one for one in graph["objects"]}
    nodes = [(one["shape"], one["label"]) for one in objects.values()]
    found = graph.get("edges", [])
    return nodes, [
        (objects[one["tail"]]["label"], one["label"], objects[one["head"]]["label"])
        for one in found
    ]


def test_dot_of_a_tree_stands_to_the_letter() -> None:
    assert dot("waaier", fan(["Ja", "Nee"])) == (
        'digraph "waaier" {\n'
        '    node [fontname="sans-serif"];\n'
        '    edge [fontname="sans-serif"];\n'
        '    n1 [shape=box, label="Wat?"];\n'
        '    n2 [shape=ellipse, label="Ja"];\n'
        '    n3 [shape=ellipse, label="Nee"];\n'
        '    n1 -> n2 [label="Ja"];\n'
        '    n1 -> n3 [label="Nee"];\n'
        "}\n"
    )


@needs_dot
def test_dot_has_every_step_once_and_every_answer_once() -> None:
    nodes, arrows = read_dot(dot("sprong", jumping()))
    assert nodes == [
        ("box", "Eerst?"),
        ("box", "Verder?"),
        ("ellipse", "Klaar"),
        ("ellipse", "Zonder weg erheen"),
        ("cds", "digid#aanvragen"),
    ]
    assert Counter(arrows) == Counter(
        [
            ("Eerst?", "Ja", "Verder?"),
            ("Eerst?", "Nee", "Klaar"),
            ("Eerst?", "Weet niet", "Klaar"),
            ("Eerst?", "Iets anders", "digid#aanvragen"),
            ("Verder?", "Ja", "Klaar"),
            ("Verder?", "Nee", "digid#aanvragen"),
        ]
    )


@needs_dot
def test_dot_shows_hostile_texts_literally() -> None:
    drawn = Counter(drawn_texts(dot("waaier", fan(HOSTILE))))
    assert drawn == Counter({"Wat?": 1, **dict.fromkeys(HOSTILE, 2)})


@needs_dot
def test_dot_keeps_a_text_of_more_lines_on_one_line() -> None:
    assert Counter(drawn_texts(dot("waaier", fan(["een\n\n  twee\tdrie\r\nvier"])))) == {
        "Wat?": 1,
        "een twee drie vier": 2,
    }


@needs_dot
def test_dot_of_every_shipped_tree_is_read_by_graphviz() -> None:
    trees = open_workspace(shipped()).trees
    canon = graphviz(
        "".join(dot(tree_id, tree) for tree_id, tree in trees.items()), "canon"
    ).decode()
    assert canon.count("digraph ") == len(trees)
    assert canon.count("->") == sum(
        len(answer.to)
        for tree in trees.values()
        for question in tree.questions.values()
        for answer in question.answers
    )


# Both


def shipped_trees() -> Iterator[tuple[str, Tree]]:
    yield from open_workspace(shipped()).trees.items()


def test_mermaid_of_every_shipped_tree_has_every_step_and_way_once() -> None:
    for tree_id, tree in shipped_trees():
        nodes, arrows = read_mermaid(mermaid(tree_id, tree))
        own = [question.text for question in tree.questions.values()] + [
            advice.title for advice in tree.advices.values()
        ]
        assert list(nodes.values())[: len(own)] == [" ".join(text.split()) for text in own], tree_id
        answers = [
            f"{answer.text} ({way.condition_words})" if way.conditional else answer.text
            for question in tree.questions.values()
            for answer in question.answers
            for way in answer.to
        ]
        assert [label for _, label, _ in arrows] == [" ".join(text.split()) for text in answers], (
            tree_id
        )


def test_step_that_does_not_exist_is_still_drawn() -> None:
    tree = Tree.model_validate(
        {
            "titel": "Los",
            "begin": "v",
            "vragen": {"v": {"vraag": "V?", "antwoorden": [{"antwoord": "Ja", "naar": "nergens"}]}},
            "adviezen": {},
        }
    )
    nodes, arrows = read_mermaid(mermaid("los", tree))
    assert nodes == {"n1": "V?", "n2": str(Place("los", "nergens"))}
    assert arrows == [("n1", "Ja", "n2")]


def test_drawing_of_a_tree_with_windows_line_ends_is_the_same(
    make_workspace: MakeWorkspace,
) -> None:
    unix = open_workspace(make_workspace({"t": TREE}, name="unix")).trees["t"]
    folder = make_workspace({}, name="windows")
    (folder / "decision_trees" / "t.yaml").write_bytes(TREE.replace("\n", "\r\n").encode())
    windows = open_workspace(folder).trees["t"]
    assert (mermaid("t", windows), dot("t", windows)) == (mermaid("t", unix), dot("t", unix))
