"""The list of documents, each with how much was found in it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.functions import Coalesce, Left

from claims.selectors import listing
from oicsummit.analysis.types import BlockKind
from sources import collections, near
from sources.models import Document, DocumentState, Sentence
from sources.selectors import standing, unseen

REMOVED = ("withdrawn", "erased")  # shown to administrators alone
FILTERS = ("q", "publisher", "collection", "state")
_OPENING = 300  # characters that an untitled document is known by


@dataclass(frozen=True, slots=True)
class Row:
    """One document; `links` has (relation, how many) in the order of the page, those without any left out, `copies` the
    documents of nearly the same text."""

    document: Document
    claims: int
    figures: int
    links: Sequence[tuple[str, int]]
    copies: Sequence[Document] = ()


def listed(
    *, q: str = "", publisher: str = "", state: str = "", collection: str = "", with_withdrawn: bool = False
) -> QuerySet[Document]:
    """Return documents, the newest first: the active ones, or those of another `state`, or all for "all".

    `q` is looked for in title, author and text, `publisher` is a slug; "none" asks for those of no known publisher;
    `collection` is the slug or id of one.
    """
    found = opened(Document.objects.all()).order_by("-id")
    if not with_withdrawn:
        found = found.exclude(state__in=REMOVED)
    if state != "all":
        found = found.filter(state=state if state in DocumentState.values else DocumentState.ACTIVE)
    if publisher:
        found = found.filter(publisher=None) if publisher == "none" else found.filter(publisher__slug=publisher)
    if collection:
        found = found.filter(collections.held([collection], ""))
    return found.filter(_about(q)) if q else found


def _about(q: str) -> Q:
    query = SearchQuery(q, config="english", search_type="websearch")
    inside = Sentence.objects.filter(document=OuterRef("pk"), gone_in=None, search=query)
    return Q(title__icontains=q) | Q(author__icontains=q) | Exists(inside)


def opened(documents: QuerySet[Document]) -> QuerySet[Document]:
    """Return `documents` with their publisher and, instead of the text, its `opening`: the first sentence that is
    none of the page's furniture, by which one without a title is known."""
    sentences = Sentence.objects.filter(document=OuterRef("pk"), gone_in=None).exclude(block=BlockKind.FURNITURE)
    first = Subquery(sentences.order_by("start").values("text")[:1])
    found = documents.select_related("publisher").defer(*unseen.of(document=""))
    return found.annotate(opening=Coalesce(first, Left("text", _OPENING), output_field=TextField()))


def rows(documents: Iterable[Document]) -> list[Row]:
    """Return a row for each of `documents`, with as many queries however many there are."""
    documents = list(documents)
    ids = [document.pk for document in documents]
    claims = _counts(standing.claims().filter(document__in=ids), "document")
    figures = _counts(standing.quantities().filter(document__in=ids), "document", Count("figure", distinct=True))
    links, copies = _links(ids), _copies(documents)
    return [
        Row(document, claims[document.pk], figures[document.pk], _in_order(links, document.pk), copies[document.pk])
        for document in documents
    ]


def _copies(documents: Sequence[Document]) -> dict[int, list[Document]]:
    """Return for each document the others that count as one origin with it."""
    keys = {document.origin_key for document in documents if not document.is_digest}
    found = list(opened(near.of_origins(keys)).order_by("pk"))
    return {
        one.pk: [other for other in found if other != one and other.origin_key == one.origin_key and not one.is_digest]
        for one in documents
    }


def _counts(rows: QuerySet, by: str, what: Count | None = None) -> Counter:
    return Counter(dict(rows.order_by().values_list(by).annotate(n=what or Count("pk"))))


def _links(ids: Sequence[int]) -> Counter:
    """Return how many links of each relation touch each document; one within a document counts once."""
    found: Counter = Counter()
    links = listing.links().order_by()
    for end, rows in (
        ("a__document", links.filter(a__document__in=ids)),
        ("b__document", links.filter(b__document__in=ids).exclude(a__document=F("b__document"))),
    ):
        for document, relation, number in rows.values_list(end, "relation").annotate(n=Count("pk")):
            found[document, relation] += number
    return found


def _in_order(links: Counter, document: int) -> list[tuple[str, int]]:
    counted = [(relation, links[document, relation]) for relation in standing.RELATIONS]
    return [(relation, number) for relation, number in counted if number]
