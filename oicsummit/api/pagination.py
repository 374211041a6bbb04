"""Pages by keyset: page 10,000 costs what page 1 does, and rows that come or go shift nothing."""

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, Q, QuerySet
from django.db.models.expressions import Combinable
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.utils.urls import replace_query_param

from oicsummit.api.errors import Invalid

SIZE, MOST = 50, 200


@dataclass(frozen=True)
class Sort:
    """An order: by `key` and, where that is equal, by the row's number; `name` as in the request ("-worth")."""

    name: str
    key: Combinable | None = None  # None: by the row's number alone

    @property
    def descending(self) -> bool:
        return self.name.startswith("-")


@dataclass(frozen=True)
class Place:
    """Between two rows: after (or, going back, before) the row of this key and number."""

    back: bool
    key: Any
    number: int


@dataclass(frozen=True)
class Page:
    """Rows as JSON texts, and the places before and after them, None where nothing lies there."""

    rows: list[str]
    before: Place | None
    after: Place | None


def page(query: QuerySet, row: Combinable, sort: Sort, place: Place | None, size: int) -> Page:
    """Return `size` rows of `query`, each as the text that `row` makes of it, from `place` on."""
    back = place is not None and place.back
    ordered = _ordered(query, sort, reverse=back)
    if place:
        ordered = _beyond(ordered, sort, place)
    found = list(ordered.annotate(_row=row).values_list("_key", "pk", "_row")[: size + 1])
    more, found = len(found) > size, found[:size]
    if back:
        found.reverse()
    if not found:
        return Page([], None, None)
    (first_key, first, _), (last_key, last, _) = found[0], found[-1]
    return Page(
        [text for _, _, text in found],
        Place(True, first_key, first) if (more if back else place is not None) else None,
        Place(False, last_key, last) if (more or back) else None,
    )


def in_order(query: QuerySet, sort: Sort) -> QuerySet:
    return _ordered(query, sort, reverse=False)


def _ordered(query: QuerySet, sort: Sort, *, reverse: bool) -> QuerySet:
    query = query.annotate(_key=sort.key if sort.key is not None else F("pk"))
    sign = "-" if sort.descending != reverse else ""
    names = ["pk"] if sort.key is None else ["_key", "pk"]
    return query.order_by(*[sign + name for name in names])


def _beyond(query: QuerySet, sort: Sort, place: Place) -> QuerySet:
    way = "lt" if sort.descending != place.back else "gt"
    if sort.key is None:
        return query.filter(**{f"pk__{way}": place.number})
    try:
        key = query.query.annotations["_key"].output_field.to_python(place.key)
    except (ValidationError, TypeError, ValueError) as error:
        raise Invalid("cursor", "This cursor is of another list.") from error
    # The first condition is implied by the second; it lets PostgreSQL start in the middle of an index on the key.
    edge = Q(**{f"_key__{way}": key}) | Q(_key=key, **{f"pk__{way}": place.number})
    return query.filter(Q(**{f"_key__{way}e": key}) & edge)


def cursor(sort: Sort, place: Place) -> str:
    """Return `place` in the order `sort` as a word for an address."""
    key = None if sort.key is None else str(place.key)
    packed = json.dumps([sort.name, int(place.back), key, place.number], separators=(",", ":"))
    return base64.urlsafe_b64encode(packed.encode()).decode().rstrip("=")


def place_of(word: str, sort: Sort) -> Place:
    """Read a cursor; raises Invalid where it is none, or of another order."""
    try:
        name, back, key, number = json.loads(base64.urlsafe_b64decode(word + "=" * (-len(word) % 4)))
        if name != sort.name or type(number) is not int or (key is None) != (sort.key is None):
            raise ValueError(name)
    except (binascii.Error, UnicodeError, ValueError, TypeError) as error:
        raise Invalid("cursor", "This cursor is not one of ours, or of another order.") from error
    return Place(bool(back), key, number)


def size_of(word: str) -> int:
    if not (word.isascii() and word.isdigit() and 1 <= int(word[:9]) <= MOST):
        raise Invalid("page_size", f"A page holds 1 to {MOST} rows.")
    return int(word)


class Keyset(BasePagination):
    """What drf-spectacular asks of a paginator; the view calls `page` itself."""

    def get_schema_operation_parameters(self, view: object) -> list[dict]:
        return [
            _parameter("cursor", "Where to go on, as given in `next` and `previous`.", {"type": "string"}),
            _parameter(
                "page_size",
                "How many rows on a page.",
                {"type": "integer", "minimum": 1, "maximum": MOST, "default": SIZE},
            ),
        ]

    def get_paginated_response_schema(self, schema: dict) -> dict:
        address = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["next", "previous", "results"],
            "properties": {
                "next": {**address, "description": "The address of the next page, null on the last."},
                "previous": {**address, "description": "The address of the page before, null on the first."},
                "results": schema,
            },
        }


def _parameter(name: str, description: str, schema: dict) -> dict:
    return {"name": name, "in": "query", "required": False, "description": description, "schema": schema}


def envelope(request: Request, sort: Sort, found: Page) -> str:
    """Return a page as the JSON that is sent."""
    after, before = (_address(request, sort, place) for place in (found.after, found.before))
    return f'{{"next":{json.dumps(after)},"previous":{json.dumps(before)},"results":[{",".join(found.rows)}]}}'


def _address(request: Request, sort: Sort, place: Place | None) -> str | None:
    if place is None:
        return None
    return replace_query_param(request.build_absolute_uri(), "cursor", cursor(sort, place))
