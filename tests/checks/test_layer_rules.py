"""Where an own layer meets the national base."""

from datetime import date
from pathlib import Path

import pytest
from conftest import DIGID, DIRECTORY, OWN, TREE, MakeBase, MakeWorkspace

from ido_cli.checks.check import check
from ido_cli.source.codes import Severity
from ido_cli.source.findings import Finding
from ido_cli.workspace.reading import open_workspace

TODAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def _base(national_base: MakeBase) -> None:
    """What ships is the small workspace of conftest."""


@pytest.fixture
def own(make_workspace: MakeWorkspace) -> Path:
    return make_workspace({}, OWN)


def found(folder: Path) -> list[Finding]:
    return list(check(open_workspace(folder), TODAY))


def told(folder: Path, *codes: str) -> list[tuple[str, int, str]]:
    return [(one.code, one.mark.line, one.message) for one in found(folder) if one.code in codes]


def test_library_is_not_bothered_with_the_base_s_own_hints(
    own: Path, national_base: MakeBase
) -> None:
    undated = TREE.replace("    gecontroleerd: 2026-11-01\n", "")
    national_base({"toeslagen": undated}, DIRECTORY.replace("2026-11-01", "2020-01-01"))
    assert {one.file.name for one in found(own)} <= {"partners.yaml"}
    assert {one.severity for one in found(own)} <= {Severity.HINT}


def test_service_that_nobody_offers_here_yet_is_no_mistake(own: Path) -> None:
    assert told(own, "N001", "N002", "N003") == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("bomen_uit: [digit]", '"digit" bestaat landelijk niet'),
        ("partners_uit: [humanitas]", '"humanitas" bestaat landelijk niet'),
    ],
)
def test_name_that_is_left_out_must_be_there(own: Path, line: str, message: str) -> None:
    (own / "partners.yaml").write_text(f"{OWN}{line}\n", encoding="utf-8")
    assert told(own, "N008") == [("N008", 16, message)]


def test_without_a_base_nothing_can_be_left_out(make_workspace: MakeWorkspace) -> None:
    folder = make_workspace(None, DIRECTORY + "bomen_uit: [digid]\n")
    assert [code for code, _, _ in told(folder, "N008")] == ["N008"]


def test_advice_that_refers_to_nobody_any_more_is_told(own: Path, national_base: MakeBase) -> None:
    both = "verwijs: [dienst-toeslagen, formulierenhulp]"
    alone = TREE.replace(both, "verwijs: dienst-toeslagen")
    national_base({"toeslagen": alone})
    text = OWN.replace("  - {id: dienst-toeslagen, telefoon: 050 123 45 67}\n", "")
    (own / "partners.yaml").write_text(
        text + "partners_uit: [dienst-toeslagen]\n", encoding="utf-8"
    )
    message = (
        'zonder "dienst-toeslagen" verwijst dit advies naar niemand: '
        "toeslagen#aanvragen, toeslagen#terugbetalen"
    )
    assert told(own, "N009", "N001") == [("N009", 15, message)]


def test_partner_that_is_left_out_is_no_unknown_one(own: Path) -> None:
    text = OWN.replace("  - {id: dienst-toeslagen, telefoon: 050 123 45 67}\n", "")
    (own / "partners.yaml").write_text(
        text + "partners_uit: [dienst-toeslagen]\n", encoding="utf-8"
    )
    assert told(own, "N001") == []


def test_own_tree_that_misses_a_step_breaks_the_national_one_that_leads_there(
    own: Path, national_base: MakeBase
) -> None:
    leads = TREE.replace("Nee, naar: aanvragen}", "Nee, naar: digid#inloggen}")
    national_base({"toeslagen": leads})
    assert told(own, "B004") == []
    shorter = DIGID.replace(" inloggen", " binnen")
    (own / "decision_trees" / "digid.yaml").write_text(shorter, encoding="utf-8")
    (message,) = [message for _, _, message in told(own, "B004")]
    assert message == 'de boom "digid" heeft geen stap "inloggen"'
