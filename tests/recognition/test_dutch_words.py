"""Dutch words as the recogniser sees them.

They are tokens, stems, the parts of compounds, neighbours that are one word, what is denied, and
typing errors mended.
"""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ido_cli.recognition.dutch_words import (
    STOP_WORDS,
    Speller,
    clauses,
    content,
    denied,
    joined,
    names,
    parts,
    stem,
    tokens,
)

# Tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("  \n\t ", []),
        ("Ik heb een BRIEF!", ["ik", "heb", "een", "brief"]),
        ("m'n wasmachine, zo'n kosten", ["m", "n", "wasmachine", "zo", "n", "kosten"]),
        ("m’n café, Zoë", ["m", "n", "cafe", "zoe"]),
        ("cafe\u0301", ["cafe"]),
        ("e-mail en WIA-uitkering", ["e", "mail", "en", "wia", "uitkering"]),
        ("€ 1.250,50 op 12-05-2026, bel 0800-0543", ["op", "bel"]),
        ("box3 en 2e keer", ["box", "en", "e", "keer"]),
        ("snake_case", ["snake", "case"]),
        ("😀 👨‍👩‍👧 🧾", []),
        ("رسالة من", ["رسالة", "من"]),
        ("Мне пришло", ["мне", "пришло"]),
        ("日本", ["日本"]),
        ("\x00\x1b[31mrood\x1b[0m", ["mrood", "m"]),
        ("----- ''''' ’’’", []),
        ("-brief- 'brief'", ["brief", "brief"]),
    ],
)
def test_text_falls_apart_in_plain_words(text: str, words: list[str]) -> None:
    assert tokens(text) == words


def test_capital_i_with_a_dot_and_sharp_s_are_read() -> None:
    assert tokens("İstanbul STRASSE Straße") == ["istanbul", "strasse", "straße"]


@settings(deadline=None)
@given(st.text(max_size=300))
def test_tokens_of_any_text_are_lower_case_letters_without_accents_of_their_own(text: str) -> None:
    found = tokens(text)
    assert all(
        word and not any(sign.isdigit() or sign.isspace() or sign in "'’-_" for sign in word)
        for word in found
    )
    assert tokens(" ".join(found)) == found


def test_words_that_say_nothing_go() -> None:
    assert content(tokens("Ik heb een brief van de gemeente gekregen, help me")) == [
        "brief",
        "gemeente",
    ]
    assert content(["a", "é", "x"]) == []
    assert content(sorted(STOP_WORDS)) == []


def test_words_that_lead_to_a_tree_are_no_stop_words() -> None:
    assert not STOP_WORDS & {
        "betalen",
        "brief",
        "digid",
        "geld",
        "huur",
        "kwijt",
        "kind",
        "man",
        "vrouw",
        "werk",
        "ziek",
        "zorg",
    }


# Stems


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("toeslag", "toeslag"),
        ("brief", "brieven"),
        ("betaal", "betalen"),
        ("uitkering", "uitkeringen"),
        ("boete", "boetes"),
        ("aanvraag", "aanvragen"),
        ("huis", "huizen"),
        ("gemeente", "gemeentes"),
    ],
)
def test_forms_of_a_word_have_one_stem(word: str, other: str) -> None:
    assert stem(word) == stem(other)


@pytest.mark.parametrize(
    ("word", "other"), [("huur", "huis"), ("zorg", "zoon"), ("werk", "wet"), ("digid", "dood")]
)
def test_other_words_have_other_stems(word: str, other: str) -> None:
    assert stem(word) != stem(other)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_word_has_a_stem(word: str) -> None:
    assert len(stem(word)) <= len(word) + 2


# Compounds

KNOWN = frozenset(
    (
        "aanvraag arbeid contract huur huurtoeslag kinder opvang premie schuld toeslag zieken "
        "zorg huis werk werken"
    ).split()
)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("huurtoeslag", ("huur", "toeslag")),
        ("huurtoeslagaanvraag", ("huurtoeslag", "aanvraag")),
        ("kinderopvangtoeslag", ("kinder", "opvang", "toeslag")),
        ("arbeidscontract", ("arbeid", "contract")),
        ("schuldenaanvraag", ("schuld", "aanvraag")),
        ("ziekenhuis", ("zieken", "huis")),
        ("zorgpremieschuld", ("zorg", "premie", "schuld")),
    ],
)
def test_compound_falls_apart_in_known_words(word: str, expected: tuple[str, ...]) -> None:
    assert parts(word, KNOWN) == expected


@pytest.mark.parametrize(
    "word",
    ["", "a", "huur", "toeslag", "huurxtoeslag", "huurtoe", "ontoeslag", "x" * 10_000, "مرحبا"],
)
def test_word_that_is_no_compound_of_known_words_stays_whole(word: str) -> None:
    assert parts(word, KNOWN) == ()


def test_word_of_a_thousand_known_parts_gives_no_error() -> None:
    assert set(parts("huis" * 2_500, KNOWN)) <= {"huis"}


class Counting(frozenset[str]):
    """Known words that count how often they are looked up."""

    looked_up = 0

    def __contains__(self, word: object) -> bool:
        type(self).looked_up += 1
        return super().__contains__(word)


@pytest.mark.parametrize("count", [9, 14])
def test_splitting_does_not_try_every_way_of_splitting_again_and_again(count: int) -> None:
    """Each part may be read in two ways.

    With both 'werk' and 'werken' known, each of them may be 'werk' + 'en' or 'werken'.
    """
    Counting.looked_up = 0
    assert parts("qqqq" + "werken" * count, Counting(KNOWN)) == ()
    assert Counting.looked_up < 5_000


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(sorted(KNOWN)), min_size=2, max_size=4),
    st.sampled_from(["", "s", "e", "en", "n"]),
)
def test_glued_known_words_fall_apart_in_known_words(words: list[str], link: str) -> None:
    found = parts(link.join(words), KNOWN)
    assert len(found) >= 2
    assert set(found) <= KNOWN


# Typing errors


def mended(
    word: str,
    known: Iterable[str] = ("toeslag", "huurtoeslag", "digid", "belasting", "zorg", "brief"),
) -> str | None:
    return Speller(frozenset(known)).mend(word)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("toelsag", "toeslag"),  # two letters changed places
        ("toeslagg", "toeslag"),  # a letter too many
        ("toeslg", "toeslag"),  # one too few
        ("roeslag", "toeslag"),  # the first one wrong
        ("digit", "digid"),
        ("huurtoelsga", "huurtoeslag"),  # two errors in a long word
        ("belastign", "belasting"),
    ],
)
def test_typing_error_is_mended(wrong: str, right: str) -> None:
    assert mended(wrong) == right


@pytest.mark.parametrize(
    "word",
    [
        "toeslag",  # known already
        "zrog",  # too short to guess
        "to",
        "",
        "tosealgg",  # three errors
        "fiets",
        "x" * 10_000,
        "رسالة",
        "😀😀😀😀😀",
    ],
)
def test_word_that_is_known_short_or_far_off_is_left_alone(word: str) -> None:
    assert mended(word) is None


def test_two_errors_are_mended_only_in_a_word_of_eight_letters_or_more() -> None:
    assert mended("dagit") is None
    assert mended("toelsgg") is None
    assert mended("belestinh") == "belasting"


def test_word_with_the_right_first_letter_goes_before_a_nearer_one_with_another() -> None:
    assert mended("huren", ["buren", "hurens"]) == "hurens"


def test_short_known_words_are_never_the_mended_one() -> None:
    assert mended("zorgg", ["zor", "zo"]) is None


@settings(deadline=None)
@given(st.text(max_size=20), st.frozensets(st.text(min_size=1, max_size=10), max_size=10))
def test_mending_any_word_gives_a_known_word_or_nothing(word: str, known: frozenset[str]) -> None:
    found = Speller(known).mend(word)
    assert found is None or (found in known and word not in known)


# Neighbours that are one word


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("toe slagen aan vragen", ["toeslagen", "aanvragen"]),
        ("u w v", ["uwv"]),
        ("U.W.V", ["u", "w", "v"]),
        ("see jee ie bee boete", ["cjib", "boete"]),
        ("een brief van het uu wee vee", ["een", "brief", "van", "het", "uwv"]),
        ("ik kan er niet in komen", ["ik", "kan", "er", "niet", "in", "komen"]),
        ("de heg", ["de", "heg"]),
        ("", []),
    ],
)
def test_neighbours_are_joined_when_the_word_is_known(text: str, words: list[str]) -> None:
    known = {"toeslagen", "aanvragen", "uwv", "cjib", "inkomen", "deheg"}
    assert [word for part in clauses(text, known) for word in part] == (words or [])


def test_text_of_letters_alone_takes_no_longer_than_its_length() -> None:
    assert len(joined(["a"] * 20_000, {"aaaa", "uwv"})) == 5_000


# Clauses, and what they deny


def test_clauses_end_at_signs_and_between_two_questions() -> None:
    assert clauses("mijn pas is kwijt, en de huur? maar nu", ()) == [
        ["mijn", "pas", "is", "kwijt"],
        ["de", "huur"],
        ["nu"],
    ]
    assert clauses(" ,;!  en maar", ()) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ik heb geen schulden", {"schulden"}),
        ("het gaat niet over mijn paspoort en visum", {"paspoort", "visum"}),
        ("ik ben niet ziek vandaag", {"ziek"}),
        ("ik zoek een boek", set()),
        ("nee, dat niet", set()),
    ],
)
def test_denied_is_the_next_word_that_says_something(text: str, words: set[str]) -> None:
    assert denied(tokens(text)) == words


# A title in a text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ik krijg huurtoeslag", "Toeslagen"),
        ("een toeslag van het rijk", "Toeslagen"),
        ("Hoe kom ik aan DigiD?", "DigiD"),
        ("het uwv belt niet terug", "UWV"),
        ("mijn bankrekening", "Oplichting bij de bank"),
        ("of een kind veilig kan opgroeien", "Raad voor de Kinderbescherming"),
    ],
)
def test_text_names_a_title_in_another_form_or_a_compound(text: str, title: str) -> None:
    assert names(text, title)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ik kan de huur niet betalen", "Toeslagen"),
        ("Wat moet ik nu met de brief?", "Wat moet vandaag"),
        ("de kvkaart", "KVK"),
        ("", "DigiD"),
    ],
)
def test_text_without_a_word_of_a_title_does_not_name_it(text: str, title: str) -> None:
    assert not names(text, title)


def test_coming_of_age_is_a_word_in_digits_too() -> None:
    assert tokens("mijn zoon wordt 18, de 18e") == [
        "mijn",
        "zoon",
        "wordt",
        "achttien",
        "de",
        "achttiene",
    ]


def test_number_that_is_no_age_is_no_word() -> None:
    assert tokens("op 18-3 of 18/3, om 18:30, 180 of 2018") == ["op", "of", "om", "of"]
