"""A request asks for what it asked for, moves only as the law has it, and never disappears; a resource keeps code and provider."""

from django.db import migrations

GUARD_GRANT = """
    CREATE FUNCTION exchange_guard_grant() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
    DECLARE
        life text[] := ARRAY['state', 'revision', 'reason', 'granted_on', 'answer_by'];
    BEGIN
        IF TG_OP <> 'UPDATE' THEN
            RAISE EXCEPTION 'a grant never disappears' USING ERRCODE = 'restrict_violation';
        END IF;
        IF to_jsonb(NEW) - life IS DISTINCT FROM to_jsonb(OLD) - life THEN
            RAISE EXCEPTION 'a grant is for what was asked' USING ERRCODE = 'restrict_violation';
        END IF;
        IF OLD.state = NEW.state OR (OLD.state, NEW.state) NOT IN (
            ('asked', 'granted'), ('asked', 'at_provider'), ('asked', 'refused'), ('asked', 'withdrawn'),
            ('at_provider', 'granted'), ('at_provider', 'coordinating'), ('at_provider', 'withdrawn'),
            ('coordinating', 'granted'), ('coordinating', 'refused'), ('coordinating', 'withdrawn'),
            ('granted', 'revoked'), ('granted', 'expired'), ('granted', 'withdrawn')
        ) THEN
            RAISE EXCEPTION 'a grant never goes from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
        END IF;
        IF NEW.state = 'granted' AND OLD.state = 'asked' AND NEW.needs_consent THEN
            RAISE EXCEPTION 'what is shared on conditions is not granted past its provider' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    END $$
"""
GUARD_RESOURCE = """
    CREATE FUNCTION exchange_guard_resource() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
    BEGIN
        IF TG_OP <> 'UPDATE' THEN
            RAISE EXCEPTION 'a resource never disappears' USING ERRCODE = 'restrict_violation';
        END IF;
        IF (NEW.id, NEW.code, NEW.provider) IS DISTINCT FROM (OLD.id, OLD.code, OLD.provider) THEN
            RAISE EXCEPTION 'a resource stays its provider''s' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    END $$
"""
TABLES = {"exchange_grant": "exchange_guard_grant", "exchange_resource": "exchange_guard_resource"}


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
    dependencies = [("exchange", "0001_sharing")]

    operations = [
        migrations.RunSQL(
            sql=[GUARD_GRANT, GUARD_RESOURCE, *(sql for one in TABLES.items() for sql in guard(*one))],
            reverse_sql=[sql for one in TABLES.items() for sql in unguard(*one)],
        )
    ]
