"""The words that the office keeps for the search, version by version."""

from django.db import migrations, models

import onething.kernel.ids


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0007_changes_so_far")]

    operations = [
        migrations.CreateModel(
            name="SearchWords",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=onething.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(unique=True)),
                ("content", models.TextField()),
                ("note", models.CharField(max_length=200)),
                ("saved_at", models.DateTimeField()),
                ("saved_by", models.UUIDField()),
            ],
            options={
                "db_table": "catalogue_search_words",
                "constraints": [
                    models.CheckConstraint(name="search_words_from_one", condition=models.Q(version__gte=1))
                ],
            },
        ),
        migrations.RunSQL(
            sql=[
                "CREATE TRIGGER search_words_never_change BEFORE UPDATE OR DELETE ON catalogue_search_words "
                "FOR EACH ROW EXECUTE FUNCTION catalogue_refuse_change()",
                "CREATE TRIGGER search_words_never_empty BEFORE TRUNCATE ON catalogue_search_words "
                "FOR EACH STATEMENT EXECUTE FUNCTION catalogue_refuse_change()",
            ],
            reverse_sql=[
                "DROP TRIGGER search_words_never_empty ON catalogue_search_words",
                "DROP TRIGGER search_words_never_change ON catalogue_search_words",
            ],
        ),
    ]
