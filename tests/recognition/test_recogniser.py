"""From a visitor's words to trees.

It is about the ranking on a small set, the reasons, how sure it is, and that no text gives an
error.
"""

import json
import math
from typing import Any

import pytest
from conftest import TREE, Ido, MakeWorkspace
from hypothesis import given, settings
from hypothesis import strategies as st

from ido_cli.directory.model import Directory
from ido_cli.recognition import recogniser
from ido_cli.recognition.match import Match
from ido_cli.recognition.phrases import Phrase, foreign_phrases, phrases_of
from ido_cli.recognition.ranking.certainty import SURE
from ido_cli.recognition.recogniser import MAX_SIGNS, Recogniser, recogniser_of
from ido_cli.trees.elsewhere import Elsewhere
from ido_cli.trees.model import Tree
from ido_cli.workspace.folder import shipped
from ido_cli.workspace.reading import open_workspace


def tree(
    title: str,
    phrases: list[str],
    advices: dict[str, tuple[str, str]],
    examples: dict[str, str] | None = None,
) -> Tree:
    """A tree with its phrases, its advices and examples.

    An advice is its title and first addressee; an example is the visitor's words and the advice.
    """
    return Tree.model_validate(
        {
            "titel": title,
            "herken": phrases,
            "begin": "wat",
            "vragen": {
                "wat": {
                    "vraag": "Wat?",
                    "antwoorden": [{"antwoord": name, "naar": name} for name in advices],
                }
            },
            "adviezen": {
                name: {"titel": words, "verwijs": to} for name, (words, to) in advices.items()
            },
            "voorbeelden": [
                {"klant": words, "antwoorden": [], "advies": advice}
                for words, advice in (examples or {}).items()
            ],
        }
    )


TREES = {
    "toeslagen": tree(
        "Toeslagen",
        [
            "huurtoeslag aanvragen",
            "zorgtoeslag terugbetalen",
            "aanvraag is afgewezen",
            "mijn toeslag is gestopt",
            "kan ik zorgtoeslag krijgen",
            "voorschot te hoog",
        ],
        {
            "aanvragen": ("Een toeslag aanvragen", "dienst-toeslagen"),
            "terugbetalen": ("Toeslag terugbetalen in delen", "dienst-toeslagen"),
        },
        {
            "ik moet zorgtoeslag terugbetalen maar ik kan dat niet": "terugbetalen",
            "ik wil huurtoeslag gaan aanvragen": "aanvragen",
        },
    ),
    "digid": tree(
        "DigiD",
        [
            "digid aanvragen",
            "mijn wachtwoord is vergeten",
            "ik kan niet inloggen",
            "activeringscode",
            "digid app op mijn telefoon",
        ],
        {
            "wachtwoord": ("Nieuw wachtwoord voor DigiD", "digid-helpdesk"),
            "aanvragen": ("DigiD aanvragen", "digid-helpdesk"),
        },
        {"ik weet mijn wachtwoord niet meer": "wachtwoord", "ik heb nog geen digid": "aanvragen"},
    ),
    "schulden": tree(
        "Schulden",
        [
            "ik kan mijn rekeningen niet betalen",
            "aanmaning",
            "deurwaarder aan de deur",
            "schuldhulp",
            "beslag op mijn loon",
        ],
        {
            "hulp": ("Hulp bij schulden", "gemeente"),
            "deurwaarder": ("Een deurwaarder aan de deur", "rechtswinkel"),
        },
        {
            "er staat een deurwaarder voor de deur": "deurwaarder",
            "overal rekeningen en geen geld meer": "hulp",
        },
    ),
    "huren": tree(
        "Huren",
        [
            "woning zoeken",
            "huurverhoging",
            "mijn huisbaas repareert niets",
            "urgentie voor een woning",
            "huurcontract opzeggen",
        ],
        {
            "zoeken": ("Een huurwoning zoeken", "woningnet"),
            "gebrek": ("Een gebrek in de woning", "huurcommissie"),
        },
        {"de huisbaas laat het lekken": "gebrek", "waar vind ik een huis": "zoeken"},
    ),
    "aow": tree(
        "AOW en pensioen",
        [
            "wanneer krijg ik aow",
            "pensioen aanvragen",
            "aow gat",
            "ik ga met pensioen",
            "pensioenfonds kwijt",
        ],
        {"aow": ("AOW aanvragen", "svb"), "elders": ("Pensioen opzoeken", "mijnpensioenoverzicht")},
    ),
}
DIRECTORY = Directory.model_validate(
    {
        "bibliotheek": "Testbieb",
        "regios": ["Noord"],
        "partners": [
            {
                "id": "svb",
                "naam": "Sociale Verzekeringsbank",
                "soort": "overheid",
                "doet": "Betaalt de AOW.",
                "regio": "landelijk",
            },
            {
                "id": "rechtswinkel",
                "naam": "Rechtswinkel",
                "soort": "maatschappelijk",
                "doet": "Geeft raad.",
                "regio": ["Noord"],
            },
        ],
    }
)
RECOGNISER = Recogniser.taught(phrases_of(TREES, DIRECTORY, {}))


def first(text: str) -> Match:
    """The best match of a text."""
    return RECOGNISER.recognise(text)[0]


@pytest.fixture(autouse=True)
def words_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra [meertalig], whether it is installed here or not."""
    monkeypatch.setenv("IDO_MEERTALIG", "uit")


@pytest.fixture(scope="module")
def national() -> Recogniser:
    """The recogniser of the shipped trees: three seconds to make, by words alone."""
    return recogniser_of(open_workspace(shipped()))


# Which tree


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ik heb een brief dat ik zorgtoeslag moet terugbetalen", "toeslagen"),
        ("HUURTOESLAG!!!", "toeslagen"),
        ("hoe vraag ik toeslagen aan", "toeslagen"),
        ("wachtwoord van m'n DigiD kwijt", "digid"),
        ("de deurwaarder heeft beslag gelegd", "schulden"),
        ("ik zoek een woning", "huren"),
        ("wat is mijn pensioen", "aow"),
        ("brief van de sociale verzekeringsbank", "aow"),
        ("kan de rechtswinkel helpen", "schulden"),
    ],
)
def test_text_leads_to_its_tree(text: str, wanted: str) -> None:
    assert first(text).tree == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("huurtoeslagaanvraag", "toeslagen"),
        ("zorgtoeslagvoorschot", "toeslagen"),
        ("pensioenfondsen", "aow"),
        ("woningurgentie", "huren"),
        ("deurwaardersbeslag", "schulden"),
    ],
)
def test_compound_leads_to_the_tree_of_its_parts(text: str, wanted: str) -> None:
    assert first(text).tree == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("zorgtoelsag", "toeslagen"),
        ("huurtoeslaag", "toeslagen"),
        ("wachtwordt", "digid"),
        ("deurwaader", "schulden"),
        ("pensioeen", "aow"),
        ("wonign", "huren"),
    ],
)
def test_typing_error_leads_to_the_tree_that_was_meant(text: str, wanted: str) -> None:
    found = first(text)
    assert found.tree == wanted
    assert found.why == (text,)


def test_word_typed_right_counts_for_more_than_the_same_word_typed_wrong() -> None:
    assert first("zorgtoeslag").score > first("zorgtoelsag").score > 0


def test_one_chance_word_does_not_win_from_a_tree_with_more_evidence() -> None:
    phrases = [Phrase("bezwaar tegen parkeerboete", "vreemd")]
    phrases += [
        Phrase(f"{begin} parkeerboete", "boetes")
        for begin in ("dure", "onterechte", "oude", "te late")
    ]
    assert Recogniser.taught(phrases).recognise("parkeerboete")[0].tree == "boetes"


def test_trees_that_fit_as_well_stand_in_the_order_of_their_names_and_neither_is_sure() -> None:
    twins = [Phrase("huurtoeslag", name) for name in ("zebra", "aap", "mier")]
    found = Recogniser.taught(twins).recognise("huurtoeslag")
    assert [match.tree for match in found] == ["aap", "mier", "zebra"]
    assert not any(match.sure for match in found)


def test_order_of_the_phrases_makes_no_difference() -> None:
    text = "kan ik toeslag krijgen voor de huur van mijn woning"
    again = Recogniser.taught(reversed(phrases_of(TREES, DIRECTORY, {}))).recognise(text)
    assert [(match.tree, match.score) for match in again] == [
        (match.tree, match.score) for match in RECOGNISER.recognise(text)
    ]


# How many, how sure


def test_count_limits_the_matches_without_changing_them() -> None:
    text = "toeslag woning wachtwoord aanmaning pensioen"
    every = RECOGNISER.recognise(text)
    assert len(every) == len({match.tree for match in every}) > 2
    assert RECOGNISER.recognise(text, 2) == every[:2]
    assert RECOGNISER.recognise(text, 99) == every


def test_clear_text_is_sure_and_a_vague_one_is_not() -> None:
    shipped_trees = open_workspace(shipped()).trees.in_use()
    # certainty is calibrated on the trees that ship
    index = Recogniser.taught(phrases_of(shipped_trees, None, {}))
    clear = "ik moet mijn zorgtoeslag terugbetalen, het voorschot was te hoog"
    assert index.recognise(clear)[0].sure
    assert not index.recognise("aanvragen")[0].sure
    vague = index.recognise("kunt u mij misschien ergens mee helpen")
    assert not any(match.sure for match in vague)


@pytest.mark.parametrize(
    ("certain", "score", "sure"),
    [
        (SURE, SURE, True),
        (SURE + 0.001, round(SURE + 0.001, 3), True),
        (SURE - 0.001, round(SURE - 0.001, 3), False),
        (math.nextafter(SURE, 0), SURE, True),
        (SURE - 0.0006, round(SURE - 0.001, 3), False),
        (1.0, 1.0, True),
        (0.0, 0.0, False),
    ],
)
def test_match_is_sure_from_the_boundary_on_by_the_score_that_is_shown(
    certain: float, score: float, sure: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recogniser, "certainty", lambda _: certain)
    found = first("zorgtoeslag terugbetalen")
    assert (found.score, found.sure) == (score, sure)


def test_only_the_first_of_two_that_fit_as_well_is_ever_sure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(recogniser, "certainty", lambda _: 0.99)
    twins = [Phrase("huurtoeslag", name) for name in ("aap", "mier")]
    found = Recogniser.taught(twins).recognise("huurtoeslag")
    assert [(match.tree, match.score, match.sure) for match in found] == [
        ("aap", 0.99, True),
        ("mier", 0.99, False),
    ]


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            sorted(
                {word for one in TREES.values() for text in one.phrases for word in text.split()}
            )
        ),
        max_size=12,
    )
)
def test_scores_go_down_from_one_to_nothing_and_at_most_the_first_is_sure(words: list[str]) -> None:
    found = RECOGNISER.recognise(" ".join(words))
    scores = [match.score for match in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert [match.sure for match in found] == [
        n == 0 and match.score >= SURE for n, match in enumerate(found)
    ]


def test_text_that_is_a_phrase_word_for_word_is_sure_however_short() -> None:
    (found, *_) = RECOGNISER.recognise("Schuldhulp!")
    assert (found.tree, found.sure) == ("schulden", True)
    (found, *_) = RECOGNISER.recognise("ik weet mijn wachtwoord niet meer")
    assert (found.tree, found.advice, found.sure) == ("digid", "wachtwoord", True)


def test_phrase_of_two_trees_is_sure_of_neither() -> None:
    twins = Recogniser.taught([Phrase("huurtoeslag", name) for name in ("aap", "mier")])
    assert not twins.rank("huurtoeslag").evidence.exact  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", ["nonsense", "outside", "foreign"])
def test_nonsense_and_what_belongs_elsewhere_is_hardly_ever_sure(
    national: Recogniser, kind: str
) -> None:
    texts = {
        "nonsense": ["asdfghjkl", "jkdfhg kjdfhg", "hmm eh tja", "test test", "lalala"],
        "outside": [
            "is het morgen mooi weer",
            "wat eten we vanavond",
            "goedemorgen hoe gaat het",
            "ik heb geen schulden, ik zoek een boek",
            "evenementenvergunning",
            "bodemonderzoek",
            "big-register",
        ],
        "foreign": ["where is the toilet please", "tuvalet nerede acaba", "ሰላም ከመይ ኣለኹም"],
    }
    assert [text for text in texts[kind] for m in national.recognise(text, 1) if m.sure] == []


def test_longer_text_is_not_surer(national: Recogniser) -> None:
    short = "ik snap niets van de brief over mijn huis"
    (one, *_), (again, *_) = national.recognise(short), national.recognise(". ".join([short] * 6))
    assert (again.tree, again.sure) == (one.tree, False)
    assert again.score <= one.score + 0.1
    beside = "Gisteren was het zonnig en gezellig op het strand"
    (long, *_) = national.recognise(". ".join([short, beside] * 6))
    assert not long.sure


@pytest.mark.parametrize("word", ["amateurkunstsubsidie", "huwelijksdispensatie", "structuurvisie"])
def test_dutch_that_no_phrase_has_is_no_other_language(national: Recogniser, word: str) -> None:
    ranking = national.rank(word)
    assert ranking is None or (ranking.evidence.dutch and ranking.evidence.known < 0.6)
    assert not any(match.sure for match in national.recognise(word))


@pytest.mark.parametrize(
    "text",
    [
        "Ich habe gestern einen Brief vom Finanzamt erhalten und verstehe ihn nicht",
        "Je dois payer une amende pour le stationnement mais je n'ai pas d'argent",
        "kocam vefat etti, ne yapmam gerekiyor",
    ],
)
def test_other_language_is_not_taken_for_dutch(national: Recogniser, text: str) -> None:
    ranking = national.rank(text)
    assert ranking is None or not ranking.evidence.dutch


# What else is said of a text


def test_kind_of_question_that_is_for_somebody_else_is_named() -> None:
    kinds = {
        "bieb": Elsewhere.model_validate(
            {"helpt": "de balie", "zinnen": ["waar is het toilet", "ik zoek een spannend boek"]}
        )
    }
    index = Recogniser.taught(phrases_of(TREES, DIRECTORY, {}), None, kinds)
    for text in ("waar is het toilet", "een spannend boek", "is er een toilet"):
        heard = index.hear(text)
        assert heard.elsewhere is not None
        assert heard.elsewhere.helps == kinds["bieb"].helps
        assert not [match for match in heard.matches if match.sure]
    assert index.hear("zorgtoeslag terugbetalen").elsewhere is None
    assert "_bieb" not in {match.tree for match in index.recognise("een boek over huurtoeslag")}


def test_second_question_is_named_and_a_single_one_is_not_split(national: Recogniser) -> None:
    double = "mijn digid wachtwoord is kwijt, en ik moet zorgtoeslag terugbetalen"
    heard = national.hear(double)
    assert {heard.matches[0].tree, *heard.also} == {"digid", "toeslagen"}
    assert national.hear("ik moet zorgtoeslag terugbetalen").also == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ik moet mijn zorgtoeslag terugbetalen en mijn digid doet het niet", "digid"),
        ("ik krijg binnenkort aow, en mijn rijbewijs is verlopen", "rijbewijs"),
    ],
)
def test_clause_of_a_few_words_names_a_second_question_by_its_telling_word(
    national: Recogniser, text: str, wanted: str
) -> None:
    heard = national.hear(text)
    assert wanted in (heard.matches[0].tree, *heard.also)
    assert len({heard.matches[0].tree, *heard.also}) == 2


@pytest.mark.parametrize(
    "text",
    [
        "ik moet mijn zorgtoeslag terugbetalen en ik weet niet hoe",
        "mijn rijbewijs is verlopen, mijn zoon zei dat ik hier moest zijn",
        "goedemorgen, ik ben mijn paspoort kwijt",
    ],
)
def test_clause_that_tells_nothing_is_no_second_question(national: Recogniser, text: str) -> None:
    assert national.hear(text).also == ()


def test_what_is_denied_counts_less_than_what_it_is_about() -> None:
    (found, *_) = RECOGNISER.recognise("het gaat niet over mijn huurcontract, maar over pensioen")
    assert found.tree == "aow"
    (found, *_) = RECOGNISER.recognise("ik heb nog geen digid")
    assert found.tree == "digid"


# Why


def test_reasons_are_the_visitors_own_words_and_the_most_telling_first() -> None:
    found = first("Meneer, de DEURWAARDER komt morgen en ik kan de rekeningen niet betalen")
    assert found.tree == "schulden"
    assert set(found.why) <= {"deurwaarder", "rekeningen", "betalen"}
    assert found.why[0] == "deurwaarder"


def test_at_most_three_reasons_and_none_twice() -> None:
    found = first("deurwaarder aanmaning rekeningen beslag loon schuldhulp deurwaarder aanmaning")
    assert len(found.why) == len(set(found.why)) == 3


def test_every_match_has_a_reason_in_the_text_or_says_what_it_is_like() -> None:
    text = "huurcontract en huurtoeslag aanvragen met digid"
    for match in RECOGNISER.recognise(text):
        assert match.why
        assert set(match.why) <= set(text.split()) or match.why == (f"lijkt op: {match.example}",)


def test_word_that_every_tree_has_is_no_reason() -> None:
    phrases = [Phrase(f"elke maand {word}", word) for word in ("huur", "loon", "boete", "zorg")]
    (found, *others) = Recogniser.taught(phrases).recognise("elke maand huur")
    assert (found.tree, found.why) == ("huur", ("huur",))
    assert {other.why for other in others} == {
        (f"lijkt op: elke maand {other.tree}",) for other in others
    }


def test_match_shows_the_phrase_that_it_resembles_most() -> None:
    assert (
        first("overal lagen rekeningen, mijn geld is op").example
        == "overal rekeningen en geen geld meer"
    )


# Other languages, by words alone


@pytest.mark.parametrize(
    ("text", "tree_id"),
    [
        ("Kiram çok yüksek, kira yardımı alabilir miyim?", "toeslagen"),
        ("Bir sürü borcum var, ödeyemiyorum", "schulden"),
        ("zgubiłem prawo jazdy", "rijbewijs"),
        ("Mein Führerschein ist abgelaufen, wie verlängere ich ihn?", "rijbewijs"),
        ("I forgot my DigiD password", "digid"),
        ("мне пришёл штраф за скорость", "boetes-cjib"),
        ("نسيت كلمة مرور DigiD", "digid"),
    ],
)
def test_other_languages_are_recognised_by_the_phrases_in_them(
    national: Recogniser, text: str, tree_id: str
) -> None:
    found = national.recognise(text)
    assert tree_id in [match.tree for match in found[:3]]
    assert all(match.advice is None for match in found)


@pytest.mark.parametrize(
    "text",
    [
        "Wie spät ist es, wir wollen noch ins Kino",
        "wat een gezellige Bäckerei habt ihr hier",
        "questa pizza è la migliore della città",
        "ndiyo, nitakuja kesho asubuhi",
        "ናይ ቤት ክራይ ሓገዝ",
    ],
)
def test_what_is_for_no_desk_is_never_sure_in_any_language(national: Recogniser, text: str) -> None:
    assert not any(match.sure for match in national.recognise(text))


# The advice


@pytest.mark.parametrize(
    ("text", "tree_id", "advice"),
    [
        ("ik weet mijn wachtwoord niet meer", "digid", "wachtwoord"),
        ("er staat een deurwaarder voor de deur", "schulden", "deurwaarder"),
        ("ik kan de zorgtoeslag niet terugbetalen", "toeslagen", "terugbetalen"),
        ("de huisbaas laat het lekken", "huren", "gebrek"),
    ],
)
def test_advice_is_named_when_the_text_is_that_specific(
    text: str, tree_id: str, advice: str
) -> None:
    found = first(text)
    assert (found.tree, found.advice) == (tree_id, advice)


@pytest.mark.parametrize(
    "text", ["activeringscode", "schuldhulp", "huurverhoging", "aow gat", "urgentie", "voorschot"]
)
def test_no_advice_is_named_for_a_text_that_only_names_the_subject(text: str) -> None:
    assert first(text).advice is None


def test_example_that_ends_in_another_tree_names_no_advice() -> None:
    jumping = {
        "huren": tree(
            "Huren", [], {"zoeken": ("Zoeken", "x")}, {"mijn plafond lekt al weken": "wonen#gebrek"}
        )
    }
    found = Recogniser.taught(phrases_of(jumping, None, {})).recognise("mijn plafond lekt al weken")
    assert [(match.tree, match.advice) for match in found] == [("huren", None)]


def test_example_with_a_misspelt_advice_does_not_stop_recognition(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    wrong = TREE.replace(
        "klant: Ik snap het niet", "klant: mijn papegaai vloekt verschrikkelijk"
    ).replace("advies: samen}", "advies: sammen}")
    folder = make_workspace({"toeslagen": wrong}, name="fout")
    (row,) = json.loads(
        ido("herken", "mijn papegaai vloekt verschrikkelijk", "--json", "--map", str(folder)).out
    )
    assert (row["boom"], row["advies"], row["titel"]) == ("toeslagen", None, "Toeslagen")


# The phrases


def test_phrases_come_from_titles_phrases_examples_advices_and_first_addressees() -> None:
    found = phrases_of({"aow": TREES["aow"], "schulden": TREES["schulden"]}, DIRECTORY, {})
    for phrase in (
        Phrase("AOW en pensioen", "aow"),
        Phrase("aow gat", "aow"),
        Phrase("AOW aanvragen", "aow", "aow"),
        Phrase("Sociale Verzekeringsbank", "aow"),
        Phrase("er staat een deurwaarder voor de deur", "schulden", "deurwaarder"),
    ):
        assert found.count(phrase) == 1
    assert Phrase("Sociale Verzekeringsbank", "aow") not in phrases_of(TREES, None, {})


def test_english_phrases_are_for_meaning_alone() -> None:
    both = TREES["aow"].model_copy(update={"phrases_en": ("when do I get my pension",)})
    assert foreign_phrases({"aow": both}, {}) == [Phrase("when do I get my pension", "aow")]
    assert not [
        one for one in phrases_of({"aow": both}, DIRECTORY, {}) if "pension" in one.text.split()
    ]


# Odd texts


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\r ",
        "x",
        "é",
        "?",
        "ik heb een vraag",
        "0800-0543",
        "12-05-2026 € 1.250,50",
        "😀",
        "👨‍👩‍👧" * 50,
        "لدي رسالة من مصلحة الضرائب",
        "Мне пришло письмо",
        "日本語の手紙",
        "\x00\x1b[0m\u202e",
        "'" * 10_000,
        "q" * 10_000,
        "zzzz " * 2_000,
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_text_without_a_known_word_is_not_recognised(text: str) -> None:
    assert RECOGNISER.recognise(text) == ()


def test_text_of_ten_thousand_signs_is_recognised_by_its_beginning() -> None:
    assert first("zorgtoeslag " + "en nog meer " * 1_000).tree == "toeslagen"
    assert first("zorgtoeslag terugbetalen " * 500).tree == "toeslagen"
    assert RECOGNISER.recognise("q " * MAX_SIGNS + "zorgtoeslag") == ()


def test_bytes_of_another_encoding_are_left_out() -> None:
    assert RECOGNISER.recognise("huurtoe\udce9slag") == RECOGNISER.recognise("huurtoeslag")


def test_known_words_among_other_scripts_and_emoji_are_recognised() -> None:
    assert first("😀 зорг zorgtoeslag 日本 رسالة").why == ("zorgtoeslag",)


@pytest.mark.parametrize(
    "word", ["huur" * 2_500, "toeslag" * 1_400, "werken" * 9, "qqqq" + "werken" * 9]
)
def test_words_glued_together_give_no_error(word: str) -> None:
    index = Recogniser.taught(
        [
            *phrases_of(TREES, DIRECTORY, {}),
            Phrase("werk", "aow"),
            Phrase("werken", "aow"),
            Phrase(word, "huren"),
        ]
    )
    assert isinstance(index.recognise(word), tuple)


@settings(deadline=None)
@given(
    st.text(max_size=400)
    | st.lists(
        st.sampled_from(["toeslag", "huur", "'", "-", "\x00", "é", "😀", "1"]), max_size=30
    ).map("".join)
)
def test_no_text_gives_an_error(text: str) -> None:
    for match in RECOGNISER.recognise(text):
        assert match.tree in TREES
        assert match.advice is None or match.advice in TREES[match.tree].advices


PHONE_BOOK = "\n".join(f"Jansen{n}, A.B. Dorpsstraat {n} 071-51{n:05}" for n in range(2_000))


@pytest.mark.parametrize(
    "text",
    [
        "zorg " * 20_000,
        "x" * 100_000,
        "😀" * 500,
        "أريد تجديد جواز سفري \u202e huurtoeslag",
        "שלום \u200f",
        "d",
        "\x00\x07",
        PHONE_BOOK,
        "=" * 3_000 + "huur",
    ],
    ids=("words", "one word", "emoji", "arabic", "hebrew", "letter", "control", "book", "signs"),
)
def test_odd_text_gives_an_answer_from_the_shipped_trees_and_never_a_sure_one(
    national: Recogniser, text: str
) -> None:
    heard = national.hear(text)
    assert not any(match.sure for match in heard.matches)
    assert all(0 <= match.score <= 1 for match in heard.matches)


@pytest.mark.parametrize(
    "phrases", [[], [Phrase("", "leeg")], [Phrase("de het een", "leeg")], [Phrase("😀", "leeg")]]
)
def test_recogniser_of_nothing_recognises_nothing(phrases: list[Phrase]) -> None:
    assert Recogniser.taught(phrases).recognise("zorgtoeslag") == ()


# ido herken


def rows(text: str) -> list[dict[str, Any]]:
    """JSON from stdout."""
    found: list[dict[str, Any]] = json.loads(text)
    return found


def test_herken_as_json_has_these_keys(ido: Ido) -> None:
    (row, *_) = rows(ido("herken", "zorgtoeslag terugbetalen", "--json").out)
    assert set(row) == {"boom", "advies", "titel", "partners", "score", "zeker", "waarom"}
    assert (row["boom"], row["partners"]) == (
        "toeslagen",
        ["dienst-toeslagen"] if row["advies"] else ["dienst-toeslagen", "formulierenhulp"],
    )
    assert set(row["waarom"]) == {"zorgtoeslag", "terugbetalen"}
    assert isinstance(row["zeker"], bool)


def test_herken_reads_a_text_a_line(ido: Ido) -> None:
    lines = ido(
        "herken", "-", "--aantal", "1", typed="zorgtoeslag\r\n\nwachtwoord kwijt\n😀"
    ).out.splitlines()
    assert [[row["boom"] for row in rows(line)] for line in lines] == [
        ["toeslagen"],
        [],
        ["digid"],
        [],
    ]


@pytest.mark.parametrize("text", ["", "x", "😀", "مرحبا", "q" * 10_000])
def test_herken_of_an_odd_text_says_what_to_do(ido: Ido, text: str) -> None:
    assert ido("herken", text).out == 'Dit herken ik niet. Bekijk de onderwerpen met "ido bomen".\n'
    assert ido("herken", text, "--json").out == "[]\n"


def test_herken_refuses_a_bsn_and_does_not_echo_it(ido: Ido) -> None:
    for words in (
        ("herken", "mijn bsn is 111222333"),
        ("herken", "mijn bsn is 111222333", "--json"),
    ):
        result = ido(*words, code=1)
        assert "111222333" not in result.out + result.err
        assert "Dit lijkt op persoonsgegevens: een burgerservicenummer." in result.err
        assert "Dat bewaren we niet. Schrijf het op zonder gegevens van de klant." in result.err


def test_herken_names_a_tree_that_is_left_out(ido: Ido, make_workspace: MakeWorkspace) -> None:
    folder = str(make_workspace({"toeslagen": TREE, "stuk": "titel: Stuk\n"}))
    got = ido("herken", "huurtoeslag aanvragen", "--json", "--map", folder)
    assert [row["boom"] for row in json.loads(got.out)] == ["toeslagen"]
    assert (
        got.err
        == 'Niet gebruikt, want er zit een fout in: stuk. Bekijk ze met "ido bomen controleer".\n'
    )


def test_herken_does_not_offer_a_concept(ido: Ido, make_workspace: MakeWorkspace) -> None:
    folder = make_workspace(
        {
            "toeslagen": TREE,
            "klad": TREE.replace("titel: Toeslagen", "titel: Klad\nstatus: concept"),
        },
        name="klad",
    )
    assert [
        row["boom"]
        for row in rows(ido("herken", "zorgtoeslag", "--json", "--map", str(folder)).out)
    ] == ["toeslagen"]
