"""No power outside the list: no case, step, paper or condition stands without the publication that names it.

The triggers come after the row's own constraints, so that those speak first. A case keeps its publication from its
submission on.
"""

import django.db.models.deletion
from django.db import migrations, models

FILL = """
    UPDATE cases_material AS paper SET published_material_id = (
        SELECT named.id FROM catalogue_published_material AS named
        JOIN catalogue_published_matter AS matter ON matter.id = named.matter_id
        JOIN cases_case AS found ON found.id = paper.case_id
        WHERE matter.publication_id = found.publication_id AND named.key = paper.key
        ORDER BY matter.code LIMIT 1
    ) WHERE published_material_id IS NULL
"""
CASE = """
CREATE FUNCTION cases_guard_binding() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM catalogue_publication WHERE id = NEW.publication_id AND thing_code = NEW.thing_code)
    THEN
        RAISE EXCEPTION 'case_stands_on_its_publication: publication_id is not of thing %', NEW.thing_code
            USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.state <> 'draft' AND
        (NEW.publication_id, NEW.thing_code) IS DISTINCT FROM (OLD.publication_id, OLD.thing_code)
    THEN
        RAISE EXCEPTION 'case_keeps_its_publication: publication_id is fixed at submission'
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.state = 'draft' AND NEW.state = 'submitted' AND EXISTS (
        SELECT FROM cases_material AS paper
        JOIN catalogue_published_material AS named ON named.id = paper.published_material_id
        JOIN catalogue_published_matter AS matter ON matter.id = named.matter_id
        WHERE paper.case_id = NEW.id AND paper.replaced_at IS NULL AND matter.publication_id <> NEW.publication_id)
    THEN
        RAISE EXCEPTION 'paper_stands_on_its_publication: a paper is of another publication'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$
"""
STEP = """
CREATE FUNCTION cases_guard_step() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM catalogue_published_matter AS matter
        JOIN cases_case AS found ON found.publication_id = matter.publication_id
        WHERE found.id = NEW.case_id AND matter.id = NEW.published_matter_id
            AND matter.code = NEW.matter_code AND matter.kind = NEW.kind)
    THEN
        RAISE EXCEPTION 'step_stands_on_its_publication: % is no matter of the case''s publication', NEW.matter_code
            USING ERRCODE = 'check_violation';
    END IF;
    IF NOT EXISTS (
        SELECT FROM catalogue_published_matter
        WHERE id = NEW.published_matter_id AND conditions @> NEW.conditions)
    THEN
        RAISE EXCEPTION 'condition_stands_on_its_publication: % asks a fee or condition that is not published',
            NEW.matter_code USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$
"""
PAPER = """
CREATE FUNCTION cases_guard_paper() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF NEW.replaced_at IS NULL AND NOT EXISTS (
        SELECT FROM catalogue_published_material AS named
        JOIN catalogue_published_matter AS matter ON matter.id = named.matter_id
        JOIN cases_case AS found ON found.publication_id = matter.publication_id
        WHERE found.id = NEW.case_id AND named.id = NEW.published_material_id AND named.key = NEW.key)
    THEN
        RAISE EXCEPTION 'paper_stands_on_its_publication: % is no material of the case''s publication', NEW.key
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$
"""
REQUEST = """
CREATE FUNCTION cases_guard_request() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    asked text;
BEGIN
    SELECT item ->> 'place' INTO asked FROM jsonb_array_elements(NEW.items) AS item
    WHERE item ->> 'place' LIKE 'materials.%' AND NOT EXISTS (
        SELECT FROM catalogue_published_material AS named
        JOIN catalogue_published_matter AS matter ON matter.id = named.matter_id
        JOIN cases_case AS found ON found.publication_id = matter.publication_id
        WHERE found.id = NEW.case_id AND 'materials.' || named.key = item ->> 'place')
    LIMIT 1;
    IF asked IS NOT NULL THEN
        RAISE EXCEPTION 'request_stands_on_its_publication: % is no material of the case''s publication', asked
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$
"""
TRIGGERS = {
    "case_stands_on_its_publication": (
        "INSERT OR UPDATE OF publication_id, thing_code, state", "cases_case", "cases_guard_binding"),
    "step_stands_on_its_publication": (
        "INSERT OR UPDATE OF case_id, published_matter_id, matter_code, kind, conditions", "cases_step", "cases_guard_step"),
    "paper_stands_on_its_publication": (
        "INSERT OR UPDATE OF case_id, published_material_id, key, replaced_at", "cases_material", "cases_guard_paper"),
    "request_stands_on_its_publication": (
        "INSERT OR UPDATE OF case_id, items", "cases_correction", "cases_guard_request"),
}  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_window_drafts"), ("catalogue", "0004_walls_of_entries")]

    operations = [
        migrations.AddField(
            "casematerial",
            "published_material",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="catalogue.publishedmaterial",
            ),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AlterField(
            "casematerial",
            "published_material",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="catalogue.publishedmaterial",
            ),
        ),
        migrations.RunSQL(
            sql=[
                CASE,
                STEP,
                PAPER,
                REQUEST,
                *[
                    f"CREATE TRIGGER {name} AFTER {events} ON {table} FOR EACH ROW EXECUTE FUNCTION {function}()"
                    for name, (events, table, function) in TRIGGERS.items()
                ],
            ],
            reverse_sql=[
                *[f"DROP TRIGGER {name} ON {table}" for name, (_, table, _f) in TRIGGERS.items()],
                *[f"DROP FUNCTION {function}()" for _, _table, function in TRIGGERS.values()],
            ],
        ),
    ]
