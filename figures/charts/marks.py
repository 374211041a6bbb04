"""The mark of one reading: a diamond, or a bar with its ends."""

from collections.abc import Iterator

from figures.charts import shapes
from figures.charts.reading import Reading
from figures.charts.scale import EDGE_LEFT, EDGE_RIGHT, Scale
from figures.charts.shapes import Bar, Glyph, Line, Shape
from oicsummit import wording
from oicsummit.analysis.types import Bounds

LETTER = 6.5  # pixels that a letter of a label takes on average
NARROW = 330  # pixels of the narrowest chart that labels must fit


def drawn(reading: Reading, y: float, scale: Scale, thickness: float = 6) -> list[Shape]:
    """Return the shapes of a reading whose ends the scale holds, centred on the height `y`."""
    if wording.is_point(reading.hard):
        return [Glyph(scale.at(reading.ends[0]), y, shapes.DIAMOND, "pt")]
    left, right = _sides(reading.hard, scale)
    if reading.expected.low is None or reading.expected.high is None:
        return [Line(left, right, y, y), *_ends(reading.hard, left, right, y)]
    thick_left, thick_right = _sides(reading.expected, scale)
    bar = Bar(thick_left, thick_right - thick_left, y - thickness / 2, thickness)
    return [*_around(left, thick_left, thick_right, right, y), bar, *_ends(reading.hard, left, right, y)]


def _sides(bounds: Bounds, scale: Scale) -> tuple[float, float]:
    return (
        EDGE_LEFT if bounds.low is None else scale.at(bounds.low),
        EDGE_RIGHT if bounds.high is None else scale.at(bounds.high),
    )


def _around(left: float, thick_left: float, thick_right: float, right: float, y: float) -> Iterator[Shape]:
    """The thin line on both sides of what is expected."""
    if left < thick_left:
        yield Line(left, thick_left, y, y)
    if thick_right < right:
        yield Line(thick_right, right, y, y)


def _ends(hard: Bounds, left: float, right: float, y: float) -> list[Shape]:
    low, high = (shapes.CLOSED_LEFT, shapes.OPEN_LEFT), (shapes.CLOSED_RIGHT, shapes.OPEN_RIGHT)
    left_end = shapes.ARROW_LEFT if hard.low is None else low[hard.low_open]
    right_end = shapes.ARROW_RIGHT if hard.high is None else high[hard.high_open]
    return [Glyph(left, y, left_end), Glyph(right, y, right_end)]


def middle(reading: Reading, scale: Scale) -> float:
    """Return the place above which a reading's words are set: the middle of what is expected."""
    left, right = _sides(reading.expected, scale)
    return (left + right) / 2


def width(words: str) -> float:
    """Return the per cent that `words` take in the narrowest chart."""
    return len(words) * LETTER / NARROW * 100


def beside(x: float, words: str) -> tuple[str, float] | None:
    """Return anchor and dx of words right of a diamond at `x`, else left of it; None where neither has room."""
    if x + 4 + width(words) <= 100:
        return "start", 13
    return ("end", -13) if x - 4 - width(words) >= 0 else None


def above(x: float, words: str) -> tuple[float, str]:
    """Return place and anchor of words centred over `x`, moved in where they would leave the chart."""
    half = width(words) / 2
    if x - half < 0:
        return 0.0, "start"
    return (100.0, "end") if x + half > 100 else (x, "middle")
