"""An index by which the readings of figures are counted without being read."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("figures", "0003_relations_are_events"),
        ("sources", "0009_publishers_are_told"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="quantity",
            index=models.Index(
                condition=models.Q(("gone_in", None)),
                fields=["figure", "document"],
                include=("id", "unit"),
                name="quantities_that_stand",
            ),
        ),
    ]
