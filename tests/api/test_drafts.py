"""Checking a text by API, a figure as a workbook, and the glossary."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from claims.models import Claim
from figures.models import Measure
from oicsummit.access import Role
from sources.models import Document
from tests.api import world

pytestmark = pytest.mark.django_db
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def post(client, path, body, headers=None, method="post"):
    return getattr(client, method)(f"/api/v1/{path}", body, content_type="application/json", headers=headers or {})


def test_a_text_is_read_and_not_kept(client):
    response = post(client, "drafts/", {"text": "The ferry carried around 4,100 passengers in March 2024."})

    (line,) = response.json()["claims"]
    assert response.status_code == 200
    assert (line["text"], line["kind"], line["matches"]) == (
        "The ferry carried around 4,100 passengers in March 2024", "statistic", [],
    )  # fmt: skip
    bounds = {"low": 4050, "high": 4150, "low_open": False, "high_open": True}
    assert line["quantities"][0]["interval"] == {"hard": bounds, "expected": bounds}
    assert line["quantities"][0]["period"] == {"text": "in March 2024", "start": "2024-03-01", "end": "2024-03-31"}
    assert not Document.objects.exists()
    assert not Claim.objects.exists()


@pytest.mark.parametrize("body", [{}, {"text": ""}, {"text": "a" * 20_001}, {"text": "x", "day": "2024-01-01"}])
def test_a_text_that_does_not_fit_is_refused(client, body):
    assert post(client, "drafts/", body).status_code == 400


def test_only_who_may_read_checks_a_text(client, settings):
    settings.ANONYMOUS_MAY_READ = False

    assert post(client, "drafts/", {"text": "The ferry was full."}).status_code == 401


def test_a_figure_is_a_workbook_of_its_readings(api, django_assert_max_num_queries):
    made = world.make(3)

    with django_assert_max_num_queries(4):
        response = api(f"figures/{made.figure.public_id}/workbook/")

    head, first, *more = load_workbook(io.BytesIO(response.content)).active.iter_rows(values_only=True)
    row = dict(zip(head, first, strict=True))
    assert response["Content-Type"] == EXCEL
    assert len(more) == 2
    assert (row["words"], row["value"], row["lowest"], row["highest"]) == ("4100", 4100, 4050, 4150)
    assert (row["speaker"], row["publisher"], row["published"].date()) == (
        "the operator", "Harbour News", date(2024, 4, 1),
    )  # fmt: skip
    assert row["address"] == f"http://testserver/claims/{made.claims[0].public_id}/"


def test_a_workbook_runs_no_formula(api):
    made = world.make(1)
    made.quantities[0].noun = "=1+1"
    made.quantities[0].save()

    response = api(f"figures/{made.figure.public_id}/workbook/")

    cells = [cell for row in load_workbook(io.BytesIO(response.content)).active.iter_rows() for cell in row]
    assert [cell.data_type for cell in cells if cell.value == "=1+1"] == ["s"]


def test_the_glossary_is_written_by_editors(client):
    editor = world.token(world.person("editor", Role.EDITOR))
    body = {"name": "crossings", "definition": "Each way counts as one.", "citation": "Harbour Board, table 2"}

    made = post(client, "measures/", {**body, "words": ["crossings"]}, editor)
    id = made.json()["id"]
    other = post(client, "measures/", {**body, "name": "journeys"}, editor).json()["id"]
    taken = post(client, "measures/", body, editor)
    related = post(client, f"measures/{id}/", {"relations": [{"measure": other, "kind": "narrower"}]}, editor, "patch")
    retired = post(client, f"measures/{other}/", {"retired": True}, editor, "patch")

    shown = client.get(f"/api/v1/measures/{id}/?include=relations").json()
    assert [one.status_code for one in (made, taken, related, retired)] == [201, 409, 200, 200]
    assert (shown["words"], shown["definition"]) == (["crossings"], "Each way counts as one.")
    assert shown["included"]["relations"] == [{"measure": other, "name": "journeys", "kind": "narrower"}]
    assert Measure.objects.get(public_id=other).retired
    assert post(client, "measures/", body, world.token(world.person("reader"))).status_code == 403
