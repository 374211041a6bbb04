"""A text as it was put out."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from sources import public_id, refusals, vocabulary
from sources.models.publisher import Publisher
from sources.recorded import recorded


class DocumentState(models.TextChoices):
    ACTIVE = "active"
    SUPERSEDED = "superseded"  # a newer version, or for a digest the document itself, has taken its place
    WITHDRAWN = "withdrawn"  # hidden; it can be brought back
    ERASED = "erased"  # text and quoted words are gone for good; this row stays as the sign that they were here


class Document(models.Model):
    """The text itself never changes: a new version is another Document that supersedes this one.

    What is not known stays empty. `metadata` says where a field comes from, such as
    {"published": {"from": "text", "words": "…"}}: from "catalogue", "given", "file" (what a page or PDF says of itself)
    or "text" (inferred, with its words); and `pages`, where each page of a paged file begins in the text.
    """

    public_id = public_id.field("d")
    publisher = models.ForeignKey(
        Publisher, models.PROTECT, db_index=False, null=True, blank=True, related_name="documents"
    )
    title = models.CharField(max_length=500, blank=True)
    author = models.CharField(max_length=300, blank=True)
    published = models.DateField(null=True, blank=True)
    published_words = models.CharField(max_length=300, blank=True, help_text="what the date was inferred from")
    language = models.CharField(max_length=10, default="en")
    text = models.TextField()
    sha256 = models.CharField(max_length=64, help_text="of the stored text in UTF-8")
    origin_key = models.CharField(max_length=80, help_text="equal for documents of one origin")
    sketch = ArrayField(models.BigIntegerField(), default=list, help_text="by which near copies are found")
    supersedes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="superseded_by")
    is_digest = models.BooleanField(default=False)
    digest_of = models.CharField(max_length=100, blank=True, help_text="the catalogue's key of what it digests")
    state = vocabulary.field(DocumentState, default=DocumentState.ACTIVE)
    metadata = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["sha256"]),
            models.Index(fields=["origin_key"]),
            # New numbers at once to their place, as with the keys of claims.
            GinIndex(fields=["sketch"], name="documents_by_sketch", fastupdate=False),
            models.Index(fields=["state", "published"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["publisher", "sha256"], nulls_distinct=False, name="one_document_of_a_text_at_a_publisher"
            ),
            models.CheckConstraint(
                condition=(~Q(text="") & ~Q(state="erased")) | Q(text="", state="erased"),
                name="only_an_erased_document_has_no_text",
            ),
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="document_sha256_is_one"),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True) | ~Q(supersedes=F("id")), name="document_supersedes_another"
            ),
            models.CheckConstraint(
                condition=Q(is_digest=True, digest_of__gt="") | Q(is_digest=False, digest_of=""),
                name="a_digest_says_of_what",
            ),
            vocabulary.only("state", DocumentState),
        ]
        triggers = [
            refusals.never_changes("text", "sha256", what="the text of a document never changes"),
            *recorded(
                "document",
                [
                    "publisher_id", "title", "author", "published", "published_words", "sha256", "origin_key",
                    "supersedes_id", "is_digest", "digest_of", "state",
                ],
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title or self.public_id
