"""An advice in haste: who, the number large, open or not, the first step."""

from pathlib import Path

from conftest import DIRECTORY, TREE, MakeWorkspace
from scripted import NOW, Hold, Script, words_of

from ido_cli.desk.pages.haste_page import haste_page, large
from ido_cli.desk.reception import Arrival
from ido_cli.referral.referral import Referral, refer
from ido_cli.terminal.page import HASTE, STOP
from ido_cli.workspace.reading import open_workspace


def referral(folder: Path) -> Referral:
    workspace = open_workspace(folder)
    advice = workspace.tree("toeslagen").advices["aanvragen"]
    return refer(workspace.directory, advice, {}, workspace.directory.location("noord"), NOW)


def test_page_has_who_the_number_and_the_first_step_only(make_workspace: MakeWorkspace) -> None:
    said = words_of(haste_page(referral(make_workspace())))
    assert said.startswith("DIENST TOESLAGEN ")
    assert "0800-0543, gratis nu open tot 20:00 Eerst: Log in op Mijn toeslagen." in said
    assert "Waarom" not in said


def test_number_is_large_and_fits_eighty_columns() -> None:
    rows = large("071 123 45 67")
    assert len(rows) == 5
    assert max(map(len, rows)) <= 78
    assert len({row[:6] for row in large("0")}) == 2
    assert len({tuple(large(str(digit))) for digit in range(10)}) == 10


def test_page_without_a_number_has_the_site(make_workspace: MakeWorkspace) -> None:
    folder = make_workspace(directory=DIRECTORY.replace("    telefoon: 0800-0543\n", ""))
    said = words_of(haste_page(referral(folder)))
    assert "www.toeslagen.nl" in said
    assert "█" not in said


def test_page_where_nobody_is_known_says_so(make_workspace: MakeWorkspace) -> None:
    tree = TREE.replace("verwijs: [dienst-toeslagen, formulierenhulp]", "verwijs: [nergens]")
    said = words_of(haste_page(referral(make_workspace({"toeslagen": tree}))))
    assert "Hier is nog niemand bekend." in said


def test_key_at_an_advice_shows_it_and_comes_back(hold: Hold) -> None:
    front = Script("Terugbetalen", HASTE, "Terug naar het advies", STOP)
    hold(front, Arrival(tree="toeslagen"))
    assert "DIENST TOESLAGEN" in front.asked[2]
    assert sum("Toeslag terugbetalen Ga naar" in text for text in front.said) == 2
