"""Whole lists as JSON Lines and CSV."""

import csv
import io
import json

import pytest

from oicsummit.api.streams import cell
from sources.models import Publisher
from tests.api import world
from tests.api.test_lists import KINDS

pytestmark = pytest.mark.django_db


def body(response) -> str:
    return b"".join(response.streaming_content).decode()


def rows(response) -> list[dict]:
    return list(csv.DictReader(io.StringIO(body(response))))


@pytest.mark.parametrize("kind", KINDS)
def test_json_lines_are_the_rows_of_the_list(api, kind):
    made = world.make(3)
    world.total(made.quantities[2], made.quantities[:2])
    listed = api(f"{kind}/", page_size="200").json()["results"]

    lines = api(f"{kind}/", format="jsonl")

    assert lines["Content-Type"] == "application/jsonl; charset=utf-8"
    assert [json.loads(line) for line in body(lines).splitlines()] == listed


@pytest.mark.parametrize("kind", KINDS)
def test_csv_holds_a_row_for_each(api, kind):
    made = world.make(3)
    world.total(made.quantities[2], made.quantities[:2])
    listed = api(f"{kind}/", page_size="200").json()["results"]

    response = api(f"{kind}/", headers={"accept": "text/csv"})

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="{kind}.csv"'
    assert [row.get("id") for row in rows(response)] == [row["id"] for row in listed]


def test_csv_has_a_column_for_each_value(api):
    world.make(1)

    (row,) = rows(api("quantities/", format="csv", fields="text,value,interval,period,vague,change,corrected"))

    row.pop("id")
    assert row == {
        "text": "4100",
        "value": "4100",
        "vague": "False",
        "change": "",
        "corrected": "[]",
        "interval.hard.low": "4050",
        "interval.hard.high": "4150",
        "interval.hard.low_open": "False",
        "interval.hard.high_open": "True",
        "interval.expected.low": "4050",
        "interval.expected.high": "4150",
        "interval.expected.low_open": "False",
        "interval.expected.high_open": "True",
        "period.text": "in March",
        "period.start": "2024-03-01",
        "period.end": "2024-03-31",
    }


def test_formats_keep_to_the_filters_and_the_order(api):
    made = world.make(3)
    asked = {"value_min": "4150", "sort": "-value", "fields": "text"}
    expected = [one.public_id for one in reversed(made.quantities[1:])]

    assert [row["id"] for row in rows(api("quantities/", format="csv", **asked))] == expected
    lines = body(api("quantities/", format="jsonl", **asked)).splitlines()
    assert [json.loads(line)["id"] for line in lines] == expected


def test_a_stream_is_longer_than_what_is_fetched_at_once(api):
    Publisher.objects.bulk_create(Publisher(name=f"Paper {n}", slug=f"paper-{n}") for n in range(4500))

    lines = body(api("publishers/", format="jsonl")).splitlines()

    assert len(lines) == 4500
    assert json.loads(lines[-1])["name"] == "Paper 4499"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@cmd", "\t=1", "\r=1", "=HYPERLINK(1)"])
def test_no_spreadsheet_takes_a_text_for_a_formula(text):
    assert cell(text) == f"'{text}"


def test_what_looks_like_a_formula_is_sent_as_text(api):
    Publisher.objects.create(name="=1+1", slug="sum")

    (row,) = rows(api("publishers/", format="csv"))

    assert row["name"] == "'=1+1"


def test_an_error_is_a_problem_in_every_format(api):
    response = api("claims/", format="csv", kind="rumour")

    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
