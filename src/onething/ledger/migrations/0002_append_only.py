"""The database itself refuses to change or remove what was recorded."""

from django.db import migrations

FINAL_TABLES = ("ledger_entry", "ledger_checkpoint", "ledger_read_batch")

REFUSE = """
CREATE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are only added, never changed or removed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$
"""
# A read may be put into a batch once; whatever else an UPDATE touches is refused.
REFUSE_READ = """
CREATE FUNCTION ledger_refuse_read_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF OLD.batch_id IS NULL AND NEW.batch_id IS NOT NULL
        AND (OLD.id, OLD.viewer_kind, OLD.person_id, OLD.post, OLD.unit_code, OLD.subject_kind, OLD.subject_id, OLD.what, OLD.at)
        IS NOT DISTINCT FROM
        (NEW.id, NEW.viewer_kind, NEW.person_id, NEW.post, NEW.unit_code, NEW.subject_kind, NEW.subject_id, NEW.what, NEW.at)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a read is only added and put into a batch once' USING ERRCODE = 'restrict_violation';
END
$$
"""


def _refuse(table, events):
    return (
        f"CREATE TRIGGER {table}_is_final BEFORE {events} ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change()"
    )


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_ledger")]

    operations = [
        migrations.RunSQL(
            sql=[
                REFUSE,
                REFUSE_READ,
                *[_refuse(table, "UPDATE OR DELETE OR TRUNCATE") for table in FINAL_TABLES],
                _refuse("ledger_read", "DELETE OR TRUNCATE"),
                "CREATE TRIGGER ledger_read_is_chained_once BEFORE UPDATE ON ledger_read "
                "FOR EACH ROW EXECUTE FUNCTION ledger_refuse_read_change()",
            ],
            reverse_sql=[
                "DROP TRIGGER ledger_read_is_chained_once ON ledger_read",
                "DROP TRIGGER ledger_read_is_final ON ledger_read",
                *[f"DROP TRIGGER {table}_is_final ON {table}" for table in FINAL_TABLES],
                "DROP FUNCTION ledger_refuse_read_change()",
                "DROP FUNCTION ledger_refuse_change()",
            ],
        )
    ]
