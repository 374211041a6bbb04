"""What a chart is drawn from, and what is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from figures.charts.shapes import Shape
from oicsummit import wording
from oicsummit.analysis.types import Bounds


@dataclass(frozen=True)
class Reading:
    """One reading of a figure: who says it, in which words, and the values that these allow.

    `period` is said beside a reading that is `other`, which is for another period than the rest. The
    words of a digest are our own: `is_source` is false.
    """

    source: str
    words: str
    hard: Bounds
    expected: Bounds
    unit: str = "count"
    other: bool = False
    period: str = ""
    is_source: bool = True

    @property
    def value(self) -> str:
        """Return what the reading allows, as short as it can be said."""
        return wording.allows(self.hard, self.unit, short=True).removeprefix("exactly ")

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """Return the ends that its bounds have, the hard ones first."""
        given = (self.hard.low, self.hard.high, self.expected.low, self.expected.high)
        return tuple(end for end in given if end is not None)


@dataclass(frozen=True)
class Chart:
    """Shapes to draw and the chart in words. `frame` and `labels` are of large charts, outside the plot proper."""

    height: int
    description: str
    shapes: tuple[Shape, ...]
    frame: tuple[Shape, ...] = ()
    labels: tuple[Shape, ...] = ()


def described(readings: Sequence[Reading]) -> str:
    """Return the readings as sentences, for whoever does not see the chart."""
    main = [_sentence(reading) for reading in readings if not reading.other]
    others = [_sentence(reading) for reading in readings if reading.other]
    return " ".join(main + (["For other periods:", *others] if others else []))


def _sentence(reading: Reading) -> str:
    period = f", {reading.period}" if reading.other and reading.period else ""
    expected = wording.likely(reading.hard, reading.expected, reading.unit)
    return f"{reading.source}: {wording.allows(reading.hard, reading.unit)}{expected and ', ' + expected}{period}."


def apart(a: Reading, b: Reading) -> tuple[Decimal, Decimal] | None:
    """Return the two ends between which neither reading allows a value; None where their hard bounds meet."""
    for lower, upper in ((a.hard, b.hard), (b.hard, a.hard)):
        if lower.high is not None and upper.low is not None and _below(lower, upper):
            return lower.high, upper.low
    return None


def _below(lower: Bounds, upper: Bounds) -> bool:
    high, low = lower.high or Decimal(0), upper.low or Decimal(0)
    return high < low or (high == low and (lower.high_open or upper.low_open))
