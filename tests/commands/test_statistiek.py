"""`ido statistiek`, the day's sheet, and what becomes of kept sessions.

There are filters, exports, the note, deleting, cleaning up, sharing.
"""

import pytest
from conftest import Ido, visit


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ("--van", "morgen"),
            (
                'ido: "morgen" is geen dag.\n'
                "     Typ een dag als 3-10, 3 oktober, 24-11-2026, vandaag of gisteren.\n"
            ),
        ),
        (
            ("--van", "2026-02-30"),
            (
                'ido: "2026-02-30" is geen dag.\n'
                "     Typ een dag als 3-10, 3 oktober, 24-11-2026, vandaag of gisteren.\n"
            ),
        ),
        (
            ("--van", "2026-11-02", "--tot", "1-11-2026"),
            (
                "ido: Deze periode eindigt voor hij begint.\n"
                "     Kies bij --van een dag die voor --tot ligt.\n"
            ),
        ),
    ],
)
def test_wrong_day_is_explained(ido: Ido, words: tuple[str, ...], message: str) -> None:
    assert ido("statistiek", *words, code=2).err == message


def test_day_sheet_of_yesterday_is_empty(ido: Ido) -> None:
    visit(ido, "2")
    assert ido("statistiek", "dagstaat", "--dag", "gisteren").out.endswith(
        "Op deze dag zijn er geen afgeronde sessies.\n"
    )
