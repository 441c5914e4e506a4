"""One of each page of a visit, with long words in it; and a console of another encoding."""

import io
from datetime import UTC, datetime

import pytest
from conftest import DIRECTORY, MakeWorkspace, surroundings

from ido_cli.desk.pages.advice_page import advice_page
from ido_cli.desk.pages.visit_pages import Pages
from ido_cli.desk.reception import Reception
from ido_cli.directory.door.front_door import door_of
from ido_cli.recognition.match import Match, Recognition
from ido_cli.referral.referral import refer
from ido_cli.report.report import report_session
from ido_cli.sessions.store import NoStore
from ido_cli.terminal.page import Page, Paragraph
from ido_cli.terminal.plain import PlainFront
from ido_cli.trees.model import Advice
from ido_cli.trees.place import Place
from ido_cli.triage.engine import Case, Session, walk
from ido_cli.workspace.reading import Workspace, open_workspace

NOW = datetime(2026, 12, 24, 19, 30, tzinfo=UTC)
"""The evening before two public holidays: the longest words for when someone opens."""


WIDTHS = (40, 80, 200)


LONG_WORD = "arbeidsongeschiktheidsverzekeringsmaatschappij"


class Console(io.StringIO):
    """A stream with an encoding, as an old Windows console has."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]  # a StringIO has none; consoles have
        return self._encoding


def words_in(text: str) -> set[str]:
    return set(text.split())


@pytest.fixture
def long_words(make_workspace: MakeWorkspace) -> Workspace:
    """A workspace with a long word in the address of a site."""
    directory = DIRECTORY.replace(
        "naam: Dienst Toeslagen", "naam: Dienst Toeslagen van de Belastingdienst", 1
    ).replace(
        "website: https://www.toeslagen.nl",
        f"website: https://www.{LONG_WORD}.nl/contact\n    bezoek: Alleen op afspraak, bel eerst",
    )
    return open_workspace(make_workspace(directory=directory))


def every_page(workspace: Workspace) -> dict[str, Page]:
    """One of each page of a visit, with long words in it."""
    directory, trees = workspace.directory, dict(workspace.trees)
    reception = Reception(PlainFront(surroundings()), NoStore(), door_of(directory), lambda: NOW)
    reception.sit_down("noord")
    pages = Pages(reception)
    one = Place("toeslagen", "wat")
    route = walk(
        trees,
        Case("toeslagen", {one: "een-toeslag-aanvragen", Place("toeslagen", "heeft_digid"): "nee"}),
    )
    assert route.advice is not None
    advice = Advice.model_validate(
        {
            **route.advice.model_dump(by_alias=True),
            "let_op": [f"Let op de {LONG_WORD}."],
            "spoed": True,
        }
    )
    referral = refer(directory, advice, route.facts, directory.location("noord"), NOW)
    message = (
        "De schijf is vol: de sessie is niet bewaard. "
        "Het gesprek gaat gewoon door, maar wordt niet bewaard."
    )
    session = Session("s" * 32, NOW, "noord", (Case("toeslagen", {one: "terugbetalen"}),))
    return {
        "matches": pages.matches(
            "ik zoek mijn " + LONG_WORD,
            Recognition((Match("toeslagen", None, 0.9, True, ("zoek",)),)),
            "Niet te gebruiken: x.",
        ),
        "topics": pages.topics("Geld", ""),
        "question": pages.question(
            walk(trees, Case("toeslagen")), "Toeslagen › Terugbetalen", True, [message]
        ),
        "answers": pages.answers(),
        "change": pages.change(route.route[0]),
        "lost": pages.lost(route.route),
        "note": pages.note("Dit lijkt op persoonsgegevens: een telefoonnummer."),
        "outcome": pages.outcome([message]),
        "end": pages.end(report_session(directory, trees, session, NOW), [message]),
        "broken": pages.broken(route),
        "advice": reception.page(
            Paragraph("Toeslagen", right="advies"), *advice_page(referral).paragraphs
        ),
    }
