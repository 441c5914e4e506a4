"""Changes in a YAML text: what was meant changes, every other line stays as it was."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ido_cli.errors import IdoError
from ido_cli.source.editing import add_items, set_keys
from ido_cli.source.reading import Source, parse

TEXT = """\
# Kop
bibliotheek: Bieb   # naam
partners:
  # eerste
  - id: een
    naam: Eén  # met opmerking
    regio: landelijk
    biedt:
      - a
      - b
    # onder biedt
    telefoon: 0800-0543   # gratis

  # tweede
  - id: twee
    naam: "Twee: 'twee'"
  - {id: drie, naam: Drie}
slot: ja
# Staart
"""


def source(text: str = TEXT) -> Source:
    made = parse(text, Path("partners.yaml"))
    assert made.findings == ()
    return made


def changed_lines(text: str) -> list[tuple[str, str]]:
    old, new = TEXT.split("\n"), text.split("\n")
    assert len(old) == len(new)
    return [(a, b) for a, b in zip(old, new, strict=True) if a != b]


def test_changed_value_leaves_every_other_line_and_its_own_comment() -> None:
    text = set_keys(source(), "partners", {0: {"telefoon": "071 123 45 67"}})
    assert changed_lines(text) == [
        ("    telefoon: 0800-0543   # gratis", "    telefoon: 071 123 45 67   # gratis")
    ]


def test_key_that_was_not_there_comes_after_the_last_of_its_item() -> None:
    text = set_keys(source(), "partners", {0: {"gecontroleerd": "2026-11-24"}})
    assert text == TEXT.replace("   # gratis\n", "   # gratis\n    gecontroleerd: 2026-11-24\n")


def test_list_is_replaced_and_the_comment_below_it_stays() -> None:
    text = set_keys(source(), "partners", {0: {"biedt": ["a", "c"]}})
    assert text == TEXT.replace("    biedt:\n      - a\n      - b\n", "    biedt: [a, c]\n")


def test_first_key_keeps_its_dash() -> None:
    text = set_keys(source(), "partners", {1: {"id": "tweede"}})
    assert changed_lines(text) == [("  - id: twee", "  - id: tweede")]


def test_empty_value_takes_the_key_out() -> None:
    text = set_keys(source(), "partners", {0: {"telefoon": "", "biedt": []}})
    data = parse(text, Path("x")).data
    assert data is not None
    assert dict(data["partners"][0]) == {"id": "een", "naam": "Eén", "regio": "landelijk"}
    assert "# onder biedt" in text


def test_item_in_braces_is_written_anew() -> None:
    text = set_keys(source(), "partners", {2: {"naam": "Derde"}})
    assert "  - id: drie\n    naam: Derde\nslot: ja\n" in text


def test_several_items_change_at_once() -> None:
    text = set_keys(source(), "partners", {0: {"naam": "A"}, 1: {"naam": "B"}, 2: {"naam": "C"}})
    data = parse(text, Path("x")).data
    assert data is not None
    assert [item["naam"] for item in data["partners"]] == ["A", "B", "C"]
    assert text.count("#") == TEXT.count("#")


def test_added_items_stand_behind_the_last_before_the_next_key() -> None:
    text = add_items(
        source(), "partners", [{"id": "vier", "naam": "- vier: #4", "biedt": ["x", "y: z"]}]
    )
    assert '  - id: vier\n    naam: "- vier: #4"\n    biedt: [x, "y: z"]\nslot: ja\n' in text
    assert text.startswith(TEXT[: TEXT.index("slot")])


def test_items_are_added_where_there_was_no_list() -> None:
    text = add_items(source("bibliotheek: Bieb\n"), "partners", [{"id": "een"}])
    assert text == "bibliotheek: Bieb\npartners:\n  - id: een\n"


def test_braces_with_a_comment_inside_are_refused() -> None:
    text = "partners:\n  - {id: een,  # hier\n     naam: Eén}\n"
    with pytest.raises(IdoError, match=r"tussen \{ en \}"):
        set_keys(source(text), "partners", {0: {"naam": "B"}})


VALUES = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12),
    st.lists(
        st.sampled_from(["a", "nee", "0800", "x: y", "# z", "- w", "[q]", "it's", 'zeg "ja"', "é"]),
        min_size=1,
        max_size=4,
    ),
)


@given(
    st.dictionaries(
        st.sampled_from(["naam", "telefoon", "biedt", "nieuw", "bron"]), VALUES, min_size=1
    )
)
def test_any_value_is_read_back_as_it_was_meant(keys: dict[str, str | list[str]]) -> None:
    text = set_keys(source(), "partners", {0: keys, 1: keys})
    data = parse(text, Path("x")).data
    assert data is not None
    for index in (0, 1):
        assert {key: data["partners"][index][key] for key in keys} == keys
    assert dict(data["partners"][2]) == {"id": "drie", "naam": "Drie"}
    assert [line for line in TEXT.split("\n") if line.strip().startswith("#")] == [
        line for line in text.split("\n") if line.strip().startswith("#")
    ]
