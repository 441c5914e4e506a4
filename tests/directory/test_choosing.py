"""Which partners a person means: by service, region and kind, by id or by name."""

from datetime import UTC, datetime

import pytest
from conftest import MakeWorkspace

from ido_cli.directory import choosing
from ido_cli.directory.model import Directory
from ido_cli.errors import IdoError
from ido_cli.workspace.reading import open_workspace

TUESDAY = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)


@pytest.fixture
def directory(make_workspace: MakeWorkspace) -> Directory:
    return open_workspace(make_workspace()).directory


@pytest.mark.parametrize(
    ("service", "region", "kind", "open_now", "expected"),
    [
        (None, None, None, False, ["dienst-toeslagen", "gemeente-noord", "wijkteam"]),
        ("formulierenhulp", None, None, False, ["wijkteam"]),
        (None, "Zuid", None, False, ["dienst-toeslagen", "wijkteam"]),
        (None, None, "overheid", False, ["dienst-toeslagen", "gemeente-noord"]),
        (None, None, None, True, ["dienst-toeslagen", "wijkteam"]),
        ("gemeente", "Zuid", None, False, []),
        (None, "Noord", "overheid", True, ["dienst-toeslagen"]),
    ],
)
def test_partners_are_filtered(
    directory: Directory,
    service: str | None,
    region: str | None,
    kind: str | None,
    open_now: bool,
    expected: list[str],
) -> None:
    found = choosing.filtered(directory, service, region, kind, open_now, TUESDAY)
    assert [partner.id for partner in found] == expected


@pytest.mark.parametrize(
    ("service", "region", "kind", "message", "hint"),
    [
        (
            "formulierhulp",
            None,
            None,
            'Ik ken geen dienst "formulierhulp".',
            'Bedoelde u "formulierenhulp"?',
        ),
        ("xyz", None, None, 'Ik ken geen dienst "xyz".', "Kies uit: gemeente, formulierenhulp."),
        (None, "Nord", None, 'Ik ken geen regio "Nord".', 'Bedoelde u "Noord"?'),
        (None, "", None, 'Ik ken geen regio "".', "Kies uit: Noord, Zuid."),
        (None, None, "overheden", 'Ik ken geen soort "overheden".', 'Bedoelde u "overheid"?'),
    ],
)
def test_filter_that_does_not_exist_names_the_nearest(
    directory: Directory,
    service: str | None,
    region: str | None,
    kind: str | None,
    message: str,
    hint: str,
) -> None:
    with pytest.raises(IdoError) as caught:
        choosing.filtered(directory, service, region, kind, open_now=False, now=TUESDAY)
    assert (caught.value.message, caught.value.exit_code) == (message, 2)
    assert hint in caught.value.hint


@pytest.mark.parametrize("words", ["wijkteam", "WIJKTEAM", "Wijkteam"])
def test_partner_is_found_by_id_or_name_in_any_case(directory: Directory, words: str) -> None:
    assert choosing.find_partner(directory, words).id == "wijkteam"


def test_partner_that_does_not_exist_names_the_nearest(directory: Directory) -> None:
    with pytest.raises(IdoError) as caught:
        choosing.find_partner(directory, "wijktem")
    assert (caught.value.message, caught.value.exit_code) == ('Ik ken geen partner "wijktem".', 2)
    assert '"wijkteam"' in caught.value.hint.casefold()
    with pytest.raises(IdoError) as caught:
        choosing.find_partner(directory, "qqq")
    assert caught.value.hint == 'Bekijk alle partners met "ido partners".'
