"""Two versions of the trees.

It is about routes that came, went or end elsewhere, and advices with other addressees or terms.
"""

import pytest
from conftest import DIGID, TREE, URGENT, MakeWorkspace

from ido_cli.trees.structure import Place
from ido_cli.triage.compare import Comparison, compare
from ido_cli.triage.engine import Trees, Walk
from ido_cli.triage.routes import sentence
from ido_cli.workspace.reading import open_workspace

SMALL = {"toeslagen": TREE, "spoed": URGENT, "digid": DIGID}
JUMP = TREE.replace("naar: terugbetalen}", "naar: digid#wat}")
"""The small tree, where *Terugbetalen* goes on in the tree of DigiD."""


class Versions:
    """Makes workspaces from the texts of trees, and compares them."""

    def __init__(self, make_workspace: MakeWorkspace) -> None:
        self._make = make_workspace
        self._made = 0

    def trees(self, texts: dict[str, str]) -> Trees:
        self._made += 1
        made = open_workspace(self._make(texts, name=f"versie-{self._made}")).trees
        assert sorted(made) == sorted(texts), "a tree of this test has an error"
        return made

    def compare(self, old: dict[str, str], new: dict[str, str]) -> Comparison:
        return compare(self.trees(old), self.trees(new))

    def of_tree(self, new: str, old: str = TREE) -> Comparison:
        """The comparison when only the tree `toeslagen` changes."""
        return self.compare({"toeslagen": old}, {"toeslagen": new})


@pytest.fixture
def versions(make_workspace: MakeWorkspace) -> Versions:
    return Versions(make_workspace)


def edited(old: str, new: str, text: str = TREE) -> str:
    """A tree in which every `old` reads `new`."""
    assert old in text
    return text.replace(old, new)


def routes(walks: tuple[Walk, ...]) -> list[tuple[str, ...]]:
    """The answers on each route, and its end."""
    return [(*(step.answer.text for step in walk.route), str(walk.at)) for walk in walks]


def test_same_trees_change_nothing(versions: Versions) -> None:
    made = versions.compare(SMALL, SMALL)
    assert made == Comparison(11, (), (), (), ())
    assert made.same
    assert made.changed_routes == 0


def test_no_trees_at_all_change_nothing(versions: Versions) -> None:
    assert versions.compare({}, {}) == Comparison(0, (), (), (), ())


def test_answer_that_was_added_is_a_route_added(versions: Versions) -> None:
    new = edited(
        "      - {antwoord: Weet niet, naar: samen}\n  heeft_digid",
        (
            "      - {antwoord: Bezwaar maken, naar: samen}\n"
            "      - {antwoord: Weet niet, naar: samen}\n"
            "  heeft_digid"
        ),
    )
    made = versions.of_tree(new)
    assert routes(made.added) == [("Bezwaar maken", "toeslagen#samen")]
    assert (made.gone, made.ended, made.advices) == ((), (), ())
    assert (made.changed_routes, made.total, made.same) == (1, 6, False)


def test_answer_that_was_removed_is_a_route_gone(versions: Versions) -> None:
    made = versions.of_tree(edited("      - {antwoord: Nee, naar: aanvragen}\n", ""))
    assert routes(made.gone) == [("Een toeslag aanvragen", "Nee", "toeslagen#aanvragen")]
    assert (made.added, made.ended, made.advices) == ((), (), ())
    assert (made.changed_routes, made.total, made.same) == (1, 5, False)


def test_answer_that_leads_elsewhere_is_a_route_that_ends_elsewhere(versions: Versions) -> None:
    made = versions.of_tree(
        edited("{antwoord: Nee, naar: aanvragen}", "{antwoord: Nee, naar: samen}")
    )
    assert (made.added, made.gone, made.advices) == ((), (), ())
    assert routes(tuple(pair.old for pair in made.ended)) == [
        ("Een toeslag aanvragen", "Nee", "toeslagen#aanvragen")
    ]
    assert routes(tuple(pair.new for pair in made.ended)) == [
        ("Een toeslag aanvragen", "Nee", "toeslagen#samen")
    ]
    assert (made.changed_routes, made.total, made.same) == (1, 5, False)


def test_question_that_was_put_between_replaces_the_routes_through_it(versions: Versions) -> None:
    made = versions.of_tree(
        edited(
            "{antwoord: Weet niet, naar: samen}\n  heeft_digid",
            "{antwoord: Weet niet, naar: heeft_digid}\n  heeft_digid",
        )
    )
    assert routes(made.gone) == [("Weet niet", "toeslagen#samen")]
    assert routes(made.added) == [
        ("Weet niet", "Ja", "toeslagen#aanvragen"),
        ("Weet niet", "Nee", "toeslagen#aanvragen"),
        ("Weet niet", "Weet niet", "toeslagen#samen"),
    ]
    assert (made.changed_routes, made.total) == (4, 8)


def test_whole_tree_that_came_or_went_is_all_its_routes(versions: Versions) -> None:
    came = versions.compare({"digid": DIGID}, SMALL)
    assert len(came.added) == 8
    assert {walk.route[0].place.tree for walk in came.added} == {"toeslagen", "spoed"}
    assert (came.gone, came.ended, came.advices, came.total) == ((), (), (), 11)
    went = versions.compare(SMALL, {"digid": DIGID})
    assert routes(went.gone) == routes(came.added)
    assert (went.added, went.total) == ((), 11)


def test_tree_with_another_name_is_another_tree(versions: Versions) -> None:
    made = versions.compare({"digid": DIGID}, {"inloggen": DIGID})
    assert (len(made.added), len(made.gone), made.total) == (3, 3, 6)


def test_change_in_a_tree_counts_for_the_routes_that_jump_into_it(versions: Versions) -> None:
    new = edited("{antwoord: Nee, naar: aanvragen}", "{antwoord: Nee, naar: inloggen}", DIGID)
    made = versions.compare({"toeslagen": JUMP, "digid": DIGID}, {"toeslagen": JUMP, "digid": new})
    assert routes(tuple(pair.new for pair in made.ended)) == [
        ("Nee", "digid#inloggen"),
        ("Terugbetalen", "Nee", "digid#inloggen"),
    ]
    assert (made.changed_routes, made.total) == (2, 10)


def test_jump_to_a_tree_that_went_breaks_off(versions: Versions) -> None:
    old, new = (
        versions.trees({"toeslagen": JUMP, "digid": DIGID}),
        versions.trees({"toeslagen": JUMP}),
    )
    made = compare(old, new)
    assert [sentence(walk, new) for walk in made.added] == [
        "Toeslagen › Wat wil de klant? Terugbetalen → (de weg houdt op bij digid#wat)"
    ]
    assert [route[:-1] for route in routes(made.gone)] == [
        ("Ja",),
        ("Nee",),
        ("Weet niet",),
        ("Terugbetalen", "Ja"),
        ("Terugbetalen", "Nee"),
        ("Terugbetalen", "Weet niet"),
    ]


def test_other_addressees_change_an_advice(versions: Versions) -> None:
    made = versions.of_tree(
        edited(
            "titel: Samen uitzoeken\n    verwijs: [formulierenhulp]",
            "titel: Samen uitzoeken\n    verwijs: [gemeente, formulierenhulp]",
        )
    )
    (change,) = made.advices
    assert change.place == Place("toeslagen", "samen")
    assert (change.old.addressees, change.new.addressees) == (
        ("formulierenhulp",),
        ("gemeente", "formulierenhulp"),
    )
    assert (change.addressees, change.terms) == (True, False)
    assert (made.changed_routes, made.same) == (0, False)


def test_another_first_addressee_changes_an_advice(versions: Versions) -> None:
    made = versions.of_tree(
        edited("[dienst-toeslagen, formulierenhulp]", "[formulierenhulp, dienst-toeslagen]")
    )
    assert [(str(change.place), change.addressees) for change in made.advices] == [
        ("toeslagen#aanvragen", True),
        ("toeslagen#terugbetalen", True),
    ]


def test_one_addressee_as_a_text_or_as_a_list_is_the_same(versions: Versions) -> None:
    assert versions.of_tree(edited("verwijs: [formulierenhulp]", "verwijs: formulierenhulp")).same


@pytest.mark.parametrize(
    "term",
    [
        "let_op: Aanvragen kan tot 1 oktober van het jaar erna.",
        "let_op: [Aanvragen kan tot 1 september van het jaar erna., Bewaar de brief.]",
        "let_op: [{tekst: Aanvragen kan tot 1 september van het jaar erna., als: {digid: ja}}]",
        "",
    ],
)
def test_other_terms_change_an_advice(versions: Versions, term: str) -> None:
    made = versions.of_tree(
        edited("let_op: Aanvragen kan tot 1 september van het jaar erna.", term)
    )
    (change,) = made.advices
    assert change.place == Place("toeslagen", "aanvragen")
    assert (change.addressees, change.terms) == (False, True)
    assert (made.changed_routes, made.same) == (0, False)


def test_advice_that_came_or_went_is_no_changed_advice(versions: Versions) -> None:
    extra = edited("  samen:\n", "  extra: {titel: Extra, verwijs: gemeente}\n  samen:\n")
    assert versions.of_tree(extra).same
    assert versions.of_tree(TREE, old=extra).same


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("vraag: Wat wil de klant?", "vraag: Waar gaat het om?"),
        ("zeg: Ik kijk graag even mee.", "zeg: Vertel eens."),
        ("uitleg: Er zijn vier toeslagen.", "uitleg: Anders."),
        ("hint: Ook een deel, ", ""),
        ("titel: Toeslagen\n", "titel: Geld van de overheid\n"),
        ("titel: Samen uitzoeken", "titel: Samen kijken"),
        ("- Log in op Mijn toeslagen.", "- Ga naar Mijn toeslagen."),
        ("begin: wat", "status: concept\nbegin: wat"),
        ("\n", "\r\n"),
    ],
)
def test_other_text_is_no_change(versions: Versions, old: str, new: str) -> None:
    assert versions.of_tree(edited(old, new)) == Comparison(5, (), (), (), ())


def test_other_text_of_an_answer_is_no_change_when_its_key_is_kept(versions: Versions) -> None:
    made = versions.of_tree(
        edited("antwoord: Terugbetalen,", "antwoord: Geld teruggeven, waarde: terugbetalen,")
    )
    assert made.same


def test_other_text_of_an_answer_without_a_key_is_another_route(versions: Versions) -> None:
    made = versions.of_tree(edited("antwoord: Terugbetalen,", "antwoord: Geld teruggeven,"))
    assert routes(made.gone) == [("Terugbetalen", "toeslagen#terugbetalen")]
    assert routes(made.added) == [("Geld teruggeven", "toeslagen#terugbetalen")]


def test_order_of_the_answers_is_no_change(versions: Versions) -> None:
    yes, no = (
        "      - {antwoord: Ja, naar: aanvragen}\n",
        "      - {antwoord: Nee, naar: aanvragen}\n",
    )
    assert versions.of_tree(edited(yes + no, no + yes)).same


def test_comparing_the_other_way_round_swaps_added_and_gone(versions: Versions) -> None:
    new = edited("{antwoord: Nee, naar: aanvragen}", "{antwoord: Nee, naar: samen}").replace(
        "antwoord: Terugbetalen", "antwoord: Terug"
    )
    forth, back = versions.of_tree(new), versions.of_tree(TREE, old=new)
    assert routes(forth.added) == routes(back.gone) == [("Terug", "toeslagen#terugbetalen")]
    assert routes(forth.gone) == routes(back.added) == [("Terugbetalen", "toeslagen#terugbetalen")]
    assert [(pair.old.at, pair.new.at) for pair in forth.ended] == [
        (pair.new.at, pair.old.at) for pair in back.ended
    ]
    assert len(forth.ended) == 1
    assert forth.total == back.total == 6
