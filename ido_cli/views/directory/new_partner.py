"""A new partner, asked line by line and written into partners.yaml as a person would write it."""

from collections.abc import Callable, Mapping, Sequence
from itertools import chain, count
from typing import Any, Final, Literal

from ido_cli.directory.choosing import find_services
from ido_cli.directory.model import NATIONWIDE, ContactState, Partner, PartnerKind
from ido_cli.directory.rows import as_item, as_row, differences
from ido_cli.errors import STOPPED, IdoError
from ido_cli.literal import literal, shortened, slug
from ido_cli.settings import Settings
from ido_cli.terminal.fronts import choose_front
from ido_cli.terminal.output import Output
from ido_cli.terminal.page import (
    LEAVE_LINE,
    NO,
    STOP,
    STOP_LINE,
    YES,
    Choice,
    Front,
    Key,
    Page,
    Paragraph,
)
from ido_cli.views.directory.partner_answers import (
    REQUIRED,
    RefusedError,
    check_answer,
    serious,
    value_line,
)
from ido_cli.views.directory.partner_changes import require_own, save, value_words
from ido_cli.workspace.directory_file import read_base, with_changes
from ido_cli.workspace.folder import NATIONAL
from ido_cli.workspace.reading import Workspace

_QUESTIONS: Final[Mapping[str, tuple[str, str]]] = {
    "naam": ("Hoe heet de partner?", "De naam zoals klanten die kennen."),
    "soort": ("Wat voor partner is het?", ""),
    "doet": ("Wat doet deze partner?", "In een of twee zinnen, zoals u het tegen een klant zegt."),
    "regio": ("Voor wie is deze partner er?", ""),
    "biedt": ("Welke diensten biedt deze partner?", "Alleen waar hij echt mee helpt."),
    "telefoon": ("Welk telefoonnummer?", "Alleen het nummer, nooit dat van een medewerker."),
    "openingstijden": ("Wanneer is deze partner open?", "Zoals: ma-do 9-17 uur, vr 9-12 uur."),
    "website": ("Welke website?", "Zoals: https://www.humanitas.nl"),
    "adres": ("Op welk adres kunnen klanten terecht?", "Zoals: Plein 1, Leiden"),
    "email": ("Welk algemeen mailadres?", "Zoals info@humanitas.nl, nooit dat van een persoon."),
    "bezoek": ("Hoe werkt een bezoek?", "Zoals: Alleen op afspraak. Bel eerst."),
    "bron": ("Waar hebt u dit gelezen?", "Het adres van de pagina. Of: gebeld op 3 november."),
    "gecontroleerd": (
        "Hebt u dit vandaag zelf bij de bron nagelezen of nagevraagd?",
        "Alleen dan komt de datum van vandaag erbij.",
    ),
    "opmerking": ("Moet de balie nog iets weten?", "Zonder namen of nummers van personen."),
    "contact": ("Hoe ver is het contact met deze partner?", ""),
}
_CONTACT: Final = {
    ContactState.TO_MAKE: "Nog te leggen",
    ContactState.IN_TALKS: "In gesprek",
    ContactState.AGREED: "Er zijn afspraken",
    ContactState.NOT_NEEDED: "Niet nodig",
}
_KIND_HINTS: Final = {
    PartnerKind.AGENCY: "gemeente, rijk, uitvoerder",
    PartnerKind.COMMUNITY: "welzijn, vrijwilligers, stichting",
    PartnerKind.LIBRARY: "een vestiging of collega's",
    PartnerKind.OTHER: "een partij van de klant zelf, zoals de eigen bank",
}
_READY: Final = Choice("klaar", "Klaar")
_EVERYWHERE: Final = Choice(NATIONWIDE, "Heel Nederland")
_NOT_THESE: Final = Choice("", "Geen van deze")
_CHANGE: Final = Choice("verander", "Deze partner veranderen")
_RENAME: Final = Choice("naam", "Een andere naam typen")
_ANOTHER: Final = Choice("nieuw", "Het is een andere partner met dezelfde naam")
_MOST_MATCHES: Final = 8


def add_partner(settings: Settings) -> int:
    """Ask for a partner, show it, and write it when that is confirmed.

    The exit code: nothing is kept of who stops.
    """
    workspace = settings.workspace()
    require_own(workspace)
    front = choose_front(settings)
    round_ = _Round(settings, workspace, front)
    try:
        if not round_.run():
            front.say("Er is niets bewaard.")
            return 0
    except KeyboardInterrupt:
        front.say("Gestopt. Er is niets bewaard.")
        return STOPPED
    round_.write()
    return 0


class _Round:
    """The questions about one partner, with the answers so far under their keys of partners.yaml.

    `_old` is the partner that is changed, when it is no new one.
    """

    def __init__(self, settings: Settings, workspace: Workspace, front: Front) -> None:
        self._settings, self._front = settings, front
        self._directory, self._today = workspace.directory, settings.environment.today
        national = read_base().partners if self._directory.base == NATIONAL else ()
        self._national = {partner.id: partner for partner in national}
        self._row: dict[str, Any] = {}
        self._old: Partner | None = None
        self._place = ""
        self._first = True

    def run(self) -> bool:
        """Ask all, with the way back; whether the answers are to be written."""
        number = 0
        while True:
            keys = self._keys()
            self._first = number == 0
            if number == len(keys):
                confirmed = self._settings.yes or self._confirmed()
                if confirmed is not None:
                    return confirmed
                number -= 1
                continue
            self._place = f"vraag {number + 1} van {len(keys)}"
            key = keys[number]
            number += 1 if self._asks.get(key, self._line)(key) else -1

    def write(self) -> None:
        """Write the partner into partners.yaml as it is at this moment."""
        workspace, partner = self._settings.workspace(), self._partner()
        file, out = workspace.directory_file, Output(self._settings.environment.stdout)
        changed = differences(self._old, partner) if self._old else {}
        if (partner.id in workspace.directory.by_id) is not bool(self._old):
            raise IdoError(
                f'Intussen is "{partner.id}" in partners.yaml veranderd. Er is niets bewaard.',
                "Bekijk de partners met: ido partners",
            )
        if self._old and not changed:
            out.line("Er is niets veranderd.")
            return
        new, known = ((), {partner.id: changed}) if self._old else ((partner,), {})
        save(out, file.source.path, with_changes(file, new, known))
        out.line(f"Bekijken: ido partners toon {partner.id}", wrap=False)

    @property
    def _asks(self) -> Mapping[str, Callable[[str], bool]]:
        """How each key is asked that is more than a line; False leads back."""
        return {
            "naam": self._name,
            "soort": self._kind,
            "regio": self._regions,
            "biedt": self._services,
            "gecontroleerd": self._checked,
            "contact": self._contact,
        }

    def _keys(self) -> list[str]:
        """The keys that are asked: services if there are any, a date only behind a source."""
        without = {"biedt"} if not self._directory.services else set()
        without |= {"gecontroleerd"} if not self._row.get("bron") else set()
        return [key for key in _QUESTIONS if key not in without]

    def _line(self, key: str) -> bool:
        """Ask for a line until it can be taken; what was refused stays on it."""
        default, refusal = value_line(self._row.get(key)), ""
        while True:
            reply = self._front.ask(
                self._page(key, default, refusal), default, keys=self._line_keys
            )
            if isinstance(reply, Key):
                return self._back(reply)
            try:
                self._row[key] = check_answer(self._directory, key, reply, self._today)
            except RefusedError as error:
                default, refusal = error.instead, f"{error.message} {error.hint}".strip()
            else:
                return True

    def _name(self, key: str) -> bool:
        """Ask for the name; one that is here already may be meant to be changed."""
        while True:
            self._line(key)  # the first question, so there is no way back from it
            known = self._known(str(self._row[key]))
            if known is None or known == self._old:
                return True
            reply = self._choose(self._known_page(known), self._known_choices(known))
            if reply == _ANOTHER:
                if self._old is not None:
                    self._old, self._row = None, {key: self._row[key]}
                return True
            if reply == _CHANGE:
                self._old, self._row = known, as_row(known)
                return True

    def _known(self, name: str) -> Partner | None:
        """The partner with this name, or with the id that it would have; left out ones too."""
        every = [*self._directory.partners, *self._national.values()]
        return next((one for one in every if slug(name) in (slug(one.name), one.id)), None)

    def _known_page(self, known: Partner) -> Page:
        told = Paragraph(f'"{known.name}" staat er al: {known.does}', "question")
        note = ""
        if known.id in self._directory.partners_out:
            out = f'Wilt u hem gebruiken? Haal "{known.id}" dan weg achter partners_uit.'
            note = f"Uw bibliotheek noemt deze landelijke partner niet. {out}"
        elif known.id in self._national:
            note = "Dit is een landelijke partner. Wat u verandert, geldt alleen bij u."
        return Page((told, Paragraph(note)) if note else (told,))

    def _known_choices(self, known: Partner) -> list[Choice]:
        left_out = known.id in self._directory.partners_out
        return [_RENAME, _ANOTHER] if left_out else [_CHANGE, _RENAME, _ANOTHER]

    def _kind(self, key: str) -> bool:
        labels = {kind: kind.label or "iemand anders" for kind in PartnerKind}
        kinds = [Choice(one.value, labels[one].capitalize(), _KIND_HINTS[one]) for one in labels]
        return self._take(key, kinds)

    def _contact(self, key: str) -> bool:
        states = [Choice(state.value, text) for state, text in _CONTACT.items()]
        return self._take(key, states)

    def _checked(self, key: str) -> bool:
        reply = self._choose(self._page(key), (NO, YES))
        if reply == YES:
            self._row[key] = self._today.isoformat()
        elif reply == NO:
            before = self._old.checked if self._old else None
            self._row[key] = before.isoformat() if before else ""
        return reply is not None

    def _regions(self, key: str) -> bool:
        """The whole country, or one or more of the library's regions; chosen again takes it out."""
        chosen: list[str] = list(self._row.get(key, ()))
        while True:
            regions = [
                Choice(one, one, "gekozen" if one in chosen else "")
                for one in self._directory.regions
            ]
            ready = [_READY] if chosen else []
            page = self._page(key, chosen=chosen)
            reply = self._choose(page, [*ready, *regions, _EVERYWHERE])
            if reply is None:
                return False
            if reply == _READY:
                self._row[key] = chosen
                return True
            if reply == _EVERYWHERE or len(regions) == 1:
                self._row[key] = [reply.value]
                return True
            chosen = _toggled([one for one in chosen if one != NATIONWIDE], reply.value)

    def _services(self, key: str) -> bool:
        """Services by a few of their letters, until an empty line; chosen again takes one out."""
        chosen: list[str] = list(self._row.get(key, ()))
        names, refusal = self._directory.services, ""
        while True:
            told = [names.get(one, one) for one in chosen]
            page = self._page(key, "", refusal, told, "Typ een paar letters. Enter: klaar.")
            reply = self._front.ask(page, keys=self._line_keys)
            if isinstance(reply, Key):
                return self._back(reply)
            typed, refusal = literal(reply).strip(), ""
            if not typed:
                self._row[key] = chosen
                return True
            found = find_services(self._directory, typed)
            if not found:
                refusal = f'Geen dienst lijkt op "{shortened(typed)}".'
                continue
            picked = self._choose(self._matches_page(found), self._matches(found, chosen))
            if picked is not None and picked != _NOT_THESE:
                chosen = _toggled(chosen, picked.value)

    def _matches(self, found: Sequence[str], chosen: Sequence[str]) -> list[Choice]:
        return [
            *(
                Choice(one, self._directory.services[one], "haal weg" if one in chosen else "")
                for one in found[:_MOST_MATCHES]
            ),
            _NOT_THESE,
        ]

    def _matches_page(self, found: Sequence[str]) -> Page:
        more = len(found) - _MOST_MATCHES
        told = f"En nog {more}. Typ meer letters als het er niet bij staat." if more > 0 else ""
        return Page((Paragraph("Welke dienst bedoelt u?", "question"), Paragraph(told, "quiet")))

    def _confirmed(self) -> bool | None:
        """Show what will be written, and ask; None leads back."""
        partner = self._partner()
        head = f"Zo komt {partner.name} in partners.yaml:"
        changed: Mapping[str, Any] = as_item(partner)
        if self._old is not None:
            head, changed = f"Dit verandert bij {partner.name}:", differences(self._old, partner)
        lines = [
            Paragraph(f"{key}: {value_words(value)}", indent=3) for key, value in changed.items()
        ]
        doubts = [
            Paragraph(f"Let op: {one.message}. {one.hint}", "warn")
            for one in serious(self._directory, partner, self._today)
        ]
        nothing = [] if changed else [Paragraph("Niets.", indent=3)]
        page = Page((Paragraph(head, "question"), *lines, *nothing, *doubts, Paragraph("Opslaan?")))
        self._first = False
        reply = self._choose(page, (YES, NO))
        return None if reply is None else reply == YES

    def _partner(self) -> Partner:
        row = {key: value for key, value in self._row.items() if value}
        return Partner.model_validate({**row, "id": self._old.id if self._old else self._new_id()})

    def _new_id(self) -> str:
        """The name as an id; with the region or a number behind it when that is taken."""
        taken = {*self._directory.by_id, *self._national, *self._directory.services}
        plain = slug(str(self._row["naam"]))
        numbered = (f"{plain}-{number}" for number in count(2))
        wanted = chain((plain, f"{plain}-{slug(self._row['regio'][0])}"), numbered)
        return next(one for one in wanted if one not in taken)

    def _page(
        self,
        key: str,
        default: str = "",
        refusal: str = "",
        chosen: Sequence[str] = (),
        how: str = "",
    ) -> Page:
        question, explanation = _QUESTIONS[key]
        about = str(self._row.get("naam") or "Nieuwe partner")
        items = [Paragraph(about, "quiet", right=self._place), Paragraph(question, "question")]
        told = [explanation, how, f"Gekozen: {', '.join(chosen)}" if chosen else ""]
        optional = key not in REQUIRED
        if refusal and default and optional:  # Enter would be refused again
            told.append("Weet u het niet? Een streepje (-) slaat deze vraag over.")
        elif default and not refusal:
            empty = ", een streepje (-) maakt het leeg" if optional else ""
            told.append(f"Er staat: {default} (Enter houdt dit{empty})")
        items += [Paragraph(text, "quiet") for text in told if text]
        return Page((*items, *([Paragraph(refusal, "warn")] if refusal else [])))

    @property
    def _line_keys(self) -> tuple[Key, ...]:
        return (STOP_LINE,) if self._first else (LEAVE_LINE, STOP_LINE)

    def _choose(self, page: Page, choices: Sequence[Choice]) -> Choice | None:
        """A choice; None leads back. Raises KeyboardInterrupt for who stops."""
        reply = self._front.choose(page, choices, (LEAVE_LINE, STOP))
        if isinstance(reply, Choice):
            return reply
        self._back(reply)
        return None

    def _back(self, key: Key) -> Literal[False]:
        if key is not LEAVE_LINE:
            raise KeyboardInterrupt
        return False

    def _take(self, key: str, choices: Sequence[Choice]) -> bool:
        """Choose a value; the one that is there already comes first."""
        there = sorted(choices, key=lambda choice: choice.value != self._row.get(key))
        reply = self._choose(self._page(key), there)
        if reply is not None:
            self._row[key] = reply.value
        return reply is not None


def _toggled(chosen: Sequence[str], one: str) -> list[str]:
    return [other for other in chosen if other != one] if one in chosen else [*chosen, one]
