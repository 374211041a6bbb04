"""The newsroom's own list of verdicts, as editors write it."""

from django.db import models
from django.utils.text import slugify

from claims.models import Check, CheckState, Verdict
from sources import events

PUBLIC = [CheckState.PUBLISHED, CheckState.CORRECTED, CheckState.WITHDRAWN]


class Incomplete(Exception):
    """A verdict has a name and a definition."""


class NameTaken(Exception):
    """There is a verdict of this name already."""


class InUse(Exception):
    """Published checks say this verdict: its words are theirs."""


def write(
    *, by: models.Model, verdict: Verdict | None = None, name: str, definition: str, place: int = 0, reason: str = ""
) -> Verdict:
    """Add a verdict to the list, or write `verdict` anew; its slug stays.

    Raises Incomplete; NameTaken; InUse where published checks would come to say something else than they did.
    """
    name, definition = " ".join(name.split())[:80], " ".join(definition.split())
    if not (name and definition):
        raise Incomplete("give a name and say what it means")
    with events.acting(by=by, why=reason):
        row = Verdict.objects.select_for_update().get(pk=verdict.pk) if verdict else Verdict()
        if Verdict.objects.filter(name__iexact=name).exclude(pk=row.pk).exists():
            raise NameTaken(f"there is a verdict {name} already")
        if (row.name, row.definition) != (name, definition) and is_published(row):
            raise InUse("published checks say this verdict: take it out of use, and add another")
        return _kept(row, {"name": name, "definition": definition, "place": place})


def retire(*, verdict: Verdict, by: models.Model, retired: bool = True, reason: str = "") -> Verdict:
    """Offer a verdict no longer, or with `retired` false again; checks that say it stay as they are."""
    with events.acting(by=by, why=reason):
        return _kept(Verdict.objects.select_for_update().get(pk=verdict.pk), {"retired": retired})


def is_published(verdict: Verdict) -> bool:
    """Tell whether a check that is or was published says this verdict."""
    return verdict.pk is not None and Check.objects.filter(verdict=verdict, state__in=PUBLIC).exists()


def _kept(row: Verdict, said: dict) -> Verdict:
    for name, value in said.items():
        setattr(row, name, value)
    row.slug = row.slug or _free_slug(row.name)
    row.save()
    return row


def _free_slug(name: str) -> str:
    base = slugify(name)[:70] or "verdict"
    taken = set(Verdict.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (base, *numbered) if slug not in taken)
