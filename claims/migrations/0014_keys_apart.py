"""The keys by which claims are found come into a table of their own."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

# Before the index is made, which takes less than to put them into it; what they refer to is looked at at once, since
# no index is made while that waits.
_FILL = """
INSERT INTO claims_claimkeys (claim_id, keys) SELECT id, keys FROM claims_claim WHERE gone_in_id IS NULL ORDER BY id;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE claims_claimkeys ALTER COLUMN keys SET STATISTICS 0;
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0013_no_statistics_of_what_is_long")]

    operations = [
        migrations.CreateModel(
            name="ClaimKeys",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("keys", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                (
                    "claim",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="found_by", to="claims.claim"
                    ),
                ),
            ],
            options={"verbose_name_plural": "keys of claims"},
        ),
        migrations.RunSQL(_FILL, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="claimkeys",
            index=django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=["keys"], name="claims_by_key"),
        ),
        migrations.RemoveIndex(model_name="claim", name="claims_clai_keys_472150_gin"),
    ]
