"""Who claims are attributed to."""

from django.db import models
from django.db.models import F, Q

from sources import public_id
from sources.recorded import recorded


class Speaker(models.Model):
    """A person or body, across documents; `merged_into` keeps the address of one that turned out to be another."""

    public_id = public_id.field("s")
    name = models.CharField(max_length=300)
    is_body = models.BooleanField(default=False)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="speaker_has_a_name"),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")), name="speaker_merges_into_another"
            ),
        ]
        triggers = recorded("speaker", ["name", "is_body", "merged_into_id"])

    def __str__(self) -> str:
        return self.name


class SpeakerName(models.Model):
    """A form in which texts name a speaker; `key` is the form without case and spacing, and leads to one speaker."""

    speaker = models.ForeignKey(Speaker, models.PROTECT, related_name="names")
    name = models.CharField(max_length=300)
    key = models.CharField(max_length=300, unique=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name
