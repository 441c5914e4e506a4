"""Chooses once between the interview and the plain front; and a yes or a no at either."""

from ido_cli.errors import WRONG_USE, IdoError
from ido_cli.settings import Settings
from ido_cli.terminal.page import NO, YES, Front, Page, Paragraph


def choose_front(settings: Settings) -> Front:
    """The plain front when asked for, in a pipe or in a dumb terminal; else the interview.

    Neither is loaded when the other serves.
    """
    environment = settings.environment
    if settings.plain or environment.plain:
        from ido_cli.terminal.plain import PlainFront

        return PlainFront(environment)
    from ido_cli.terminal.interview import Interview

    return Interview(environment)


def confirm(settings: Settings, question: str) -> bool:
    """Ask for a yes or a no before something that can't be undone; --ja says yes.

    What was shown of it stays in sight above the question.
    Raises IdoError when the input ends without an answer.
    """
    if settings.yes:
        return True
    try:
        page = Page((Paragraph(question, "question"),))
        return choose_front(settings).choose(page, (NO, YES), below=True) == YES
    except KeyboardInterrupt:
        raise no_answer() from None


def no_answer() -> IdoError:
    """The error for input that ends before an answer."""
    message = "Er is niets veranderd: ik kreeg geen antwoord."
    return IdoError(message, "Zeg vooraf ja met --ja.", WRONG_USE)
