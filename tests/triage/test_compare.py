"""Two versions of a workspace: all that staff or a visitor would see differently, was and now."""

import pytest
from conftest import DIGID, DIRECTORY, TREE, URGENT, MakeWorkspace, edited

from ido_cli.triage.compare import Change, Compared, Kind, compare
from ido_cli.workspace.reading import Workspace, open_workspace

SMALL = {"toeslagen": TREE, "spoed": URGENT, "digid": DIGID}
ADDED, GONE, CHANGED, RENAMED = Kind.ADDED, Kind.GONE, Kind.CHANGED, Kind.RENAMED
TEXTS = "\n      - Log in op Mijn toeslagen.\n"
DO = 'advies "aanvragen"'


class Versions:
    """Makes workspaces from texts, and compares them."""

    def __init__(self, make_workspace: MakeWorkspace) -> None:
        self._make = make_workspace
        self._made = 0

    def workspace(self, trees: dict[str, str], directory: str = DIRECTORY) -> Workspace:
        self._made += 1
        made = open_workspace(self._make(trees, directory, name=f"versie-{self._made}"))
        assert sorted(made.trees) == sorted(trees), "a tree of this test has an error"
        return made

    def compare(self, old: dict[str, str], new: dict[str, str]) -> tuple[Compared, ...]:
        return compare(self.workspace(old).trees, self.workspace(new).trees)

    def of_tree(self, new: str, old: str = TREE) -> tuple[Change, ...]:
        """The changes when only the tree `toeslagen` changes; none for nothing."""
        found = self.compare({**SMALL, "toeslagen": old}, {**SMALL, "toeslagen": new})
        assert [one.name for one in found] in ([], ["toeslagen"])
        return found[0].changes if found else ()

    def of_directory(self, new: str, old: str = DIRECTORY) -> tuple[Change, ...]:
        """The changes when only the directory changes; none for nothing."""
        before, now = self.workspace(SMALL, old), self.workspace(SMALL, new)
        found = compare(before.trees, now.trees, before.directory, now.directory)
        assert [one.name for one in found] in ([], [""])
        return found[0].changes if found else ()


@pytest.fixture
def versions(make_workspace: MakeWorkspace) -> Versions:
    return Versions(make_workspace)


# Nothing changed


def test_same_workspace_changes_nothing(versions: Versions) -> None:
    assert versions.compare(SMALL, SMALL) == ()
    assert versions.of_directory(DIRECTORY) == ()


def test_no_trees_at_all_change_nothing(versions: Versions) -> None:
    assert versions.compare({}, {}) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n", "\r\n"),
        ("verwijs: [formulierenhulp]", "verwijs: formulierenhulp"),
        ("verwijs: [formulierenhulp]", "verwijs: [{naar: formulierenhulp}]"),
        ("als: {digid: nee}", "als: {digid: [nee]}"),
        ("balie: [Meekijken]", "balie:\n      - {tekst: Meekijken}"),
        ("naar: terugbetalen", "naar: [{stap: terugbetalen}]"),
        ("titel: Toeslagen\n", "# Voor wie huurt\ntitel: 'Toeslagen'\n"),
    ],
)
def test_other_way_to_write_the_same_is_no_change(versions: Versions, old: str, new: str) -> None:
    assert versions.of_tree(edited(old, new)) == ()


# A line of an advice, a text, a state


def test_line_that_was_turned_into_its_opposite_is_told(versions: Versions) -> None:
    changes = versions.of_tree(edited("Log in op Mijn toeslagen.", "Log niet in."))
    assert changes == (Change(CHANGED, DO, "doe", "Log in op Mijn toeslagen.", "Log niet in."),)


def test_line_that_came_or_went_is_told(versions: Versions) -> None:
    more = edited(TEXTS, f"{TEXTS}      - Bewaar de brief.\n")
    assert versions.of_tree(more) == (Change(ADDED, DO, "doe", "", "Bewaar de brief."),)
    assert versions.of_tree(TREE, old=more) == (Change(GONE, DO, "doe", "Bewaar de brief.", ""),)


def test_line_that_only_moved_is_another_order(versions: Versions) -> None:
    moved = edited("neem_mee: [DigiD, het huurcontract]", "neem_mee: [het huurcontract, DigiD]")
    assert versions.of_tree(moved) == (
        Change(
            CHANGED,
            DO,
            "volgorde van neem_mee",
            "DigiD | het huurcontract",
            "het huurcontract | DigiD",
        ),
    )


def test_condition_of_a_line_is_told_with_the_line(versions: Versions) -> None:
    said = "Vraag eerst een DigiD aan."
    assert versions.of_tree(edited("als: {digid: nee}", "niet: {digid: ja}")) == (
        Change(
            CHANGED,
            DO,
            "doe",
            f"{said} (als digid: nee)",
            f"{said} (niet als digid: ja)",
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        (
            "begin: wat",
            "status: concept\nbegin: wat",
            Change(CHANGED, "", "status", "in-gebruik", "concept"),
        ),
        (
            "titel: Toeslagen\n",
            "titel: Geld van de overheid\n",
            Change(CHANGED, "", "titel", "Toeslagen", "Geld van de overheid"),
        ),
        (
            "over: Toeslagen aanvragen en terugbetalen\n",
            "",
            Change(GONE, "", "over", "Toeslagen aanvragen en terugbetalen", ""),
        ),
        (
            "herken: [huurtoeslag aanvragen, ",
            "herken: [huurtoeslag aanvragen, huursubsidie, ",
            Change(ADDED, "", "herken", "", "huursubsidie"),
        ),
        (
            "herken: [huurtoeslag aanvragen, ",
            "herken: [huursubsidie, ",
            Change(CHANGED, "", "herken", "huurtoeslag aanvragen", "huursubsidie"),
        ),
        (
            "klant: Ik wil huurtoeslag,",
            "klant: Ik wil zorgtoeslag,",
            Change(
                CHANGED,
                "",
                "voorbeelden",
                "Ik wil huurtoeslag → aanvragen",
                "Ik wil zorgtoeslag → aanvragen",
            ),
        ),
        (
            "vraag: Wat wil de klant?",
            "vraag: Waar gaat het om?",
            Change(CHANGED, 'vraag "wat"', "vraag", "Wat wil de klant?", "Waar gaat het om?"),
        ),
        (
            "zeg: Ik kijk graag even mee.",
            "zeg: Vertel eens.",
            Change(CHANGED, 'vraag "wat"', "zeg", "Ik kijk graag even mee.", "Vertel eens."),
        ),
        (
            "    uitleg: Er zijn vier toeslagen.\n",
            "",
            Change(GONE, 'vraag "wat"', "uitleg", "Er zijn vier toeslagen.", ""),
        ),
        (
            "    feit: digid\n",
            "    feit: digid\n    herken: heeft u digid\n",
            Change(ADDED, 'vraag "heeft_digid"', "herken", "", "heeft u digid"),
        ),
        (
            "hint: Ook een deel, ",
            "",
            Change(GONE, 'vraag "wat", antwoord "Terugbetalen"', "toelichting", "Ook een deel", ""),
        ),
        (
            "titel: Samen uitzoeken",
            "titel: Samen kijken",
            Change(CHANGED, 'advies "samen"', "titel", "Samen uitzoeken", "Samen kijken"),
        ),
        (
            "titel: Samen uitzoeken\n",
            "titel: Samen uitzoeken\n    spoed: ja\n",
            Change(CHANGED, 'advies "samen"', "spoed", "nee", "ja"),
        ),
        (
            "titel: Samen uitzoeken\n",
            "titel: Samen uitzoeken\n    herken: hulp gevraagd\n",
            Change(ADDED, 'advies "samen"', "herken", "", "hulp gevraagd"),
        ),
        (
            "titel: Samen uitzoeken\n",
            "titel: Samen uitzoeken\n    vaak_ook: [digid]\n",
            Change(ADDED, 'advies "samen"', "vaak_ook", "", "digid"),
        ),
        (
            "titel: Samen uitzoeken\n",
            "titel: Samen uitzoeken\n"
            "    termijn: {duur: 6 weken, vanaf: datum, wat: Bezwaar, te_laat: Bel.}\n",
            Change(ADDED, 'advies "samen"', "termijn", "", "Bezwaar: 6 weken vanaf datum. Bel."),
        ),
        (
            "waarom: Alleen Dienst Toeslagen beslist.",
            "waarom: De gemeente beslist.",
            Change(
                CHANGED, DO, "waarom", "Alleen Dienst Toeslagen beslist.", "De gemeente beslist."
            ),
        ),
        (
            "balie_niet: [Zelf inloggen]",
            "balie_niet: [Zelf typen]",
            Change(CHANGED, DO, "balie_niet", "Zelf inloggen", "Zelf typen"),
        ),
    ],
)
def test_other_text_or_state_is_told_with_was_and_now(
    versions: Versions, old: str, new: str, change: Change
) -> None:
    assert versions.of_tree(edited(old, new)) == (change,)


def test_source_and_day_of_an_advice_are_told(versions: Versions) -> None:
    new = "bron: https://www.rijksoverheid.nl/toeslagen\n    gecontroleerd: 2026-11-20"
    old = "bron: https://www.rijksoverheid.nl\n    gecontroleerd: 2026-11-01"
    where = 'advies "samen"'
    assert versions.of_tree(edited(old, new)) == (
        Change(
            CHANGED,
            where,
            "bron",
            "https://www.rijksoverheid.nl",
            "https://www.rijksoverheid.nl/toeslagen",
        ),
        Change(CHANGED, where, "gecontroleerd", "2026-11-01", "2026-11-20"),
    )


# Addressees and terms


def test_other_addressees_change_an_advice(versions: Versions) -> None:
    new = edited(
        "titel: Samen uitzoeken\n    verwijs: [formulierenhulp]",
        "titel: Samen uitzoeken\n    verwijs: [gemeente, formulierenhulp]",
    )
    assert versions.of_tree(new) == (Change(ADDED, 'advies "samen"', "verwijs", "", "gemeente"),)


def test_another_first_addressee_changes_every_advice_that_has_it(versions: Versions) -> None:
    new = edited("[dienst-toeslagen, formulierenhulp]", "[formulierenhulp, dienst-toeslagen]")
    assert [(one.where, one.what, one.old, one.new) for one in versions.of_tree(new)] == [
        (
            f'advies "{name}"',
            "volgorde van verwijs",
            "dienst-toeslagen | formulierenhulp",
            "formulierenhulp | dienst-toeslagen",
        )
        for name in ("aanvragen", "terugbetalen")
    ]


def test_condition_of_an_addressee_is_told(versions: Versions) -> None:
    new = edited(
        "[dienst-toeslagen, formulierenhulp]\n    waarom",
        "[dienst-toeslagen, {naar: formulierenhulp, als: {digid: nee}}]\n    waarom",
    )
    assert versions.of_tree(new) == (
        Change(CHANGED, DO, "verwijs", "formulierenhulp", "formulierenhulp (als digid: nee)"),
    )


LIMIT = "Aanvragen kan tot 1 september van het jaar erna."


@pytest.mark.parametrize(
    ("term", "change"),
    [
        (
            "let_op: Aanvragen kan tot 1 oktober van het jaar erna.",
            Change(CHANGED, DO, "let_op", LIMIT, "Aanvragen kan tot 1 oktober van het jaar erna."),
        ),
        (f"let_op: [{LIMIT}, Bewaar hem.]", Change(ADDED, DO, "let_op", "", "Bewaar hem.")),
        (
            f"let_op: [{{tekst: {LIMIT}, als: {{digid: ja}}}}]",
            Change(CHANGED, DO, "let_op", LIMIT, f"{LIMIT} (als digid: ja)"),
        ),
        ("", Change(GONE, DO, "let_op", LIMIT, "")),
    ],
)
def test_other_terms_change_an_advice(versions: Versions, term: str, change: Change) -> None:
    assert versions.of_tree(edited(f"let_op: {LIMIT}", term)) == (change,)


# Answers and where they lead


def test_answer_that_was_added_or_removed_is_told(versions: Versions) -> None:
    more = edited(
        "      - {antwoord: Weet niet, naar: samen}\n  heeft_digid",
        "      - {antwoord: Bezwaar maken, naar: samen}\n"
        "      - {antwoord: Weet niet, naar: samen}\n"
        "  heeft_digid",
    )
    came = Change(ADDED, 'vraag "wat"', "antwoord", "", "Bezwaar maken")
    went = Change(GONE, 'vraag "wat"', "antwoord", "Bezwaar maken", "")
    assert versions.of_tree(more) == (came,)
    assert versions.of_tree(TREE, old=more) == (went,)


def test_answer_that_leads_elsewhere_is_told(versions: Versions) -> None:
    new = edited("{antwoord: Nee, naar: aanvragen}", "{antwoord: Nee, naar: samen}")
    where = 'vraag "heeft_digid", antwoord "Nee"'
    assert versions.of_tree(new) == (Change(CHANGED, where, "leidt naar", "aanvragen", "samen"),)


def test_answer_that_leads_by_what_is_known_is_told_with_its_conditions(
    versions: Versions,
) -> None:
    new = edited(
        "{antwoord: Nee, naar: aanvragen}",
        "{antwoord: Nee, naar: [{als: {digid: nee}, stap: samen}, {stap: aanvragen}]}",
    )
    assert versions.of_tree(new) == (
        Change(
            CHANGED,
            'vraag "heeft_digid", antwoord "Nee"',
            "leidt naar",
            "aanvragen",
            "samen (als digid: nee), aanvragen",
        ),
    )


def test_renamed_answer_is_renamed_and_not_added_and_gone(versions: Versions) -> None:
    renamed = Change(RENAMED, 'vraag "wat"', "antwoord", "Terugbetalen", "Geld teruggeven")
    for words in ("Geld teruggeven", "Geld teruggeven, waarde: terugbetalen"):
        new = edited("antwoord: Terugbetalen,", f"antwoord: {words},")
        changes = versions.of_tree(edited("[Terugbetalen]", "[Geld teruggeven]", new))
        assert changes == (renamed,)


def test_other_order_of_the_answers_is_told(versions: Versions) -> None:
    yes = "      - {antwoord: Ja, naar: aanvragen}\n"
    no = "      - {antwoord: Nee, naar: aanvragen}\n"
    assert versions.of_tree(edited(yes + no, no + yes)) == (
        Change(
            CHANGED,
            'vraag "heeft_digid"',
            "volgorde van de antwoorden",
            "Ja, Nee, Weet niet",
            "Nee, Ja, Weet niet",
        ),
    )


def test_range_of_a_date_is_told(versions: Versions) -> None:
    old = edited(
        "    feit: digid\n    antwoorden:\n      - {antwoord: Ja, naar: aanvragen}\n"
        "      - {antwoord: Nee, naar: aanvragen}\n",
        "    soort: datum\n    antwoorden:\n      - {binnen: 6 weken, naar: aanvragen}\n"
        "      - {later: ja, naar: aanvragen}\n",
        edited("antwoorden: [Een toeslag aanvragen, Ja]", "antwoorden: [Een toeslag aanvragen, 3]"),
    )
    new = edited("binnen: 6 weken", "binnen: 8 weken", old)
    assert versions.of_tree(new, old) == (
        Change(RENAMED, 'vraag "heeft_digid"', "antwoord", "Binnen 6 weken", "Binnen 8 weken"),
    )


# Steps and trees


def test_renamed_question_is_renamed_and_nothing_else(versions: Versions) -> None:
    assert versions.of_tree(edited("heeft_digid", "digid")) == (
        Change(RENAMED, 'vraag "digid"', "vraag", "heeft_digid", "digid"),
    )


def test_renamed_advice_is_renamed_and_its_other_changes_are_told(versions: Versions) -> None:
    new = edited("balie: [Meekijken]", "balie: [Samen kijken]", edited("aanvragen}", "regelen}"))
    new = edited("  aanvragen:\n", "  regelen:\n", new)
    assert versions.of_tree(new) == (
        Change(RENAMED, 'advies "regelen"', "advies", "aanvragen", "regelen"),
        Change(CHANGED, 'advies "regelen"', "balie", "Meekijken", "Samen kijken"),
    )


def test_first_question_that_is_another_is_told(versions: Versions) -> None:
    changes = versions.of_tree(edited("begin: wat", "begin: heeft_digid"))
    assert changes == (Change(CHANGED, "", "eerste vraag", "wat", "heeft_digid"),)


def test_step_that_came_or_went_is_told_by_its_title(versions: Versions) -> None:
    extra = edited(
        "  samen:\n", "  extra: {titel: Geheel iets anders, verwijs: gemeente}\n  samen:\n"
    )
    came = Change(ADDED, 'advies "extra"', "advies", "", "Geheel iets anders")
    went = Change(GONE, 'advies "extra"', "advies", "Geheel iets anders", "")
    assert versions.of_tree(extra) == (came,)
    assert versions.of_tree(TREE, old=extra) == (went,)


def test_whole_tree_that_came_or_went_is_one_change(versions: Versions) -> None:
    came = versions.compare({"digid": DIGID}, SMALL)
    assert came == (
        Compared("spoed", "Spoed", (Change(ADDED, "", "de hele boom"),)),
        Compared("toeslagen", "Toeslagen", (Change(ADDED, "", "de hele boom"),)),
    )
    went = versions.compare(SMALL, {"digid": DIGID})
    assert [(one.name, one.changes) for one in went] == [
        (name, (Change(GONE, "", "de hele boom"),)) for name in ("spoed", "toeslagen")
    ]


def test_tree_with_another_name_is_another_tree(versions: Versions) -> None:
    made = versions.compare({"digid": DIGID}, {"inloggen": DIGID})
    assert [(one.name, one.changes[0].kind) for one in made] == [
        ("digid", GONE),
        ("inloggen", ADDED),
    ]


def test_trees_are_told_in_the_order_of_their_names_and_the_directory_last(
    versions: Versions,
) -> None:
    before = versions.workspace(SMALL)
    now = versions.workspace(
        {
            "toeslagen": edited("titel: Toeslagen\n", "titel: Geld\n"),
            "digid": edited("titel: DigiD\n", "titel: Inloggen\n", DIGID),
            "spoed": URGENT,
        },
        edited("bibliotheek: Testbieb", "bibliotheek: Nieuwe bieb", DIRECTORY),
    )
    found = compare(before.trees, now.trees, before.directory, now.directory)
    assert [(one.name, one.title) for one in found] == [
        ("digid", "Inloggen"),
        ("toeslagen", "Geld"),
        ("", "Nieuwe bieb"),
    ]


# The directory


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        (
            "telefoon: 0800-0543",
            "telefoon: 0800-0544",
            Change(CHANGED, 'partner "dienst-toeslagen"', "telefoon", "0800-0543", "0800-0544"),
        ),
        (
            "    telefoon: 0800-0543\n",
            "",
            Change(GONE, 'partner "dienst-toeslagen"', "telefoon", "0800-0543", ""),
        ),
        (
            "biedt: [formulierenhulp]",
            "biedt: [formulierenhulp, gemeente]",
            Change(ADDED, 'partner "wijkteam"', "biedt", "", "gemeente"),
        ),
        (
            "openingstijden: ma-vr 09:00-12:00",
            "openingstijden: ma-do 09:00-12:00",
            Change(
                CHANGED,
                'partner "wijkteam"',
                "openingstijden",
                "ma-vr 09:00-12:00",
                "ma-do 09:00-12:00",
            ),
        ),
        (
            "    adres: Plein 1, Noord\n",
            "    adres: Plein 1, Noord\n    voor: hulpverlener\n",
            Change(CHANGED, 'partner "gemeente-noord"', "voor", "iedereen", "hulpverlener"),
        ),
        (
            "  gemeente: De gemeente\n",
            "  gemeente: De gemeente\n  taalhulp: Hulp met taal\n",
            Change(ADDED, "diensten", "taalhulp", "", "Hulp met taal"),
        ),
        (
            "regios: [Noord, Zuid]",
            "regios: [Noord, Zuid, West]",
            Change(ADDED, "", "regios", "", "West"),
        ),
        (
            'spreekuur: "di 10:00-12:00"',
            'spreekuur: "do 10:00-12:00"',
            Change(CHANGED, 'balie "noord"', "spreekuur", "di 10:00-12:00", "do 10:00-12:00"),
        ),
        (
            "  - {id: zuid, naam: Bieb Zuid, regio: Zuid}\n",
            "",
            Change(GONE, 'balie "zuid"', "balie", "Bieb Zuid", ""),
        ),
    ],
)
def test_change_in_the_directory_is_told_with_was_and_now(
    versions: Versions, old: str, new: str, change: Change
) -> None:
    assert versions.of_directory(edited(old, new, DIRECTORY)) == (change,)


def test_number_for_the_night_is_told_in_words(versions: Versions) -> None:
    site = "    website: https://www.toeslagen.nl\n"
    night = "    buiten_uren: {telefoon: 0800-1234, openingstijden: altijd}\n"
    told = "telefoon 0800-1234, openingstijden altijd"
    assert versions.of_directory(edited(site, site + night, DIRECTORY)) == (
        Change(ADDED, 'partner "dienst-toeslagen"', "buiten_uren", "", told),
    )


def test_partner_that_came_or_went_is_told_by_its_name(versions: Versions) -> None:
    more = DIRECTORY + (
        "  - {id: kerk, naam: De kerk, soort: maatschappelijk, doet: Helpt., regio: [Noord]}\n"
    )
    came = Change(ADDED, 'partner "kerk"', "partner", "", "De kerk")
    assert versions.of_directory(more) == (came,)
    assert versions.of_directory(DIRECTORY, more) == (
        Change(GONE, 'partner "kerk"', "partner", "De kerk", ""),
    )


def test_directory_is_left_out_when_it_is_not_given(versions: Versions) -> None:
    before = versions.workspace(SMALL)
    now = versions.workspace(SMALL, edited("0800-0543", "0800-0544", DIRECTORY))
    assert compare(before.trees, now.trees) == ()


def test_comparing_the_other_way_round_swaps_added_and_gone(versions: Versions) -> None:
    new = edited("{antwoord: Nee, naar: aanvragen}", "{antwoord: Nee, naar: samen}")
    new = edited(
        "      - {antwoord: Terugbetalen, hint: Ook een deel, naar: terugbetalen}\n", "", new
    )
    new = edited(
        "  - {klant: Ik moet betalen, antwoorden: [Terugbetalen], advies: terugbetalen}\n", "", new
    )
    swapped = {ADDED: GONE, GONE: ADDED, CHANGED: CHANGED, RENAMED: RENAMED}
    forth, back = versions.of_tree(new), versions.of_tree(TREE, old=new)
    assert len(forth) == 3
    assert {(swapped[one.kind], one.where, one.what, one.new, one.old) for one in forth} == {
        (one.kind, one.where, one.what, one.old, one.new) for one in back
    }
