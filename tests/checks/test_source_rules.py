"""Where a fact comes from: web addresses, whose site it is, and when it was read."""

from datetime import date

import pytest
from conftest import DIRECTORY, TREE, MakeWorkspace

from ido_cli.checks.check import check
from ido_cli.workspace.reading import open_workspace

TODAY = date(2026, 11, 24)
FIRST = "    bron: https://www.toeslagen.nl\n    gecontroleerd: 2026-11-01\n"
"""The source of the first advice, whose addressees are Dienst Toeslagen and the wijkteam."""


def found(make_workspace: MakeWorkspace, source: str, directory: str = DIRECTORY) -> list[str]:
    """The codes about the source of the first advice."""
    assert TREE.count(FIRST) == 2
    folder = make_workspace({"toeslagen": TREE.replace(FIRST, source, 1)}, directory)
    wanted = ("B021", "B022", "B039", "B040", "N007")
    return [one.code for one in check(open_workspace(folder), TODAY) if one.code in wanted]


def with_bron(source: str) -> str:
    return FIRST.replace("https://www.toeslagen.nl", source)


@pytest.mark.parametrize(
    "source",
    [
        "https://www.toeslagen.nl/aanvragen",
        "https://mijn.toeslagen.nl",
        "https://wetten.overheid.nl/BWBR0005537",
        "https://www.rijksoverheid.nl",
        "https://zoek.officielebekendmakingen.nl/stb-2026-1.html",
        "[https://www.toeslagen.nl, https://www.overheid.nl]",
    ],
)
def test_source_of_an_addressee_or_the_government_is_right(
    make_workspace: MakeWorkspace, source: str
) -> None:
    assert found(make_workspace, with_bron(source)) == []


@pytest.mark.parametrize(
    "source",
    [
        "https://toeslagen.nl.example",
        "https://nepoverheid.nl",
        "https://www.svb.nl",
        "https://weblog.example",
    ],
)
def test_source_of_somebody_else_is_a_hint(make_workspace: MakeWorkspace, source: str) -> None:
    assert found(make_workspace, with_bron(source)) == ["N007"]


def test_own_domains_of_an_addressee_are_its_sources_too(make_workspace: MakeWorkspace) -> None:
    own = DIRECTORY.replace(
        "    website: https://www.toeslagen.nl\n",
        "    website: https://www.toeslagen.nl\n    domeinen: [www.belastingdienst.nl]\n",
    )
    source = with_bron("https://mijn.belastingdienst.nl/a")
    assert found(make_workspace, source, own) == []


def test_each_of_more_sources_is_judged(make_workspace: MakeWorkspace) -> None:
    source = with_bron("[https://weblog.example, de folder, https://www.overheid.nl]")
    assert found(make_workspace, source) == ["N007", "B040"]


def test_source_is_not_judged_while_a_website_is_no_address(make_workspace: MakeWorkspace) -> None:
    wrong = DIRECTORY.replace("website: https://www.toeslagen.nl", "website: toeslagen.nl")
    assert found(make_workspace, with_bron("https://weblog.example"), wrong) == []


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        ("2026-11-24", []),
        ("2026-05-28", []),
        ("2026-05-27", ["B021"]),
        ("2026-11-25", ["B039"]),
        ("2062-11-01", ["B039"]),
    ],
)
def test_day_on_which_a_source_was_read(
    make_workspace: MakeWorkspace, day: str, codes: list[str]
) -> None:
    assert found(make_workspace, FIRST.replace("2026-11-01", day)) == codes


def test_source_that_was_never_read_is_a_hint(make_workspace: MakeWorkspace) -> None:
    assert found(make_workspace, FIRST.replace("    gecontroleerd: 2026-11-01\n", "")) == ["B022"]
