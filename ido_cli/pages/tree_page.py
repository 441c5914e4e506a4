"""Trees as one self-contained HTML page, to read, search and print.

The questions fold, and each advice shows who is behind it.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from ido_cli.directory.model import Directory, Partner
from ido_cli.pages.page_parts import items, page, paragraph, safe, unfolding
from ido_cli.referral.referral import find_addressees, phone_words, site_words
from ido_cli.trees.model import Advice, Answer, Line, Tree
from ido_cli.trees.place import Place, target

_SCRIPT: Final = Path(__file__).with_name("tree_page.js")
_SEARCH: Final = Path(__file__).with_name("search.html")
"""The search box above the trees."""


def tree_page(trees: Mapping[str, Tree], directory: Directory, chosen: tuple[str, ...]) -> str:
    """A page with the chosen trees. Jumps to a tree on the same page are links."""
    title = trees[chosen[0]].title if len(chosen) == 1 else f"Beslisbomen van {directory.library}"
    sections = "".join(_section(tree_id, trees, directory, set(chosen)) for tree_id in chosen)
    contents = ""
    if len(chosen) > 1:
        links = "".join(
            f'<li><a href="#{safe(one)}">{safe(trees[one].title)}</a></li>' for one in chosen
        )
        contents = f"<nav><ul>{links}</ul></nav>\n"
    search, script = (file.read_text(encoding="utf-8") for file in (_SEARCH, _SCRIPT))
    return page(
        title, f"<h1>{safe(title)}</h1>\n{search}{contents}{sections}", script + unfolding()
    )


def _section(tree_id: str, trees: Mapping[str, Tree], directory: Directory, shown: set[str]) -> str:
    tree = trees[tree_id]
    status = "" if tree.in_use else " (concept)"
    title = f"<h2>{safe(tree.title)}{status}</h2>\n" if len(shown) > 1 or status else ""
    head = title + paragraph(tree.about, "quiet")
    drawing = _Drawing(tree_id, trees, directory, shown)
    steps = drawing.step(Place(tree_id, tree.begin), first=True) + drawing.rest()
    return f'<section id="{safe(tree_id)}">\n{head}{steps}</section>\n'


class _Drawing:
    """Draws one tree from its begin.

    A step that was drawn already is only linked to, so that the page stays as long as the tree.
    """

    def __init__(
        self, tree_id: str, trees: Mapping[str, Tree], directory: Directory, shown: set[str]
    ) -> None:
        self._id = tree_id
        self._trees = trees
        self._directory = directory
        self._shown = shown
        self._drawn: set[Place] = set()

    def step(self, place: Place, first: bool = False) -> str:
        """A question with its answers, or an advice."""
        tree = self._trees.get(place.tree)
        if tree is None or place.tree != self._id:
            return self._jump(place, tree)
        question, advice = tree.questions.get(place.step), tree.advices.get(place.step)
        name = safe(_anchor(place))
        if place in self._drawn and (question or advice):
            text = question.text if question else advice.title if advice else ""
            return f'<p>zie <a href="#{name}">{safe(text)}</a></p>\n'
        self._drawn.add(place)
        if advice is not None:
            summary = f"<summary>{safe(advice.title)}</summary>"
            inner = self._advice(advice)
            return f'<details class="advice" id="{name}">\n{summary}\n{inner}</details>\n'
        if question is None:
            return paragraph(f"{place} is er niet", "quiet")
        rows = "".join(self._answer(place, answer) for answer in question.answers)
        say = paragraph(f"Zeg bijvoorbeeld: “{question.say}”", "quiet") if question.say else ""
        mark = ' open data-first="ja"' if first else ""
        body = say + paragraph(question.explanation) + rows
        summary = f"<summary>{safe(question.text)}</summary>"
        return f'<details id="{name}"{mark}>\n{summary}\n{body}</details>\n'

    def rest(self) -> str:
        """The steps that only other trees lead to."""
        tree = self._trees[self._id]
        drawn = ""
        for place in [Place(self._id, name) for name in (*tree.questions, *tree.advices)]:
            if place not in self._drawn:
                drawn += self.step(place)
        return f"<p>Hierheen leidt alleen een andere boom:</p>\n{drawn}" if drawn else ""

    def _answer(self, place: Place, answer: Answer) -> str:
        hint = f' <span class="quiet">{safe(answer.hint)}</span>' if answer.hint else ""
        ways = "".join(
            paragraph(way.condition_words, "quiet") + self.step(target(place.tree, way.step))
            for way in answer.to
        )
        head = f"<p>→ <strong>{safe(answer.text)}</strong>{hint}</p>"
        return f'<div class="answer">{head}\n{ways}</div>\n'

    def _jump(self, place: Place, tree: Tree | None) -> str:
        title = tree.title if tree else str(place)
        if place.tree in self._shown:
            return f'<p>verder in <a href="#{safe(place.tree)}">{safe(title)}</a></p>\n'
        return paragraph(f"verder in {title}")

    def _advice(self, advice: Advice) -> str:
        partners = find_addressees(self._directory, advice.names, None)
        urgent = paragraph("Dit moet vandaag") if advice.urgent else ""
        return (
            f"{urgent}{paragraph(advice.why)}"
            + items("Wie", tuple(_partner_words(partner) for partner in partners) or advice.names)
            + items("Nu doen", line_words(advice.do), ordered=True)
            + items("Neem mee", line_words(advice.bring))
            + items("Let op", line_words(advice.watch))
            + items("De balie mag", line_words(advice.may))
            + items("De balie doet niet", line_words(advice.may_not))
            + paragraph(_source_words(advice), "quiet")
        )


def _anchor(place: Place) -> str:
    return f"{place.tree}.{place.step}"


def _partner_words(partner: Partner) -> str:
    ways = (phone_words(partner), site_words(partner), partner.address or partner.visit)
    return ", ".join([partner.name, *(way for way in ways if way)])


def line_words(lines: Sequence[Line]) -> tuple[str, ...]:
    """The texts, each with the condition under which it is shown."""
    return tuple(
        f"{line.text} ({line.condition_words})" if line.conditional else line.text for line in lines
    )


def _source_words(advice: Advice) -> str:
    from ido_cli.source.dates import date_words

    checked = (
        f"gecontroleerd op {date_words(advice.checked)}"
        if advice.checked
        else "nog niet gecontroleerd"
    )
    return (
        f"Bron: {', '.join(advice.source)}; {checked}"
        if advice.source
        else f"Zonder bron; {checked}"
    )
