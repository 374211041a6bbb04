"""Numbers that a reader could take for a figure and that are not it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.models import Claim, Link
from figures.models import Quantity
from figures.selectors import readings, verdict
from oicsummit.analysis import periods
from oicsummit.analysis.types import Outcome, Relation

_MOST = 6


@dataclass(frozen=True)
class Beside:
    """A reading of another figure, linked as related, or of the same value by coincidence (`link` is None)."""

    quantity: Quantity
    claim: Claim | None
    link: Link | None
    counted: str = ""  # how the glossary's entries of the two figures stand to each other, in words

    @property
    def why(self) -> str:
        """Why it is kept apart, in words."""
        if self.link is None:
            return f"{self.counted} The number is the same; no link says that what is counted is.".lstrip()
        return " ".join([self.counted, *self.link.reasons[:2]]).lstrip()


def is_other_time(quantity: Quantity, main: Sequence[Quantity]) -> bool:
    """Return whether `quantity` counts the same as the readings `main` for another stretch of time."""
    if not main or quantity.unit != main[0].unit or quantity.noun != main[0].noun:
        return False
    outcomes = [periods.compare(readings.period_of(one), readings.period_of(quantity))[0] for one in main]
    return all(outcome in (Outcome.DIFFERS, Outcome.A_NARROWER, Outcome.B_NARROWER) for outcome in outcomes)


def beside(own: Sequence[Quantity], far: Sequence[Quantity], joined: Iterable[verdict.Join]) -> list[Beside]:
    """Return what is close to the readings `own`: first those of `far`, which links lead to, then equal numbers."""
    links = {quantity.pk: join.link for join in joined for quantity in (join.a, join.b)}
    near = [_beside(quantity, links.get(quantity.pk)) for quantity in far if not _is_part(links.get(quantity.pk))]
    same = [_beside(quantity, None) for quantity in _equal(own) if quantity.pk not in {one.pk for one in far}]
    return [*near, *same][:_MOST]


def _is_part(link: Link | None) -> bool:
    """Parts and wholes are shown as sums."""
    return link is not None and link.relation == Relation.PART_OF


def _beside(quantity: Quantity, link: Link | None) -> Beside:
    return Beside(quantity, next(iter(readings.claims_of(quantity)), None), link)


def _equal(own: Sequence[Quantity]) -> Iterable[Quantity]:
    """Return readings of other figures with a value of `own`, small counts left out: two 40s are no coincidence."""
    values = {quantity.value for quantity in own if quantity.value is not None and quantity.value > 100}
    if not own:
        return []
    others = Quantity.objects.filter(unit=own[0].unit, value__in=values).exclude(figure=own[0].figure_id)
    return readings.with_all(others, most=_MOST)
