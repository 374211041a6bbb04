"""People decide which measure a figure is of, and that two speakers are not one: two more kinds of decision."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0008_keys_at_their_place"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="decision",
            name="claims_decision_kind_is_a_word",
        ),
        migrations.AlterField(
            model_name="decision",
            name="kind",
            field=models.CharField(
                choices=[
                    ("link_state", "link state"),
                    ("link_relation", "link relation"),
                    ("link_made", "link made"),
                    ("claim_marked", "claim marked"),
                    ("claim_rejected", "claim rejected"),
                    ("claim_span", "claim span"),
                    ("claim_speaker", "claim speaker"),
                    ("claim_kind", "claim kind"),
                    ("claim_quantity", "claim quantity"),
                    ("figure_named", "figure named"),
                    ("figure_merged", "figure merged"),
                    ("figure_split", "figure split"),
                    ("figure_measured", "figure measured"),
                    ("speaker_named", "speaker named"),
                    ("speaker_merged", "speaker merged"),
                    ("speaker_split", "speaker split"),
                    ("speakers_apart", "speakers apart"),
                    ("confirmed", "confirmed"),
                    ("undone", "undone"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "link_state",
                            "link_relation",
                            "link_made",
                            "claim_marked",
                            "claim_rejected",
                            "claim_span",
                            "claim_speaker",
                            "claim_kind",
                            "claim_quantity",
                            "figure_named",
                            "figure_merged",
                            "figure_split",
                            "figure_measured",
                            "speaker_named",
                            "speaker_merged",
                            "speaker_split",
                            "speakers_apart",
                            "confirmed",
                            "undone",
                        ],
                    ),
                    ("kind__isnull", True),
                    _connector="OR",
                ),
                name="claims_decision_kind_is_a_word",
            ),
        ),
    ]
