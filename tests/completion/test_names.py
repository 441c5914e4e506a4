"""Which words can follow an option, with what they mean."""

from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from conftest import OWN, MakeBase, MakeWorkspace, surroundings

from ido_cli.completion import names
from ido_cli.settings import Settings
from ido_cli.source.dates import AMSTERDAM


def at(folder: Path, data: Path | None = None) -> Any:
    """What a shell's question is asked in: the context of typer, of which `obj` alone is used."""
    settings = Settings(surroundings(), map=str(folder), data=str(data) if data else None)
    return SimpleNamespace(obj=settings)


def test_trees_are_known_by_their_files_also_broken_ones(make_workspace: MakeWorkspace) -> None:
    folder = make_workspace({"toeslagen": "geen: boom", "_feiten": "", "mijn-boom": ": : :"})
    assert names.trees(at(folder)) == [("mijn-boom", ""), ("toeslagen", "")]


def test_trees_of_the_base_stand_among_the_own(
    make_workspace: MakeWorkspace, national_base: MakeBase
) -> None:
    folder = make_workspace({"parkeren": ""}, OWN)
    found = [word for word, _ in names.trees(at(folder))]
    assert found == ["digid", "parkeren", "spoed", "toeslagen"]
    assert [word for word, _ in names.national_trees()] == ["digid", "spoed", "toeslagen"]


def test_partners_are_the_own_and_the_nationwide_of_the_base(
    make_workspace: MakeWorkspace, national_base: MakeBase
) -> None:
    assert names.partners(at(make_workspace({}, OWN))) == [
        ("dienst-toeslagen", "Dienst Toeslagen"),
        ("humanitas", "Humanitas"),
    ]


def test_desks_services_and_regions(make_workspace: MakeWorkspace) -> None:
    context = at(make_workspace())
    assert names.desks(context.obj) == [("noord", "Bieb Noord"), ("zuid", "Bieb Zuid")]
    assert names.services(context) == [("formulierenhulp", ""), ("gemeente", "")]
    assert names.regions(context) == [("Noord", ""), ("Zuid", ""), ("landelijk", "")]


@pytest.mark.parametrize(
    "directory", ["", "bibliotheek: [", "diensten: 3\nregios:\n", "- a\n- b\n"]
)
def test_a_broken_directory_has_no_names(make_workspace: MakeWorkspace, directory: str) -> None:
    context = at(make_workspace(directory=directory))
    assert names.desks(context.obj) == names.services(context) == names.partners(context) == []


def test_sessions_are_told_with_their_day_and_those_that_are_open(
    make_workspace: MakeWorkspace, tmp_path: Path
) -> None:
    from ido_cli.sessions.store import Store
    from ido_cli.triage.engine import Case, Session

    store = Store(tmp_path / "gegevens", print)
    for number, (day, outcome) in enumerate([(3, "doorverwezen"), (4, None)]):
        moment = datetime(2026, 11, day, 10, tzinfo=AMSTERDAM)
        case = Case("toeslagen", outcome=outcome)
        store.save(Session(f"{number}" * 32, moment, "noord", (case,)), moment)
    store.close()

    context = at(make_workspace(), tmp_path / "gegevens")
    assert names.sessions(context) == [
        ("11111111", "2026-11-04, open"),
        ("00000000", "2026-11-03, klaar"),
    ]
    assert names.open_sessions(context) == [("11111111", "2026-11-04, open")]
