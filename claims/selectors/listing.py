"""The list of claims: what is looked for, what is found, and a row for each."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import BooleanField, Count, Exists, F, Func, OuterRef, Q, QuerySet

from claims.models import Claim, ClaimState, Link, LinkState, Speaker
from claims.selectors.quotes import Quote, quote
from figures import numbers
from figures.models import Quantity
from sources import collections
from sources.models import Document, DocumentState
from sources.selectors import openings, standing, unseen


@dataclass(frozen=True)
class Wanted:
    """What the list is asked for; an empty field asks for nothing. `speaker` is a public id or "own"."""

    q: str = ""
    speaker: str = ""
    publisher: str = ""
    kind: str = ""
    unit: str = ""
    relation: str = ""
    document: str = ""
    collection: str = ""


@dataclass(frozen=True)
class Found:
    """The claims in the order of the page; `by_number` where only the number of the search was found, no word."""

    claims: QuerySet[Claim]
    numbers: Sequence[numbers.Typed]
    by_number: bool = False


@dataclass(frozen=True)
class Row:
    """One claim as a list shows it; `links` has (relation, how many) in the order of the page."""

    claim: Claim
    quote: Quote
    quantities: Sequence[Quantity]
    links: Sequence[tuple[str, int]]


def current() -> QuerySet[Claim]:
    """Return the claims of documents that neither a newer version nor a withdrawal has set aside."""
    return standing.claims().filter(document__state=DocumentState.ACTIVE)


def links() -> QuerySet[Link]:
    """Return the links between current claims."""
    active = DocumentState.ACTIVE
    return standing.links().filter(a__document__state=active, b__document__state=active)


def find(wanted: Wanted) -> Found:
    """Return the claims asked for: best matches of a search first, else those most worth a check."""
    claims = _filtered(current(), wanted)
    typed, words = numbers.typed(wanted.q)
    if not wanted.q:
        return Found(claims.order_by("-worth", "pk"), [])
    if not typed:
        return Found(_matching(claims, wanted.q), [])
    with_number = claims.filter(Exists(_holding(typed)))
    both = _matching(with_number, words) if words else _exact_first(with_number, typed)
    if words and not both.exists():
        return Found(_exact_first(with_number, typed), typed, by_number=True)
    return Found(both, typed)


def _filtered(claims: QuerySet[Claim], wanted: Wanted) -> QuerySet[Claim]:
    if wanted.speaker:
        claims = claims.filter(_spoken_by(wanted.speaker))
    if wanted.publisher:
        no_publisher = wanted.publisher == "none"
        claims = claims.filter(
            Q(document__publisher=None) if no_publisher else Q(document__publisher__slug=wanted.publisher)
        )
    if wanted.kind:
        claims = claims.filter(kind=wanted.kind)
    if wanted.document:
        claims = claims.filter(document__public_id=wanted.document)
    if wanted.collection:
        claims = claims.filter(collections.held([wanted.collection], "document__"))
    if wanted.unit:
        claims = claims.filter(Exists(_quantities().filter(unit=wanted.unit)))
    return claims.filter(linked(wanted.relation)) if wanted.relation else claims


def _spoken_by(speaker: str) -> Q:
    return Q(speaker=None, attribution="own_voice") if speaker == "own" else Q(speaker__public_id=speaker)


def linked(relation: str) -> Q:
    """Return what holds for claims that have a link of `relation`, or "any" at all, or "none"."""
    # All ends at once: claim by claim, each would have to be looked for among the links of both its ends.
    either = (_one_end(end, other) for end, other in ("ab", "ba"))
    a, b = (rows if relation in ("any", "none") else rows.filter(relation=relation) for rows in either)
    has = Q(pk__in=a.union(b))
    return ~has if relation == "none" else has


def _one_end(end: str, other: str) -> QuerySet:
    """Return the claims at one end of the links whose other end is current."""
    stand = Q(**{f"{other}__gone_in": None, f"{other}__document__state": DocumentState.ACTIVE})
    rejected = Q(state=LinkState.REJECTED) | Q(**{f"{other}__state": ClaimState.REJECTED})
    return Link.objects.filter(~rejected, stand, gone_in=None).order_by().values(end)


def _quantities() -> QuerySet[Quantity]:
    return standing.quantities().filter(claims=OuterRef("pk"))


def _holding(typed: Sequence[numbers.Typed]) -> QuerySet[Quantity]:
    return numbers.matching(_quantities(), typed)


def _exact_first(claims: QuerySet[Claim], typed: Sequence[numbers.Typed]) -> QuerySet[Claim]:
    exact = Exists(_quantities().filter(value__in=[number.value for number in typed]))
    return claims.annotate(exact=exact).order_by("-exact", "-worth", "pk")


def _matching(claims: QuerySet[Claim], words: str) -> QuerySet[Claim]:
    """Match words in the claim, in its sentence, or in its speaker's name; claims with the words themselves first."""
    searched = query(words)
    named = Speaker.objects.filter(Q(name__icontains=words) | Q(names__name__icontains=words))
    everywhere = Claim.objects.order_by()
    # Each by its index; joined by OR in one query, every claim there is would be looked at.
    either = [Q(search=searched), Q(sentence__search=searched), Q(speaker__in=named.order_by().values("pk"))]
    first, *others = (everywhere.filter(each).values("pk") for each in either)
    # As an array, each of which the key's index finds; as a set, it would be joined with all claims there are.
    found = claims.filter(_Among(F("pk"), ArraySubquery(first.union(*others))))
    return found.annotate(rank=SearchRank(F("search"), searched)).order_by("-rank", "-worth", "pk")


class _Among(Func):
    """Whether a value is one of an array's."""

    template, arg_joiner, output_field = "(%(expressions)s))", " = ANY(", BooleanField()


def query(words: str) -> SearchQuery:
    """Return a search for words as people write them: "quoted phrases", or, -without."""
    return SearchQuery(words, config="english", search_type="websearch")


def rows(claims: Iterable[Claim]) -> list[Row]:
    """Return a row for each of `claims`, which are `shown`, with as many queries however many there are."""
    claims = openings.given(claims)
    within = quantities_of(claims)
    counts = relation_counts(claims)
    return [
        Row(claim, quote(claim, within[claim.pk]), within[claim.pk], _in_order(counts[claim.pk])) for claim in claims
    ]


def shown(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Return `claims` with all that a row needs of each."""
    claims = claims.annotate(opening=openings.of())
    return claims.select_related("document__publisher", "speaker", "sentence").defer(
        *unseen.of(claim="", document="document", sentence="sentence")
    )


def quantities_of(claims: Iterable[Claim]) -> dict[int, list[Quantity]]:
    """Return the standing quantities of each claim, in text order."""
    return quantities_within({claim.pk for claim in claims})


def quantities_within(claims: Collection[int]) -> dict[int, list[Quantity]]:
    """Return the same by the keys of the claims."""
    rows = standing.quantities().filter(claims__in=claims).annotate(within=F("claims"))
    found: dict[int, list[Quantity]] = defaultdict(list)
    for row in rows.select_related("figure").defer(*unseen.of(quantity="")).order_by("start"):
        found[row.within].append(row)
    return found


def relation_counts(claims: Iterable[Claim]) -> dict[int, Counter]:
    """Return for each claim how many links it has of each relation."""
    ids = [claim.pk for claim in claims]
    found: dict[int, Counter] = defaultdict(Counter)
    for end in ("a", "b"):
        counted = links().filter(**{f"{end}__in": ids}).order_by().values_list(end, "relation").annotate(n=Count("pk"))
        for claim, relation, number in counted:
            found[claim][relation] += number
    return found


def _in_order(counts: Counter) -> list[tuple[str, int]]:
    return [(relation, counts[relation]) for relation in standing.RELATIONS if counts[relation]]


def documents() -> QuerySet[Document]:
    """Return the documents that the lists speak of."""
    return Document.objects.filter(state=DocumentState.ACTIVE)
