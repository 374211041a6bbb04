"""What is sent to decide on a link or a claim."""

from typing import Any

from rest_framework import serializers

from claims import review
from oicsummit.analysis.types import Change, Kind, Modifier, Relation
from oicsummit.api import ids
from oicsummit.api.bodies import Body, Text, Whole, Word

_WHY = 2000  # characters


def _why() -> Text:
    return Text(required=False, default="", allow_blank=True, max_length=_WHY, help_text="Why, in your words.")


def _id(prefix: str, help: str, **options: Any) -> serializers.RegexField:
    return serializers.RegexField(f"^{ids.pattern(prefix)}$", help_text=help, **options)


class _OneThing(Body):
    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if len(attrs.keys() - {"why"}) != 1:
            names = [name for name in self.fields if name != "why"]
            raise serializers.ValidationError(f"Say one thing of: {', '.join(names)}.")
        return attrs


class LinkDecision(Body):
    """What you decide on a link."""

    state = Word([one.value for one in review.DECIDED], help_text="Whether it holds.")
    relation = Word([one.value for one in Relation], required=False, help_text="Another relation than it has.")
    reason_code = Word(list(review.REASON_CODES), required=False, default="", help_text="Why it does not hold.")
    why = _why()
    seen = _id("e", "The id of another's decision that you have seen; without it that one stands.", required=False)


class Assignment(Body):
    """Who is to decide on a link."""

    to = Text(max_length=150, allow_null=True, help_text="An editor's name; null gives it back to everybody.")


class SeveralLinks(Body):
    """What you decide on several links at once."""

    links = serializers.ListField(
        child=_id("l", "The id of a link."), min_length=1, max_length=200, help_text="The ids of the links."
    )
    state = Word([one.value for one in review.DECIDED], help_text="Whether they hold.")
    reason_code = Word(list(review.REASON_CODES), required=False, default="", help_text="Why they do not hold.")
    why = _why()


class SeveralDecisions(serializers.Serializer):
    """What became of several links."""

    decided = serializers.ListField(child=serializers.CharField(), help_text="The ids of the decisions made.")
    left = serializers.ListField(
        child=serializers.CharField(), help_text="The ids of links that others had decided on and that were left alone."
    )


class NewLink(Body):
    """Two claims that you link."""

    a = _id("c", "The id of the one claim; of part_of, the part.")
    b = _id("c", "The id of the other; of part_of, the whole.")
    relation = Word([one.value for one in Relation], help_text="What the one is to the other.")
    why = _why()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["a"] == attrs["b"]:
            raise serializers.ValidationError({"b": ["A link is of two claims."]})
        return attrs


class NewClaim(Body):
    """Words that are a claim, which the machine has missed."""

    document = _id("d", "The id of the document.")
    start = Whole(min_value=0, max_value=2**31 - 1, help_text="The first code point of the words.")
    end = Whole(min_value=1, max_value=2**31 - 1, help_text="The code point after the last.")
    kind = Word([one.value for one in Kind], help_text="What sort of assertion it is.")
    speaker = Text(
        required=False, default="", allow_blank=True, max_length=300, help_text="Who asserts it; empty: the document."
    )
    why = _why()


class SpanOfClaim(Body):
    start = Whole(min_value=0, max_value=2**31 - 1, help_text="The first code point of the words.")
    end = Whole(min_value=1, max_value=2**31 - 1, help_text="The code point after the last.")


class QuantityOfClaim(Body):
    id = _id("q", "The id of the quantity.")
    value = serializers.DecimalField(
        max_digits=40, decimal_places=10, required=False, allow_null=True, help_text="Null: it names no number."
    )
    unit = Text(required=False, max_length=60, help_text="Its unit.")
    noun = Text(required=False, max_length=200, allow_blank=True, allow_null=True, help_text="What it counts.")
    modifier = Word([one.value for one in Modifier], required=False, help_text="How the words hedge it.")
    change = Word([one.value for one in Change], required=False, allow_null=True, help_text="Its direction.")


class ClaimDecision(_OneThing):
    """One thing about a claim that the machine read wrongly."""

    speaker = Text(required=False, allow_blank=True, max_length=300, help_text="Who asserts it; empty: the document.")
    kind = Word([one.value for one in Kind], required=False, help_text="What sort of assertion it is.")
    span = SpanOfClaim(required=False, help_text="Which words it is, within one sentence.")
    quantity = QuantityOfClaim(required=False, help_text="What one of its quantities says.")
    rejected = Word(["yes"], required=False, help_text="It is no claim at all.")
    why = _why()


def _measure(**options: Any) -> serializers.RegexField:
    return _id("m", "The id of the glossary's entry that says what it counts; null: of none.", **options)


class FigureChange(Body):
    """What may be set of a figure."""

    measure = _measure(allow_null=True)
    why = _why()


class FigureDecision(_OneThing):
    """What a figure is called, what it counts, or which readings it has."""

    name = Text(required=False, max_length=300, help_text="What it is called, in every later run too.")
    into = _id("f", "The id of the figure that it is part of: all its readings are that one's.", required=False)
    readings = serializers.ListField(
        child=_id("q", "The id of a quantity."),
        required=False,
        min_length=1,
        max_length=1000,
        help_text="The ids of the readings that are a figure of their own.",
    )
    measure = _measure(required=False, allow_null=True)
    why = _why()


class SpeakerDecision(_OneThing):
    """What a speaker is called, who else it is, or is not."""

    name = Text(required=False, max_length=300, help_text="What it is called on every page.")
    into = _id("s", "The id of the speaker that it is: all it says is said by that one.", required=False)
    apart_from = _id("s", "The id of a speaker that it is not, alike as their names are.", required=False)
    split = Text(required=False, max_length=300, help_text="One of its names that is somebody else's.")
    why = _why()


class Reason(Body):
    """Why."""

    why = _why()
