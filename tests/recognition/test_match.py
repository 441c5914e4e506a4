"""What is made of a text, in words."""

from ido_cli.recognition.match import Match, also_words, elsewhere_words, match_words
from ido_cli.trees.elsewhere import Elsewhere
from ido_cli.trees.heading import Heading

HEADINGS = {
    "digid": Heading("DigiD", "", True, {"kwijt": "Wachtwoord kwijt"}),
    "zorg": Heading("Zorg", "", True, {}),
}


def test_match_is_its_topic_and_its_advice_when_the_text_named_one() -> None:
    topic = Match("digid", None, 0.9, True, ())
    advice = Match("digid", "kwijt", 0.9, True, ())
    assert match_words(topic, HEADINGS) == "DigiD"
    assert match_words(advice, HEADINGS) == "DigiD: Wachtwoord kwijt"


def test_what_is_not_for_the_desk_names_who_helps_if_anybody_does() -> None:
    said = "Dit lijkt geen vraag voor het informatiepunt."
    chat = Elsewhere.model_validate({"zinnen": ["mooi weer"]})
    shop = Elsewhere.model_validate({"helpt": "de winkel", "zinnen": ["een jas"]})
    assert elsewhere_words(chat) == said
    assert elsewhere_words(shop) == f"{said} Wie wel helpt: de winkel."


def test_what_was_named_as_well_is_told_by_its_topics() -> None:
    assert also_words(("digid", "zorg"), HEADINGS) == "Ook genoemd: DigiD, Zorg."
