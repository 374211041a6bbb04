"""What is kept of the site itself: what goes with a token besides what knox keeps of it (its hash, its user and its
expiry), and when backups were made."""

from django.db import models
from knox.models import AuthToken

from oicsummit.webhooks.models import Attempt, Delivery, Webhook

__all__ = ["Attempt", "Backup", "Delivery", "Grant", "Webhook"]


class Grant(models.Model):
    """What a token is for, whether it may write, and when it was last used."""

    token = models.OneToOneField(AuthToken, models.CASCADE, related_name="grant")
    name = models.CharField(max_length=100, blank=True)
    may_write = models.BooleanField(default=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name or self.token.token_key


class Backup(models.Model):
    """A backup that `manage.py backup` has made; the file itself is elsewhere, and may have gone since."""

    made_at = models.DateTimeField(auto_now_add=True)
    name = models.CharField(max_length=255, help_text="of the file, without its folder")
    size = models.PositiveBigIntegerField(help_text="bytes")
    seconds = models.FloatField()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.name
