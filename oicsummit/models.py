"""What goes with a token besides what knox keeps of it (which is its hash, its user and its expiry)."""

from django.db import models
from knox.models import AuthToken


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
