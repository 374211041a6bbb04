"""Which rows go into a bundle: all, or those of some documents with whatever they refer to."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import QuerySet

from claims.models import Check, Claim, Decision, Evidence, EvidenceFile, Link, SpeakerName
from figures.models import MeasureRelation, Quantity, Sum, SumPart
from oicsummit import by_slug
from oicsummit.bundle import tables
from oicsummit.bundle.tables import Table
from sources.models import (
    Collection,
    CollectionDocument,
    Document,
    Event,
    KeptReading,
    Original,
    RunDocument,
    Sentence,
)

Visible = Callable[[QuerySet], QuerySet]
_AT_ONCE = 10_000  # keys in one query

# What belongs to the documents asked for, by the path that leads there. The documents at the other end of their links
# come along as far as they are linked, and no further: else every bundle would hold everything.
_OF_DOCUMENTS: tuple[tuple[Table, tuple[str, ...]], ...] = (
    (Sentence, ("document",)),
    (Quantity, ("document",)),
    (Claim, ("document",)),
    (KeptReading, ("document",)),
    (RunDocument, ("document",)),
    (Link, ("a__document", "b__document")),
    (Sum, ("whole__document", "parts__document")),
    (Check, ("claim__document", "figure__readings__document")),
    (Decision, ("claim__document", "link__a__document", "link__b__document", "figure__readings__document")),
)
# What belongs to any row that is in it.
_PARTS: tuple[tuple[Table, str], ...] = (
    (Original, "document"),
    (Claim.quantities.through, "claim"),
    (SumPart, "sum"),
    (SpeakerName, "speaker"),
    (Decision, "speaker"),
    (Evidence, "check_row"),
    (EvidenceFile, "evidence"),
    (MeasureRelation, "a"),
)


@dataclass
class Scope:
    """`rows`: the keys of each table's rows, None for all of every table; `withheld`: keys that are left empty."""

    rows: dict[Table, set[int]] | None = None
    withheld: dict[Table, set[int]] = field(default_factory=dict)
    documents: tuple[str, ...] = ()  # the public ids of those asked for

    def keys(self, model: Table) -> list[int] | None:
        """Return the keys of a table's rows, None for all."""
        return None if self.rows is None else sorted(self.rows.get(model, ()))


def of_documents(documents: Iterable[Document], *, visible: Visible = lambda rows: rows) -> Scope:
    """Return the scope of some documents; what `visible` does not let through stays out, wherever it is referred to."""
    documents = list(documents)
    found = Scope({}, documents=tuple(document.public_id for document in documents))
    roots = {document.pk for document in documents}
    waiting: list[tuple[Table, set[int]]] = [(Document, roots)]
    for model, paths in _OF_DOCUMENTS:
        for path in paths:
            waiting.append((model, _keys(model, path, roots)))
    while waiting:
        model, keys = waiting.pop()
        new = _add(found, model, keys, visible)
        waiting.extend(_referred_to(found, model, new))
        waiting.extend((part, _keys(part, path, new)) for part, path in _PARTS if _leads_to(part, path, model))
    found.rows[Event] = _events(found)
    return found


def of_collection(
    collection: Collection, *, also: Iterable[Document] = (), visible: Visible = lambda rows: rows
) -> Scope:
    """Return the scope of a collection's documents, with the collection itself; `also`: of these documents too."""
    found = of_documents([*visible(collection.documents.all()), *also], visible=visible)
    kept = CollectionDocument.objects.filter(collection=collection, document__in=found.rows[Document])
    found.rows[Collection] = {collection.pk}
    found.rows[CollectionDocument] = set(kept.values_list("pk", flat=True))
    found.rows[Event] = _events(found)
    return found


def _add(found: Scope, model: Table, keys: set[int], visible: Visible) -> set[int]:
    """Take in the rows that may be seen; return those that are new."""
    rows = found.rows.setdefault(model, set())
    keys = keys - rows
    new = {
        key
        for some in _chunks(keys)
        for key in visible(model._base_manager.filter(pk__in=some)).values_list("pk", flat=True)
    }
    rows |= new
    if hidden := keys - new:
        found.withheld.setdefault(model, set()).update(hidden)
    return new


def _referred_to(found: Scope, model: Table, keys: set[int]) -> Iterator[tuple[Table, set[int]]]:
    for key in tables.references(model):
        values = {
            value
            for some in _chunks(keys)
            for value in model._base_manager.filter(pk__in=some).values_list(key.attname, flat=True)
        }
        known = found.rows.get(key.related_model, set())
        if missing := values - known - {None}:
            yield key.related_model, missing


def _keys(model: Table, path: str, parents: set[int]) -> set[int]:
    return {
        key
        for some in _chunks(parents)
        for key in model._base_manager.filter(**{f"{path}__in": some}).values_list("pk", flat=True)
    }


def _leads_to(model: Table, path: str, parent: Table) -> bool:
    return model._meta.get_field(path).related_model is parent


def _events(found: Scope) -> set[int]:
    """The events of all rows that have a public id."""
    named = [model for model in found.rows if any(field.name == "public_id" for field in model._meta.fields)]
    ids = (
        list(model._base_manager.filter(pk__in=some).values_list("public_id", flat=True))
        for model in named
        for some in _chunks(found.rows[model])
    )
    kept = {pk for some in ids for pk in Event.objects.filter(public_id__in=some).values_list("pk", flat=True)}
    return kept.union(*(_events_of(found, kind, model) for kind, model in by_slug.MODELS.items()))


def _events_of(found: Scope, kind: str, model: Table) -> set[int]:
    slugs = model._base_manager.filter(pk__in=found.rows.get(model, set())).values("slug")
    return set(Event.objects.filter(kind=kind, public_id__in=slugs).values_list("pk", flat=True))


def _chunks(keys: set[int]) -> Iterator[list[int]]:
    ordered = sorted(keys)
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]
