"""The pictures of screens show what the program shows now, to everybody, and fetch nothing."""

import re
import sys
from pathlib import Path
from typing import Final

import pytest

import ido_cli

CHECKOUT: Final = Path(ido_cli.__file__).parent.parent
FOLDER: Final = CHECKOUT / "docs" / "pictures"
LEAST_CONTRAST: Final = 4.5
"""WCAG 2.2, 1.4.3: so many times lighter or darker than its ground a text is at least."""

if not FOLDER.is_dir():
    pytest.skip(
        "the pictures stand in a checkout, not in an installed package", allow_module_level=True
    )
if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminal for pexpect", allow_module_level=True)

sys.path.insert(0, str(CHECKOUT / "docs"))
import pictures  # noqa: E402  # after the way to it
from defusedxml import ElementTree  # noqa: E402
from pictures import Picture, Style, drawn, text_of  # noqa: E402

KEPT: Final = sorted(FOLDER.glob("*.svg"))


@pytest.fixture(scope="module")
def now(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Picture]:
    """The pictures of the program as it is now."""
    taken = pictures.taken(tmp_path_factory.mktemp("beelden"))
    return {picture.name: picture for picture in taken}


def test_pictures_show_what_the_program_shows_now(now: dict[str, Picture]) -> None:
    kept = {path.stem: text_of(path.read_text(encoding="utf-8")) for path in KEPT}
    shown = {name: picture.lines for name, picture in now.items()}
    assert kept == shown, "draw them again with: python docs/pictures.py"


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_picture_fetches_nothing_and_runs_nothing(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace('"http://www.w3.org/2000/svg"', "")
    assert (
        re.findall(r"https?://(?!texel\.example)\S+|url\(|@import|href|<script|<image", text) == []
    )


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_picture_says_what_it_is_to_who_does_not_see_it(path: Path) -> None:
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    name = "{http://www.w3.org/2000/svg}"
    assert root.get("role") == "img"
    labels = {one.get("id"): one.text for one in root if one.tag in (f"{name}title", f"{name}desc")}
    assert [labels[one] for one in root.get("aria-labelledby", "").split()] == list(labels.values())
    assert all(text and len(text) > 10 for text in labels.values())


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_text_can_be_read_on_a_light_and_on_a_dark_ground(path: Path) -> None:
    style = path.read_text(encoding="utf-8").partition("<style>")[2].partition("</style>")[0]
    for ground in style.split("@media"):
        (behind,) = re.findall(r"rect\{fill:(#\w{6})", ground)
        colours = re.findall(r"\.c-\w+\{fill:(#\w{6})", ground)
        assert colours
        assert [one for one in colours if contrast(one, behind) < LEAST_CONTRAST] == []


def contrast(one: str, other: str) -> float:
    """How much lighter one colour is than the other, as WCAG 2.2 reckons it: 1 to 21."""
    lights = sorted(_luminance(colour) for colour in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrast_of_black_and_white_and_of_the_same() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1


def test_signs_of_xml_are_shown_as_they_are() -> None:
    row = (("  a < b & ", Style(dim=True)), ('"c" ]]>', Style("red", bold=True)))
    svg = drawn(Picture("proef", "Titel <b>", "Uitleg & meer", (row, ())))
    assert text_of(svg) == ['  a < b & "c" ]]>', ""]
    assert "Titel &lt;b&gt;" in svg


def test_every_picture_is_in_the_docs_with_words_for_who_does_not_see_it() -> None:
    used: dict[str, str] = {}
    for page in (CHECKOUT / "README.md", CHECKOUT / "docs" / "handleiding.md"):
        text = page.read_text(encoding="utf-8")
        for alt, place in re.findall(r"!\[([^\]]*)\]\(([^)]+\.svg)\)", text):
            used[(page.parent / place).resolve().stem] = alt
            assert (page.parent / place).is_file()
    assert set(used) == {path.stem for path in KEPT}
    assert [name for name, alt in used.items() if len(alt) < 20] == []
