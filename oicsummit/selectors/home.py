"""What the front page shows: how much there is, the newest contradictions, what was decided lately."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F, QuerySet

from claims.models import Decision, Link, LinkState
from claims.selectors import listing
from figures.models import Figure
from figures.selectors import listing as figures_listing
from oicsummit.analysis.types import Relation
from oicsummit.remembered import remembered
from sources.models import Document, DocumentState
from sources.selectors import unseen

# What a figure's readings come to, in the order of interest.
AGREEMENT = ["disputed", "tension", "related", "agreed", "single"]
_LOOKED_THROUGH = 15  # figures that stand in several documents, to find the least agreed among
_NEWEST = 200  # contradictions that are looked through for figures


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures whose readings contradict each other; where they are few, also some that stand in several documents."""

    disputed: Sequence[figures_listing.Row]
    several: Sequence[figures_listing.Row]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many there are of each; `states` counts links by the state of their decision."""

    documents: int
    claims: int
    figures: int
    links: int
    states: Sequence[tuple[str, int]]


def tally() -> Tally:
    """Count what a visitor can find here; in a large installation it may be half a minute old."""
    return remembered("home-tally", _tally)


def _tally() -> Tally:
    by_state = dict(listing.links().order_by().values_list("state").annotate(n=Count("pk")))
    return Tally(
        documents=Document.objects.filter(state=DocumentState.ACTIVE).count(),
        claims=listing.current().count(),
        figures=figures_listing.read().aggregate(figures=Count("figure", distinct=True))["figures"],
        links=sum(by_state.values()),
        states=[(state, by_state[state]) for state in LinkState.values if by_state.get(state)],
    )


def figures(number: int) -> Figures:
    """Return `number` figures: disputed ones, the newest first, then those of several documents that agree least."""
    disputed = remembered("home-disputed", _disputed)[:number]
    several = remembered(
        f"home-several-{'-'.join(map(str, disputed))}", lambda: _of_several_documents(besides=disputed)
    )
    rows = figures_listing.rows(Figure.objects.filter(pk__in=[*disputed, *several]))
    by_id = {row.figure.pk: row for row in rows}  # one that was remembered may have gone since
    least_agreed = sorted((by_id[pk] for pk in several if pk in by_id), key=_agreement)
    return Figures([by_id[pk] for pk in disputed if pk in by_id], least_agreed[: number - len(disputed)])


def _disputed() -> list[int]:
    # From the few links that contradict to their figures, not from all figures to links.
    same = {"a__quantities__figure": F("b__quantities__figure"), "a__quantities__figure__merged_into": None}
    live = {"a__quantities__gone_in": None, "b__quantities__gone_in": None}
    found = listing.links().filter(relation=Relation.CONTRADICTS, **same, **live).order_by("-id")
    return list(dict.fromkeys(found.values_list("a__quantities__figure", flat=True)[:_NEWEST]))


def _of_several_documents(besides: Sequence[int]) -> list[int]:
    rows = figures_listing.read().exclude(figure__in=besides).order_by().values("figure")
    counted = rows.annotate(documents=Count("document", distinct=True), readings=Count("pk")).filter(documents__gt=1)
    ordered = counted.order_by("-documents", "-readings", "figure")
    return list(ordered.values_list("figure", flat=True)[:_LOOKED_THROUGH])


def _agreement(row: figures_listing.Row) -> tuple[int, bool]:
    return AGREEMENT.index(row.verdict.state), "related" not in dict(row.relations)


def contradictions(number: int) -> QuerySet[Link]:
    """Return the newest links that contradict, both claims with speaker, document and publisher."""
    ends = [f"{end}__{what}" for end in "ab" for what in ("speaker", "document__publisher")]
    newest = listing.links().filter(relation=Relation.CONTRADICTS).order_by("-id")
    ids = remembered(f"home-contradictions-{number}", lambda: list(newest.values_list("pk", flat=True)[:number]))
    found = newest.filter(pk__in=ids).select_related("first_run", *ends)
    return found.defer(*(path for end in "ab" for path in unseen.of(at=end, claim="", document="document")))


def decisions(number: int) -> QuerySet[Decision]:
    """Return the latest decisions, each with what it is on."""
    on = ["who", "claim", "figure", "speaker", "link__a", "link__b"]
    return Decision.objects.select_related(*on).order_by("-id")[:number]
