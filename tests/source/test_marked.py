"""Where in a file each value stands: in both styles of YAML, and in every shipped file."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ido_cli.source.findings import Mark
from ido_cli.source.reading import parse, read
from ido_cli.workspace.folder import shipped

FILE = Path("boom.yaml")
BLOCK = """\
titel: Éen titel
"vragen":
  wat:
    'vraag': "Wat?"
    antwoorden:
      - antwoord: Ja   # goed
        naar: een
      -   antwoord: Nee
          naar: >
            twee
            drie
over:
"""
FLOW = """\
{titel: Éen titel, "vragen":
  {wat: {'vraag': "Wat?", antwoorden: [
    {antwoord: Ja, naar: een}, {antwoord: Nee,
     naar: twee}]}}, over: }
"""


@pytest.mark.parametrize(
    ("loc", "key", "value"),
    [
        (("titel",), Mark(1, 1, 5), Mark(1, 8, 9)),
        (("vragen",), Mark(2, 1, 8), Mark(3, 3, 1)),
        (("vragen", "wat"), Mark(3, 3, 3), Mark(4, 5, 1)),
        (("vragen", "wat", "vraag"), Mark(4, 5, 7), Mark(4, 14, 6)),
        (("vragen", "wat", "antwoorden"), Mark(5, 5, 10), Mark(6, 7, 1)),
        (("vragen", "wat", "antwoorden", 0), Mark(6, 9, 1), Mark(6, 9, 1)),
        (("vragen", "wat", "antwoorden", 0, "antwoord"), Mark(6, 9, 8), Mark(6, 19, 2)),
        (("vragen", "wat", "antwoorden", 0, "naar"), Mark(7, 9, 4), Mark(7, 15, 3)),
        (("vragen", "wat", "antwoorden", 1), Mark(8, 11, 1), Mark(8, 11, 1)),
        (("vragen", "wat", "antwoorden", 1, "naar"), Mark(9, 11, 4), Mark(9, 17, 1)),
        (("over",), Mark(12, 1, 4), Mark(12, 6, 1)),
    ],
)
def test_marks_in_block_style(loc: tuple[str | int, ...], key: Mark, value: Mark) -> None:
    source = parse(BLOCK, FILE)
    assert source.findings == ()
    assert (source.mark(loc, of_key=True), source.mark(loc)) == (key, value)


@pytest.mark.parametrize(
    ("loc", "key", "value"),
    [
        (("titel",), Mark(1, 2, 5), Mark(1, 9, 9)),
        (("vragen",), Mark(1, 20, 8), Mark(2, 3, 1)),
        (("vragen", "wat"), Mark(2, 4, 3), Mark(2, 9, 1)),
        (("vragen", "wat", "vraag"), Mark(2, 10, 7), Mark(2, 19, 6)),
        (("vragen", "wat", "antwoorden"), Mark(2, 27, 10), Mark(2, 39, 1)),
        (("vragen", "wat", "antwoorden", 0), Mark(3, 5, 1), Mark(3, 5, 1)),
        (("vragen", "wat", "antwoorden", 1, "antwoord"), Mark(3, 33, 8), Mark(3, 43, 3)),
        (("vragen", "wat", "antwoorden", 1, "naar"), Mark(4, 6, 4), Mark(4, 12, 4)),
        (("over",), Mark(4, 22, 4), Mark(4, 28, 1)),
    ],
)
def test_marks_in_flow_style(loc: tuple[str | int, ...], key: Mark, value: Mark) -> None:
    source = parse(FLOW, FILE)
    assert source.findings == ()
    assert (source.mark(loc, of_key=True), source.mark(loc)) == (key, value)


def test_mark_beyond_what_exists_is_the_deepest_place_that_does() -> None:
    source = parse(BLOCK, FILE)
    assert source.mark(("vragen", "wat", "niets", "verder")) == source.mark(("vragen", "wat"))
    assert source.mark(("vragen", "wat", "antwoorden", 7)) == source.mark(
        ("vragen", "wat", "antwoorden")
    )
    assert source.mark(("titel", 0)) == source.mark(("titel",))
    assert source.mark(()) == Mark(1, 1, 1)


def test_mark_of_a_file_that_holds_nothing_is_its_start() -> None:
    assert parse("- a\n", FILE).mark(("titel",)) == Mark()


def places(
    value: object, loc: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], bool, str]]:
    """Every key and text in a value: its place, whether it is the key, and the text."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*loc, key), True, key
            yield from places(inner, (*loc, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from places(inner, (*loc, number))
    else:
        yield loc, False, str(value)


def test_marks_in_the_shipped_files_point_at_the_text_itself() -> None:
    files = [*sorted((shipped() / "decision_trees").glob("*.yaml")), shipped() / "partners.yaml"]
    assert len(files) > 10
    for file in files:
        source = read(file)
        assert source.data is not None, file
        lines = source.text.split("\n")
        for loc, is_key, text in places(source.data):
            mark = source.mark(loc, of_key=is_key)
            found = lines[mark.line - 1][mark.column - 1 :].lstrip("'\"")
            first = re.split(r"[\s\\'\"]", text, maxsplit=1)[0]
            assert found.startswith((first, "|", ">")), (file, mark, text)
