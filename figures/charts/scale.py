"""From values to places on the chart."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import floor, log10

from figures.charts.reading import Reading

LEFT, RIGHT = 14.0, 78.0  # where the least and the greatest end lie: room for arrows and words on both sides
ALONE = 24.0  # where a single value lies
EDGE_LEFT, EDGE_RIGHT = 1.0, 99.0


@dataclass(frozen=True)
class Scale:
    """`low` lies at LEFT, `high` at RIGHT; where they are one value, it lies at ALONE."""

    low: Decimal
    high: Decimal

    def at(self, value: Decimal) -> float:
        """Return the place of `value` in per cent; outside 0 to 100 it is off this scale."""
        if self.low == self.high:
            return ALONE if value == self.low else (-1000.0 if value < self.low else 1000.0)
        return LEFT + float((value - self.low) / (self.high - self.low)) * (RIGHT - LEFT)

    def holds(self, value: Decimal) -> bool:
        """Return whether `value` has a place that leaves room for its mark."""
        return EDGE_LEFT + 2 <= self.at(value) <= EDGE_RIGHT - 9


def of(readings: Sequence[Reading]) -> Scale:
    """Return the scale that holds every end of the readings; those of other periods count only where they are alone."""
    main = [reading for reading in readings if not reading.other] or readings
    ends = [end for reading in main for end in reading.ends]
    return Scale(min(ends), max(ends)) if ends else Scale(Decimal(0), Decimal(0))


def round_ticks(scale: Scale, most: int = 5) -> list[Decimal]:
    """Return at most `most` round values in and a little around the scale, evenly spaced; or the one value there is."""
    span = scale.high - scale.low
    if not span:
        return [scale.low]
    step = _step(span / most)
    first = (scale.low - span / 20) // step
    ticks = [(first + number) * step for number in range(-1, most + 4)]
    return [tick for tick in ticks if 4 <= scale.at(tick) <= 93][: most + 1]


def _step(least: Decimal) -> Decimal:
    """Return the smallest of 1, 2, 5, 10, 20, 50 … (and their tenths) that is not below `least`."""
    power = Decimal(10) ** floor(log10(float(least)))
    return next(step * power for step in (Decimal(1), Decimal(2), Decimal(5), Decimal(10)) if step * power >= least)


def end_ticks(scale: Scale, readings: Sequence[Reading], room: float = 24) -> list[Decimal]:
    """Return the readings' own ends that leave `room` per cent between each other, the hard ones first."""
    hard = [end for reading in readings for end in (reading.hard.low, reading.hard.high) if end is not None]
    taken: list[Decimal] = []
    for end in hard + [end for reading in readings for end in reading.ends]:
        if scale.holds(end) and all(abs(scale.at(end) - scale.at(other)) >= room for other in taken):
            taken.append(end)
    return sorted(taken)
