"""Three flows as public services publish them, written as trees: they fit without helper steps.

An inheritance without a will, a round of benefits in which several things may apply, and a notice
of objection by its date.
"""

import shutil
from datetime import date, datetime
from pathlib import Path

import pytest
from conftest import MakeWorkspace

from ido_cli.checks.check import check
from ido_cli.referral.referral import Referral, refer
from ido_cli.source.codes import Severity
from ido_cli.source.dates import AMSTERDAM
from ido_cli.trees.place import Place
from ido_cli.triage.engine import Case, answer, walk
from ido_cli.triage.routes import measure
from ido_cli.workspace.reading import Workspace, open_workspace

HERE = Path(__file__).parent / "flows"
TODAY = date(2026, 4, 20)
DIRECTORY = """
bibliotheek: Testbieb
regios: [Noord]
partners:
  - {id: notaris, naam: De notaris, soort: overig, doet: Regelt akten., regio: [Noord],
     telefoon: 0800-0543, adres: "Plein 1, Noord"}
  - {id: school, naam: De school, soort: overig, doet: Geeft les., regio: [Noord],
     adres: "Plein 2, Noord"}
"""


@pytest.fixture
def workspace(make_workspace: MakeWorkspace) -> Workspace:
    folder = make_workspace({}, DIRECTORY)
    for path in HERE.glob("*.yaml"):
        shutil.copyfile(path, folder / "decision_trees" / path.name)
    return open_workspace(folder)


def advised(workspace: Workspace, tree_id: str, *answers: str) -> Referral:
    """The advice after some answers, on the day of the tests."""
    case = Case(tree_id, day=TODAY)
    for words in answers:
        case = answer(workspace.trees, case, words)
    here = walk(workspace.trees, case)
    assert here.advice is not None
    now = datetime(2026, 4, 20, 10, tzinfo=AMSTERDAM)
    return refer(workspace.directory, here.advice, here.facts, None, now)


def test_flows_are_checked_and_proved(workspace: Workspace) -> None:
    serious = [one for one in check(workspace, TODAY) if one.severity is not Severity.HINT]
    assert serious == []


@pytest.mark.parametrize("tree_id", ["erfenis", "regelingen", "bezwaar"])
def test_flow_takes_hardly_more_steps_than_questions(workspace: Workspace, tree_id: str) -> None:
    """No step is there only to bring ways together: each asks something else."""
    tree = workspace.trees[tree_id]
    asked = {question.text for question in tree.questions.values()}
    assert len(tree.questions) < 1.3 * len(asked)
    longest = measure(workspace.trees)[Place(tree_id, tree.begin)]
    assert longest is not None
    assert longest.longest <= 4


def test_next_step_depends_on_what_was_answered_before_and_asks_nobody(
    workspace: Workspace,
) -> None:
    both = advised(workspace, "erfenis", "Nee", "Ja", "Ja")
    alone = advised(workspace, "erfenis", "Nee", "Nee", "Ja")
    assert both.advice.title == "De partner en de kinderen erven samen"
    assert alone.advice.title == "De kinderen erven"
    case = Case("erfenis")
    for words in ("Nee", "Ja", "Ja"):
        case = answer(workspace.trees, case, words)
    assert [step.place.step for step in walk(workspace.trees, case).route] == [
        "testament",
        "partner",
        "kinderen",
    ]


def test_what_applies_is_told_once_and_fits_the_answers(workspace: Workspace) -> None:
    told = advised(workspace, "regelingen", "Nee", "Ja", "Ja", "Nee")
    assert told.do == (
        "Maak eerst een proefberekening.",
        "Vraag huurtoeslag aan.",
        "Vraag de school om hulp bij de schoolkosten.",
        "Vraag naar een uitkering.",
    )
    assert [one.partner.id for one in told.nearby] == ["school"]
    nothing = advised(workspace, "regelingen", *["Weet niet"] * 4)
    assert nothing.do == ("Maak eerst een proefberekening.",)
    assert nothing.bring == ("de bankpas", "het huurcontract")
    assert nothing.nearby == ()


def test_letter_of_2_april_2026_may_be_objected_to_until_18_may(workspace: Workspace) -> None:
    """Six weeks end on Ascension Day, the day after is set by decree, then a weekend."""
    told = advised(workspace, "bezwaar", "Een besluit", "2-4-2026")
    assert told.term is not None
    expected = "Bezwaar maken kan tot en met maandag 18 mei 2026, nog 28 dagen."
    assert told.term.text == expected


def test_old_letter_leads_to_who_is_too_late(workspace: Workspace) -> None:
    told = advised(workspace, "bezwaar", "Een besluit", "3 januari 2026")
    assert told.advice.title == "Vragen of het nog kan"
