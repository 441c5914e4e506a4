"""A text as it is judged, and where its signs stand in the typed one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ido_cli.privacy.reading import read
from ido_cli.privacy.rules import Found, find


@pytest.mark.parametrize(
    ("typed", "judged"),
    [
        ("gewoon", "gewoon"),
        ("jan@\u200bgmail.com", "jan@gmail.com"),
        ("123\u00ad456\u00ad782", "123456782"),
        ("а1 раtima@gmail.com", "a1 patima@gmail.com"),
        ("всё по-русски", "всe по-русски"),
        ("①②③ １２３ ٣", "123 123 3"),
        ("1\ufe0f\u20e32\ufe0f\u20e3", "12"),
        ("06\u2011123", "06-123"),
        ("O6-123, 06-I2345678", "06-123, 06-12345678"),
        ("Ozo 6 boeken", "Ozo 6 boeken"),
        ("mevrouw J-A-N-S-E-N", "mevrouw JANSEN"),
        ("m.J.a.n.s.e.n", "mJansen"),
        ("J.P. Hofstra, a b c", "J.P. Hofstra, a b c"),
        ("o\u0308zdemir", "ozdemir"),
    ],
)
def test_what_hides_is_taken_out_and_twins_are_plain(typed: str, judged: str) -> None:
    assert read(typed).text.replace("ё", "e") == judged.replace("ё", "e")


def test_place_is_that_in_the_typed_text() -> None:
    typed = "bel \u200bnul zes een twee drie vier vijf zes zeven acht\u200b snel"
    (one,) = find(typed)
    assert one == Found("een telefoonnummer", 5, 51)
    assert typed[one.start : one.end] == "nul zes een twee drie vier vijf zes zeven acht"


@given(
    st.text(st.one_of(st.characters(), st.sampled_from("zes een\u200b\u00ad123 -")), max_size=80)
)
def test_every_sign_has_a_place_in_order(text: str) -> None:
    reading = read(text)
    assert len(reading.text) == len(reading.starts) == len(reading.ends)
    assert list(reading.starts) == sorted(reading.starts)
    assert all(
        0 <= start < end <= len(text)
        for start, end in zip(reading.starts, reading.ends, strict=True)
    )
