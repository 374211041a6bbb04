"""Figures: disputed ones first, each with its readings as a chart, a table and files."""

import csv
import io
import re

import pytest
from django.db.backends.postgresql.psycopg_any import NumericRange
from django.test import Client

from figures.models import Figure, Sum, SumPart
from sources.events import acting
from tests.pages import world
from tests.pages_claims.story import change, island, part, queries, read, said, slot

pytestmark = pytest.mark.django_db


def span(quantity) -> dict:
    return {"start": quantity.start, "end": quantity.end}


def joined(a, b, relation: str, **more) -> Figure:
    """Let the readings of two claims be of one figure, joined by a link that compares their values."""
    first, second = a.quantities.get(), b.quantities.get()
    change(second, figure=first.figure)
    value = slot("value", "differs" if relation == "contradicts" else "same", first.text, second.text)
    value |= {"a_span": span(first), "b_span": span(second)}
    world.link(a, b, relation, slots=[value, *more.pop("slots", [])], **more)
    return first.figure


def disputed() -> Figure:
    a, b = island(3), island(5)
    hedged = a.quantities.get()
    around = NumericRange(2500, 3500, "[)")
    change(hedged, hard=around, expected=around, modifier="approx")
    return joined(a, b, "contradicts")


def test_the_disputed_come_first_then_those_of_several_documents():
    lone = island(1).quantities.get().figure
    agreed = joined(island(7), island(8), "corroborates")
    fight = disputed()

    ids = re.findall(r'<h3><a href="/figures/(f-\w+)/"', read("/figures/"))

    assert ids == [fight.public_id, agreed.public_id, lone.public_id]


def test_a_figure_is_found_by_value_by_interval_and_by_words():
    fight = disputed()
    island(90)

    for query in ("3,200", "5000", "fewer than 2,600", "island 5,000"):
        assert re.findall(r'<h3><a href="/figures/(f-\w+)/"', read(f"/figures/?q={query}")) == [fight.public_id], query
    assert "No figure is like that." in said("/figures/?q=77")


def test_the_page_says_what_the_readings_come_to_and_how_far_apart_they_are():
    page = said(f"/figures/{disputed().public_id}/")

    assert (
        "Disputed: two readings that cannot both hold “3,000” allows 2,500 up to 3,500; “5,000” allows exactly 5,000."
        " The two lie 1,500 apart." in page
    )
    assert "1,500 apart" in page


def test_numbers_that_differ_without_a_contradiction_are_not_called_disputed():
    a, b = island(3), island(5)
    figure = joined(a, b, "related", slots=[slot("population", "differs", "adults", "children")])

    page = said(f"/figures/{figure.public_id}/")

    assert "Close, and not the same They differ in population (adults / children)." in page
    assert "Disputed" not in page


def test_one_sum_for_two_recipients_is_one_number_and_not_one_thing():
    a, b, c = island(7), island(7000), island(8)
    for claim in (a, b, c):
        change(claim.quantities.get(), value=7, hard=NumericRange(7, 7, "[]"), expected=NumericRange(7, 7, "[]"))
    figure = joined(a, b, "related", slots=[slot("recipient", "differs", "the pier", "the quay")])
    joined(a, c, "corroborates")

    page = said(f"/figures/{figure.public_id}/")

    assert "One number, and not quite one thing They differ in recipient (the pier / the quay)." in page


def test_agreement_counts_its_independent_origins():
    figure = joined(island(7), island(8), "corroborates", findings=["same_origin"])

    page = said(f"/figures/{figure.public_id}/")

    assert "Agreed: two readings that bear each other out" in page
    assert "Independent origins 1 all go back to one" in page


def test_the_table_has_the_rows_of_the_chart_and_each_leads_to_its_place():
    figure = disputed()
    claim = figure.readings.first().claims.get()

    page = read(f"/figures/{figure.public_id}/")

    assert "Post 3 1 April 2024 In all 3,000 passengers came to the island the claim" in part(page, "tb")
    assert "[2,500, 3,500)" in part(page, "tb")
    assert "contradicts no value in common, 1,500 apart" in part(page, "tb")
    assert f'href="/documents/{claim.document.public_id}/#{claim.public_id}"' in page


def test_another_period_stands_beside_the_figure_and_not_against_it():
    a, b = island(3), island(5)
    times = [("in May", "2024-05-01", "2024-05-31"), ("in June", "2024-06-01", "2024-06-30")]
    for claim, (words, start, end) in zip((a, b), times, strict=True):
        change(claim.quantities.get(), period_text=words, period_start_date=start, period_end_date=end)
    figure = joined(a, b, "related", slots=[slot("period", "differs", "in May", "in June")])

    page = said(f"/figures/{figure.public_id}/")

    assert "Readings 1 and 1 for other periods" in page
    assert "Other periods, beside it and not against it" in page


def test_equal_numbers_of_other_things_are_named_as_not_this_figure():
    figure, other = island(4).quantities.get().figure, island(40)
    document = world.document("The pier cost 4,000 hours.", "Pier Post", title="")
    hours = world.claim(document, "The pier cost 4,000 hours")
    world.quantity(hours, "4,000", 4000, noun="hour")

    page = said(f"/figures/{figure.public_id}/")

    assert "Not this figure The pier cost 4,000 hours Pier Post, 1 April 2024: The number is the same" in page
    assert other.text not in page


def test_the_readings_are_a_spreadsheet_that_runs_no_formula():
    document = world.document("=SUM(A1) says 12 boats.", "Post")
    claim = world.claim(document, "=SUM(A1) says 12 boats")
    figure = world.quantity(claim, "12", 12).figure

    answer = Client().get(f"/figures/{figure.public_id}/readings.csv")

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert [row["words"] for row in rows] == ["'=SUM(A1) says 12 boats"]
    assert (rows[0]["value"], rows[0]["low"], rows[0]["high"], rows[0]["digest"]) == ("12", "12", "12", "no")
    assert rows[0]["address"].endswith(f"/documents/{document.public_id}/#{claim.public_id}")


def test_the_chart_can_be_taken_away_as_svg_and_png():
    figure = disputed()

    svg = Client().get(f"/figures/{figure.public_id}/chart.svg")
    png = Client().get(f"/figures/{figure.public_id}/chart.png")

    assert svg["Content-Disposition"] == f'attachment; filename="figure-{figure.public_id}.svg"'
    assert "1,500 apart" in svg.content.decode()
    assert png.content.startswith(b"\x89PNG")


def test_the_address_of_a_merged_figure_leads_to_what_remains():
    kept, gone = island(1).quantities.get().figure, island(2).quantities.get().figure
    change(gone, merged_into=kept)

    answer = Client().get(f"/figures/{gone.public_id}/")

    assert answer["Location"] == f"/figures/{kept.public_id}/"


def test_list_and_page_ask_the_database_as_often_for_many_readings_as_for_two():
    figure = joined(island(1), island(2), "corroborates")
    read("/figures/")
    listed, shown = queries("/figures/"), queries(f"/figures/{figure.public_id}/")
    for number in range(3, 10):
        joined(figure.readings.first().claims.get(), island(number), "corroborates")
        joined(island(100 + number), island(200 + number), "contradicts")

    assert queries("/figures/") == listed
    assert queries(f"/figures/{figure.public_id}/") == shown


def test_a_sum_said_in_two_documents_is_shown_once_with_all_its_places():
    texts = ["They gave £40 to A, £7 to B, £47 in all.", "Given: £40, then £7; the £47 was new."]
    rows = []
    for number, text in enumerate(texts):
        claim = world.claim(world.document(text, f"Post {number}"), text)
        rows.append([world.quantity(claim, f"£{value}", value, unit="GBP", noun=None) for value in (40, 7, 47)])
    for number, (thirty, three, whole) in enumerate(rows):
        with acting(by="the tests"):
            total = Sum.objects.create(whole=whole, remainder=0, key=str(number), reasons=["£40 + £7 = £47"])
            for place, part_of_it in enumerate((three, thirty)):
                SumPart.objects.create(sum=total, quantity=part_of_it, place=place)
            whole.figure = rows[0][2].figure
            whole.save()

    page = said(f"/figures/{rows[0][2].figure.public_id}/")

    assert page.count("£40 + £7 = £47") == 1
    assert re.search(r"£40 Post 0 .* Post 1 .* £7 Post 0 .* Post 1 .* £47, the whole Post 0 .* Post 1 ", page)
