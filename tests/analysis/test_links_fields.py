"""Two outlets tell one thing in the words of a field that stand for one another."""

import pytest

from oicsummit.analysis.comparing import relations
from oicsummit.analysis.comparing.alignment import Alignment
from oicsummit.analysis.comparing.lexicon import kin, root
from oicsummit.analysis.comparing.sides import side
from oicsummit.analysis.comparing.thesaurus import CLASSES
from oicsummit.analysis.types import Relation
from tests.analysis.linking import comparables, linked

LINKED = {
    "births and babies": (
        "Midwives at Carrow attended 3,100 births in 2025.",
        "Some 3,100 babies were born at Carrow last year.",
    ),
    "bicycles stolen": (
        "Thieves stole 240 bicycles in Harwick last year.",
        "Last year 245 bikes were taken in burglaries in Harwick.",
    ),
}
UNLIKE = {
    "babies and bicycles": (LINKED["births and babies"][0], LINKED["bicycles stolen"][1]),
    "one field, two things": (
        "Midwives at Carrow attended 3,100 births in 2025.",
        "Surgeons in Dunmere treated 870 patients in June.",
    ),
}


@pytest.mark.parametrize("case", LINKED)
def test_words_of_a_field_that_stand_for_one_another_bring_claims_together(case: str):
    assert len(linked(*LINKED[case])) == 1


@pytest.mark.parametrize("case", UNLIKE)
def test_words_of_a_field_alone_link_nothing(case: str):
    assert linked(*UNLIKE[case]) == []


@pytest.mark.parametrize("pair", ["strike walkout", "birth newborn", "redundancy layoff", "merger takeover"])
def test_a_word_is_of_the_class_of_its_fellows_whether_general_or_of_a_field(pair: str):
    one, other = pair.split()
    assert kin(root(one), root(other))


def test_no_class_stands_twice():
    lines = [line for line in CLASSES.splitlines() if line]
    assert len(lines) == len(set(lines))


@pytest.mark.parametrize(
    ("denial", "contradicts"), [("The merger has failed.", True), ("The takeover has failed.", False)]
)
def test_only_who_uses_a_word_of_the_other_is_said_to_deny_him(denial: str, contradicts: bool):
    one, other = (side(claim) for claim in comparables("The merger is working.", denial))
    alike = Alignment(0.5, 0.5, 0.5, 0.5, 0.0, 0.0)

    found = relations.of_words(one, other, (), alike, 0.0)

    assert (found.relation is Relation.CONTRADICTS) is contradicts
