"""Where phrases come from: what is not for the desk stands beside the trees."""

from ido_cli.recognition.phrases import Phrase, elsewhere_phrases, ours
from ido_cli.trees.elsewhere import Elsewhere


def test_what_is_elsewhere_is_never_taken_for_a_tree() -> None:
    kind = Elsewhere.model_validate({"zinnen": ["mooi weer"]})
    assert elsewhere_phrases({"weer": kind}) == [Phrase("mooi weer", "_weer")]
    assert ours(["_weer", "toeslagen"]) == ["toeslagen"]
