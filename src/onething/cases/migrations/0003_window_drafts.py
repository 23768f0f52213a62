"""The window at which a draft was begun, so that no other window sees it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_handover")]

    operations = [
        migrations.AddField(
            model_name="case",
            name="window_unit_code",
            field=models.CharField(blank=True, default="", max_length=18),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("state", "draft")),
                fields=["window_unit_code", "-id"],
                name="draft_at_window",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(("channel", "window"), ("window_unit_code", ""), _connector="OR"),
                name="case_window_only_at_window",
            ),
        ),
    ]
