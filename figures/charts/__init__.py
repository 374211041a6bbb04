"""Interval charts: where each reading of a figure lies, drawn on the server.

x is in per cent of the chart's width and y in pixels, so that a chart needs no script, fits any width, and its text
keeps its size. A diamond is an exact value; thick is what one expects, thin what the words allow, an arrow a side
without end, grey another period.

    small(readings) -> Chart     for lists (`figures/_interval.html`)
    large(readings) -> Chart     for a figure's own page (`figures/_chart.html`)
    picture.svg(…), picture.png(…)  the large one as a file
"""

from figures.charts.large import large
from figures.charts.reading import Chart, Reading, apart
from figures.charts.small import small

__all__ = ["Chart", "Reading", "apart", "large", "small"]
