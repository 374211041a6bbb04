"""Giving links to those who are to decide on them."""

from collections.abc import Iterable

from django.db import models

from claims.models import Link
from sources import events


def give(*, links: Iterable[Link], to: models.Model | None, by: models.Model) -> int:
    """Give links to one editor, or with None back to everybody; return how many were not theirs before."""
    why = f"given to {to.get_username()}" if to else "given back to everybody"
    with events.acting(by=by, why=why):
        rows = Link.objects.select_for_update(of=["self"]).filter(pk__in=[link.pk for link in links])
        return rows.exclude(assigned_to=to).update(assigned_to=to) if to else _give_back(rows)


def _give_back(rows: models.QuerySet[Link]) -> int:
    return rows.filter(assigned_to__isnull=False).update(assigned_to=None)
