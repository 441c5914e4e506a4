"""What is counted of a period, beside the period before, and the names of what is counted."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from ido_cli.directory.model import Directory
from ido_cli.errors import unknown
from ido_cli.pages.figures_page import Total
from ido_cli.sessions.statistics import (
    Figures,
    Period,
    Source,
    known_locations,
    unrecognised_texts,
)
from ido_cli.source.dates import date_words
from ido_cli.triage.engine import AT_THE_DESK, CHANNELS, OUTCOMES
from ido_cli.views.directory.doubts import subject_name
from ido_cli.workspace.reading import Workspace

Namer = Callable[[str], str]
MOST: Final = 10
"""How many names a list or a chart has at the most; what is left is added up."""
FEW: Final = 5
_FIRST: Final = "Wie het advies als eerste noemde."
_NEARBY: Final = "Wie in de buurt kan helpen."
_NO_RIGHT: Final = "Daar had de klant geen recht op."
_NO_OFFER: Final = "Daar is hier geen hulp voor."
_BOUNCED: Final = "Wie klanten terugstuurde: de klant was daar al geweest."
_DOUBTED: Final = "Gegevens en adviezen die volgens de balie niet kloppen."


@dataclass(frozen=True)
class Counted:
    """A period beside the period before; `own` means the desk's own file."""

    source: Source
    workspace: Workspace
    own: bool
    now: Figures
    before: Figures

    @property
    def unrecognised(self) -> list[tuple[str, str]]:
        """What was said and not recognised, with the tree that was chosen; the own file alone."""
        if not self.own:
            return []
        return unrecognised_texts(self.source, self.now.period, self.now.location)

    @property
    def totals(self) -> Iterator[Total]:
        """What is counted as a whole, with the words for it."""
        rows: tuple[tuple[str, Callable[[Figures], float]], ...] = (
            ("sessies", lambda one: one.sessions),
            ("vragen", lambda one: one.cases),
            ("vragen per sessie", lambda one: one.cases_a_session),
            ("duur, middelste (minuten)", lambda one: round(one.seconds_median / 60)),
            ("met spoed", lambda one: one.urgent),
            ("niet herkend, of uit de lijst", lambda one: one.unrecognised),
        )
        for name, of in rows:
            yield Total(name, of(self.now), of(self.before))


def check_desk(source: Source, directory: Directory, desk: str | None) -> None:
    """Raises IdoError for a desk that neither the directory nor the source knows."""
    if desk is None or directory.location(desk) is not None:
        return
    known = {location.id for location in directory.locations} | known_locations(source)
    if desk not in known:
        raise unknown("balie", desk, known, f"Kies uit: {', '.join(sorted(known))}.")


@dataclass(frozen=True)
class Names:
    """The names of what is counted by its id."""

    workspace: Workspace

    def topic(self, tree_id: str) -> str:
        """The name of a tree."""
        tree = self.workspace.trees.get(tree_id)
        return tree.title if tree else tree_id

    def partner(self, partner_id: str) -> str:
        """The name of a partner."""
        partner = self.workspace.directory.by_id.get(partner_id)
        return partner.name if partner else partner_id

    def desk(self, location: str) -> str:
        """The name of a desk."""
        here = self.workspace.directory.location(location)
        return here.name if here else location or "(geen balie)"

    def outcome(self, outcome: str) -> str:
        """The name of an outcome."""
        return OUTCOMES.get(outcome, outcome)

    def channel(self, channel: str) -> str:
        """The name of a channel."""
        return CHANNELS.get(channel, channel)

    def subject(self, subject: str) -> str:
        """The name of what a desk doubted."""
        return subject_name(self.workspace, subject)


class Kind(NamedTuple):
    """A kind of count: its heading, what it tells, where it is in the figures, and its names."""

    heading: str
    about: str
    of: Callable[[Figures], Mapping[str, int]]
    name: Callable[[Names, str], str]
    most: int = MOST


def _other_channels(made: Figures) -> Mapping[str, int]:
    """The channels, when not every visitor came to the desk."""
    return made.channels if made.channels.keys() - {AT_THE_DESK} else {}


KINDS: Final = (
    Kind("Onderwerpen", "Waar de vragen over gingen.", lambda one: one.topics, Names.topic),
    Kind("Naar wie verwezen", _FIRST, lambda one: one.addressees, Names.partner),
    Kind("Genoemd in de buurt", _NEARBY, lambda one: one.nearby, Names.partner),
    Kind("Afloop", "Hoe de vragen eindigden.", lambda one: one.outcomes, Names.outcome),
    Kind("Klanten waren al bij", _BOUNCED, lambda one: one.bounced, Names.partner, FEW),
    Kind("Klopt niet, zegt de balie", _DOUBTED, lambda one: one.doubted, Names.subject, FEW),
    Kind("Balies", "Sessies per balie.", lambda one: one.locations, Names.desk),
    Kind("Hoe de klant kwam", "Balie, telefoon of mail.", _other_channels, Names.channel, FEW),
    Kind("Geen recht", _NO_RIGHT, lambda one: one.no_right, Names.topic, FEW),
    Kind("Geen aanbod", _NO_OFFER, lambda one: one.no_offer, Names.topic, FEW),
)
"""All that is counted by name, for the screen and the page; one without counts is left out."""


def period_words(made: Period) -> str:
    """The first and the last day, in words."""
    return f"{date_words(made.first)} tot en met {date_words(made.last)}"
