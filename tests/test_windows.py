"""Windows by simulation: the core of what a library does there, as far as it can be seen here.

`sys.platform` says win32, so that each road of ours for Windows is taken. Paths stay those of the
machine that tests; what differs in them is tested with the paths of Windows as values.
"""

import ast
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from conftest import DIGID, Ido, MakeWorkspace, surroundings
from shown_pages import Console

import ido_cli
from ido_cli.settings import take_settings
from ido_cli.terminal.screen import fits
from ido_cli.trees.other_languages import LANGUAGES_FILE
from ido_cli.workspace.folder import shipped

PACKAGE: Final = Path(ido_cli.__file__).parent
RESERVED: Final = ("con", "nul", "aux", "prn", "com1", "lpt9")
CODE_PAGES: Final = ("cp437", "cp850", "cp1252")
"""What consoles of Windows speak: the old ones of DOS, and that of its own programs."""


@pytest.fixture
def windows(ido: Ido, monkeypatch: pytest.MonkeyPatch) -> Ido:
    """Runs `ido` as on Windows; what is loaded by all commands is loaded before that."""
    ido("bomen")
    ido("herken", "huurtoeslag")
    ido("start", "--boom", "spoed", "-a", "ja", "--afloop", "doorverwezen", "--niet-bewaren")
    monkeypatch.setattr(sys, "platform", "win32")
    return ido


@pytest.fixture
def crlf(make_workspace: MakeWorkspace) -> Path:
    """A workspace as an editor of Windows keeps it: lines end in two signs."""
    folder = make_workspace(name="windows")
    for path in (folder / "partners.yaml", *(folder / "decision_trees").iterdir()):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    return folder


# The core, from a workspace of one's own to a summary


def test_own_workspace_a_tree_and_a_visit_go_as_elsewhere(windows: Ido, tmp_path: Path) -> None:
    own = tmp_path / "Onze bieb"
    windows("init", str(own), "--bibliotheek", "Bieb", "--gemeente", "Leiden", typed="Balie\n")
    windows("bomen", "nieuw", "bibliotheekpas", "--map", str(own))
    windows("bomen", "controleer", "bibliotheekpas", "--map", str(own))
    road = ("start", "--boom", "spoed", "-a", "ja", "--afloop", "doorverwezen")
    windows(*road, "--export", str(tmp_path / "samenvatting.md"))
    assert "Bel 112" in (tmp_path / "samenvatting.md").read_text(encoding="utf-8")
    assert "Spoed" in windows("sessies", "toon", typed="").out


def test_practice_goes_as_elsewhere(windows: Ido) -> None:
    got = windows("oefen", "spoed", typed="Ja\n1\nJa\n1\n")
    assert " 1 van 2 goed, 1 bijna.\n" in got.out


# Names that are devices there


@pytest.mark.parametrize("name", RESERVED)
def test_new_tree_with_the_name_of_a_device_is_refused_everywhere(ido: Ido, name: str) -> None:
    """Also elsewhere: a workspace is shared with libraries on Windows."""
    got = ido("bomen", "nieuw", name, code=2)
    assert got.err == (
        f'ido: "{name}" kan geen naam van een boom zijn.\n'
        "     Windows gebruikt die naam zelf. Kies een andere, zoals mijn-boom.\n"
    )


@pytest.mark.parametrize("name", ["con", "nul"])
def test_tree_with_the_name_of_a_device_is_a_finding(
    ido: Ido, make_workspace: MakeWorkspace, name: str
) -> None:
    folder = make_workspace({"digid": DIGID, name: DIGID})
    got = ido("bomen", "controleer", "--map", str(folder), code=1)
    assert f'"{name}" kan geen naam van een boom zijn' in got.out


@pytest.mark.parametrize("name", ["con", "NUL", "bieb.", "bieb "])
def test_workspace_with_a_name_that_cannot_be_is_refused(
    windows: Ido, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / name
    got = windows("init", str(folder), "--bibliotheek", "B", "--gemeente", "Leiden", code=2)
    assert got.err.startswith(f'ido: "{name}" kan op Windows geen naam zijn.\n')
    assert not folder.exists()


def test_export_with_the_name_of_a_device_is_refused_before_the_visit(
    windows: Ido, tmp_path: Path
) -> None:
    path = tmp_path / "NUL.txt"
    got = windows("start", "--boom", "spoed", "--export", str(path), code=2)
    assert got.err.startswith('ido: "NUL.txt" kan op Windows geen naam zijn.\n')
    assert "Is er nu gevaar?" not in got.out


def test_note_with_a_name_that_cannot_be_is_refused(windows: Ido, tmp_path: Path) -> None:
    windows("start", "--boom", "spoed", "-a", "ja", "--afloop", "doorverwezen")
    got = windows("sessies", "briefje", "--uit", str(tmp_path / "aux.html"), code=2)
    assert got.err.startswith('ido: "aux.html" kan op Windows geen naam zijn.\n')


# Line ends


def test_workspace_with_windows_line_ends_is_checked_the_same(ido: Ido, crlf: Path) -> None:
    assert ido("bomen", "controleer").out == ido("bomen", "controleer", "--map", str(crlf)).out


def test_change_in_place_keeps_windows_line_ends(ido: Ido, crlf: Path) -> None:
    file = crlf / "partners.yaml"
    before = file.read_bytes()
    ido("partners", "gecontroleerd", "wijkteam", "--map", str(crlf))
    after = file.read_bytes()
    assert after != before
    assert after.count(b"\r\n") == after.count(b"\n")
    changed = [
        (old, new)
        for old, new in zip(before.split(b"\r\n"), after.split(b"\r\n"), strict=True)
        if old != new
    ]
    assert len(changed) == 1


def test_import_keeps_windows_line_ends(ido: Ido, crlf: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "partners.csv"
    sheet.write_text("naam;telefoon\nWijkteam;071 123 45 67\n", encoding="utf-8")
    ido("partners", "importeer", str(sheet), "--ja", "--map", str(crlf))
    after = (crlf / "partners.yaml").read_bytes()
    assert b"071" in after
    assert after.count(b"\r\n") == after.count(b"\n")


# Paths


@pytest.mark.parametrize(
    "folder", ["C:\\Bieb\\onze map", "D:/bieb", "\\\\server\\delen\\bieb", "C:bieb"]
)
@pytest.mark.parametrize("form", ["--map={}", "--map {}"])
def test_map_with_a_drive_and_backslashes_stays_as_it_was_typed(folder: str, form: str) -> None:
    words = [word.replace("{}", folder) for word in form.split(" ")]
    settings, rest = take_settings([*words, "bomen"], surroundings(stdin=io.StringIO()))
    assert (settings.map, rest) == (folder, ["bomen"])


def test_map_with_a_drive_that_is_not_there_is_told(ido: Ido) -> None:
    got = ido("bomen", "--map", "Q:\\bieb", code=2)
    assert got.err.startswith('ido: In de map "Q:\\bieb" staat geen inrichting.\n')


# Consoles


def shown_strings() -> Iterator[tuple[str, str]]:
    """The texts in the code that people read in a terminal, each with its module.

    Not the words of a note in other languages, which have letters of their own.
    """
    rooms = ("terminal", "desk", "views", "report", "referral", "checks", "commands", "errors.py")
    for path in sorted(path for room in rooms for path in _modules(PACKAGE / room)):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield from () if id(node) in said else ((path.name, node.value),)


def _modules(path: Path) -> list[Path]:
    every = [path] if path.is_file() else list(path.rglob("*.py"))
    return [one for one in every if one.name != "note_words.py"]


@pytest.mark.parametrize("code_page", CODE_PAGES)
def test_every_sign_of_ours_has_a_twin_on_an_old_console(code_page: str) -> None:
    texts = list(shown_strings())
    trees = (shipped() / "decision_trees").glob("*.yaml")
    # what visitors say in Arabic or Polish no old console can show
    ours = (path for path in trees if path.name != LANGUAGES_FILE)
    shown = (*ours, shipped() / "partners.yaml")
    texts += [(path.name, path.read_text(encoding="utf-8")) for path in shown]
    lacking = {
        (name, sign)
        for name, text in texts
        for sign in fits(text, Console(code_page))
        if not sign.isascii() and sign.isprintable() and sign.encode(code_page, "replace") == b"?"
    }
    assert lacking == set()


@pytest.mark.parametrize("code_page", CODE_PAGES)
def test_signs_that_an_editor_makes_have_a_twin(code_page: str) -> None:
    text = fits("„Ja” – ‘nee’ — “x” • € 5 → ✓ …", Console(code_page))
    assert "?" not in text.encode(code_page, "replace").decode(code_page)


@pytest.mark.parametrize("code_page", CODE_PAGES)
def test_visit_and_practice_lose_no_sign_on_an_old_console(
    windows: Ido, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code_page: str
) -> None:
    """What a console lacks becomes a question mark: so there are as many as in UTF-8."""
    marks = []
    for encoding in ("utf-8", code_page):
        raw = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding))
        where = ("--gegevens", str(tmp_path / encoding), "--balie", "noord")
        windows("start", "--boom", "toeslagen", *where, typed="1\n1\na\n1\n1\n1\nq\n")
        windows("oefen", "spoed", "--volgorde", "1", *where, typed="Ja\n2\n1\nJa\n1\n")
        shown = raw.getvalue().decode(encoding)
        assert "Een toeslag aanvragen" in shown
        assert "van 2 goed" in shown
        marks.append(shown.count("?"))
    assert marks[0] == marks[1]
