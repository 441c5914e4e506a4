"""A workspace in small that version 0.1 copied whole, for tests of how it is taken further."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import DIGID, DIRECTORY, TREE, MakeBase, MakeWorkspace

from ido_cli.source.reading import parse
from ido_cli.workspace import old_kind
from ido_cli.workspace.old_kind import fingerprint

OLD = """
titel: Oud
begin: wat
vragen: {wat: {vraag: Wat?, antwoorden: [{antwoord: Ja, naar: a}, {antwoord: Weet niet, naar: a}]}}
adviezen: {a: {titel: A, verwijs: [gemeente]}}
"""
THEN = DIRECTORY.replace("0800-0543", "0800-0000")
"""What 0.1 had of the national partner is not what the base has now."""


@pytest.fixture
def copied(
    national_base: MakeBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Version 0.1 copied the trees `toeslagen`, `digid` and `spoed` as OLD, and THEN."""
    data = parse(THEN, Path("partners.yaml")).data
    assert data is not None
    partners = {
        row["id"]: {key: fingerprint(value) for key, value in row.items() if key != "id"}
        for row in data["partners"]
    }
    made = {
        "bomen": {one: fingerprint(OLD) for one in ("toeslagen", "digid", "spoed")},
        "partners": partners,
        "diensten": {key: fingerprint(name) for key, name in data["diensten"].items()},
    }
    path = tmp_path / "versie.json"
    path.write_text(json.dumps(made), encoding="utf-8")
    monkeypatch.setattr(old_kind, "_COPIED", path)
    old_kind._copied.cache_clear()
    yield
    old_kind._copied.cache_clear()


@pytest.fixture
def old(copied: None, make_workspace: MakeWorkspace) -> Path:
    """A copy with a tree as it was, a changed one, a new one, and without the third."""
    return make_workspace({"toeslagen": OLD, "digid": DIGID, "eigen": TREE}, THEN, "oud")
