"""The filters that lists are made of, each with what the schema says of it."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from rest_framework.exceptions import ValidationError
from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request

from oicsummit.api.errors import Invalid

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,2})?")
_LARGEST = Decimal("1e30")
_LONGEST = 400  # characters of a text to search for

Method = Callable[[QuerySet, str, Any], QuerySet]


class FieldOf(forms.Field):
    """A form field that is one function from the parameter's text to its value; ValueError says why not."""

    def __init__(self, *, read: Callable[[str], Any], **kwargs: object):
        self.read = read
        super().__init__(**kwargs)

    def to_python(self, value: str | None) -> Any:
        if value is None:
            return None
        try:
            return self.read(value)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error


class Parameter(django_filters.Filter):
    """A filter with the schema of its parameter; `method` or the path and lookup say what it does."""

    field_class = FieldOf

    def __init__(
        self, read: Callable[[str], Any], schema: dict, help: str, path: str | None, lookup: str, method: Method | None
    ):
        super().__init__(field_name=path, lookup_expr=lookup, method=method, read=read, help_text=help)
        self.schema = schema


def words(path: str | None, vocabulary: type[Enum], help: str, *, method: Method | None = None) -> Parameter:
    """One or several words of the vocabulary, separated by commas."""
    choices = [one.value for one in vocabulary]
    return Parameter(
        lambda text: _each(text, choices), _list({"type": "string", "enum": choices}), help, path, "in", method
    )


def ids(path: str | None, pattern: str, help: str, *, method: Method | None = None) -> Parameter:
    """One or several ids, separated by commas."""
    return Parameter(
        lambda text: _each(text, None, pattern),
        _list({"type": "string", "pattern": f"^{pattern}$"}),
        help, path, "in", method,
    )  # fmt: skip


def text(path: str | None, help: str, lookup: str = "iexact", *, method: Method | None = None) -> Parameter:
    return Parameter(_short, {"type": "string", "minLength": 1, "maxLength": _LONGEST}, help, path, lookup, method)


def untouched(rows: QuerySet, name: str, value: object) -> QuerySet:
    """For a parameter that the filter set uses together with others."""
    return rows


def number(help: str, method: Method = untouched) -> Parameter:
    schema = {"type": "number", "minimum": -float(_LARGEST), "maximum": float(_LARGEST)}
    return Parameter(_number, schema, help, None, "exact", method)


def day(path: str | None, help: str, lookup: str = "exact") -> Parameter:
    method = None if path else untouched
    return Parameter(_day, {"type": "string", "format": "date"}, help, path, lookup, method)


def yes(path: str | None, help: str, lookup: str = "exact", *, method: Method | None = None) -> Parameter:
    return Parameter(_yes, {"type": "boolean"}, help, path, lookup, method)


def _list(items: dict) -> dict:
    return {"type": "array", "items": items, "minItems": 1}


def words_in(text: str | None, choices: list[str], name: str) -> list[str]:
    """Read the words of a parameter that is not a filter; all of `choices` where it is not given. Raises Invalid."""
    if text is None:
        return choices
    try:
        return _each(text, choices)
    except ValueError as error:
        raise Invalid(name, str(error)) from error


def _each(text: str, choices: list[str] | None, pattern: str = ".+") -> list[str]:
    parts = text.split(",")
    for part in parts:
        if choices is not None and part not in choices:
            raise ValueError(f"{part!r} is not one of {', '.join(choices)}.")
        if not re.fullmatch(pattern, part):
            raise ValueError(f"{part!r} is not an id of this kind.")
    return parts


def _short(text: str) -> str:
    if len(text) > _LONGEST:
        raise ValueError(f"At most {_LONGEST} characters.")
    return text


def _number(text: str) -> Decimal:
    if not _NUMBER.fullmatch(text) or abs(value := Decimal(text)) > _LARGEST:
        raise ValueError("Write a number such as 24000, -3.5 or 1e6.")
    return value


def _day(text: str) -> date:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError("Write a day as 2025-03-31.")
    return date.fromisoformat(text)


def _yes(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError("Write true or false.")
    return text == "true"


class Filters(BaseFilterBackend):
    """Filters a list by its view's `filterset_class`."""

    def filter_queryset(self, request: Request, queryset: QuerySet, view: Any) -> QuerySet:
        filterset = view.filterset_class(request.query_params, queryset=queryset, request=request)
        if not filterset.is_valid():
            raise ValidationError({name: [str(one) for one in parts] for name, parts in filterset.errors.items()})
        return filterset.qs

    def get_schema_operation_parameters(self, view: Any) -> list[dict]:
        return [_described(name, one) for name, one in view.filterset_class.base_filters.items()]


def _described(name: str, one: Parameter) -> dict:
    several = {"style": "form", "explode": False} if one.schema["type"] == "array" else {}
    help = one.extra["help_text"]
    return {"name": name, "in": "query", "required": False, "description": help, "schema": one.schema, **several}


def still_found(rows: QuerySet, name: str, value: bool) -> QuerySet:
    """`gone=false`: what the last reading still found; `gone=true`: what it no longer did."""
    return rows.filter(gone_in__isnull=not value)


def overlapping(prefix: str, start: date | None, end: date | None) -> Q:
    """Periods that share a day with `start` to `end`; a side that a period does not state reaches for ever."""
    met = Q(**{f"{prefix}period_start_date__isnull": False}) | Q(**{f"{prefix}period_end_date__isnull": False})
    if end:
        met &= Q(**{f"{prefix}period_start_date__isnull": True}) | Q(**{f"{prefix}period_start_date__lte": end})
    if start:
        met &= Q(**{f"{prefix}period_end_date__isnull": True}) | Q(**{f"{prefix}period_end_date__gte": start})
    return met
