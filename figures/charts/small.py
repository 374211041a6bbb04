"""The chart of a list: a row for each reading in the source's own words, the ends as ticks."""

from collections.abc import Sequence

from figures.charts import marks, scale
from figures.charts.reading import Chart, Reading, described
from figures.charts.shapes import Group, Line, Shape, Text
from oicsummit import wording

MOST = 5  # rows; the others are counted
LETTERS = 30
POINT_ROW, BAR_ROW = 21, 30


def small(readings: Sequence[Reading]) -> Chart:
    """Return the small chart of the first readings, those of the main period before others."""
    ordered = sorted(readings, key=lambda reading: reading.other)
    shown = ordered[:MOST] if len(ordered) > MOST + 1 else ordered
    ground = scale.of(ordered)
    drawing: list[Shape] = []
    y = 2
    for reading in shown:
        row, height = _row(reading, y, ground)
        drawing.append(Group(tuple(row), "other" if reading.other else "main"))
        y += height
    if len(shown) < len(ordered):
        y += 14
        drawing.append(Text(0, y, f"and {len(ordered) - len(shown)} more readings"))
    return Chart(y + 30, described(ordered), (*_axis(ground, shown, y + 10), *drawing))


def _row(reading: Reading, top: float, ground: scale.Scale) -> tuple[list[Shape], int]:
    words = wording.cut(reading.words, LETTERS)
    css = "srcw" if reading.is_source else "ours"
    if not all(ground.holds(end) for end in reading.ends):
        return [Text(0, top + 14, f"{reading.value}, {reading.period or 'another period'}: off this scale")], POINT_ROW
    if wording.is_point(reading.hard):
        x = ground.at(reading.ends[0])
        beside = marks.beside(x, words)
        if beside:
            row = marks.drawn(reading, top + 10, ground, 5)
            return [*row, Text(x, top + 14, words, beside[0], beside[1], css)], POINT_ROW
    x, anchor = marks.above(marks.middle(reading, ground), words)
    return [*marks.drawn(reading, top + 20, ground, 5), Text(x, top + 9, words, anchor, 0, css)], BAR_ROW


def _axis(ground: scale.Scale, shown: Sequence[Reading], y: float) -> list[Shape]:
    unit = shown[0].unit if shown else "count"
    ticks = scale.end_ticks(ground, shown)
    return [
        Line(0, 100, y, y, "axis"),
        *(Text(*_tick(ground.at(tick), wording.amount(tick, unit, short=True), y + 15)) for tick in ticks),
    ]


def _tick(x: float, words: str, y: float) -> tuple[float, float, str, str]:
    place, anchor = marks.above(x, words)
    return place, y, words, anchor
