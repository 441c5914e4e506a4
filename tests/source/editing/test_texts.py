"""Texts in lists of a YAML file: added or taken out in the form that the list has."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ido_cli.errors import IdoError
from ido_cli.source.editing.texts import add_text, remove_text
from ido_cli.source.reading import parse
from source.editing.test_items import source

PHRASES = """\
# Kop
herken:
  # eerst
  toeslagen#aanvragen:
    - een zin   # waarom
    # tussen
    - >
      een lange
      zin
    # onder de zinnen
  digid#kwijt: [pasje weg, "code: kwijt"]  # twee
  digid#leeg: []  # nog niets
  digid#nieuw: nog een
# Staart
"""
AT = "toeslagen#aanvragen"


@pytest.mark.parametrize(
    ("loc", "text", "old", "new"),
    [
        (AT, "erbij", "      zin\n", "      zin\n    - erbij\n"),
        (AT, "a: b # c", "      zin\n", '      zin\n    - "a: b # c"\n'),
        ("digid#kwijt", "nee, weg", ', "code: kwijt"]', ', "code: kwijt", "nee, weg"]'),
        ("digid#nieuw", "en een", "nieuw: nog een", "nieuw: [nog een, en een]"),
        ("digid#leeg", "iets", "leeg: []  # nog niets", "leeg: [iets]  # nog niets"),
        ("spoed#bellen", "help", "nog een\n", "nog een\n  spoed#bellen:\n    - help\n"),
    ],
)
def test_text_is_added_to_a_list_of_any_form(loc: str, text: str, old: str, new: str) -> None:
    assert add_text(source(PHRASES), ("herken", loc), text) == PHRASES.replace(old, new, 1)


def test_new_key_comes_behind_the_key_that_is_named() -> None:
    tree = "adviezen:\n  a:\n    titel: >\n      Een\n      titel\n    verwijs: b\nslot: ja\n"
    made = add_text(source(tree), ("adviezen", "a", "herken"), "een zin", behind="titel")
    assert made == tree.replace("    verwijs", "    herken:\n      - een zin\n    verwijs")


@pytest.mark.parametrize("text", ["", "# kop\n", "# kop\n\n"])
def test_file_without_a_key_gets_all_of_them(text: str) -> None:
    made = add_text(parse(text, Path("x.yaml")), ("herken", AT), "een zin")
    assert made == f"{text.rstrip()}\nherken:\n  {AT}:\n    - een zin\n".lstrip()


@pytest.mark.parametrize(
    "text",
    [
        "herken: {digid#kwijt: weg}\n",
        "herken:\nslot: ja\n",
        "herken: [een, twee]\n",
        f"herken:\n  {AT}: {{een: twee}}\n",
        f"herken:\n  {AT}: [een,  # waarom\n    twee]\n",
        "herken: [half\n",
        "",
    ],
)
def test_text_that_cannot_be_added_safely_is_refused(text: str) -> None:
    made = parse(text or "gewoon een zin\n", Path("x.yaml"))
    with pytest.raises(IdoError):
        add_text(made, ("herken", AT), "een zin")


@pytest.mark.parametrize(
    ("loc", "text", "old", "new"),
    [
        (AT, "een zin", "    - een zin   # waarom\n    # tussen\n", "    # tussen\n"),
        (AT, "een lange zin\n", "    - >\n      een lange\n      zin\n", ""),
        ("digid#kwijt", "pasje weg", "[pasje weg, ", "["),
        ("digid#nieuw", "nog een", "  digid#nieuw: nog een\n", ""),
    ],
)
def test_text_is_taken_out_of_a_list_of_any_form(loc: str, text: str, old: str, new: str) -> None:
    made = remove_text(source(PHRASES), ("herken", loc), text)
    assert made == PHRASES.replace(old, new, 1)


@given(
    texts=st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1),
        min_size=1,
        max_size=4,
    )
)
def test_whatever_is_added_is_read_back_or_refused(texts: list[str]) -> None:
    made = PHRASES
    for text in texts:
        try:
            made = add_text(source(made), ("herken", AT), text)
        except IdoError:
            continue
        data = source(made).data
        assert data is not None
        assert data["herken"][AT][-1] == text
