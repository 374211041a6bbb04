"""Answers as JSON, JSON Lines and CSV."""

from typing import Any

from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer, JSONRenderer

from oicsummit.api.errors import Invalid


class Negotiation(DefaultContentNegotiation):
    """As DRF's own, but a `format` that there is not here is a parameter that does not fit, not a missing page."""

    def filter_renderers(self, renderers: list, format: str) -> list:
        found = [renderer for renderer in renderers if renderer.format == format]
        if not found:
            raise Invalid("format", f"Choose of: {', '.join(renderer.format for renderer in renderers)}.")
        return found


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


class JsonLd(RecordRenderer):
    """W3C Web Annotation, schema.org."""

    media_type = "application/ld+json"
    format = "jsonld"


class Atom(BaseRenderer):
    """A feed, which the view writes itself."""

    media_type = "application/atom+xml"
    format = "atom"
    charset = "utf-8"

    def render(self, data: Any, accepted_media_type: str | None = None, renderer_context: dict | None = None) -> bytes:
        return str(data).encode()


class Written(BaseRenderer):
    """A file of bytes, which the view writes itself."""

    charset = None
    render_style = "binary"

    def render(
        self, data: bytes, accepted_media_type: str | None = None, renderer_context: dict | None = None
    ) -> bytes:
        return data


class Excel(Written):
    """A workbook."""

    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    format = "xlsx"


class Zip(Written):
    """An evidence bundle."""

    media_type = "application/zip"
    format = "zip"


class Plain(BaseRenderer):
    """A text as it is stored, byte for byte in UTF-8."""

    media_type = "text/plain"
    format = "txt"
    charset = "utf-8"

    def render(self, data: str, accepted_media_type: str | None = None, renderer_context: dict | None = None) -> bytes:
        return data.encode()


LIST_RENDERERS = [RecordRenderer, JsonLines, Csv]
