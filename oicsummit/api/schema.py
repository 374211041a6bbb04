"""What drf-spectacular cannot know by itself."""

import inspect
from typing import Any

from drf_spectacular.contrib.knox_auth_token import KnoxTokenScheme
from drf_spectacular.openapi import AutoSchema
from rest_framework.permissions import SAFE_METHODS

from oicsummit.api import pagination
from oicsummit.api.errors import CODES, CONTENT_TYPE
from oicsummit.api.examples import EXAMPLES
from oicsummit.api.renderers import Csv, JsonLines


class TokenScheme(KnoxTokenScheme):
    """Our tokens are knox's; naming the class here makes it known."""

    target_class = "oicsummit.api.authentication.Token"
    name = "token"


# Which codes come with which status.
STATUSES = {
    "400": ["invalid", "parse_error"],
    "401": ["not_authenticated", "authentication_failed"],
    "403": ["permission_denied"],
    "404": ["not_found"],
    "406": ["not_acceptable"],
    "409": ["conflict"],
    "413": ["too_large"],
    "415": ["unsupported_media_type"],
    "429": ["throttled"],
}

PROBLEM = {
    "type": "object",
    "description": "What went wrong (RFC 9457). `code` never changes its meaning; the words may.",
    "required": ["type", "title", "status", "detail", "code", "instance"],
    "properties": {
        "type": {"type": "string", "format": "uri", "description": "The code as a URN."},
        "title": {"type": "string", "description": "What the code means."},
        "status": {"type": "integer", "description": "The HTTP status."},
        "detail": {"type": "string", "description": "What is wrong in this case."},
        "code": {"type": "string", "enum": list(CODES)},
        "instance": {"type": "string", "description": "The path that was asked for."},
        "errors": {
            "type": "array",
            "description": "The parameters and fields that do not fit.",
            "items": {
                "type": "object",
                "required": ["field", "code", "detail"],
                "properties": {name: {"type": "string"} for name in ("field", "code", "detail")},
            },
        },
    },
}


class Described(AutoSchema):
    """Adds what all our views share: errors, formats, `sort`, `fields` and `include`."""

    def get_description(self) -> str:
        if getattr(self.view, "action", "") == "list":
            return inspect.getdoc(type(self.view)) or ""
        return super().get_description()

    def get_summary(self) -> str:
        return self.get_description().partition("\n")[0].rstrip(".")

    def get_serializer_name(self, serializer: Any, direction: str) -> str:
        return type(serializer).__name__.replace("Record", "")

    def get_paginated_name(self, serializer_name: str) -> str:
        return f"{serializer_name}List"

    def _get_parameters(self) -> list[dict]:
        parameters = super()._get_parameters()
        if self._reads_records():
            parameters += _choices(self.view.record, self._is_list_view())
        if self._is_list_view() and hasattr(self.view, "sorts"):
            parameters.append(_sort(self.view))
        if self.method == "GET":
            parameters.append(
                _parameter("If-None-Match", "An ETag: 304 where it is still the same.", {"type": "string"}, "header")
            )
        for parameter in parameters:
            parameter.setdefault("description", _PLAIN.get(parameter["name"], ""))
        return sorted(parameters, key=lambda one: (one["in"] != "path", one["in"], one["name"]))

    def _reads_records(self) -> bool:
        return getattr(self.view, "action", "") in ("list", "retrieve") and hasattr(self.view, "record")

    def _get_filter_parameters(self) -> list[dict]:
        return super()._get_filter_parameters() if self._is_list_view() else []

    def _get_response_bodies(self, direction: str = "response") -> dict[str, Any]:
        bodies = super()._get_response_bodies(direction)
        for status, body in bodies.items():
            body["description"] = body.get("description") or "As asked for."
            if status.startswith("2"):
                body["headers"] = {**body.get("headers", {}), **_HEADERS}
                _lines_are_text(body.get("content", {}))
        if self.method == "GET":
            bodies["304"] = {"description": "Still the same as under the given ETag."}
        for status in self._errors():
            bodies.setdefault(status, _problem(status))
        return dict(sorted(bodies.items()))

    def _errors(self) -> list[str]:
        statuses = ["400", "401", "403", "406", "429"]
        if "{" in self.path or getattr(self.view, "looks_up", False):
            statuses.append("404")
        if self.method not in SAFE_METHODS:
            statuses += ["409", "413", "415"]
        return statuses

    def get_auth(self) -> list[dict]:
        """A token or a session; and, where strangers may read, neither."""
        open_to_all = self.method in SAFE_METHODS or getattr(self.view, "keeps_nothing", False)
        return [*super().get_auth(), *([{}] if open_to_all else [])]


_PLAIN = {
    "id": "The id, as in every answer.",
    "format": "The format; as by the Accept header.",
}
_HEADERS = {
    "RateLimit-Limit": {"description": "Requests in a window.", "schema": {"type": "integer"}},
    "RateLimit-Remaining": {"description": "Requests left in it.", "schema": {"type": "integer"}},
    "RateLimit-Reset": {"description": "Seconds until the next.", "schema": {"type": "integer"}},
}


def _problem(status: str) -> dict[str, Any]:
    codes = STATUSES[status]
    example = {
        "type": f"urn:oicsummit:problem:{codes[0]}",
        "title": CODES[codes[0]],
        "status": int(status),
        "detail": CODES[codes[0]],
        "code": codes[0],
        "instance": "/api/v1/claims/",
    }
    return {
        "description": " ".join(CODES[code] for code in codes),
        "content": {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}, "example": example}},
    }


def _lines_are_text(content: dict[str, dict]) -> None:
    for kind, help in ((JsonLines, "One object a line, as in `results`."), (Csv, "One row an object.")):
        if kind.media_type in content:
            content[kind.media_type] = {"schema": {"type": "string", "description": help}}


def _choices(record: Any, is_list: bool) -> list[dict]:
    fields = sorted(record.own_fields())
    found = [
        _parameter("fields", "Only these fields, separated by commas; `id` always.", _several(fields), **_COMMAS),
    ]
    if record.includes:
        help = "Related objects to come along under `included`, separated by commas; deeper ones by dots."
        found.append(_parameter("include", help, _several(_paths(record)), **_COMMAS))
    return found


def _paths(record: Any, depth: int = 2) -> list[str]:
    """What can be included: names and, by dots, what those include themselves."""
    paths = []
    for name, part in record.includes.items():
        paths.append(name)
        if depth > 1:
            paths += [f"{name}.{deeper}" for deeper in _paths(part.record, depth - 1)]
    return paths


def _sort(view: Any) -> dict:
    names = ["id", *view.sorts]
    help = "The order; with - before it, descending."
    if view.searched:
        names.append("rank")
        help += " `-rank`, with `q`, is best first, and then the default."
    return _parameter("sort", help, {"type": "string", "enum": [sign + name for name in names for sign in ("", "-")]})


_COMMAS = {"style": "form", "explode": False}


def _several(words: list[str]) -> dict:
    return {"type": "array", "items": {"type": "string", "enum": words}, "minItems": 1, "maxItems": pagination.SIZE}


def _parameter(name: str, help: str, schema: dict, place: str = "query", **more: Any) -> dict:
    return {"name": name, "in": place, "required": False, "description": help, "schema": schema, **more}


def finish(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """The postprocessing hook: the one shape of all errors, ids that are always there, and an example each."""
    schemas = result["components"]["schemas"]
    schemas["Problem"] = PROBLEM
    for name, schema in schemas.items():
        if name.endswith("Request"):
            schema["additionalProperties"] = False
        if "id" in schema.get("properties", {}):
            schema["required"] = ["id"]
        if name in EXAMPLES:
            schema["examples"] = [EXAMPLES[name]]
        for one in schema.get("properties", {}).values():
            one.pop("x-spec-enum-id", None)
    return result
