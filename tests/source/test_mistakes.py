"""A syntax error of YAML is explained by its usual cause, where a person must look.

Our explanation leans on the sentences of libyaml, so each of them is met here for real.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from ido_cli.source.findings import Finding
from ido_cli.source.reading import Source, parse

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
TAB = ("een tab aan het begin van de regel", "Gebruik spaties om in te springen, geen tabs.")
WRONG_START = ("een tekst mag niet met dit teken beginnen", "Zet aanhalingstekens om de tekst.")


def only(source: Source) -> Finding:
    """The one finding of a source."""
    assert len(source.findings) == 1, source.findings
    return source.findings[0]


def said(finding: Finding) -> tuple[str, int, str, str]:
    """A finding as a coordinator reads it: code, line, message, hint."""
    assert finding.severity.value == "fout"
    return finding.code, finding.mark.line, finding.message, finding.hint


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        pytest.param("a:\n\tb: 1\n", (2, 1), TAB, id="tab"),
        pytest.param("a:\n  b: 1\n\tc: 1\n", (3, 1), TAB, id="tab after spaces"),
        pytest.param("a:\n  \tb: 1\n", (2, 1), TAB, id="tab behind spaces"),
        pytest.param("a: b\n\t\nc: d\n", (2, 1), TAB, id="tab on an empty line"),
        pytest.param('a: "open\nb: x\n', (1, 1), QUOTE, id="double quote"),
        pytest.param("a: x\nb: 'open\nc: x\n", (2, 1), QUOTE, id="single quote"),
        pytest.param(
            'a: x\nb:\n  - "dicht"\n  - "open\n  - x\nc: 3\n', (4, 1), QUOTE, id="quote in a list"
        ),
        pytest.param("a: x\nb: 'foto's meenemen'\n", (2, 1), QUOTE, id="apostrophe between quotes"),
        pytest.param(
            "titel: x\nbegin wat\nvragen: x\n",
            (2, 1),
            ("er ontbreekt een dubbele punt", COLON),
            id="no colon",
        ),
        pytest.param(
            "titel: x\nbegin wat\n",
            (2, 1),
            ("er ontbreekt een dubbele punt", COLON),
            id="no colon at the end",
        ),
        pytest.param(
            "a:\n  b: 1\n  c\n  d: 1\n",
            (3, 1),
            ("er ontbreekt een dubbele punt", COLON),
            id="no colon in a block",
        ),
        pytest.param(
            "begin: x\nvragen\n  wat:\n    vraag: x\n",
            (2, 1),
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
        pytest.param("a: | x\n", (1, 6), GENERAL, id="text behind a bar"),
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
        "er ontbreekt een dubbele punt",
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
