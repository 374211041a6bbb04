"""What people do, as the API shows it: decisions and checks."""

from django.db.models import Case, Expression, F, OuterRef, TextField, Value, When
from django.db.models.functions import Cast, Concat
from rest_framework import serializers

from claims.api.records import ClaimRecord, LinkRecord
from claims.models import CheckState, DecisionKind, DecisionState, Evidence
from figures.api.records import FigureRecord
from oicsummit.api import columns as c
from oicsummit.api.record import Many, One, Record


class DecisionRecord(Record):
    """What a person decided; it never changes."""

    id = c.text("public_id", "Its id, for good.")
    who = c.text("who__username", "Who decided.")
    when = c.moment("when", "When.")
    kind = c.word("kind", DecisionKind, "What was decided.")
    claim = c.text("claim__public_id", "The id of the claim decided on.", null=True)
    link = c.text("link__public_id", "The id of the link decided on.", null=True)
    figure = c.text("figure__public_id", "The id of the figure decided on.", null=True)
    speaker = c.text("speaker__public_id", "The id of the speaker decided on.", null=True)
    before = c.data("before", "What it was.")
    after = c.data("after", "What it became.")
    why = c.text("why", "Why, in the words of who decided.")
    reason_code = c.text("reason_code", "Why, as a word of the newsroom's list.")
    state = c.word("state", DecisionState, "Whether it stands.")
    earlier = c.text("earlier__public_id", "The id of the decision that it confirms or undoes.", null=True)

    includes = {"claim": One(ClaimRecord, "claim", null=True), "link": One(LinkRecord, "link", null=True)}


class VerdictRecord(Record):
    """A verdict of the newsroom's own list."""

    id = c.text("slug", "Its id: the name as a word for addresses.")
    name = c.text("name", "The name.")
    definition = c.text("definition", "What it means.")
    place = c.integer("place", "Its place in the list.")
    retired = c.boolean("retired", "Whether it is no longer given.")


class SpeakersProposal(serializers.Serializer):
    """Two speakers who are perhaps one, by the forms of their names."""

    speaker = serializers.CharField(help_text="The id of the one.")
    speaker_name = serializers.CharField(help_text="Its name.")
    into = serializers.CharField(help_text="The id of the one that it would become part of.")
    into_name = serializers.CharField(help_text="Its name.")
    reason = serializers.CharField(help_text="Why, in words.")


class SpeakersProposals(serializers.Serializer):
    """All that is proposed now."""

    results = SpeakersProposal(many=True, help_text="The proposals.")


def _file(prefix: str) -> Expression:
    path = Concat(
        Value("/checks/"), F(f"{prefix}check_row__public_id"), Value("/files/"), Cast(f"{prefix}pk", TextField()),
        Value("/"), output_field=TextField(),
    )  # fmt: skip
    return Case(When(**{f"{prefix}file__isnull": False}, then=path))


class EvidenceRecord(Record):
    """What a check rests on."""

    number = c.integer("pk", "Its number, by which it is taken away.")
    address = c.text("address", "Where it is to be read.")
    archived_address = c.text("archived_address", "Where a copy is kept.")
    quotation = c.text("quotation", "Its words.")
    note = c.text("note", "What it shows.")
    file_sha256 = c.text("file__sha256", "The SHA-256 of the file kept with it; null: none is.", null=True)
    file_size = c.integer("file__size", "The size of that file in bytes.", null=True)
    file_is_public = c.column(
        serializers.BooleanField(
            read_only=True, allow_null=True, help_text="Whether everybody may have it; null: no file."
        ),
        "file__is_public",
    )
    file_page = c.text(_file, "Where on this site the file is to be had; null: no file.", null=True)


def _evidence(prefix: str):
    return Evidence.objects.filter(check_row=OuterRef(prefix + "pk")).order_by("pk")


class CheckRecord(Record):
    """A journalist's verdict on a claim or figure."""

    id = c.text("public_id", "Its id, for good.")
    claim = c.text("claim__public_id", "The id of the claim checked.", null=True)
    figure = c.text("figure__public_id", "The id of the figure checked.", null=True)
    verdict = c.text("verdict__slug", "The id of the verdict, of the newsroom's own list.", null=True)
    verdict_name = c.text("verdict__name", "That verdict in words.", null=True)
    verdict_definition = c.text("verdict__definition", "What it means.", null=True)
    note = c.text("note", "The reasoning.")
    reply_asked_date = c.date("reply_asked_date", "When those concerned were asked.", null=True)
    reply = c.text("reply", "What they answered.")
    correction = c.text("correction", "What was wrong, said in public.")
    state = c.word("state", CheckState, "How far it is.")
    author = c.text("author__username", "Who wrote it.")
    published_by = c.text("published_by__username", "Who published it.", null=True)
    published_at = c.moment("published_at", "When it was published.", null=True)
    corrected_at = c.moment("corrected_at", "When it was corrected.", null=True)
    withdrawn_at = c.moment("withdrawn_at", "When it was withdrawn.", null=True)
    page = c.page("checks")

    includes = {
        "claim": One(ClaimRecord, "claim", null=True),
        "figure": One(FigureRecord, "figure", null=True),
        "evidence": Many(EvidenceRecord, _evidence),
    }
