"""The columns that records are made of: each a field for the schema and the SQL that yields it."""

from collections.abc import Callable
from enum import Enum

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Expression,
    ExpressionWrapper,
    F,
    Func,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Concat
from rest_framework import serializers

from oicsummit.api.sql import json_list

# From the path that leads to the row ("" or "document__") to the SQL of one of its columns.
Sql = Callable[[str], Expression]


def column(field: serializers.Field, sql: str | Sql, *, on_request: bool = False, derived: bool = False):
    """Return `field` with the SQL of its value: the path of a model's field, or a function of the prefix.

    `on_request`: left out of lists unless `fields` names it. `derived`: made of other rows, so that the changes feed,
    which tells of each row's own changes, leaves it out.
    """
    field.sql = sql if callable(sql) else lambda prefix: F(prefix + sql)
    field.on_request, field.derived = on_request, derived
    return field


def text(sql: str | Sql, help: str, *, null: bool = False, **kept: bool) -> serializers.CharField:
    return column(serializers.CharField(read_only=True, allow_null=null, help_text=help), sql, **kept)


def integer(sql: str | Sql, help: str, *, null: bool = False, **kept: bool) -> serializers.IntegerField:
    return column(serializers.IntegerField(read_only=True, allow_null=null, help_text=help), sql, **kept)


def number(sql: str | Sql, help: str, *, null: bool = False) -> serializers.FloatField:
    """A JSON number with all the digits that the database has."""
    return column(serializers.FloatField(read_only=True, allow_null=null, help_text=help), sql)


def boolean(sql: str | Sql, help: str) -> serializers.BooleanField:
    return column(serializers.BooleanField(read_only=True, help_text=help), sql)


def date(sql: str | Sql, help: str, *, null: bool = False) -> serializers.DateField:
    return column(serializers.DateField(read_only=True, allow_null=null, help_text=help), sql)


def moment(sql: str | Sql, help: str, *, null: bool = False) -> serializers.DateTimeField:
    return column(serializers.DateTimeField(read_only=True, allow_null=null, help_text=help), sql)


def word(sql: str | Sql, words: type[Enum], help: str, *, null: bool = False) -> serializers.ChoiceField:
    """One of the vocabulary's words."""
    choices = [one.value for one in words]
    return column(serializers.ChoiceField(choices, read_only=True, allow_null=null, help_text=help), sql)


def texts(sql: str | Sql, help: str, **kept: bool) -> serializers.ListField:
    return column(serializers.ListField(child=serializers.CharField(), read_only=True, help_text=help), sql, **kept)


def data(sql: str | Sql, help: str) -> serializers.DictField:
    """A JSON object whose names are not fixed."""
    return column(serializers.DictField(read_only=True, help_text=help), sql)


def shaped(shape: serializers.Serializer, sql: str | Sql) -> serializers.Serializer:
    """A JSON value that is stored as it is sent, or built by `sql`, with its shape."""
    return column(shape, sql)


def ids(rows: Callable[[str], QuerySet], path: str, help: str, **kept: bool) -> serializers.ListField:
    """The ids (at `path`) of the rows that `rows` finds for the one under the prefix."""
    return texts(lambda prefix: json_list(rows(prefix).values_list(path)), help, **kept)


def marked() -> serializers.CharField:
    """Only where `q` is asked; see oicsummit/api/search.py."""
    return serializers.CharField(
        read_only=True, required=False, help_text="With `q`: the words as HTML, those that match within <mark>."
    )


def page(directory: str, path: str = "public_id") -> serializers.CharField:
    """The address of the page that shows the row, on this site."""
    return text(
        lambda prefix: Concat(Value(f"/{directory}/"), F(prefix + path), Value("/"), output_field=CharField()),
        "The path of its page on this site.",
    )


def sentence_id(prefix: str) -> Expression:
    """What names a sentence for good: its document and its span."""
    start, end = (
        Func(F(prefix + "start"), template="(%(expressions)s)::text"),
        Func(F(prefix + "end"), template="(%(expressions)s)::text"),
    )
    return Concat(F(prefix + "document__public_id"), Value("."), start, Value("-"), end, output_field=CharField())


def unless_null(path: str, expression: Expression) -> Case:
    """`expression`, or null where the row at `path` is missing."""
    return Case(When(Q(**{f"{path}__isnull": False}), then=expression), default=None)


def is_true(condition: Q) -> ExpressionWrapper:
    return ExpressionWrapper(condition, output_field=BooleanField())
