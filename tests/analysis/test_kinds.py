"""The kinds of claims, on sentences of every subject: by tense, mood, figures and what the words are about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oicsummit import analysis
from oicsummit.analysis import parse
from oicsummit.analysis.assertions import kind_wording
from oicsummit.analysis.assertions.kind_rules import verdict


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The county cut $3.5 million from its library budget.", "funding"),
        ("The trust has set aside £60m for new lifeboats.", "funding"),
        ("Pre-tax profit more than halved to £18m.", "statistic"),
        ("The average wait was 42 minutes.", "statistic"),
        ("Rents in the old town climbed 7% in the quarter.", "statistic"),
        ("The strategy sets a target of 40% by 2035.", "measure"),
        ("The council plans to close two of its five car parks.", "measure"),
        ("Schools are required to offer a hot meal.", "measure"),
        ("Voters rejected the plan.", "event"),
        ("A train left the rails near the bridge.", "event"),
        ("The drug does not work.", "assessment"),
        ("A longer strike would hurt exports.", "assessment"),
        ("It was the driest spring since 1976.", "record"),
    ],
)
def test_the_kind_follows_from_tense_and_figures(sentence, kind):
    assert [claim.kind.value for claim in analysis.read(sentence).claims] == [kind]


def test_the_rules_put_a_record_before_money_and_money_before_the_future():
    assert verdict(frozenset(("record", "money", "has:fund"))) == "record"
    assert verdict(frozenset(("money", "has:fund", "will"))) == "funding"
    assert verdict(frozenset(("count", "large", "solid", "will"))) == "measure"


def test_what_is_forecast_is_no_measure():
    assert verdict(frozenset(("will", "forecast", "solid"))) == "assessment"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Two lighthouse keepers were airlifted to the mainland.", "event"),
        ("The bakery refunded its customers on Tuesday.", "event"),
        ("Nitrates are choking the estuary.", "assessment"),
        ("From next term, bursaries will be paid in advance.", "measure"),
    ],
)
def test_words_that_no_list_has_are_told_by_what_they_mean(sentence, kind):
    assert [claim.kind.value for claim in analysis.read(sentence).claims] == [kind]


@given(st.text(), st.text())
def test_any_text_has_its_kind_and_its_places_in_the_table(one, other):
    assert all(0 <= place < kind_wording.PLACES for place in kind_wording.places([one, other]))
    doc = parse.model().make_doc(f"{one} {other}")
    assert all(0 <= place < kind_wording.PLACES for place in kind_wording.runs(doc, 0, len(doc)))


def test_the_same_words_have_the_same_places_wherever_they_stand():
    alone, later = (parse.parse(text).blocks[0].doc for text in ("Rents fell.", "It rained. Rents fell."))

    assert set(kind_wording.runs(alone, 0, 3)) == set(kind_wording.runs(later, 3, 6))
