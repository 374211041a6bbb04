"""All that the page of one figure shows, in a fixed number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.models import Check, Decision, Link
from claims.selectors import history
from claims.selectors import listing as claims_listing
from claims.selectors.checks import published_check
from claims.selectors.decided import standing_on
from figures import charts
from figures.models import Figure, Quantity
from figures.selectors import beside, joins, listing, measured, readings, table, verdict
from figures.selectors.sums import Working, workings
from oicsummit import wording
from oicsummit.analysis.types import Relation


@dataclass(frozen=True)
class Page:
    figure: Figure
    check: Check | None
    rows: Sequence[table.Row]
    others: int
    chart: charts.Chart
    verdict: verdict.Verdict
    origins: int
    publishers: Sequence[str]
    relations: Sequence[tuple[str, int]]
    beside: Sequence[beside.Beside]
    measured: measured.Measured | None
    sums: Sequence[Working]
    history: Sequence[history.Entry]
    decisions: Sequence[Decision]

    @property
    def main(self) -> int:
        """How many readings are for the figure's own period."""
        return len(self.rows) - self.others


def figure_of(public_id: str) -> Figure:
    """Return the figure of this public id; raises Figure.DoesNotExist."""
    return Figure.objects.select_related("merged_into", "measure").get(public_id=public_id)


def page(figure: Figure) -> Page:
    """Return what the page of `figure` shows."""
    own = readings.with_all(Quantity.objects.filter(figure=figure))
    joined, far = _joined(own)
    inside = joins.by_figure(joined)[figure.pk]
    main, others = verdict.split(own)
    times = [quantity for quantity in far if beside.is_other_time(quantity, main)]
    others = [*others, *times]
    links = [join.link for join in inside]
    return Page(
        figure=figure,
        check=published_check(figure=figure),
        rows=table.rows(main, others, joined),
        others=len(others),
        chart=charts.large(_drawn(main, others), gap=_is_disputed(links)),
        verdict=verdict.verdict(main, others, inside),
        origins=listing.origins_of(main, links),
        publishers=list(dict.fromkeys(wording.known_as(one.document) for one in [*main, *others])),
        relations=listing.mix(links),
        beside=measured.compared(figure, beside.beside(own, [one for one in far if one not in times], joined)),
        measured=measured.of(figure),
        sums=workings(own),
        decisions=standing_on(figure=figure),
        history=history.of([figure.public_id], {figure.public_id: "the readings"}),
    )


def _joined(own: Sequence[Quantity]) -> tuple[list[verdict.Join], list[Quantity]]:
    """Return the joins that touch the readings `own`, and the readings of other figures that they lead to."""
    links = joins.links_of(own)
    within = claims_listing.quantities_within({claim for link in links for claim in (link.a_id, link.b_id)})
    found = joins.joins(links, within)
    held = {quantity.pk for quantity in own}
    ends = {quantity.pk for join in found for quantity in (join.a, join.b) if {join.a.pk, join.b.pk} & held}
    far = readings.with_all(Quantity.objects.filter(pk__in=ends - held))
    return listing.as_fetched(found, [*own, *far]), far


def _drawn(main: Iterable[Quantity], others: Iterable[Quantity]) -> list[charts.Reading]:
    drawn = [readings.chart_reading(quantity) for quantity in main]
    return drawn + [readings.chart_reading(quantity, other=True) for quantity in others]


def _is_disputed(links: Iterable[Link]) -> bool:
    return any(link.relation == Relation.CONTRADICTS for link in links)
