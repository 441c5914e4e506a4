"""Finding a partner by words: names first, typing errors forgiven, every word must occur."""

from typing import Any

import pytest

from ido_cli.directory.model import Directory
from ido_cli.recognition.partner_search import search


def partner(partner_id: str, name: str, does: str, **more: Any) -> dict[str, Any]:
    row = {"id": partner_id, "naam": name, "soort": "overig", "doet": does, "regio": "landelijk"}
    return {**row, **more}


DIRECTORY = Directory.model_validate(
    {
        "bibliotheek": "Testbieb",
        "regios": ["Noord"],
        "diensten": {"schuldhulp": "Hulp bij schulden", "taalhulp": "Nederlands oefenen"},
        "partners": [
            partner("svb", "Sociale Verzekeringsbank", "Betaalt de AOW en de kinderbijslag."),
            partner("wijkteam", "Wijkteam", "Kijkt mee.", biedt=["schuldhulp"]),
            partner("buddy", "Schuldhulpmaatje", "Gaat mee naar afspraken."),
            partner("taalhuis", "Taalhuis", "Helpt met lezen en schulden.", biedt=["taalhulp"]),
        ],
    }
)


def found(text: str, among: list[str] | None = None) -> list[str]:
    partners = [one for one in DIRECTORY.partners if among is None or one.id in among]
    return [one.id for one in search(DIRECTORY, text, partners)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("svb", ["svb"]),
        ("de sociale verzekeringsbank", ["svb"]),
        ("kinderbijslag", ["svb"]),
        ("nederlands oefenen", ["taalhuis"]),
        ("TAALHUIS", ["taalhuis"]),
    ],
)
def test_partner_is_found_by_name_service_or_what_it_does(text: str, ids: list[str]) -> None:
    assert found(text) == ids


def test_name_goes_before_a_service_and_a_service_before_what_it_does() -> None:
    assert found("schuldhulp") == ["buddy", "wijkteam"]
    assert found("schulden") == ["wijkteam", "taalhuis"]


def test_every_word_must_occur() -> None:
    assert found("schulden lezen") == ["taalhuis"]
    assert found("schulden zwembad") == []


@pytest.mark.parametrize("text", ["verzekeringsbnak", "kinderbijslga", "kinderbijslagen"])
def test_typing_error_and_plural_are_forgiven(text: str) -> None:
    assert found(text) == ["svb"]


def test_short_word_with_an_error_is_another_word() -> None:
    assert found("awo") == []


@pytest.mark.parametrize("text", ["", "!?", "zwembad", "😀", "q" * 5000])
def test_text_without_a_known_word_finds_nobody(text: str) -> None:
    assert found(text) == []


def test_word_that_says_nothing_is_used_when_there_is_no_other() -> None:
    assert found("de") == ["svb"]
    assert found("de taalhuis") == ["taalhuis"]


def test_only_those_among_whom_is_searched_are_found() -> None:
    assert found("schulden", ["taalhuis", "svb"]) == ["taalhuis"]


def test_partners_that_fit_as_well_keep_their_own_order() -> None:
    twins = Directory.model_validate(
        {
            "bibliotheek": "B",
            "regios": ["Noord"],
            "partners": [partner(name, "Hulplijn", "Helpt.") for name in ("z", "a", "m")],
        }
    )
    assert [one.id for one in search(twins, "hulplijn", twins.partners)] == ["z", "a", "m"]
