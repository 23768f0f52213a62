"""The public's list of changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0005_vain_searches")]

    operations = [
        migrations.CreateModel(
            name="Change",
            fields=[
                ("seq", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=10)),
                ("at", models.DateTimeField()),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=models.PROTECT, related_name="changes", to="catalogue.publication"
                    ),
                ),
            ],
            options={
                "db_table": "catalogue_change",
                "constraints": [
                    models.UniqueConstraint(name="one_change_of_a_kind", fields=["publication", "kind"]),
                    models.CheckConstraint(
                        name="change_kind_known", condition=models.Q(kind__in=["published", "repealed"])
                    ),
                ],
            },
        ),
    ]
