"""A term in words: until when something can be done, how many days are left, and what after it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ido_cli.source.dates import full_day, parsed_day
from ido_cli.trees.model import Term

_LATER = "Die dag is voorbij. Bel meteen en vraag of het nog kan."
_UNSURE = "Niet alle vrije dagen zijn dan al bekend. Wacht dus niet tot de laatste dag."


@dataclass(frozen=True)
class TermWords:
    """A term as people read it. `over` says that its last day has been."""

    text: str
    over: bool = False


def term_words(term: Term, facts: Mapping[str, str], today: date) -> TermWords:
    """The term of an advice on a day.

    Without the date that it is counted from, its length; with it the last day and the days left.
    """
    start = parsed_day(facts.get(term.start, ""))
    end = term.last_day(start) if start else None
    if end is None:
        when = "voor" if term.back else "na"
        return TermWords(f"{term.what} kan tot {term.length} {when} {term.counted_from}.")
    last = f"{full_day(end)} {end.year}"
    if end < today:
        return TermWords(f"{term.what} kon tot en met {last}. {term.too_late or _LATER}", over=True)
    text = f"{term.what} kan tot en met {last}, {_left(end, today)}."
    return TermWords(text if term.is_known(end) else f"{text} {_UNSURE}")


def _left(end: date, today: date) -> str:
    days = (end - today).days
    if days == 0:
        return "dat is vandaag"
    return f"nog {days} {'dag' if days == 1 else 'dagen'}"
