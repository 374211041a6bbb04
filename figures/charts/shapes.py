"""The few shapes that charts are made of; x in per cent of the width, y in pixels."""

from dataclasses import dataclass

# Ends of bars, drawn around (0, 0): brackets for an end that is in the interval, round ones for one that is not.
CLOSED_LEFT, CLOSED_RIGHT = "M5-8H0V8H5", "M-5-8H0V8H-5"
OPEN_LEFT, OPEN_RIGHT = "M5-8Q-2.5 0 5 8", "M-5-8Q2.5 0-5 8"
ARROW_LEFT, ARROW_RIGHT = "M7-5 0 0 7 5", "M-7-5 0 0-7 5"
DIAMOND = "M0-7 7 0 0 7-7 0Z"


@dataclass(frozen=True)
class Line:
    x1: float
    x2: float
    y1: float
    y2: float
    css: str = "allowed"
    kind: str = "line"


@dataclass(frozen=True)
class Bar:
    x: float
    width: float
    y: float
    height: float = 6
    kind: str = "bar"


@dataclass(frozen=True)
class Glyph:
    """A path drawn around the point (x, y) at its own size."""

    x: float
    y: float
    path: str
    css: str = "end"
    kind: str = "glyph"


@dataclass(frozen=True)
class Text:
    x: float
    y: float
    words: str
    anchor: str = "start"
    dx: float = 0
    css: str = ""
    kind: str = "text"


@dataclass(frozen=True)
class Group:
    """Shapes of one class, such as the grey of another period."""

    shapes: tuple["Shape", ...]
    css: str
    kind: str = "group"


Shape = Line | Bar | Glyph | Text | Group
