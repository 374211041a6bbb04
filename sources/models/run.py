"""One extraction over some documents by one version of the analysis."""

from django.db import models
from django.db.models import Q

from sources import public_id, vocabulary
from sources.models.document import Document
from sources.models.reading import KeptReading
from sources.recorded import recorded


class RunKind(models.TextChoices):
    TAKE_IN = "take_in"  # documents that are new
    EXTRACT = "extract"  # read again
    LINK = "link"  # compare again, without reading again
    REVERT = "revert"  # back to the reading before another run


class RunState(models.TextChoices):
    QUEUED = "queued"
    RUNNING = "running"
    FINISHED = "finished"  # every document has been done or has failed
    FAILED = "failed"
    STOPPED = "stopped"


class Stage(models.TextChoices):
    """How far a document has come in a run."""

    EXTRACT = "extract"
    LINK = "link"
    DONE = "done"


class StartedFrom(models.TextChoices):
    PAGE = "page"
    API = "api"
    COMMAND = "command"
    SCHEDULE = "schedule"


class Run(models.Model):
    """PostgreSQL holds what is to be done: a run's documents are rows here before they are messages to a worker."""

    public_id = public_id.field("r")
    kind = vocabulary.field(RunKind)
    state = vocabulary.field(RunState, default=RunState.QUEUED)
    asked_by = models.CharField(max_length=200)
    started_from = vocabulary.field(StartedFrom)
    dry_run = models.BooleanField(default=False, help_text="reports what would change and changes nothing")
    analysis_version = models.CharField(max_length=200)
    filter = models.JSONField(default=dict, blank=True, help_text="which documents were asked for")
    reverts = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="reverted_by")
    report = models.JSONField(default=dict, blank=True, help_text="how many claims and links were kept, changed …")
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    documents = models.ManyToManyField(Document, through="RunDocument", related_name="runs")

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["state"])]
        constraints = [
            models.CheckConstraint(condition=~Q(asked_by=""), name="run_says_who_asked"),
            models.CheckConstraint(
                condition=Q(state__in=["queued", "running"], ended_at__isnull=True)
                | Q(state__in=["finished", "failed", "stopped"], ended_at__isnull=False),
                name="a_run_that_ended_says_when",
            ),
            vocabulary.only("kind", RunKind),
            vocabulary.only("state", RunState),
            vocabulary.only("started_from", StartedFrom),
        ]
        triggers = recorded(
            "run", ["kind", "state", "asked_by", "started_from", "dry_run", "analysis_version", "error"]
        )

    def __str__(self) -> str:
        return self.public_id


class RunDocument(models.Model):
    """One document's part in a run; `report` says what changed in it, `seconds` how long each stage took."""

    run = models.ForeignKey(Run, models.PROTECT, db_index=False, related_name="parts")
    document = models.ForeignKey(Document, models.PROTECT, db_index=False, related_name="run_parts")
    state = vocabulary.field(RunState, default=RunState.QUEUED)
    stage = vocabulary.field(Stage, default=Stage.EXTRACT)
    attempts = models.PositiveSmallIntegerField(default=0)
    worker = models.CharField(max_length=200, blank=True, help_text="who works on it, or did last")
    error = models.TextField(blank=True)
    report = models.JSONField(default=dict, blank=True)
    seconds = models.JSONField(default=dict, blank=True)
    reading = models.ForeignKey(KeptReading, models.SET_NULL, null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True, help_text="when it was last sent to the workers")
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["document", "state"]),
            models.Index(fields=["state"], condition=Q(state__in=["queued", "running"]), name="run_parts_still_to_do"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["run", "document"], name="a_document_is_in_a_run_once"),
            vocabulary.only("state", RunState),
            vocabulary.only("stage", Stage),
        ]

    def __str__(self) -> str:
        return f"{self.run} {self.document}"
