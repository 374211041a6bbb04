"""The API's description of itself."""

import pytest
from django.test import Client
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema
from jsonschema import Draft202012Validator


@pytest.fixture
def schema():
    GENERATOR_STATS.reset()
    return SchemaGenerator().get_schema(request=None, public=True)


def test_it_is_valid_and_complete(schema):
    validate_schema(schema)

    assert GENERATOR_STATS._warn_cache == {}
    assert GENERATOR_STATS._error_cache == {}
    assert schema["openapi"] == "3.1.1"


def test_every_operation_says_what_it_is_and_how_it_fails(schema):
    bare = [
        f"{method} {path}"
        for path, item in schema["paths"].items()
        for method, operation in item.items()
        if not operation.get("description")
        or not {"401", "429"} <= operation["responses"].keys()
        or any(not parameter.get("description") for parameter in operation.get("parameters", []))
    ]

    assert bare == []


@pytest.mark.django_db
def test_it_and_its_reference_load_nothing_from_elsewhere(client: Client):
    described = client.get("/api/v1/schema/", headers={"accept": "application/json"})
    reference = client.get("/api/v1/reference/")

    assert described.json()["info"]["title"] == "oicsummit"
    assert reference.status_code == 200
    assert "http:" not in reference.content.decode()
    assert "https:" not in reference.content.decode()
    assert "<style" not in reference.content.decode()


def test_every_resource_has_an_example_of_its_very_shape(schema):
    parts = schema["components"]["schemas"]
    shapes = {
        path.split("/")[3]: item["get"]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
        for path, item in schema["paths"].items()
        if path.endswith("/{id}/") and "get" in item
    }

    for kind, reference in shapes.items():
        shape = parts[reference.rpartition("/")[2]]
        (example,) = shape["examples"]
        assert example.keys() == shape["properties"].keys() - {"included", "marked"}, kind
        Draft202012Validator({**shape, "components": schema["components"]}).validate(example)
