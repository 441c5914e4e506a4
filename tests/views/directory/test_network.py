"""The map of the network, as text, JSON or a page for a meeting; and the work list."""

import json
import re
from datetime import date, datetime
from pathlib import Path

from conftest import DIRECTORY, URGENT, Ido, MakeWorkspace

from ido_cli.source.dates import AMSTERDAM


def today() -> date:
    return datetime.now(AMSTERDAM).date()


def test_network_shows_the_gaps_first(ido: Ido) -> None:
    out = ido("partners", "netwerk").out
    assert out.index("De gemeente: niemand in Zuid (2 adviezen verwijzen ernaar)") < out.index(
        "Wie biedt wat waar"
    )


def test_network_without_gaps_says_that_nobody_is_missing(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    whole = DIRECTORY.replace(
        "regio: [Noord]\n    biedt: [gemeente]", "regio: [Noord, Zuid]\n    biedt: [gemeente]"
    )
    folder = make_workspace(directory=whole, name="b")
    out = ido("partners", "netwerk", "--map", str(folder)).out
    assert "Elke dienst waar bomen naar verwijzen, is er in elke regio." in out
    assert "niemand" not in out.split("Wie biedt wat waar")[0]


def test_one_advice_is_told_as_one(ido: Ido, make_workspace: MakeWorkspace) -> None:
    folder = make_workspace({"spoed": URGENT}, name="b")
    out = ido("partners", "netwerk", "--map", str(folder)).out
    assert "De gemeente: niemand in Zuid (1 advies verwijst ernaar)" in out


def test_network_as_json_has_services_by_region(ido: Ido) -> None:
    made = json.loads(ido("partners", "netwerk", "--json").out)
    assert made["ontbreekt"] == [{"dienst": "gemeente", "regios": ["Zuid"]}]
    offers = {row["dienst"]: row["regios"] for row in made["diensten"]}
    assert [one["partner"] for one in offers["formulierenhulp"]["Zuid"]] == ["wijkteam"]


def test_network_counts_the_questions_that_needed_a_contact(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    folder = make_workspace(
        directory=DIRECTORY.replace(
            "regio: [Noord, Zuid]", "regio: [Noord, Zuid]\n    contact: nog-te-leggen"
        ),
        name="b",
    )
    words = (
        "start",
        "--boom",
        "toeslagen",
        "-a",
        "2",
        "--afloop",
        "doorverwezen",
        "--locatie",
        "noord",
        "--map",
        str(folder),
    )
    ido(*words)
    ido(*words)
    made = json.loads(ido("partners", "netwerk", "--json", "--map", str(folder)).out)
    assert made["contact_te_leggen"] == [{"partner": "wijkteam", "vragen": 2}]


def test_network_page_is_one_file_without_network(ido: Ido, tmp_path: Path) -> None:
    ido("partners", "netwerk", "--formaat", "html", "--uit", str(tmp_path / "n.html"))
    text = (tmp_path / "n.html").read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert "src=" not in text
    assert "</b> niemand</p>" in text


def test_ending_of_the_file_tells_the_format(ido: Ido, tmp_path: Path) -> None:
    for name, begin in (("n.html", "<!doctype html>"), ("n.txt", "Wat ontbreekt")):
        ido("partners", "netwerk", "--uit", str(tmp_path / name))
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begin)


def test_work_list_puts_never_verified_first_and_then_the_oldest(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    text = DIRECTORY.replace("gecontroleerd: 2026-11-01", "gecontroleerd: 2020-01-01", 1)
    text = text.replace("    bron: https://noord.example\n    gecontroleerd: 2026-11-01\n", "")
    folder = make_workspace(directory=text.replace("2026-11-01", today().isoformat()), name="b")
    rows = json.loads(ido("partners", "nalopen", "--json", "--map", str(folder)).out)
    assert [(row["id"], row["gecontroleerd"]) for row in rows] == [
        ("gemeente-noord", None),
        ("dienst-toeslagen", "2020-01-01"),
    ]


def test_map_shows_who_offers_what_with_the_state_of_the_contact(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    fresh = DIRECTORY.replace("2026-11-01", today().isoformat())
    states = fresh.replace(
        "regio: [Noord, Zuid]", "regio: [Noord, Zuid]\n    contact: afspraken"
    ).replace("    biedt: [gemeente]", "    biedt: [gemeente]\n    contact: in-gesprek", 1)
    out = ido("partners", "netwerk", "--map", str(make_workspace(directory=states))).out
    rows = [re.split(r" {2,}", line.strip()) for line in out.splitlines()]
    assert ["dienst", "Noord", "Zuid"] in rows
    assert ["De gemeente", "Gemeente Noord ~", "(niemand)"] in rows
    assert ["Hulp met formulieren", "Wijkteam +", "Wijkteam +"] in rows
    assert "Nooit gecontroleerd: 0. Te lang geleden: 0." in out


def test_old_or_never_verified_facts_have_a_mark(ido: Ido, make_workspace: MakeWorkspace) -> None:
    old = DIRECTORY.replace("2026-11-01", "2020-01-01", 2)
    old = old.replace("    bron: https://wijkteam.example\n    gecontroleerd: 2026-11-01\n", "")
    out = ido("partners", "netwerk", "--map", str(make_workspace(directory=old))).out
    assert "Gemeente Noord !" in out
    assert "Wijkteam !" in out
    assert "Nooit gecontroleerd: 1. Te lang geleden: 2." in " ".join(out.split())


def test_more_than_three_for_a_service_are_counted(ido: Ido, make_workspace: MakeWorkspace) -> None:
    row = (
        "  - {{id: team-{0}, naam: Team {0}, soort: maatschappelijk, doet: Helpt., "
        "regio: [Noord], biedt: [formulierenhulp]}}\n"
    )
    many = DIRECTORY + "".join(row.format(number) for number in range(4))
    out = ido("partners", "netwerk", "--map", str(make_workspace(directory=many))).out
    assert "en nog 2" in " ".join(out.split())


def test_sessions_that_can_not_be_read_leave_the_map_without_counts(
    ido: Ido, tmp_path: Path
) -> None:
    (tmp_path / "gegevens").write_text("een bestand", encoding="utf-8")
    assert "Wie biedt wat waar" in ido("partners", "netwerk").out


def test_form_that_is_none_names_the_right_ones(ido: Ido) -> None:
    got = ido("partners", "netwerk", "--formaat", "htm", code=2)
    assert got.err == 'ido: Ik ken geen formaat "htm".\n     Bedoelde u "html"?\n'
    got = ido("partners", "netwerk", "--formaat", "pdf", code=2)
    assert got.err == 'ido: Ik ken geen formaat "pdf".\n     Kies uit: tekst, html.\n'


def test_work_list_says_how_to_reach_each_and_what_to_do_then(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    old = DIRECTORY.replace("2026-11-01", "2020-01-01")
    old = old.replace("    bron: https://noord.example\n    gecontroleerd: 2020-01-01\n", "")
    out = ido("partners", "nalopen", "--map", str(make_workspace(directory=old))).out
    rows = [re.split(r" {2,}", line.strip()) for line in out.splitlines()]
    assert rows == [
        ["partner", "gecontroleerd", "bel of lees na"],
        ["gemeente-noord", "nooit", "Gemeente Noord"],
        ["dienst-toeslagen", "2020-01-01", "0800-0543, gratis"],
        ["wijkteam", "2020-01-01", "Wijkteam"],
        ["3 van 3 partners nalopen. Klaar? Typ: ido partners gecontroleerd ID"],
    ]
