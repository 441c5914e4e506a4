"""Which words are listed and asked, and own phrases collected for the national base."""

import json
from pathlib import Path

import pytest
from conftest import OWN, Ido, MakeBase, MakeWorkspace

WORDS = "ze willen alles weer van mij hebben"


def visit(
    ido: Ido, text: str, answer: str = "Terugbetalen", *more: str, desk: str = "noord"
) -> None:
    """A visit that ended at an advice about toeslagen."""
    words = ("--boom", "toeslagen", "-a", answer, "--afloop", "doorverwezen")
    ido("start", text, *words, *more, "--locatie", desk)


def test_no_kept_visits_is_said_kindly(ido: Ido) -> None:
    told = 'Er zijn nog geen gesprekken om van te leren. Begin er een met "ido".\n'
    assert ido("bomen", "leer").out == told
    assert json.loads(ido("bomen", "leer", "--json").out) == []


def test_list_has_the_words_where_they_ended_and_what_is_made_of_them_now(ido: Ido) -> None:
    visit(ido, "heel iets anders", "Weet niet")
    visit(ido, WORDS)
    visit(ido, f"{WORDS.capitalize()}!")
    visit(ido, "huurtoeslag aanvragen", "Weet niet")
    rows = json.loads(ido("bomen", "leer", "--json").out)
    end = {
        "boom": "toeslagen",
        "advies": "terugbetalen",
        "titel": "Toeslag terugbetalen",
        "aantal": 2,
    }
    assert rows[0] == {
        "tekst": f"{WORDS.capitalize()}!",
        "aantal": 2,
        "eindigde": [end],
        "herkend": None,
        "niet_voor_ons": False,
    }
    assert [row["tekst"] for row in rows] == [f"{WORDS.capitalize()}!", "heel iets anders"]


def test_list_has_what_is_recognised_now_with_why(ido: Ido) -> None:
    visit(ido, "digid wachtwoord kwijt")
    (row,) = json.loads(ido("bomen", "leer", "--json").out)
    heard = row["herkend"]
    assert (heard["boom"], heard["advies"], heard["titel"]) == ("digid", None, "DigiD")
    assert heard["zeker"] is True
    assert heard["score"] > 0
    assert heard["waarom"] == ["digid", "wachtwoord", "kwijt"]


def test_period_and_desk_choose_the_visits(ido: Ido) -> None:
    visit(ido, WORDS)
    visit(ido, "heel iets anders", desk="zuid")
    assert json.loads(ido("bomen", "leer", "--json", "--tot", "2020-01-01").out) == []
    (row,) = json.loads(ido("bomen", "leer", "--json", "--balie", "zuid").out)
    assert row["tekst"] == "heel iets anders"
    assert ido("bomen", "leer", "--van", "ooit", code=2).err.startswith("ido: ")


def test_pipe_goes_line_by_line(ido: Ido) -> None:
    visit(ido, WORDS)
    got = ido("bomen", "leer", typed="2\nalles weer hebben\n1\n")
    assert '"alles weer hebben"' in got.out
    assert "1 zin erbij." in got.out


def test_end_of_the_input_stops_and_keeps(ido: Ido) -> None:
    visit(ido, WORDS)
    assert "Gestopt." in ido("bomen", "leer", code=130).out


def test_example_says_how_to_make_a_workspace(ido: Ido, national_base: MakeBase) -> None:
    shipped = national_base()
    error = ido("bomen", "leer", "--map", str(shipped), code=1).err
    assert "Zinnen bewaart u in uw eigen inrichting." in error
    assert 'Maak er een met "ido init MAP"' in error
    assert ido("bomen", "leer", "--json", "--map", str(shipped)).out == "[]\n"


@pytest.fixture
def own(make_workspace: MakeWorkspace, national_base: MakeBase) -> Path:
    national_base()
    return make_workspace({}, OWN)


def test_own_phrases_are_collected_without_anything_else(
    ido: Ido, own: Path, tmp_path: Path
) -> None:
    where = ("--map", str(own))
    words = ("--boom", "toeslagen", "-a", "Terugbetalen", "--afloop", "doorverwezen")
    ido("start", WORDS, *words, *where)
    to = tmp_path / "naar.yaml"
    told = ido("bomen", "leer", "--naar", str(to), *where, typed="1\n").out
    assert f"1 eigen zin opgeslagen in {to}\n" in told
    lines = [line for line in to.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    assert lines == ["herken:", "  toeslagen#terugbetalen:", f"  - {WORDS}"]
    assert (own / "decision_trees" / "toeslagen.yaml").exists() is False


def test_personal_data_is_not_collected(ido: Ido, own: Path, tmp_path: Path) -> None:
    file = own / "decision_trees" / "_herken.yaml"
    row = "toeslagen#samen: [bel mij op 06 12345678, alles door elkaar]"
    file.write_text(f"herken:\n  {row}\n", encoding="utf-8")
    to = tmp_path / "naar.yaml"
    told = ido("bomen", "leer", "--naar", str(to), "--map", str(own)).out
    assert "1 weggelaten: daar staan misschien persoonsgegevens in." in told
    text = to.read_text(encoding="utf-8")
    assert "alles door elkaar" in text
    assert "06" not in text


def test_without_own_phrases_no_file_is_made(ido: Ido, tmp_path: Path) -> None:
    to = tmp_path / "naar.yaml"
    assert "nog geen eigen zinnen" in ido("bomen", "leer", "--naar", str(to)).out
    assert not to.exists()


def test_listing_tells_of_words_that_are_not_shown(
    ido: Ido, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit(ido, WORDS)
    monkeypatch.setattr("ido_cli.views.learning.desk_words.find", lambda *_: [object()])
    got = ido("bomen", "leer", "--json")
    assert got.out == "[]\n"
    assert got.err == "1 niet getoond: daar staan misschien persoonsgegevens in.\n"
