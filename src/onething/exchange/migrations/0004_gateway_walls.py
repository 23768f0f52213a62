"""A call that was logged stays as it was; a system keeps its code, unit and key, and retires once."""

from django.db import migrations

GUARD_CALL = """
    CREATE FUNCTION exchange_guard_call() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
    BEGIN
        RAISE EXCEPTION 'a logged call stays as it was' USING ERRCODE = 'restrict_violation';
    END $$
"""
GUARD_SYSTEM = """
    CREATE FUNCTION exchange_guard_system() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
    BEGIN
        IF TG_OP <> 'UPDATE' THEN
            RAISE EXCEPTION 'a system never disappears' USING ERRCODE = 'restrict_violation';
        END IF;
        IF to_jsonb(NEW) - 'retired_on' IS DISTINCT FROM to_jsonb(OLD) - 'retired_on' OR OLD.retired_on IS NOT NULL THEN
            RAISE EXCEPTION 'a system keeps its key, and retires once' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    END $$
"""
TABLES = {"exchange_call": "exchange_guard_call", "exchange_system": "exchange_guard_system"}


def guard(table, function):
    """The two triggers of a table."""
    return [
        f"CREATE TRIGGER {table}_is_guarded BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {function}()",
        f"CREATE TRIGGER {table}_never_empties BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {function}()",
    ]


def unguard(table, function):
    """Take them away."""
    return [
        *(f"DROP TRIGGER {table}_{what} ON {table}" for what in ("never_empties", "is_guarded")),
        f"DROP FUNCTION {function}()",
    ]


class Migration(migrations.Migration):
    dependencies = [("exchange", "0003_gateway")]

    operations = [
        migrations.RunSQL(
            sql=[GUARD_CALL, GUARD_SYSTEM, *(sql for one in TABLES.items() for sql in guard(*one))],
            reverse_sql=[sql for one in TABLES.items() for sql in unguard(*one)],
        )
    ]
