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


# How the examples are recognised


def test_proof_counts_how_many_examples_lead_to_their_tree_and_advice(ido: Ido) -> None:
    said = ido("bomen", "proef", "digid").out.splitlines()[2:]
    assert (
        " ".join(said).split()
        == (
            "Herkend aan de woorden: 2 van 2 als eerste, 2 bij de eerste drie, 2 met hun advies."
        ).split()
    )


def test_tree_that_is_mixed_up_with_another_is_named_with_the_examples(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    mixed = TREE.replace("klant: Ik snap het niet", "klant: mijn digid en digid aanvragen")
    folder = make_workspace({"toeslagen": mixed, "digid": DIGID}, name="door-elkaar")
    said = " ".join(ido("bomen", "proef", "--map", str(folder)).out.split())
    assert (
        "toeslagen: 2 van 3 voorbeelden worden als eerste herkend. Lijken twee bomen op elkaar, "
        'of past een voorbeeld beter elders? "mijn digid en digid aanvragen" lijkt meer op '
        "DigiD."
    ) in said
    assert "digid: " not in said


def test_example_of_words_that_say_nothing_is_recognised_nowhere(ido: Ido) -> None:
    said = " ".join(ido("bomen", "proef", "toeslagen").out.split())
    assert '"Ik snap het niet" wordt nergens herkend.' in said


# What is not for this desk

ELSEWHERE = """
niet_voor_ons:
  bibliotheek: {helpt: de balie van de bibliotheek, zinnen: [waar is het toilet, ik zoek een boek]}
  weer: {zinnen: [mooi weer vandaag]}
"""


def test_text_that_is_not_for_the_desk_says_so_and_who_helps(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    files = {"toeslagen": TREE, "digid": DIGID, "_niet-voor-ons": ELSEWHERE}
    folder = str(make_workspace(files, name="elders"))
    ours = "Dit lijkt geen vraag voor het informatiepunt."
    got = " ".join(ido("herken", "waar is het toilet?", "--map", folder).out.split())
    assert got == f"{ours} Wie wel helpt: de balie van de bibliotheek."
    assert ido("herken", "mooi weer vandaag", "--map", folder).out == f"{ours}\n"
    assert ido("herken", "wachtwoord van mijn digid", "--map", folder).out.startswith("1  0.")


def test_own_phrases_come_beside_those_of_the_national_base(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    own = "niet_voor_ons:\n  bibliotheek: {zinnen: [de leeskring van donderdag]}\n"
    directory = "bibliotheek: Testbieb\nbasis: landelijk\nregios: [Noord]\n"
    folder = str(make_workspace({"_niet-voor-ons": own}, directory, name="eigen"))
    for text in ("de leeskring van donderdag", "waar is het toilet"):
        said = " ".join(ido("herken", text, "--map", folder).out.split())
        assert said.startswith(
            "Dit lijkt geen vraag voor het informatiepunt. "
            "Wie wel helpt: de balie van de bibliotheek."
        )


def test_second_question_is_named_beside_the_matches(ido: Ido) -> None:
    text = "wachtwoord van mijn digid kwijt, en ik wil zorgtoeslag aanvragen"
    said = ido("herken", text, "--map", str(shipped())).out
    assert said.splitlines()[-1].startswith("Ook genoemd: ")
