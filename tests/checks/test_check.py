"""Checking a whole workspace.

It is about what is found, in which order, what a broken file does not stop, and ages.
"""

from datetime import date, timedelta

import pytest
from conftest import DIGID, DIRECTORY, TREE, MakeWorkspace, three

from checks.places import NO_GEMEENTE, TODAY, places
from ido_cli.checks.check import check
from ido_cli.source.codes import Severity
from ido_cli.workspace.folder import shipped
from ido_cli.workspace.reading import open_workspace

CHECKED = date(2026, 11, 1)
"""The date of every fact in the small workspace."""


# What is found, and in which order


def test_small_workspace_has_one_hint_and_nothing_else(make_workspace: MakeWorkspace) -> None:
    assert places(make_workspace()) == [NO_GEMEENTE]


def test_shipped_workspace_has_nothing_but_hints() -> None:
    assert [
        one for one in check(open_workspace(shipped()), TODAY) if one.severity is not Severity.HINT
    ] == []


def test_findings_are_sorted_by_file_and_then_by_place(make_workspace: MakeWorkspace) -> None:
    broken = (
        TREE.replace("titel: Toeslagen\n", "titel: Hoe heet u\n")
        .replace("zeg: Ik kijk graag even mee.", "zeg: Hoe heet u?")
        .replace(
            "{antwoord: Nee, naar: aanvragen}", "{antwoord: Hoe heet u, naar: nergens, kleur: rood}"
        )
    )
    asks = TREE.replace("titel: Toeslagen\n", "titel: Hoe heet u\n").replace(
        "hint: Ook een deel", "hint: Hoe heet u"
    )
    asks = asks.replace("antwoord: Terugbetalen", "antwoord: Hoe heet u")
    folder = make_workspace(
        three(toeslagen=asks, digid=broken),
        DIRECTORY.replace("    biedt: [gemeente]", "    biedt: [gemeente, geld]"),
    )
    found = check(open_workspace(folder), TODAY)
    assert [(one.file.name, one.mark.line, one.mark.column, one.code) for one in found] == [
        ("digid.yaml", 20, 47, "B001"),
        ("toeslagen.yaml", 2, 8, "B020"),
        ("toeslagen.yaml", 13, 20, "B020"),
        ("toeslagen.yaml", 13, 38, "B020"),
        ("toeslagen.yaml", 36, 3, "B017"),
        ("toeslagen.yaml", 48, 43, "B015"),
        ("partners.yaml", 8, 3, "N002"),
        ("partners.yaml", 26, 23, "P008"),
    ]


def test_findings_are_the_same_each_time(make_workspace: MakeWorkspace) -> None:
    folder = make_workspace(
        three(
            toeslagen=TREE.replace("naar: samen", "naar: sammen"),
            digid=DIGID.replace("feit:", "feiten:"),
        )
    )
    assert check(open_workspace(folder), TODAY) == check(open_workspace(folder), TODAY)


def test_checking_changes_nothing_on_disk(make_workspace: MakeWorkspace) -> None:
    folder = make_workspace(three(digid="titel: [\n"))
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    check(open_workspace(folder), TODAY)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_workspace_without_trees_has_hints_for_its_partners_only(
    make_workspace: MakeWorkspace,
) -> None:
    codes = {code for _, _, code in places(make_workspace({}))}
    assert codes == {"N004"}


def test_file_with_windows_line_ends_has_the_same_places(make_workspace: MakeWorkspace) -> None:
    broken = TREE.replace("naar: samen", "naar: sammen")
    unix, windows = make_workspace(three(toeslagen=broken)), make_workspace(three(), name="windows")
    (windows / "decision_trees" / "toeslagen.yaml").write_bytes(
        b"\xef\xbb\xbf" + broken.replace("\n", "\r\n").encode()
    )
    assert (
        places(windows)
        == places(unix)
        == [("toeslagen.yaml", 14, "B004"), ("toeslagen.yaml", 21, "B004"), NO_GEMEENTE]
    )


# What a broken file does not stop


def test_broken_directory_does_not_stop_the_checking_of_trees(
    make_workspace: MakeWorkspace,
) -> None:
    broken = TREE.replace("naar: terugbetalen", "naar: terugbetaling")
    folder = make_workspace(
        three(toeslagen=broken), DIRECTORY.replace("soort: maatschappelijk", "soort: vrienden")
    )
    assert places(folder) == [("toeslagen.yaml", 13, "B004"), ("partners.yaml", 32, "P003")]


def test_directory_that_is_no_yaml_does_not_stop_the_checking_of_trees(
    make_workspace: MakeWorkspace,
) -> None:
    folder = make_workspace(
        three(digid=DIGID.replace("naar: inloggen", "naar: uitloggen")), "bibliotheek: [\n"
    )
    assert [(file, code) for file, _, code in places(folder)] == [
        ("digid.yaml", "B004"),
        ("partners.yaml", "Y003"),
    ]


def test_directory_that_is_gone_is_one_finding(make_workspace: MakeWorkspace) -> None:
    folder = make_workspace()
    (folder / "partners.yaml").unlink()
    assert places(folder) == [("partners.yaml", 1, "Y001")]


def test_directory_that_is_broken_leaves_the_age_of_facts_at_180_days(
    make_workspace: MakeWorkspace,
) -> None:
    folder = make_workspace(directory="bibliotheek: Testbieb\nhoudbaar: 30\n")
    assert {code for _, _, code in places(folder, CHECKED + timedelta(180))} == {"P002"}
    assert {code for _, _, code in places(folder, CHECKED + timedelta(181))} == {"P002", "B021"}


def test_broken_tree_does_not_stop_the_checking_of_others(make_workspace: MakeWorkspace) -> None:
    folder = make_workspace(
        three(digid="titel: 'DigiD\n", toeslagen=TREE.replace("naar: samen", "naar: sammen"))
    )
    assert places(folder) == [
        ("digid.yaml", 1, "Y003"),
        ("toeslagen.yaml", 14, "B004"),
        ("toeslagen.yaml", 21, "B004"),
        NO_GEMEENTE,
    ]


def test_tree_with_a_mistake_is_still_checked_for_its_texts_and_addressees(
    make_workspace: MakeWorkspace,
) -> None:
    broken = TREE.replace("naar: terugbetalen", "naar: nergens").replace(
        "verwijs: [formulierenhulp]", "verwijs: [formulierhulp]"
    )
    folder = make_workspace(
        three(toeslagen=broken.replace("zeg: Ik kijk graag even mee.", "zeg: Hoe heet u?"))
    )
    assert places(folder) == [
        ("toeslagen.yaml", 9, "B020"),
        ("toeslagen.yaml", 13, "B004"),
        ("toeslagen.yaml", 43, "N001"),
        NO_GEMEENTE,
    ]


@pytest.mark.parametrize(
    "broken",
    [
        "titel: [\n",
        DIGID.replace("naar: inloggen", "naar: uitloggen"),
        DIGID.replace("feit:", "feiten:"),
    ],
)
def test_broken_tree_gives_no_findings_about_its_facts_in_other_trees(
    make_workspace: MakeWorkspace, broken: str
) -> None:
    other = TREE.replace(
        "    feit: digid\n", ""
    )  # only the tree digid sets the fact that this tree looks at
    good = make_workspace(three(toeslagen=other))
    assert places(good) == [NO_GEMEENTE]
    folder = make_workspace(three(toeslagen=other, digid=broken), name="kapot")
    assert [where for where in places(folder) if where[0] == "toeslagen.yaml"] == []


def test_broken_tree_gives_no_findings_about_the_partners_it_refers_to(
    make_workspace: MakeWorkspace,
) -> None:
    folder = make_workspace(three(toeslagen="titel: [\n"))
    assert [where for where in places(folder) if where[0] == "partners.yaml"] == [NO_GEMEENTE]


# Facts and their age


@pytest.mark.parametrize(
    ("valid_days", "days", "old"),
    [
        ("", 0, False),
        ("", 180, False),
        ("", 181, True),
        ("30", 30, False),
        ("30", 31, True),
        ("1", 1, False),
        ("1", 2, True),
    ],
)
def test_fact_is_old_after_the_days_that_the_directory_says(
    make_workspace: MakeWorkspace, valid_days: str, days: int, old: bool
) -> None:
    directory = DIRECTORY + (f"houdbaar: {valid_days}\n" if valid_days else "")
    found = {
        code
        for _, _, code in places(make_workspace(directory=directory), CHECKED + timedelta(days))
    }
    assert found == ({"N002", "B021", "P011"} if old else {"N002"})


def test_fact_that_was_read_tomorrow_is_told_apart(make_workspace: MakeWorkspace) -> None:
    found = {code for _, _, code in places(make_workspace(), CHECKED - timedelta(1))}
    assert found == {"N002", "B039", "P015"}


def test_each_fact_is_judged_by_its_own_date(make_workspace: MakeWorkspace) -> None:
    tree = DIGID.replace("gecontroleerd: 2026-11-01", "gecontroleerd: 2026-10-02", 1)
    folder = make_workspace(
        three(digid=tree), DIRECTORY.replace("2026-11-01", "2026-10-03", 1) + "houdbaar: 30\n"
    )
    assert places(folder, date(2026, 11, 2)) == [("digid.yaml", 19, "B021"), NO_GEMEENTE]


def test_today_is_the_day_that_is_passed_in(make_workspace: MakeWorkspace) -> None:
    folder = make_workspace()
    early = {finding.message for finding in check(open_workspace(folder), date(1999, 12, 31))}
    late = {finding.message for finding in check(open_workspace(folder), date(2099, 11, 1))}
    assert '"Wijkteam" heeft een controledatum in de toekomst' in early
    assert '"Wijkteam" is 26663 dagen geleden gecontroleerd' in late


WARNING = DIGID.replace("      - {antwoord: Weet niet, naar: aanvragen}\n", "")
