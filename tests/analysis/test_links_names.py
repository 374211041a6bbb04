"""What names tie that stand in one part of two claims: who leads, what is set up, who came together, who is paid."""

from oicsummit.analysis import links
from oicsummit.analysis.comparing import evidence, likeness, roles
from oicsummit.analysis.comparing.alignment import align
from oicsummit.analysis.comparing.sides import side
from oicsummit.analysis.types import Link, Relation
from tests.analysis.linking import comparables, linked

STORY = (
    "Oil came ashore at Torbury after the tanker broke up. The tanker had carried oil for a refinery. "
    "Torbury beach is black with oil, and the refinery is idle. Boats took oil from the tanker for days. "
)
OTHER = (
    "The orchards of Wenlow lost their cherries to frost. Cherries from Wenlow go to market in June. "
    "Growers lit fires in the orchards against the frost. The market had few cherries that year. "
)


def across(found: list[Link]) -> list[Link]:
    return [link for link in found if link.a[0] != link.b[0]]


def between(words: str, *texts: str) -> list[Relation]:
    """Return the relations across documents whose first reason holds `words`."""
    return [link.relation for link in across(linked(*texts)) if words in link.reasons[0]]


def test_who_leads_is_one_claim_in_the_active_and_the_passive_and_by_initials():
    assert between(
        "one body",
        f"{STORY}The clean-up is being carried out by the Coastal Rescue Agency (CRA) and many volunteers.",
        f"{STORY}The CRA, founded after the war, is coordinating work on four beaches.",
    ) == [Relation.CORROBORATES]


def test_a_body_set_up_is_one_claim_as_a_verb_and_as_a_noun():
    a, b = (
        comparables(text)[-1]
        for text in (
            f"{STORY}Ministers answered their critics with the establishment of the Harbour Safety Board.",
            f"{STORY}The Harbour Safety Board was set up within the transport department in May.",
        )
    )

    shown = evidence.by_name(side(a), side(b))

    assert shown is not None
    assert shown.verdict.relation is Relation.CORROBORATES


def test_a_body_in_two_parts_ties_nothing():
    assert not between(
        "one body",
        f"{STORY}The clean-up is led by the Coastal Rescue Agency and many volunteers.",
        f"{STORY}The Coastal Rescue Agency was set up within the transport department in May.",
    )


def test_a_body_that_leads_in_two_stories_ties_nothing():
    assert not between(
        "one body",
        f"{STORY}The clean-up is led by the Coastal Rescue Agency.",
        f"{OTHER}The Coastal Rescue Agency is coordinating a survey of growers.",
    )


def test_lists_of_who_came_are_read_together_where_they_share_a_country():
    assert between(
        "who came together",
        f"{STORY}The talks brought together engineers from Norway, Chile and the United States.",
        f"{STORY}Ministers from Portugal, the US and Ghana gathered at the harbour office.",
    ) == [Relation.RELATED]


def test_two_countries_named_without_a_gathering_are_no_list_of_who_came():
    assert not between(
        "who came together",
        f"{STORY}The talks brought together engineers from Norway, Chile and Ghana.",
        f"{STORY}The tanker was built in Norway and sold to Chile.",
    )


def test_powers_that_two_documents_tell_are_given_are_one_measure():
    assert between(
        "powers",
        f"{STORY}The harbour will get a proper watch with powers of boarding, so that no skipper can turn it away.",
        f"{STORY}The Safe Shores Bill will let inspectors search holds without notice and impound barges.",
    ) == [Relation.CORROBORATES]


def test_power_that_is_no_authority_s_ties_nothing():
    assert not between(
        "powers",
        f"{STORY}The harbour will get a proper watch with powers of boarding, so that no skipper can turn it away.",
        f"{STORY}The new pumps will let passengers walk on the pier and draw power from the sun.",
    )


def test_two_sums_for_one_body_are_compared_though_one_text_gives_its_initials():
    one, other = (
        comparables(text)[-1]
        for text in (
            "The Coastal Rescue Agency (CRA) was praised. Some £9.4 million was invested in the CRA.",
            "The Coastal Rescue Agency got £2.1 million for tugs.",
        )
    )

    assert links.sought(links.keys(one)) & set(links.keys(other)) >= {"=to:rescu+agency|-"}


def test_one_name_as_the_subject_of_both_says_more_than_one_name_anywhere():
    subject, same, elsewhere = (
        side(comparables(text)[-1])
        for text in (
            f"{STORY}Mirela Oduya promised bathers a clean shore.",
            f"{STORY}Mirela Oduya told anglers to stay away.",
            f"{STORY}Anglers complained to Mirela Oduya.",
        )
    )

    near, far = (likeness.word_terms(subject, each, align(subject.own, each.own))[-1] for each in (same, elsewhere))

    assert near
    assert not far


def test_two_records_in_one_story_are_compared_though_they_share_no_word():
    one, other = (
        comparables(text)[-1]
        for text in (
            f"{STORY}It is the fastest clean-up for ten years.",
            f"{STORY}Beaches were cleared at a quicker pace than at any time in the past decade.",
        )
    )

    assert links.sought(links.keys(one)) & set(links.keys(other))


def test_a_record_told_as_a_figure_is_of_one_kind_with_a_record_told_in_words():
    a, b = (
        side(comparables(text)[-1])
        for text in (
            f"{STORY}This year has seen record numbers of dead seabirds.",
            f"{STORY}A record 4,870 seabirds were found.",
        )
    )

    assert a.claim.kind is not b.claim.kind
    assert likeness.one_kind(a, b)


def test_figures_of_one_happening_in_one_story_are_compared_though_they_share_no_word():
    one, other = (
        comparables(text)[-1]
        for text in (
            f"{STORY}Some 5,310 sailors landed last year.",
            f"{STORY}There have been 4,870 arrivals since March.",
        )
    )

    shared = links.sought(links.keys(one)) & set(links.keys(other))

    assert any(key.startswith("count:#arrive:") for key in shared)


def test_an_odd_share_is_one_figure_in_one_story_whatever_those_counted_are_called():
    found = across(
        linked(
            f"{STORY}37% of idle deckhands have been paid nothing.", f"{STORY}It said 37% of seamen had got nothing."
        )
    )

    assert [link.relation for link in found if "0:c6" in (link.a, link.b)] == [Relation.CORROBORATES]


def test_a_round_share_may_be_another_one():
    found = across(
        linked(f"{STORY}60% of idle deckhands have been paid nothing.", f"{STORY}It said 60% of seabirds had flown.")
    )

    assert [link for link in found if "0:c6" in (link.a, link.b)] == []


def test_a_country_goes_by_one_of_its_names_and_is_no_body():
    assert list(roles.called(("Coastal", "Rescue", "Agency"))) == ["rescu+agency", "cra"]
    assert list(roles.called(("UK",))) == list(roles.called(("Torbury",))) == []
