"""A whole filtered list, of any length, in constant memory: JSON Lines and CSV."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from django.db.models import Expression, F, JSONField, QuerySet, TextField
from django.db.models.functions import Cast
from django.http import StreamingHttpResponse

from oicsummit import harmless
from oicsummit.api.sql import JsonObject, as_text

_ROWS = 2000  # fetched from PostgreSQL at once


def stream(format: str, query: QuerySet, columns: Mapping[str, Expression], name: str) -> StreamingHttpResponse:
    """Return the rows of `query` as "jsonl" or "csv", to be saved as `name`."""
    lines, media_type = (_json_lines, "application/jsonl") if format == "jsonl" else (_csv, "text/csv")
    response = StreamingHttpResponse(lines(query, columns), content_type=f"{media_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.{format}"'
    response["X-Accel-Buffering"] = "no"
    return response


def _json_lines(query: QuerySet, columns: Mapping[str, Expression]) -> Iterator[str]:
    rows = query.annotate(_row=as_text(columns)).values_list("_row", flat=True).iterator(chunk_size=_ROWS)
    for chunk in _chunks(rows):
        yield "\n".join(chunk) + "\n"


def _csv(query: QuerySet, columns: Mapping[str, Expression]) -> Iterator[str]:
    flat = dict(_flat(columns))
    aliases = {f"_c{number}": expression for number, expression in enumerate(flat.values())}
    query = query.annotate(**aliases)
    lists = [name for name in aliases if isinstance(query.query.annotations[name].output_field, JSONField)]
    query = query.annotate(**{f"{name}_text": Cast(F(name), TextField()) for name in lists})
    names = [f"{name}_text" if name in lists else name for name in aliases]
    rows = query.values_list(*names).iterator(chunk_size=_ROWS)
    yield _lines([flat])
    for chunk in _chunks(rows):
        yield _lines([cell(value) for value in row] for row in chunk)


def _flat(columns: Mapping[str, Expression], above: str = "") -> Iterator[tuple[str, Expression]]:
    """One column for each value: an object's parts are "interval.hard.low" and so on."""
    for name, expression in columns.items():
        if isinstance(expression, JsonObject):
            yield from _flat(
                dict(zip(expression.names, expression.get_source_expressions(), strict=True)), f"{above}{name}."
            )
        else:
            yield f"{above}{name}", expression


def cell(value: object) -> object:
    """Return what stands in a cell: numbers and days bare, lists as JSON, text so that no spreadsheet runs it."""
    if value is None or isinstance(value, bool | int | float | Decimal | date):
        return value
    return harmless.cell(str(value))


def _lines(rows: Iterable[Iterable[object]]) -> str:
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue()


def _chunks(rows: Iterable) -> Iterator[list]:
    chunk = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == _ROWS:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
