"""Trees on stdout: the list, a drawing, the routes to proofread, and what the examples prove."""

import io
import json
import sys
from pathlib import Path
from typing import Final

import pytest
from conftest import DIGID, TREE, URGENT, Ido, MakeWorkspace, edited, surroundings

from ido_cli.main import run
from ido_cli.settings import Settings
from ido_cli.terminal.output import Output
from ido_cli.trees.model import Tree
from ido_cli.views import trees
from ido_cli.workspace.reading import Workspace, open_workspace

pytestmark = pytest.mark.usefixtures("eighty_columns", "here")

GOOD = (
    "  - {klant: Ik wil huurtoeslag, antwoorden: [Een toeslag aanvragen, Ja], advies: aanvragen}\n"
)
"""The first example of the tree `toeslagen`."""
ASKS = "    Wat wil de klant?  Een toeslag aanvragen\n"
HAS_DIGID = "    Heeft de klant een DigiD?  Ja\n"
SMALL: Final = {"toeslagen": TREE, "digid": DIGID}
BROKEN: Final = TREE.replace("naar: terugbetalen}", "naar: terugbetaleen}")
BROKEN_LINE: Final = TREE.split("naar: terugbetalen}")[0].count("\n") + 1


LEFT_OUT: Final = (
    'Niet gebruikt, want er zit een fout in: {}. Bekijk ze met "ido bomen controleer".\n'
)
MARKUP = "[bold]DigiD[/bold] :smile:"


@pytest.fixture
def workspace(make_workspace: MakeWorkspace) -> Workspace:
    trees = {
        "toeslagen": TREE,
        "digid": DIGID.replace("titel: DigiD\n", f"titel: '{MARKUP}'\nstatus: concept\n", 1),
        "kapot": DIGID.replace("naar: inloggen", "naar: nergens"),
        "leeg": "",
    }
    return open_workspace(make_workspace(trees))


# The list


def test_trees_are_listed_with_what_is_concept_and_what_is_left_out(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    trees.show_trees(Settings(surroundings(), map=str(workspace.folder)), as_json=False)
    said = capsys.readouterr()
    assert f"{MARKUP} (concept)" in said.out
    assert "Toeslagen" in said.out
    assert said.err == (
        "Niet gebruikt, want er zit een fout in: kapot, leeg. "
        'Bekijk ze met "ido bomen controleer".\n'
    )


def test_trees_as_json_have_their_stable_keys_and_nothing_else_on_stdout(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    trees.show_trees(Settings(surroundings(), map=str(workspace.folder)), as_json=True)
    rows = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
    assert {"id", "titel", "over", "status", "vragen", "adviezen", "voorbeelden"} <= set(
        rows["toeslagen"]
    )
    assert [rows["toeslagen"][key] for key in ("vragen", "adviezen", "voorbeelden", "status")] == [
        2,
        3,
        3,
        "in-gebruik",
    ]
    assert (rows["digid"]["titel"], rows["digid"]["status"]) == (MARKUP, "concept")


# A drawing


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
    assert (written.out, written.err) == (f"Opgeslagen in {to}.\n", "")
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


# The routes


ROUTES: Final = """\
Toeslagen
  Wat wil de klant? Een toeslag aanvragen
    Heeft de klant een DigiD? Ja
      → Een toeslag aanvragen
    Heeft de klant een DigiD? Nee
      → Een toeslag aanvragen
    Heeft de klant een DigiD? Weet niet
      → Samen uitzoeken
  Wat wil de klant? Terugbetalen
    → Toeslag terugbetalen
  Wat wil de klant? Weet niet
    → Samen uitzoeken
  5 routes

"""


def test_routes_are_read_as_a_tree(ido: Ido) -> None:
    assert ido("bomen", "routes", "toeslagen").out == ROUTES


def test_routes_stop_at_the_most_that_is_asked_and_still_count_them_all(ido: Ido) -> None:
    out = ido("bomen", "routes", "toeslagen", "digid", "--hoogstens", "2").out
    assert out == (
        "\n".join(ROUTES.splitlines()[:6]) + "\n  2 van 5 routes\n\n"
        "DigiD\n"
        "  Heeft de klant een DigiD? Ja\n"
        "    → Inloggen\n"
        "  Heeft de klant een DigiD? Nee\n"
        "    → DigiD aanvragen\n"
        "  2 van 3 routes\n\n"
    )


def test_routes_of_all_trees_or_of_some(ido: Ido) -> None:
    def titles(*names: str) -> list[str]:
        lines = ido("bomen", "routes", *names).out.splitlines()
        return [line for line in lines if line and not line.startswith(" ")]

    assert titles() == ["DigiD", "Spoed", "Toeslagen"]
    assert titles("spoed", "digid") == ["Spoed", "DigiD"]


def test_routes_go_through_jumps(ido: Ido, make_workspace: MakeWorkspace) -> None:
    folder = make_workspace(
        {"toeslagen": edited("naar: terugbetalen}", "naar: digid#wat}"), "digid": DIGID},
        name="ander",
    )
    lines = ido("bomen", "routes", "toeslagen", "--map", str(folder)).out.splitlines()
    assert lines[8:11] == [
        "  Wat wil de klant? Terugbetalen",
        "    Heeft de klant een DigiD? Ja",
        "      → Inloggen",
    ]
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
    assert result.out.startswith("DigiD\n")
    assert "Toeslagen" not in result.out
    assert result.err == LEFT_OUT.format("toeslagen")


# What the examples prove


def proved(text: str) -> str:
    """What the examples prove, without how they are recognised (see test_matches)."""
    return text.partition("Herkend aan de woorden")[0]


def test_good_examples_are_counted_with_what_they_reach(ido: Ido) -> None:
    result = ido("bomen", "proef")
    assert proved(result.out) == (
        "7 van 7 voorbeelden kloppen, in 3 bomen.\n"
        "Ze raken 7 van 7 adviezen en 8 van 12 antwoorden.\n"
    )
    assert result.err == ""


def test_named_trees_are_proved_alone(ido: Ido) -> None:
    out = (
        "4 van 4 voorbeelden kloppen, in 2 bomen.\n"
        "Ze raken 4 van 4 adviezen en 4 van 6 antwoorden.\n"
    )
    for names in (("digid", "spoed"), ("decision_trees/digid.yaml", "spoed.yaml")):
        assert proved(ido("bomen", "proef", *names).out) == out


def test_one_tree_is_counted_in_the_singular(ido: Ido) -> None:
    assert proved(ido("bomen", "proef", "digid").out) == (
        "2 van 2 voorbeelden kloppen, in 1 boom.\n"
        "Ze raken 2 van 2 adviezen en 2 van 3 antwoorden.\n"
    )


@pytest.mark.parametrize(
    ("example", "shown"),
    [
        (
            "antwoorden: [Een toeslag aanvragen, Misschien], advies: aanvragen",
            (
                f'{ASKS}  "Misschien" is geen antwoord op de vraag "Heeft de klant een DigiD?"\n'
                "  Kies uit: Ja; Nee; Weet niet.\n"
            ),
        ),
        (
            "antwoorden: [Terug betalen], advies: terugbetalen",
            (
                '  "Terug betalen" is geen antwoord op de vraag "Wat wil de klant?"\n'
                '  Bedoelde u "Terugbetalen"?\n'
            ),
        ),
        (
            "antwoorden: [Een toeslag krijgen, Ja], advies: aanvragen",
            (
                '  "Een toeslag krijgen" is geen antwoord op de vraag "Wat wil de klant?"\n'
                '  Bedoelde u "Een toeslag aanvragen"?\n'
            ),
        ),
        (
            "advies: aanvragen",
            '  het voorbeeld stopt bij de vraag "Wat wil de klant?"\n'
            "  Voeg een antwoord toe: Een toeslag aanvragen; Terugbetalen; Weet niet.\n",
        ),
        (
            "antwoorden: [Een toeslag aanvragen], advies: aanvragen",
            (
                f'{ASKS}  het voorbeeld stopt bij de vraag "Heeft de klant een DigiD?"\n'
                "  Voeg een antwoord toe: Ja; Nee; Weet niet.\n"
            ),
        ),
        (
            "antwoorden: [Een toeslag aanvragen, Ja, Nee], advies: aanvragen",
            f"{ASKS}{HAS_DIGID}"
            '  het antwoord "Nee" is te veel: de route is al bij het advies "aanvragen" (Een\n'
            "  toeslag aanvragen)\n"
            "  Haal dit antwoord weg.\n",
        ),
        (
            "antwoorden: [Een toeslag aanvragen, Ja], advies: samen",
            f"{ASKS}{HAS_DIGID}"
            '  het voorbeeld eindigt bij het advies "aanvragen" (Een toeslag aanvragen) en\n'
            '  niet bij "samen"\n'
            "  Kijk of de antwoorden kloppen, of pas het advies aan.\n",
        ),
        (
            "antwoorden: [een-toeslag-aanvragen, 1], advies: aanvrgn",
            f'{ASKS}{HAS_DIGID}  onbekend advies "aanvrgn"\n  Bedoelde u "aanvragen"?\n',
        ),
        (
            "antwoorden: [Een toeslag aanvragen, Ja], advies: xyz",
            (
                f'{ASKS}{HAS_DIGID}  onbekend advies "xyz"\n'
                "  Noem een advies van deze boom, of boom#advies.\n"
            ),
        ),
        (
            "antwoorden: [Een toeslag aanvragen, Ja], advies: digid#xyz",
            (
                f'{ASKS}{HAS_DIGID}  onbekend advies "digid#xyz"\n'
                "  Noem een advies van deze boom, of boom#advies.\n"
            ),
        ),
    ],
    ids=[
        "no answer",
        "near",
        "near its key",
        "no answers",
        "too few",
        "too many",
        "other end",
        "near advice",
        "no advice",
        "none there",
    ],
)
def test_example_that_goes_wrong_shows_its_route_and_the_first_difference(
    ido: Ido, make_workspace: MakeWorkspace, example: str, shown: str
) -> None:
    assert TREE.count(GOOD) == 1
    broken = TREE.replace(GOOD, f"  - {{klant: Ik wil huurtoeslag, {example}}}\n")
    folder = make_workspace({"toeslagen": broken, "digid": DIGID, "spoed": URGENT})
    result = ido("bomen", "proef", "toeslagen", "digid", "--map", str(folder), code=1)
    assert proved(result.out) == (
        "toeslagen, voorbeeld 1: Ik wil huurtoeslag\n"
        f"{shown}"
        "\n"
        "4 van 5 voorbeelden kloppen, in 2 bomen.\n"
        "Ze raken 4 van 5 adviezen en 4 van 9 antwoorden.\n"
    )


def test_route_through_another_tree_is_shown_to_its_end(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    there = TREE.replace("{antwoord: Nee, naar: aanvragen}", "{antwoord: Nee, naar: digid#wat}")
    there = there.replace("[Een toeslag aanvragen, Ja]", "[Een toeslag aanvragen, Nee, Weet niet]")
    other = DIGID.replace("    feit: digid\n", "")
    folder = make_workspace(
        {
            "toeslagen": there,
            "digid": other.replace("vraag: Heeft de klant een DigiD?", "vraag: En nu?"),
        }
    )
    assert proved(ido("bomen", "proef", "--map", str(folder), code=1).out) == (
        "toeslagen, voorbeeld 1: Ik wil huurtoeslag\n"
        f"{ASKS}"
        "    Heeft de klant een DigiD?  Nee\n"
        "    En nu?  Weet niet\n"
        '  het voorbeeld eindigt bij het advies "digid#aanvragen" (DigiD aanvragen) en\n'
        '  niet bij "aanvragen"\n'
        "  Kijk of de antwoorden kloppen, of pas het advies aan.\n"
        "\n"
        "4 van 5 voorbeelden kloppen, in 2 bomen.\n"
        "Ze raken 4 van 5 adviezen en 4 van 9 antwoorden.\n"
    )


def test_road_that_breaks_off_says_where(ido: Ido, make_workspace: MakeWorkspace) -> None:
    folder = make_workspace(
        {
            "toeslagen": TREE.replace(
                "{antwoord: Ja, naar: aanvragen}", "{antwoord: Ja, naar: weg#ergens}"
            )
        }
    )
    assert proved(ido("bomen", "proef", "--map", str(folder), code=1).out) == (
        "toeslagen, voorbeeld 1: Ik wil huurtoeslag\n"
        f"{ASKS}{HAS_DIGID}"
        '  het voorbeeld eindigt bij "weg#ergens" en niet bij "aanvragen"\n'
        "  Kijk of de antwoorden kloppen, of pas het advies aan.\n"
        "\n"
        "2 van 3 voorbeelden kloppen, in 1 boom.\n"
        "Ze raken 2 van 3 adviezen en 2 van 6 antwoorden.\n"
    )


def test_every_example_that_goes_wrong_is_shown(ido: Ido, make_workspace: MakeWorkspace) -> None:
    broken = URGENT.replace("advies: bellen}", "advies: rustig}").replace(
        "[Nee], advies: rustig}", "[Nee], advies: bellen}"
    )
    out = ido(
        "bomen", "proef", "--map", str(make_workspace({"spoed": broken, "digid": DIGID})), code=1
    ).out
    assert [line for line in out.splitlines() if line.startswith("spoed,")] == [
        "spoed, voorbeeld 1: Help",
        "spoed, voorbeeld 2: Het valt mee",
    ]
    assert proved(out).endswith(
        "2 van 4 voorbeelden kloppen, in 2 bomen.\n"
        "Ze raken 2 van 4 adviezen en 2 van 6 antwoorden.\n"
    )


def test_tree_without_examples_proves_nothing_and_says_so(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    folder = make_workspace({"digid": DIGID.partition("voorbeelden:")[0]})
    assert ido("bomen", "proef", "--map", str(folder)).out == (
        "0 van 0 voorbeelden kloppen, in 1 boom.\n"
        "Ze raken 0 van 2 adviezen en 0 van 3 antwoorden.\n"
    )


def test_tree_that_does_not_exist_or_has_an_error_is_refused(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    folder = str(
        make_workspace(
            {"digid": DIGID.replace("naar: inloggen", "naar: uitloggen"), "spoed": URGENT}
        )
    )
    result = ido("bomen", "proef", "digit", "--map", folder, code=2)
    assert (result.out, result.err) == (
        "",
        'ido: Ik ken geen boom "digit".\n     Bedoelde u "digid"?\n',
    )
    result = ido("bomen", "proef", "spoed", "digid", "--map", folder, code=1)
    assert result.out == ""
    assert result.err == (
        'ido: De boom "digid" heeft een fout: onbekend doel "uitloggen" (regel 11).\n'
        '     Bekijk alles met "ido bomen controleer digid".\n'
    )


def test_words_of_an_example_bring_no_escape_sequence_and_no_markup(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tree = Tree.model_validate(
        {
            "titel": "Boom",
            "begin": "q",
            "vragen": {
                "q": {
                    "vraag": "Ja\x1b[2J?",
                    "antwoorden": [{"antwoord": "[red]ja\x07[/red]", "naar": "x"}],
                }
            },
            "adviezen": {"x": {"titel": "\x1b]0;titel\x07"}},
            "voorbeelden": [{"klant": "\x1b[31mHelp\n:boom:", "antwoorden": ["1"], "advies": "y"}],
        }
    )
    assert trees.show_proofs(Output(sys.stdout), {"boom": tree}, ["boom"]) == 1
    assert capsys.readouterr().out == (
        "boom, voorbeeld 1: [31mHelp :boom:\n"
        "    Ja[2J?  [red]ja[/red]\n"
        '  onbekend advies "y"\n'
        "  Noem een advies van deze boom, of boom#advies.\n"
        "\n"
        "0 van 1 voorbeelden kloppen, in 1 boom.\n"
        "Ze raken 0 van 1 adviezen en 0 van 1 antwoorden.\n"
    )
