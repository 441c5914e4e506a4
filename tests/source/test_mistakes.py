"""A syntax error of YAML is explained by its usual cause, where a person must look.

Our explanation leans on the sentences of libyaml, so each of them is met here for real.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ido_cli.source.reading import parse
from source.reads import only, said

FILE = Path("boom.yaml")
COLON = "Achter een sleutel hoort een dubbele punt en een spatie, zoals titel: Toeslagen."
NO_COLON_HERE = (
    'Zet aanhalingstekens om een tekst met een dubbele punt erin: "Let op: ...". '
    "Of laat de regel goed inspringen."
)
GENERAL = (
    "dit is geen geldige YAML",
    "Kijk naar inspringen, dubbele punten en aanhalingstekens op deze regel en de regel erboven.",
)
BRACKET = (
    "een haakje wordt niet gesloten, of er ontbreekt een komma",
    "Zet een komma tussen de delen, en aan het eind ] of }.",
)
INDENT = (
    "deze regel springt anders in dan de regels erboven",
    "Laat de regels die bij elkaar horen even ver inspringen.",
)
QUOTE = (
    "een aanhalingsteken dat niet wordt gesloten",
    "Zet aan beide kanten van de tekst hetzelfde teken: \" of '.",
)
NO_BLOCK = ("een tekst mag niet met > of | beginnen", "Zet aanhalingstekens om de hele tekst.")
NO_BRACKET = ("een tekst mag niet met [ beginnen", "Zet aanhalingstekens om de hele tekst.")
NO_STAR = (
    "een tekst mag niet met * beginnen",
    "Zet aanhalingstekens om de hele tekst, of haal de sterretjes weg.",
)
NO_SPACE = ("achter dit streepje ontbreekt een spatie", "Zet een spatie achter het streepje.")
COMMENT = ("een opmerking begint hier met //", "Begin een opmerking met #.")
MERGE = (
    "dit is een streep van git: hier zijn twee versies niet samengevoegd",
    "Kies wat moet blijven staan, en haal de regels met <<<<<<<, ======= en >>>>>>> weg.",
)
FIXED_START = (
    "een vaste spatie (geplakt) aan het begin van de regel",
    "Wis het begin van de regel en typ gewone spaties.",
)
FIXED_BEHIND = (
    "een vaste spatie (geplakt) achter de dubbele punt",
    "Wis wat achter de dubbele punt staat en typ een gewone spatie.",
)
TAB = ("een tab aan het begin van de regel", "Gebruik spaties om in te springen, geen tabs.")
WRONG_START = ("een tekst mag niet met dit teken beginnen", "Zet aanhalingstekens om de tekst.")


PIECES = [
    *("a: x\n", "b: Let op: bel\n", "c 'open\n", 'd: "open\n', "  - x\n", "  -y\n", "\tz: 1\n"),
    *("e:\n", "  f: [1, 2\n", "  g: }\n", "// h\n", "<<<<<<<\n", "\u00a0i: j\n", "k: *l* m\n"),
    *("- n\n", "   o\n", "p: > q\n", "? r\n", "s: &t\n", "---\n", "\n", "u: |\n", "%", "{"),
]
"""Lines to make a file of, right and wrong."""


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        pytest.param("a:\n\tb: 1\n", (2, 1), TAB, id="tab"),
        pytest.param("a:\n  b: 1\n\tc: 1\n", (3, 1), TAB, id="tab after spaces"),
        pytest.param("a:\n  \tb: 1\n", (2, 3), TAB, id="tab behind spaces"),
        pytest.param("a: b\n\t\nc: d\n", (2, 1), TAB, id="tab on an empty line"),
        pytest.param('a: "open\nb: x\n', (1, 4), QUOTE, id="double quote"),
        pytest.param("a: x\nb: 'open\nc: x\n", (2, 4), QUOTE, id="single quote"),
        pytest.param(
            'a: x\nb:\n  - "dicht"\n  - "open\n  - x\nc: 3\n', (4, 5), QUOTE, id="quote in a list"
        ),
        pytest.param("a: x\nb: 'foto's meenemen'\n", (2, 4), QUOTE, id="apostrophe between quotes"),
        pytest.param(
            "titel: x\nbegin wat\nvragen: x\n",
            (2, 6),
            ("er ontbreekt een dubbele punt", COLON),
            id="no colon",
        ),
        pytest.param(
            "titel: x\nbegin wat\n",
            (2, 6),
            ("er ontbreekt een dubbele punt", COLON),
            id="no colon at the end",
        ),
        pytest.param(
            "a:\n  b: 1\n  c\n  d: 1\n",
            (3, 4),
            ("er ontbreekt een dubbele punt", COLON),
            id="no colon in a block",
        ),
        pytest.param(
            "begin: x\nvragen\n  wat:\n    vraag: x\n",
            (2, 7),
            ("er ontbreekt een dubbele punt", COLON),
            id="no colon above a block",
        ),
        pytest.param(
            "a: Let op: bel\n",
            (1, 10),
            ("een dubbele punt op een plaats waar dat niet kan", NO_COLON_HERE),
            id="colon in a text",
        ),
        pytest.param(
            "a:\n  - Let op: bel: nu\n",
            (2, 16),
            ("een dubbele punt op een plaats waar dat niet kan", NO_COLON_HERE),
            id="two colons in an item",
        ),
        pytest.param(
            "a:\n  b: 1\n   c: 2\n",
            (3, 5),
            ("een dubbele punt op een plaats waar dat niet kan", NO_COLON_HERE),
            id="indented too far",
        ),
        pytest.param("a:\n  b: 1\n c: 2\n", (3, 2), INDENT, id="indented too little"),
        pytest.param("a:\n    b: 1\n  c: 2\n", (3, 3), INDENT, id="halfway"),
        pytest.param("a:\n  b:\n    - x\n   - y\n", (4, 4), INDENT, id="dash too far left"),
        pytest.param("a: @x\n", (1, 4), WRONG_START, id="at sign"),
        pytest.param("a: x\nb: `x`\n", (2, 4), WRONG_START, id="backtick"),
        pytest.param("a: %x\n", (1, 4), WRONG_START, id="percent sign"),
        pytest.param("a: [b,, c]\n", (1, 7), GENERAL, id="two commas"),
        pytest.param('a: "C:\\dir"\n', (1, 7), GENERAL, id="backslash"),
        pytest.param("a: | x\n", (1, 4), NO_BLOCK, id="text behind a bar"),
    ],
)
def test_syntax_mistake_is_explained_by_its_usual_cause(
    text: str, place: tuple[int, int], words: tuple[str, str]
) -> None:
    source = parse(text, FILE)
    assert source.data is None
    finding = only(source)
    assert said(finding) == ("Y003", place[0], *words)
    assert finding.mark.column == place[1]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a:\n\tb: 1\n", 2),
        ("a: x\nb: 'open\nc: x\n", 2),
        ("titel: x\nbegin wat\nvragen: x\n", 2),
        ("a: x\nb: Let op: bel\n", 2),
        ("a:\n  b: 1\n c: 2\n", 3),
        ("a: x\nb: @x\n", 2),
    ],
)
def test_syntax_mistake_has_its_line_without_the_fast_reader(
    text: str, line: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    finding = only(parse(text, FILE))
    assert (finding.code, finding.mark.line) == ("Y003", line)


@pytest.mark.parametrize(
    "text", ["titel Toeslagen\nbegin: wat\n", "# uitleg\n\ntitel Toeslagen\nbegin: wat\n"]
)
def test_colon_missing_on_the_first_line_is_found_there(text: str) -> None:
    line = text.split("\n").index("titel Toeslagen") + 1
    assert said(only(parse(text, FILE))) == ("Y003", line, "er ontbreekt een dubbele punt", COLON)


def test_colon_missing_on_the_first_line_of_a_block_is_found_there() -> None:
    text = "titel: x\nvragen:\n  wat\n    vraag: x\n    zeg: y\n"
    assert said(only(parse(text, FILE))) == ("Y003", 3, "er ontbreekt een dubbele punt", COLON)


def test_space_missing_after_a_colon_is_found_on_its_line() -> None:
    assert said(only(parse("titel: x\nbegin:wat\nvragen: y\n", FILE))) == (
        "Y003",
        2,
        "achter de dubbele punt ontbreekt een spatie",
        COLON,
    )


@pytest.mark.parametrize("quote", ["'", '"'])
def test_quote_left_open_in_a_flow_list_is_found_where_it_opens(quote: str) -> None:
    text = f"a: x\nb: [y, {quote}z, q]\nc: 2\nd: 3\n"
    assert said(only(parse(text, FILE))) == ("Y003", 2, *QUOTE)


def test_quote_left_open_before_a_line_with_quotes_is_found_where_it_opens() -> None:
    assert said(only(parse('a: x\nb: "y\nc: "z"\nd: 1\n', FILE))) == ("Y003", 2, *QUOTE)


def test_tab_behind_a_dash_is_named() -> None:
    finding = only(parse("a:\n-\tb\n", FILE))
    assert (finding.code, finding.mark.line) == ("Y003", 2)
    assert "tab" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "a: x\nb: [y, z\n",
        "a: x\nb: [y, z\nc: d\n",
        "a: x\nb: {y: z\nc: d\n",
        "a: x\nb: [y, {z: 1]\nc: d\n",
    ],
)
def test_bracket_left_open_is_found_where_it_opens(text: str) -> None:
    finding = only(parse(text, FILE))
    assert (finding.code, finding.mark.line) == ("Y003", 2)
    assert "haakje" in finding.message


@pytest.mark.parametrize("text", ['a: x\nb: "Bel 112" bij gevaar\n', "a: x\nb:\n  - 'Ja' of nee\n"])
def test_text_behind_a_closing_quote_is_no_matter_of_indenting(text: str) -> None:
    finding = only(parse(text, FILE))
    assert (finding.code, finding.mark.line) == ("Y003", len(text.splitlines()))
    assert "aanhalingsteken" in finding.message
    assert "springt" not in finding.message


# What a person means, told from the line itself


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        pytest.param(
            "titel:\u00a0Huren\nbegin: wat\n", (1, 7, 1), FIXED_BEHIND, id="behind a colon"
        ),
        pytest.param(
            "a:\n  - b:\u00a0\u00a01\n    c: 2\n", (2, 7, 2), FIXED_BEHIND, id="behind two"
        ),
        pytest.param(
            "titel: x\nbegin: wat\n\u00a0vragen\n", (3, 1, 1), FIXED_START, id="before a word"
        ),
        pytest.param(
            "a:\n  b: 1\n\u00a0\u00a0c: 2\n", (3, 1, 3), FIXED_START, id="before a key of a block"
        ),
        pytest.param(
            "titel: x\n\u00a0begin: wat\n", (2, 1, 6), FIXED_START, id="before a key that is read"
        ),
        pytest.param(
            "a:\n\u00a0 b: 1\n", (2, 1, 3), FIXED_START, id="before the first key of a block"
        ),
        pytest.param("a: x\n// let op\nb: y\n", (2, 1, 2), COMMENT, id="a comment"),
        pytest.param("a:\n  b: x\n  // let op\n  c: y\n", (3, 3, 2), COMMENT, id="one in a block"),
        pytest.param("a: x\n// let op: dit\nb: y\n", (2, 1, 9), COMMENT, id="one with a colon"),
        pytest.param("a: [Nieuw] hulp\nb: x\n", (1, 4, 7), NO_BRACKET, id="a word in brackets"),
        pytest.param("a:\n  - [Nieuw] hulp\n", (2, 5, 7), NO_BRACKET, id="one in a list"),
        pytest.param("a: > 65 jaar\nb: x\n", (1, 4, 1), NO_BLOCK, id="more than"),
        pytest.param("a:\n  - > 65 jaar\n", (2, 5, 1), NO_BLOCK, id="more than in a list"),
        pytest.param("a: *Vraag*\nb: x\n", (1, 4, 1), NO_STAR, id="a word between stars"),
        pytest.param("a:\n  - *Let op* bel\n", (2, 5, 1), NO_STAR, id="two words between stars"),
        pytest.param("a:\n  - Een\n  -Twee\n  - Drie\n", (3, 3, 1), NO_SPACE, id="a dash"),
        pytest.param("a:\n  - Een\n  -Twee: x\n", (3, 3, 1), NO_SPACE, id="a dash and a colon"),
    ],
)
def test_mistake_is_named_for_what_it_is_on_its_own_line(
    text: str, place: tuple[int, int, int], words: tuple[str, str]
) -> None:
    finding = only(parse(text, FILE))
    assert said(finding) == ("Y003", place[0], *words)
    assert (finding.mark.column, finding.mark.width) == place[1:]


def test_first_dash_without_a_space_is_named_and_not_what_follows_from_it() -> None:
    found = only(parse("doe:\n  -Bel\n  - Schrijf\n", FILE))
    assert (found.code, found.mark.line, found.message) == ("Y013", 2, NO_SPACE[0])


def test_key_behind_a_fixed_space_is_read_on_without_it() -> None:
    source = parse("titel: x\n\u00a0begin: wat\n// let op: dit\nover: y\n", FILE)
    assert source.data == {"titel": "x", "begin": "wat", "over": "y"}
    assert [one.mark.line for one in source.findings] == [2, 3]


@pytest.mark.parametrize(
    "text",
    [
        "a: >\n  Een lange tekst\n",
        "a: |  # zo blijft elke regel staan\n  x\n",
        "a: [Nieuw]\n",
        "a: [Nieuw]  # hulp\n",
        "a: x // y\n",
        "a: https://a.nl\n",
        "a: 3 > 2 * 1\n",
        "a: x\u00a0y\n",
        "a: -5\n",
        "a: =======\n",
        "a: 'x - y'\n",
    ],
)
def test_text_that_only_looks_like_such_a_mistake_is_read(text: str) -> None:
    source = parse(text, FILE)
    assert source.findings == ()
    assert source.data is not None


def test_both_versions_that_git_could_not_merge_are_named_by_their_three_lines() -> None:
    text = "a: x\n<<<<<<< HEAD\nb: y\n=======\nb: z\n>>>>>>> main\nc: d\n"
    found = parse(text, FILE).findings
    assert [said(one) for one in found] == [("Y003", line, *MERGE) for line in (2, 4, 6)]
    assert [(one.mark.column, one.mark.width) for one in found] == [(1, 7)] * 3


# Several mistakes in one file


def places(text: str) -> list[tuple[int, int, str]]:
    """Line, column and message of all that was found in a text."""
    found = parse(text, FILE).findings
    return [(one.mark.line, one.mark.column, one.message) for one in found]


def test_every_mistake_of_a_file_is_told_on_its_own_line() -> None:
    text = """\
titel: Let op: huren
over: 'huren en kopen
begin wat
vragen:
\twat:
    vraag: @wie?
    antwoorden:
      -Ja
      - [Nieuw] nee
// nog doen
adviezen:
  eind: {titel: Klaar
voorbeelden: []
"""
    assert places(text) == [
        (1, 14, "een dubbele punt op een plaats waar dat niet kan"),
        (2, 7, "een aanhalingsteken dat niet wordt gesloten"),
        (3, 6, "er ontbreekt een dubbele punt"),
        (5, 1, TAB[0]),
        (6, 12, WRONG_START[0]),
        (8, 7, NO_SPACE[0]),
        (9, 9, NO_BRACKET[0]),
        (10, 1, COMMENT[0]),
        (12, 9, BRACKET[0]),
    ]


def test_same_mistake_on_many_lines_is_told_on_each() -> None:
    assert [line for line, _, _ in places("a: Let op: x\nb: y\nc: Let op: z\nd: é: f\n")] == [
        1,
        3,
        4,
    ]


def test_what_was_found_before_the_syntax_broke_is_told_too() -> None:
    assert [line for line, _, _ in places("a: x\na: y\nb: “z”\nc: @x\n")] == [2, 3, 4]


def test_file_full_of_mistakes_tells_the_first_twenty() -> None:
    assert [line for line, _, _ in places("".join(f"k{n}: a: b\n" for n in range(60)))] == list(
        range(1, 21)
    )


def test_large_file_full_of_mistakes_tells_the_first_three() -> None:
    text = "".join(f"k{n}: a: b\n" for n in range(20_000))
    assert [line for line, _, _ in places(text)] == [1, 2, 3]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12))
def test_any_mix_of_mistakes_is_told_by_lines_that_are_there(pieces: list[str]) -> None:
    text = "".join(pieces)
    source = parse(text, FILE)
    assert source.data is not None or source.findings
    lines = [one.mark.line for one in source.findings if one.code == "Y003"]
    assert all(1 <= line <= text.count("\n") + 1 for line in lines)
    assert len(source.findings) < 40


# The sentences of the library


CASES = [
    pytest.param(
        "mapping values are not allowed",
        "a: Let op: bel\n",
        (1, "een dubbele punt op een plaats waar dat niet kan", NO_COLON_HERE),
        id="colon in a text",
    ),
    pytest.param(
        "mapping values are not allowed",
        "titel x\nbegin: wat\n",
        (1, "er ontbreekt een dubbele punt", COLON),
        id="key without a colon above a good one",
    ),
    pytest.param(
        "could not find expected ':'",
        "titel: x\nbegin wat\nvragen: x\n",
        (2, "er ontbreekt een dubbele punt", COLON),
        id="key without a colon",
    ),
    pytest.param(
        "simple key",
        "titel: x\nbegin wat\n",
        (2, "er ontbreekt een dubbele punt", COLON),
        id="key without a colon at the end",
    ),
    pytest.param(
        "expected ',' or",
        "a: x\nb: [y, z\nc: d\n",
        (2, *BRACKET),
        id="bracket left open",
    ),
    pytest.param("expected ',' or", "a: {b: c\nd: e\n", (1, *BRACKET), id="brace left open"),
    pytest.param(
        "quoted scalar", "a: x\nb: 'open\nc: x\n", (2, *QUOTE), id="quote that is not closed"
    ),
    pytest.param(
        "end of stream", 'a: "open\nb: x\n', (1, *QUOTE), id="double quote that is not closed"
    ),
    pytest.param(
        "cannot start any token", "a: x\nb: @y\n", (2, *WRONG_START), id="sign that begins no text"
    ),
    pytest.param(
        "cannot start any token",
        "a:\n  -\tb: c\n",
        (
            2,
            "een tab op een plaats waar dat niet kan",
            "Gebruik spaties, geen tabs.",
        ),
        id="tab behind a dash",
    ),
]
BLOCKS = [
    pytest.param("did not find expected key", "a:\n  b: 1\n c: 2\n", (3, *INDENT), id="a key"),
    pytest.param(
        "did not find expected '-' indicator", "a:\n  - b\n  c: 2\n", (3, *INDENT), id="a dash"
    ),
]
"""What only libyaml says so; the slow reader says that it expected the end of a block."""


def sentence(text: str, loader: Any) -> str:
    """What the library itself says of a text."""
    with pytest.raises(yaml.YAMLError) as caught:
        list(yaml.parse(text, Loader=loader))
    error: Any = caught.value
    return f"{error.context}: {error.problem}"


@pytest.mark.parametrize(("fragment", "text", "told"), CASES + BLOCKS)
def test_sentence_of_libyaml_is_what_we_take_it_for(
    fragment: str, text: str, told: tuple[int, str, str]
) -> None:
    """A new libyaml with other words fails here, before a coordinator reads a vague message."""
    assert fragment in sentence(text, yaml.CSafeLoader)
    assert said(only(parse(text, FILE))) == ("Y003", *told)


@pytest.mark.parametrize(("fragment", "text", "told"), CASES)
def test_slow_reader_says_the_same(
    fragment: str, text: str, told: tuple[int, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert fragment in sentence(text, yaml.SafeLoader)
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    assert said(only(parse(text, FILE))) == ("Y003", *told)


def test_key_without_its_colon_behind_a_dash_is_told_on_its_own_line() -> None:
    text = "antwoorden:\n  - antwoord Aanvragen\n    hint: Een deel\n    naar: x\n"
    assert said(only(parse(text, FILE))) == ("Y003", 2, "er ontbreekt een dubbele punt", COLON)


def test_colon_in_the_text_of_an_item_is_no_missing_one() -> None:
    text = "doe:\n  - Kijk goed\n    naar dit punt: het telt\n"
    assert only(parse(text, FILE)).message == "een dubbele punt op een plaats waar dat niet kan"
