"""Many claims of one pattern: only what is planted among them belongs together."""

from tests.analysis.linking import linked

TOWNS = "Harwick Torbury Elmsford Wendle Corran Kelmarsh Dunmore Aldbrook Stanwick Penrose Farleigh Whitmore".split()


def reports(count: int) -> list[str]:
    """Return as many texts that differ in their town and their number only."""
    return [f"The council of {town} repaired {211 + 37 * i} bridges in 2024." for i, town in enumerate(TOWNS[:count])]


def test_councils_of_different_towns_neither_agree_nor_contradict_each_other():
    assert linked(*reports(12)) == []


def test_only_the_planted_pairs_are_found_among_claims_of_one_pattern():
    planted = ["Some 211 bridges were repaired in Harwick in 2024.", "In Corran, 359 bridges were repaired in 2024."]

    found = linked(*reports(12), *planted)

    pairs = {tuple(sorted((int(link.a.split(":")[0]), int(link.b.split(":")[0])))) for link in found}
    assert pairs == {(0, 12), (4, 13)}
    assert {link.relation.value for link in found} == {"corroborates"}
