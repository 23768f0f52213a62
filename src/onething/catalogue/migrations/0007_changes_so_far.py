"""What was published and repealed before is numbered in its order; from here the list never changes."""

from django.db import migrations

FILL = """
    INSERT INTO catalogue_change (seq, kind, publication_id, at)
    SELECT row_number() OVER (ORDER BY at, kind, publication_id), kind, publication_id, at
    FROM (
        SELECT 'published' AS kind, id AS publication_id, published_at AS at FROM catalogue_publication
        UNION ALL
        SELECT 'repealed', publication_id, repealed_at FROM catalogue_repeal
    ) AS happened
"""
GUARD = [
    """
    CREATE TRIGGER change_never_changes BEFORE UPDATE OR DELETE ON catalogue_change
    FOR EACH ROW EXECUTE FUNCTION catalogue_refuse_change()
    """,
    """
    CREATE TRIGGER change_never_empties BEFORE TRUNCATE ON catalogue_change
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_refuse_change()
    """,
]
UNGUARD = [
    "DROP TRIGGER change_never_empties ON catalogue_change",
    "DROP TRIGGER change_never_changes ON catalogue_change",
]


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0006_changes")]

    operations = [
        migrations.RunSQL(sql=FILL, reverse_sql=migrations.RunSQL.noop),
        migrations.RunSQL(sql=GUARD, reverse_sql=UNGUARD),
    ]
