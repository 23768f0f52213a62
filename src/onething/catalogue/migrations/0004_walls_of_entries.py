"""What was published before gets its day, its fees and its materials; the database guards entries, repeals and loadings.

An entry is final once it left the desk of its authors; nobody who wrote it reviews or approves it.
"""

from django.db import migrations, models

FILL = [
    "ALTER TABLE catalogue_publication DISABLE TRIGGER publication_never_changes",
    """
    UPDATE catalogue_publication SET effective_from = (published_at AT TIME ZONE 'Asia/Shanghai')::date
    WHERE effective_from IS NULL
    """,
    "ALTER TABLE catalogue_publication ENABLE TRIGGER publication_never_changes",
    "ALTER TABLE catalogue_published_matter DISABLE TRIGGER published_matter_never_changes",
    """
    UPDATE catalogue_published_matter AS m SET conditions = coalesce(found.matter -> 'conditions', '[]')
    FROM catalogue_publication AS p,
        LATERAL jsonb_array_elements(p.content::jsonb -> 'thing' -> 'matters') AS found(matter)
    WHERE m.publication_id = p.id AND m.code = p.thing_code || '/' || (found.matter ->> 'id')
    """,
    "ALTER TABLE catalogue_published_matter ENABLE TRIGGER published_matter_never_changes",
]
WALLS = [
    """
    ALTER TABLE catalogue_publication ADD CONSTRAINT publication_not_backwards
    CHECK (effective_from >= (published_at AT TIME ZONE 'Asia/Shanghai')::date)
    """,
    """
    ALTER TABLE catalogue_repeal ADD CONSTRAINT repeal_not_backwards
    CHECK (effective_from >= (repealed_at AT TIME ZONE 'Asia/Shanghai')::date)
    """,
    """
    ALTER TABLE catalogue_entry ADD CONSTRAINT author_does_not_review
    CHECK (reviewer IS NULL OR NOT jsonb_exists(authors, reviewer::text))
    """,
    """
    ALTER TABLE catalogue_entry ADD CONSTRAINT author_does_not_approve
    CHECK (approver IS NULL OR NOT jsonb_exists(authors, approver::text))
    """,
    """
    CREATE FUNCTION catalogue_guard_entry() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
    BEGIN
        IF TG_OP <> 'UPDATE' THEN
            RAISE EXCEPTION 'an entry of the catalogue never disappears' USING ERRCODE = 'restrict_violation';
        END IF;
        IF OLD.state <> 'draft' AND
            (NEW.kind, NEW.thing_code, NEW.content, NEW.sm3, NEW.reason, NEW.basis, NEW.authors, NEW.based_on, NEW.is_direct)
            IS DISTINCT FROM
            (OLD.kind, OLD.thing_code, OLD.content, OLD.sm3, OLD.reason, OLD.basis, OLD.authors, OLD.based_on, OLD.is_direct)
        THEN
            RAISE EXCEPTION 'an entry never changes once it is submitted' USING ERRCODE = 'restrict_violation';
        END IF;
        IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
            ('draft', 'submitted'), ('draft', 'discarded'), ('submitted', 'reviewed'), ('submitted', 'draft'),
            ('reviewed', 'approved'), ('reviewed', 'draft'), ('approved', 'published'), ('approved', 'draft'),
            ('published', 'superseded'), ('published', 'repealed'))
        THEN
            RAISE EXCEPTION 'an entry never goes from % to %', OLD.state, NEW.state
                USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER entry_is_guarded BEFORE UPDATE OR DELETE ON catalogue_entry
    FOR EACH ROW EXECUTE FUNCTION catalogue_guard_entry()
    """,
    """
    CREATE TRIGGER entry_never_empties BEFORE TRUNCATE ON catalogue_entry
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_guard_entry()
    """,
]
UNWALLED = [
    "DROP TRIGGER entry_never_empties ON catalogue_entry",
    "DROP TRIGGER entry_is_guarded ON catalogue_entry",
    "DROP FUNCTION catalogue_guard_entry()",
    "ALTER TABLE catalogue_entry DROP CONSTRAINT author_does_not_approve",
    "ALTER TABLE catalogue_entry DROP CONSTRAINT author_does_not_review",
    "ALTER TABLE catalogue_repeal DROP CONSTRAINT repeal_not_backwards",
    "ALTER TABLE catalogue_publication DROP CONSTRAINT publication_not_backwards",
]
# What the lines of a publication's content were before there were rows for them.
MATERIALS = """
    INSERT INTO catalogue_published_material (id, matter_id, key, name)
    SELECT gen_random_uuid(), m.id, %s, %s FROM catalogue_published_matter AS m WHERE m.id = %s
    ON CONFLICT DO NOTHING
"""
FINAL = ("catalogue_published_material", "catalogue_repeal", "catalogue_loading", "catalogue_loaded_file")


def _guard(table):
    return [
        f"CREATE TRIGGER {table}_never_changes BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION catalogue_refuse_change()",
        f"CREATE TRIGGER {table}_never_empties BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION catalogue_refuse_change()",
    ]


def _unguard(table):
    return [f"DROP TRIGGER {table}_never_{what} ON {table}" for what in ("empties", "changes")]


def add_materials(apps, schema_editor):
    """Give every publication its material rows; keys are made as plans make them."""
    import json

    from onething.kernel.sm import sm3

    publications = apps.get_model("catalogue", "Publication")
    matters = apps.get_model("catalogue", "PublishedMatter")
    with schema_editor.connection.cursor() as cursor:
        for row in publications.objects.all():
            ids = dict(matters.objects.filter(publication_id=row.id).values_list("code", "id"))
            for matter in json.loads(row.content)["thing"]["matters"]:
                for material in matter["materials"]:
                    name = material["name"]
                    key = sm3(name.encode())[:8].hex()
                    cursor.execute(MATERIALS, [key, name, ids[f"{row.thing_code}/{matter['id']}"]])


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0003_entries")]

    operations = [
        migrations.RunSQL(sql=FILL, reverse_sql=migrations.RunSQL.noop),
        migrations.AlterField("publication", "effective_from", models.DateField()),
        migrations.RunPython(add_materials, migrations.RunPython.noop),
        migrations.RunSQL(sql=WALLS, reverse_sql=UNWALLED),
        migrations.RunSQL(
            sql=[one for table in FINAL for one in _guard(table)],
            reverse_sql=[one for table in FINAL for one in _unguard(table)],
        ),
    ]
