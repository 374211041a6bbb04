"""Which claims are compared at all: a rule of the two alone that stays narrow in a large collection."""

from itertools import permutations

import pytest

from oicsummit.analysis.comparing import keys
from tests.analysis.linking import comparables

MET = {
    "figures of one measure and place": (
        "Police in Harwick recorded 412 burglaries in 2024.",
        "In 2025 officers counted 389 burglaries in Harwick.",
    ),
    "money of one place for one purpose": (
        "The council spent £19.8m on harbour repairs in Harwick.",
        "In Harwick £24.1m went on repairs of the harbour.",
    ),
    "a figure of one place beside one of no place": (
        "Police in Harwick recorded 412 burglaries.",
        "Police recorded 40,300 burglaries.",
    ),
    "one number told of two places": (
        "The gallery in Harwick was visited by 61,250 people.",
        "The gallery in Torbury was visited by 61,250 people.",
    ),
    "one number told of two places, in one year": (
        "The gallery in Harwick was visited by 61,250 people in May 2019.",
        "The gallery in Torbury was visited by 61,250 people in 2019.",
    ),
    "one sum of money in other words": (
        "The ministry spent £4 million on ferries.",
        "Boats to the islands swallowed £4m.",
    ),
    "words beside a figure": (
        "The ferry service to the islands will close.",
        "Ferry passengers to the islands numbered 7,114 in Torbury.",
    ),
}

APART = {
    "figures of one measure in two places": (
        "Police in Harwick recorded 412 burglaries.",
        "Police in Torbury recorded 389 burglaries.",
    ),
    "a number that comes often, of one measure in two places": (
        "The gallery in Harwick was visited by 612 people.",
        "The gallery in Torbury was visited by 612 people.",
    ),
    "one number of two places and two years": (
        "The gallery in Harwick was visited by 61,250 people in May 2019.",
        "The gallery in Torbury was visited by 61,250 people in May 2011.",
    ),
    "figures of one place and body that measure two things": (
        "The hospital in Harwick hired 412 nurses in 2024.",
        "Some 9,310 tonnes of hospital waste were burned in Harwick in 2024.",
    ),
    "judgements of one kind, of figures of two places": (
        "Farmers burned 412 tonnes of waste in Harwick.",
        "Some 9,310 tonnes of straw were burned in Torbury.",
    ),
    "a common number of unlike things": (
        "Twelve bridges were closed.",
        "Twelve schools opened.",
    ),
    "nothing at all in common": (
        "The orchestra played in the square.",
        "Wheat prices fell by 14%.",
    ),
}


@pytest.mark.parametrize("texts", MET.values(), ids=MET.keys())
def test_claims_that_may_say_the_same_meet_from_either_side(texts: tuple[str, str]):
    assert [met(*pair) for pair in permutations(texts)] == [True, True]


@pytest.mark.parametrize("texts", APART.values(), ids=APART.keys())
def test_claims_that_cannot_are_not_compared_from_either_side(texts: tuple[str, str]):
    assert [met(*pair) for pair in permutations(texts)] == [False, False]


def met(one: str, other: str) -> bool:
    left, right = comparables(one, other)
    return keys.meet(left, right)


def test_a_place_gone_to_or_crossed_is_not_where_a_figure_was_counted():
    crossed, reached, counted = comparables(
        "Some 6,100 walkers crossed the Pennines.", "They left for Leeds.", "Some 412 homes in Harwick stood empty."
    )

    assert keys.located(crossed.claim.features) == keys.located(reached.claim.features) == frozenset()
    assert keys.located(counted.claim.features) == {"harwick"}


def test_what_a_claim_looks_for_follows_from_what_it_is_found_by():
    assert keys.sought(["boat+rescue"]) == {"boat+rescue", "boat+rescue|*", "boat+rescue|-"}
    assert keys.sought(["boat+rescue|*", "boat+rescue|calder"]) == {
        "boat+rescue",
        "boat+rescue|-",
        "boat+rescue|calder",
    }
    assert keys.sought(["boat|~", "@1b2c"]) == {"boat", "@1b2c"}
    assert keys.sought(["=GBP 20|calder", "=GBP 20|*"]) == {"=GBP 20|calder", "=GBP 20|-"}
    assert keys.sought(["~GBP 2046:boat|-"]) == {"~GBP 2046:boat|-", "~GBP 2046:boat|*"}
    assert keys.sought(["!boat|for"]) == {"!boat|against"}
