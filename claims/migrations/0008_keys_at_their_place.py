"""Keys go to their place in the index at once: a list of pending ones would be read for every key that is sought."""

import django.contrib.postgres.indexes
from django.db import migrations

NAME = "claims_clai_keys_472150_gin"


class Migration(migrations.Migration):
    dependencies = [("claims", "0007_told_with_documents")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    f"ALTER INDEX {NAME} SET (fastupdate = off)", f"ALTER INDEX {NAME} RESET (fastupdate)"
                )
            ],
            state_operations=[
                migrations.RemoveIndex(model_name="claim", name=NAME),
                migrations.AddIndex(
                    model_name="claim",
                    index=django.contrib.postgres.indexes.GinIndex(fields=["keys"], fastupdate=False, name=NAME),
                ),
            ],
        )
    ]
