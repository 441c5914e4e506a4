"""Findings on the screen.

There is the place underlined, long lines in a window, the count, an explanation of each code, and
again at each save.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import (
    DIGID,
    DIRECTORY,
    OWN,
    TREE,
    URGENT,
    WARNING,
    Ido,
    MakeBase,
    MakeWorkspace,
    three,
)
from terminals import CHECKOUT

from ido_cli.source.codes import CODES
from ido_cli.source.findings import Finding, Mark
from ido_cli.terminal.output import Output
from ido_cli.views.findings import count_words, show
from ido_cli.workspace.reading import open_workspace

pytestmark = pytest.mark.usefixtures("eighty_columns")


# One finding and many


def test_finding_is_shown_as_a_compiler_does(ido: Ido, make_workspace: MakeWorkspace) -> None:
    folder = make_workspace(
        three(toeslagen=TREE.replace("naar: wat", "naar: wta").replace("begin: wat", "begin: wta"))
    )
    assert ido("bomen", "controleer", "--map", str(folder), code=1).out == (
        'B005 fout: onbekende eerste vraag "wta"\n'
        "  decision_trees/toeslagen.yaml:5:8\n"
        "      5 | begin: wta\n"
        "        |        ^^^\n"
        '  Bedoelde u "wat"?\n'
        "\n"
        "1 fout, 1 hint in 3 bomen (6 routes)\n"
    )


def test_finding_in_the_national_base_says_its_layer(
    ido: Ido, national_base: MakeBase, make_workspace: MakeWorkspace
) -> None:
    leads = TREE.replace("Nee, naar: aanvragen}", "Nee, naar: digid#inloggen}")
    national_base({"toeslagen": leads})
    own = make_workspace({"digid": DIGID.replace(" inloggen", " binnen")}, OWN)
    lines = ido("bomen", "controleer", "--map", str(own), code=1).out.splitlines()
    (place,) = [line for line in lines if "toeslagen.yaml" in line]
    assert place.endswith("   landelijke boom")
    broken = DIGID.replace("begin: wat", "begin: wta")
    (own / "decision_trees" / "digid.yaml").write_text(broken, encoding="utf-8")
    assert "  decision_trees/digid.yaml:5:8" in [
        line.rstrip()
        for line in ido("bomen", "controleer", "--map", str(own), code=1).out.split("\n")
    ]


def test_other_places_in_the_national_base_are_told_without_their_folder(
    ido: Ido, national_base: MakeBase, make_workspace: MakeWorkspace
) -> None:
    leads = TREE.replace("Nee, naar: aanvragen}", "Nee, naar: digid#wat}")
    national_base({"huur": leads, "toeslagen": leads})
    own = make_workspace({"digid": DIGID.replace("begin: wat", "begin: wta")}, OWN)
    told = ido("bomen", "controleer", "--map", str(own), code=1).out
    assert "  Door dezelfde oorzaak ook: toeslagen.yaml (landelijk):20.\n" in told


def test_causes_come_first_with_an_empty_line_between(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    folder = make_workspace(
        three(
            digid=WARNING,
            spoed=URGENT.replace("verwijs: [formulierenhulp]", "verwijs: [formulierhulp]"),
        )
    )
    assert ido("bomen", "controleer", "--map", str(folder), code=1).out == (
        'N001 fout: onbekende partner of dienst "formulierhulp"\n'
        "  decision_trees/spoed.yaml:20:15\n"
        "     20 |     verwijs: [formulierhulp]\n"
        "        |               ^^^^^^^^^^^^^\n"
        '  Bedoelde u "formulierenhulp"?\n'
        "\n"
        'B012 waarschuwing: de vraag "wat" heeft geen antwoord "Weet niet"\n'
        "  decision_trees/digid.yaml:7:3\n"
        "      7 |   wat:\n"
        "        |   ^^^\n"
        '  Voeg "antwoord: Weet niet" toe, met een weg verder voor wie het niet weet.\n'
        "\n"
        "1 fout, 1 waarschuwing, 1 hint in 3 bomen (10 routes)\n"
    )


def test_finding_without_a_hint_ends_at_its_underline(
    capsys: pytest.CaptureFixture[str], make_workspace: MakeWorkspace
) -> None:
    assert shown(capsys, make_workspace(), "begin: wat", Mark(1, 8, 3), hint="") == [
        "B004 fout: onbekend doel",
        "  decision_trees/toeslagen.yaml:1:8",
        "      1 | begin: wat",
        "        |        ^^^",
        "",
    ]


def test_hint_that_is_too_long_for_a_line_stays_under_its_finding(
    capsys: pytest.CaptureFixture[str], make_workspace: MakeWorkspace
) -> None:
    hint = (
        "Kies een vraag of advies van deze boom, of boom#stap. " * 2
        + "Bekijk alle bomen met ido bomen."
    )
    lines = shown(capsys, make_workspace(), "begin: wat", Mark(1, 8, 3), hint=hint)[4:-1]
    assert len(lines) > 1
    assert all(line.startswith("  ") and len(line) <= 80 for line in lines), lines
    assert " ".join(line.strip() for line in lines) == hint


def test_hints_are_counted_and_shown_only_when_asked(ido: Ido) -> None:
    assert ido("bomen", "controleer").out == "1 hint in 3 bomen (11 routes)\n"
    assert ido("bomen", "controleer", "--hints").out == (
        'N002 hint: niemand biedt de dienst "gemeente" in Zuid\n'
        "  partners.yaml:8:3\n"
        "      8 |   gemeente: De gemeente\n"
        "        |   ^^^^^^^^\n"
        "  Zoek een partner die dit doet.\n"
        "\n"
        "1 hint in 3 bomen (11 routes)\n"
    )


def test_json_has_hints_too_and_nothing_else(ido: Ido, make_workspace: MakeWorkspace) -> None:
    result = ido(
        "bomen", "controleer", "--json", "--map", str(make_workspace(three(digid=WARNING)))
    )
    assert json.loads(result.out) == [
        {
            "code": "B012",
            "ernst": "waarschuwing",
            "bestand": "decision_trees/digid.yaml",
            "regel": 7,
            "kolom": 3,
            "melding": 'de vraag "wat" heeft geen antwoord "Weet niet"',
            "hint": 'Voeg "antwoord: Weet niet" toe, met een weg verder voor wie het niet weet.',
        },
        {
            "code": "N002",
            "ernst": "hint",
            "bestand": "partners.yaml",
            "regel": 8,
            "kolom": 3,
            "melding": 'niemand biedt de dienst "gemeente" in Zuid',
            "hint": "Zoek een partner die dit doet.",
        },
    ]
    assert result.err == ""


def test_json_of_a_good_workspace_is_an_empty_list(ido: Ido, make_workspace: MakeWorkspace) -> None:
    folder = make_workspace(
        directory=DIRECTORY.replace("regio: [Noord]\n", "regio: [Noord, Zuid]\n")
    )
    assert ido("bomen", "controleer", "--json", "--map", str(folder)).out == "[]\n"


# The place that is underlined


def shown(
    capsys: pytest.CaptureFixture[str], folder: Path, line: str, mark: Mark, hint: str = "Doe iets."
) -> list[str]:
    """What is shown of one finding at a mark, in a file of empty lines and this `line`.

    It is all but the count.
    """
    file = folder / "decision_trees" / "toeslagen.yaml"
    file.write_text("\n" * (mark.line - 1) + line + "\n", encoding="utf-8")
    finding = Finding("B004", file, mark, "onbekend doel", hint)
    assert (
        show(Output(sys.stdout), (finding,), open_workspace(folder), as_json=False, strict=False)
        == 1
    )
    return capsys.readouterr().out.splitlines()[:-1]


def drawn(lines: list[str]) -> tuple[str, str]:
    """The source line and the line with carets, without what stands before their bar."""
    source, carets = lines[2], lines[3]
    assert source.index("|") == carets.index("|")
    return source.partition("| ")[2], carets.partition("| ")[2]


def underlined(lines: list[str]) -> str:
    """The signs above the carets, when each sign is one column wide."""
    source, carets = drawn(lines)
    return "".join(sign for sign, caret in zip(source, carets, strict=False) if caret == "^")


@pytest.mark.parametrize("before", [0, 20, 32, 33, 34, 50, 65, 66, 67, 200, 5000])
@pytest.mark.parametrize("after", [0, 40, 3000])
def test_right_word_is_underlined_wherever_it_stands(
    capsys: pytest.CaptureFixture[str], make_workspace: MakeWorkspace, before: int, after: int
) -> None:
    line = "x" * before + "nergens" + "y" * after
    lines = shown(capsys, make_workspace(), line, Mark(3, before + 1, 7))
    assert underlined(lines) == "nergens"
    assert max(map(len, lines)) <= 80


def test_window_of_a_long_line_shows_what_stands_around_the_place(
    capsys: pytest.CaptureFixture[str], make_workspace: MakeWorkspace
) -> None:
    line = "    bron: [" + ", ".join(f"https://www.bladzijde-{n}.nl" for n in range(10)) + "]"
    at = line.index("https://www.bladzijde-5.nl")
    source, carets = drawn(shown(capsys, make_workspace(), line, Mark(2, at + 1, 26)))
    assert source.startswith("…")
    assert source[1:] in line
    assert ", https://www.bladzijde-5.nl, " in source
    assert source[carets.index("^") :].startswith("https://www.bladzijde-5.nl")
    assert carets.count("^") == 26


def test_place_wider_than_the_window_is_underlined_to_its_edge(
    capsys: pytest.CaptureFixture[str], make_workspace: MakeWorkspace
) -> None:
    source, carets = drawn(
        shown(capsys, make_workspace(), "    zeg: " + "woord " * 40, Mark(1, 10, 239))
    )
    assert len(source.rstrip()) <= len(carets) <= 66
    assert carets == " " * 9 + "^" * (len(carets) - 9)


@pytest.mark.parametrize("number", [1, 10, 999, 9_999, 10_000, 123_456])
def test_carets_stand_under_the_place_on_every_line_number(
    capsys: pytest.CaptureFixture[str], make_workspace: MakeWorkspace, number: int
) -> None:
    lines = shown(capsys, make_workspace(), "begin: nergens", Mark(number, 8, 7))
    assert lines[1] == f"  decision_trees/toeslagen.yaml:{number}:8"
    assert underlined(lines) == "nergens"


def test_tabs_and_control_signs_are_one_space_so_that_the_carets_fit(
    capsys: pytest.CaptureFixture[str], make_workspace: MakeWorkspace
) -> None:
    lines = shown(capsys, make_workspace(), "\tbegin:\t\x1b\u202energens", Mark(1, 11, 7))
    assert drawn(lines) == (" begin:   nergens", " " * 10 + "^" * 7)


@pytest.mark.parametrize(
    ("line", "word", "carets"),
    [
        ("zeg: 日本語 nergens", "nergens", " " * 12 + "^" * 7),
        ("zeg: 😀 nergens", "nergens", " " * 8 + "^" * 7),
        ("zeg: 日本語", "日本語", " " * 5 + "^" * 6),
        ("zeg: cafe\u0301 nergens", "nergens", " " * 10 + "^" * 7),
        ("zeg: één nergens", "nergens", " " * 9 + "^" * 7),
    ],
    ids=["before", "emoji before", "the place itself", "combining accent", "accents"],
)
def test_signs_of_another_width_do_not_shift_the_carets(
    capsys: pytest.CaptureFixture[str],
    make_workspace: MakeWorkspace,
    line: str,
    word: str,
    carets: str,
) -> None:
    lines = shown(capsys, make_workspace(), line, Mark(1, line.index(word) + 1, len(word)))
    assert drawn(lines) == (line, carets)


def test_long_line_of_wide_signs_stays_within_the_screen(
    capsys: pytest.CaptureFixture[str], make_workspace: MakeWorkspace
) -> None:
    source, carets = drawn(
        shown(capsys, make_workspace(), "日" * 100 + "nergens" + "日" * 100, Mark(1, 101, 7))
    )
    cells = [2 if sign == "日" else 1 for sign in source]
    assert sum(cells) <= 70
    begin = carets.index("^")
    assert sum(cells[: source.index("nergens")]) == begin
    assert carets.count("^") == 7


def test_mark_beyond_the_end_of_a_line_has_one_caret(
    capsys: pytest.CaptureFixture[str], make_workspace: MakeWorkspace
) -> None:
    assert drawn(shown(capsys, make_workspace(), "begin:", Mark(1, 7, 1))) == (
        "begin:",
        " " * 6 + "^",
    )


def test_place_in_a_file_with_windows_line_ends_shows_no_sign_of_them(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    folder = make_workspace(three())
    file = folder / "decision_trees" / "digid.yaml"
    file.write_bytes(
        b"\xef\xbb\xbf" + DIGID.replace("begin: wat", "begin: wta").replace("\n", "\r\n").encode()
    )
    assert (
        "      5 | begin: wta\n        |        ^^^\n"
        in ido("bomen", "controleer", "--map", str(folder), code=1).out
    )


def test_line_that_a_finding_names_but_the_file_has_not_is_left_out(
    capsys: pytest.CaptureFixture[str], make_workspace: MakeWorkspace
) -> None:
    folder = make_workspace()
    file = folder / "decision_trees" / "digid.yaml"
    assert (
        show(
            Output(sys.stdout),
            (Finding("B004", file, Mark(400, 3), "onbekend doel", "Doe iets."),),
            open_workspace(folder),
            as_json=False,
            strict=False,
        )
        == 1
    )
    assert capsys.readouterr().out.startswith(
        "B004 fout: onbekend doel\n  decision_trees/digid.yaml:400:3\n  Doe iets.\n\n"
    )


def test_file_that_vanished_after_the_check_is_still_named(
    capsys: pytest.CaptureFixture[str], make_workspace: MakeWorkspace
) -> None:
    folder = make_workspace()
    file = folder / "decision_trees" / "digid.yaml"
    workspace = open_workspace(folder)
    workspace.trees.files()
    file.unlink()
    assert (
        show(
            Output(sys.stdout),
            (Finding("B004", file, Mark(5, 8, 3), "onbekend doel", "Doe iets."),),
            workspace,
            as_json=False,
            strict=False,
        )
        == 1
    )
    assert capsys.readouterr().out == (
        "B004 fout: onbekend doel\n"
        "  decision_trees/digid.yaml:5:8\n"
        "  Doe iets.\n\n"
        "1 fout in 3 bomen (11 routes)\n"
    )


def test_file_outside_the_workspace_has_its_whole_path(
    capsys: pytest.CaptureFixture[str], make_workspace: MakeWorkspace, tmp_path: Path
) -> None:
    file = tmp_path / "los.yaml"
    show(
        Output(sys.stdout),
        (Finding("B012", file, Mark(), "geen weet niet"),),
        open_workspace(make_workspace()),
        as_json=False,
        strict=False,
    )
    assert f"  {file}:1:1\n" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform == "win32", reason="a file name can't hold a control sign here")
def test_name_of_a_file_brings_no_escape_sequence_to_the_terminal(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    folder = make_workspace(three(**{"\x1b[31mrood": DIGID}))
    result = ido("bomen", "controleer", "--map", str(folder), code=1)
    assert "B025 fout" in result.out
    assert "\x1b" not in result.out


def test_text_in_a_file_brings_no_escape_sequence_to_the_terminal(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    for text in ('"\\e[31mrood"', '"\\e]0;titel\\a"', "\x1b[31mrood", "'\u202ekorni'"):
        tree = TREE.replace("naar: heeft_digid", f"naar: {text}")
        folder = make_workspace(three(toeslagen=tree), name=f"inrichting-{len(text)}")
        out = ido("bomen", "controleer", "--map", str(folder), code=1).out
        assert not {"\x1b", "\a", "\u202e"} & set(out)


def test_text_in_a_file_is_no_markup(ido: Ido, make_workspace: MakeWorkspace) -> None:
    tree = TREE.replace("naar: heeft_digid", 'naar: "[red]weg :boom:[/red]"')
    out = ido(
        "bomen", "controleer", "--map", str(make_workspace(three(toeslagen=tree))), code=1
    ).out
    assert out.startswith('B004 fout: onbekend doel "[red]weg :boom:[/red]"\n')


@pytest.mark.parametrize("encoding", ["ascii", "cp850", "cp1252"])
def test_old_console_gets_signs_that_it_has(
    make_workspace: MakeWorkspace, tmp_path: Path, encoding: str
) -> None:
    folder = make_workspace(
        three(toeslagen=TREE.replace("naar: terugbetalen", "naar: terugbetaling"))
    )
    command = [
        sys.executable,
        "-m",
        "ido_cli",
        "bomen",
        "controleer",
        "--map",
        str(folder),
        "--gegevens",
        str(tmp_path / "gegevens"),
    ]
    env = os.environ | {
        "PYTHONIOENCODING": encoding,
        "PYTHONPATH": str(CHECKOUT),
        "PYTHONUTF8": "0",
    }
    ended = subprocess.run(command, env=env, capture_output=True, timeout=60, check=False)
    assert ended.returncode == 1
    assert ended.stderr == b""
    out = ended.stdout.decode(encoding)
    assert "B004 fout" in out
    assert re.search(r"\| (…|\.\.\.)\w", out), (
        out
    )  # the sign that the line begins earlier, or what stands for it


# The count


def test_count_of_nothing_wrong(ido: Ido, make_workspace: MakeWorkspace) -> None:
    folder = make_workspace(
        directory=DIRECTORY.replace("regio: [Noord]\n", "regio: [Noord, Zuid]\n")
    )
    assert (
        ido("bomen", "controleer", "--map", str(folder)).out
        == "Alles in orde: 3 bomen (11 routes) nagekeken.\n"
    )


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ([], "Alles in orde: 3 bomen (11 routes) nagekeken."),
        (["B004"], "1 fout in 3 bomen (11 routes)"),
        (["B004", "B012", "B022"], "1 fout, 1 waarschuwing, 1 hint in 3 bomen (11 routes)"),
        (
            ["B022"] * 2 + ["B012"] * 3 + ["B004"] * 4,
            "4 fouten, 3 waarschuwingen, 2 hints in 3 bomen (11 routes)",
        ),
        (["B012"] * 1234, "1234 waarschuwingen in 3 bomen (11 routes)"),
    ],
)
def test_count_is_in_words_from_bad_to_mild(
    make_workspace: MakeWorkspace, codes: list[str], words: str
) -> None:
    workspace = open_workspace(make_workspace())
    assert (
        count_words(
            tuple(Finding(code, workspace.folder, Mark(), "iets") for code in codes), workspace
        )
        == words
    )


def test_count_of_one_tree_and_one_route_is_in_the_singular(make_workspace: MakeWorkspace) -> None:
    answers = "antwoorden: [{antwoord: Weet niet, naar: x}]"
    one = (
        "titel: a\n"
        "begin: q\n"
        f"vragen: {{q: {{vraag: Ja?, {answers}}}}}\n"
        "adviezen: {x: {titel: x, verwijs: [y]}}\n"
    )
    assert (
        count_words((), open_workspace(make_workspace({"een": one})))
        == "Alles in orde: 1 boom (1 route) nagekeken."
    )
    assert (
        count_words((), open_workspace(make_workspace({}, name="leeg")))
        == "Alles in orde: 0 bomen (0 routes) nagekeken."
    )


def test_count_of_a_thousand_routes_has_a_point(make_workspace: MakeWorkspace) -> None:
    answers = ", ".join(f"{{antwoord: A{n}, naar: %s}}" for n in range(10))
    steps = "".join(
        (
            f"  q{n}: {{vraag: Ja?, antwoorden: "
            f"[{answers % ((f'q{n + 1}' if n < 3 else 'x',) * 10)}]}}\n"
        )
        for n in range(4)
    )
    tree = f"titel: a\nbegin: q0\nvragen:\n{steps}adviezen: {{x: {{titel: x, verwijs: [y]}}}}\n"
    assert (
        count_words((), open_workspace(make_workspace({"een": tree})))
        == "Alles in orde: 1 boom (10.000 routes) nagekeken."
    )


def test_count_has_all_trees_and_the_routes_of_those_that_can_be_walked(
    make_workspace: MakeWorkspace,
) -> None:
    workspace = open_workspace(make_workspace(three(digid="titel: [\n")))
    assert count_words((), workspace) == "Alles in orde: 3 bomen (8 routes) nagekeken."


# What a code means


def test_code_is_explained(ido: Ido) -> None:
    for word in ("B004", "b004"):
        result = ido("bomen", "controleer", "--uitleg", word)
        assert (
            result.out
            == "B004 (fout): Een antwoord leidt naar een vraag, advies of boom die er niet is.\n"
        )


def test_every_code_is_explained_in_one_line(ido: Ido) -> None:
    for code, (severity, meaning, _) in CODES.items():
        assert (
            ido("bomen", "controleer", "--uitleg", code).out == f"{code} ({severity}): {meaning}\n"
        )


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("B0004", 'Bedoelde u "B004"'),
        ("B999", "De codes zijn: Y001, "),
        ("xyz", "De codes zijn: Y001, "),
        ("", "De codes zijn: Y001, "),
    ],
)
def test_code_that_does_not_exist_names_those_that_do(ido: Ido, code: str, hint: str) -> None:
    result = ido("bomen", "controleer", "--uitleg", code, code=2)
    assert result.out == ""
    assert result.err.startswith(f'ido: Ik ken geen code "{code}".\n     {hint}')


def test_code_is_explained_where_there_is_no_workspace(ido: Ido, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    assert ido(
        "bomen", "controleer", "--uitleg", "N001", "--map", str(tmp_path / "leeg")
    ).out.startswith("N001 (fout): ")


# At each save


def test_count_of_named_trees_is_of_those_alone(ido: Ido, make_workspace: MakeWorkspace) -> None:
    folder = make_workspace(three(toeslagen="titel: [\n"))
    one = ido("bomen", "controleer", "digid", "--map", str(folder))
    assert one.out == "Alles in orde: 1 boom (3 routes) nagekeken.\n"
    both = ido("bomen", "controleer", "digid", "spoed", "--map", str(folder))
    assert both.out == "Alles in orde: 2 bomen (6 routes) nagekeken.\n"
