"""A paper says what it said when it was proposed, goes only as its life goes, and never disappears."""

from django.db import migrations

GUARD = """
    CREATE FUNCTION publicity_guard_paper() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
    DECLARE
        life text[] := ARRAY['state', 'revision', 'signed_by', 'signed_at', 'signed_text', 'signature', 'signer_pem',
            'closed_reason', 'revoked_on'];
    BEGIN
        IF TG_OP <> 'UPDATE' THEN
            RAISE EXCEPTION 'a paper of % never disappears', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
        END IF;
        IF to_jsonb(NEW) - life IS DISTINCT FROM to_jsonb(OLD) - life THEN
            RAISE EXCEPTION 'a paper of % says what it said', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
        END IF;
        IF OLD.signature <> '' AND
            (NEW.signature, NEW.signed_text, NEW.signer_pem, NEW.signed_by, NEW.signed_at)
            IS DISTINCT FROM (OLD.signature, OLD.signed_text, OLD.signer_pem, OLD.signed_by, OLD.signed_at)
        THEN
            RAISE EXCEPTION 'a signature of % is final', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
        END IF;
        IF (OLD.state, NEW.state) NOT IN (('proposed', 'signed'), ('proposed', 'declined'), ('signed', 'revoked')) THEN
            RAISE EXCEPTION 'a paper never goes from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    END $$
"""
TABLES = ("publicity_list_exception",)


def guard(table):
    """The two triggers of a table of papers."""
    return [
        f"CREATE TRIGGER {table}_is_guarded BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION publicity_guard_paper()",
        f"CREATE TRIGGER {table}_never_empties BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION publicity_guard_paper()",
    ]


def unguard(table):
    """Take them away."""
    return [f"DROP TRIGGER {table}_{what} ON {table}" for what in ("never_empties", "is_guarded")]


class Migration(migrations.Migration):
    dependencies = [("publicity", "0001_lists")]

    operations = [
        migrations.RunSQL(
            sql=[GUARD, *(one for table in TABLES for one in guard(table))],
            reverse_sql=[
                *(one for table in TABLES for one in unguard(table)),
                "DROP FUNCTION publicity_guard_paper()",
            ],
        )
    ]
