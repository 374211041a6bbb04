"""The chart of a figure's own page: labels left of the plot on a wide page, above each mark on a narrow one."""

from collections.abc import Sequence
from itertools import combinations

from figures.charts import marks, scale, shapes
from figures.charts.reading import Chart, Reading, apart, described
from figures.charts.shapes import Glyph, Group, Line, Shape, Text
from oicsummit import wording

ROW = 80  # pixels from a reading to the next
MARK = 58  # from the top of a row to its mark
LETTERS = 40


def large(readings: Sequence[Reading], *, gap: bool = True) -> Chart:
    """Return the large chart: readings of the main period first, others below a rule, beside them and not against.

    `gap` marks how far apart two readings are that cannot both hold.
    """
    main = [reading for reading in readings if not reading.other]
    others = [reading for reading in readings if reading.other]
    ground = scale.of(readings)
    below = len(main) * ROW + (58 if main else 0)
    bottom = (below + len(others) * ROW if others else len(main) * ROW) + 10
    drawing = [*_grid(ground, readings, bottom), *(_gap(main, ground) if gap else [])]
    for number, reading in enumerate(main):
        drawing += _mark(reading, number * ROW + MARK, ground)
    for number, reading in enumerate(others):
        drawing.append(Group(tuple(_mark(reading, below + number * ROW + MARK, ground)), "other"))
    labels = _labels(main, 0) + _labels(others, below)
    return Chart(bottom + 30, described(readings), tuple(drawing), tuple(_frame(main, others, bottom)), tuple(labels))


def _grid(ground: scale.Scale, readings: Sequence[Reading], bottom: float) -> list[Shape]:
    unit = readings[0].unit if readings else "count"
    drawing: list[Shape] = []
    for tick in scale.round_ticks(ground):
        x = ground.at(tick)
        drawing.append(Line(x, x, 2, bottom, "grid"))
        drawing.append(Text(x, bottom + 20, wording.amount(tick, unit, short=True), "middle"))
    return drawing


def _mark(reading: Reading, y: float, ground: scale.Scale) -> list[Shape]:
    if not all(ground.holds(end) for end in reading.ends):
        return _off_scale(reading, y, ground)
    words = ", ".join(part for part in (reading.value, reading.period if reading.other else "") if part)
    css = "" if reading.other else "strong"
    drawing = marks.drawn(reading, y, ground)
    if wording.is_point(reading.hard):
        x = ground.at(reading.ends[0])
        beside = marks.beside(x, words)
        if beside:
            return [*drawing, Text(x, y + 4, words, beside[0], beside[1], css)]
    x, anchor = marks.above(marks.middle(reading, ground), words)
    return [*drawing, Text(x, y - 11, words, anchor, 0, css)]


def _off_scale(reading: Reading, y: float, ground: scale.Scale) -> list[Shape]:
    """Say what lies beyond the chart's edge, with an arrow to the side where it lies."""
    words = f"{reading.value}, {reading.period or 'another period'}: off this scale"
    if all(ground.at(end) < 50 for end in reading.ends):
        return [Line(1, 8, y, y), Glyph(1, y, shapes.ARROW_LEFT), Text(10, y + 4, words)]
    return [Line(92, 99, y, y), Glyph(99, y, shapes.ARROW_RIGHT), Text(90, y + 4, words, "end")]


def _gap(main: Sequence[Reading], ground: scale.Scale) -> list[Shape]:
    """Show how far apart the two readings are that cannot both hold; of several pairs the ones nearest on the page."""
    pairs = [
        (below - above, above, below, ends)
        for (above, a), (below, b) in combinations(enumerate(main), 2)
        if (ends := apart(a, b)) and ends[0] < ends[1]
    ]
    if not pairs:
        return []
    _, above, below, (low, high) = min(pairs)
    top, foot = above * ROW + MARK, below * ROW + MARK
    height = top + 40
    words = f"{wording.difference(high - low, main[0].unit, short=True)} apart"
    left, right = ground.at(low), ground.at(high)
    side = ("start", 7, right) if right + 3 + marks.width(words) <= 100 else ("end", -7, left)
    return [
        Line(left, left, top, foot, "gap"),
        Line(right, right, top, foot, "gap"),
        Line(left, right, height, height, "gapbar"),
        Text(side[2], height + 4, words, side[0], side[1], "warn"),
    ]


def _labels(readings: Sequence[Reading], top: float) -> list[Shape]:
    return [
        Group(
            (
                Text(0, top + number * ROW + 14, wording.cut(reading.source, LETTERS), css="lab1"),
                Text(
                    0,
                    top + number * ROW + 33,
                    wording.cut(reading.words, LETTERS - 6),
                    css="lab2" if reading.is_source else "lab3",
                ),
            ),
            "lab",
        )
        for number, reading in enumerate(readings)
    ]


def _frame(main: Sequence[Reading], others: Sequence[Reading], bottom: float) -> list[Shape]:
    frame: list[Shape] = [Line(0, 100, bottom, bottom, "axis")]
    if main and others:
        y = len(main) * ROW + 24
        frame += [Line(0, 100, y, y, "axis"), Text(0, y + 18, "Other periods, beside it and not against it", css="sub")]
    return frame
