"""Parts of a self-contained HTML page: nothing from elsewhere, and every text escaped."""

import pytest

from ido_cli.pages.page_parts import items, page, paragraph

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
    [page(HOSTILE, ""), paragraph(HOSTILE), items(HOSTILE, (HOSTILE,))],
    ids=["page", "paragraph", "items"],
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
