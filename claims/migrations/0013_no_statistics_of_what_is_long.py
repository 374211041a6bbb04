"""No query is planned by what these columns hold, and to tell what is frequent in them was half of ANALYZE."""

from django.db import migrations

_SET = """
ALTER TABLE claims_claim ALTER COLUMN keys SET STATISTICS {0}, ALTER COLUMN features SET STATISTICS {0},
    ALTER COLUMN read SET STATISTICS {0};
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0012_each_index_once")]

    operations = [migrations.RunSQL(_SET.format(0), _SET.format(-1))]
