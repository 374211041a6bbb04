"""The editor's queue: links to decide, the most consequential first, each query by an index."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import quote

from django.core.cache import cache
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from redis.exceptions import RedisError

from claims.models import ClaimState, Decision, DecisionKind, DecisionState, Link, LinkState, SecondReading
from claims.selectors import link as selector
from claims.selectors.page import ENDS, UNSEEN
from oicsummit.analysis.types import Relation
from sources import collections
from sources.models import DocumentState

TO_DECIDE = (LinkState.PROPOSED, LinkState.DISAGREEMENT)
QUEUES = {
    "": "to decide",
    "mine": "given to me",
    "disagreement": "in disagreement",
    "second": "second readings",
    "confirm": "to confirm",
}
ON_LINKS = (DecisionKind.LINK_STATE, DecisionKind.LINK_RELATION, DecisionKind.LINK_MADE)
_TALLY, _TALLY_SECONDS = "desk-tally", 60


@dataclass(frozen=True)
class Wanted:
    """Which links an editor goes through."""

    queue: str = ""
    relation: str = ""
    document: str = ""
    collection: str = ""
    user: object = None


def links(wanted: Wanted) -> QuerySet[Link]:
    """Return the links of a queue in its order, by their own columns alone: an index gives the first at once."""
    rows = _of_queue(links_of(wanted.collection), wanted)
    if wanted.relation in set(Relation):
        rows = rows.filter(relation=wanted.relation)
    if wanted.document:
        rows = rows.filter(Q(a__document__public_id=wanted.document) | Q(b__document__public_id=wanted.document))
    return rows.order_by("-consequence", "id")


def links_of(collection: str) -> QuerySet[Link]:
    """Return the links that the last reading found, of the documents of one collection where one is named."""
    rows = Link.objects.filter(gone_in=None)
    return rows.filter(collections.held([collection], "a__document__", "b__document__")) if collection else rows


def _of_queue(rows: QuerySet[Link], wanted: Wanted) -> QuerySet[Link]:
    match wanted.queue:
        case "mine":
            return rows.filter(assigned_to=wanted.user, state__in=TO_DECIDE)
        case "disagreement":
            return rows.filter(state=LinkState.DISAGREEMENT)
        case "second":
            mine = Decision.objects.filter(who=wanted.user, kind__in=ON_LINKS, link__isnull=False)
            return rows.filter(second_reading=SecondReading.WANTED).exclude(pk__in=mine.values("link"))
        case "confirm":
            return rows.filter(Exists(_asking().filter(link=OuterRef("pk"))))
        case _:
            return rows.filter(state__in=TO_DECIDE)


def _asking() -> QuerySet[Decision]:
    """Return the decisions that ask to be confirmed, and that nobody has decided anew."""
    later = Decision.objects.filter(link=OuterRef("link"), pk__gt=OuterRef("pk")).exclude(state=DecisionState.UNDONE)
    later = later.exclude(kind=DecisionKind.UNDONE)
    return Decision.objects.filter(~Exists(later), state=DecisionState.NEEDS_CONFIRMATION)


def to_confirm(link: Link) -> Decision | None:
    """Return the decision on `link` that asks to be confirmed, if there is one."""
    return _asking().filter(link=link).order_by("-pk").first()


def following(wanted: Wanted, link: Link | None = None, *, number: int = 1) -> list[Link]:
    """Return the next links of a queue after `link`, or its first ones."""
    rows = links(wanted)
    if link is not None:
        rows = rows.filter(
            Q(consequence__lt=link.consequence) | Q(consequence=link.consequence, id__gt=link.pk),
            consequence__lte=link.consequence,
        )
    return list(_in_short(rows)[:number])


def preceding(wanted: Wanted, link: Link) -> Link | None:
    """Return the link of a queue before `link`."""
    rows = links(wanted).filter(
        Q(consequence__gt=link.consequence) | Q(consequence=link.consequence, id__lt=link.pk),
        consequence__gte=link.consequence,
    )
    return _in_short(rows.order_by("consequence", "-id")).first()


def _standing(rows: QuerySet[Link]) -> QuerySet[Link]:
    """Leave out what a page would not show: claims that are gone or rejected, documents set aside."""
    for end in "ab":
        rows = rows.filter(**{f"{end}__gone_in": None, f"{end}__document__state": DocumentState.ACTIVE})
        rows = rows.exclude(**{f"{end}__state": ClaimState.REJECTED})
    return rows


def _in_short(rows: QuerySet[Link]) -> QuerySet[Link]:
    """Return links with what finds and names them: of most of them the desk shows no more than a line."""
    shown = _standing(rows).select_related("a", "b")
    return shown.only("public_id", "relation", "state", "consequence", "a__text", "b__text")


def _shown(rows: QuerySet[Link]) -> QuerySet[Link]:
    """Return links with what a table of them shows."""
    return _standing(rows).select_related(*ENDS).defer(*UNSEEN)


def alike(link: Link, *, number: int = 50) -> list[Link]:
    """Return links to decide whose relation and slots came out as those of `link`, itself first."""
    rows = Link.objects.filter(alike=link.alike, gone_in=None, state__in=TO_DECIDE).exclude(pk=link.pk).order_by("id")
    return [link, *_shown(rows)[: number - 1]]


def tally(collection: str = "") -> dict[str, int]:
    """Return how many links stand in each state. Counting all of them is slow, so it is done once a minute."""
    counts = _remembered(collection)
    if counts is None:
        rows = links_of(collection).order_by().values("state").annotate(number=Count("id"))
        counts = dict.fromkeys(LinkState.values, 0) | {row["state"]: row["number"] for row in rows}
        _remember(collection, counts)
    return counts


def count(before: str, after: str, collection: str = "") -> None:
    """Let the tallies of all links and of the collection follow a decision, so that the bar moves at once."""
    for name in {"", collection}:
        counts = _remembered(name)
        if counts is not None and before != after:
            counts[before] = max(0, counts.get(before, 0) - 1)
            counts[after] = counts.get(after, 0) + 1
            _remember(name, counts)


def _remembered(collection: str) -> dict[str, int] | None:
    with suppress(RedisError):  # the desk works without the cache, a little slower
        return cache.get(_key(collection))
    return None


def _remember(collection: str, counts: dict[str, int]) -> None:
    with suppress(RedisError):
        cache.set(_key(collection), counts, _TALLY_SECONDS)


def _key(collection: str) -> str:
    return f"{_TALLY}-{quote(collection, safe='')}"


@dataclass(frozen=True)
class View:
    """One link as the desk shows it; `first` is the standing decision, hidden where the reading is blind."""

    page: selector.Page
    first: Decision | None
    is_blind: bool
    asks: Decision | None  # the decision that is to be confirmed
    next: Sequence[Link]


def view(link: Link, wanted: Wanted) -> View:
    """Return what the desk shows of `link`, with the next ones of its queue."""
    page = selector.page(link.public_id)
    first = next((row for row in page.decisions if row.kind in ON_LINKS and row.state != DecisionState.UNDONE), None)
    blind = page.link.second_reading == SecondReading.WANTED and first is not None and first.who != wanted.user
    asks = next((row for row in page.decisions if row.state != DecisionState.UNDONE and row.kind != "undone"), None)
    asks = asks if asks and asks.state == DecisionState.NEEDS_CONFIRMATION else None
    return View(page, first, blind, asks, following(wanted, link, number=4))


def last_of(user: object) -> Decision | None:
    """Return the last decision of `user` on a link that has not been undone."""
    rows = Decision.objects.filter(who=user, kind__in=ON_LINKS).exclude(state=DecisionState.UNDONE)
    return rows.select_related("link").order_by("-id").first()
