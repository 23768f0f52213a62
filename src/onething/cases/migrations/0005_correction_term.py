"""Until when the corrections are expected, and when the applicant was warned of it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_nothing_unpublished")]

    operations = [
        migrations.AddField(model_name="correction", name="due_on", field=models.DateField(null=True)),
        migrations.RunSQL(
            "UPDATE cases_correction SET due_on = (asked_at AT TIME ZONE 'Asia/Shanghai')::date + 30",
            migrations.RunSQL.noop,
        ),
        migrations.AlterField(model_name="correction", name="due_on", field=models.DateField()),
        migrations.AddField(model_name="correction", name="warned_at", field=models.DateTimeField(null=True)),
    ]
