"""The list of figures, the disputed ones first."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.utils.safestring import SafeString

from claims.models import Link
from claims.selectors import listing as claims_listing
from claims.selectors import origins, quotes
from figures import charts, numbers
from figures.models import Figure, Quantity
from figures.selectors import joins, readings, verdict
from oicsummit import wording
from oicsummit.analysis.types import Finding
from sources import collections
from sources.selectors import standing

_LIVE = Q(readings__gone_in=None, readings__document__state="active")


@dataclass(frozen=True)
class Row:
    """One figure as a list shows it; `relations` has (relation, how many) in the order of the page."""

    figure: Figure
    readings: Sequence[Quantity]
    chart: charts.Chart
    verdict: verdict.Verdict
    origins: int
    relations: Sequence[tuple[str, int]]

    @property
    def is_drawn(self) -> bool:
        """A chart of one exact value would show nothing."""
        return len(self.readings) > 1 or not wording.is_point(self.readings[0].hard)

    @property
    def words(self) -> SafeString:
        """The words in which the first reading is given."""
        first = self.readings[0]
        claim = next(iter(readings.claims_of(first)), None)
        return quotes.quote(claim, [first]).said if claim else quotes.set_sentence(first.sentence, [first])


def listed(*, q: str = "", unit: str = "", state: str = "", collection: str = "") -> QuerySet[Figure]:
    """Return the figures that have readings: disputed ones first, then by in how many documents they are read.

    `q` is a number or words of the figure's name or of its readings' sentences; `state` disputed, several or single;
    `collection` the slug or id of one in whose documents a figure is read.
    """
    contradicts = claims_listing.links().filter(
        relation="contradicts", a__quantities__figure=OuterRef("pk"), b__quantities__figure=OuterRef("pk")
    )
    found = Figure.objects.filter(merged_into=None).annotate(
        reading_count=Count("readings", filter=_LIVE, distinct=True),
        document_count=Count("readings__document", filter=_LIVE, distinct=True),
        disputed=Exists(contradicts),
        worth=Max("readings__claims__worth", filter=_LIVE, default=0.0),
    )
    found = found.filter(reading_count__gt=0)
    if collection:
        held = collections.held([collection], "document__")
        found = found.filter(Exists(standing.quantities().filter(held, figure=OuterRef("pk"))))
    if unit:
        found = found.filter(unit=unit)
    if state:
        found = found.filter(_STATES.get(state, Q()))
    return _matching(found, q).order_by("-disputed", "-document_count", "-reading_count", "-worth", "pk")


_STATES = {"disputed": Q(disputed=True), "several": Q(document_count__gt=1), "single": Q(document_count=1)}


def _matching(figures: QuerySet[Figure], q: str) -> QuerySet[Figure]:
    typed, words = numbers.typed(q)
    live = standing.quantities().filter(figure=OuterRef("pk"))
    if typed:
        figures = figures.filter(Exists(numbers.matching(live, typed)))
    if words:
        named = Q(name__icontains=words) | Q(noun__icontains=words)
        figures = figures.filter(named | Exists(live.filter(sentence__search=claims_listing.query(words))))
    return figures


def rows(figures: Iterable[Figure]) -> list[Row]:
    """Return a row for each of `figures`, with as many queries however many there are."""
    figures = list(figures)
    by_figure = _readings(figures)
    held = [quantity for quantities in by_figure.values() for quantity in quantities]
    links = joins.links_of(held)
    within = claims_listing.quantities_of([claim for link in links for claim in (link.a, link.b)])
    joined = joins.by_figure(as_fetched(joins.joins(links, within), held))
    return [_row(figure, by_figure[figure.pk], joined[figure.pk]) for figure in figures]


def _readings(figures: Iterable[Figure]) -> dict[int, list[Quantity]]:
    rows = readings.with_all(Quantity.objects.filter(figure__in=[figure.pk for figure in figures]))
    found: dict[int, list[Quantity]] = defaultdict(list)
    for quantity in rows:
        found[quantity.figure_id].append(quantity)
    return found


def as_fetched(found: Iterable[verdict.Join], held: Iterable[Quantity]) -> list[verdict.Join]:
    """Return the joins between the readings held, with these rows, whose document and sentence are fetched."""
    rows = {quantity.pk: quantity for quantity in held}
    return [
        verdict.Join(rows[join.a.pk], rows[join.b.pk], join.link)
        for join in found
        if join.a.pk in rows and join.b.pk in rows
    ]


def _row(figure: Figure, quantities: Sequence[Quantity], joined: Sequence[verdict.Join]) -> Row:
    main, others = verdict.split(quantities)
    drawn = [readings.chart_reading(one) for one in main] + [readings.chart_reading(one, other=True) for one in others]
    return Row(
        figure=figure,
        readings=quantities,
        chart=charts.small(drawn),
        verdict=verdict.verdict(main, others, joined),
        origins=origins_of(quantities, [join.link for join in joined]),
        relations=mix([join.link for join in joined]),
    )


def origins_of(quantities: Iterable[Quantity], links: Iterable[Link]) -> int:
    """Return how many independent origins the readings have."""
    claims = {claim.pk: claim for quantity in quantities for claim in readings.claims_of(quantity)}
    same = [(link.a_id, link.b_id) for link in links if Finding.SAME_ORIGIN in link.findings]
    alone = [quantity for quantity in quantities if not readings.claims_of(quantity)]
    without = {quantity.document.origin_key for quantity in alone} - {
        row.document.origin_key for row in claims.values()
    }
    return origins.count(list(claims.values()), same) + len(without)


def mix(links: Iterable[Link]) -> list[tuple[str, int]]:
    """Return how many links of each relation there are, in the order of the page."""
    counts = Counter(link.relation for link in links)
    return [(relation, counts[relation]) for relation in standing.RELATIONS if counts[relation]]
