"""What a command shows on stdout: lines, tables, JSON, a text; and the same in a file."""

import io
import json
from pathlib import Path

import pytest
from shown_pages import LONG_WORD, Console

from ido_cli.errors import IdoError
from ido_cli.terminal.output import Column, Output, chosen_format


@pytest.fixture(autouse=True)
def no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    """The colours of the screen do not depend on who runs the tests."""
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


def test_line_is_wrapped_between_words_unless_it_must_stay_one() -> None:
    stream = io.StringIO()
    out = Output(stream, 20)
    out.line("een twee drie vier vijf zes")
    assert [line.rstrip() for line in stream.getvalue().splitlines()] == [
        "een twee drie vier",
        "vijf zes",
    ]
    stream.truncate(0)
    stream.seek(0)
    out.line("/een/heel/lang/pad/naar/een/bestand", wrap=False)
    assert stream.getvalue() == "/een/heel/lang/pad/naar/een/bestand\n"


def test_line_is_shown_to_the_letter_in_all_its_pieces() -> None:
    stream = io.StringIO()
    Output(stream, 80).line("[red]a[/] :boom: ", ("\x1b[31mb\x07", "bold"), ("\tc", "dim"))
    assert stream.getvalue() == "[red]a[/] :boom: [31mb c\n"


def test_empty_line_is_a_line() -> None:
    stream = io.StringIO()
    Output(stream, 80).line()
    assert stream.getvalue() == "\n"


def test_every_line_of_an_indented_text_stands_behind_its_spaces() -> None:
    stream = io.StringIO()
    Output(stream, 30).indented("een tekst die niet op een regel past, met een-streepje erin", 4)
    lines = stream.getvalue().splitlines()
    assert len(lines) > 1
    assert all(line.startswith("    ") and len(line) <= 30 for line in lines)
    assert "een-streepje" in stream.getvalue()


def test_no_letter_of_a_cell_is_lost_on_a_narrow_screen() -> None:
    stream = io.StringIO()
    columns = (Column("woord"), Column("getal", right=True), Column("naam", whole=True))
    Output(stream, 40).table([(LONG_WORD, "7", "Noord"), ("[b]x", "12", "Zuid")], columns)
    lines = stream.getvalue().splitlines()
    assert lines[0].split() == ["woord", "getal", "naam"]
    assert max(len(line) for line in lines) <= 40
    first = "".join(line[: lines[0].index("getal")].strip() for line in lines[1:])
    assert first.startswith(LONG_WORD)
    assert "[b]x" in stream.getvalue()
    assert "…" not in stream.getvalue()


def test_table_without_headings_has_only_its_rows() -> None:
    stream = io.StringIO()
    Output(stream, 40).table([("een", "1")], (Column(), Column()), indent=2)
    (line,) = stream.getvalue().splitlines()
    assert line.startswith("  een")
    assert line.split() == ["een", "1"]


def test_json_keeps_its_letters_and_is_never_wrapped() -> None:
    stream = io.StringIO()
    value = {"naam": "Eén " * 40}
    Output(stream, 40).json(value)
    assert json.loads(stream.getvalue()) == value
    assert "Eén" in stream.getvalue()


def test_old_console_gets_plain_twins() -> None:
    console = Console("ascii")
    out = Output(console, 80)
    out.line("een → twee …")
    out.text("drie › vier\n")
    assert console.getvalue() == "een -> twee ...\ndrie > vier\n"


def test_text_goes_here_or_to_a_file(tmp_path: Path) -> None:
    stream = io.StringIO()
    out = Output(stream, 80)
    out.put("een → twee\n", None)
    assert stream.getvalue() == "een → twee\n"
    out.put("drie → vier\n", tmp_path / "uit.txt")
    assert (tmp_path / "uit.txt").read_text(encoding="utf-8") == "drie → vier\n"
    assert stream.getvalue() == f"een → twee\nOpgeslagen in {tmp_path / 'uit.txt'}.\n"
    with pytest.raises(IdoError) as caught:
        out.put("x", tmp_path / "weg" / "uit.txt")
    assert caught.value.message.endswith("is niet te schrijven: deze map bestaat niet.")


def test_width_is_that_of_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "57")
    assert Output(io.StringIO()).width == 57
    assert Output(io.StringIO(), 33).width == 33


@pytest.mark.parametrize(
    ("asked", "to", "form"),
    [
        (None, None, "tekst"),
        (None, "n.HTML", "html"),
        (None, "n.md", "tekst"),
        (None, "n", "tekst"),
        ("tekst", "n.html", "tekst"),
    ],
)
def test_format_is_what_was_asked_for_else_what_the_ending_tells(
    asked: str | None, to: str | None, form: str
) -> None:
    assert chosen_format(asked, Path(to) if to else None, ("tekst", "html")) == form
