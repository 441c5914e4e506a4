"""What `ido bomen proef` shows.

It is what is shown of an example that goes wrong, and what the examples prove together.
"""

import pytest
from conftest import DIGID, TREE, URGENT, Ido, MakeWorkspace

from ido_cli.trees.model import Tree

GOOD = (
    "  - {klant: Ik wil huurtoeslag, antwoorden: [Een toeslag aanvragen, Ja], advies: aanvragen}\n"
)
"""The first example of the tree `toeslagen`."""
ASKS = "    Wat wil de klant?  Een toeslag aanvragen\n"
HAS_DIGID = "    Heeft de klant een DigiD?  Ja\n"


@pytest.fixture(autouse=True)
def eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """The width and the colours of the screen do not depend on who runs the tests."""
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)


def test_good_examples_are_counted_with_what_they_reach(ido: Ido) -> None:
    result = ido("bomen", "proef")
    assert result.out == (
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
        assert ido("bomen", "proef", *names).out == out


def test_one_tree_is_counted_in_the_singular(ido: Ido) -> None:
    assert ido("bomen", "proef", "digid").out == (
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
    assert result.out == (
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
    assert ido("bomen", "proef", "--map", str(folder), code=1).out == (
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
    assert ido("bomen", "proef", "--map", str(folder), code=1).out == (
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
    assert [line for line in out.splitlines() if line.startswith("spoed")] == [
        "spoed, voorbeeld 1: Help",
        "spoed, voorbeeld 2: Het valt mee",
    ]
    assert out.endswith(
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
    assert show({"boom": tree}, ["boom"]) == 1
    assert capsys.readouterr().out == (
        "boom, voorbeeld 1: [31mHelp :boom:\n"
        "    Ja[2J?  [red]ja[/red]\n"
        '  onbekend advies "y"\n'
        "  Noem een advies van deze boom, of boom#advies.\n"
        "\n"
        "0 van 1 voorbeelden kloppen, in 1 boom.\n"
        "Ze raken 0 van 1 adviezen en 0 van 1 antwoorden.\n"
    )
