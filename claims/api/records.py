"""Speakers, claims and links as the API shows them."""

from django.db.models import OuterRef
from rest_framework import serializers

from claims.models import ClaimState, LinkState, SpeakerName
from figures.api.records import QuantityRecord, SumRecord
from figures.models import Quantity
from oicsummit.analysis.types import Attribution, Finding, Kind, Outcome, Relation, SlotName, Tense
from oicsummit.api import columns as c
from oicsummit.api.record import Many, One, Record
from sources.api.records import DocumentRecord, SentenceRecord


def _names(prefix: str):
    return SpeakerName.objects.filter(speaker=OuterRef(prefix + "pk")).order_by("pk")


class SpeakerRecord(Record):
    """A person or body that claims are attributed to."""

    id = c.text("public_id", "Its id, for good.")
    name = c.text("name", "The name.")
    is_body = c.boolean("is_body", "Whether it is a body and no person.")
    names = c.ids(_names, "name", "The forms in which texts name it.", derived=True)
    merged_into = c.text("merged_into__public_id", "The id of the speaker that it turned out to be.", null=True)
    page = c.page("speakers")


def _quantities(prefix: str):
    return Quantity.objects.filter(claims=OuterRef(prefix + "pk")).order_by("start", "pk")


class ClaimRecord(Record):
    """One checkable assertion."""

    id = c.text("public_id", "Its id, for good.")
    document = c.text("document__public_id", "The id of its document.")
    sentence = c.text(lambda prefix: c.sentence_id(f"{prefix}sentence__"), "The id of its sentence.")
    start = c.integer("start", "Its first code point in the document's text.")
    end = c.integer("end", "The code point after its last.")
    text = c.text("text", "Its exact words.")
    kind = c.word("kind", Kind, "What sort of assertion it is.")
    speaker = c.text("speaker__public_id", "The id of who asserts it; null: the document itself.", null=True)
    speaker_as_read = c.text("speaker_as_read", "The words by which the text names the speaker.")
    chain = c.texts("chain", "Who says so, from the nearest outward.")
    attribution = c.word("attribution", Attribution, "How the words reach us.")
    tense = c.word("tense", Tense, "Whether they were said, or only announced.")
    quantities = c.ids(_quantities, "public_id", "The ids of the quantities in it.")
    worth = c.number("worth", "How much it deserves a check, 0 to 1.")
    worth_reasons = c.texts("worth_reasons", "Why, in words.")
    state = c.word("state", ClaimState, "What has become of the machine's reading.")
    by_hand = c.boolean("by_hand", "Whether a person marked it.")
    corrected = c.texts("corrected", "The fields that a person has set.")
    first_run = c.text("first_run__public_id", "The id of the run that first found it.", null=True)
    last_run = c.text("last_run__public_id", "The id of the run that last found it.", null=True)
    gone_in = c.text("gone_in__public_id", "The id of the run that no longer found it.", null=True)
    became = c.text("became__public_id", "The id of the claim that it has become part of.", null=True)
    page = c.page("claims")
    marked = c.marked()

    includes = {
        "document": One(DocumentRecord, "document"),
        "sentence": One(SentenceRecord, "sentence"),
        "speaker": One(SpeakerRecord, "speaker", null=True),
        "quantities": Many(QuantityRecord, _quantities),
    }


class SpanOfSlot(serializers.Serializer):
    start = serializers.IntegerField(read_only=True)
    end = serializers.IntegerField(read_only=True)


class Slot(serializers.Serializer):
    name = serializers.ChoiceField([one.value for one in SlotName], read_only=True, help_text="What is compared.")
    outcome = serializers.ChoiceField([one.value for one in Outcome], read_only=True, help_text="What it came to.")
    a = serializers.CharField(read_only=True, help_text="The words of the one claim.")
    b = serializers.CharField(read_only=True, help_text="The words of the other.")
    reason = serializers.CharField(read_only=True, help_text="Why, in words.")
    a_span = SpanOfSlot(read_only=True, allow_null=True, required=False, help_text="Where they stand.")
    b_span = SpanOfSlot(read_only=True, allow_null=True, required=False, help_text="Where they stand.")


class LinkRecord(Record):
    """Two claims and what the one is to the other."""

    id = c.text("public_id", "Its id, for good.")
    a = c.text("a__public_id", "The id of the one claim; of part_of, the part.")
    b = c.text("b__public_id", "The id of the other; of part_of, the whole.")
    relation = c.word("relation", Relation, "What the one is to the other.")
    relation_read = c.word("relation_read", Relation, "What the machine last read; null: made by a person.", null=True)
    slots = c.shaped(Slot(many=True, read_only=True, help_text="What they were compared by."), "slots")
    reasons = c.texts("reasons", "Why, in words.")
    findings = c.shaped(
        serializers.ListField(
            child=serializers.ChoiceField([one.value for one in Finding]),
            read_only=True,
            help_text="What else is seen.",
        ),
        "findings",
    )
    score = c.number("score", "How sure the rule is, 0 to 1; for an order, never for a decision.")
    state = c.word("state", LinkState, "What people decided.")
    assigned_to = c.text("assigned_to__username", "Who is to decide; null: whoever comes to it.", null=True)
    sum = c.text("sum__public_id", "The id of the sum it is part of.", null=True)
    rule_version = c.text("rule_version", "The version of the rule that found it.")
    gone_in = c.text("gone_in__public_id", "The id of the run that no longer found it.", null=True)
    page = c.page("links")

    includes = {
        "a": One(ClaimRecord, "a"),
        "b": One(ClaimRecord, "b"),
        "sum": One(SumRecord, "sum", null=True),
    }
