"""Rows as JSON, built by PostgreSQL itself: what a record looks like costs no Python for each row."""

from collections.abc import Mapping

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Expression, F, Func, JSONField, QuerySet, TextField
from django.db.models.functions import Cast
from django.db.models.sql.compiler import SQLCompiler


class JsonObject(Func):
    """`json_build_object`, which unlike jsonb keeps the names in the order in which they are given."""

    function = "json_build_object"

    def __init__(self, columns: Mapping[str, Expression], **extra: object):
        self.names = tuple(columns)
        super().__init__(*columns.values(), output_field=JSONField(), **extra)

    def as_sql(self, compiler: SQLCompiler, connection: object, **_: object) -> tuple[str, list]:
        pairs, parameters = [], []
        for name, expression in zip(self.names, self.get_source_expressions(), strict=True):
            sql, values = compiler.compile(expression)
            pairs.append(f"'{name}', {sql}")  # names are those of our own classes, never a caller's
            parameters.extend(values)
        return f"json_build_object({', '.join(pairs)})", parameters

    @property
    def identity(self) -> tuple:
        return (*super().identity, self.names)

    def __hash__(self) -> int:
        return hash(self.identity)


def json_rows(rows: QuerySet, columns: Mapping[str, Expression]) -> Func:
    """A JSON list with one object for each of `rows`, in their order; `rows` may use OuterRef."""
    return json_list(rows.values_list(JsonObject(columns)))


def json_list(values: QuerySet) -> Func:
    """A JSON list of a query's one column, in its order."""
    return Func(ArraySubquery(values), function="array_to_json", output_field=JSONField())


def as_text(columns: Mapping[str, Expression]) -> Cast:
    """A row's JSON as it will be sent."""
    return Cast(JsonObject(columns), TextField())


def lower(path: str) -> Func:
    return Func(F(path), function="lower")


def upper(path: str) -> Func:
    return Func(F(path), function="upper")
