"""What the directory must keep to: phone numbers, addresses, hours, ids, services and regions."""

import json

import pytest
from conftest import DIRECTORY, MakeWorkspace

from checks.places import NO_GEMEENTE, places
from ido_cli.checks.directory_rules import is_phone


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
    found = places(make_workspace(directory=directory))
    assert [one for one in found if one[2] != "N007"] == [  # a source is not of another site
        NO_GEMEENTE,
        *([] if good else [("partners.yaml", 18, "P007")]),
    ]
