"""A page to be fetched by its address, once or again and again."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from sources import public_id, vocabulary
from sources.models.document import Document
from sources.models.run import StartedFrom
from sources.recorded import recorded


class FetchState(models.TextChoices):
    QUEUED = "queued"
    FETCHED = "fetched"
    FAILED = "failed"


class Fetch(models.Model):
    """What was asked for and what came of it last; `given` is what the asker said of the document.

    With `preview` it is shown to that user before it is taken in.
    With `every_hours` it is fetched again at `next_at`; changed text becomes a new version of `document`.
    """

    public_id = public_id.field("a")
    address = models.URLField(max_length=2000)
    given = models.JSONField(default=dict, blank=True)
    asked_by = models.CharField(max_length=200)
    asked_from = vocabulary.field(StartedFrom, default=StartedFrom.PAGE, db_default="page")
    preview = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", help_text="who looks first"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    state = vocabulary.field(FetchState, default=FetchState.QUEUED)
    error = models.TextField(blank=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="fetches")
    final_address = models.URLField(max_length=2000, blank=True)
    fetched_at = models.DateTimeField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, help_text="of the bytes last fetched")
    every_hours = models.PositiveIntegerField(null=True, blank=True)
    next_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        verbose_name_plural = "fetches"
        indexes = [
            models.Index(fields=["id"], condition=Q(state="queued"), name="fetches_to_do"),
            models.Index(fields=["next_at"], condition=Q(next_at__isnull=False), name="fetches_due"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(asked_by=""), name="a_fetch_says_who_asked"),
            models.CheckConstraint(
                condition=Q(every_hours=None) | Q(every_hours__gt=0), name="a_fetch_is_repeated_after_a_while"
            ),
            vocabulary.only("state", FetchState),
            vocabulary.only("asked_from", StartedFrom),
        ]
        # Who asked for it and who watches it; what comes of it each time stands in the row.
        triggers = recorded("fetch", ["address", "every_hours"])

    def __str__(self) -> str:
        return self.address
