"""The words of the analysis as choices of a field, which PostgreSQL holds to as well."""

from enum import Enum

from django.db import models
from django.db.models import Q


def field(words: type[Enum], **options: object) -> models.CharField:
    """Return a field that takes the values of the enum `words`."""
    return models.CharField(
        max_length=20, choices=[(word.value, word.value.replace("_", " ")) for word in words], **options
    )


def only(name: str, words: type[Enum]) -> models.CheckConstraint:
    """Return the constraint that the field `name` holds a value of `words`, or null where it may."""
    return models.CheckConstraint(
        condition=Q(**{f"{name}__in": [word.value for word in words]}) | Q(**{f"{name}__isnull": True}),
        name=f"%(app_label)s_%(class)s_{name}_is_a_word",
    )
