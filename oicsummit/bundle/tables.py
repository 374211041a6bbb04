"""Which tables an evidence bundle holds, which of their columns, and in what order they can be filled."""

from collections.abc import Iterator
from functools import cache

from django.apps import apps
from django.conf import settings
from django.db.models import Field, ForeignKey, Model

Table = type[Model]

_APPS = ("sources", "figures", "claims")
# What this installation asks of other sites, and what it was offered of them, is no evidence; by which keys claims are
# found here is told by their rows.
_LEFT_OUT = {"sources.Fetch", "sources.Offer", "claims.ClaimKeys"}
# Where the bytes of a file lie here; in a bundle they are in it, or withheld.
_HERE_ONLY = {"sources.Original.place"}


@cache
def carried() -> tuple[Table, ...]:
    """Return the tables of a bundle, each after those that its rows refer to."""
    models = [model for app in _APPS for model in apps.get_app_config(app).get_models(include_auto_created=True)]
    ordered: dict[Table, None] = {}

    def place(model: Table, below: frozenset[Table]) -> None:
        for key in references(model):
            if key.related_model in models and key.related_model not in below:
                place(key.related_model, below | {model})
        ordered.setdefault(model)

    models = [model for model in models if model._meta.label not in _LEFT_OUT]
    for model in models:
        place(model, frozenset({model}))
    return tuple(ordered)


def columns(model: Table) -> list[Field]:
    """Return the fields of a table that hold something of their own."""
    return [field for field in model._meta.concrete_fields if not field.generated and str(field) not in _HERE_ONLY]


def references(model: Table) -> Iterator[ForeignKey]:
    """Yield the foreign keys of a table to others of a bundle, or to itself."""
    for field in columns(model):
        if isinstance(field, ForeignKey) and field.related_model._meta.app_label in _APPS:
            yield field


def people(model: Table) -> list[str]:
    """Return the columns of a table that name a person."""
    return [
        field.column
        for field in columns(model)
        if isinstance(field, ForeignKey) and field.related_model._meta.label == settings.AUTH_USER_MODEL
    ]


def member(model: Table) -> str:
    """Return the name under which a table's rows are in a bundle."""
    return f"{model._meta.label_lower}.jsonl"
