"""Charts as tables with bars and as a drawing of columns, to see and to hear."""

import re

from ido_cli.pages.charts import Bar, Bars, Column, Columns, bars, columns

HOSTILE = "<script>alert('x')</script>\u202e"


def chart(*rows: Bar, most: int = 10) -> str:
    return bars(Bars("Onderwerpen", "Waar het over ging.", rows, most))


def test_bars_are_a_table_with_a_heading_a_caption_and_scopes() -> None:
    made = chart(Bar("Toeslagen", 20), Bar("DigiD", 10))
    assert "<h2>Onderwerpen</h2>" in made
    assert "<caption>Waar het over ging.</caption>" in made
    assert re.findall(r'<th scope="col">(\w+)</th>', made) == ["naam", "aantal"]
    assert re.findall(r'<th scope="row"><span><bdi>(\w+)</bdi>', made) == ["Toeslagen", "DigiD"]


def test_bar_is_as_long_as_its_count_and_says_it() -> None:
    made = chart(Bar("Toeslagen", 20), Bar("DigiD", 5))
    assert re.findall(r'<rect y="1" width="([\d.]+)"', made) == ["100.0", "25.0"]
    assert "<title>Toeslagen: 20</title>" in made


def test_few_questions_do_not_look_like_many() -> None:
    assert 'width="20.0"' in chart(Bar("Toeslagen", 1))


def test_period_before_has_a_mark_and_a_column() -> None:
    made = chart(Bar("Toeslagen", 20, 15), Bar("DigiD", 5, 0))
    assert re.findall(r'<th scope="col">(\w+)</th>', made) == ["naam", "nu", "ervoor"]
    assert "<title>Toeslagen: 20, periode ervoor 15</title>" in made
    assert re.findall(r'class="before" d="M([\d.]+) 0V10"', made) == ["75.0"]


def test_what_is_left_is_added_up_without_a_bar() -> None:
    made = chart(*(Bar(f"Boom {n}", 10 - n, 1) for n in range(5)), most=3)
    rest = made[made.index("overige (2)") :]
    assert "<td>13</td><td" in rest
    assert ">2</td>" in rest
    assert made.count("<svg") == 3


def test_chart_without_rows_or_with_one_column_takes_no_room() -> None:
    assert chart() == ""
    assert columns(Columns("Vragen per dag", (Column("1 mei", ("1", "mei"), 3),), "")) == ""


def drawing(*counts: int, whole: bool = True) -> str:
    made = tuple(Column(f"{n} mei", (str(n), "mei"), count) for n, count in enumerate(counts, 1))
    last = Column("vandaag", ("x", ""), 1, whole)
    return columns(Columns("Vragen per dag", (*made, last), "Niet de hele dag."))


def test_columns_are_one_drawing_that_can_be_heard() -> None:
    made = drawing(10, 5)
    assert '<svg class="columns" role="img"' in made
    assert 'aria-labelledby="over-tijd verloop"' in made
    assert '<title id="over-tijd">Vragen per dag</title>' in made
    assert '<desc id="verloop">1 mei: 10; 2 mei: 5; vandaag: 1</desc>' in made
    assert re.findall(r'height="([\d.]+)"', made) == ["120.0", "60.0", "12.0"]


def test_part_of_a_stretch_is_an_outline_that_is_explained() -> None:
    assert "Niet de hele dag." not in drawing(10)
    made = drawing(10, whole=False)
    assert '<rect class="part"' in made
    assert '<p class="quiet">Niet de hele dag.</p>' in made


def test_large_numbers_stand_in_thousands() -> None:
    made = drawing(1_234_000, 56_000)
    assert "<h2>Vragen per dag (in duizenden)</h2>" in made
    assert ">1.234</text>" in made
    assert "1 mei: 1.234.000" in made


def test_numbers_that_do_not_fit_beside_each_other_take_turns() -> None:
    made = drawing(*[9_999] * 16)
    above = re.findall(r'y="12.0">([\d.]+)</text>', made)
    assert above == ["9.999"] * 8


def test_names_are_shown_to_the_letter() -> None:
    made = chart(Bar(HOSTILE, 1)) + columns(
        Columns(HOSTILE, (Column(HOSTILE, (HOSTILE, ""), 1),) * 2, "")
    )
    assert "<script" not in made
    assert "\u202e" not in made
    assert made.count("&lt;script&gt;") >= 5
