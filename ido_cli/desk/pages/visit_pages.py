"""The pages of a visit, and what can be chosen on them. Pure: from values to values."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ido_cli.desk.reception import Reception, question_items
from ido_cli.terminal.page import Choice, Page, Paragraph, Row
from ido_cli.trees.elsewhere import NOT_FOR_US
from ido_cli.trees.heading import Heading
from ido_cli.trees.model import Answer, Question
from ido_cli.trees.place import Place
from ido_cli.triage.engine import OUTCOMES, UNKNOWN_ANSWER, Step, Walk

if TYPE_CHECKING:
    from ido_cli.recognition.match import Match, Recognition
    from ido_cli.report.report import CaseReport, SessionReport

ON: Final = Choice("verder", "Terug naar het advies")
CLEAR: Final = "-"
"""What is typed to have no note any more."""
NONE_OF_THESE: Final = Choice("", "Geen van deze: toon de onderwerpen")
OTHER_THEME: Final = "Overig"
OUTCOME_CHOICES: Final = tuple(Choice(value, text) for value, text in OUTCOMES.items())
Items = tuple[Paragraph | Row, ...]


class Pages:
    """The pages of a visit, each below the header of the reception."""

    def __init__(self, reception: Reception) -> None:
        self.page = reception.page

    def matches(
        self, text: str, heard: "Recognition", left_out: str, messages: Sequence[str] = ()
    ) -> Page:
        """What is recognised in the visitor's words: surely, perhaps, or that it is not ours."""
        items = [
            Paragraph(""),
            *_warnings(messages),
            Paragraph(f'"{text}"', "say"),
            Paragraph(""),
            *_recognised(heard),
        ]
        return self.page(*items, *_quiet(left_out))

    def topics(self, theme: str, left_out: str, messages: Sequence[str] = ()) -> Page:
        """All topics, or those of one theme."""
        question = f"Welk onderwerp van {theme}?" if theme else "Waar gaat de vraag over?"
        return self.page(
            Paragraph(""), *_warnings(messages), Paragraph(question, "question"), *_quiet(left_out)
        )

    def question(self, here: Walk, title: str, explained: bool, messages: Sequence[str]) -> Page:
        """A step: where we are, what is known already, the question and what to say."""
        question = here.question
        assert question is not None
        above = [*_warnings(messages), *known_lines(here.route)]
        number = len(here.asked) + 1
        items = question_items(title, number, question.text, question.say, above)
        if explained:
            words = question.explanation or "Bij deze vraag is geen uitleg nodig."
            items += [Paragraph(""), Paragraph(f"Uitleg: {words}", indent=3)]
        return self.page(*items)

    def date(self, page: Page, plain: Sequence[Answer], refusal: str) -> Page:
        """A question whose answer is a date, with how to type one and why the last was refused."""
        how = "Typ de datum, zoals 3-10, 3 oktober of gisteren."
        unknown = f" {plain[-1].text}? Druk op Enter." if plain else ""
        items = [Paragraph(""), Paragraph(f"{how}{unknown}", "quiet")]
        if refusal:
            items += [Paragraph(""), Paragraph(refusal, "warn")]
        return Page((*page.paragraphs, *items))

    def answers(self) -> Page:
        """The answers so far."""
        head = Paragraph("De antwoorden tot nu toe", "question")
        return self.page(Paragraph(""), head, Paragraph("Kies er een om te veranderen.", "quiet"))

    def change(self, step: Step) -> Page:
        """One answer, to give it anew."""
        question = Paragraph(step.question.text, "question")
        return self.page(Paragraph(""), question, Paragraph(f"Nu: {step.said}", "quiet"))

    def lost(self, lost: Sequence[Step]) -> Page:
        """The answers that no longer fit after a change."""
        head = Paragraph("Deze antwoorden passen dan niet meer. Zal ik ze weghalen?", "question")
        rows = [Paragraph(f"{step.question.text} {step.said}", indent=3) for step in lost]
        return self.page(Paragraph(""), head, *rows)

    def note(self, refusal: str = "") -> Page:
        """A note with the question."""
        how = "Zonder gegevens van de klant: geen naam, nummer, adres of datum van geboorte."
        items = [
            Paragraph(""),
            Paragraph("Notitie bij deze vraag", "question"),
            Paragraph(f"{how} Alleen een {CLEAR} wist de notitie.", "quiet"),
        ]
        return self.page(*items, *([Paragraph(""), Paragraph(refusal, "warn")] if refusal else []))

    def doubt(self) -> Page:
        """What is not right?"""
        how = "Dit gaat naar de coördinator, los van dit gesprek."
        head = Paragraph("Wat klopt er niet?", "question")
        return self.page(Paragraph(""), head, Paragraph(how, "quiet"))

    def doubt_words(self, about: str, refusal: str = "") -> Page:
        """What is wrong with it, in own words?"""
        how = "Zonder gegevens van de klant. Alleen Enter: u zegt er niets bij."
        items = [
            Paragraph(""),
            Paragraph(f"{about}: dat is doorgegeven.", "good"),
            Paragraph("Wat klopt er niet, en weet u wat het wel is?", "question"),
            Paragraph(how, "quiet"),
        ]
        own = "Is het van de partner zelf? Zeg het dan tegen de coördinator, en typ het hier niet."
        refused = [Paragraph(""), Paragraph(refusal, "warn"), Paragraph(own)] if refusal else []
        return self.page(*items, *refused)

    def outcome(self, messages: Sequence[str]) -> Page:
        """How does it go on? It stands below the advice."""
        return Page(
            (
                Paragraph(""),
                *(Paragraph(text, "good") for text in messages),
                Paragraph("Hoe gaat het verder?", "question"),
            )
        )

    def end(self, report: "SessionReport", messages: Sequence[str] = ()) -> Page:
        """What the visit came to, and how it goes on."""
        rows = [
            Paragraph(_case_line(case), indent=3, right=case.outcome_words.lower())
            for case in report.cases
        ]
        return self.page(
            Paragraph(""),
            *_warnings(messages),
            Paragraph("Dit gesprek is klaar. En nu?", "question"),
            Paragraph(""),
            *rows,
        )

    def note_out(self, told: str = "") -> Page:
        """Where the note goes: below the note itself, or with what was `told` of it."""
        head = Paragraph("Wat doet u met het briefje?", "question")
        if told:
            return self.page(Paragraph(""), Paragraph(told, "good"), Paragraph(""), head)
        return Page((Paragraph(""), head))

    def tongue(self) -> Page:
        """Which language does the visitor read?"""
        return self.page(Paragraph(""), Paragraph("Welke taal leest de klant?", "question"))

    def file_name(self) -> Page:
        """Where is the note kept?"""
        how = "Een naam op .html of .txt, zoals briefje.html."
        head = Paragraph("In welk bestand?", "question")
        return self.page(Paragraph(""), head, Paragraph(how, "quiet"))

    def channel(self) -> Page:
        """How did the visitor come?"""
        return self.page(Paragraph(""), Paragraph("Hoe kwam de klant?", "question"))

    def which_case(self) -> Page:
        """Which question is to be taken out of the visit?"""
        return self.page(Paragraph(""), Paragraph("Welke vraag haalt u weg?", "question"))

    def remove(self, name: str) -> Page:
        """Is it to be taken out?"""
        head = Paragraph("Deze vraag weghalen? Dat is voorgoed.", "question")
        return self.page(Paragraph(""), head, Paragraph(name, indent=3))

    def broken(self, here: Walk) -> Page:
        """A road that ends in nothing, by a mistake in a tree."""
        head = Paragraph("Deze weg is nog niet af. Dat ligt aan de boom, niet aan u.", "question")
        tail = Paragraph(f"Meld aan de coördinator: {here.at} is er niet.", "quiet")
        return self.page(Paragraph(""), head, tail)


def _case_line(case: "CaseReport") -> str:
    """'Toeslagen: Toeslag terugbetalen, naar Dienst Toeslagen'."""
    name = f"{case.title}: {case.advice_title}".rstrip(": ")
    to = case.addressee.name if case.addressee else ""
    return f"{name}, naar {to}" if to and to not in name else name


def answer_choices(question: Question) -> tuple[Choice, ...]:
    """The answers of a question."""
    return tuple(Choice(answer.key, answer.text, answer.hint) for answer in question.answers)


def often_choices(places: Sequence[Place], headings: Mapping[str, Heading]) -> tuple[Choice, ...]:
    """What often goes with the last case, as choices."""
    return tuple(Choice(str(place), f"Vaak ook: {_name(place, headings)}") for place in places)


def _name(place: Place, headings: Mapping[str, Heading]) -> str:
    heading = headings[place.tree]
    advice = heading.advices.get(place.step)
    return f"{heading.title}: {advice}" if advice else heading.title


def waiting_choices(waiting: Sequence[str], headings: Mapping[str, Heading]) -> tuple[Choice, ...]:
    """What the visitor named as well, by the ids of its trees, as choices."""
    return tuple(Choice(tree, f"Ook genoemd: {headings[tree].title}") for tree in waiting)


def match_choices(
    matches: Sequence["Match"], headings: Mapping[str, Heading], also: Sequence[str] = ()
) -> tuple[Choice, ...]:
    """The matches with their reasons, what else was named, and the way to the topics."""
    from ido_cli.recognition.match import match_words

    rows = [
        Choice(str(n), match_words(match, headings), ", ".join(match.why))
        for n, match in enumerate(matches)
    ]
    later = [replace(one, hint="bewaar dit voor straks") for one in waiting_choices(also, headings)]
    return (*rows, *later, NONE_OF_THESE)


def _recognised(heard: "Recognition") -> Iterator[Paragraph]:
    """The head of the matches: how sure they are."""
    matches, helps = heard.matches, heard.elsewhere.helps if heard.elsewhere else ""
    if matches and matches[0].sure:
        head = "Ik herken"
    elif heard.elsewhere is not None:
        head = NOT_FOR_US
    elif matches:
        head = "Ik herken dit niet zeker. Staat het erbij?"
    else:
        head = "Dit herken ik niet. Kies een onderwerp, of zeg het met andere woorden."
    yield Paragraph(head, "question")
    if helps:
        yield Paragraph(f"Wie wel helpt: {helps}.")
    if head == NOT_FOR_US and matches:
        yield Paragraph("Toch iets voor ons? Kies hieronder.", "quiet")


def themes(headings: Mapping[str, Heading]) -> dict[str, list[str]]:
    """The ids of the trees by their theme, in the order in which the themes first come."""
    by_theme: dict[str, list[str]] = {}
    for tree_id, heading in sorted(
        headings.items(), key=lambda item: (item[1].theme == "", item[1].theme, item[1].title)
    ):
        by_theme.setdefault(heading.theme or OTHER_THEME, []).append(tree_id)
    return by_theme


def step_choices(route: Sequence[Step]) -> tuple[Choice, ...]:
    """The answers so far as choices; one that a fact gave is marked."""
    rows = []
    for number, step in enumerate(route):
        known = " (al bekend)" if step.known else ""
        heard = " (uit de woorden van de klant)" if step.heard else ""
        rows.append(Choice(str(number), f"{step.question.text} {step.said}{known}{heard}"))
    return tuple(rows)


def known_lines(route: Sequence[Step]) -> tuple[Paragraph, ...]:
    """What was known already or follows from the visitor's words, so that it was not asked now."""
    steps = _not_asked(route)
    known = (f"Al bekend: {step.question.text} {step.said}" for step in steps if step.known)
    heard = [step for step in steps if step.heard]
    said = " › ".join(step.said for step in heard if step.answer.key != UNKNOWN_ANSWER)
    words = f"Uit de woorden van de klant: {said or 'dit'}. Klopt iets niet? Verander het met a."
    return tuple(Paragraph(text, "quiet") for text in (*known, *([words] if heard else [])))


def _warnings(messages: Sequence[str]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text, "warn") for text in messages)


def _not_asked(route: Sequence[Step]) -> list[Step]:
    """The steps before this question that nobody was asked, since the last given answer."""
    steps: list[Step] = []
    for step in reversed(route):
        if not (step.known or step.heard):
            break
        steps.insert(0, step)
    return steps


def _quiet(text: str) -> Items:
    return (Paragraph(""), Paragraph(text, "quiet")) if text else ()
