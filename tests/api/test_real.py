"""What is read in a real text, by API: every record is as the schema says."""

import csv
import io
import json
from pathlib import Path

import pytest
from drf_spectacular.generators import SchemaGenerator
from jsonschema import Draft202012Validator

from oicsummit import flow
from sources import ingest
from sources.models import RunKind, StartedFrom
from tests.api.test_lists import KINDS

pytestmark = pytest.mark.django_db
DIGESTS = sorted((Path(__file__).resolve().parent.parent.parent / "sources" / "digests").glob("*.md"))


def read(paths: list[Path]) -> None:
    documents = [ingest.file(content=path.read_bytes(), name=path.name, by="the tests")[0] for path in paths]
    run = flow.ask(kind=RunKind.TAKE_IN, documents=documents, by="the tests", started_from=StartedFrom.COMMAND)
    for part in run.parts.all():
        flow.work(part_ids=[part.pk])


def test_every_record_of_a_text_is_as_the_schema_says(api):
    read(DIGESTS[:2])
    schema = SchemaGenerator().get_schema(request=None, public=True)
    found = {}

    for kind in KINDS:
        operation = schema["paths"][f"/api/v1/{kind}/"]["get"]
        include = next(
            (one["schema"]["items"]["enum"] for one in operation["parameters"] if one["name"] == "include"), []
        )
        answer = api(f"{kind}/", page_size="200", **({"include": ",".join(include)} if include else {}))
        shape = operation["responses"]["200"]["content"]["application/json"]["schema"]
        Draft202012Validator({**shape, "components": schema["components"]}).validate(answer.json())
        lines = b"".join(api(f"{kind}/", format="jsonl").streaming_content).decode().splitlines()
        table = b"".join(api(f"{kind}/", format="csv").streaming_content).decode()
        found[kind] = len(answer.json()["results"])
        assert [json.loads(line)["id"] for line in lines][:200] == [row["id"] for row in answer.json()["results"]]
        assert len(list(csv.DictReader(io.StringIO(table)))) == len(lines)

    assert found["documents"] == 2
    assert all(found[kind] for kind in ("sentences", "claims", "quantities", "figures", "runs"))


def test_every_claim_is_found_in_its_text_by_its_annotation(api):
    read(DIGESTS[:1])
    (document,) = api("documents/").json()["results"]
    text = api(f"documents/{document['id']}/text/").content.decode()

    items = api(f"documents/{document['id']}/annotations/").json()["items"]

    assert items
    for item in items:
        position, quotation = item["target"]["selector"]
        assert text[position["start"] : position["end"]] == quotation["exact"]
        assert quotation["prefix"] + quotation["exact"] + quotation["suffix"] in text
