"""Answers as JSON, JSON Lines and CSV."""

from typing import Any

from rest_framework.renderers import BaseRenderer, JSONRenderer


class Json(str):
    """Text that is JSON already, as PostgreSQL made it."""


class RecordRenderer(JSONRenderer):
    charset = None

    def render(self, data: Any, accepted_media_type: str | None = None, renderer_context: dict | None = None) -> bytes:
        if isinstance(data, Json):
            return data.encode()
        return super().render(data, accepted_media_type, renderer_context)


class Streamed(BaseRenderer):
    """A format of whole lists, which the view writes row by row (oicsummit/api/streams.py)."""

    charset = "utf-8"

    def render(self, data: Any, accepted_media_type: str | None = None, renderer_context: dict | None = None) -> bytes:
        raise TypeError("lists of this format are streamed")


class JsonLines(Streamed):
    media_type = "application/jsonl"
    format = "jsonl"


class Csv(Streamed):
    media_type = "text/csv"
    format = "csv"


LIST_RENDERERS = [RecordRenderer, JsonLines, Csv]
