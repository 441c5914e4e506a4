"""Parts of a self-contained HTML page: nothing from elsewhere, and every text escaped."""

from pathlib import Path

import pytest

from ido_cli.pages.page_parts import head_row, header, items, name, number, page, paragraph, safe

HOSTILE = "<script>alert('x')</script> & \"co\""
ESCAPED = "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; &amp; &quot;co&quot;"


def test_page_is_dutch_and_loads_nothing() -> None:
    made = page("Netwerk", "<h1>Netwerk</h1>")
    assert made.startswith('<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">')
    assert "<title>Netwerk</title>" in made
    assert "<h1>Netwerk</h1>" in made
    for outside in ("src=", "href=", "@import", "url(", "<script"):
        assert outside not in made


def test_script_stands_on_the_page_only_when_there_is_one() -> None:
    assert page("T", "", "let x = 1;\n").count("<script>\nlet x = 1;\n</script>") == 1


@pytest.mark.parametrize(
    "made",
    [page(HOSTILE, ""), paragraph(HOSTILE), items(HOSTILE, (HOSTILE,)), header(HOSTILE, HOSTILE)],
    ids=["page", "paragraph", "items", "header"],
)
def test_text_is_shown_to_the_letter(made: str) -> None:
    assert ESCAPED in made
    assert "<script>alert" not in made


def test_what_is_empty_takes_no_room() -> None:
    assert (paragraph(""), items("Neem mee", ())) == ("", "")


def test_steps_are_numbered_and_other_lists_are_not() -> None:
    assert items("Nu doen", ("een", "twee"), ordered=True) == (
        "<p><strong>Nu doen</strong></p>\n<ol><li>een</li><li>twee</li></ol>\n"
    )
    assert "<ul><li>een</li></ul>" in items("Neem mee", ("een",))
    assert paragraph("let op", "quiet") == '<p class="quiet">let op</p>\n'


def test_control_signs_never_reach_a_page() -> None:
    assert safe("een\x1b[31m \u202etwee\x00") == "een[31m twee"
    assert name("\u05d0\u2066<b>") == "<bdi>\u05d0&lt;b&gt;</bdi>"


def test_page_has_its_own_style_after_the_common_one(tmp_path: Path) -> None:
    own = tmp_path / "own.css"
    own.write_text(".own { color: red; }\n", encoding="utf-8")
    made = page("T", "$title", style=own)
    assert made.index(":root") < made.index(".own { color: red; }") < made.index("</style>")
    assert "<body>\n$title\n" in made


def test_column_without_a_name_has_no_heading() -> None:
    assert head_row("nu", "") == '<thead><tr><th scope="col">nu</th><td></td></tr></thead>\n'


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "0"), (1234567, "1.234.567"), (1.0, "1"), (1.25, "1,25"), (12345.5, "12.345,5")],
)
def test_number_is_written_as_in_dutch(value: float, words: str) -> None:
    assert number(value) == words
