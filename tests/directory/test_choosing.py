"""Which partners a person means: filters that must exist, and a name in any case."""

from datetime import datetime

import pytest

from ido_cli.directory.choosing import filtered, find_partner, find_services
from ido_cli.directory.model import Directory
from ido_cli.errors import IdoError
from ido_cli.source.dates import AMSTERDAM

TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=AMSTERDAM)


def ids(
    directory: Directory,
    service: str | None = None,
    region: str | None = None,
    kind: str | None = None,
    open_now: bool = False,
    now: datetime = TUESDAY,
) -> list[str]:
    return [one.id for one in filtered(directory, service, region, kind, open_now, now)]


def test_without_a_filter_all_partners_stand_in_their_own_order(directory: Directory) -> None:
    assert ids(directory) == ["dienst-toeslagen", "gemeente-noord", "wijkteam"]


def test_each_filter_keeps_who_fits_it_and_together_they_keep_who_fits_all(
    directory: Directory,
) -> None:
    assert ids(directory, service="formulierenhulp") == ["wijkteam"]
    assert ids(directory, region="Zuid") == ["dienst-toeslagen", "wijkteam"]
    assert ids(directory, kind="overheid") == ["dienst-toeslagen", "gemeente-noord"]
    assert ids(directory, region="Zuid", kind="overheid") == ["dienst-toeslagen"]
    assert ids(directory, service="gemeente", region="Zuid") == []
    both = ids(directory, region="Noord", kind="overheid", open_now=True)
    assert both == ["dienst-toeslagen"]


def test_open_now_leaves_out_who_is_closed_and_whose_hours_are_not_known(
    directory: Directory,
) -> None:
    assert ids(directory, open_now=True) == ["dienst-toeslagen", "wijkteam"]
    assert ids(directory, open_now=True, now=TUESDAY.replace(hour=19)) == ["dienst-toeslagen"]
    assert ids(directory, open_now=True, now=TUESDAY.replace(hour=23)) == []


def test_open_now_leaves_out_who_is_there_by_appointment(directory: Directory) -> None:
    first, *others = directory.partners
    by_appointment = first.model_copy(update={"hours": 'altijd "op afspraak"'})
    changed = directory.model_copy(update={"partners": (by_appointment, *others)})
    assert ids(changed, open_now=True) == ["wijkteam"]


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
        (None, "noord", None, 'Ik ken geen regio "noord".', 'Bedoelde u "Noord"?'),
        (None, "Nord", None, 'Ik ken geen regio "Nord".', 'Bedoelde u "Noord"?'),
        (None, None, "overheden", 'Ik ken geen soort "overheden".', 'Bedoelde u "overheid"?'),
        (None, "", None, 'Ik ken geen regio "".', "Kies uit: Noord, Zuid."),
        (
            None,
            None,
            "xyz",
            'Ik ken geen soort "xyz".',
            "Kies uit: overheid, maatschappelijk, bibliotheek, overig.",
        ),
    ],
)
def test_filter_that_does_not_exist_names_what_does(
    directory: Directory,
    service: str | None,
    region: str | None,
    kind: str | None,
    message: str,
    hint: str,
) -> None:
    with pytest.raises(IdoError) as caught:
        ids(directory, service, region, kind)
    assert (caught.value.message, caught.value.hint) == (message, hint)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("words", ["wijkteam", "WIJKTEAM", "Wijkteam"])
def test_partner_is_found_by_id_or_name_in_any_case(directory: Directory, words: str) -> None:
    assert find_partner(directory, words).id == "wijkteam"


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("wijktem", 'Bedoelde u "wijkteam"?'),
        ("Dienst Toeslag", 'Bedoelde u "dienst-toeslagen"?'),
        ("qqq", 'Bekijk alle partners met "ido partners".'),
    ],
)
def test_partner_that_does_not_exist_names_the_nearest(
    directory: Directory, words: str, hint: str
) -> None:
    with pytest.raises(IdoError) as caught:
        find_partner(directory, words)
    assert (caught.value.message, caught.value.hint) == (f'Ik ken geen partner "{words}".', hint)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ge", ["gemeente"]),
        ("hulp", ["formulierenhulp"]),
        ("HULP met", ["formulierenhulp"]),
        ("e", ["formulierenhulp", "gemeente"]),
        ("de", ["gemeente"]),
        ("gemeetne", ["gemeente"]),
        ("Hulp met formuliern", ["formulierenhulp"]),
        ("xyz", []),
        ("e " * 5000, ["formulierenhulp", "gemeente"]),
    ],
)
def test_services_are_found_by_a_few_letters(
    directory: Directory, typed: str, found: list[str]
) -> None:
    assert sorted(find_services(directory, typed)) == found


def test_service_that_begins_so_comes_before_one_that_holds_it(directory: Directory) -> None:
    services = {"taalhulp": "Hulp met taal", "helpdesk": "De helpdesk", "hal": "De hal al"}
    more = directory.model_copy(update={"services": services})
    assert find_services(more, "al") == ["hal", "taalhulp"]
