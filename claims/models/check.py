"""A journalist's verdict, with its evidence."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from claims.models.claim import Claim
from figures.models import Figure
from sources import public_id, vocabulary
from sources.recorded import recorded, recorded_within


class Verdict(models.Model):
    """A row of the newsroom's own list."""

    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    definition = models.TextField()
    place = models.PositiveSmallIntegerField(default=0, help_text="its place in the list")
    retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["place", "name"]
        triggers = recorded("verdict", ["name", "definition", "place", "retired"], key="slug")

    def __str__(self) -> str:
        return self.name


class CheckState(models.TextChoices):
    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    CORRECTED = "corrected"  # published, and changed since for all to see
    WITHDRAWN = "withdrawn"


class Check(models.Model):
    """On one claim or one figure. Someone other than its author publishes it."""

    public_id = public_id.field("k")
    claim = models.ForeignKey(Claim, models.PROTECT, null=True, blank=True, related_name="checks")
    figure = models.ForeignKey(Figure, models.PROTECT, null=True, blank=True, related_name="checks")
    verdict = models.ForeignKey(Verdict, models.PROTECT, null=True, blank=True, related_name="checks")
    note = models.TextField(blank=True)
    reply_asked_date = models.DateField(null=True, blank=True)
    reply = models.TextField(blank=True, help_text="what those concerned answered")
    correction = models.TextField(blank=True, help_text="what was wrong, said in public")
    state = vocabulary.field(CheckState, default=CheckState.DRAFT)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="checks")
    created_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="published_checks"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    corrected_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        verbose_name = "check"
        indexes = [models.Index(fields=["state", "id"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(claim__isnull=False, figure=None) | Q(claim=None, figure__isnull=False),
                name="a_check_is_on_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(published_by=None, published_at=None)
                | Q(published_by__isnull=False, published_at__isnull=False),
                name="published_by_someone_at_some_time",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "in_review"], published_at=None)
                | Q(
                    state__in=["published", "corrected", "withdrawn"], published_at__isnull=False, verdict__isnull=False
                ),
                name="a_published_check_has_a_verdict",
            ),
            models.CheckConstraint(
                condition=Q(published_by=None) | ~Q(published_by=F("author")), name="a_second_person_publishes"
            ),
            models.CheckConstraint(
                condition=Q(state="corrected", corrected_at__isnull=False, correction__gt="") | ~Q(state="corrected"),
                name="a_correction_says_what_and_when",
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn", withdrawn_at__isnull=False) | ~Q(state="withdrawn"),
                name="a_withdrawal_says_when",
            ),
            models.UniqueConstraint(
                fields=["claim"], condition=Q(state__in=["published", "corrected"]), name="one_live_check_of_a_claim"
            ),
            models.UniqueConstraint(
                fields=["figure"], condition=Q(state__in=["published", "corrected"]), name="one_live_check_of_a_figure"
            ),
            vocabulary.only("state", CheckState),
        ]
        triggers = recorded(
            "check",
            [
                "claim_id", "figure_id", "verdict_id", "note", "reply_asked_date", "reply", "correction", "state",
                "author_id", "published_by_id", "published_at", "corrected_at", "withdrawn_at",
            ],
        )  # fmt: skip

    def __str__(self) -> str:
        return self.public_id


# What an event says of a piece of evidence; its quoted words stay out of it, since they may have to be erased.
_PIECE = "COALESCE(NULLIF(j.address, ''), CASE WHEN j.quotation <> '' THEN 'a quotation' ELSE 'a note' END)"


class Evidence(models.Model):
    """What a check rests on: an address, a quotation, a file, or several of these."""

    check_row = models.ForeignKey(Check, models.CASCADE, related_name="evidence")
    address = models.URLField(max_length=2000, blank=True)
    archived_address = models.URLField(max_length=2000, blank=True)
    quotation = models.TextField(blank=True)
    note = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(
                condition=Q(address__gt="") | Q(quotation__gt="") | Q(note__gt=""), name="evidence_says_something"
            )
        ]
        triggers = recorded_within("check", "evidence", owner="claims_check", key="check_row_id", value=_PIECE)

    def __str__(self) -> str:
        return self.address or self.quotation or self.note


class EvidenceFile(models.Model):
    """A file that is evidence, as it was received. It is seen by journalists; by others if `is_public` says so."""

    evidence = models.OneToOneField(Evidence, models.CASCADE, related_name="file")
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64, help_text="of the bytes")
    size = models.PositiveIntegerField()
    filename = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    is_public = models.BooleanField(default=False, help_text="shown to everybody once the check is published")
    received_at = models.DateTimeField(auto_now_add=True)
    received_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$") & ~Q(filename=""),
                name="an_evidence_file_is_named_and_hashed",
            )
        ]

    def __str__(self) -> str:
        return self.filename
