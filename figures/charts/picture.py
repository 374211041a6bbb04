"""A large chart as a file to take away: an SVG that needs no stylesheet, and a PNG of it."""

import re
from functools import cache
from pathlib import Path

import fontpkg_public_sans
import fontpkg_source_serif_4
import resvg_py
from django.template.loader import render_to_string

from figures.charts.reading import Chart

WIDTH = 1200
SANS = "'Public Sans', 'Franklin Gothic Book', 'Helvetica Neue', Arial, sans-serif"
SERIF = "'Source Serif 4', 'Palatino Linotype', Palatino, Georgia, serif"
INK, GREY, RULE, RED = "#15191c", "#5c646b", "#d6dad5", "#a51f19"

# What the page's stylesheet says of these classes, as attributes: a file is seen without it.
ATTRIBUTES = {
    "axis": 'stroke="#868e93" stroke-width="1"',
    "grid": f'stroke="{RULE}" stroke-width="1"',
    "allowed": 'stroke="currentColor" stroke-width="2"',
    "bar": 'fill="currentColor" stroke="none"',
    "pt": 'fill="currentColor" stroke="none"',
    "end": 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"',
    "gap": f'stroke="{RED}" stroke-width="1.5" stroke-dasharray="2 3"',
    "gapbar": f'stroke="{RED}" stroke-width="1.5"',
    "other": f'color="{GREY}"',
    "main": f'color="{INK}"',
    "lab": 'transform="translate(0 35)"',
    "lab1": f'fill="{INK}" font-size="14" font-weight="600"',
    "lab2": f'fill="#434a50" font-size="16" font-family="{SERIF}"',
    "lab3": 'fill="#434a50" font-size="14"',
    "sub": 'fill="#434a50" font-size="13"',
    "strong": f'fill="{INK}" font-weight="600"',
    "warn": f'fill="{RED}" font-weight="600"',
}


def svg(chart: Chart, name: str, credit: str) -> str:
    """Return the chart as an SVG of WIDTH pixels, with its name above and `credit` (where it is from) below."""
    page = render_to_string(
        "figures/picture.svg", {"chart": chart, "name": name, "credit": credit, "width": WIDTH, "sans": SANS}
    )
    return re.sub(r'class="(\w+)"', lambda found: ATTRIBUTES[found[1]], page)


def png(chart: Chart, name: str, credit: str, scale: int = 2) -> bytes:
    """Return the same as PNG, at `scale` times the size."""
    drawing: bytes = resvg_py.svg_to_bytes(
        svg_string=svg(chart, name, credit), width=WIDTH * scale, font_files=_faces(), skip_system_fonts=False
    )
    return bytes(drawing)


@cache
def _faces() -> list[str]:
    """Return the files of the two typefaces, from the packages that bring them."""
    packages = (fontpkg_public_sans, fontpkg_source_serif_4)
    return [
        str(face) for package in packages for face in sorted((Path(package.__file__).parent / "files").glob("*.ttf"))
    ]
