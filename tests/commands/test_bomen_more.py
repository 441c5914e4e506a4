"""`ido bomen` for a coordinator.

They draw, read the routes, compare two versions, write a schema, and keep an eye on each save.
"""

import errno
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from conftest import DIGID, DIRECTORY, TREE, Ido, MakeWorkspace
from terminals import CTRL_C, Terminal, environment

from ido_cli.main import run
from ido_cli.workspace import scaffold

SMALL: Final = {"toeslagen": TREE, "digid": DIGID}
BROKEN: Final = TREE.replace("naar: terugbetalen}", "naar: terugbetaleen}")
BROKEN_LINE: Final = TREE.split("naar: terugbetalen}")[0].count("\n") + 1
LEFT_OUT: Final = (
    'Niet gebruikt, want er zit een fout in: {}. Bekijk ze met "ido bomen controleer".\n'
)


def edited(old: str, new: str, text: str = TREE) -> str:
    """A tree in which `old` reads `new`."""
    assert old in text
    return text.replace(old, new)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test runs in a folder of its own."""
    monkeypatch.chdir(tmp_path)


# toon


def test_toon_draws_a_tree_as_text(ido: Ido) -> None:
    assert ido("bomen", "toon", "toeslagen").out == (
        "Toeslagen (toeslagen)\n"
        "└── Wat wil de klant?\n"
        "    ├── Een toeslag aanvragen\n"
        "    │   └── Heeft de klant een DigiD?\n"
        "    │       ├── Ja\n"
        "    │       │   └── → Een toeslag aanvragen\n"
        "    │       ├── Nee\n"
        "    │       │   └── → Een toeslag aanvragen\n"
        "    │       └── Weet niet\n"
        "    │           └── → Samen uitzoeken\n"
        "    ├── Terugbetalen\n"
        "    │   └── → Toeslag terugbetalen\n"
        "    └── Weet niet\n"
        "        └── → Samen uitzoeken\n"
    )


def test_toon_names_a_question_that_was_drawn_before_and_a_jump(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    tree = edited(
        "{antwoord: Weet niet, naar: samen}\n  heeft_digid",
        "{antwoord: Weet niet, naar: heeft_digid}\n  heeft_digid",
    )
    tree = edited("naar: terugbetalen}", "naar: digid#wat}", tree)
    out = ido(
        "bomen",
        "toon",
        "toeslagen",
        "--map",
        str(make_workspace({"toeslagen": tree}, name="ander")),
    ).out
    assert out.count("Heeft de klant een DigiD?") == 2
    assert "    └── Weet niet\n        └── (zie hierboven: Heeft de klant een DigiD?)\n" in out
    assert "    │   └── → digid#wat\n" in out


def test_toon_shows_what_looks_like_markup_and_no_control_signs(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    tree = edited("vraag: Wat wil de klant?", 'vraag: "[red]Wat[/] :smile: wil je?"')
    out = ido("bomen", "toon", "t", "--map", str(make_workspace({"t": tree}, name="ander"))).out
    assert "└── [red]Wat[/] :smile: wil je?\n" in out
    assert "\x1b" not in out


@pytest.mark.parametrize(
    ("form", "begin", "part"),
    [
        ("mermaid", "flowchart TD\n", '    n1 -->|"Terugbetalen"| n4\n'),
        ("dot", 'digraph "toeslagen" {\n', '    n1 -> n4 [label="Terugbetalen"];\n'),
        ("html", "<!doctype html>\n", "<strong>Terugbetalen</strong>"),
        ("tekst", "Toeslagen (toeslagen)\n", "├── Terugbetalen\n"),
    ],
)
def test_toon_draws_in_each_format_on_stdout_and_in_a_file(
    ido: Ido, tmp_path: Path, form: str, begin: str, part: str
) -> None:
    shown = ido("bomen", "toon", "toeslagen", "--formaat", form)
    assert shown.out.startswith(begin)
    assert part in shown.out
    assert shown.err == ""
    to = tmp_path / f"uit.{form}"
    written = ido("bomen", "toon", "toeslagen", "--formaat", form, "--uit", str(to))
    assert (written.out, written.err) == ("", "")
    assert to.read_bytes() == shown.out.encode("utf-8")
    assert {path.name for path in tmp_path.iterdir()} == {"inrichting", to.name}


def test_toon_all_trees_on_one_page(ido: Ido) -> None:
    out = ido("bomen", "toon", "--alle", "--formaat", "html").out
    assert out.count("<section ") == 3
    assert "<h1>Beslisbomen van Testbieb</h1>" in out


def test_toon_all_trees_can_only_be_html(ido: Ido) -> None:
    for form in ("tekst", "mermaid", "dot"):
        result = ido("bomen", "toon", "--alle", "--formaat", form, code=2)
        assert (
            result.err
            == "ido: Alle bomen samen kan alleen als html.\n     Voeg --formaat html toe.\n"
        )
        assert result.out == ""


def test_toon_all_trees_names_the_tree_that_is_left_out(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    folder = make_workspace({"toeslagen": BROKEN, "digid": DIGID}, name="ander")
    result = ido("bomen", "toon", "--alle", "--formaat", "html", "--map", str(folder))
    assert result.out.count("<section ") == 1
    assert result.err == LEFT_OUT.format("toeslagen")


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (
            (),
            "Welke boom wilt u zien?",
            'Noem een boom, of kies alles met "--alle --formaat html".',
        ),
        (("toeslage",), 'Ik ken geen boom "toeslage".', 'Bedoelde u "toeslagen"?'),
        (("xyz",), 'Ik ken geen boom "xyz".', 'Bekijk alle bomen met "ido bomen".'),
        (("../partners",), 'Ik ken geen boom "../partners".', 'Bekijk alle bomen met "ido bomen".'),
        (
            ("digid", "--formaat", "svg"),
            'Ik ken geen formaat "svg".',
            "Kies uit: tekst, mermaid, dot, html.",
        ),
        (("digid", "--formaat", "htm"), 'Ik ken geen formaat "htm".', 'Bedoelde u "html"?'),
        (
            ("digid", "--formaat", ""),
            'Ik ken geen formaat "".',
            "Kies uit: tekst, mermaid, dot, html.",
        ),
    ],
)
def test_toon_says_what_is_wrong(ido: Ido, words: tuple[str, ...], message: str, hint: str) -> None:
    result = ido("bomen", "toon", *words, code=2)
    assert result.err == f"ido: {message}\n     {hint}\n"
    assert result.out == ""


def test_toon_of_a_tree_with_an_error_names_it(ido: Ido, make_workspace: MakeWorkspace) -> None:
    folder = make_workspace({"toeslagen": BROKEN}, name="ander")
    result = ido("bomen", "toon", "toeslagen", "--map", str(folder), code=1)
    assert result.err == (
        'ido: De boom "toeslagen" heeft een fout: onbekend doel "terugbetaleen" (regel '
        f"{BROKEN_LINE}).\n"
        '     Bekijk alles met "ido bomen controleer toeslagen".\n'
    )


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_toon_draws_plain_lines_where_the_console_has_no_others(
    make_workspace: MakeWorkspace, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    folder = make_workspace(SMALL, name="ander")
    console = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="")
    monkeypatch.setattr(sys, "stdout", console)
    assert run(["bomen", "toon", "digid", "--map", str(folder)]) == 0
    console.seek(0)
    lines = console.read().splitlines()
    assert lines[0] == "DigiD (digid)"
    assert lines[1].endswith("-- Heeft de klant een DigiD?")
    assert [line for line in lines if "?" in line] == [lines[1]], (
        "the lines of the drawing became question marks"
    )
    assert [line.rpartition("-- ")[2] for line in lines[2:]] == [
        "Ja",
        "-> Inloggen",
        "Nee",
        "-> DigiD aanvragen",
        "Weet niet",
        "-> DigiD aanvragen",
    ]


# --uit


def test_uit_overwrites_an_older_drawing(ido: Ido, tmp_path: Path) -> None:
    to = tmp_path / "boom.mmd"
    to.write_text("oud" * 10_000, encoding="utf-8")
    ido("bomen", "toon", "digid", "--formaat", "mermaid", "--uit", str(to))
    assert to.read_text(encoding="utf-8").startswith("flowchart TD\n")
    assert "oud" not in to.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("to", "reason"),
    [
        ("er/is/geen/map.html", errno.ENOENT),
        ("bestand/onder.html", errno.ENOTDIR),
        ("inrichting", errno.EISDIR),
        (".", errno.EISDIR),
        ("", errno.EISDIR),
        (os.sep, errno.EISDIR),
        ("a" * 300, errno.ENAMETOOLONG),
    ],
    ids=["no folder", "below a file", "a folder", "here", "empty", "root", "too long"],
)
def test_uit_to_an_unwritable_path_says_so_in_dutch_and_leaves_nothing(
    ido: Ido, tmp_path: Path, to: str, reason: int
) -> None:
    ido("bomen")
    (tmp_path / "bestand").write_text("van ons", encoding="utf-8")
    before = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*"))
    result = ido("bomen", "toon", "digid", "--formaat", "html", "--uit", to, code=1)
    first, second = result.err.splitlines()
    assert first.startswith(f"ido: {Path(to)} is niet te schrijven")
    assert second == "     Kies een map waar u mag schrijven."
    assert os.strerror(reason) not in first, "the reason is in English"
    assert result.out == ""
    assert sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*")) == before
    assert (tmp_path / "bestand").read_text(encoding="utf-8") == "van ons"


# routes


def test_routes_writes_every_route_as_a_line(ido: Ido) -> None:
    assert ido("bomen", "routes", "toeslagen").out == (
        "Toeslagen › Wat wil de klant? Een toeslag aanvragen › Heeft de klant een DigiD? "
        "Ja → Een toeslag aanvragen\n"
        "Toeslagen › Wat wil de klant? Een toeslag aanvragen › Heeft de klant een DigiD? "
        "Nee → Een toeslag aanvragen\n"
        "Toeslagen › Wat wil de klant? Een toeslag aanvragen › Heeft de klant een DigiD? "
        "Weet niet → Samen uitzoeken\n"
        "Toeslagen › Wat wil de klant? Terugbetalen → Toeslag terugbetalen\n"
        "Toeslagen › Wat wil de klant? Weet niet → Samen uitzoeken\n"
    )


def test_routes_of_all_trees_or_of_some(ido: Ido) -> None:
    starts = [line.split(" › ")[0] for line in ido("bomen", "routes").out.splitlines()]
    assert starts == ["DigiD"] * 3 + ["Spoed"] * 3 + ["Toeslagen"] * 5
    some = [
        line.split(" › ")[0] for line in ido("bomen", "routes", "spoed", "digid").out.splitlines()
    ]
    assert some == ["Spoed"] * 3 + ["DigiD"] * 3


def test_routes_go_through_jumps(ido: Ido, make_workspace: MakeWorkspace) -> None:
    folder = make_workspace(
        {"toeslagen": edited("naar: terugbetalen}", "naar: digid#wat}"), "digid": DIGID},
        name="ander",
    )
    lines = ido("bomen", "routes", "toeslagen", "--map", str(folder)).out.splitlines()
    assert (
        lines[3]
        == "Toeslagen › Wat wil de klant? Terugbetalen › Heeft de klant een DigiD? Ja → Inloggen"
    )
    rows = json.loads(ido("bomen", "routes", "toeslagen", "--json", "--map", str(folder)).out)
    assert rows[3]["boom"] == "toeslagen"
    assert rows[3]["advies"] == "digid#inloggen"


def test_routes_as_json(ido: Ido) -> None:
    result = ido("bomen", "routes", "digid", "--json")
    assert json.loads(result.out) == [
        {
            "boom": "digid",
            "antwoorden": [{"boom": "digid", "vraag": "wat", "antwoord": key}],
            "advies": f"digid#{advice}",
            "zin": f"DigiD › Heeft de klant een DigiD? {text} → {title}",
        }
        for key, text, advice, title in (
            ("ja", "Ja", "inloggen", "Inloggen"),
            ("nee", "Nee", "aanvragen", "DigiD aanvragen"),
            ("weet-niet", "Weet niet", "aanvragen", "DigiD aanvragen"),
        )
    ]
    assert result.err == ""


def test_routes_without_trees_are_none(ido: Ido, make_workspace: MakeWorkspace) -> None:
    folder = str(make_workspace({}, name="ander"))
    assert ido("bomen", "routes", "--map", folder).out == ""
    assert json.loads(ido("bomen", "routes", "--json", "--map", folder).out) == []


def test_routes_of_a_tree_that_is_not_there_names_the_nearest(ido: Ido) -> None:
    result = ido("bomen", "routes", "digid", "spoet", code=2)
    assert result.err == 'ido: Ik ken geen boom "spoet".\n     Bedoelde u "spoed"?\n'
    assert result.out == ""


def test_routes_name_the_tree_that_is_left_out(ido: Ido, make_workspace: MakeWorkspace) -> None:
    folder = make_workspace({"toeslagen": BROKEN, "digid": DIGID}, name="ander")
    result = ido("bomen", "routes", "--map", str(folder))
    assert len(result.out.splitlines()) == 3
    assert result.err == LEFT_OUT.format("toeslagen")


# vergelijk

CHANGED: Final = (
    TREE.replace("{antwoord: Nee, naar: aanvragen}", "{antwoord: Nee, naar: samen}")
    .replace("antwoord: Terugbetalen,", "antwoord: Geld terug,")
    .replace(
        "let_op: Aanvragen kan tot 1 september van het jaar erna.",
        "let_op: [Let op de brief., Bel vandaag.]",
    )
    .replace(
        "titel: Samen uitzoeken\n    verwijs: [formulierenhulp]",
        "titel: Samen kijken\n    verwijs: [gemeente, formulierenhulp]",
    )
)
CHANGES: Final = """\
erbij    Toeslagen › Wat wil de klant? Geld terug → Toeslag terugbetalen
weg      Toeslagen › Wat wil de klant? Terugbetalen → Toeslag terugbetalen
anders   Toeslagen › Wat wil de klant? Een toeslag aanvragen › Heeft de klant een DigiD? \
Nee → Samen kijken
         was: Een toeslag aanvragen
advies   toeslagen#aanvragen: Een toeslag aanvragen
         let op: Let op de brief. Bel vandaag.; \
was: Aanvragen kan tot 1 september van het jaar erna.
advies   toeslagen#samen: Samen kijken
         verwijst naar gemeente, formulierenhulp; was: formulierenhulp
3 van 9 routes veranderen, 2 adviezen veranderen van inhoud.
"""


def test_vergelijk_a_folder_with_the_workspace_of_now(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    old, new = (
        make_workspace(SMALL, name="oud"),
        make_workspace(SMALL | {"toeslagen": CHANGED}, name="nieuw"),
    )
    result = ido("bomen", "vergelijk", str(old), "--map", str(new), code=1)
    assert result.out == CHANGES
    assert result.err == ""


def test_vergelijk_two_folders(ido: Ido, make_workspace: MakeWorkspace) -> None:
    make_workspace(SMALL, name="oud")
    make_workspace(SMALL | {"toeslagen": CHANGED}, name="nieuw")
    assert ido("bomen", "vergelijk", "oud", "nieuw", code=1).out == CHANGES


def test_vergelijk_says_when_nothing_changes(ido: Ido, make_workspace: MakeWorkspace) -> None:
    old, new = (
        make_workspace(SMALL, name="oud"),
        make_workspace(SMALL, DIRECTORY.replace("Testbieb", "Andere bieb"), name="nieuw"),
    )
    result = ido("bomen", "vergelijk", str(old), str(new))
    assert result.out == "Er verandert niets aan de 8 routes.\n"
    made = json.loads(ido("bomen", "vergelijk", str(old), str(new), "--json").out)
    assert made == {"routes": 8, "erbij": [], "weg": [], "anders": [], "adviezen": []}


def test_vergelijk_as_json(ido: Ido, make_workspace: MakeWorkspace) -> None:
    old, new = (
        make_workspace(SMALL, name="oud"),
        make_workspace(SMALL | {"toeslagen": CHANGED}, name="nieuw"),
    )
    result = ido("bomen", "vergelijk", str(old), str(new), "--json", code=1)
    nee = "Toeslagen › Wat wil de klant? Een toeslag aanvragen › Heeft de klant een DigiD? Nee → "
    term = "Aanvragen kan tot 1 september van het jaar erna."
    assert json.loads(result.out) == {
        "routes": 9,
        "erbij": ["Toeslagen › Wat wil de klant? Geld terug → Toeslag terugbetalen"],
        "weg": ["Toeslagen › Wat wil de klant? Terugbetalen → Toeslag terugbetalen"],
        "anders": [{"nu": f"{nee}Samen kijken", "was": f"{nee}Een toeslag aanvragen"}],
        "adviezen": [
            {
                "advies": "toeslagen#aanvragen",
                "verwijs": {
                    "nu": ["dienst-toeslagen", "formulierenhulp"],
                    "was": ["dienst-toeslagen", "formulierenhulp"],
                },
                "let_op": {"nu": "Let op de brief. Bel vandaag.", "was": term},
            },
            {
                "advies": "toeslagen#samen",
                "verwijs": {"nu": ["gemeente", "formulierenhulp"], "was": ["formulierenhulp"]},
                "let_op": {"nu": "(niets)", "was": "(niets)"},
            },
        ],
    }


def test_vergelijk_shows_a_condition_of_a_term_that_came(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    term = "Aanvragen kan tot 1 september van het jaar erna."
    tree = edited(f"let_op: {term}", f"let_op: [{{tekst: {term}, als: {{digid: nee}}}}]")
    old, new = (
        make_workspace(SMALL, name="oud"),
        make_workspace(SMALL | {"toeslagen": tree}, name="nieuw"),
    )
    out = ido("bomen", "vergelijk", str(old), str(new), code=1).out
    assert f"         let op: {term} (als digid: nee); was: {term}\n" in out


def test_vergelijk_names_the_tree_that_is_left_out(ido: Ido, make_workspace: MakeWorkspace) -> None:
    old, new = (
        make_workspace(SMALL, name="oud"),
        make_workspace(SMALL | {"toeslagen": BROKEN}, name="nieuw"),
    )
    result = ido("bomen", "vergelijk", str(old), str(new), code=1)
    assert (
        result.out.splitlines()[-1]
        == "5 van 8 routes veranderen, 0 adviezen veranderen van inhoud."
    )
    assert result.err == LEFT_OUT.format("toeslagen")


NO_VERSION: Final = "Noem een map met een inrichting, of een versie die git kent, zoals HEAD~1."


@pytest.mark.parametrize(
    "name",
    ["bestaat-niet", "HEAD", "~", "~1", "~niemand-hier/map", "a" * 300, "inrichting/partners.yaml"],
)
def test_vergelijk_with_what_is_no_version_says_so(
    ido: Ido, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "geen-thuis"))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    result = ido("bomen", "vergelijk", name, code=2)
    assert (
        result.err == f'ido: "{name}" is geen map en ook geen versie in git.\n     {NO_VERSION}\n'
    )
    assert result.out == ""


def test_vergelijk_with_a_folder_without_a_workspace_says_so(ido: Ido, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    for words in (["leeg"], ["inrichting", "leeg"]):
        ido("bomen")
        result = ido("bomen", "vergelijk", *words, code=2)
        assert result.err == (
            'ido: In de map "leeg" staat geen inrichting.\n'
            "     Noem een map met decision_trees/ en partners.yaml.\n"
        )


def test_vergelijk_without_a_version_asks_for_one(ido: Ido) -> None:
    result = ido("bomen", "vergelijk", code=2)
    assert (
        result.err
        == 'ido: Er ontbreekt iets: OUD.\n     Bekijk de uitleg met "ido bomen vergelijk --help".\n'
    )


def test_vergelijk_without_git_says_so(
    ido: Ido, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    result = ido("bomen", "vergelijk", "HEAD", code=2)
    assert result.err == f'ido: "HEAD" is geen map en ook geen versie in git.\n     {NO_VERSION}\n'


# vergelijk with git

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed here")
Commit = Callable[[], None]


@pytest.fixture
def commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Commit:
    """Commits all that stands in the test's folder; the user's own settings of git are left out."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "test")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "test@example.org")

    def git(*words: str) -> None:
        subprocess.run(
            ["git", "-C", str(tmp_path), *words], check=True, capture_output=True, timeout=30
        )

    def make() -> None:
        if not (tmp_path / ".git").exists():
            git("init", "--quiet")
        git("add", "--all")
        git("commit", "--quiet", "--allow-empty", "--message", "versie")

    return make


@needs_git
def test_vergelijk_with_a_revision_of_git(
    ido: Ido, make_workspace: MakeWorkspace, commit: Commit, tmp_path: Path
) -> None:
    folder = make_workspace(SMALL, name="bieb")
    commit()
    tree = folder / "decision_trees" / "toeslagen.yaml"
    tree.write_text(CHANGED, encoding="utf-8")
    assert ido("bomen", "vergelijk", "HEAD", "--map", str(folder), code=1).out == CHANGES
    commit()
    assert (
        ido("bomen", "vergelijk", "HEAD", "--map", str(folder)).out
        == "Er verandert niets aan de 8 routes.\n"
    )
    assert ido("bomen", "vergelijk", "HEAD~1", "--map", str(folder), code=1).out == CHANGES
    tree.write_text(TREE, encoding="utf-8")
    assert ido("bomen", "vergelijk", "HEAD~1", "HEAD", "--map", str(folder), code=1).out == CHANGES
    assert (
        ido("bomen", "vergelijk", "HEAD~1", "--map", str(folder)).out
        == "Er verandert niets aan de 8 routes.\n"
    )
    assert tree.read_text(encoding="utf-8") == TREE
    assert sorted(path.name for path in tmp_path.iterdir()) == [".git", "bieb"]


@needs_git
def test_vergelijk_with_a_revision_from_inside_the_workspace(
    ido: Ido, make_workspace: MakeWorkspace, commit: Commit, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_workspace(SMALL, name="bieb met spatie é")
    commit()
    (folder / "decision_trees" / "digid.yaml").unlink()
    monkeypatch.chdir(folder)
    assert ido("bomen", "vergelijk", "HEAD", "--map", ".", code=1).out == (
        "weg      DigiD › Heeft de klant een DigiD? Ja → Inloggen\n"
        "weg      DigiD › Heeft de klant een DigiD? Nee → DigiD aanvragen\n"
        "weg      DigiD › Heeft de klant een DigiD? Weet niet → DigiD aanvragen\n"
        "3 van 8 routes veranderen, 0 adviezen veranderen van inhoud.\n"
    )


@needs_git
def test_vergelijk_with_a_revision_before_the_workspace_says_so(
    ido: Ido, make_workspace: MakeWorkspace, commit: Commit
) -> None:
    commit()
    folder = make_workspace(SMALL, name="bieb")
    commit()
    result = ido("bomen", "vergelijk", "HEAD~1", "--map", str(folder), code=2)
    assert result.err == (
        'ido: In de versie "HEAD~1" staat geen inrichting.\n'
        "     Noem een andere versie, of een map.\n"
    )


@needs_git
@pytest.mark.parametrize("revision", ["HEAD~9", "geen-tak", "HEAD:bieb", "-z", ""])
def test_vergelijk_with_a_revision_that_git_does_not_know_says_so(
    ido: Ido, make_workspace: MakeWorkspace, commit: Commit, revision: str
) -> None:
    folder = make_workspace(SMALL, name="bieb")
    commit()
    where = ["--map", str(folder)]
    if not revision:
        assert ido("bomen", "vergelijk", "", *where).out == "Er verandert niets aan de 8 routes.\n"
        return
    result = ido("bomen", "vergelijk", *where, "--gegevens", "gegevens", "--", revision, code=2)
    assert result.err in (
        f'ido: "{revision}" is geen map en ook geen versie in git.\n     {NO_VERSION}\n',
        (
            f'ido: In de versie "{revision}" staat geen inrichting.\n'
            "     Noem een andere versie, of een map.\n"
        ),
    )
    assert result.out == ""


# nieuw and schema


def test_new_tree_is_in_the_list_as_a_concept(ido: Ido) -> None:
    ido("bomen", "nieuw", "bibliotheekpas")
    rows = {row["id"]: row for row in json.loads(ido("bomen", "--json").out)}
    assert (rows["bibliotheekpas"]["titel"], rows["bibliotheekpas"]["status"]) == (
        "Bibliotheekpas",
        "concept",
    )


def test_nieuw_without_a_name_asks_for_one(ido: Ido) -> None:
    result = ido("bomen", "nieuw", code=2)
    assert (
        result.err
        == 'ido: Er ontbreekt iets: ID.\n     Bekijk de uitleg met "ido bomen nieuw --help".\n'
    )


@pytest.mark.parametrize(
    ("words", "made", "title"),
    [
        ([], scaffold.tree_schema, "Een beslisboom van ido-cli"),
        (["--partners"], scaffold.directory_schema, "De sociale kaart van ido-cli"),
    ],
)
def test_schema_goes_to_stdout_or_to_a_file(
    ido: Ido, tmp_path: Path, words: list[str], made: Callable[[], object], title: str
) -> None:
    shown = ido("bomen", "schema", *words).out
    assert json.loads(shown) == made()
    assert json.loads(shown)["title"] == title
    assert ido("bomen", "schema", *words, "--uit", "schema.json").out == ""
    assert (tmp_path / "schema.json").read_text(encoding="utf-8") == shown


# controleer --volg

Follow = Callable[..., Terminal]


@pytest.fixture
def follow(tmp_path: Path) -> Iterator[Follow]:
    """Starts `ido bomen controleer --volg` in a terminal of its own."""
    if sys.platform == "win32":
        pytest.skip("Windows has no pseudo-terminal for pexpect")
    started: list[Terminal] = []

    def start(folder: Path, *words: str) -> Terminal:
        command = [
            sys.executable,
            "-m",
            "ido_cli",
            "bomen",
            "controleer",
            *words,
            "--volg",
            "--map",
            str(folder),
        ]
        terminal = Terminal(command, environment(tmp_path), tmp_path, cols=100, rows=30)
        started.append(terminal)
        return terminal

    yield start
    for terminal in started:
        terminal.kill()


def save_until(terminal: Terminal, save: Callable[[], object], seen: str) -> None:
    """Save, and wait until a text is on the screen.

    Save again when it does not come, for the watching may just have begun.
    """
    for last in (False, False, False, True):
        save()
        try:
            terminal.expect_text(seen, timeout=5)
        except pytest.fail.Exception:
            if last:
                raise
        else:
            return


WATCHING: Final = "Ik kijk mee. Stop met Ctrl-C."


def test_volg_says_the_mistake_after_a_save_and_stops_at_ctrl_c(
    follow: Follow, make_workspace: MakeWorkspace
) -> None:
    folder = make_workspace(SMALL, name="bieb")
    tree = folder / "decision_trees" / "toeslagen.yaml"
    terminal = follow(folder)
    terminal.expect_text(WATCHING)
    assert "B004" not in terminal.words

    save_until(
        terminal,
        lambda: tree.write_text(BROKEN, encoding="utf-8"),
        'B004 fout: onbekend doel "terugbetaleen"',
    )
    terminal.expect_text(WATCHING)
    assert f"decision_trees/toeslagen.yaml:{BROKEN_LINE}:" in terminal.words
    assert 'Bedoelde u "terugbetalen"?' in terminal.words

    save_until(terminal, lambda: tree.write_text(TREE, encoding="utf-8"), "in 2 bomen (8 routes)")
    terminal.expect_text(WATCHING)
    assert "B004" not in terminal.words, "the mistake that was mended still stands on the screen"

    terminal.send(CTRL_C)
    terminal.expect_end(130)
    assert terminal.words.endswith("Gestopt.")


def test_volg_goes_on_when_a_file_is_away_for_a_moment(
    follow: Follow, make_workspace: MakeWorkspace
) -> None:
    # Some editors save by removing the file and writing a new one.
    folder = make_workspace(SMALL, name="bieb")
    tree = folder / "decision_trees" / "toeslagen.yaml"
    terminal = follow(folder, "toeslagen")
    terminal.expect_text(WATCHING)

    def remove() -> None:
        tree.write_text(TREE, encoding="utf-8")
        tree.unlink()

    save_until(terminal, remove, 'Ik ken geen boom "toeslagen".')
    save_until(
        terminal,
        lambda: tree.write_text(BROKEN, encoding="utf-8"),
        'B004 fout: onbekend doel "terugbetaleen"',
    )
    terminal.send(CTRL_C)
    terminal.expect_end(130)


def test_volg_of_a_tree_that_is_not_there_ends_at_once(
    follow: Follow, make_workspace: MakeWorkspace
) -> None:
    terminal = follow(make_workspace(SMALL, name="bieb"), "toeslage")
    terminal.expect_end(2)
    assert terminal.words == 'ido: Ik ken geen boom "toeslage". Bedoelde u "toeslagen"?'
