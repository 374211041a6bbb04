"""What is sent to take in a document or to start a run."""

from typing import Any

from django.conf import settings
from rest_framework import serializers

from oicsummit.api import ids
from oicsummit.api.bodies import Body, Text, Word, Yes
from sources.models import RunKind


class _Known(Body):
    publisher = Text(required=False, max_length=200, allow_blank=True, help_text="The publisher's name.")
    title = Text(required=False, max_length=500, allow_blank=True, help_text="Its title.")
    author = Text(required=False, max_length=300, allow_blank=True, help_text="Who wrote it.")
    published = serializers.DateField(required=False, allow_null=True, help_text="The day it was put out.")
    address = serializers.URLField(
        required=False, allow_blank=True, max_length=2000, help_text="Where it came from; it is not fetched."
    )
    supersedes = serializers.RegexField(
        f"^{ids.pattern('d')}$", required=False, help_text="The id of the document whose place it takes."
    )


class NewText(_Known):
    """A text, with what is known of it; what is not stays empty and is shown as not known."""

    text = Text(max_length=settings.DOCUMENT_MAX_BYTES, help_text="The text itself.")


class NewFile(_Known):
    """A file, with what is known of it; what is not stays empty and is shown as not known."""

    file = serializers.FileField(help_text="The file; a zip holds several.")


class Taken(serializers.Serializer):
    """What became of one file or text."""

    name = serializers.CharField(help_text='The file\'s name, or "text".')
    document = serializers.CharField(allow_null=True, help_text="The id of the document; null where there is none.")
    created = serializers.BooleanField(help_text="Whether the document is new; false: it was held already.")
    error = serializers.CharField(help_text="Why it could not be taken in; empty where it was.")


class TakenIn(serializers.Serializer):
    """What became of all that was sent, and the run that reads what is new."""

    taken = Taken(many=True, help_text="Each file by itself: a bad one hinders no other.")
    run = serializers.CharField(allow_null=True, help_text="The id of the run; null where nothing is new.")


class NewRun(Body):
    """Which documents to read again."""

    documents = serializers.ListField(
        child=serializers.RegexField(f"^{ids.pattern('d')}$"),
        required=False,
        min_length=1,
        max_length=10_000,
        help_text="The ids of the documents.",
    )
    collection = Text(required=False, max_length=80, help_text="The id or slug of a collection: its documents.")
    all = Yes(required=False, help_text="true: every document that counts.")
    kind = Word(
        [RunKind.EXTRACT.value, RunKind.LINK.value],
        default=RunKind.EXTRACT.value,
        help_text="extract: read again and compare; link: compare alone.",
    )
    dry_run = Yes(default=False, help_text="Only report what would change.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("documents" in attrs) + ("collection" in attrs) + bool(attrs.get("all")) != 1:
            raise serializers.ValidationError("Name the documents, or a collection, or say all, one of them.")
        return attrs


class Withdrawal(Body):
    """Why a document is hidden."""

    why = Text(max_length=2000, help_text="Why, for the record.")


class Erasure(Withdrawal):
    """Why a document goes for good, and that you are sure."""

    sure = Text(max_length=16, help_text="The id of the document once more, since there is no way back.")
