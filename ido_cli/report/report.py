"""What a visit came to, as plain words: the value that summaries, exports and the database hold.

A report is made while the directory and the trees are as the visitor heard them, and kept with the
session; a later change in a tree does not rewrite what was said. It is built, kept and read by its
English names; the Dutch aliases are the keys of every JSON that leaves the tool.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from pydantic import ConfigDict, Field, ValidationError

from ido_cli.directory.model import Directory
from ido_cli.referral.referral import Contact, Referral, contact_phone, refer, site_words
from ido_cli.source.dates import date_words
from ido_cli.source.fields import Shape
from ido_cli.trees.place import Place
from ido_cli.triage.engine import (
    AT_THE_DESK,
    OUTCOMES,
    Case,
    Facts,
    Session,
    Step,
    Trees,
    Walk,
    facts_before,
    walk,
)

CHECKED_FOR_PERSONAL_DATA: Final = "Gecontroleerd op persoonsgegevens."
"""What was done; that none slipped through can't be promised."""


class _Report(Shape):
    """What all parts of a report share: what a newer version of ido added to it is passed over."""

    model_config = ConfigDict(extra="ignore", validate_by_name=True, validate_by_alias=True)


class RouteStep(_Report):
    """One question of the route with the answer that was given."""

    tree: str = Field(alias="boom")
    question: str = Field(alias="vraag")
    answer: str = Field(alias="antwoord")
    question_text: str = Field(alias="vraag_tekst")
    answer_text: str = Field(alias="antwoord_tekst")
    heard: bool = Field(default=False, alias="uit_de_woorden")
    """Whether it follows from the visitor's words, and nobody was asked."""


class ContactReport(_Report):
    """Someone to go to, in the words that were read out."""

    id: str
    name: str = Field(alias="naam")
    kind: str = Field(default="", alias="soort")
    professional: bool = Field(default=False, alias="alleen_hulpverlener")
    phone: str = Field(default="", alias="telefoon")
    hours: str = Field(default="", alias="openingstijden")
    website: str = ""
    visit: str = Field(default="", alias="bezoek")
    address: str = Field(default="", alias="adres")

    def line(self, with_hours: bool) -> str:
        """The name with where and how to reach it, on one line."""
        when = self.hours if with_hours else ""
        ways = (self.address or self.visit, when, self.phone or self.website)
        return ", ".join([self.name, *(words.rstrip(".") for words in ways if words)])


class CaseReport(_Report):
    """One question of the visitor, from the words it began with to how it ended."""

    text: str = Field(default="", alias="tekst")
    tree: str = Field(alias="boom")
    title: str = Field(default="", alias="onderwerp")
    urgent: bool = Field(default=False, alias="spoed")
    route: tuple[RouteStep, ...] = ()
    advice: str | None = Field(default=None, alias="advies")
    advice_title: str = Field(default="", alias="advies_titel")
    why: str = Field(default="", alias="waarom")
    term: str = Field(default="", alias="termijn")
    addressees: tuple[str, ...] = Field(default=(), alias="verwijs")
    addressee: ContactReport | None = Field(default=None, alias="ga_naar")
    service: str = Field(default="", alias="dienst")
    others: tuple[ContactReport, ...] = Field(default=(), alias="ook")
    bounced: tuple[ContactReport, ...] = Field(default=(), alias="was_al_bij")
    do: tuple[str, ...] = Field(default=(), alias="doe")
    bring: tuple[str, ...] = Field(default=(), alias="neem_mee")
    watch: tuple[str, ...] = Field(default=(), alias="let_op")
    nearby: tuple[ContactReport, ...] = Field(default=(), alias="in_de_buurt")
    walk_in: str = Field(default="", alias="spreekuur")
    source: tuple[str, ...] = Field(default=(), alias="bron")
    checked: str = Field(default="", alias="gecontroleerd")
    outcome: str | None = Field(default=None, alias="afloop")
    note: str = Field(default="", alias="notitie")

    @property
    def outcome_words(self) -> str:
        """How it ended, as people read it."""
        return OUTCOMES.get(self.outcome or "", "Nog niet afgerond")


class SessionReport(_Report):
    """One visit."""

    id: str
    begun: datetime = Field(alias="begonnen")
    updated: datetime = Field(alias="bijgewerkt")
    library: str = Field(alias="bibliotheek")
    location: str | None = Field(default=None, alias="locatie")
    location_name: str = Field(default="", alias="locatie_naam")
    channel: str = Field(default=AT_THE_DESK, alias="kanaal")
    status: str
    cases: tuple[CaseReport, ...] = Field(default=(), alias="vragen")

    def row(self) -> dict[str, Any]:
        """The report as JSON data with the Dutch keys."""
        return self.model_dump(mode="json", by_alias=True)


def read_report(row: Mapping[str, Any]) -> CaseReport | None:
    """A report as it was kept, also by an older version (Dutch keys) or a newer one.

    A part whose form this version does not know is passed over; None when too little is left, so
    that the report is made anew.
    """
    try:
        return CaseReport.model_validate(row)
    except ValidationError as error:
        unknown = {details["loc"][0] for details in error.errors(include_url=False)}
    try:
        return CaseReport.model_validate({k: v for k, v in row.items() if k not in unknown})
    except ValidationError:
        return None


def report_case(
    directory: Directory,
    trees: Trees,
    case: Case,
    facts: Facts,
    location: str | None,
    now: datetime,
) -> CaseReport:
    """The report of one case as it stands now."""
    here = walk(trees, case, facts)
    tree = trees.get(case.tree)
    report = CaseReport(
        text=case.text,
        tree=case.tree,
        title=tree.title if tree else case.tree,
        urgent=case.urgent or bool(here.advice and here.advice.urgent),
        route=tuple(_step(step) for step in here.route),
        advice=advice_name(case.tree, here),
        outcome=case.outcome,
        note=case.note,
    )
    if here.advice is None:
        return report
    desk = directory.location(location)
    referral = refer(directory, here.advice, here.facts, desk, now, case.bounced)
    return report.model_copy(update=_said(referral))


def report_session(
    directory: Directory,
    trees: Trees,
    session: Session,
    updated: datetime,
    ended: Mapping[int, CaseReport] | None = None,
) -> SessionReport:
    """The report of a visit.

    `ended` holds the reports that were kept when a case ended; the rest is made anew.
    """
    kept = ended or {}
    cases = (
        kept.get(index)
        or report_case(
            directory,
            trees,
            case,
            facts_before(trees, session, index),
            session.location,
            updated,
        )
        for index, case in enumerate(session.cases)
    )
    here = directory.location(session.location)
    return SessionReport(
        id=session.id,
        begun=session.begun,
        updated=updated,
        library=directory.library,
        location=session.location,
        location_name=here.name if here else "",
        channel=session.channel,
        status="klaar" if session.done else "open",
        cases=tuple(cases),
    )


def advice_name(tree: str, here: Walk) -> str | None:
    """The advice as an example names it: its own name in the first tree, else `boom#advies`.

    None when there is none yet.
    """
    if here.advice is None:
        return None
    return here.at.step if here.at.tree == tree else str(Place(*here.at))


def _step(step: Step) -> RouteStep:
    return RouteStep(
        tree=step.place.tree,
        question=step.place.step,
        answer=step.answer.key,
        question_text=step.question.text,
        answer_text=step.said,
        heard=step.heard,
    )


def _said(referral: Referral) -> dict[str, Any]:
    """What was said at the advice, by the names of a CaseReport."""
    advice, walk_in = referral.advice, referral.walk_in
    return {
        "advice_title": advice.title,
        "why": advice.why,
        "term": referral.term.text if referral.term else "",
        "addressees": referral.names,
        "addressee": _contact(referral.addressee) if referral.addressee else None,
        "service": referral.service,
        "others": tuple(_contact(contact) for contact in referral.others),
        "bounced": tuple(_contact(contact) for contact in referral.bounced),
        "do": referral.do,
        "bring": referral.bring,
        "watch": referral.watch,
        "nearby": tuple(_contact(contact) for contact in referral.nearby),
        "walk_in": f"{walk_in.location.name}: {walk_in.location.walk_in}" if walk_in else "",
        "source": advice.source,
        "checked": date_words(advice.checked) if advice.checked else "",
    }


def _contact(contact: Contact) -> ContactReport:
    partner = contact.partner
    return ContactReport(
        id=partner.id,
        name=partner.name,
        kind=partner.kind.label,
        professional=partner.for_professionals,
        phone="" if partner.for_professionals else contact_phone(contact),
        hours=partner.hours,
        website=site_words(partner),
        visit=partner.visit,
        address=partner.address,
    )
