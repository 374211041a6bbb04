"""What a chart of readings shows, and that it needs no style or script of its own."""

import re
from decimal import Decimal

from django.template.loader import render_to_string

from figures import charts
from figures.charts import picture, scale
from figures.charts.reading import Reading, apart
from figures.charts.shapes import DIAMOND, OPEN_RIGHT, Bar, Glyph, Group, Line, Text
from oicsummit.analysis.types import Bounds


def exact(value, words="in words", **more):
    bounds = Bounds(Decimal(value), Decimal(value))
    return Reading("Harbour Post, 3 May 2025", words, bounds, bounds, **more)


def around(low, high, **more):
    bounds = Bounds(Decimal(low), Decimal(high), False, True)
    return Reading("Quay Gazette, no date given", "around so many", bounds, bounds, **more)


def above(value, expected, **more):
    hard = Bounds(Decimal(value), None, True, True)
    return Reading(
        "Pier News, no date given", "more than", hard, Bounds(Decimal(value), Decimal(expected), True, True), **more
    )


def flat(shapes):
    for shape in shapes:
        if isinstance(shape, Group):
            yield from flat(shape.shapes)
        else:
            yield shape


def words(chart):
    return [shape.words for shape in flat((*chart.shapes, *chart.frame, *chart.labels)) if isinstance(shape, Text)]


def test_an_exact_value_is_a_diamond_and_a_rounded_one_a_bar_with_its_ends():
    shapes = list(flat(charts.large([exact(70), around(40, 50)]).shapes))

    assert [shape.path for shape in shapes if isinstance(shape, Glyph) and shape.css == "pt"] == [DIAMOND]
    assert len([shape for shape in shapes if isinstance(shape, Bar)]) == 1
    assert OPEN_RIGHT in [shape.path for shape in shapes if isinstance(shape, Glyph)]


def test_what_is_expected_is_thick_and_what_is_allowed_goes_on_thin_to_the_edge():
    shapes = list(flat(charts.large([above(100, 200), exact(300)]).shapes))

    bar = next(shape for shape in shapes if isinstance(shape, Bar))
    thin = next(shape for shape in shapes if isinstance(shape, Line) and shape.css == "allowed")
    assert thin.x1 == bar.x + bar.width
    assert thin.x2 == scale.EDGE_RIGHT


def test_the_large_chart_says_how_far_apart_two_readings_are_that_cannot_both_hold():
    assert "20 apart" in words(charts.large([exact(70), around(40, 50)]))
    assert not [said for said in words(charts.large([exact(45), around(40, 50)])) if "apart" in said]


def test_an_open_end_does_not_meet_the_value_it_leaves_out():
    assert apart(around(40, 50), exact(50)) == (Decimal(50), Decimal(50))
    assert apart(around(40, 50), exact(40)) is None


def test_other_periods_stand_below_in_grey_and_off_the_scale_where_they_are_far():
    chart = charts.large([exact(70), exact(9000, other=True, period="2019")])

    assert "9,000, 2019: off this scale" in words(chart)
    assert "Other periods, beside it and not against it" in words(chart)
    assert [shape.css for shape in chart.shapes if isinstance(shape, Group)] == ["other"]


def test_no_mark_or_word_leaves_the_chart():
    readings = [exact(10**12, unit="GBP"), above(10**11, 10**12, unit="GBP"), around(9 * 10**11, 10**12, unit="GBP")]

    for chart in (charts.small(readings), charts.large(readings)):
        for shape in flat(chart.shapes):
            places = [shape.x1, shape.x2] if isinstance(shape, Line) else [shape.x]
            assert all(0 <= place <= 100 for place in places), shape


def test_a_long_list_is_cut_and_says_how_many_are_left_out():
    chart = charts.small([exact(number) for number in range(12)])

    assert "and 7 more readings" in words(chart)


def test_readings_without_any_end_and_no_readings_are_drawn_too():
    endless = Bounds(None, None, True, True)

    assert charts.large([Reading("Pier News", "some", endless, endless)]).height > 0
    assert charts.small([]).height > 0


def test_ticks_are_round_and_few():
    assert [str(tick) for tick in scale.round_ticks(scale.Scale(Decimal(3500), Decimal(4690)))] == [
        "3500",
        "4000",
        "4500",
    ]
    assert len(scale.round_ticks(scale.Scale(Decimal("0.2"), Decimal("0.9")))) <= 6


def test_the_chart_is_told_in_words_with_its_readings_in_order():
    chart = charts.small([above(100, 200), exact(300, other=True, period="2019")])

    assert chart.description == (
        "Pier News, no date given: above 100, likely under 200. For other periods: "
        "Harbour Post, 3 May 2025: exactly 300, 2019."
    )


def test_the_markup_has_neither_style_nor_script_and_escapes_the_words_of_sources():
    chart = charts.large([exact(70, "<b>seventy</b> & more"), around(40, 50)])

    page = render_to_string("figures/_chart.html", {"chart": chart, "name": "Boats <i>"})

    assert not re.search(r"style|<script|<b>|<i>", page)
    assert '<title id="chart-title">Boats &lt;i&gt;, by source</title>' in page


def test_a_file_of_the_chart_needs_no_stylesheet():
    drawing = picture.svg(charts.large([exact(70), around(40, 50), above(9, 10, other=True)]), "Boats", "oicsummit")

    assert "class=" not in drawing
    assert drawing.count("<svg") == drawing.count("</svg>")


def test_the_picture_is_a_png_of_twice_the_width():
    image = picture.png(charts.large([exact(70)]), "Boats", "oicsummit")

    assert image[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(image[16:20]) == 2 * picture.WIDTH


def test_the_words_of_a_digest_are_not_set_as_a_sources():
    digest = exact(70, is_source=False)

    assert [shape.css for shape in flat(charts.small([digest]).shapes) if isinstance(shape, Text)][-1] == "ours"
    assert [shape.css for shape in flat(charts.large([digest]).labels)] == ["lab1", "lab3"]


def test_shares_lie_points_apart():
    assert "5 points apart" in words(charts.large([exact(16, unit="percent"), exact(21, unit="percent")]))
