"""Documents that belong together, as the newsroom sees it: an event, a project."""

from django.db import models
from django.db.models import Q

from sources import public_id
from sources.models.document import Document
from sources.recorded import recorded, recorded_with


class Collection(models.Model):
    """A document can be in any number of them; `slug` is set once, so that addresses that name it hold."""

    public_id = public_id.field("g")
    name = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    description = models.TextField(blank=True)
    retired = models.BooleanField(default=False, help_text="no longer offered; its page and its filters stay")
    created_at = models.DateTimeField(auto_now_add=True)
    documents = models.ManyToManyField(Document, through="CollectionDocument", related_name="collections")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=~Q(name="") & ~Q(slug=""), name="a_collection_has_a_name"),
        ]
        triggers = recorded("collection", ["name", "slug", "description", "retired"])

    def __str__(self) -> str:
        return self.name


class CollectionDocument(models.Model):
    """One document's place in one collection; coming and going are changes to the collection."""

    collection = models.ForeignKey(Collection, models.PROTECT, related_name="places")
    document = models.ForeignKey(Document, models.PROTECT, related_name="places")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["collection", "document"], name="a_document_is_in_a_collection_once"),
        ]
        triggers = recorded_with("collection", "document", owner="sources_collection", member="sources_document")

    def __str__(self) -> str:
        return f"{self.collection} {self.document}"
