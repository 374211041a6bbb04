"""The glossary as editors write it: entries with a definition, a citation, and how they stand to each other."""

from collections.abc import Iterable, Mapping

from django.db import models

from figures.models import Measure, MeasureRelation, MeasureRelationKind
from sources import events

# How one entry stands to another, as a person chooses it; "broader" is kept as the other one's "narrower".
CHOICES = ("narrower", "broader", "not_the_same")


class Incomplete(Exception):
    """An entry has a name, a definition and a citation."""


class NameTaken(Exception):
    """There is an entry of this name already."""


def write(
    *,
    by: models.Model,
    measure: Measure | None = None,
    name: str,
    words: Iterable[str],
    definition: str,
    citation: str,
    relations: Mapping[str, str],
    reason: str = "",
) -> Measure:
    """Write a new entry, or `measure` anew. `relations` maps other entries' public ids to one of CHOICES or nothing.

    Raises Incomplete, NameTaken.
    """
    row = measure or Measure()
    row.name, row.definition, row.citation = (" ".join(text.split()) for text in (name, definition, citation))
    if not (row.name and row.definition and row.citation):
        raise Incomplete("give a name, a definition, and where it can be read")
    if Measure.objects.filter(name__iexact=row.name).exclude(pk=row.pk).exists():
        raise NameTaken(f"there is an entry {row.name} already")
    row.words = sorted({" ".join(word.casefold().split()) for word in words} - {""})
    with events.acting(by=by, why=reason):
        row.save()
        _relate(row, relations)
    return row


def retire(*, measure: Measure, by: models.Model, retired: bool = True, reason: str = "") -> None:
    """Take an entry out of use, or with `retired` false put it back; its page stays."""
    with events.acting(by=by, why=reason):
        row = Measure.objects.select_for_update().get(pk=measure.pk)
        row.retired = retired
        row.save(update_fields=["retired"])


def _relate(row: Measure, relations: Mapping[str, str]) -> None:
    """Let `row` stand to others as `relations` say; what stays as it is leaves no event."""
    others = {other.public_id: other for other in Measure.objects.exclude(pk=row.pk)}
    wanted = [_relation(row, others[key], kind) for key, kind in relations.items() if key in others and kind in CHOICES]
    standing = {_ends(each): each for each in MeasureRelation.objects.filter(models.Q(a=row) | models.Q(b=row))}
    gone = standing.keys() - {_ends(each) for each in wanted}
    MeasureRelation.objects.filter(pk__in=[standing[ends].pk for ends in gone]).delete()
    MeasureRelation.objects.bulk_create(each for each in wanted if _ends(each) not in standing)


def _ends(relation: MeasureRelation) -> tuple[frozenset[int], int | None, str]:
    """Return what tells a relation from others: of two entries that are not the same either may come first."""
    is_narrower = relation.kind == MeasureRelationKind.NARROWER
    return frozenset((relation.a_id, relation.b_id)), relation.a_id if is_narrower else None, relation.kind


def _relation(row: Measure, other: Measure, kind: str) -> MeasureRelation:
    if kind == "broader":
        return MeasureRelation(a=other, b=row, kind=MeasureRelationKind.NARROWER)
    return MeasureRelation(a=row, b=other, kind=MeasureRelationKind(kind))


def standing(row: Measure) -> dict[int, str]:
    """Return how `row` stands to other entries: their ids with one of CHOICES."""
    found = {}
    for relation in MeasureRelation.objects.filter(models.Q(a=row) | models.Q(b=row)):
        is_a = relation.a_id == row.pk
        kind = relation.kind if is_a or relation.kind == MeasureRelationKind.NOT_THE_SAME else "broader"
        found[relation.b_id if is_a else relation.a_id] = kind
    return found
