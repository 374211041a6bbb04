"""Who puts documents out."""

from django.db import models

from sources.recorded import recorded


class Publisher(models.Model):
    """An outlet, office or body; the project itself is the publisher of its digests."""

    name = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    is_project = models.BooleanField(default=False)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                "is_project", condition=models.Q(is_project=True), name="one_publisher_is_the_project"
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="publisher_has_a_name"),
        ]
        triggers = recorded("publisher", ["name", "is_project"], key="slug")

    def __str__(self) -> str:
        return self.name
