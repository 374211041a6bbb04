"""Indexes by which claims and links are counted and joined without being read."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0010_verdicts_are_told"),
        ("figures", "0003_relations_are_events"),
        ("sources", "0009_publishers_are_told"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                condition=models.Q(("gone_in", None), models.Q(("state", "rejected"), _negated=True)),
                fields=["speaker", "document"],
                include=("id", "worth"),
                name="claims_that_stand",
            ),
        ),
        migrations.AddIndex(
            model_name="link",
            index=models.Index(
                condition=models.Q(("gone_in", None), models.Q(("state", "rejected"), _negated=True)),
                fields=["relation", "id"],
                include=("a", "b", "state"),
                name="links_that_stand",
            ),
        ),
    ]
