"""Open entries learn who countersigns them; an opinion is final but for the one answer to it."""

from django.db import migrations

FILL = """
    UPDATE catalogue_entry AS e SET joint = coalesce((
        SELECT jsonb_agg(DISTINCT body ->> 'name')
        FROM jsonb_array_elements(e.content::jsonb -> 'thing' -> 'matters') AS matter,
            jsonb_array_elements(coalesce(matter -> 'joint_bodies', '[]')) AS body
        WHERE body ->> 'name' <> e.department
    ), '[]') WHERE e.kind = 'edition' AND e.state IN ('draft', 'submitted', 'reviewed')
"""
WALLS = [
    """
    CREATE FUNCTION catalogue_guard_countersign() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
    DECLARE
        answer text[] := ARRAY['answer', 'answered_by', 'answered_at'];
    BEGIN
        IF TG_OP <> 'UPDATE' THEN
            RAISE EXCEPTION 'an opinion never disappears' USING ERRCODE = 'restrict_violation';
        END IF;
        IF OLD.answer <> '' OR to_jsonb(NEW) - answer IS DISTINCT FROM to_jsonb(OLD) - answer THEN
            RAISE EXCEPTION 'an opinion and its answer are final' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER countersign_is_guarded BEFORE UPDATE OR DELETE ON catalogue_countersign
    FOR EACH ROW EXECUTE FUNCTION catalogue_guard_countersign()
    """,
    """
    CREATE TRIGGER countersign_never_empties BEFORE TRUNCATE ON catalogue_countersign
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_guard_countersign()
    """,
]
UNWALLED = [
    "DROP TRIGGER countersign_never_empties ON catalogue_countersign",
    "DROP TRIGGER countersign_is_guarded ON catalogue_countersign",
    "DROP FUNCTION catalogue_guard_countersign()",
]


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0009_countersigns")]

    operations = [
        migrations.RunSQL(sql=[FILL], reverse_sql=[]),
        migrations.RunSQL(sql=WALLS, reverse_sql=UNWALLED),
    ]
