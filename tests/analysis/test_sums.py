"""Wholes and parts: found where the text ties them, left alone where numbers merely add up."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oicsummit.analysis.comparing import sums
from oicsummit.analysis.types import Relation
from tests.analysis.linking import comparables, linked
from tests.analysis.linking import sums as sums_in

PLEDGE = "The council has promised £52 million for flood defences along the Mere."
SPLIT = (
    "Of the flood money, £45 million will go to the Water Guard for new walls along the Mere. "
    "A further £7 million will pay for pumps. Separately, a charity is giving £2 million for a park."
)

STORY = (
    "The ministry has put up £96 million to carry the Norwyke ferry terminal through.\n\n"
    "The ferry terminal at Norwyke opens in May. Crews say the ferry needs a longer quay, and the Norwyke quay was "
    "last widened in 1988. Engineers will widen the quay before the terminal opens."
)
LISTED = (
    "What Norwyke gets: the ferry terminal\n\n£71 million for a stone breakwater.\n\n£25 million for two cranes.\n\n"
    "The ferry will call at a longer quay in Norwyke. Engineers begin at the terminal in March and leave the quay in "
    "June."
)
LIBRARY = (
    "The ministry has put up £96 million to carry the Calder school library through.\n\n"
    "The school library at Calder opens in May. Teachers say the school needs a new roof, and the Calder roof was last "
    "mended in 1988. Builders will mend the roof before the library opens."
)

SILENT = {
    "money of another story": (LIBRARY, LISTED),
    "money of one story that stands far apart": (
        STORY,
        LISTED.replace("breakwater.", f"breakwater. {'The winds are rough there and the nights are long. ' * 5}"),
    ),
    "figures of unlike things": (
        "The port handled 900 ships in 2025.",
        "Some 400 nurses were hired in Leeds. The club sold 500 season tickets.",
    ),
    "money for unlike things that happens to add up": (
        "Carrham bought cars for £21m.",
        "The council of Carrbay will spend £13m on engines. It set aside £8m for lamps in Fernworth.",
    ),
    "figures that do not add up": (PLEDGE, SPLIT.replace("£7 million", "£9 million")),
    "a part that is said to stand apart": (
        "The council has promised £54 million for flood defences.",
        "It gave £52 million to the Water Guard. Separately, a charity is giving £2 million for a park.",
    ),
    "shares of a whole": ("Sales rose by 12%.", "Sales of bread rose by 8%. A further 4% was lost to theft."),
    "parts far from each other": (
        PLEDGE,
        "£45 million will go to the Water Guard.\n\n" + "The weather was mild that week in the hills. " * 40 + "\n\n"
        "The minister spent £7 million on a film about trains.",
    ),
}


@pytest.mark.parametrize("case", SILENT)
def test_numbers_that_merely_add_up_make_no_sum(case: str):
    assert sums_in(*SILENT[case]) == []


def test_the_parts_of_a_sum_are_found_in_another_document():
    (found,) = sums_in(PLEDGE, SPLIT)

    assert found.whole == ("0:c1", 0)
    assert found.parts == (("1:c1", 0), ("1:c2", 0))
    assert found.remainder == Decimal(0)
    assert found.reasons[0] == "£45 million + £7 million = £52 million"


def test_money_of_one_story_that_is_listed_elsewhere_adds_up_without_a_word_in_common():
    (found,) = sums_in(STORY, LISTED)
    assert found.whole == ("0:c1", 0)
    assert found.reasons[0] == "£71 million + £25 million = £96 million"


def test_a_figure_outside_the_sum_is_named():
    (found,) = sums_in(PLEDGE, SPLIT)

    assert found.reasons[1] == "£2 million is said to stand apart: outside the sum"


def test_the_parts_of_a_sum_are_found_within_one_document():
    (found,) = sums_in(f"{PLEDGE} {SPLIT}")

    assert len(found.parts) == 2


def test_a_like_figure_that_is_no_part_is_named_too():
    (found,) = sums_in(PLEDGE, f"{SPLIT} The council spent £1 million on sandbags.")

    assert "£1 million stands beside it: outside the sum" in found.reasons


def test_each_part_is_linked_to_the_whole():
    found = [link for link in linked(PLEDGE, SPLIT) if link.relation is Relation.PART_OF]

    assert [(link.a, link.b) for link in found] == [("1:c1", "0:c1"), ("1:c2", "0:c1")]
    assert all("£45 million + £7 million = £52 million" in link.reasons[0] for link in found)


def test_people_are_added_up_too():
    whole = "The fire at Torbury station injured 48 passengers."
    parts = (
        "Of the passengers hurt at Torbury station, 37 were treated on the spot. "
        "Another 11 passengers were injured badly."
    )

    (found,) = sums_in(whole, parts)

    assert len(found.parts) == 2


def test_some_of_a_count_are_a_part_of_it():
    (found,) = linked("The crash at Torbury station injured 48 passengers. Nine of them were hurt seriously.")

    assert (found.relation, found.a, found.b) == (Relation.PART_OF, "0:c2", "0:c1")


@settings(max_examples=10, deadline=None)
@given(st.permutations(range(4)))
def test_the_order_of_claims_changes_no_sum(order: list[int]):
    claims = comparables(PLEDGE, SPLIT)

    assert sums.find([claims[i] for i in order]) == sums.find(claims)
