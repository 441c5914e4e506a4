"""Changes in keys of a YAML file: what was meant changes, every other line stays as it was."""

import pytest

from ido_cli.errors import IdoError
from ido_cli.source.editing.keys import add_keys, remove_keys, set_list
from source.editing.test_items import REFUSED, TEXT, source


def test_keys_of_a_mapping_are_removed() -> None:
    made = source("a: 1\nm:\n  x: 1   # eerst\n  y: >-\n    lang\n    stuk\n  z: 3\nb: 2\n")
    assert remove_keys(made, "m", ["y"]) == "a: 1\nm:\n  x: 1   # eerst\n  z: 3\nb: 2\n"
    assert remove_keys(made, "m", ["x", "z", "y"]) == "a: 1\nb: 2\n"


def test_keys_of_the_file_are_added_behind_another() -> None:
    text = add_keys(source(), "bibliotheek", {"basis": "landelijk", "uit": ["a", "b"]})
    assert text == TEXT.replace("# naam\n", "# naam\nbasis: landelijk\nuit: [a, b]\n")


def test_removal_that_is_not_safe_is_refused() -> None:
    made = source("m: {x: 1, y: 2}\n")
    with pytest.raises(IdoError, match="kan niet veilig"):
        remove_keys(made, "m", ["x"])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("regios: [Noord]  # hier\n", "regios: [Noord, Bergen (L)]  # hier\n"),
        ("regios: Noord\n", "regios: [Noord, Bergen (L)]\n"),
        ("regios:\n  - Noord\n# onder\n", "regios: [Noord, Bergen (L)]\n# onder\n"),
    ],
)
def test_list_at_the_top_is_set_and_every_other_line_stays(before: str, after: str) -> None:
    assert set_list(source(before + TEXT), "regios", ["Noord", "Bergen (L)"]) == after + TEXT


def test_list_at_the_end_of_a_file_is_set() -> None:
    assert set_list(source("a: b\nregios: [Noord]"), "regios", ["Zuid"]) == "a: b\nregios: [Zuid]"


def test_list_with_a_comment_inside_is_left_to_the_person() -> None:
    with pytest.raises(IdoError) as caught:
        set_list(source("regios:\n  - Noord  # stad\n  - Zuid\n"), "regios", ["Noord", "Oost"])
    assert caught.value.message == "Bij regios staat een opmerking tussen de regels."
    assert caught.value.hint == "Zet dit er zelf bij: Noord, Oost."


def test_list_that_would_read_back_differently_is_refused() -> None:
    with pytest.raises(IdoError) as caught:
        set_list(source("regios: [Noord]\n"), "regios", ["Zuid\u202e"])
    assert caught.value.message == REFUSED
