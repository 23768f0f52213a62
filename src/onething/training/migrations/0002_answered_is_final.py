"""What was answered stays as it was: the database refuses UPDATE, DELETE and TRUNCATE."""

from django.db import migrations

CREATE = [
    """
    CREATE FUNCTION training_refuse_change() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
    BEGIN
        RAISE EXCEPTION 'what was answered in % is final', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END $$
    """,
    """
    CREATE TRIGGER training_answered_is_final BEFORE UPDATE OR DELETE ON training_answered
    FOR EACH ROW EXECUTE FUNCTION training_refuse_change()
    """,
    """
    CREATE TRIGGER training_answered_never_empties BEFORE TRUNCATE ON training_answered
    FOR EACH STATEMENT EXECUTE FUNCTION training_refuse_change()
    """,
]
DROP = [
    "DROP TRIGGER training_answered_never_empties ON training_answered",
    "DROP TRIGGER training_answered_is_final ON training_answered",
    "DROP FUNCTION training_refuse_change()",
]


class Migration(migrations.Migration):
    dependencies = [("training", "0001_answered")]

    operations = [migrations.RunSQL(sql=CREATE, reverse_sql=DROP)]
