"""What must hold in the database itself, whoever writes to it."""

import re

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models

from tests.shape.house import SOURCE, list_modules, name_of

pytestmark = pytest.mark.django_db


def list_own_fields() -> list[models.Field]:
    """Return every field of every table of ours."""
    return [
        field
        for model in apps.get_models()
        if model.__module__.startswith("onething.")
        for field in model._meta.get_fields()
        if isinstance(field, models.Field)
    ]


def test_nothing_disappears_with_something_else():
    wrong = [
        str(field)
        for field in list_own_fields()
        if isinstance(field, models.ForeignKey) and field.remote_field.on_delete is not models.PROTECT
    ]
    assert wrong == []


def test_other_modules_are_not_reached_backwards():
    wrong = [
        str(field)
        for field in list_own_fields()
        if isinstance(field, models.ForeignKey)
        and field.related_model._meta.app_label != field.model._meta.app_label
        and not field.remote_field.hidden
    ]
    assert wrong == []


def test_no_constraint_waits_for_the_commit():
    with connection.cursor() as cursor:
        cursor.execute("SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE condeferrable")
        assert cursor.fetchall() == []
        cursor.execute("SELECT count(*) FROM pg_constraint WHERE contype = 'f'")
        assert cursor.fetchone()[0] > 5


def test_every_table_stands_in_public_and_is_ours_by_name():
    labels = set(list_modules())
    wrong = [
        model._meta.db_table
        for model in apps.get_models()
        if model.__module__.startswith("onething.")
        and not model._meta.db_table.startswith(model._meta.app_label + "_")
    ]
    assert wrong == []
    assert {
        model._meta.app_label for model in apps.get_models() if model.__module__.startswith("onething.")
    } <= labels


def test_trigger_functions_set_their_search_path_and_neither_notify_nor_lock():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.proname, p.proconfig, p.prosrc FROM pg_proc p"
            " WHERE p.pronamespace = 'public'::regnamespace AND p.prorettype = 'trigger'::regtype"
            " AND p.proname NOT LIKE 'procrastinate%'"
        )
        functions = cursor.fetchall()
    assert functions, "the append-only ledger has one"
    for name, settings, source in functions:
        assert any(one.startswith("search_path=") for one in settings or []), name
        assert not re.search(r"\b(notify|pg_notify|lock\s+table|for\s+update)\b", source, re.IGNORECASE), name


def test_migrations_tell_the_whole_story():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_migrations_are_named_and_in_one_line():
    for folder in SOURCE.glob("*/migrations"):
        numbers = sorted(path.name[:4] for path in folder.glob("[0-9]*.py"))
        assert numbers == [f"{number + 1:04}" for number in range(len(numbers))], name_of(folder)
        assert [path.name for path in folder.glob("*_auto_*.py")] == []
