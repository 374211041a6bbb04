"""What people decided, when documents are read again by other rules."""

import pytest

from claims import correct, decisions, review, undo
from claims.models import Claim, ClaimState, Decision, DecisionState, Link, LinkState
from figures.models import Quantity
from sources.models import Event
from tests import make

pytestmark = pytest.mark.django_db

ONE = "Ann Roe said that 40 buses would run in Leeds. The council spent £300 on paint and 12 people came to look."
OTHER = "Some 40 buses would run in Leeds. Work on 3 trams goes on."


@pytest.fixture(autouse=True)
def plain(settings) -> None:
    settings.ANALYSIS = "tests.readers.plain"


@pytest.fixture
def ann():
    return make.user("ann")


@pytest.fixture
def bob():
    return make.user("bob")


@pytest.fixture
def documents():
    documents = [make.document(ONE), make.document(OTHER)]
    make.read(*documents)
    return documents


def claim(words: str) -> Claim:
    return Claim.objects.get(text__startswith=words, gone_in=None)


def state(decision: Decision) -> str:
    decision.refresh_from_db()
    return decision.state


def test_a_corrected_speaker_outlives_a_rule_that_does_not_touch_it(documents, ann, settings) -> None:
    made = correct.speaker(claim=claim("40 buses would run in Leeds"), by=ann, name="Bo Lind")
    settings.ANALYSIS = "tests.readers.as_events"

    make.read(*documents)

    row = Claim.objects.get(pk=made.claim_id)
    assert (row.speaker.name, row.speaker_as_read, row.kind, row.state) == (
        "Bo Lind",
        "Ann Roe",
        "event",
        ClaimState.CORRECTED,
    )
    assert state(made) == DecisionState.CARRIED


def test_a_corrected_speaker_is_kept_and_asked_about_where_the_machine_reads_another(documents, ann, settings) -> None:
    made = correct.speaker(claim=claim("40 buses would run in Leeds"), by=ann, name="Bo Lind")
    settings.ANALYSIS = "tests.readers.anonymous"

    make.read(*documents)

    assert Claim.objects.get(pk=made.claim_id).speaker.name == "Bo Lind"
    assert state(made) == DecisionState.NEEDS_CONFIRMATION
    assert made.rests_on["speaker"] == "Ann Roe"


def test_a_confirmed_decision_is_carried_from_then_on(documents, ann, bob, settings) -> None:
    made = correct.speaker(claim=claim("40 buses would run in Leeds"), by=ann, name="Bo Lind")
    settings.ANALYSIS = "tests.readers.anonymous"
    make.read(*documents)

    confirmed = decisions.confirm(decision=made, by=bob)
    make.read(*documents)

    assert state(made) == DecisionState.CONFIRMED
    assert state(confirmed) == DecisionState.CARRIED
    settings.ANALYSIS = "tests.readers.plain"
    make.read(*documents)
    assert state(confirmed) == DecisionState.NEEDS_CONFIRMATION


def test_a_corrected_span_outlives_every_run(documents, ann) -> None:
    row = claim("The council spent")
    start = ONE.index("12 people")
    correct.span(claim=row, by=ann, start=start, end=start + len("12 people came to look"))

    run = make.read(*documents)

    row.refresh_from_db()
    assert (row.text, [q.text for q in row.quantities.all()]) == ("12 people came to look", ["12"])
    assert run.report["claims"] == {"kept": 4}


def test_a_corrected_quantity_outlives_every_run(documents, ann) -> None:
    row = claim("Work on 3 trams")
    correct.quantity(claim=row, quantity=row.quantities.get(), by=ann, value="4", noun="tram")

    make.read(*documents)

    quantity = row.quantities.get()
    assert (quantity.text, quantity.value, quantity.noun, quantity.hard.lower) == ("3", 4, "tram", 4)
    assert quantity.read["value"] == "3"


def test_a_rejected_claim_stays_rejected_and_loses_its_links(documents, ann) -> None:
    row = claim("Some 40 buses")
    link = Link.objects.get()
    correct.reject(claim=row, by=ann, reason="an old figure")

    make.read(*documents)

    row.refresh_from_db()
    link.refresh_from_db()
    assert row.state == ClaimState.REJECTED
    assert link.gone_in is not None


def test_a_claim_marked_by_hand_stays_although_the_machine_never_finds_it(documents, ann) -> None:
    start = OTHER.index("goes on")
    made = correct.mark(document=documents[1], by=ann, start=start, end=start + len("goes on"), speaker="Ann Roe")

    run = make.read(*documents)

    row = Claim.objects.get(pk=made.claim_id)
    assert (row.text, row.by_hand, row.gone_in, row.speaker.name) == ("goes on", True, None, "Ann Roe")
    assert state(made) == DecisionState.CARRIED
    assert "gone" not in run.report["claims"]


def test_words_over_two_sentences_cannot_be_marked(documents, ann) -> None:
    start = OTHER.index("Leeds")

    with pytest.raises(correct.NotInOneSentence):
        correct.mark(document=documents[1], by=ann, start=start, end=start + len("Leeds. Work"))


def test_words_that_are_a_claim_already_cannot_be_marked(documents, ann) -> None:
    row = claim("Work on 3 trams")

    with pytest.raises(correct.MarkedAlready) as refused:
        correct.mark(document=documents[1], by=ann, start=row.start, end=row.end)
    assert refused.value.claim == row


def test_a_gone_claim_keeps_its_address_and_its_decisions_and_comes_back_with_them(documents, ann, settings) -> None:
    row = claim("The council spent")
    made = correct.kind(claim=row, by=ann, kind="funding")
    settings.ANALYSIS = "tests.readers.without_money"

    run = make.read(*documents)

    row.refresh_from_db()
    assert (row.gone_in, row.kind) == (run, "funding")
    assert state(made) == DecisionState.NEEDS_CONFIRMATION
    settings.ANALYSIS = "tests.readers.plain"
    make.read(*documents)
    again = Claim.objects.get(public_id=row.public_id)
    assert (again.gone_in, again.kind) == (None, "funding")
    assert state(made) == DecisionState.CARRIED


def test_a_claim_cut_in_two_goes_on_as_its_larger_part_and_back_again(documents, settings) -> None:
    row = claim("The council spent")
    settings.ANALYSIS = "tests.readers.in_two"

    run = make.read(*documents)

    assert run.report["claims"] == {"kept": 3, "changed": 1, "split": 1}
    row.refresh_from_db()
    assert row.text == "The council spent £300 on paint"
    part = claim("12 people")
    settings.ANALYSIS = "tests.readers.plain"
    run = make.read(*documents)
    part.refresh_from_db()
    assert run.report["claims"] == {"kept": 3, "changed": 1, "merged": 1}
    assert part.became == row


def test_a_rejected_link_is_never_proposed_again(documents, ann, settings) -> None:
    link = Link.objects.get()
    made = review.decide(link=link, by=ann, state=LinkState.REJECTED, reason_code="chance")

    make.read(*documents)
    settings.ANALYSIS = "tests.readers.as_events"
    make.read(*documents)

    assert Link.objects.get().state == LinkState.REJECTED
    assert made.reason_code == "chance"


def test_an_approved_link_is_carried_over_while_both_claims_are_the_same(documents, ann) -> None:
    made = review.decide(link=Link.objects.get(), by=ann, state=LinkState.APPROVED)

    make.read(*documents)

    assert Link.objects.get().state == LinkState.APPROVED
    assert state(made) == DecisionState.CARRIED


def test_an_approved_link_of_a_claim_that_reads_otherwise_is_kept_and_asked_about(documents, ann, settings) -> None:
    made = review.decide(link=Link.objects.get(), by=ann, state=LinkState.APPROVED)
    settings.ANALYSIS = "tests.readers.anonymous"

    make.read(*documents)

    assert Link.objects.get().state == LinkState.APPROVED
    assert state(made) == DecisionState.NEEDS_CONFIRMATION


def test_a_relation_set_by_hand_stays_whatever_the_machine_reads(documents, ann) -> None:
    made = review.decide(link=Link.objects.get(), by=ann, state=LinkState.APPROVED, relation="contradicts")

    make.read(*documents)

    link = Link.objects.get()
    assert (link.relation, link.state) == ("contradicts", LinkState.APPROVED)
    assert link.relation_read != "contradicts"
    assert made.after == {"state": "approved", "relation": "contradicts"}


def test_a_second_editor_sees_what_the_first_decided_before_deciding(documents, ann, bob) -> None:
    link = Link.objects.get()
    first = review.decide(link=link, by=ann, state=LinkState.APPROVED)

    with pytest.raises(review.DecidedMeanwhile) as told:
        review.decide(link=link, by=bob, state=LinkState.REJECTED)

    assert told.value.decision == first
    assert Link.objects.get().state == LinkState.APPROVED


def test_two_editors_who_disagree_leave_it_to_a_third(documents, ann, bob) -> None:
    link = Link.objects.get()
    first = review.decide(link=link, by=ann, state=LinkState.APPROVED)

    second = review.decide(link=link, by=bob, state=LinkState.REJECTED, seen=first.public_id)
    assert Link.objects.get().state == LinkState.DISAGREEMENT
    again = review.decide(link=link, by=ann, state=LinkState.APPROVED, seen=second.public_id)
    assert Link.objects.get().state == LinkState.DISAGREEMENT
    review.decide(link=link, by=make.user(), state=LinkState.REJECTED, seen=again.public_id)

    assert Link.objects.get().state == LinkState.REJECTED


def test_undoing_sets_back_and_deletes_nothing(documents, ann) -> None:
    link = Link.objects.get()
    relation = link.relation
    made = review.decide(link=link, by=ann, state=LinkState.APPROVED, relation="contradicts")

    undone = undo.undo(decision=made, by=ann)

    link.refresh_from_db()
    assert (link.state, link.relation) == (LinkState.PROPOSED, relation)
    assert (state(made), undone.earlier) == (DecisionState.UNDONE, made)
    with pytest.raises(decisions.AlreadyUndone):
        undo.undo(decision=made, by=ann)


def test_an_earlier_decision_cannot_be_undone_under_a_later_one(documents, ann) -> None:
    link = Link.objects.get()
    made = review.decide(link=link, by=ann, state=LinkState.APPROVED)
    review.decide(link=link, by=ann, state=LinkState.UNSURE)

    with pytest.raises(decisions.DecidedSince):
        undo.undo(decision=made, by=ann)


@pytest.mark.parametrize(
    "correction",
    [
        lambda claim, by: correct.speaker(claim=claim, by=by, name="Bo Lind"),
        lambda claim, by: correct.kind(claim=claim, by=by, kind="event"),
        lambda claim, by: correct.span(claim=claim, by=by, start=claim.start, end=claim.end - 9),
        lambda claim, by: correct.quantity(claim=claim, quantity=claim.quantities.get(), by=by, value="41"),
        lambda claim, by: correct.reject(claim=claim, by=by),
    ],
)
def test_every_correction_can_be_undone(documents, ann, correction) -> None:
    row = claim("Some 40 buses")
    before = list(Claim.objects.filter(pk=row.pk).values()), list(Quantity.objects.order_by("pk").values())

    made = correction(row, ann)
    assert before != (list(Claim.objects.filter(pk=row.pk).values()), list(Quantity.objects.order_by("pk").values()))
    undo.undo(decision=made, by=ann)

    assert before == (list(Claim.objects.filter(pk=row.pk).values()), list(Quantity.objects.order_by("pk").values()))


def test_a_new_version_takes_claims_decisions_and_addresses_along(documents, ann) -> None:
    kept, changed = claim("Some 40 buses"), claim("Work on 3 trams")
    made = correct.kind(claim=kept, by=ann, kind="event")
    asked = correct.kind(claim=changed, by=ann, kind="event")
    link = Link.objects.get()
    review.decide(link=link, by=ann, state=LinkState.APPROVED)

    later = make.document("An update. " + OTHER.replace("3 trams", "4 trams"), supersedes=documents[1])
    run = make.read(later)

    assert run.report["claims"] == {"moved": 1, "changed": 1}
    kept.refresh_from_db()
    changed.refresh_from_db()
    assert (kept.document, changed.document, changed.text) == (later, later, "Work on 4 trams goes on")
    assert (state(made), state(asked)) == (DecisionState.CARRIED, DecisionState.NEEDS_CONFIRMATION)
    link.refresh_from_db()
    assert (link.state, link.gone_in) == (LinkState.APPROVED, None)
    event = Event.objects.filter(kind="quantity", action="changed", after__has_key="value").get()
    assert (event.before["value"], event.after["value"]) == (3, 4)


def test_a_claim_marked_by_hand_is_compared_like_any_other(ann, settings) -> None:
    settings.ANALYSIS = "oicsummit.analysis.read"
    one = make.document("The city bought 300 new trams for £90 million last year, the mayor said.")
    other = make.document("Readers ask why the city bought 300 new trams for £90 million last year.")
    make.read(one, other)
    Claim.objects.filter(document=other).exclude(by_hand=True).update(state=ClaimState.REJECTED)
    start = other.text.index("the city")
    made = correct.mark(document=other, by=ann, start=start, end=len(other.text) - 1)

    make.read(other, kind="link")

    assert Link.objects.filter(gone_in=None, b=made.claim).exists()
