"""What the recogniser makes of a text, as `ido herken` shows it."""

import json

from conftest import DIGID, TREE, Ido, MakeWorkspace

from ido_cli.workspace.folder import shipped


def test_recognised_trees_are_listed_with_the_reason(ido: Ido) -> None:
    said = ido("herken", "zorgtoeslag terugbetalen").out
    first = next(line for line in said.split("\n") if line.startswith("1  0."))
    assert "Toeslagen" in first
    assert "terugbetalen" in first


def test_concept_is_not_recognised(ido: Ido, make_workspace: MakeWorkspace) -> None:
    concept = DIGID.replace("titel: DigiD\n", "titel: DigiD\nstatus: concept\n", 1)
    folder = make_workspace({"toeslagen": TREE, "digid": concept}, name="ander")
    rows = json.loads(ido("herken", "digid aanvragen", "--json", "--map", str(folder)).out)
    assert "digid" not in [row["boom"] for row in rows]


def test_recognised_rows_have_their_stable_keys(ido: Ido) -> None:
    row = json.loads(ido("herken", "zorgtoeslag terugbetalen", "--json").out)[0]
    assert set(row) >= {"boom", "advies", "titel", "partners", "score", "zeker", "waarom"}
    assert row["boom"] == "toeslagen"
    assert row["partners"][0] == "dienst-toeslagen"
    assert 0 < row["score"] <= 1


def test_text_that_is_not_sure_says_so_and_one_that_is_does_not(ido: Ido) -> None:
    sure = ido("herken", "wachtwoord van mijn digid kwijt", "--map", str(shipped())).out
    assert sure.startswith("1  0.")
    assert ido("herken", "toeslag").out.splitlines()[0] == "Ik herken dit niet zeker."
    assert ido("herken", "xqzw").out == (
        'Dit herken ik niet. Bekijk de onderwerpen met "ido bomen".\n'
    )


def test_no_more_than_the_number_that_was_asked_for(ido: Ido) -> None:
    assert len(json.loads(ido("herken", "toeslag digid spoed", "--json").out)) > 1
    assert len(json.loads(ido("herken", "toeslag digid", "--json", "--aantal", "1").out)) == 1
    assert "--aantal" in ido("herken", "toeslag", "--aantal", "0", code=2).err


def test_advice_that_is_recognised_is_named_with_whom_it_refers_to(ido: Ido) -> None:
    (row, *_) = json.loads(ido("herken", "toeslag terugbetalen", "--json").out)
    assert (row["advies"], row["titel"]) == ("terugbetalen", "Toeslag terugbetalen")
    assert row["partners"] == ["dienst-toeslagen"]
    assert "Toeslagen: Toeslag terugbetalen" in ido("herken", "toeslag terugbetalen").out


def test_lines_of_the_input_are_answered_one_by_one(ido: Ido) -> None:
    got = ido("herken", "-", typed="huurtoeslag aanvragen\n\nxqzw\n")
    rows = [json.loads(line) for line in got.out.splitlines()]
    assert [bool(row) for row in rows] == [True, False, False]


def test_line_with_personal_data_is_told_and_passed_over(ido: Ido) -> None:
    got = ido("herken", "-", typed="huurtoeslag\nbel 06 12345678\nhuurtoeslag\n", code=1)
    rows = [json.loads(line) for line in got.out.splitlines()]
    assert [bool(row) for row in rows] == [True, False, True]
    assert "regel 2: Dit lijkt op persoonsgegevens: een telefoonnummer." in got.err
    assert got.err.endswith(
        "ido: 1 regel is overgeslagen.\n     Schrijf zonder gegevens van een klant.\n"
    )
    assert "12345678" not in got.out + got.err


def test_tree_that_is_left_out_is_named_on_stderr(ido: Ido, make_workspace: MakeWorkspace) -> None:
    broken = DIGID.replace("naar: inloggen", "naar: nergens")
    folder = make_workspace({"toeslagen": TREE, "kapot": broken}, name="ander")
    got = ido("herken", "huurtoeslag", "--json", "--map", str(folder))
    assert got.err == (
        'Niet gebruikt, want er zit een fout in: kapot. Bekijk ze met "ido bomen controleer".\n'
    )
    assert json.loads(got.out)
