"""A note with the question of the visitor, free of personal data."""

from dataclasses import replace

from ido_cli.desk.pages.visit_pages import CLEAR
from ido_cli.desk.state import Equipment, State
from ido_cli.desk.steps.asking import ask_free_text


def take_note(equipment: Equipment, state: State) -> State:
    """Ask for the note; the one of before stays until a new one is accepted."""
    before = f"{state.case.note} ".lstrip()
    note = ask_free_text(equipment, equipment.pages.note, before, CLEAR)
    if note is None:
        told = "De notitie is zoals hij was." if state.case.note else "Er is geen notitie."
        return state.saying(told)
    said = "De notitie is bewaard." if note else "Er is geen notitie."
    return state.with_case(replace(state.case, note=note)).saying(said).keep(equipment)
