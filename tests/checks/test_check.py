"""Checking a whole workspace.

It is about what is found, in which order, what a broken file does not stop, ages, and the measure
of routes.
"""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from conftest import DIGID, DIRECTORY, TREE, URGENT, Ido, MakeWorkspace
from hypothesis import given, settings
from hypothesis import strategies as st

from ido_cli.checks.check import check
from ido_cli.checks.directory_rules import is_phone
from ido_cli.source.codes import Severity
from ido_cli.trees.model import Tree
from ido_cli.trees.structure import Place
from ido_cli.triage.routes import Measure, measure, routes
from ido_cli.workspace.folder import shipped
from ido_cli.workspace.reading import open_workspace

TODAY = date(2026, 11, 24)
CHECKED = date(2026, 11, 1)
"""The date of every fact in the small workspace."""
NO_GEMEENTE = ("partners.yaml", 8, "N002")
"""The one hint in the small workspace: nobody offers the service `gemeente` in Zuid."""


def places(folder: Path, today: date = TODAY) -> list[tuple[str, int, str]]:
    """The findings of a workspace as (file, line, code)."""
    return [
        (finding.file.name, finding.mark.line, finding.code)
        for finding in check(open_workspace(folder), today)
    ]


def three(**changed: str) -> dict[str, str]:
    """The trees of the small workspace, some with another text."""
    return {"toeslagen": TREE, "digid": DIGID, "spoed": URGENT} | changed


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
        ("", -1, True),
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


# Phone numbers and websites


@pytest.mark.parametrize(
    "number",
    "112|113|144|1400|14 071|14 0316|0800-0543|0900-8844|0900 1234567|088 123 65 55|"
    "071 516 5000|(071) 516 50 00|+31 71 516 50 00|"
    "0031 71 516 50 00|06 12345678|116 111|116 006".split("|"),
)
def test_number_that_can_be_dialled_is_a_phone_number(number: str) -> None:
    assert is_phone(number)


@pytest.mark.parametrize(
    "number",
    "0|12|071|071 123|999|0800|0900-12|0800 123 45 678|071-516500O|1234 AB|2026-11-01|geen|"
    "www.toeslagen.nl|+|bel 112|"
    "0800-0543 (gratis)|071 516 5000 toestel 5|071 516 5000 of 071 516 5001".split("|"),
)
def test_anything_else_is_no_phone_number(number: str) -> None:
    assert not is_phone(number)


@pytest.mark.parametrize(
    ("website", "good"),
    [
        ("https://www.toeslagen.nl", True),
        ("http://toeslagen.nl:8080/", True),
        ("https://www.toeslagen.nl/pad/bladzijde.html?soort=huur#kop", True),
        ("https://www.toeslagen.nl?soort=huur", True),
        ("https://www.één.nl", True),
        ("www.toeslagen.nl", False),
        ("htps://www.toeslagen.nl", False),
        ("https//www.toeslagen.nl", False),
        ("https://toeslagen", False),
        ("https://www.toeslagen,nl", False),
        ("https://www.toeslagen.nl en https://www.svb.nl", False),
        ("javascript:alert(1)", False),
        ("info@toeslagen.nl", False),
    ],
)
def test_website_needs_its_whole_address(
    make_workspace: MakeWorkspace, website: str, good: bool
) -> None:
    directory = DIRECTORY.replace(
        "website: https://www.toeslagen.nl", f"website: {json.dumps(website)}"
    )
    assert places(make_workspace(directory=directory)) == [
        NO_GEMEENTE,
        *([] if good else [("partners.yaml", 18, "P007")]),
    ]


# On the command line


WARNING = DIGID.replace("      - {antwoord: Weet niet, naar: aanvragen}\n", "")


@pytest.mark.parametrize(
    ("digid", "plain", "strict"),
    [
        (DIGID, 0, 0),
        (WARNING, 0, 1),
        (DIGID.replace("naar: inloggen", "naar: uitloggen"), 1, 1),
        (DIGID.replace("2026", "1999"), 0, 0),
    ],
    ids=["good", "warning", "error", "hint"],
)
def test_strict_fails_on_warnings_and_never_on_hints(
    ido: Ido, make_workspace: MakeWorkspace, digid: str, plain: int, strict: int
) -> None:
    folder = str(make_workspace(three(digid=digid)))
    ido("bomen", "controleer", "--map", folder, code=plain)
    for options in (["--streng"], ["--streng", "--hints"], ["--streng", "--json"]):
        ido("bomen", "controleer", *options, "--map", folder, code=strict)


def test_named_tree_is_shown_and_judged_alone(ido: Ido, make_workspace: MakeWorkspace) -> None:
    folder = make_workspace(
        three(digid=WARNING, toeslagen=TREE.replace("naar: samen", "naar: sammen"))
    )
    named = ("digid", "digid.yaml", str(folder / "decision_trees" / "digid.yaml"))
    for name in named:
        rows = json.loads(ido("bomen", "controleer", name, "--json", "--map", str(folder)).out)
        assert [(row["bestand"], row["code"]) for row in rows] == [
            ("decision_trees/digid.yaml", "B012")
        ]
    ido("bomen", "controleer", "digid", "spoed", "--streng", "--map", str(folder), code=1)
    ido("bomen", "controleer", "spoed", "partners.yaml", "--streng", "--map", str(folder))
    ido("bomen", "controleer", "spoed", "toeslagen", "--map", str(folder), code=1)


@pytest.mark.parametrize("name", ["partners", "partners.yaml"])
def test_directory_may_be_named_too(ido: Ido, name: str) -> None:
    rows = json.loads(ido("bomen", "controleer", name, "--json").out)
    assert rows[0] == {
        "code": "N002",
        "ernst": "hint",
        "bestand": "partners.yaml",
        "regel": 8,
        "kolom": 3,
        "melding": 'niemand biedt de dienst "gemeente" in Zuid',
        "hint": "Zoek een partner die dit doet.",
    }
    assert {row["bestand"] for row in rows} == {"partners.yaml"}


def test_folder_stands_for_all_that_is_in_it(ido: Ido, make_workspace: MakeWorkspace) -> None:
    folder = make_workspace(three(digid=WARNING))
    everything = ido("bomen", "controleer", "--json", "--map", str(folder)).out
    for name in (folder, folder / "decision_trees"):
        assert (
            ido("bomen", "controleer", str(name), "--json", "--map", str(folder)).out == everything
        )


def test_tree_that_does_not_exist_names_the_nearest(ido: Ido) -> None:
    result = ido("bomen", "controleer", "toeslag", code=2)
    assert result.err == 'ido: Ik ken geen boom "toeslag".\n     Bedoelde u "toeslagen"?\n'
    assert (
        ido("bomen", "controleer", "xyz", code=2).err
        == 'ido: Ik ken geen boom "xyz".\n     Bekijk alle bomen met "ido bomen".\n'
    )


def test_file_elsewhere_is_checked_in_its_own_workspace(
    ido: Ido, make_workspace: MakeWorkspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    here, there = make_workspace(), make_workspace(three(digid=WARNING), name="elders")
    monkeypatch.chdir(here)
    file = there / "decision_trees" / "digid.yaml"
    from ido_cli.main import run

    assert run(["bomen", "controleer", "--streng", "--gegevens", str(tmp_path)]) == 0
    assert run(["bomen", "controleer", "--streng", str(file), "--gegevens", str(tmp_path)]) == 1


def test_file_outside_the_chosen_workspace_is_not_taken_for_one_inside(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    here, there = make_workspace(), make_workspace(three(digid=WARNING), name="elders")
    result = ido(
        "bomen",
        "controleer",
        "--streng",
        str(there / "decision_trees" / "digid.yaml"),
        "--map",
        str(here),
        code=2,
    )
    assert "digid.yaml" in result.err


# The measure of all routes


def tree(questions: dict[str, list[str]], facts: dict[str, str] | None = None) -> Tree:
    """A tree from question -> where its answers lead.

    It begins at q0 and has the advices x and y.
    """
    return Tree.model_validate(
        {
            "titel": "Boom",
            "begin": "q0",
            "vragen": {
                name: {
                    "vraag": f"{name}?",
                    "feit": (facts or {}).get(name, ""),
                    "antwoorden": [
                        {"antwoord": f"antwoord {n}", "naar": to} for n, to in enumerate(targets)
                    ],
                }
                for name, targets in questions.items()
            },
            "adviezen": {name: {"titel": name, "verwijs": "x"} for name in ("x", "y")},
        }
    )


@st.composite
def random_trees(draw: st.DrawFn, with_facts: bool = False) -> dict[str, Tree]:
    """One to three trees of up to three questions, with any targets.

    There are cycles, jumps, jumps to itself and loose ends too.
    """
    names = ["a", "b", "c"][: draw(st.integers(1, 3))]
    made = {}
    for name in names:
        steps = [f"q{n}" for n in range(draw(st.integers(1, 3 if len(names) < 3 else 2)))]
        targets = st.sampled_from(
            [
                *steps,
                "x",
                "x",
                "y",
                "nergens",
                "weg#q0",
                *(f"{other}#q{n}" for other in names for n in (0, 1)),
            ]
        )
        questions = {step: draw(st.lists(targets, min_size=1, max_size=3)) for step in steps}
        facts = (
            {step: draw(st.sampled_from(["", "f", "g"])) for step in steps} if with_facts else None
        )
        made[name] = tree(questions, facts)
    return made


def walked(trees: dict[str, Tree], tree_id: str) -> Measure | None:
    """The measure of a tree by walking each of its routes.

    It is None when one comes back to a question that it passed.
    """
    ends = list(routes(trees, tree_id))
    if any(end.broken and end.at in [passed.place for passed in end.route] for end in ends):
        return None
    return Measure(len(ends), max(len(end.route) for end in ends))


@settings(deadline=None)
@given(random_trees())
def test_measure_is_what_walking_every_route_gives(trees: dict[str, Tree]) -> None:
    measures = measure(trees)
    assert {tree_id: measures[Place(tree_id, "q0")] for tree_id in trees} == {
        tree_id: walked(trees, tree_id) for tree_id in trees
    }


@settings(deadline=None)
@given(random_trees(with_facts=True))
def test_measure_is_at_least_what_facts_leave(trees: dict[str, Tree]) -> None:
    measures = measure(trees)
    for tree_id in trees:
        by_walking, whole = walked(trees, tree_id), measures[Place(tree_id, "q0")]
        if by_walking is not None and whole is not None:
            assert by_walking.routes <= whole.routes
            assert by_walking.longest <= whole.longest


@settings(deadline=None)
@given(random_trees())
def test_measure_has_every_question_in_any_order_of_the_trees(trees: dict[str, Tree]) -> None:
    measures = measure(trees)
    assert set(measures) >= {
        Place(tree_id, name) for tree_id, one in trees.items() for name in one.questions
    }
    assert measure(dict(reversed(trees.items()))) == measures


def test_measure_of_a_staircase_of_two_thousand_questions() -> None:
    steps = {f"q{n}": [f"q{n + 1}", "x"] for n in range(1999)} | {"q1999": ["x", "y"]}
    assert measure({"a": tree(steps)})[Place("a", "q0")] == Measure(2001, 2000)


def test_measure_counts_more_routes_than_anyone_could_walk() -> None:
    steps = {f"q{n}": [f"q{n + 1}"] * 3 for n in range(99)} | {"q99": ["x", "x", "y"]}
    assert measure({"a": tree(steps)})[Place("a", "q0")] == Measure(3**100, 100)


def test_measure_of_a_circle_is_none_and_only_there() -> None:
    measures = measure(
        {
            "a": tree({"q0": ["q1", "q2"], "q1": ["x"], "q2": ["b#q0"]}),
            "b": tree({"q0": ["a#q2", "q1"], "q1": ["x", "y"]}),
        }
    )
    assert {place for place, one in measures.items() if one is None and place.tree in "ab"} == {
        Place("a", "q0"),
        Place("a", "q2"),
        Place("b", "q0"),
    }
    assert (measures[Place("a", "q1")], measures[Place("b", "q1")]) == (
        Measure(1, 1),
        Measure(2, 1),
    )


# Circles through other trees


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
