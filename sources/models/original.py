"""A file as it was received."""

from django.db import models

from sources import vocabulary
from sources.models.document import Document


class OriginalPlace(models.TextChoices):
    ROW = "row"
    BUCKET = "bucket"
    LEAVING = "leaving"  # erased, and still to be removed from the bucket


class Original(models.Model):
    """The bytes of one file that a Document was taken from, and how they came."""

    document = models.ForeignKey(Document, models.PROTECT, db_index=False, related_name="originals")
    content = models.BinaryField(help_text="empty where the bytes lie in a bucket (sources/originals.py)")
    place = vocabulary.field(OriginalPlace, default=OriginalPlace.ROW, db_default="row")
    sha256 = models.CharField(max_length=64, help_text="of the bytes")
    size = models.PositiveIntegerField()
    filename = models.CharField(max_length=255, blank=True, help_text="empty for pasted text")
    media_type = models.CharField(max_length=100)
    encoding = models.CharField(max_length=40, blank=True)
    address = models.URLField(max_length=2000, blank=True)
    received_at = models.DateTimeField(auto_now_add=True)
    received_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["sha256"])]
        constraints = [
            vocabulary.only("place", OriginalPlace),
            models.UniqueConstraint(
                fields=["document", "sha256", "filename", "address"], name="an_original_is_kept_once"
            ),
        ]

    def __str__(self) -> str:
        return self.filename or "pasted text"
