"""Announcements stand behind the same walls as every signed paper (0002)."""

from importlib import import_module

from django.db import migrations

walls = import_module("onething.publicity.migrations.0002_walls")
TABLE = "publicity_announcement"


class Migration(migrations.Migration):
    dependencies = [("publicity", "0003_announcements")]

    operations = [migrations.RunSQL(sql=walls.guard(TABLE), reverse_sql=walls.unguard(TABLE))]
