"""What ties claims that share hardly a word: pronouns, firsts of a kind, opposite judgements, one story."""

from itertools import combinations

from oicsummit.analysis import links
from oicsummit.analysis.comparing import likeness, topics
from oicsummit.analysis.comparing.sides import side
from oicsummit.analysis.types import Link, Outcome, Relation, SlotName
from tests.analysis.linking import comparables, linked, relations

STORY = (
    "The ferry fleet of Torbury is to be renewed. Passengers on the ferry complained of the timetable. "
    "The harbour was dredged for the ferry in May. The timetable of the harbour changed twice. "
    "Passengers were told of the dredging. "
)


def between(found: list[Link], *words: str) -> list[Link]:
    """Return the links whose reasons hold all of `words`."""
    return [link for link in found if all(word in " ".join(link.reasons) for word in words)]


def test_what_a_pronoun_takes_up_is_linked_with_what_was_told_before():
    found = linked(
        "The council abandoned the night bus to Harwick in May. "
        "Tom Ray, a driver, said: “They walked in and they scrapped it.”"
    )

    assert [link.relation for link in between(found, "pronoun")] == [Relation.CORROBORATES]


def test_a_pronoun_far_below_takes_up_nothing():
    filler = "The library opened at nine. " * 80

    found = linked(f"The council abandoned the night bus in May. {filler}Tom Ray said they scrapped it.")

    assert between(found, "pronoun") == []


def test_two_firsts_of_one_kind_are_linked_however_they_are_worded():
    assert relations(
        "The Tidal Power Congress is the first of its kind, Ann Poe said.",
        "The congress in Leeds marks the first time that engineers, fishermen and mayors have sat at one table.",
    ) == ["related"]


def test_firsts_of_two_kinds_are_not_linked():
    assert (
        relations(
            "The Tidal Power Congress is the first of its kind, Ann Poe said.",
            "Harwick's new library is the first of its kind in Wales.",
        )
        == []
    )


def test_opposite_judgements_of_one_course_of_action_contradict_each_other_within_one_story():
    left = f"{STORY}Ann Poe, who speaks for the passengers, told reporters that the policy is doing no good at all."
    right = f"{STORY}Tom Ray, the harbour master, said that the approach is already delivering results."

    found = {frozenset((link.a, link.b)): link.relation for link in linked(left, right)}

    assert found[frozenset(("0:c6", "1:c6"))] is Relation.CONTRADICTS


def test_a_charge_called_untrue_and_the_same_charge_made_contradict_each_other():
    found = relations(
        "The charge that cyclists are a burden on the public purse is a myth.",
        "Cyclists are a heavy burden on the public purse, Tom Ray claimed.",
    )

    assert "contradicts" in found


def test_one_sum_for_three_recipients_is_related_three_times():
    texts = (
        "The minister pledged £240 million over four years for the Coast Rescue Service.",
        "Ann Poe said £240 million would go to the Harbour Guard.",
        "The plan holds £240m of investment into radar, tugs and trained crews.",
    )

    found = linked(*texts)

    assert len(found) == len(list(combinations(texts, 2)))
    assert {link.relation for link in found} <= {Relation.RELATED, Relation.CORROBORATES}
    named = [link for link in found if _recipient(link) is Outcome.DIFFERS]
    assert [link.relation for link in named] == [Relation.RELATED]


def _recipient(link: Link) -> Outcome:
    return next(slot.outcome for slot in link.slots if slot.name is SlotName.RECIPIENT)


def test_texts_of_one_story_are_told_from_texts_of_two():
    one, same, other = (
        comparables(text)[0].claim.features.slots["about"]
        for text in (
            STORY,
            f"The mayor spoke on Friday. {STORY}",
            STORY.replace("ferry", "orchard").replace("harbour", "cider").replace("timetable", "harvest"),
        )
    )

    near, far = topics.likeness(one, same), topics.likeness(one, other)

    assert near is not None
    assert far is not None
    assert near > 0.9 > 0.5 > far


def test_nothing_is_concluded_from_a_text_too_short_to_tell_its_story():
    a, b = (side(one) for one in comparables("The tunnel was shut in May.", "A bridge fell in June."))

    assert topics.likeness(a.slot("about"), b.slot("about")) is None
    assert likeness.one_story(a, b) == likeness.SUPPOSED


def test_evidence_is_the_same_whichever_claim_comes_first():
    found = comparables(
        "The council abandoned the night bus in May. Tom Ray said: “They walked in and they scrapped it.”",
        "The Tidal Power Congress is the first of its kind.",
        "The congress marks the first time that engineers and mayors have met.",
    )

    for a, b in combinations(found, 2):
        assert links.compare(a, b) == links.compare(b, a)
