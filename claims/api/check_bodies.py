"""What is sent to write, publish, correct or withdraw a check."""

from typing import Any

from rest_framework import serializers

from oicsummit.api import ids
from oicsummit.api.bodies import Body, Text

_LONG, _SHORT = 20_000, 5_000


def _verdict(**options: Any) -> serializers.RegexField:
    return serializers.RegexField(f"^{ids.SLUG}$", help_text="The id of a verdict of the newsroom's list.", **options)


class CheckText(Body):
    """What a check says. What is not sent stays as it is."""

    verdict = _verdict(required=False, allow_null=True)
    note = Text(required=False, allow_blank=True, max_length=_LONG, help_text="The reasoning.")
    reply_asked_date = serializers.DateField(required=False, allow_null=True, help_text="When they were asked.")
    reply = Text(required=False, allow_blank=True, max_length=_LONG, help_text="What they answered.")


class NewCheck(CheckText):
    """A check on a claim or a figure; one that you have begun is gone on with."""

    claim = serializers.RegexField(f"^{ids.pattern('c')}$", required=False, help_text="The id of the claim.")
    figure = serializers.RegexField(f"^{ids.pattern('f')}$", required=False, help_text="Or the id of the figure.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("claim" in attrs) == ("figure" in attrs):
            raise serializers.ValidationError("Name a claim or a figure, one of them.")
        return attrs


class NewEvidence(Body):
    """What a check rests on: an address, a quotation or a note; one of them at least."""

    address = serializers.URLField(required=False, allow_blank=True, max_length=2000, help_text="Where it is read.")
    archived_address = serializers.URLField(
        required=False, allow_blank=True, max_length=2000, help_text="Where a copy is kept."
    )
    quotation = Text(required=False, allow_blank=True, max_length=_SHORT, help_text="Its words.")
    note = Text(required=False, allow_blank=True, max_length=2000, help_text="What it shows.")


class NewEvidenceFile(NewEvidence):
    """A file as evidence, with what is said of it."""

    file = serializers.FileField(help_text="The file; it is kept as it is, with its SHA-256.")
    is_public = serializers.BooleanField(
        default=False, help_text="Whether everybody may have it once the check is published; else journalists alone."
    )


class Correction(Body):
    """What was wrong, said in public, and what stands now."""

    correction = Text(max_length=_SHORT, help_text="What was wrong.")
    verdict = _verdict()
    note = Text(max_length=_LONG, help_text="The reasoning.")


class PublicReason(Body):
    """Why, for those concerned to read."""

    why = Text(max_length=_SHORT, help_text="Why.")
