"""A publication never changes: the database refuses UPDATE, DELETE and TRUNCATE on its rows."""

from django.db import migrations

CREATE = [
    """
    CREATE FUNCTION catalogue_refuse_change() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
    BEGIN
        RAISE EXCEPTION '% is published and never changes', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END $$
    """,
    """
    CREATE TRIGGER publication_never_changes BEFORE UPDATE OR DELETE ON catalogue_publication
    FOR EACH ROW EXECUTE FUNCTION catalogue_refuse_change()
    """,
    """
    CREATE TRIGGER published_matter_never_changes BEFORE UPDATE OR DELETE ON catalogue_published_matter
    FOR EACH ROW EXECUTE FUNCTION catalogue_refuse_change()
    """,
    """
    CREATE TRIGGER publication_never_empties BEFORE TRUNCATE ON catalogue_publication
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_refuse_change()
    """,
    """
    CREATE TRIGGER published_matter_never_empties BEFORE TRUNCATE ON catalogue_published_matter
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_refuse_change()
    """,
]
DROP = [
    "DROP TRIGGER published_matter_never_empties ON catalogue_published_matter",
    "DROP TRIGGER publication_never_empties ON catalogue_publication",
    "DROP TRIGGER published_matter_never_changes ON catalogue_published_matter",
    "DROP TRIGGER publication_never_changes ON catalogue_publication",
    "DROP FUNCTION catalogue_refuse_change()",
]


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0001_publications")]

    operations = [migrations.RunSQL(sql=CREATE, reverse_sql=DROP)]
