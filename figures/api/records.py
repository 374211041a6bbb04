"""Quantities, figures, sums and measures as the API shows them."""

from django.db.models import BooleanField, F, Func, OuterRef
from rest_framework import serializers

from figures.models import MeasureRelation, MeasureRelationKind, Quantity, SumPart, SumState
from oicsummit.analysis.types import Change, Modifier
from oicsummit.api import columns as c
from oicsummit.api.record import Many, One, Record
from oicsummit.api.sql import JsonObject, lower, upper
from sources.api.records import DocumentRecord, SentenceRecord
from sources.models import DocumentState


class Bounds(serializers.Serializer):
    """A range of values. A side that is null reaches without end; an open side leaves its end out."""

    low = serializers.FloatField(read_only=True, allow_null=True, help_text="The least value.")
    high = serializers.FloatField(read_only=True, allow_null=True, help_text="The greatest value.")
    low_open = serializers.BooleanField(read_only=True, help_text="Whether `low` itself is left out.")
    high_open = serializers.BooleanField(read_only=True, help_text="Whether `high` itself is left out.")


class Interval(serializers.Serializer):
    hard = Bounds(read_only=True, help_text="The values that the words allow.")
    expected = Bounds(read_only=True, help_text="Those that the habit of speech expects.")

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, read_only=True, help_text="The values that the wording allows.", **kwargs)


class Period(serializers.Serializer):
    text = serializers.CharField(read_only=True, help_text="The period's own words; empty where none are said.")
    start = serializers.DateField(read_only=True, allow_null=True, help_text="Its first day, where it is known.")
    end = serializers.DateField(read_only=True, allow_null=True, help_text="Its last day, where it is known.")

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, read_only=True, help_text="The time it is about.", **kwargs)


def _bounds(path: str) -> JsonObject:
    return JsonObject(
        {"low": lower(path), "high": upper(path), "low_open": _open(path, "lower"), "high_open": _open(path, "upper")}
    )


def _open(path: str, side: str) -> Func:
    # A side without end is not inclusive either, yet there is nothing that it leaves out.
    template = f"(NOT {side}_inc(%(expressions)s) AND NOT {side}_inf(%(expressions)s))"
    return Func(F(path), template=template, output_field=BooleanField())


def _interval(prefix: str) -> JsonObject:
    return JsonObject({"hard": _bounds(f"{prefix}hard"), "expected": _bounds(f"{prefix}expected")})


def _period(prefix: str) -> JsonObject:
    return JsonObject(
        {
            "text": F(f"{prefix}period_text"),
            "start": F(f"{prefix}period_start_date"),
            "end": F(f"{prefix}period_end_date"),
        }
    )


class QuantityRecord(Record):
    """A number in a document, with the values that its wording allows."""

    id = c.text("public_id", "Its id, for good.")
    document = c.text("document__public_id", "The id of its document.")
    sentence = c.text(lambda prefix: c.sentence_id(f"{prefix}sentence__"), "The id of its sentence.")
    figure = c.text("figure__public_id", "The id of the figure it is a reading of.", null=True)
    start = c.integer("start", "Its first code point in the document's text.")
    end = c.integer("end", "The code point after its last.")
    text = c.text("text", "Its words.")
    value = c.number("value", "Its value in base units; null where it is vague.", null=True)
    unit = c.text("unit", "Its unit, such as GBP or person.")
    noun = c.text("noun", "What it counts, in the text's words.", null=True)
    modifier = c.word("modifier", Modifier, "How the words hedge it.")
    modifier_text = c.text("modifier_text", "The hedge's own words; empty where there is none.")
    change = c.word("change", Change, "Its direction, where it is a change and no level.", null=True)
    period = c.column(Period(), _period)
    interval = c.column(Interval(), _interval)
    vague = c.boolean("vague", 'Whether it names no number, such as "hundreds".')
    corrected = c.texts("corrected", "The fields that a person has set.")
    gone_in = c.text("gone_in__public_id", "The id of the run that no longer found it.", null=True)

    includes = {"document": One(DocumentRecord, "document"), "sentence": One(SentenceRecord, "sentence")}


def _relations(prefix: str):
    return MeasureRelation.objects.filter(a=OuterRef(prefix + "pk")).order_by("pk")


class MeasureRelationRecord(Record):
    """How one measure stands to another."""

    measure = c.text("b__public_id", "The id of the other measure.")
    name = c.text("b__name", "Its name.")
    kind = c.word("kind", MeasureRelationKind, "What this one is to the other.")


class MeasureRecord(Record):
    """An entry of the newsroom's glossary."""

    id = c.text("public_id", "Its id, for good.")
    name = c.text("name", "What is counted.")
    words = c.texts("words", "The words by which texts speak of it.")
    definition = c.text("definition", "What it is.")
    citation = c.text("citation", "Who defines it so, and where.")
    retired = c.boolean("retired", "Whether it is no longer used.")

    includes = {"relations": Many(MeasureRelationRecord, _relations)}


def _readings(prefix: str):
    found = Quantity.objects.filter(figure=OuterRef(prefix + "pk"), gone_in=None)
    return found.exclude(document__state__in=[DocumentState.WITHDRAWN, DocumentState.ERASED]).order_by(
        "document", "start"
    )


class FigureRecord(Record):
    """What is measured, in one document or many."""

    id = c.text("public_id", "Its id, for good.")
    name = c.text("name", "What is measured.")
    name_by_hand = c.boolean("name_by_hand", "Whether a person named it.")
    unit = c.text("unit", "The unit of its readings.")
    noun = c.text("noun", "What they count.")
    measure = c.text("measure__public_id", "The id of the glossary's entry.", null=True)
    merged_into = c.text("merged_into__public_id", "The id of the figure that it has become part of.", null=True)
    readings = c.ids(_readings, "public_id", "The ids of the quantities that measure it.", derived=True)
    page = c.page("figures")

    includes = {"measure": One(MeasureRecord, "measure", null=True), "readings": Many(QuantityRecord, _readings)}


def _part_rows(prefix: str):
    return SumPart.objects.filter(sum=OuterRef(prefix + "pk")).order_by("place")


def _parts(prefix: str):
    return Quantity.objects.filter(sums_as_part=OuterRef(prefix + "pk")).order_by("start")


class SumRecord(Record):
    """A whole, its parts and what is left."""

    id = c.text("public_id", "Its id, for good.")
    whole = c.text("whole__public_id", "The id of the quantity that is the whole.")
    parts = c.ids(_part_rows, "quantity__public_id", "The ids of the quantities that are its parts.")
    remainder = c.number("remainder", "The whole less its parts.")
    reasons = c.texts("reasons", "Why it is one, in words.")
    state = c.word("state", SumState, "What people decided.")
    gone_in = c.text("gone_in__public_id", "The id of the run that no longer found it.", null=True)

    includes = {"whole": One(QuantityRecord, "whole"), "parts": Many(QuantityRecord, _parts)}
