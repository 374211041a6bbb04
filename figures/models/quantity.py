"""A number in a document with what it counts or measures."""

from django.contrib.postgres.fields import DecimalRangeField
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import F, Q

from figures.models.figure import Figure
from figures.numeric import NumericField
from oicsummit.analysis.types import Change, Modifier
from sources import public_id, refusals, vocabulary
from sources.models import Document, Run, Sentence
from sources.recorded import recorded


class Quantity(models.Model):
    """As `oicsummit.analysis.types.Quantity`; `period` is its Period as JSON, `hard` and `expected` its interval.

    `corrected` holds the fields that a person has set, which a later run leaves as they are; `read` what the machine
    read there, by which a later run finds this row again.
    """

    public_id = public_id.field("q")
    document = models.ForeignKey(Document, models.PROTECT, db_index=False, related_name="quantities")
    sentence = models.ForeignKey(Sentence, models.PROTECT, related_name="quantities")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    value = NumericField(null=True, blank=True)
    unit = models.CharField(max_length=60)
    noun = models.CharField(max_length=200, null=True, blank=True)
    modifier = vocabulary.field(Modifier, default=Modifier.EXACT)
    modifier_text = models.CharField(max_length=200, blank=True)
    change = vocabulary.field(Change, null=True, blank=True)
    period_text = models.CharField(max_length=300, blank=True)
    period_start_date = models.DateField(null=True, blank=True)
    period_end_date = models.DateField(null=True, blank=True)
    period = models.JSONField(null=True, blank=True)
    hard = DecimalRangeField()
    expected = DecimalRangeField()
    vague = models.BooleanField(default=False)
    figure = models.ForeignKey(Figure, models.PROTECT, null=True, blank=True, related_name="readings")
    corrected = models.JSONField(default=list, blank=True)
    read = models.JSONField(default=dict, blank=True)
    gone_in = models.ForeignKey(Run, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["document", "start", "end"]
        verbose_name_plural = "quantities"
        indexes = [
            models.Index(fields=["unit", "value"]),
            models.Index(fields=["document", "start"]),
            GistIndex(fields=["expected"]),
            # Enough to tell how often, and in how many documents, each figure is read.
            models.Index(
                fields=["figure", "document"],
                include=["id", "unit"],
                condition=Q(gone_in=None),
                name="quantities_that_stand",
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="quantity_starts_before_it_ends"),
            models.UniqueConstraint(
                fields=["document", "start", "end"], condition=Q(gone_in__isnull=True), name="one_quantity_of_a_span"
            ),
            models.CheckConstraint(
                condition=Q(vague=True, value__isnull=True) | Q(vague=False, value__isnull=False),
                name="only_a_vague_quantity_has_no_value",
            ),
            models.CheckConstraint(
                condition=Q(period_start_date__isnull=True)
                | Q(period_end_date__isnull=True)
                | Q(period_start_date__lte=F("period_end_date")),
                name="a_period_starts_before_it_ends",
            ),
            vocabulary.only("modifier", Modifier),
            vocabulary.only("change", Change),
        ]
        triggers = [
            *refusals.spans_hold("quantity"),
            *recorded(
                "quantity",
                [
                    "document_id", "sentence_id", "start", "end", "text", "value", "unit", "noun", "modifier",
                    "modifier_text", "change", "period_text", "period_start_date", "period_end_date", "period", "hard",
                    "expected", "vague", "figure_id", "corrected", "read", "gone_in_id",
                ],
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.text
