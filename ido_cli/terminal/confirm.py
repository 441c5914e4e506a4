"""A yes or a no before something that can't be undone."""

from ido_cli.errors import WRONG_USE, IdoError
from ido_cli.settings import Settings
from ido_cli.terminal.page import Choice, Page, Paragraph

_YES = Choice("ja", "Ja")
_NO = Choice("nee", "Nee")


def confirm(settings: Settings, question: str) -> bool:
    """Ask a question that can be answered with yes or no; --ja says yes.

    Raises IdoError when the input ends without an answer.
    """
    if settings.yes:
        return True
    from ido_cli.terminal.fronts import choose_front

    try:
        return (
            choose_front(settings).choose(Page((Paragraph(question, "question"),)), (_NO, _YES))
            == _YES
        )
    except KeyboardInterrupt:
        raise IdoError(
            "Er is niets veranderd: ik kreeg geen antwoord.", "Zeg vooraf ja met --ja.", WRONG_USE
        ) from None
