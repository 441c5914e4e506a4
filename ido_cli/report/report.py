"""What a visit came to, as plain words: the value that summaries, exports and the database hold.

A report is made while the directory and the trees are as the visitor heard them, and kept with the
session; a later change in a tree does not rewrite what was said. The Dutch aliases are the keys of
every JSON that leaves the tool.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from pydantic import Field, ValidationError

from ido_cli.directory.model import Directory
from ido_cli.referral.referral import Contact, Referral, phone_words, refer, site_words
from ido_cli.source.fields import Shape
from ido_cli.trees.structure import Place
from ido_cli.triage.engine import OUTCOMES, Case, Facts, Session, Trees, Walk, facts_before, walk


class RouteStep(Shape):
    """One question of the route with the answer that was given."""

    tree: str = Field(alias="boom")
    question: str = Field(alias="vraag")
    answer: str = Field(alias="antwoord")
    question_text: str = Field(alias="vraag_tekst")
    answer_text: str = Field(alias="antwoord_tekst")


class ContactReport(Shape):
    """Someone to go to, in the words that were read out."""

    id: str
    name: str = Field(alias="naam")
    kind: str = Field(default="", alias="soort")
    phone: str = Field(default="", alias="telefoon")
    hours: str = Field(default="", alias="openingstijden")
    website: str = ""
    visit: str = Field(default="", alias="bezoek")
    address: str = Field(default="", alias="adres")


class CaseReport(Shape):
    """One question of the visitor, from the words it began with to how it ended."""

    text: str = Field(default="", alias="tekst")
    tree: str = Field(alias="boom")
    title: str = Field(default="", alias="onderwerp")
    urgent: bool = Field(default=False, alias="spoed")
    route: tuple[RouteStep, ...] = ()
    advice: str | None = Field(default=None, alias="advies")
    advice_title: str = Field(default="", alias="advies_titel")
    why: str = Field(default="", alias="waarom")
    refer: tuple[str, ...] = Field(default=(), alias="verwijs")
    first: ContactReport | None = Field(default=None, alias="ga_naar")
    service: str = Field(default="", alias="dienst")
    others: tuple[ContactReport, ...] = Field(default=(), alias="ook")
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


class SessionReport(Shape):
    """One visit."""

    id: str
    begun: datetime = Field(alias="begonnen")
    updated: datetime = Field(alias="bijgewerkt")
    library: str = Field(alias="bibliotheek")
    location: str | None = Field(default=None, alias="locatie")
    location_name: str = Field(default="", alias="locatie_naam")
    status: str
    cases: tuple[CaseReport, ...] = Field(default=(), alias="vragen")

    def row(self) -> dict[str, Any]:
        """The report as JSON data with the Dutch keys."""
        return self.model_dump(mode="json", by_alias=True)


def report_case(
    directory: Directory,
    trees: Trees,
    case: Case,
    facts: Facts,
    location: str | None,
    now: datetime,
) -> CaseReport:
    """The report of one question as it stands now."""
    here = walk(trees, case, facts)
    tree = trees.get(case.tree)
    referral = (
        refer(directory, here.advice, here.facts, directory.location(location), now)
        if here.advice
        else None
    )
    return CaseReport.model_validate(
        {
            "tekst": case.text,
            "boom": case.tree,
            "onderwerp": tree.title if tree else case.tree,
            "spoed": case.urgent or bool(here.advice and here.advice.urgent),
            "route": [_step_row(step) for step in here.route],
            "advies": advice_name(case.tree, here),
            "afloop": case.outcome,
            "notitie": case.note,
            **(_referral_row(referral) if referral else {}),
        }
    )


def report_session(
    directory: Directory,
    trees: Trees,
    session: Session,
    updated: datetime,
    ended: Mapping[int, Mapping[str, Any]] | None = None,
) -> SessionReport:
    """The report of a visit.

    `ended` holds the reports that were kept when a question ended; the rest is made anew.
    """
    cases = []
    for index, case in enumerate(session.cases):
        kept = (ended or {}).get(index)
        report = _kept_report(kept)
        if report is not None:
            cases.append(report)
        else:
            cases.append(
                report_case(
                    directory,
                    trees,
                    case,
                    facts_before(trees, session, index),
                    session.location,
                    updated,
                )
            )
    here = directory.location(session.location)
    return SessionReport.model_validate(
        {
            "id": session.id,
            "begonnen": session.begun,
            "bijgewerkt": updated,
            "bibliotheek": directory.library,
            "locatie": session.location,
            "locatie_naam": here.name if here else "",
            "status": "klaar" if session.done else "open",
            "vragen": [case.model_dump(by_alias=True) for case in cases],
        }
    )


def _kept_report(row: Mapping[str, Any] | None) -> CaseReport | None:
    """The report as it was kept.

    None when it was kept by a version of ido with other keys, so that it is made anew.
    """
    try:
        return CaseReport.model_validate(row) if row is not None else None
    except ValidationError:
        return None


def advice_name(tree: str, here: Walk) -> str | None:
    """The advice as an example names it: its own name in the first tree, else `boom#advies`.

    None when there is none yet.
    """
    if here.advice is None:
        return None
    return here.at.step if here.at.tree == tree else str(Place(*here.at))


def _step_row(step: Any) -> dict[str, str]:
    return {
        "boom": step.place.tree,
        "vraag": step.place.step,
        "antwoord": step.answer.key,
        "vraag_tekst": step.question.text,
        "antwoord_tekst": step.answer.text,
    }


def _referral_row(referral: Referral) -> dict[str, Any]:
    from ido_cli.source.dates import date_words

    advice = referral.advice
    walk_in = referral.walk_in
    return {
        "advies_titel": advice.title,
        "waarom": advice.why,
        "verwijs": advice.refer,
        "ga_naar": _contact_row(referral.first) if referral.first else None,
        "dienst": referral.service,
        "ook": [_contact_row(contact) for contact in referral.others],
        "doe": referral.do,
        "neem_mee": referral.bring,
        "let_op": referral.watch,
        "in_de_buurt": [_contact_row(contact) for contact in referral.nearby],
        "spreekuur": f"{walk_in.location.name}: {walk_in.location.walk_in}" if walk_in else "",
        "bron": [*advice.source],
        "gecontroleerd": date_words(advice.checked) if advice.checked else "",
    }


def _contact_row(contact: Contact) -> dict[str, str]:
    partner = contact.partner
    return {
        "id": partner.id,
        "naam": partner.name,
        "soort": partner.kind.label,
        "telefoon": phone_words(partner),
        "openingstijden": partner.hours,
        "website": site_words(partner),
        "bezoek": partner.visit,
        "adres": partner.address,
    }


NO_PERSONAL_DATA: Final = "In deze samenvatting staan geen persoonsgegevens."
