"""What PostgreSQL itself refuses, whoever asks for it."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.db.utils import ProgrammingError
from django.utils import timezone

from claims.models import Check, Claim, Decision, DecisionKind, Evidence, Link, Speaker, Verdict
from figures.models import Figure, Quantity, Sum
from sources import events
from sources.models import Document, Event, Run, RunKind, RunState, Sentence, StartedFrom
from tests import make

pytestmark = pytest.mark.django_db

TEXT = "Ann saw 40 buses — all full. Bob saw 3."


@pytest.fixture
def document() -> Document:
    return make.document(TEXT)


@pytest.fixture
def sentence(document) -> Sentence:
    return make.sentence(document, 0, 28)


@pytest.fixture
def claims(document, sentence) -> tuple[Claim, Claim]:
    return make.claim(sentence, "Ann saw 40 buses"), make.claim(sentence, "all full")


def refused(change: Callable[[], object], why: str, error: type[Exception] = IntegrityError) -> None:
    with pytest.raises(error, match=why), transaction.atomic():
        change()


def test_words_that_stand_elsewhere_are_refused_also_far_into_a_text() -> None:
    long = make.document("é" * 9000 + TEXT)

    assert make.sentence(long, 9000, 9028).text == TEXT[:28]
    refused(
        lambda: Sentence.objects.create(
            document=long, index=1, start=9000, end=9003, text="Bob", block="paragraph", paragraph=0
        ),
        "words of a sentence",
    )


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda s: Sentence.objects.filter(pk=s.pk).update(text="Ann saw 41 buses — all full."), "words of a sentence"),
        (lambda s: Sentence.objects.filter(pk=s.pk).update(start=F("end")), "starts_before"),
        (lambda s: Sentence.objects.filter(pk=s.pk).update(block="poem"), "block_is_a_word"),
        (lambda s: make.claim(s, "Ann").__class__.objects.update(end=F("start")), "starts_before"),
        (lambda s: Claim.objects.filter(pk=make.claim(s, "Ann").pk).update(text="Bob"), "words of a claim"),
        (lambda s: Claim.objects.filter(pk=make.claim(s, "Ann").pk).update(start=1), "words of a claim"),
        (lambda s: Claim.objects.filter(pk=make.claim(s, "Ann").pk).update(end=400), "words of a claim"),
        (lambda s: make.claim(s, "Ann", kind="poem"), "kind_is_a_word"),
        (lambda s: make.claim(s, "Ann", worth=1.5), "worth"),
        (lambda s: [make.claim(s, "Ann"), make.claim(s, "Ann")], "one_claim_of_a_span"),
        (lambda s: make.quantity(s, "40", None), "vague"),
        (lambda s: make.quantity(s, "40", 40, vague=True), "vague"),
        (lambda s: make.quantity(s, "40", 40, modifier="roughly"), "modifier_is_a_word"),
        (lambda s: [make.quantity(s, "40", 40), make.quantity(s, "40", 40)], "one_quantity_of_a_span"),
        (lambda s: Quantity.objects.filter(pk=make.quantity(s, "40", 40).pk).update(text="41"), "words of a quantity"),
        (
            lambda s: make.quantity(s, "40", 40, period_start_date="2024-02-01", period_end_date="2024-01-01"),
            "a_period_starts",
        ),
    ],
)
def test_spans_values_and_words_that_do_not_hold_are_refused(sentence, change, why) -> None:
    refused(lambda: change(sentence), why)


def test_a_claim_of_another_documents_sentence_is_refused(claims) -> None:
    other = make.document("Ann saw 40 buses.")

    refused(lambda: Claim.objects.filter(pk=claims[0].pk).update(document=other), "words of a claim")


def test_the_text_of_a_document_never_changes(document) -> None:
    refused(lambda: Document.objects.update(text="other"), "never changes")
    refused(lambda: Document.objects.update(sha256="0" * 64), "never changes")


def test_a_document_without_a_text_or_twice_at_one_publisher_is_refused(document) -> None:
    copy = {"text": TEXT, "sha256": document.sha256, "origin_key": "x"}

    refused(lambda: Document.objects.create(**copy), "one_document_of_a_text")
    empty = {**copy, "text": "", "sha256": "0" * 64}
    refused(lambda: Document.objects.create(**empty), "only_an_erased_document_has_no_text")
    refused(lambda: Document.objects.update(supersedes=F("id")), "supersedes_another")
    refused(lambda: Document.objects.update(is_digest=True), "digest")


def test_a_link_with_itself_or_twice_of_one_pair_is_refused(claims) -> None:
    a, b = claims
    Link.objects.create(a=a, b=b, relation="related")

    refused(lambda: Link.objects.create(a=a, b=a, relation="related"), "two_claims")
    refused(lambda: Link.objects.create(a=b, b=a, relation="contradicts"), "one_link_of_a_pair")
    refused(lambda: Link.objects.update(relation="resembles"), "relation_is_a_word")
    refused(lambda: Link.objects.update(state="maybe"), "state_is_a_word")


def decision(**fields: object) -> Decision:
    made = {"who": make.user(), "when": timezone.now(), "kind": DecisionKind.CLAIM_REJECTED, **fields}
    return Decision.objects.create(**made)


def test_a_decision_without_who_when_or_on_what_is_refused(claims) -> None:
    refused(lambda: decision(claim=claims[0], who=None), "who_id")
    refused(lambda: decision(claim=claims[0], when=None), "when")
    refused(lambda: decision(), "on_one_thing")
    refused(lambda: decision(claim=claims[0], speaker=Speaker.objects.create(name="Ann")), "on_one_thing")
    refused(lambda: decision(claim=claims[0], kind=DecisionKind.UNDONE), "says_what")


def test_a_decision_is_neither_changed_nor_removed(claims) -> None:
    decision(claim=claims[0])

    refused(lambda: Decision.objects.update(why="another reason"), "never changes")
    refused(lambda: Decision.objects.update(kind=DecisionKind.CLAIM_KIND), "never changes")
    refused(lambda: Decision.objects.all().delete(), "never removed")


def test_an_event_is_neither_changed_nor_removed(document) -> None:
    assert Event.objects.exists()

    refused(lambda: Event.objects.update(actor="somebody else"), "never changes")
    refused(lambda: Event.objects.all().delete(), "never removed")
    refused(lambda: connection.cursor().execute("TRUNCATE sources_event"), "never removed")


def test_the_sites_own_role_may_add_events_and_nothing_else(document, as_app_role) -> None:
    with as_app_role():
        make.document("The site may take in a text, which leaves an event.")
        for statement in (
            "UPDATE sources_event SET actor = 'x'",
            "DELETE FROM sources_event",
            "TRUNCATE sources_event",
            "ALTER TABLE sources_event DISABLE TRIGGER ALL",
        ):
            refused(lambda sql=statement: connection.cursor().execute(sql), "permission|owner", ProgrammingError)


def test_a_check_without_a_verdict_or_by_one_person_alone_is_not_published(claims) -> None:
    author, other = make.user(), make.user()
    verdict = Verdict.objects.create(name="Borne out", slug="borne-out-by-a-test", definition="x")
    draft = Check.objects.create(claim=claims[0], author=author)
    row = Check.objects.filter(pk=draft.pk)
    published = {"state": "published", "published_at": timezone.now()}

    refused(lambda: row.update(**published, published_by=other), "has_a_verdict")
    refused(lambda: row.update(**published, published_by=author, verdict=verdict), "second_person")
    refused(lambda: row.update(**published, verdict=verdict), "published_by_someone")
    refused(lambda: Check.objects.create(author=author), "on_one_thing")
    refused(lambda: Evidence.objects.create(check_row=draft), "says_something")
    row.update(**published, published_by=other, verdict=verdict)
    refused(lambda: row.update(state="withdrawn"), "withdrawal")
    refused(lambda: row.update(state="corrected"), "correction")


def test_a_run_says_who_asked_and_when_it_ended() -> None:
    made = {"kind": RunKind.EXTRACT, "started_from": StartedFrom.PAGE, "analysis_version": "1"}

    refused(lambda: Run.objects.create(asked_by="", **made), "who_asked")
    refused(lambda: Run.objects.create(asked_by="ann", state=RunState.FINISHED, **made), "says_when")


def test_a_sum_is_kept_once(sentence) -> None:
    whole = make.quantity(sentence, "40", 40)
    Sum.objects.create(whole=whole, remainder=0, key="x")

    refused(lambda: Sum.objects.create(whole=whole, remainder=0, key="x"), "key")
    refused(lambda: Figure.objects.create(name="", unit="count"), "has_a_name")


def test_every_change_leaves_one_event_with_who_and_why(document) -> None:
    before = Event.objects.count()

    with events.acting(by="ann", why="better known so"):
        Document.objects.update(title="Buses")
        Document.objects.update(title="Buses")

    (event,) = Event.objects.all()[before:]
    assert (event.kind, event.public_id, event.action) == ("document", document.public_id, "changed")
    assert (event.actor, event.why, event.before, event.after) == (
        "ann", "better known so", {"title": ""}, {"title": "Buses"},
    )  # fmt: skip


def test_steps_within_steps_each_name_their_own_actor(document) -> None:
    with events.acting(by="ann"):
        with events.acting(by="bob"):
            Document.objects.update(title="B")
        Document.objects.update(title="A")

    assert [event.actor for event in Event.objects.filter(action="changed")] == ["bob", "ann"]


def test_nobody_is_no_actor() -> None:
    with pytest.raises(ValueError, match="names who"), events.acting(by=None):
        pass
