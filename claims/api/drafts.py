"""A text that is checked and not kept: each of its claims beside what the documents say."""

from decimal import Decimal
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims import draft as step
from claims.api.records import Slot
from figures.api.records import Interval, Period
from oicsummit.analysis import types
from oicsummit.analysis.types import Attribution, Finding, Kind, Modifier, Relation, Tense
from oicsummit.api import parameters
from oicsummit.api.bodies import Body, Text, read
from oicsummit.api.permissions import MayRead
from oicsummit.api.views import Answering

MOST_CHARACTERS = 20_000  # as by page


class DraftText(Body):
    """The text, and the day it is of, by which "last year" is understood."""

    text = Text(max_length=MOST_CHARACTERS, help_text="A draft, a sentence or a number.")
    published = serializers.DateField(required=False, allow_null=True, help_text="Its day.")


def _word(words: Any) -> serializers.ChoiceField:
    return serializers.ChoiceField([one.value for one in words])


class DraftQuantity(serializers.Serializer):
    """A number in the text."""

    start = serializers.IntegerField(help_text="Its first code point in the text.")
    end = serializers.IntegerField(help_text="The code point after its last.")
    text = serializers.CharField(help_text="Its words.")
    value = serializers.FloatField(allow_null=True, help_text="Its value; null where it is vague.")
    unit = serializers.CharField(help_text="Its unit.")
    noun = serializers.CharField(allow_null=True, help_text="What it counts.")
    modifier = _word(Modifier)
    period = Period(allow_null=True)
    interval = Interval()


class Match(serializers.Serializer):
    """A claim of the documents, and what it is to the text's."""

    claim = serializers.CharField(help_text="The id of the claim.")
    document = serializers.CharField(help_text="The id of its document.")
    text = serializers.CharField(help_text="Its words.")
    relation = _word(Relation)
    reasons = serializers.ListField(child=serializers.CharField(), help_text="Why, in words.")
    findings = serializers.ListField(child=_word(Finding), help_text="What else is seen.")
    score = serializers.FloatField(help_text="How sure the rule is, 0 to 1.")
    slots = Slot(many=True, help_text="What they were compared by; `a` or `b` is the text's, by its order.")


class DraftLine(serializers.Serializer):
    """A claim of the text, and what the documents say to it."""

    start = serializers.IntegerField(help_text="Its first code point in the text.")
    end = serializers.IntegerField(help_text="The code point after its last.")
    text = serializers.CharField(help_text="Its words.")
    kind = _word(Kind)
    speaker = serializers.CharField(allow_null=True, help_text="Who asserts it, as the text names them.")
    attribution = _word(Attribution)
    tense = _word(Tense)
    quantities = DraftQuantity(many=True, help_text="The numbers in it.")
    matches = Match(many=True, help_text="What the documents say to it, contradictions first.")


class DraftRead(serializers.Serializer):
    """What was read in the text."""

    claims = DraftLine(many=True, help_text="Its claims, in order.")
    quantities = DraftQuantity(many=True, help_text="The numbers that no claim holds.")


class Drafts(Answering, APIView):
    """Check a text: nothing of it is kept."""

    permission_classes = [MayRead]
    http_method_names = ["post"]
    keeps_nothing = True  # so strangers may, where they may read

    @extend_schema(request=DraftText, responses=DraftRead)
    def post(self, request: Request) -> Response:
        """Set each claim of a text beside what the documents say, with relations and reasons; nothing is kept."""
        parameters.read(request, [])
        sent = read(DraftText, request)
        found = step.beside(sent["text"], published=sent.get("published"))
        quantities = [_quantity(one) for one in found.loose]
        return Response({"claims": [_line(line) for line in found.lines], "quantities": quantities})


def _line(line: step.Line) -> dict[str, Any]:
    claim = line.claim
    return {
        **_span(claim),
        "kind": claim.kind,
        "speaker": claim.speaker,
        "attribution": claim.attribution,
        "tense": claim.tense,
        "quantities": [_quantity(one) for one in line.quantities],
        "matches": [_match(match) for match in line.matches],
    }


def _span(part: types.Claim | types.Quantity) -> dict[str, Any]:
    return {"start": part.span.start, "end": part.span.end, "text": part.text}


def _match(match: step.Match) -> dict[str, Any]:
    link = match.link
    return {
        "claim": match.claim.public_id,
        "document": match.claim.document.public_id,
        "text": match.claim.text,
        "relation": link.relation,
        "reasons": list(link.reasons),
        "findings": list(link.findings),
        "score": link.score,
        "slots": [
            {"name": slot.name, "outcome": slot.outcome, "a": slot.a, "b": slot.b, "reason": slot.reason}
            for slot in link.slots
        ],
    }


def _quantity(one: types.Quantity) -> dict[str, Any]:
    return {
        **_span(one),
        "value": _number(one.value),
        "unit": one.unit,
        "noun": one.noun,
        "modifier": one.modifier,
        "period": one.period and {"text": one.period.text, "start": one.period.start, "end": one.period.end},
        "interval": {"hard": _bounds(one.interval.hard), "expected": _bounds(one.interval.expected)},
    }


def _bounds(bounds: types.Bounds) -> dict[str, Any]:
    ends = {"low": _number(bounds.low), "high": _number(bounds.high)}
    return {**ends, "low_open": bounds.low_open, "high_open": bounds.high_open}


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
