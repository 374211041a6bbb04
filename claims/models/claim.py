"""One checkable assertion."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q

from claims.models.speaker import Speaker
from figures.models import Quantity
from oicsummit.analysis.types import Attribution, Kind, Tense
from sources import public_id, refusals, vocabulary
from sources.models import Document, Run, Sentence
from sources.recorded import recorded


class ClaimState(models.TextChoices):
    """What has become of the machine's reading."""

    SUGGESTED = "suggested"
    CORRECTED = "corrected"
    REJECTED = "rejected"  # not a claim, says a person


class Claim(models.Model):
    """As `oicsummit.analysis.types.Claim`, with what people have made of it.

    `read` is what the machine last read there: by it a later run finds this row again, and keeps its public id;
    `corrected` names the fields that a person has set, which a later run leaves as they are. `content_hash` is of
    the words, the speaker and the quantities, not of the offsets. A claim that a run no longer finds stays, marked
    with that run; `became` then leads to the claim that it has been merged into, or is a part of since.
    """

    public_id = public_id.field("c")
    document = models.ForeignKey(Document, models.PROTECT, db_index=False, related_name="claims")
    sentence = models.ForeignKey(Sentence, models.PROTECT, related_name="claims")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    kind = vocabulary.field(Kind)
    speaker = models.ForeignKey(Speaker, models.PROTECT, null=True, blank=True, related_name="claims")
    speaker_as_read = models.CharField(max_length=300, blank=True)
    chain = models.JSONField(default=list, blank=True, help_text="names of who says so, from the nearest outward")
    attribution = vocabulary.field(Attribution)
    tense = vocabulary.field(Tense, default=Tense.DELIVERED)
    quantities = models.ManyToManyField(Quantity, blank=True, related_name="claims")
    worth = models.FloatField(default=0)
    worth_reasons = models.JSONField(default=list, blank=True)
    features = models.JSONField(default=dict, blank=True)
    keys = ArrayField(models.TextField(), default=list, blank=True)
    search = models.GeneratedField(
        expression=SearchVector("text", config="english"), output_field=SearchVectorField(), db_persist=True
    )
    state = vocabulary.field(ClaimState, default=ClaimState.SUGGESTED)
    by_hand = models.BooleanField(default=False, help_text="marked by a person, not found by the machine")
    read = models.JSONField(default=dict, blank=True)
    corrected = models.JSONField(default=list, blank=True)
    content_hash = models.CharField(max_length=64)
    first_run = models.ForeignKey(Run, models.PROTECT, null=True, blank=True, related_name="+")
    last_run = models.ForeignKey(Run, models.PROTECT, db_index=False, null=True, blank=True, related_name="+")
    gone_in = models.ForeignKey(Run, models.PROTECT, null=True, blank=True, related_name="+")
    became = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="was")

    class Meta:
        ordering = ["document", "start", "end"]
        indexes = [
            GinIndex(fields=["search"]),
            models.Index(fields=["document", "start"]),
            models.Index(fields=["-worth", "id"]),
            # Enough to count over everything, and to join with links, without reading the claims themselves.
            models.Index(
                fields=["speaker", "document"],
                include=["id", "worth"],
                condition=Q(gone_in=None) & ~Q(state="rejected"),
                name="claims_that_stand",
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="claim_starts_before_it_ends"),
            models.UniqueConstraint(
                fields=["document", "start", "end"], condition=Q(gone_in__isnull=True), name="one_claim_of_a_span"
            ),
            models.CheckConstraint(condition=Q(worth__gte=0, worth__lte=1), name="worth_is_from_0_to_1"),
            models.CheckConstraint(condition=Q(became__isnull=True) | ~Q(became=F("id")), name="claim_becomes_another"),
            vocabulary.only("kind", Kind),
            vocabulary.only("attribution", Attribution),
            vocabulary.only("tense", Tense),
            vocabulary.only("state", ClaimState),
        ]
        triggers = [
            *refusals.spans_hold("claim"),
            *recorded(
                "claim",
                [
                    "document_id", "sentence_id", "start", "end", "text", "kind", "speaker_id", "speaker_as_read",
                    "chain", "attribution", "tense", "state", "by_hand", "read", "corrected", "content_hash",
                    "gone_in_id", "became_id",
                ],
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.text


class ClaimKeys(models.Model):
    """The keys by which linking finds a claim that stands: those of its row as they were when it was last linked.

    A narrow table of its own, so that few pages are read to look one up, and a claim that is read again or decided on,
    which writes its row anew, is not put under all its keys anew.
    """

    claim = models.OneToOneField(Claim, models.CASCADE, related_name="found_by")
    keys = ArrayField(models.TextField())

    class Meta:
        verbose_name_plural = "keys of claims"
        # New keys at once to their place: a list of pending ones would be read again for each key that is sought.
        indexes = [GinIndex(fields=["keys"], name="claims_by_key", fastupdate=False)]

    def __str__(self) -> str:
        return f"{self.claim_id}: {len(self.keys)} keys"
