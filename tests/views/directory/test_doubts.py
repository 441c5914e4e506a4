"""What desks said is not right, on the lists of the coordinator until it is settled."""

import json
from datetime import date
from pathlib import Path

import pytest
from conftest import Ido, MakeWorkspace

from ido_cli.sessions.doubts import Doubt
from ido_cli.sessions.store import Store

DAY = date(2026, 11, 24)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """The file of the desk, with a line about a partner and one about an advice."""
    made = Store(tmp_path / "gegevens", pytest.fail)
    made.keep_doubt(Doubt(DAY, "dienst-toeslagen", "het nummer geeft een piep"))
    made.keep_doubt(Doubt(DAY, "toeslagen#terugbetalen"))
    return made


@pytest.mark.usefixtures("store")
def test_line_about_a_partner_stands_on_the_work_list(ido: Ido) -> None:
    out = ido("partners", "nalopen").out
    assert out.startswith("Dit klopt niet, zegt de balie\n")
    assert "Dienst Toeslagen" in out
    assert "het nummer geeft een piep" in out
    assert "Toeslag terugbetalen" not in out
    assert "Opgelost? Typ: ido partners afgehandeld NR" in out
    row = json.loads(ido("partners", "nalopen", "--json").out)[0]
    assert (row["id"], row["klopt_niet"]) == (
        "dienst-toeslagen",
        [
            {
                "nummer": 1,
                "dag": "2026-11-24",
                "over": "dienst-toeslagen",
                "wat": "het nummer geeft een piep",
            }
        ],
    )


@pytest.mark.usefixtures("store")
def test_line_about_an_advice_stands_below_the_trees(ido: Ido) -> None:
    out = ido("bomen").out
    assert "Toeslagen: Toeslag terugbetalen" in out
    assert "een piep" not in out
    rows = {row["id"]: row["klopt_niet"] for row in json.loads(ido("bomen", "--json").out)}
    assert [len(rows["toeslagen"]), len(rows["digid"])] == [1, 0]


def test_settled_line_is_gone(ido: Ido, store: Store) -> None:
    assert ido("bomen", "afgehandeld", "2").out == "Afgehandeld: Toeslagen: Toeslag terugbetalen.\n"
    assert ido("partners", "afgehandeld", "1").out == "Afgehandeld: Dienst Toeslagen.\n"
    assert store.doubts() == ()
    assert "Dit klopt niet" not in ido("partners", "nalopen").out


def test_number_that_is_not_there_settles_nothing(ido: Ido, store: Store) -> None:
    said = ido("partners", "afgehandeld", "1", "9", code=2)
    assert said.err == (
        "ido: Er is geen regel met nummer 9.\n"
        '     Bekijk ze met "ido partners nalopen" en "ido bomen".\n'
    )
    assert len(store.doubts()) == 2


def test_verified_partner_settles_what_was_said_of_it(
    ido: Ido, store: Store, make_workspace: MakeWorkspace
) -> None:
    out = ido("partners", "gecontroleerd", "dienst-toeslagen").out
    assert "Afgehandeld: Dienst Toeslagen." in out
    assert [doubt.subject for doubt in store.doubts()] == ["toeslagen#terugbetalen"]


def test_lists_are_there_without_lines_when_the_file_of_the_desk_can_not_be_read(
    ido: Ido, tmp_path: Path
) -> None:
    (tmp_path / "bestand").write_text("x", encoding="utf-8")
    out = ido("partners", "nalopen", "--gegevens", str(tmp_path / "bestand")).out
    assert "Dit klopt niet" not in out
    assert "toeslagen" in ido("bomen", "--gegevens", str(tmp_path / "bestand")).out
