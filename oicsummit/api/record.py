"""What a resource looks like, declared once: the schema, the SQL and what can be included with it follow from it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Expression, QuerySet
from rest_framework import serializers

from oicsummit.api.columns import unless_null
from oicsummit.api.sql import JsonObject, json_rows


@dataclass(frozen=True)
class One:
    """The row that a foreign key leads to."""

    record: type["Record"]
    path: str
    null: bool = False

    def sql(self, prefix: str, wanted: "Selection") -> Expression:
        path = prefix + self.path
        whole = JsonObject(columns(self.record, wanted, f"{path}__"))
        return unless_null(path, whole) if self.null else whole

    def schema(self, help: str) -> serializers.Serializer:
        return self.record(read_only=True, allow_null=self.null, help_text=help)


@dataclass(frozen=True)
class Many:
    """The rows that `rows` finds for the one under the prefix, by OuterRef."""

    record: type["Record"]
    rows: Callable[[str], QuerySet]

    def sql(self, prefix: str, wanted: "Selection") -> Expression:
        return json_rows(self.rows(prefix), columns(self.record, wanted))

    def schema(self, help: str) -> serializers.Serializer:
        return self.record(many=True, read_only=True, help_text=help)


class Record(serializers.Serializer):
    # The base of all resources. Each field is one of `oicsummit.api.columns`; `includes` names the related rows that
    # come along on request, all of them in the same query. (A docstring here would be each one's in the schema.)

    includes: Mapping[str, One | Many] = {}

    def __init_subclass__(cls, **kwargs: object):
        super().__init_subclass__(**kwargs)
        if cls.includes:
            parts = {name: part.schema(f"On request: include={name}.") for name, part in cls.includes.items()}
            included = type(f"{cls.__name__.removesuffix('Record')}Included", (serializers.Serializer,), parts)
            # DRF's metaclass has gathered the declared fields by now.
            cls._declared_fields["included"] = included(
                read_only=True, required=False, help_text="What `include` asked for, and nothing else."
            )

    @classmethod
    def own_fields(cls) -> dict[str, serializers.Field]:
        return {name: one for name, one in cls._declared_fields.items() if hasattr(one, "sql")}


@dataclass(frozen=True)
class Selection:
    """Which fields of a record are wanted (None: those that lists show) and which related rows, each its own way."""

    fields: frozenset[str] | None = None
    included: Mapping[str, "Selection"] = field(default_factory=dict)


def columns(record: type[Record], wanted: Selection, prefix: str = "") -> dict[str, Expression]:
    """Return name → SQL of what is wanted of a record, the row being found under `prefix`."""
    shown = {
        name: one.sql(prefix)
        for name, one in record.own_fields().items()
        if name == "id" or (not one.on_request if wanted.fields is None else name in wanted.fields)
    }
    if wanted.included:
        related = {name: record.includes[name].sql(prefix, part) for name, part in wanted.included.items()}
        shown["included"] = JsonObject(related)
    return shown


def everything(record: type[Record]) -> frozenset[str]:
    return frozenset(record.own_fields())


def without_derived(record: type[Record]) -> frozenset[str]:
    """The fields that come from the row itself."""
    own: Iterable[tuple[str, Any]] = record.own_fields().items()
    return frozenset(name for name, one in own if not one.derived and not one.on_request)
