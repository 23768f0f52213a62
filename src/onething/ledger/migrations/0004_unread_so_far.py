from django.db import migrations

# What was recorded before anybody followed is followed now.
FORWARD = [
    "INSERT INTO ledger_unread (entry_id, subject_kind, subject_id) SELECT id, subject_kind, subject_id"
    " FROM ledger_entry WHERE subject_kind IN ('case', 'supervision_finding')",
]


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0003_unread"),
    ]

    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]
