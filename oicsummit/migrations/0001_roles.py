"""The roles that people have (oicsummit/access.py) as groups."""

from django.db import migrations

ROLES = ["reader", "journalist", "editor", "administrator"]


def create(apps, schema_editor):
    group = apps.get_model("auth", "Group")
    for name in ROLES:
        group.objects.get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [("auth", "0012_alter_user_first_name_max_length")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
