"""What changed, in order: the one table that history and the changes feed read."""

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import Q

from sources import refusals


class Event(models.Model):
    """A change to one row, written by a trigger in the same transaction, whoever makes the change.

    `id` gives the order within a transaction; a later transaction may commit before an earlier one, so whoever reads
    on must stop before the oldest `transaction` still running. `before` and `after` hold the columns that differ
    (all of them for a row that is new or gone).
    """

    id = models.BigAutoField(primary_key=True)
    transaction = models.BigIntegerField(help_text="pg_current_xact_id()")
    at = models.DateTimeField()
    actor = models.CharField(max_length=200, help_text="a user's name, or 'run r-…'")
    why = models.TextField(blank=True)
    kind = models.CharField(max_length=20, help_text="document, claim, link, figure …")
    public_id = models.CharField(max_length=80, help_text="of what goes by a slug: that")
    action = models.CharField(max_length=10, choices=[(word, word) for word in ("created", "changed", "removed")])
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["public_id", "id"]),
            models.Index(fields=["actor", "id"]),
            models.Index(fields=["transaction", "id"]),
            # What people did, among a thousand times as much that runs did; and days, which follow the order of rows.
            models.Index(fields=["id"], condition=~Q(actor__startswith="run "), name="events_of_people"),
            BrinIndex(fields=["at"], name="events_by_day"),
        ]
        triggers = [
            refusals.never_changes(
                "id", "transaction", "at", "actor", "why", "kind", "public_id", "action", "before", "after",
                what="an event never changes",
            ),
            *refusals.never_removed("an event is never removed"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id} {self.action}"
