"""One answer about a partner: checked by the rules of the check, and as it is written."""

from datetime import date

import pytest

from ido_cli.directory.model import Directory
from ido_cli.source.editing.lines import Value
from ido_cli.views.directory.partner_answers import (
    RefusedError,
    check_answer,
    is_mail_address,
    persons_in,
)

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("naam", "  Het \x1b[1mWijkteam ", "Het [1mWijkteam"),
        ("telefoon", "-", ""),
        ("telefoon", "14071", "14071"),
        ("openingstijden", "werkdagen 9-17u", "ma-vr 09:00-17:00"),
        ("openingstijden", "feb-mrt ma 10:00-12:00", "feb-mrt ma 10:00-12:00"),
        ("website", "www.x.nl/a?b", "https://www.x.nl/a?b"),
        ("website", "http://x.nl", "http://x.nl"),
        ("adres", "Mr. Visserplein 3, Noord", "Mr. Visserplein 3, Noord"),
        ("post", "Postbus 12, 2300 AA Leiden", "Postbus 12, 2300 AA Leiden"),
        ("opmerking", "Bel 071 123 45 67 of mail info@x.nl", "Bel 071 123 45 67 of mail info@x.nl"),
        ("regio", "noord, Zuid", ["Noord", "Zuid"]),
        ("regio", "heel Nederland", ["landelijk"]),
        ("biedt", "de gemeente; formulierenhulp", ["gemeente", "formulierenhulp"]),
        ("bron", "gebeld, 3 november; https://x.nl", ["gebeld, 3 november", "https://x.nl"]),
        ("neem_mee", "DigiD, de brief", ["DigiD", "de brief"]),
        ("biedt", "", []),
    ],
)
def test_answer_as_it_is_written(directory: Directory, key: str, typed: str, value: Value) -> None:
    assert check_answer(directory, key, typed, TODAY) == value


@pytest.mark.parametrize(
    ("key", "typed", "message", "instead"),
    [
        ("regio", "-", "Dit kan niet leeg zijn.", ""),
        ("regio", "Oost", 'Ik ken geen regio "Oost".', "Oost"),
        ("telefoon", "071", '"071" is geen telefoonnummer.', "071"),
        (
            "openingstijden",
            "ma-vr 9-17 uur, in de zomer korter",
            'Ik lees "ma-vr 09:00-17:00", maar dit niet: "in de zomer korter".',
            "ma-vr 09:00-17:00",
        ),
        ("adres", "t.a.v. mevrouw Jansen, Plein 1", "Dit lijkt op persoonsgegevens: een naam.", ""),
        ("doet", "a\u200b" * 700, "Dit is te lang.", "a" * 700),
    ],
)
def test_answer_that_cannot_be_says_why_and_what_stays_on_the_line(
    directory: Directory, key: str, typed: str, message: str, instead: str
) -> None:
    with pytest.raises(RefusedError) as caught:
        check_answer(directory, key, typed, TODAY)
    assert (caught.value.message, caught.value.instead) == (message, instead)


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("info@x.nl", True),
        ("a+b@sub.x-y.nl", True),
        *(
            (text, False)
            for text in ("info@x", "a b@x.nl", ".a@x.nl", "a@x.nl\n", "é@x.nl", "@x.nl")
        ),
        (f"{'a' * 65}@x.nl", False),
    ],
)
def test_mail_address(text: str, good: bool) -> None:
    assert is_mail_address(text) is good


def test_what_an_organisation_makes_known_is_no_person() -> None:
    assert persons_in("bezoek", "Plein 1, 2311 AB Leiden. Bel 071 123 45 67, info@x.nl.") == []
    assert persons_in("bezoek", "Vraag mevrouw Jansen (j.jansen@x.nl).") == [
        "een naam", "een mailadres van een persoon",
    ]  # fmt: skip
