"""What the machine read of a document, kept so that people can go back to it."""

from django.db import models

from sources.models.document import Document


class KeptReading(models.Model):
    """A Reading as JSON (`oicsummit.analysis.records`), kept once however many runs came to the same.

    It is looked at only to go back to it: packed it takes a quarter of the room, and a tenth of the time to store.
    """

    document = models.ForeignKey(Document, models.CASCADE, db_index=False, related_name="readings")
    sha256 = models.CharField(max_length=64, help_text="of the JSON")
    content = models.JSONField(default=dict, help_text="of what was kept before there was `packed`")
    packed = models.BinaryField(null=True, help_text="the JSON, deflated (zlib)")
    analysis_version = models.CharField(max_length=200, help_text="the first that read it so")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["document", "sha256"], name="a_reading_is_kept_once")]

    def __str__(self) -> str:
        return f"{self.document} by {self.analysis_version}"
