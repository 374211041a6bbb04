"""The stretches of a document that its claims and figures stand in."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q

from oicsummit.analysis.types import BlockKind
from sources import refusals, vocabulary
from sources.models.document import Document


class Sentence(models.Model):
    """`[start, end)` in code points of the document's text, with its words; `block` is what its place is by layout.

    A sentence that a later run no longer finds stays, marked with that run, since claims may rest on it.
    """

    document = models.ForeignKey(Document, models.PROTECT, db_index=False, related_name="sentences")
    index = models.PositiveIntegerField(help_text="counted from 0 in text order")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    block = vocabulary.field(BlockKind)
    paragraph = models.PositiveIntegerField(help_text="counted from 0 over the document's blocks")
    page = models.PositiveIntegerField(null=True, blank=True)
    gone_in = models.ForeignKey("sources.Run", models.PROTECT, null=True, blank=True, related_name="+")
    search = models.GeneratedField(
        expression=SearchVector("text", config="english"), output_field=SearchVectorField(), db_persist=True
    )

    class Meta:
        ordering = ["document", "start", "end"]
        indexes = [GinIndex(fields=["search"])]
        constraints = [
            models.UniqueConstraint(fields=["document", "start", "end"], name="one_sentence_of_a_span"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="sentence_starts_before_it_ends"),
            vocabulary.only("block", BlockKind),
        ]
        triggers = refusals.sentences_hold()

    def __str__(self) -> str:
        return self.text
