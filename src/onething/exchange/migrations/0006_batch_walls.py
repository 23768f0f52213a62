"""A day that was sealed stays so; the function is the logged calls' own."""

from django.db import migrations

FROM_CALLS = "EXECUTE FUNCTION exchange_guard_call()"


class Migration(migrations.Migration):
    dependencies = [("exchange", "0005_batches")]

    operations = [
        migrations.RunSQL(
            sql=[
                f"CREATE TRIGGER exchange_batch_is_guarded BEFORE UPDATE OR DELETE ON exchange_batch FOR EACH ROW {FROM_CALLS}",
                "CREATE TRIGGER exchange_batch_never_empties BEFORE TRUNCATE ON exchange_batch"
                f" FOR EACH STATEMENT {FROM_CALLS}",
            ],
            reverse_sql=[
                "DROP TRIGGER exchange_batch_never_empties ON exchange_batch",
                "DROP TRIGGER exchange_batch_is_guarded ON exchange_batch",
            ],
        )
    ]
