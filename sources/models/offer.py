"""What somebody has sent and not yet confirmed: it is no document, and goes by itself after a while."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from sources import public_id
from sources.models.document import Document
from sources.models.fetch import Fetch


class Offer(models.Model):
    """A file or pasted text, read already, for whoever sent it to look at and correct; it is nobody else's.

    `said` holds what is known of it without them: {"title": {"value": …, "from": "file" or "text", "words": …}, …}.
    `given` holds the same fields as they want them. `name` is what it is spoken of by.
    """

    public_id = public_id.field("o")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="offers")
    name = models.CharField(max_length=300)
    filename = models.CharField(max_length=255, blank=True, help_text="empty for pasted text")
    content = models.BinaryField()
    media_type = models.CharField(max_length=100)
    encoding = models.CharField(max_length=40, blank=True)
    text = models.TextField()
    sha256 = models.CharField(max_length=64, help_text="of the text in UTF-8")
    sketch = ArrayField(models.BigIntegerField(), default=list)
    pages = models.JSONField(default=list, blank=True, help_text="where each page of a paged file begins in the text")
    said = models.JSONField(default=dict, blank=True)
    given = models.JSONField(default=dict, blank=True)
    supersedes = models.ForeignKey(Document, models.CASCADE, null=True, blank=True, related_name="+")
    fetch = models.ForeignKey(Fetch, models.CASCADE, null=True, blank=True, related_name="offers")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["expires_at"], name="offers_by_their_end")]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="an_offer_has_a_text")]

    def __str__(self) -> str:
        return self.name
