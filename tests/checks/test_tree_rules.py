"""Rules of trees together: a road that leads back to itself, also through other trees."""

from conftest import DIGID, TREE, URGENT, MakeWorkspace, three

from checks.places import NO_GEMEENTE, TODAY, places
from ido_cli.checks.check import check
from ido_cli.source.codes import Severity
from ido_cli.workspace.reading import open_workspace


def test_circle_over_two_trees_is_found_in_both(make_workspace: MakeWorkspace) -> None:
    there = TREE.replace("{antwoord: Nee, naar: aanvragen}", "{antwoord: Nee, naar: digid#wat}")
    back = DIGID.replace(
        "{antwoord: Weet niet, naar: aanvragen}",
        "{antwoord: Weet niet, naar: toeslagen#heeft_digid}",
    )
    found = check(open_workspace(make_workspace(three(toeslagen=there, digid=back))), TODAY)
    assert {
        (one.file.stem, one.code, one.message) for one in found if one.severity is Severity.ERROR
    } == {
        (
            "toeslagen",
            "B009",
            'deze sprong leidt via "digid#wat" terug naar de vraag "heeft_digid"',
        ),
        (
            "digid",
            "B009",
            'deze sprong leidt via "toeslagen#heeft_digid" terug naar de vraag "wat"',
        ),
    }


def test_circle_over_three_trees_is_found(make_workspace: MakeWorkspace) -> None:
    changed = three(
        toeslagen=TREE.replace(
            "{antwoord: Nee, naar: aanvragen}", "{antwoord: Nee, naar: digid#wat}"
        ),
        digid=DIGID.replace(
            "{antwoord: Weet niet, naar: aanvragen}", "{antwoord: Weet niet, naar: spoed#wat}"
        ),
        spoed=URGENT.replace(
            "{antwoord: Weet niet, naar: bellen}", "{antwoord: Weet niet, naar: toeslagen#wat}"
        ),
    )
    found = check(open_workspace(make_workspace(changed)), TODAY)
    assert {one.file.stem for one in found if one.code == "B009"} == {"toeslagen", "digid", "spoed"}


def test_circle_over_trees_is_found_where_the_jump_stands(make_workspace: MakeWorkspace) -> None:
    there = TREE.replace("{antwoord: Nee, naar: aanvragen}", "{antwoord: Nee, naar: digid#wat}")
    back = DIGID.replace(
        "{antwoord: Weet niet, naar: aanvragen}",
        "{antwoord: Weet niet, naar: toeslagen#heeft_digid}",
    )
    found = places(make_workspace(three(toeslagen=there, digid=back)))
    assert [where for where in found if where[2] == "B009"] == [
        ("digid.yaml", 13, "B009"),
        ("toeslagen.yaml", 20, "B009"),
    ]


def test_jump_into_the_own_tree_that_leads_back_is_found_where_it_stands(
    make_workspace: MakeWorkspace,
) -> None:
    folder = make_workspace(
        three(
            toeslagen=TREE.replace(
                "{antwoord: Nee, naar: aanvragen}", "{antwoord: Nee, naar: toeslagen#wat}"
            )
        )
    )
    assert places(folder) == [("toeslagen.yaml", 20, "B009"), NO_GEMEENTE]


def test_circle_between_two_trees_is_found_when_a_third_leads_there(
    make_workspace: MakeWorkspace,
) -> None:
    changed = three(
        toeslagen=TREE.replace(
            "{antwoord: Nee, naar: aanvragen}", "{antwoord: Nee, naar: digid#wat}"
        ),
        digid=DIGID.replace(
            "{antwoord: Weet niet, naar: aanvragen}", "{antwoord: Weet niet, naar: spoed#wat}"
        ),
        spoed=URGENT.replace(
            "{antwoord: Weet niet, naar: bellen}", "{antwoord: Weet niet, naar: digid#wat}"
        ),
    )
    found = check(open_workspace(make_workspace(changed)), TODAY)
    assert {one.file.stem for one in found if one.code == "B009"} >= {"digid", "spoed"}


def test_jumps_to_and_fro_without_a_circle_are_good(make_workspace: MakeWorkspace) -> None:
    there = TREE.replace("{antwoord: Nee, naar: aanvragen}", "{antwoord: Nee, naar: digid#wat}")
    back = DIGID.replace(
        "{antwoord: Weet niet, naar: aanvragen}", "{antwoord: Weet niet, naar: toeslagen#samen}"
    )
    assert places(make_workspace(three(toeslagen=there, digid=back))) == [NO_GEMEENTE]
