"""`dit klopt niet`: a line for the coordinator about an advice or a partner.

It is kept apart from the visit. Choosing what it is about is enough; words can be added.
"""

from dataclasses import replace
from typing import Final

from ido_cli.desk.state import Equipment, State
from ido_cli.desk.steps.asking import ask_free_text
from ido_cli.errors import IdoError
from ido_cli.referral.referral import Referral
from ido_cli.sessions.doubts import Doubt
from ido_cli.terminal.page import BACK, Choice, Key
from ido_cli.trees.place import Place

_KEPT: Final = "De coördinator krijgt dit te zien."
_NOT_KEPT: Final = "Dit gesprek wordt niet bewaard. Zeg het zelf tegen de coördinator."


def tell_doubt(equipment: Equipment, state: State, at: Place, referral: Referral) -> State:
    """Ask what is not right, keep that at once, and then ask for words about it."""
    keeper, pages = equipment.keeper, equipment.pages
    reply = equipment.front.choose(pages.doubt(), _subjects(at, referral), (BACK,))
    if isinstance(reply, Key):
        return state
    doubt = Doubt(equipment.clock().date(), reply.value)
    doubted = tuple(dict.fromkeys((*state.case.doubted, reply.value)))
    state = state.with_case(replace(state.case, doubted=doubted)).keep(equipment)
    try:
        if not keeper.keep_doubt(doubt):
            return state.saying(_NOT_KEPT)
        words = ask_free_text(equipment, lambda refusal: pages.doubt_words(reply.text, refusal))
        if words:
            keeper.keep_doubt(replace(doubt, words=words))
    except IdoError as error:
        return state.saying(f"{error.message} {error.hint}")
    return state.saying(_KEPT)


def _subjects(at: Place, referral: Referral) -> list[Choice]:
    """Whom the page names, those with the most weight first, and the advice itself."""
    first = (referral.addressee, *referral.bounced)
    more = (*referral.passed, *referral.others, *referral.nearby)
    partners = {one.partner.id: one.partner for one in (*first, *more) if one is not None}
    rows = [Choice(name, f"Een gegeven van {one.name}") for name, one in partners.items()]
    rows.insert(1, Choice(str(at), "Dit advies", referral.advice.title))
    return rows
