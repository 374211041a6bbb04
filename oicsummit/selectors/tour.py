"""The five-minute tour: for each step the page that shows it best of what is held here, the digests first."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse

from claims.models import Link
from claims.selectors import checks, listing
from figures.models import Figure
from oicsummit.analysis.types import Relation
from sources.models import Document, DocumentState


@dataclass(frozen=True)
class Step:
    """`find` returns the address of its page, None where nothing is held that it could show."""

    title: str
    words: str
    task: str
    find: Callable[[], str | None]


def _document() -> str | None:
    claims = Count("claims", filter=Q(claims__gone_in=None))
    rows = (
        Document.objects.filter(state=DocumentState.ACTIVE).annotate(size=claims).order_by("-is_digest", "-size", "pk")
    )
    return _page("document", rows.values_list("public_id", flat=True).first())


def _links() -> QuerySet[Link]:
    """The links to show: contradictions first, of digests first."""
    telling = Q(relation=Relation.CONTRADICTS)
    rows = listing.links().annotate(tells=Count("pk", filter=telling), digest=F("a__document__is_digest"))
    return rows.order_by("-tells", "-digest", "-score", "pk")


def _claim() -> str | None:
    linked = _links().values_list("a__public_id", flat=True).first()
    return _page(
        "claim", linked or listing.current().order_by("-worth", "pk").values_list("public_id", flat=True).first()
    )


def _link() -> str | None:
    return _page("link", _links().values_list("public_id", flat=True).first())


def _figure() -> str | None:
    live = Q(readings__gone_in=None, readings__document__state=DocumentState.ACTIVE)
    rows = Figure.objects.filter(merged_into=None).annotate(
        size=Count("readings__document", filter=live, distinct=True)
    )
    rows = rows.filter(size__gt=0).order_by("-size", "pk")
    return _page("figure", rows.values_list("public_id", flat=True).first())


def _check() -> str:
    found = checks.published().order_by("-published_at").values_list("public_id", flat=True).first()
    return _page("check", found) or reverse("checks")


def _page(name: str, public_id: str | None) -> str | None:
    return reverse(name, args=[public_id]) if public_id else None


STEPS = [
    Step(
        "A document",
        "The text stands as it was put out. Each claim in it is marked, and numbered in the margin with who "
        "says it and "
        "what other documents say to it.",
        "Choose a mark above the text, such as “contradicted”, and only those claims stay marked.",
        _document,
    ),
    Step(
        "A claim",
        "One assertion that can be checked: its exact words in their context, who says it, as a quotation or "
        "reported, "
        "and the numbers in it with the values that their wording allows.",
        "Follow its place in the text, and come back.",
        _claim,
    ),
    Step(
        "A link",
        "Two claims and what the one is to the other, compared slot by slot: speaker, measure, period, "
        "value. The program "
        "proposes with its reasons; an editor approves, rejects or changes it, and that decision is never "
        "asked for again.",
        "Read the rows that differ: they are why the link is what it is.",
        _link,
    ),
    Step(
        "A figure",
        "All readings of one number, from every document that gives it, drawn on one scale: a point where it "
        "is exact, a "
        "bar where it is hedged. Above them stands whether they agree, and how many independent origins are "
        "behind them.",
        "Look for a reading whose bar does not meet the others.",
        _figure,
    ),
    Step(
        "A check",
        "A journalist’s verdict on a claim or a figure, with the evidence. A second person publishes it; a "
        "correction is "
        "public and dated. It begins on the page of a claim or a figure.",
        "See the steps from draft to published, and who took each.",
        _check,
    ),
    Step(
        "Your own text",
        "Paste a draft, and each of its figures is set beside what the documents say. Nothing that you paste is kept.",
        "Paste a sentence with a number in it.",
        lambda: reverse("check-text"),
    ),
]
