"""What the front page shows: how much there is, the newest contradictions, what was decided lately."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet

from claims.models import Decision, Link, LinkState
from claims.selectors import listing
from figures.models import Figure
from oicsummit.analysis.types import Relation
from sources.models import Document, DocumentState
from sources.selectors import standing


@dataclass(frozen=True, slots=True)
class Tally:
    """How many there are of each; `states` counts links by the state of their decision."""

    documents: int
    claims: int
    figures: int
    links: int
    states: Sequence[tuple[str, int]]


def tally() -> Tally:
    """Count what a visitor can find here."""
    by_state = dict(listing.links().order_by().values_list("state").annotate(n=Count("pk")))
    readings = standing.quantities().filter(figure=OuterRef("pk"), document__state=DocumentState.ACTIVE)
    return Tally(
        documents=Document.objects.filter(state=DocumentState.ACTIVE).count(),
        claims=listing.current().count(),
        figures=Figure.objects.filter(Exists(readings)).count(),
        links=sum(by_state.values()),
        states=[(state, by_state[state]) for state in LinkState.values if by_state.get(state)],
    )


def contradictions(number: int) -> QuerySet[Link]:
    """Return the newest links that contradict, both claims with speaker, document and publisher."""
    ends = [f"{end}__{what}" for end in "ab" for what in ("speaker", "document__publisher")]
    found = listing.links().filter(relation=Relation.CONTRADICTS).select_related("first_run", *ends)
    return found.defer("a__document__text", "b__document__text").order_by("-id")[:number]


def decisions(number: int) -> QuerySet[Decision]:
    """Return the latest decisions, each with what it is on."""
    on = ["who", "claim", "figure", "speaker", "link__a", "link__b"]
    return Decision.objects.select_related(*on).order_by("-id")[:number]
