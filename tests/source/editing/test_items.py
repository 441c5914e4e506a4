"""Changes in items of a YAML text: what was meant changes, every other line stays as it was."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ido_cli.errors import IdoError
from ido_cli.source.editing.items import _checked, add_items, remove_items, set_keys
from ido_cli.source.marked import Source
from ido_cli.source.reading import parse

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
REFUSED = "partners.yaml kan niet veilig worden aangepast."


def source(text: str = TEXT) -> Source:
    made = parse(text, Path("partners.yaml"))
    assert made.findings == ()
    return made


def changed_lines(text: str) -> list[tuple[str, str]]:
    old, new = TEXT.split("\n"), text.split("\n")
    assert len(old) == len(new)
    return [(a, b) for a, b in zip(old, new, strict=True) if a != b]


def test_value_of_two_parts_is_set_changed_and_taken_out() -> None:
    night = {"telefoon": "071 123 45 67", "openingstijden": "ma-vr 17:00-24:00, za: dicht"}
    text = set_keys(source(), "partners", {1: {"buiten_uren": night}})
    data = source(text).data
    assert data is not None
    assert data["partners"][1]["buiten_uren"] == night
    assert set_keys(source(text), "partners", {1: {"buiten_uren": ""}}) == TEXT


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


@settings(
    deadline=None,
    # drawing is slow when other tests keep the processor busy, which says nothing of the edit
    suppress_health_check=[HealthCheck.too_slow],
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


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        pytest.param("partners: [{id: een, naam: A}]\n", {"naam": "B"}, id="list on one line"),
        pytest.param("partners: [{id: een, naam: A}]\n", {"id": "B"}, id="first key on one line"),
        pytest.param(
            "partners:\n  - id: een\n    doet: |\n      x\n      # y\n",
            {"nieuw": "z"},
            id="text that ends as a comment does",
        ),
        pytest.param("partners:\n  - id: een\n", {"naam": "B\x07"}, id="sign that is cleaned"),
        pytest.param("partners:\n  - id: een\n", {"naam": "B\u202e"}, id="sign that turns a line"),
    ],
)
def test_change_that_would_read_back_differently_is_refused(
    text: str, keys: dict[str, str]
) -> None:
    with pytest.raises(IdoError) as caught:
        set_keys(source(text), "partners", {0: keys})
    assert caught.value.message == REFUSED
    assert caught.value.hint == "Pas het bestand zelf aan in een tekstverwerker."


def test_item_behind_a_list_on_one_line_is_refused() -> None:
    with pytest.raises(IdoError) as caught:
        add_items(source("partners: [{id: een}]\n"), "partners", [{"id": "twee"}])
    assert caught.value.message == REFUSED


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TEXT, id="nothing changed"),
        pytest.param(TEXT.replace("naam: Eén", "naam: Een"), id="another value than was meant"),
        pytest.param(
            TEXT.replace("Eén", "B").replace("slot: ja", "slot: nee"), id="another key of the file"
        ),
        pytest.param(TEXT.replace("Eén", "B").replace("id: twee", "id: drie"), id="another item"),
        pytest.param(TEXT.replace("Eén", "B").replace("slot: ja\n", ""), id="a key that is gone"),
        pytest.param(TEXT.replace("Eén", "B") + "slot: ja\n", id="a key that is there twice"),
        pytest.param("- partners\n", id="no keys at all"),
    ],
)
def test_last_guard_refuses_any_text_but_the_one_that_was_meant(text: str) -> None:
    with pytest.raises(IdoError) as caught:
        _checked(source(), "partners", text, {0: {"naam": "B"}}, ())
    assert caught.value.message == REFUSED
    good = TEXT.replace("Eén", "B")
    assert _checked(source(), "partners", good, {0: {"naam": "B"}}, ()) == good


def test_items_are_removed_with_their_lines_and_nothing_else() -> None:
    text = remove_items(source(), "partners", [1])
    assert "- id: twee" not in text
    assert text == TEXT.replace("  - id: twee\n    naam: \"Twee: 'twee'\"\n", "")
    assert "partners" not in remove_items(source(), "partners", [0, 1, 2])
    assert remove_items(source(), "partners", [0, 1, 2]).startswith("# Kop\nbibliotheek: Bieb")
