"""`ido bomen`: the list, a drawing, the check and the proof, as a coordinator meets them."""

import errno
import json
import os
from pathlib import Path
from typing import Any, Final

import pytest
from conftest import DIGID, DIRECTORY, TREE, URGENT, Ido, MakeWorkspace

from ido_cli.workspace.reading import open_workspace
from ido_cli.workspace.schema import directory_schema, tree_schema

pytestmark = pytest.mark.usefixtures("here")

KEYS: Final = {"id", "titel", "over", "status", "vragen", "adviezen", "voorbeelden"}
FINDING_KEYS: Final = {"code", "ernst", "bestand", "regel", "kolom", "melding", "hint"}


def settled(text: str) -> str:
    """A text of which the facts never grow too old, on whatever day the test runs."""
    return text.replace("2026-11-01", "2020-01-01")


STEADY: Final = settled(DIRECTORY).replace(
    "bibliotheek: Testbieb", "bibliotheek: Testbieb\nhoudbaar: 100000"
)
GOOD: Final = {"toeslagen": settled(TREE), "spoed": settled(URGENT), "digid": settled(DIGID)}
WRONG_TARGET: Final = settled(TREE).replace("naar: terugbetalen}", "naar: terugbetaling}")
LEFT_OUT: Final = (
    'Niet gebruikt, want er zit een fout in: toeslagen. Bekijk ze met "ido bomen controleer".\n'
)


@pytest.fixture
def workspace(make_workspace: MakeWorkspace) -> Path:
    """The small workspace with facts that stay fresh.

    What is wrong in it is one hint: nobody is gemeente in Zuid.
    """
    return make_workspace(GOOD, STEADY, "eigen")


def tree_file(workspace: Path, tree_id: str = "toeslagen") -> Path:
    return workspace / "decision_trees" / f"{tree_id}.yaml"


def change(workspace: Path, old: str, new: str) -> None:
    """Makes a change in the tree toeslagen, as a coordinator would."""
    text = tree_file(workspace).read_text(encoding="utf-8")
    assert text.count(old) == 1
    tree_file(workspace).write_text(text.replace(old, new), encoding="utf-8")


def findings(ido: Ido, workspace: Path, *words: str, code: int = 0) -> list[dict[str, Any]]:
    """What the check finds, without the hint that is always there."""
    rows: list[dict[str, Any]] = json.loads(
        ido("bomen", "controleer", "--json", *words, "--map", str(workspace), code=code).out
    )
    return [row for row in rows if row["code"] != "N002"]


# The list


def test_list_names_every_tree_with_its_counts(ido: Ido, workspace: Path) -> None:
    got = ido("bomen", "--map", str(workspace))
    rows = [line.split() for line in got.out.splitlines()]
    for name, counts, title in (
        ("digid", "122", "DigiD"),
        ("spoed", "122", "Spoed"),
        ("toeslagen", "233", "Toeslagen"),
    ):
        assert any(
            row[0] == name and "".join(row[1:]).replace(title, "") == counts for row in rows
        ), got.out
    assert got.err == ""


def test_list_as_json_has_stable_keys(ido: Ido, workspace: Path) -> None:
    got = ido("bomen", "--json", "--map", str(workspace))
    rows = json.loads(got.out)
    assert all(set(row) >= KEYS for row in rows)
    assert [row["id"] for row in rows] == ["digid", "spoed", "toeslagen"]
    assert {key: rows[2][key] for key in KEYS} == {
        "id": "toeslagen",
        "titel": "Toeslagen",
        "over": "Toeslagen aanvragen en terugbetalen",
        "status": "in-gebruik",
        "vragen": 2,
        "adviezen": 3,
        "voorbeelden": 3,
    }


def test_list_marks_a_concept(ido: Ido, workspace: Path) -> None:
    change(workspace, "titel: Toeslagen\n", "titel: Toeslagen\nstatus: concept\n")
    assert "Toeslagen (concept)" in ido("bomen", "--map", str(workspace)).out
    assert json.loads(ido("bomen", "--json", "--map", str(workspace)).out)[2]["status"] == "concept"


def test_list_names_on_stderr_the_trees_that_the_desk_does_without(
    ido: Ido, workspace: Path
) -> None:
    tree_file(workspace).write_text(WRONG_TARGET, encoding="utf-8")
    assert ido("bomen", "--map", str(workspace)).err == LEFT_OUT
    got = ido("bomen", "--json", "--map", str(workspace))
    assert got.err == LEFT_OUT
    assert {"digid", "spoed"} <= {row["id"] for row in json.loads(got.out)}


def test_list_of_a_workspace_without_trees_is_empty(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    folder = str(make_workspace({}, name="leeg"))
    assert json.loads(ido("bomen", "--json", "--map", folder).out) == []
    ido("bomen", "--map", folder)


# A drawing


def test_drawing_shows_questions_answers_and_advices(ido: Ido, workspace: Path) -> None:
    out = ido("bomen", "toon", "toeslagen", "--map", str(workspace)).out
    lines = [line.strip(" │├└─") for line in out.splitlines()]
    assert lines == [
        "Toeslagen (toeslagen)",
        "Wat wil de klant?",
        "Een toeslag aanvragen",
        "Heeft de klant een DigiD?",
        "Ja",
        "→ Een toeslag aanvragen",
        "Nee",
        "→ Een toeslag aanvragen",
        "Weet niet",
        "→ Samen uitzoeken",
        "Terugbetalen",
        "→ Toeslag terugbetalen",
        "Weet niet",
        "→ Samen uitzoeken",
    ]


def test_drawing_shows_text_to_the_letter(ido: Ido, workspace: Path) -> None:
    change(
        workspace, "vraag: Wat wil de klant?", 'vraag: "[bold]Wat[/bold] :smile: wil {de} klant?"'
    )
    assert (
        "── [bold]Wat[/bold] :smile: wil {de} klant?\n"
        in ido("bomen", "toon", "toeslagen", "--map", str(workspace)).out
    )


def test_drawing_of_a_tree_that_does_not_exist_names_the_nearest(ido: Ido, workspace: Path) -> None:
    got = ido("bomen", "toon", "toeslag", "--map", str(workspace), code=2)
    assert (got.out, got.err) == (
        "",
        'ido: Ik ken geen boom "toeslag".\n     Bedoelde u "toeslagen"?\n',
    )


def test_drawing_of_a_tree_with_a_mistake_says_which(ido: Ido, workspace: Path) -> None:
    tree_file(workspace).write_text(WRONG_TARGET, encoding="utf-8")
    got = ido("bomen", "toon", "toeslagen", "--map", str(workspace), code=1)
    assert got.out == ""
    assert got.err == (
        'ido: De boom "toeslagen" heeft een fout: onbekend doel "terugbetaling" (regel 13).\n'
        '     Bekijk alles met "ido bomen controleer toeslagen".\n'
    )


# The check


def test_check_of_a_good_workspace_counts_what_was_checked(ido: Ido, workspace: Path) -> None:
    got = ido("bomen", "controleer", "--streng", "--map", str(workspace))
    assert got.out.startswith("1 hint in 3 bomen")
    assert got.err == ""
    assert findings(ido, workspace) == []


def test_check_shows_a_mistake_as_a_compiler_does(ido: Ido, workspace: Path) -> None:
    change(
        workspace,
        "      - {antwoord: Terugbetalen, hint: Ook een deel, naar: terugbetalen}",
        "      - {antwoord: Terug, naar: samn}",
    )
    change(
        workspace,
        "antwoorden: [Terugbetalen], advies: terugbetalen",
        "antwoorden: [Terug], advies: samen",
    )
    got = ido("bomen", "controleer", "--map", str(workspace), code=1)
    shown, _, count = got.out.rpartition("\n\n")
    assert shown.splitlines()[:4] == [
        'B004 fout: onbekend doel "samn"',
        "  decision_trees/toeslagen.yaml:13:33",
        "     13 |       - {antwoord: Terug, naar: samn}",
        "        |                                 ^^^^",
    ]
    hint = 'Bedoelde u "samen"? Kies een vraag of advies van deze boom, of boom#stap.'
    assert " ".join(" ".join(shown.splitlines()[4:]).split()).startswith(hint)
    assert count.startswith("1 fout")
    assert got.err == ""


def test_check_as_json_has_stable_keys_and_nothing_else_on_stdout(
    ido: Ido, workspace: Path
) -> None:
    tree_file(workspace).write_text(WRONG_TARGET, encoding="utf-8")
    rows = findings(ido, workspace, code=1)
    assert all(set(row) == FINDING_KEYS for row in rows)
    assert rows[0] == {
        "code": "B004",
        "ernst": "fout",
        "bestand": "decision_trees/toeslagen.yaml",
        "regel": 13,
        "kolom": 60,
        "melding": 'onbekend doel "terugbetaling"',
        "hint": 'Bedoelde u "terugbetalen"? Kies een vraag of advies van deze boom, of boom#stap.',
    }


@pytest.mark.parametrize("kind", ["windows line ends", "byte order mark", "both"])
def test_place_of_a_mistake_is_right_in_a_file_of_windows(
    ido: Ido, workspace: Path, kind: str
) -> None:
    text = WRONG_TARGET if kind == "byte order mark" else WRONG_TARGET.replace("\n", "\r\n")
    tree_file(workspace).write_bytes(
        text.encode("utf-8" if kind == "windows line ends" else "utf-8-sig")
    )
    assert [(row["regel"], row["kolom"]) for row in findings(ido, workspace, code=1)] == [(13, 60)]


def test_check_finds_the_mistakes_of_all_files_in_one_run(ido: Ido, workspace: Path) -> None:
    tree_file(workspace).write_text(WRONG_TARGET, encoding="utf-8")
    tree_file(workspace, "digid").write_text("titel: [\n", encoding="utf-8")
    directory = workspace / "partners.yaml"
    directory.write_text(STEADY.replace("soort: overheid", "soort: overhied", 1), encoding="utf-8")
    rows = findings(ido, workspace, code=1)
    files = [row["bestand"] for row in rows]
    assert {"decision_trees/toeslagen.yaml", "decision_trees/digid.yaml", "partners.yaml"} <= set(
        files
    )
    assert files == sorted(files)


def test_check_of_one_tree_leaves_the_others_out(ido: Ido, workspace: Path) -> None:
    tree_file(workspace).write_text(WRONG_TARGET, encoding="utf-8")
    assert findings(ido, workspace, "spoed") == []
    for name in ("toeslagen", "toeslagen.yaml", str(tree_file(workspace))):
        assert [row["code"] for row in findings(ido, workspace, name, code=1)] == ["B004"]


def test_check_of_a_tree_that_does_not_exist_names_the_nearest(ido: Ido, workspace: Path) -> None:
    got = ido("bomen", "controleer", "toeslag", "--map", str(workspace), code=2)
    assert (got.out, got.err) == (
        "",
        'ido: Ik ken geen boom "toeslag".\n     Bedoelde u "toeslagen"?\n',
    )


def test_warning_fails_only_when_strict(ido: Ido, workspace: Path) -> None:
    change(workspace, "  - {klant: Ik snap het niet, antwoorden: [Weet niet], advies: samen}\n", "")
    rows = findings(ido, workspace)
    assert [(row["code"], row["ernst"]) for row in rows] == [("B017", "waarschuwing")]
    assert (
        ido("bomen", "controleer", "--map", str(workspace))
        .out.splitlines()[-1]
        .startswith("1 waarschuwing")
    )
    findings(ido, workspace, "--streng", code=1)
    ido("bomen", "controleer", "--streng", "--map", str(workspace), code=1)


def test_hint_never_fails_and_is_counted(ido: Ido, workspace: Path) -> None:
    out = ido("bomen", "controleer", "--streng", "--map", str(workspace)).out
    assert out.startswith("1 hint in 3 bomen")
    made = ido("bomen", "controleer", "--json", "--map", str(workspace)).out
    assert [row["ernst"] for row in json.loads(made)] == ["hint"]


# The proof


def proved(text: str) -> str:
    """What the examples prove, without how they are recognised (see test_matches)."""
    return text.partition("Herkend aan de woorden")[0]


def test_proof_of_good_examples_counts_what_they_pass(ido: Ido, workspace: Path) -> None:
    got = ido("bomen", "proef", "--map", str(workspace))
    assert proved(got.out) == (
        "7 van 7 voorbeelden kloppen, in 3 bomen.\n"  #
        "Ze raken 7 van 7 adviezen en 8 van 12 antwoorden.\n"
    )
    assert got.err == ""


def test_proof_of_one_tree_counts_only_that_one(ido: Ido, workspace: Path) -> None:
    got = ido("bomen", "proef", "digid", "--map", str(workspace))
    assert proved(got.out) == (
        "2 van 2 voorbeelden kloppen, in 1 boom.\n"  #
        "Ze raken 2 van 2 adviezen en 2 van 3 antwoorden.\n"
    )


def test_example_that_ends_elsewhere_fails_with_the_route_it_took(
    ido: Ido, workspace: Path
) -> None:
    change(
        workspace,
        "antwoorden: [Een toeslag aanvragen, Ja], advies: aanvragen",
        "antwoorden: [Terugbetalen], advies: samen",
    )
    got = ido("bomen", "proef", "--map", str(workspace), code=1)
    assert got.out.startswith(
        "toeslagen, voorbeeld 1: Ik wil huurtoeslag\n    Wat wil de klant?  Terugbetalen\n"
    )
    said = " ".join(got.out.split())
    assert (
        'het voorbeeld eindigt bij het advies "terugbetalen" (Toeslag terugbetalen) en '
        'niet bij "samen"'
    ) in said
    assert "Kijk of de antwoorden kloppen, of pas het advies aan." in said
    assert "6 van 7 voorbeelden kloppen, in 3 bomen." in said


def test_example_with_an_answer_that_does_not_exist_fails_with_the_nearest(
    ido: Ido, workspace: Path
) -> None:
    change(
        workspace,
        "antwoorden: [Terugbetalen], advies: terugbetalen",
        "antwoorden: [Terugbetaling], advies: terugbetalen",
    )
    got = ido("bomen", "proef", "toeslagen", "--map", str(workspace), code=1)
    said = " ".join(got.out.split())
    assert (
        'toeslagen, voorbeeld 2: Ik moet betalen "Terugbetaling" is geen antwoord op de vraag '
        '"Wat wil de klant?"'
    ) in said
    assert 'Bedoelde u "Terugbetalen"?' in said


def test_example_that_stops_too_early_fails_with_the_answers_that_are_left(
    ido: Ido, workspace: Path
) -> None:
    change(
        workspace, "antwoorden: [Een toeslag aanvragen, Ja]", "antwoorden: [Een toeslag aanvragen]"
    )
    said = " ".join(ido("bomen", "proef", "--map", str(workspace), code=1).out.split())
    assert (
        'het voorbeeld stopt bij de vraag "Heeft de klant een DigiD?" Voeg een antwoord toe: '
        "Ja; Nee; Weet niet."
    ) in said


def test_proof_names_the_trees_that_it_could_not_prove(ido: Ido, workspace: Path) -> None:
    tree_file(workspace).write_text(WRONG_TARGET, encoding="utf-8")
    got = ido("bomen", "proef", "--map", str(workspace), code=1)
    assert got.out.startswith("4 van 4 voorbeelden kloppen, in 2 bomen.\n")
    assert got.err == LEFT_OUT


def test_proof_of_a_tree_that_does_not_exist_names_the_nearest(ido: Ido, workspace: Path) -> None:
    got = ido("bomen", "proef", "toeslag", "--map", str(workspace), code=2)
    assert (got.out, got.err) == (
        "",
        'ido: Ik ken geen boom "toeslag".\n     Bedoelde u "toeslagen"?\n',
    )


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
    ("words", "title"),
    [([], "Een beslisboom van ido-cli"), (["--partners"], "De sociale kaart van ido-cli")],
)
def test_schema_goes_to_stdout_or_to_a_file(
    ido: Ido, workspace: Path, tmp_path: Path, words: list[str], title: str
) -> None:
    shown = ido("bomen", "schema", *words).out
    made = open_workspace(workspace)
    schema = directory_schema(made.directory) if words else tree_schema(made)
    assert json.loads(shown) == schema
    assert json.loads(shown)["title"] == title
    assert (
        ido("bomen", "schema", *words, "--uit", "schema.json").out == "Opgeslagen in schema.json.\n"
    )
    assert (tmp_path / "schema.json").read_text(encoding="utf-8") == shown
