"""Publishers, documents, sentences and runs as the API shows them."""

from django.db.models import Count, Func, OuterRef, Q, Subquery
from django.db.models.functions import Length
from rest_framework import serializers

from oicsummit.analysis.types import BlockKind
from oicsummit.api import columns as c
from oicsummit.api.record import Many, One, Record
from oicsummit.api.sql import JsonObject, json_list
from sources.models import (
    Collection,
    CollectionDocument,
    DocumentState,
    Original,
    RunDocument,
    RunKind,
    RunState,
    Stage,
    StartedFrom,
)


class Publisher(Record):
    """Who puts documents out."""

    id = c.text("slug", "Its id: the name as a word for addresses.")
    name = c.text("name", "The name.")
    is_project = c.boolean("is_project", "Whether it is this project itself, the publisher of its digests.")


class OriginalFile(Record):
    """A file as it was received."""

    filename = c.text("filename", "The name of the file; empty for pasted text.")
    sha256 = c.text("sha256", "The SHA-256 of its bytes.")
    size = c.integer("size", "Its size in bytes.")
    media_type = c.text("media_type", "Its media type.")
    address = c.text("address", "Where it was fetched; empty where it was given.")
    received_at = c.moment("received_at", "When it was received.")


def _originals(prefix: str):
    return Original.objects.filter(document=OuterRef(prefix + "pk")).order_by("pk")


def _documents(prefix: str) -> Func:
    places = CollectionDocument.objects.filter(collection=OuterRef(prefix + "pk")).order_by("pk")
    return json_list(places.values("document__public_id"))


class CollectionRecord(Record):
    """Documents that belong together, such as those of one event."""

    id = c.text("public_id", "Its id, for good.")
    slug = c.text("slug", "A word for addresses, for good; the filter `collection` takes either.")
    name = c.text("name", "Its name.")
    description = c.text("description", "What belongs into it; may be empty.")
    retired = c.boolean("retired", "Whether it is no longer offered.")
    documents = c.texts(_documents, "The ids of its documents, in the order in which they came.")
    created_at = c.moment("created_at", "When it was made.")
    page = c.page("collections")


def _collections(prefix: str):
    return Collection.objects.filter(places__document=OuterRef(prefix + "pk")).order_by("pk")


class DocumentRecord(Record):
    """A text as it was put out; it never changes."""

    id = c.text("public_id", "Its id, for good.")
    publisher = c.text("publisher__slug", "The id of its publisher; null: not known.", null=True)
    title = c.text("title", "Its title; empty: not known.")
    author = c.text("author", "Who wrote it; empty: not known.")
    published = c.date("published", "The day it was put out; null: not known.", null=True)
    published_words = c.text("published_words", "The words that day was inferred from; empty where it was given.")
    language = c.text("language", "Its language.")
    text = c.text("text", "The whole text. Offsets count its code points. In lists only on request.", on_request=True)
    length = c.integer(lambda prefix: Length(prefix + "text"), "The text's length in code points.")
    sha256 = c.text("sha256", "The SHA-256 of the text in UTF-8.")
    origin = c.text("origin_key", "Equal for documents of one origin.")
    supersedes = c.text("supersedes__public_id", "The id of the document whose place it takes.", null=True)
    is_digest = c.boolean("is_digest", "Whether it is a digest in the project's words, not the document itself.")
    digest_of = c.text("digest_of", "What it digests; empty where it is no digest.")
    state = c.word("state", DocumentState, "Whether it counts.")
    metadata = c.data("metadata", "Where title, author, publisher and day come from.")
    created_at = c.moment("created_at", "When it was taken in.")
    page = c.page("documents")

    includes = {
        "publisher": One(Publisher, "publisher", null=True),
        "originals": Many(OriginalFile, _originals),
        "collections": Many(CollectionRecord, _collections),
    }


class SentenceRecord(Record):
    """A stretch of a document, with its words."""

    id = c.text(c.sentence_id, "Its id: the document's, and the span.")
    document = c.text("document__public_id", "The id of its document.")
    index = c.integer("index", "Its place in the document, counted from 0.")
    start = c.integer("start", "Its first code point in the document's text.")
    end = c.integer("end", "The code point after its last.")
    text = c.text("text", "Its words.")
    block = c.word("block", BlockKind, "What it is by the document's layout.")
    paragraph = c.integer("paragraph", "The block it is of, counted from 0.")
    page = c.integer("page", "The page of the file, where it has pages.", null=True)
    gone_in = c.text("gone_in__public_id", "The id of the run that no longer found it.", null=True)
    marked = c.marked()

    includes = {"document": One(DocumentRecord, "document")}


class RunPart(Record):
    """One document's part in a run."""

    document = c.text("document__public_id", "The id of the document.")
    state = c.word("state", RunState, "How this document stands.")
    stage = c.word("stage", Stage, "How far it has come.")
    attempts = c.integer("attempts", "How often it was begun.")
    error = c.text("error", "Why it failed; empty where it did not.")
    report = c.data("report", "What changed in it.")
    started_at = c.moment("started_at", "When work on it began.", null=True)
    ended_at = c.moment("ended_at", "When it ended.", null=True)


class Progress(serializers.Serializer):
    """How many of a run's documents stand where."""

    documents = serializers.IntegerField(read_only=True, help_text="How many there are.")
    finished = serializers.IntegerField(read_only=True, help_text="How many are done.")
    failed = serializers.IntegerField(read_only=True, help_text="How many failed.")

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, read_only=True, help_text="How far it has come.", **kwargs)


def _parts(prefix: str):
    return RunDocument.objects.filter(run=OuterRef(prefix + "pk")).order_by("pk")


def _counted(prefix: str, **where: str) -> Subquery:
    counted = _parts(prefix).order_by().values("run").annotate(n=Count("pk", filter=Q(**where)))
    return Subquery(counted.values("n"))


def _progress(prefix: str) -> JsonObject:
    return JsonObject(
        {
            "documents": _counted(prefix),
            "finished": _counted(prefix, state=RunState.FINISHED),
            "failed": _counted(prefix, state=RunState.FAILED),
        }
    )


class RunRecord(Record):
    """One extraction over some documents by one version of the analysis."""

    id = c.text("public_id", "Its id, for good.")
    kind = c.word("kind", RunKind, "What it does.")
    state = c.word("state", RunState, "How it stands.")
    asked_by = c.text("asked_by", "Who asked for it.")
    started_from = c.word("started_from", StartedFrom, "From where it was asked for.")
    dry_run = c.boolean("dry_run", "Whether it only reports what would change.")
    analysis_version = c.text("analysis_version", "The version of the analysis.")
    reverts = c.text("reverts__public_id", "The id of the run that it takes back.", null=True)
    progress = c.column(Progress(), _progress, derived=True)
    report = c.data("report", "What changed, in numbers.")
    error = c.text("error", "Why it failed; empty where it did not.")
    created_at = c.moment("created_at", "When it was asked for.")
    started_at = c.moment("started_at", "When work on it began.", null=True)
    ended_at = c.moment("ended_at", "When it ended.", null=True)
    page = c.page("runs")

    includes = {"parts": Many(RunPart, _parts)}
