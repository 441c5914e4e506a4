"""Findings in the order in which to mend them, with what follows from one folded in."""

from datetime import date
from pathlib import Path

from conftest import DIGID, DIRECTORY, TREE, URGENT, MakeWorkspace
from hypothesis import given
from hypothesis import strategies as st

from ido_cli.checks.check import check
from ido_cli.source.codes import CODES
from ido_cli.source.findings import Finding, Mark
from ido_cli.views.folding import fold
from ido_cli.workspace.reading import open_workspace

TODAY = date(2026, 11, 24)


def folded(folder: Path) -> list[tuple[str, str, list[str]]]:
    """What is told of a workspace: code, message, and the codes that are folded under it."""
    return [
        (one.finding.code, one.finding.message, [more.code for more in one.more])
        for one in fold(check(open_workspace(folder), TODAY))
    ]


def test_renamed_partner_is_told_once_with_every_place_under_it(
    make_workspace: MakeWorkspace,
) -> None:
    renamed = DIRECTORY.replace("- id: dienst-toeslagen", "- id: toeslagen")
    told = folded(make_workspace(directory=renamed))
    first = ("N001", 'onbekende partner of dienst "dienst-toeslagen"', ["N001"])
    assert told[0] == first
    assert [code for code, _, _ in told].count("N001") == 1


def test_answer_that_was_copied_is_told_once_with_what_follows_from_it(
    make_workspace: MakeWorkspace,
) -> None:
    yes = "      - {antwoord: Ja, naar: aanvragen}\n"
    tree = TREE.replace(yes, yes * 3)
    told = folded(make_workspace({"toeslagen": tree, "digid": DIGID, "spoed": URGENT}))
    message = 'het antwoord "Ja" staat er twee keer'
    assert [one for one in told if one[0] == "B011"] == [
        ("B011", message, []),
        ("B011", message, []),
    ]


def test_step_that_is_gone_is_told_before_the_examples_that_fail_by_it(
    make_workspace: MakeWorkspace,
) -> None:
    tree = TREE.replace("naar: heeft_digid}", "naar: heeft_digit}")
    told = folded(make_workspace({"toeslagen": tree, "digid": DIGID, "spoed": URGENT}))
    assert told[0][:2] == ("B004", 'onbekend doel "heeft_digit"')
    assert "B015" not in [code for code, _, _ in told]


def test_broken_tree_is_told_before_the_jumps_that_lead_to_it(
    make_workspace: MakeWorkspace,
) -> None:
    tree = TREE.replace("naar: terugbetalen}", "naar: digid#wat}").replace(
        "{antwoord: Nee, naar: aanvragen}", "{antwoord: Nee, naar: digid#aanvragen}"
    )
    broken = DIGID.replace("    titel: Inloggen\n", "")
    told = folded(make_workspace({"toeslagen": tree, "digid": broken, "spoed": URGENT}))
    codes = [code for code, _, _ in told]
    assert codes.index("B002") < codes.index("B008")
    assert [(code, more) for code, _, more in told if code == "B008"] == [("B008", ["B008"])]


def finding(code: str, line: int, file: str = "boom.yaml", message: str = "iets") -> Finding:
    return Finding(code, Path(file), Mark(line), message)


def test_what_can_not_be_read_or_is_not_there_is_told_first_whatever_its_line_and_file() -> None:
    found = [
        finding("B019", 1),
        finding("B008", 2),
        finding("N001", 3),
        finding("Y003", 90, "z.yaml"),
        finding("F001", 5, "_feiten.yaml"),
        finding("P002", 8, "partners.yaml"),
    ]
    assert [told.finding.code for told in fold(found)] == [
        "F001",
        "N001",
        "P002",
        "Y003",
        "B019",
        "B008",
    ]


def test_what_follows_is_folded_under_the_first_mistake_of_its_own_file() -> None:
    found = [
        finding("B004", 7),
        finding("B004", 9, message="anders"),
        finding("B016", 30),
        finding("B017", 20),
        finding("B016", 4, "ander.yaml"),
    ]
    assert [
        (told.finding.code, told.finding.mark.line, [one.mark.line for one in told.more])
        for told in fold(found)
    ] == [("B004", 7, [20, 30]), ("B004", 9, []), ("B016", 4, [])]


def test_same_message_at_the_same_place_is_told_once() -> None:
    twice = [finding("B019", 3), finding("B019", 3), finding("B019", 4)]
    assert [len(told.more) for told in fold(twice)] == [1, 0]


@given(
    st.lists(
        st.builds(
            finding,
            st.sampled_from(sorted(CODES)),
            st.integers(1, 5),
            st.sampled_from(["a.yaml", "b.yaml"]),
            st.sampled_from(["iets", "anders"]),
        )
    )
)
def test_no_finding_is_lost_by_folding(found: list[Finding]) -> None:
    told = [finding for one in fold(found) for finding in (one.finding, *one.more)]
    assert sorted(map(repr, told)) == sorted(map(repr, found))
