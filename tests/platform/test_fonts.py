"""Typefaces are cut from packages to what the pages need."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from fontTools.ttLib import TTFont

from oicsummit import fonts


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return fonts.build(tmp_path_factory.mktemp("fonts"))


def test_each_face_of_the_stylesheet_is_built_once(built: list[Path]):
    named = re.findall(r"fonts/([^\"')]+)", (settings.BASE_DIR / "static" / "css" / "tokens.css").read_text())

    assert sorted(path.name for path in built) == sorted(named)
    assert sorted(built) == sorted(built[0].parent.iterdir())
    assert all(path.stat().st_size < 250_000 for path in built)
    assert fonts.build(built[0].parent) == []


def test_a_face_has_the_signs_that_pages_use(built: list[Path]):
    for path in built:
        known = TTFont(path).getBestCmap()
        assert [sign for sign in "[)(]≠≈£€–—‘’“”…½Åéř" if ord(sign) not in known] == [], path.name
