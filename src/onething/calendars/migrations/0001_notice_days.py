from django.db import migrations, models

import onething.kernel.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="NoticeDay",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=onething.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("day", models.DateField()),
                ("name", models.CharField(max_length=60)),
                ("works", models.BooleanField()),
                ("notice", models.CharField(max_length=200)),
                ("published", models.DateField()),
            ],
            options={
                "db_table": "calendars_notice_day",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("day", "published"), name="one_row_a_day_and_publication"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True), models.Q(("notice", ""), _negated=True)
                        ),
                        name="notice_day_is_named",
                    ),
                ],
            },
        ),
    ]
