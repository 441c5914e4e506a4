"""The page with trees.

It is self-contained, escaped, with the partners behind each advice, and working in a real Chromium.
"""

import json
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import Element, TreeBuilder

import pytest
from browser import Chromium, needs_chromium, sheets
from conftest import DIGID, DIRECTORY, TREE, MakeWorkspace

from ido_cli.directory.model import Directory
from ido_cli.pages.tree_page import tree_page
from ido_cli.trees.model import Tree
from ido_cli.workspace.folder import shipped
from ido_cli.workspace.reading import Workspace, open_workspace

VOID: Final = {"meta", "input", "br", "hr", "img", "link"}
LOADING: Final = {
    "link",
    "img",
    "iframe",
    "frame",
    "object",
    "embed",
    "base",
    "form",
    "audio",
    "video",
    "source",
    "svg",
}
CONCEPT: Final = TREE.replace("titel: Toeslagen\n", "titel: Proefboom\nstatus: concept\n")
JUMP: Final = TREE.replace("naar: terugbetalen}", "naar: digid#aanvragen}")
EVIL: Final = "<script>window.stolen = 1</script>\"'&amp; <img src=x onerror=window.stolen=1>"


class Reader(HTMLParser):
    """Builds the elements of a page, and fails on a tag that is not closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = TreeBuilder()
        self.waiting: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.builder.end(tag)
        else:
            self.waiting.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.waiting.pop() == tag
        self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        if self.waiting:
            self.builder.data(data)


def read(page: str) -> Element:
    """A page as its elements."""
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.waiting == []
    return reader.builder.close()


def words(element: Element) -> str:
    """The text in an element, on one line."""
    return " ".join("".join(element.itertext()).split())


def by_id(page: Element, name: str) -> Element:
    found = [element for element in page.iter() if element.get("id") == name]
    assert len(found) == 1, f"{len(found)} elements have the id {name!r}"
    return found[0]


def listed(advice: Element, heading: str) -> list[str]:
    """The items of the list below a heading."""
    for above, below in pairwise(advice):
        if words(above) == heading:
            return [words(item) for item in below]
    return []


def one_page(workspace: Workspace, *chosen: str) -> Element:
    return read(tree_page(workspace.trees, workspace.directory, chosen or tuple(workspace.trees)))


@pytest.fixture
def small(make_workspace: MakeWorkspace) -> Workspace:
    return open_workspace(make_workspace())


# What stands on it


def test_page_of_one_tree_has_its_questions_answers_and_advices(small: Workspace) -> None:
    page = one_page(small, "toeslagen")
    assert page.get("lang") == "nl"
    assert [words(one) for one in page.iter("h1")] == ["Toeslagen"]
    assert [words(one) for one in page.iter("title")] == ["Toeslagen"]
    assert list(page.iter("nav")) == []
    assert [words(one) for one in page.iter("summary")] == [
        "Wat wil de klant?",
        "Heeft de klant een DigiD?",
        "Een toeslag aanvragen",
        "Samen uitzoeken",
        "Toeslag terugbetalen",
    ]
    arrows = [words(row[0]) for row in page.iter("div") if row.get("class") == "answer"]
    assert arrows == [
        "→ Een toeslag aanvragen",
        "→ Ja",
        "→ Nee",
        "→ Weet niet",
        "→ Terugbetalen Ook een deel",
        "→ Weet niet",
    ]
    assert "Zeg bijvoorbeeld: “Ik kijk graag even mee.”" in words(page)
    assert "Er zijn vier toeslagen." in words(page)


def test_advice_has_its_partners_and_everything_to_do(small: Workspace) -> None:
    advice = by_id(one_page(small, "toeslagen"), "toeslagen.aanvragen")
    assert "Alleen Dienst Toeslagen beslist." in words(advice)
    assert listed(advice, "Wie") == [
        "Dienst Toeslagen, 0800-0543, gratis, www.toeslagen.nl",
        "Wijkteam, Laan 2, Zuid",
    ]
    assert listed(advice, "Nu doen") == [
        "Log in op Mijn toeslagen.",
        "Vraag eerst een DigiD aan. (als digid: nee)",
    ]
    assert listed(advice, "Neem mee") == ["DigiD", "het huurcontract"]
    assert listed(advice, "Let op") == ["Aanvragen kan tot 1 september van het jaar erna."]
    assert listed(advice, "De balie mag") == ["Meekijken"]
    assert listed(advice, "De balie doet niet") == ["Zelf inloggen"]
    assert words(advice).endswith(
        "Bron: https://www.toeslagen.nl; gecontroleerd op 1 november 2026"
    )


def test_every_advice_has_its_partners(small: Workspace) -> None:
    page = one_page(small)
    who = {
        one.get("id"): listed(one, "Wie")
        for one in page.iter("details")
        if one.get("class") == "advice"
    }
    toeslagen, gemeente, wijkteam = (
        "Dienst Toeslagen, 0800-0543, gratis, www.toeslagen.nl",
        "Gemeente Noord, Plein 1, Noord",
        "Wijkteam, Laan 2, Zuid",
    )
    assert who == {
        "toeslagen.aanvragen": [toeslagen, wijkteam],
        "toeslagen.terugbetalen": [toeslagen, wijkteam],
        "toeslagen.samen": [wijkteam],
        "spoed.bellen": [gemeente, wijkteam],
        "spoed.rustig": [wijkteam],
        "digid.aanvragen": [gemeente, wijkteam],
        "digid.inloggen": [wijkteam],
    }


def test_advice_that_nobody_here_answers_names_the_services(make_workspace: MakeWorkspace) -> None:
    tree = TREE.replace("verwijs: [formulierenhulp]", "verwijs: [rechtshulp]")
    advice = by_id(one_page(open_workspace(make_workspace({"t": tree}))), "t.samen")
    assert listed(advice, "Wie") == ["rechtshulp"]


def test_urgent_advice_says_so(small: Workspace) -> None:
    page = one_page(small, "spoed")
    assert words(by_id(page, "spoed.bellen")).startswith("Bel 112 Dit moet vandaag")
    assert "Dit moet vandaag" not in words(by_id(page, "spoed.rustig"))


def test_advice_that_was_never_checked_says_so(make_workspace: MakeWorkspace) -> None:
    tree = TREE.replace(
        "    bron: https://www.toeslagen.nl\n    gecontroleerd: 2026-11-01\n", "", 1
    )
    advice = by_id(one_page(open_workspace(make_workspace({"t": tree}))), "t.aanvragen")
    assert words(advice).endswith("Zonder bron; nog niet gecontroleerd")


def test_page_of_all_trees_has_contents_that_link_to_each(small: Workspace) -> None:
    page = one_page(small)
    assert [words(one) for one in page.iter("h1")] == ["Beslisbomen van Testbieb"]
    (contents,) = page.iter("nav")
    links = [(one.get("href"), words(one)) for one in contents.iter("a")]
    assert links == [("#digid", "DigiD"), ("#spoed", "Spoed"), ("#toeslagen", "Toeslagen")]
    assert [one.get("id") for one in page.iter("section")] == ["digid", "spoed", "toeslagen"]


def test_page_of_no_trees_is_an_empty_page(make_workspace: MakeWorkspace) -> None:
    page = one_page(open_workspace(make_workspace({})))
    assert [words(one) for one in page.iter("h1")] == ["Beslisbomen van Testbieb"]
    assert list(page.iter("section")) == []


def test_concept_is_named_as_one(make_workspace: MakeWorkspace) -> None:
    workspace = open_workspace(make_workspace({"proef": CONCEPT, "digid": DIGID}))
    assert [words(one) for one in one_page(workspace).iter("h2")] == [
        "DigiD",
        "Proefboom (concept)",
    ]
    assert [words(one) for one in one_page(workspace, "proef").iter("h2")] == [
        "Proefboom (concept)"
    ]


def test_jump_to_a_tree_on_the_page_is_a_link(make_workspace: MakeWorkspace) -> None:
    workspace = open_workspace(make_workspace({"toeslagen": JUMP, "digid": DIGID}))
    page = one_page(workspace)
    (link,) = jumps(page)
    assert words(link) == "DigiD"
    assert by_id(page, link.get("href", "").removeprefix("#")) in [
        by_id(page, "digid"),
        by_id(page, "digid.aanvragen"),
    ]


def jumps(page: Element) -> list[Element]:
    """The links that lead on in another tree."""
    return [
        link
        for row in page.iter("p")
        if words(row).startswith("verder in ")
        for link in row.iter("a")
    ]


def test_jump_to_a_tree_that_is_not_on_the_page_is_named(make_workspace: MakeWorkspace) -> None:
    workspace = open_workspace(make_workspace({"toeslagen": JUMP, "digid": DIGID}))
    page = one_page(workspace, "toeslagen")
    assert jumps(page) == []
    assert "verder in DigiD" in words(page)


def test_jump_to_a_tree_that_does_not_exist_is_named(make_workspace: MakeWorkspace) -> None:
    page = one_page(open_workspace(make_workspace({"toeslagen": JUMP})))
    assert "verder in digid#aanvragen" in words(page)


def test_step_with_two_ways_to_it_is_drawn_once_and_linked_to(small: Workspace) -> None:
    page = one_page(small, "toeslagen")
    assert [(one.get("href"), words(one)) for one in page.iter("a")] == [
        ("#toeslagen.aanvragen", "Een toeslag aanvragen"),
        ("#toeslagen.samen", "Samen uitzoeken"),
    ]


def test_step_that_only_another_tree_leads_to_is_on_the_page_too(
    make_workspace: MakeWorkspace,
) -> None:
    toeslagen = TREE.replace("naar: terugbetalen}", "naar: digid#kwijt}")
    extra = "  kwijt: {titel: DigiD kwijt, verwijs: formulierenhulp}\n"
    digid = DIGID.replace("adviezen:\n", f"adviezen:\n{extra}")
    page = one_page(open_workspace(make_workspace({"toeslagen": toeslagen, "digid": digid})))
    assert listed(by_id(page, "digid.kwijt"), "Wie") == ["Wijkteam, Laan 2, Zuid"]


def test_only_the_first_question_of_a_tree_is_open(small: Workspace) -> None:
    opened = [one.get("id") for one in one_page(small).iter("details") if "open" in one.attrib]
    assert opened == ["digid.wat", "spoed.wat", "toeslagen.wat"]


def test_page_of_all_shipped_trees_has_every_step_and_no_dead_link() -> None:
    workspace = open_workspace(shipped())
    page = one_page(workspace)
    names = [one.get("id", "") for one in page.iter() if one.get("id")]
    assert len(names) == len(set(names))
    assert [
        one.get("href")
        for one in page.iter("a")
        if one.get("href", "").removeprefix("#") not in names
    ] == []
    steps = {
        f"{tree_id}.{name}"
        for tree_id, tree in workspace.trees.items()
        for name in (*tree.questions, *tree.advices)
    }
    assert steps - set(names) == set()
    alone = [
        one.get("id")
        for one in page.iter("details")
        if one.get("class") == "advice" and not listed(one, "Wie")
    ]
    assert alone == []


# Self-contained and safe


def assert_loads_nothing(page: Element) -> None:
    """No element asks for anything: links stay on the page, style and script stand in it."""
    for element in page.iter():
        for name, value in element.attrib.items():
            assert name not in (
                "src",
                "srcset",
                "data",
                "action",
                "poster",
                "background",
                "style",
            ), (element.tag, name, value)
            assert not name.startswith("on"), (element.tag, name, value)
            assert name != "href" or value.startswith("#"), (element.tag, value)
    assert {one.tag for one in page.iter()} & LOADING == set()
    for code in ("style", "script"):
        (text,) = [one.text or "" for one in page.iter(code)]
        assert "http" not in text
        assert "url(" not in text
        assert "@import" not in text


def test_page_loads_nothing_from_elsewhere(small: Workspace) -> None:
    assert_loads_nothing(one_page(small))
    workspace = open_workspace(shipped())
    assert_loads_nothing(one_page(workspace))


def evil_trees() -> dict[str, Tree]:
    """A tree with a hostile text at every place, its steps' names too."""
    line = {"tekst": EVIL, "als": {EVIL: EVIL}}
    advice = dict.fromkeys(("titel", "verwijs", "waarom", "balie", "balie_niet", "bron"), EVIL)
    return {
        "boom": Tree.model_validate(
            {
                "titel": EVIL,
                "over": EVIL,
                "begin": EVIL,
                "vragen": {
                    EVIL: {
                        "vraag": EVIL,
                        "zeg": EVIL,
                        "uitleg": EVIL,
                        "antwoorden": [
                            {"antwoord": EVIL, "hint": EVIL, "naar": "advies"},
                            {"antwoord": "zie", "naar": "advies"},
                            {"antwoord": "weg", "naar": f"{EVIL}#{EVIL}"},
                            {"antwoord": "naast", "naar": "ander#vraag"},
                            {"antwoord": "nergens", "naar": f"nergens {EVIL}"},
                        ],
                    }
                },
                "adviezen": {
                    "advies": {**advice, "doe": [line], "neem_mee": [line], "let_op": [line]}
                },
            }
        ),
        "ander": Tree.model_validate(
            {"titel": EVIL, "begin": "geen", "vragen": {}, "adviezen": {}}
        ),
    }


def evil_directory(**partner: str) -> Directory:
    one = {
        "id": EVIL,
        "naam": EVIL,
        "soort": "overig",
        "doet": EVIL,
        "regio": "landelijk",
        **partner,
    }
    return Directory.model_validate({"bibliotheek": EVIL, "regios": [EVIL], "partners": [one]})


def test_everything_is_escaped_and_shown_literally() -> None:
    directory = evil_directory(telefoon=EVIL, website=f"https://{EVIL}", adres=EVIL)
    text = tree_page(evil_trees(), directory, ("boom", "ander"))
    page = read(text)
    assert_loads_nothing(page)
    assert text.count("<script") == 1
    first = by_id(page, f"boom.{EVIL}")
    assert words(first[0]) == EVIL
    assert f"Zeg bijvoorbeeld: “{EVIL}”" in words(first)
    assert words(first).count(f"→ {EVIL} {EVIL}") == 1
    advice = by_id(page, "boom.advies")
    assert listed(advice, "Wie") == [f"{EVIL}, {EVIL}, {EVIL}, {EVIL}"]
    for heading in ("Nu doen", "Neem mee", "Let op"):
        assert listed(advice, heading) == [f"{EVIL} (als {EVIL}: {EVIL})"]
    assert listed(advice, "De balie mag") == listed(advice, "De balie doet niet") == [EVIL]
    assert f"Bron: {EVIL}; nog niet gecontroleerd" in words(advice)
    assert [words(one) for one in page.iter("title")] == [f"Beslisbomen van {EVIL}"]
    assert f"verder in {EVIL}#{EVIL}" in words(page)
    assert f"boom#nergens {EVIL} is er niet" in words(page)


def test_hostile_title_of_a_page_with_one_tree_is_escaped() -> None:
    page = read(tree_page(evil_trees(), evil_directory(), ("boom",)))
    assert [words(one) for one in page.iter("h1")] == [EVIL]
    assert [words(one) for one in page.iter("title")] == [EVIL]


# In a real Chromium

WATCH: Final = """<script>
const errors = [];
window.addEventListener('error', event => errors.push(String(event.message)));
window.addEventListener('unhandledrejection', event => errors.push(String(event.reason)));
for (const kind of ['error', 'warn']) console[kind] = (...all) => errors.push(all.join(' '));
</script>"""
"""Stands before the page's own script and keeps what a console would show."""
ACT: Final = """<script>
const seen = {};
const type = text => document.execCommand('insertText', false, text);
const press = key => {
  const pressed = new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true});
  const typed = document.activeElement.dispatchEvent(pressed);
  if (typed && key.length === 1) type(key);
};
const shown = kind => [...document.querySelectorAll(kind)]
  .filter(one => one.checkVisibility()).map(one => one.id);
const searchBox = document.querySelector('input[type=search]');
const look = name => { seen[name] = {
  trees: shown('section'), steps: shown('details'),
  open: [...document.querySelectorAll('details[open]')].map(one => one.id),
  count: document.querySelector('#aantal').textContent,
  focused: document.activeElement === searchBox, typed: searchBox.value}; };
STEPS
seen.errors = errors;
seen.loaded = performance.getEntriesByType('resource').map(one => one.name);
seen.stolen = String(window.stolen);
document.documentElement.dataset.seen = JSON.stringify(seen);
</script>"""
"""Acts as a person would and writes down what is to be seen. STEPS is what the person does."""


def acted(chromium: Chromium, folder: Path, page: str, steps: str) -> dict[str, Any]:
    """What was to be seen in a copy of the page in which a script did `steps`.

    Nothing may have gone wrong, and nothing may have been loaded.
    """
    watched = page.replace("<body>", f"<body>{WATCH}", 1).replace(
        "</body>", f"{ACT.replace('STEPS', steps)}</body>"
    )
    assert watched.count("<script>") == page.count("<script>") + 2
    copy = folder / "bladzijde.html"
    copy.write_text(watched, encoding="utf-8")
    dumped = read(chromium("--dump-dom", copy.as_uri()).stdout)
    seen: dict[str, Any] = json.loads(dumped.get("data-seen", "null"))
    assert seen, "the script did not run to its end"
    assert seen.pop("errors") == []
    assert seen.pop("loaded") == []
    assert seen.pop("stolen") == "undefined"
    return seen


@needs_chromium
def test_search_and_keys_work_in_chromium(
    chromium: Chromium, tmp_path: Path, small: Workspace
) -> None:
    page = tree_page(small.trees, small.directory, tuple(small.trees))
    steps = """
      look('start');
      press('/'); look('slash');
      type('HUURCONTRACT'); look('found');
      press('/'); look('slash in box');
      press('Escape'); look('escape');
      type('bestaat nergens'); look('nothing');
      press('Escape');
      type('   '); look('spaces');
    """
    seen = acted(chromium, tmp_path, page, steps)
    every = ["digid", "spoed", "toeslagen"]
    first = ["digid.wat", "spoed.wat", "toeslagen.wat"]

    assert (seen["start"]["trees"], seen["start"]["open"], seen["start"]["count"]) == (
        every,
        first,
        "",
    )
    assert seen["start"]["focused"] is False
    assert "toeslagen.heeft_digid" in seen["start"]["steps"]
    assert (
        "toeslagen.aanvragen" not in seen["start"]["steps"]
    )  # it lies in a question that is folded

    assert (seen["slash"]["focused"], seen["slash"]["typed"]) == (True, "")

    assert seen["found"]["typed"] == "HUURCONTRACT"
    assert seen["found"]["trees"] == ["toeslagen"]
    assert seen["found"]["count"] == "1 van 3 onderwerpen"
    assert [one for one in seen["found"]["open"] if one.startswith("toeslagen.")] == [
        "toeslagen.wat",
        "toeslagen.heeft_digid",
        "toeslagen.aanvragen",
    ]
    assert "toeslagen.aanvragen" in seen["found"]["steps"]

    assert seen["slash in box"]["typed"] == "HUURCONTRACT/"

    assert seen["escape"]["typed"] == ""
    assert (seen["escape"]["trees"], seen["escape"]["open"], seen["escape"]["count"]) == (
        every,
        first,
        "",
    )

    assert (seen["nothing"]["trees"], seen["nothing"]["count"]) == ([], "0 van 3 onderwerpen")
    assert (seen["spaces"]["trees"], seen["spaces"]["count"]) == (every, "")


@needs_chromium
def test_folds_open_and_close_and_printing_opens_all_in_chromium(
    chromium: Chromium, tmp_path: Path, small: Workspace
) -> None:
    page = tree_page(small.trees, small.directory, tuple(small.trees))
    steps = """
      document.getElementById('toeslagen.heeft_digid').querySelector('summary').click();
      look('one');
      document.getElementById('toeslagen.heeft_digid').querySelector('summary').click();
      look('shut');
      document.querySelector('#open').click(); look('all');
      document.querySelector('#dicht').click(); look('none');
      document.querySelector('a[href="#toeslagen.samen"]').click(); look('link');
      document.querySelector('#dicht').click();
      window.dispatchEvent(new Event('beforeprint')); look('print');
      seen.keyboard = [...document.querySelectorAll('summary, button, input, a')]
        .filter(one => one.tabIndex < 0).length;
      seen.labels = [...searchBox.labels].map(one => one.textContent.trim());
    """
    seen = acted(chromium, tmp_path, page, steps)
    every = [
        f"{tree_id}.{name}"
        for tree_id, tree in small.trees.items()
        for name in (*tree.questions, *tree.advices)
    ]
    assert "toeslagen.aanvragen" in seen["one"]["steps"]
    assert "toeslagen.aanvragen" not in seen["shut"]["steps"]
    assert sorted(seen["all"]["open"]) == sorted(seen["all"]["steps"]) == sorted(every)
    assert seen["none"]["open"] == []
    assert seen["none"]["steps"] == ["digid.wat", "spoed.wat", "toeslagen.wat"]
    assert (
        "toeslagen.samen" in seen["link"]["steps"]
    )  # a link opens the folds that its target lies in
    assert sorted(seen["print"]["steps"]) == sorted(every)
    assert seen["keyboard"] == 0
    assert seen["labels"] == ["Zoeken"]


@needs_chromium
def test_hostile_texts_run_nothing_in_chromium(chromium: Chromium, tmp_path: Path) -> None:
    page = tree_page(evil_trees(), evil_directory(adres=EVIL), ("boom", "ander"))
    steps = """
      document.querySelector('#open').click();
      press('/'); type('<script'+'>'); look('found');
      seen.text = document.querySelector('summary').textContent;
      seen.heading = document.querySelector('h2').textContent;
    """
    seen = acted(chromium, tmp_path, page, steps)
    assert seen["text"] == seen["heading"] == EVIL
    assert seen["found"]["trees"] == ["boom", "ander"]


@needs_chromium
def test_page_of_all_shipped_trees_is_searched_in_chromium(
    chromium: Chromium, tmp_path: Path
) -> None:
    workspace = open_workspace(shipped())
    page = tree_page(workspace.trees, workspace.directory, tuple(workspace.trees))
    seen = acted(chromium, tmp_path, page, "press('/'); type('huurtoeslag'); look('found');")
    assert "toeslagen" in seen["found"]["trees"]
    assert 0 < len(seen["found"]["trees"]) < len(workspace.trees)
    assert (
        seen["found"]["count"]
        == f"{len(seen['found']['trees'])} van {len(workspace.trees)} onderwerpen"
    )


@needs_chromium
def test_chromium_prints_a_pdf_with_every_step(
    chromium: Chromium, tmp_path: Path, make_workspace: MakeWorkspace
) -> None:
    rows = "".join(
        (
            f"  q{n}:\n"
            f"    vraag: Vraag nummer {n}?\n"
            f"    antwoorden: [{{antwoord: Ja, naar: {f'q{n + 1}' if n < 59 else 'klaar'}}}]\n"
        )
        for n in range(60)
    )
    tree = (
        "titel: Lang\n"
        "begin: q0\n"
        "vragen:\n"
        f"{rows}adviezen:\n"
        "  klaar: {titel: Klaar, verwijs: wijkteam}\n"
    )
    workspace = open_workspace(make_workspace({"lang": tree}, DIRECTORY))
    copy = tmp_path / "bladzijde.html"
    copy.write_text(tree_page(workspace.trees, workspace.directory, ("lang",)), encoding="utf-8")
    # Sixty questions are three sheets when the folds are open, and one sheet when they are not.
    assert sheets(chromium, copy) >= 2
