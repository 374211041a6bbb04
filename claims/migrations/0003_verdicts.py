"""The list of verdicts that a newsroom begins with and makes its own."""

from django.db import migrations

VERDICTS = [
    ("accurate", "Accurate", "The figure and what is said of it hold."),
    (
        "needs-context", "Accurate, but needs context",
        "The figure holds; without its definition or its period a reader is misled.",
    ),
    ("disputed", "Disputed", "Sources of weight differ, and nothing here settles it."),
    ("unsupported", "Unsupported", "No evidence for it was found or given."),
    ("wrong", "Wrong", "Evidence refutes it."),
]  # fmt: skip


def add(apps, schema_editor):
    verdict = apps.get_model("claims", "Verdict")
    for place, (slug, name, definition) in enumerate(VERDICTS):
        verdict.objects.get_or_create(slug=slug, defaults={"name": name, "definition": definition, "place": place})


class Migration(migrations.Migration):
    dependencies = [("claims", "0002_tasks")]

    # What a newsroom has made of the list since stays when the migration is taken back.
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
