"""What HSDS tells of a service that has no key here and that a desk should know: the remark."""

import re
from datetime import date
from typing import Final

from ido_cli.directory.hsds.fields import Fields
from ido_cli.directory.hsds.places import Place
from ido_cli.directory.hsds.said import Said
from ido_cli.literal import shortened
from ido_cli.source.dates import date_words, parsed_day

_OF_SERVICE: Final = (
    ("alternate_name", "Ook bekend als"),
    ("eligibility_description", "Voor wie"),
    ("fees_description", "Kosten"),
    ("fees", "Kosten"),
    ("wait_time", "Wachttijd"),
    ("interpretation_services", "Tolk"),
)


def add_remarks(service: Fields, here: Place, today: date, said: Said) -> None:
    """Tell the desk for whom a service is, what it costs, in which languages, and how to get in."""
    for key, label in _OF_SERVICE:
        if text := service.text(key):
            said.remark(key, f"{label}: {text}")
    if ages := _ages(service.text("minimum_age"), service.text("maximum_age")):
        said.remark("minimum_age, maximum_age", f"Leeftijd: {ages}")
    languages = [_language(part) for part in service.parts("languages")]
    if any(languages):
        said.remark("languages", f"Talen: {', '.join(filter(None, languages))}")
    for part in service.parts("cost_options"):
        if cost := _cost(part, today, said):
            said.remark("cost_options", f"Kosten: {cost}")
    if here.name:
        said.remark("location.name", f"Locatie: {here.name}")
    if text := here.location.text("transportation"):
        said.remark("location.transportation", f"Bereikbaarheid: {text}")
    for text in here.location.texts("accessibility", "description"):
        said.remark("location.accessibility", f"Toegankelijkheid: {text}")


def _language(part: Fields) -> str:
    name, code = part.text("name"), part.text("code")
    return name or code


def _ages(youngest: str, oldest: str) -> str:
    if youngest and oldest:
        return f"{youngest} tot en met {oldest} jaar"
    if youngest:
        return f"vanaf {youngest} jaar"
    return f"tot en met {oldest} jaar" if oldest else ""


def _cost(part: Fields, today: date, said: Said) -> str:
    """'Kaartje, € 2,50, per keer'; nothing for a price that holds no more."""
    begin, end = (parsed_day(part.text(key)) for key in ("valid_from", "valid_to"))
    currency = part.text("currency").upper()
    words = [
        part.text("option"),
        _amount(part.text("amount"), "€" if currency == "EUR" else currency),
        part.text("amount_description"),
        f"vanaf {date_words(begin)}" if begin and begin > today else "",
        f"tot en met {date_words(end)}" if end else "",
    ]
    told = ", ".join(word for word in words if word)
    if end and end < today:
        said.note("cost_options", f"weggelaten: {shortened(told, 120)}, dat is voorbij")
        return ""
    return told


def _amount(amount: str, currency: str) -> str:
    """'gratis', '€ 5', '€ 2,50'; any other text as it stands."""
    if not re.fullmatch(r"\d{1,9}(\.\d+)?", amount):
        return amount
    value = float(amount)
    if value == 0:
        return "gratis"
    return f"{currency} {value:.2f}".strip().removesuffix(".00").replace(".", ",")
