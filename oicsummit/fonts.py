"""Typefaces for the pages, cut from packages to what Latin-script pages need: WOFF2, some tens of kilobytes each."""

import importlib.util
import os
from pathlib import Path

from fontTools import subset

# file under static/fonts/ → the package and file it is cut from
FACES = {
    "source-serif-4-latin-opsz-normal.woff2": ("fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf"),
    "source-serif-4-latin-opsz-italic.woff2": ("fontpkg_source_serif_4", "SourceSerif4-Italic[opsz,wght].ttf"),
    "public-sans-latin-wght-normal.woff2": ("fontpkg_public_sans", "PublicSans[wght].ttf"),
    "public-sans-latin-wght-italic.woff2": ("fontpkg_public_sans", "PublicSans-Italic[wght].ttf"),
}

# Basic Latin, Latin-1, Latin Extended-A, punctuation, sub- and superscripts, currencies, arrows, signs of comparison.
_RANGES = [(0x20, 0x17F), (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2190, 0x2193), (0x2200, 0x22FF)]
_FEATURES = ["kern", "liga", "tnum", "lnum", "onum", "pnum", "frac", "sups", "calt", "ccmp", "locl", "mark", "mkmk"]


def build(folder: Path) -> list[Path]:
    """Cut the faces that `folder` does not have yet; returns what was made. A face without its package is left out."""
    folder.mkdir(parents=True, exist_ok=True)
    missing = {name: source for name, source in FACES.items() if not (folder / name).exists()}
    return [_cut(source, folder / name) for name, given in missing.items() if (source := _source(*given))]


def _source(package: str, name: str) -> Path | None:
    spec = importlib.util.find_spec(package)
    path = Path(spec.origin).parent / "files" / name if spec and spec.origin else None
    return path if path and path.exists() else None


def _cut(source: Path, target: Path) -> Path:
    options = subset.Options(flavor="woff2", layout_features=_FEATURES, notdef_outline=True)
    with subset.load_font(str(source), options) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=[point for first, last in _RANGES for point in range(first, last + 1)])
        cutter.subset(font)
        # Hidden, so that nobody who collects static files meanwhile takes it along; ours, should two build at once.
        unfinished = target.with_name(f".{target.name}.{os.getpid()}")
        subset.save_font(font, str(unfinished), options)
    return unfinished.rename(target)
