"""The list of figures, the disputed ones first."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.postgres.aggregates import BoolOr
from django.core.paginator import Page
from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.safestring import SafeString

from claims.models import Link
from claims.selectors import listing as claims_listing
from claims.selectors import origins, quotes
from figures import charts, numbers
from figures.models import Figure, Quantity
from figures.selectors import joins, readings, verdict
from oicsummit import paging, wording
from oicsummit.analysis.types import Finding, Relation
from sources import collections
from sources.models import DocumentState
from sources.selectors import standing


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


def read() -> QuerySet[Quantity]:
    """Return the readings that figures have, in no order; a figure that was merged has none any more."""
    return standing.quantities().filter(document__state=DocumentState.ACTIVE).exclude(figure=None).order_by()


def listed() -> QuerySet[Figure]:
    """Return the figures that have readings, in no order."""
    return Figure.objects.filter(Exists(read().filter(figure=OuterRef("pk"))), merged_into=None)


def numbers_of(*, q: str = "", unit: str = "", state: str = "", collection: str = "") -> QuerySet:
    """Return the keys of the figures that have readings, as one counts over the readings alone: disputed ones first,
    then by in how many documents they are read, then by how often, then by the worth of their claims.

    `q` is a number or words of the figure's name or of its readings' sentences; `state` disputed, several or single;
    `collection` the slug or id of one in whose documents a figure is read.
    """
    live = read()
    if unit:
        live = live.filter(figure__unit=unit)
    if collection:
        held = standing.quantities().filter(collections.held([collection], "document__"))
        live = live.filter(figure__in=held.values("figure"))
    found = (
        _matching(live, q)
        .values("figure")
        .annotate(
            readings=Count("pk", distinct=True),
            documents=Count("document", distinct=True),
            disputed=BoolOr(Q(figure__in=disputed())),
            worth=Coalesce(Max("claims__worth"), 0.0),
        )
    )
    if state:
        found = found.filter(_STATES.get(state, Q()))
    return found.order_by("-disputed", "-documents", "-readings", "-worth", "figure").values_list("figure")


_STATES = {"disputed": Q(disputed=True), "several": Q(documents__gt=1), "single": Q(documents=1)}


def disputed() -> QuerySet:
    """Return the figures of which two readings stand in claims that contradict each other."""
    same = {"a__quantities__figure": F("b__quantities__figure"), "relation": Relation.CONTRADICTS}
    return claims_listing.links().filter(**same).order_by().values("a__quantities__figure")


def _matching(live: QuerySet[Quantity], q: str) -> QuerySet[Quantity]:
    """Return the readings of the figures that `q` finds, all of them: it may be found in one alone."""
    typed, words = numbers.typed(q)
    if typed:
        live = live.filter(figure__in=numbers.matching(standing.quantities(), typed).order_by().values("figure"))
    if words:
        named = Figure.objects.filter(Q(name__icontains=words) | Q(noun__icontains=words)).order_by().values("pk")
        said = standing.quantities().filter(sentence__search=claims_listing.query(words)).order_by()
        live = live.filter(figure__in=named.union(said.exclude(figure=None).values("figure")))
    return live


def page(number: str | None, size: int, **chosen: str) -> Page:
    """Return one page of rows of the figures that are `chosen`, as `numbers_of` takes them."""

    def fetch(wanted: Sequence[int]) -> Sequence[Figure]:
        return listed().filter(pk__in=wanted)

    return paging.Pages(numbers_of(**chosen), size, fetch).get_page(number)


def rows(figures: Iterable[Figure]) -> list[Row]:
    """Return a row for each of `figures`, with as many queries however many there are."""
    figures = list(figures)
    by_figure = _readings(figures)
    held = [quantity for quantities in by_figure.values() for quantity in quantities]
    links = joins.links_among(held)
    within = claims_listing.quantities_within({claim for link in links for claim in (link.a_id, link.b_id)})
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
