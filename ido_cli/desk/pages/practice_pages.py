"""The pages of practice: how far one is, how a road went and why, and the score. From values."""

from collections.abc import Sequence
from typing import Final

from ido_cli.desk.pages.advice_page import advice_page
from ido_cli.directory.model import Partner
from ido_cli.referral.referral import Referral
from ido_cli.terminal.page import Choice, Paragraph, Row
from ido_cli.triage.engine import Trees
from ido_cli.triage.practice import Exercise, Mark, Verdict, opening
from ido_cli.triage.routes import steps_words

ON: Final = Choice("verder", "Verder")
READ: Final = Choice("advies", "Het hele advies lezen")
_OTHER_TOPIC: Final = "Nee, dit is een ander onderwerp."
_OTHER_AGENCY: Final = "Nee, dit doet een andere instantie."
_MOST_AGAIN: Final = 3
"""So many subjects to practise again stand on the page of the score."""
_GOOD: Final = 0.8
"""From this share on a round went well."""

Items = Sequence[Paragraph | Row]


def header(number: int, count: int, words: str = "") -> Items:
    """What stands above every page of an exercise: '3 van 10', and what the visitor says."""
    said = [Paragraph(f'De klant zegt: "{words}"', "say")] if words else []
    return [Paragraph("Oefenen", "quiet", right=f"{number} van {count}"), *said]


def topic_items() -> Items:
    """What is the question about?"""
    return [Paragraph(""), Paragraph("Waar gaat deze vraag over?", "question")]


def feedback_items(trees: Trees, exercise: Exercise, verdict: Verdict, who: Referral) -> Items:
    """How a road went: good, near or not, why, and the road of a colleague."""
    tree, right = trees[exercise.tree], verdict.mark is Mark.RIGHT
    rows: list[Paragraph | Row] = [Paragraph(""), _headline(verdict.mark, _OTHER_TOPIC)]
    rows.append(Paragraph(""))
    if not right:
        rows.append(Row("Waarom", _why(trees, exercise, verdict, who)))
    if tree.about and verdict.mark is Mark.WRONG:
        rows.append(Row("Gaat over", tree.about))
    rows.append(Row("Advies" if right else "Nodig was", who.advice.title, strong=True))
    rows.append(Row("De weg", f"{tree.title} › {steps_words(verdict.wanted.route)}"))
    say = opening(trees, exercise.tree)
    if say and verdict.tree != exercise.tree:
        rows.append(Row("Zeg", f'"{say}"'))
    if who.addressee is not None:
        partner = who.addressee.partner
        rows.append(Row("Wie", f"{partner.name}. {partner.does}"))
    if who.may_not:
        rows.append(Row("Niet doen", "; ".join(line.rstrip(".") for line in who.may_not)))
    return rows


def advice_items(referral: Referral) -> Items:
    """The whole advice, as it stands at the desk."""
    return [Paragraph(""), *advice_page(referral).paragraphs]


def agency_items(partner: Partner) -> Items:
    """Which agency does this?"""
    head = Paragraph("Welke instantie doet dit?", "question")
    return [Paragraph(""), head, Paragraph(""), Paragraph(f'"{partner.does}"', "say", indent=3)]


def agency_feedback_items(right: Partner, chosen: Partner) -> Items:
    """What the right agency does, and the one that was chosen."""
    mark = Mark.RIGHT if chosen == right else Mark.WRONG
    head = _headline(mark, _OTHER_AGENCY)
    rows: list[Paragraph | Row] = [Paragraph(""), head, Paragraph("")]
    rows += [Row("Dit doet", right.name, strong=True), Row("", right.does)]
    if chosen != right:
        rows += [Row("U koos", chosen.name, strong=True), Row("", chosen.does)]
    return rows


def score_items(marks: Sequence[Mark], count: int, again: Sequence[tuple[str, str]]) -> Items:
    """The score of a round of `count`, and the subjects to practise again.

    Those are each a name with the words to type for it.
    """
    if not count:
        return [Paragraph(""), Paragraph("Er is niets om te oefenen: er zijn geen voorbeelden.")]
    rows: list[Paragraph | Row] = [Paragraph(""), Paragraph(_score_words(marks), "question")]
    if len(marks) < count:
        rows.append(Paragraph(f"U bent gestopt na {len(marks)} van {count}."))
    elif marks.count(Mark.RIGHT) >= count * _GOOD:
        rows.append(Paragraph("Mooi werk."))
    else:
        rows.append(Paragraph("Oefening baart kunst."))
    if again:
        rows += [Paragraph(""), Paragraph("Oefen dit nog eens:")]
        rows += [Paragraph(name, indent=3, right=words) for name, words in again[:_MOST_AGAIN]]
    if len(again) > _MOST_AGAIN:
        rows.append(Paragraph(f"En nog {len(again) - _MOST_AGAIN}.", indent=3))
    return rows


def _score_words(marks: Sequence[Mark]) -> str:
    """The score in one line, as '7 van 10 goed, 2 bijna'."""
    near = sum(mark.near for mark in marks)
    almost = f", {near} bijna" if near else ""
    return f"{marks.count(Mark.RIGHT)} van {len(marks)} goed{almost}."


def _headline(mark: Mark, wrong: str) -> Paragraph:
    if mark is Mark.RIGHT:
        return Paragraph("Goed.", "good")
    return Paragraph("Bijna." if mark.near else wrong, "question")


def _why(trees: Trees, exercise: Exercise, verdict: Verdict, who: Referral) -> str:
    """Why a road was not the right one, in a sentence or two."""
    right, chosen = trees[exercise.tree], trees[verdict.tree]
    if verdict.mark is Mark.OTHER_ADVICE:
        return f"Het onderwerp klopt, het advies is anders.{_parting(verdict)}"
    belongs = f"Deze vraag hoort bij {right.title}"
    if verdict.mark is Mark.LEADS_THERE:
        return f"{belongs}. Vanuit {chosen.title} komt u daar ook, met een omweg."
    if verdict.mark is Mark.SAME_ADDRESSEE:
        name = who.addressee.partner.name if who.addressee else who.service
        return f"{belongs}. Ook bij {chosen.title} kunt u uitkomen bij: {name}."
    return f"{belongs}, niet bij {chosen.title}."


def _parting(verdict: Verdict) -> str:
    """Where the two roads part."""
    if verdict.parted is None:
        return ""
    wanted, own = verdict.parted
    question = wanted.question.text
    return f' Bij "{question}" past "{wanted.said}", u koos "{own.said}".'
