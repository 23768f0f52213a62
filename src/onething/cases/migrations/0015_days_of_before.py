from django.db import migrations

# Days that were columns' own before: the legal day of what was done, and under which calendar a promise was told.
FORWARD = [
    "UPDATE cases_case SET accepted_on = (accepted_at AT TIME ZONE 'Asia/Shanghai')::date,"
    " told_with = jsonb_build_array('1/' || (accepted_at AT TIME ZONE 'Asia/Shanghai')::date),"
    " promised_days = (plan::jsonb ->> 'promised_working_days')::smallint"
    " WHERE accepted_at IS NOT NULL",
    "UPDATE cases_case SET received_on = (received_at AT TIME ZONE 'Asia/Shanghai')::date"
    " WHERE received_at IS NOT NULL",
    "UPDATE cases_step SET told_with = jsonb_build_array('1/' || started_on) WHERE started_on IS NOT NULL",
]


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0014_days_that_can_be_counted"),
    ]

    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]
