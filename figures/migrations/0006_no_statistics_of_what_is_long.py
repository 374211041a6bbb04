"""As with claims: no query is planned by what was read of a quantity."""

from django.db import migrations

_SET = "ALTER TABLE figures_quantity ALTER COLUMN read SET STATISTICS {0};"


class Migration(migrations.Migration):
    dependencies = [("figures", "0005_each_index_once")]

    operations = [migrations.RunSQL(_SET.format(0), _SET.format(-1))]
