"""Pairs that are refused without a look at their words: none that would have been linked for them."""

from itertools import combinations
from pathlib import Path

import pytest

from oicsummit.analysis.comparing import likeness
from oicsummit.analysis.comparing.alignment import align, at_most
from oicsummit.analysis.comparing.glossary import EMPTY
from oicsummit.analysis.comparing.measures import Figures, figures
from oicsummit.analysis.comparing.sides import Side, side
from tests.analysis.linking import comparables

TEXTS = sorted((Path(__file__).parent.parent / "examples" / "links" / "tuning-1").glob("*.txt"))


@pytest.fixture(scope="module")
def pairs() -> list[tuple[Side, Side]]:
    found = [side(one) for one in comparables(*(text.read_text(encoding="utf-8") for text in TEXTS))]
    return list(combinations(found, 2))


def compared(a: Side, b: Side) -> list[Figures | None]:
    both = [
        (i, j) for i, one in enumerate(a.quantities) for j, other in enumerate(b.quantities) if one.unit == other.unit
    ]
    return [None, *(figures(a, b, i, j, EMPTY) for i, j in both)]


def test_two_claims_share_no_more_than_the_most_that_they_may(pairs):
    for a, b in pairs:
        shared, most = align(a.words, b.words), at_most(a.words, b.words)

        assert all(found <= bound + 1e-9 for found, bound in zip(shared, most, strict=True))


def test_no_pair_is_hopeless_whose_words_would_link_it(pairs):
    likely = hopeless = 0
    for a, b in pairs:
        shared, most = align(a.words, b.words), at_most(a.words, b.words)
        for pair in compared(a, b):
            by_words = likeness.of_words(a, b, shared) if pair is None else likeness.of_figures(a, b, pair, shared)
            refused = likeness.hopeless(a, b, pair, most)

            assert not (refused and by_words >= likeness.ENOUGH)
            hopeless, likely = hopeless + refused, likely + (by_words >= likeness.ENOUGH)
    assert hopeless > 20 * likely > 0


def test_a_claim_without_words_shares_nothing():
    alone = side(comparables("The mill burned 30 tonnes of peat.")[0])

    assert at_most(alone.around, alone.own) == (0.0,) * 6
