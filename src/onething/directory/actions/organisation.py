"""Divisions, units, staff and their posts."""

import csv
from collections.abc import Sequence
from importlib import resources

from django.contrib.auth.hashers import make_password

from onething.directory.contracts import PersonKind, StaffEntry, UnitEntry
from onething.directory.models import Appointment, Division, Person, Unit
from onething.keys.queries import blind_index
from onething.keys.transactions import require_transaction


def load_divisions() -> None:
    """Bring the packaged divisions (GB/T 2260 and the statistical codes of the city's towns) into the table."""
    require_transaction()
    text = resources.files("onething.directory").joinpath("divisions.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        Division.objects.update_or_create(
            code=row["code"],
            defaults={"name": row["name"], "level": row["level"], "parent_id": row["parent"] or None},
        )


def keep_units(*, entries: Sequence[UnitEntry]) -> None:
    """Create or update units by code."""
    require_transaction()
    for entry in entries:
        Unit.objects.update_or_create(
            code=entry.code, defaults={"name": entry.name, "closes_at": entry.closes_at}
        )


def keep_staff(*, entries: Sequence[StaffEntry], password: str) -> None:
    """Create staff who are missing, with their posts; an existing person keeps the password they have.

    The password is hashed once: it is one password anyway, and hashing is slow on purpose.
    """
    require_transaction()
    known = Person.objects.filter(login_name__in=[entry.login_name for entry in entries]).count()
    hashed = make_password(password) if known < len(entries) else ""
    for entry in entries:
        _keep_one(entry=entry, hashed=hashed)


def _keep_one(*, entry: StaffEntry, hashed: str) -> None:
    unit = Unit.objects.get(code=entry.unit_code)
    person, _ = Person.objects.get_or_create(
        login_name=entry.login_name,
        defaults={
            "kind": PersonKind.STAFF,
            "name": entry.name,
            "phone": entry.phone,
            "phone_index": blind_index(entry.phone, purpose="phone"),
            "password": hashed,
        },
    )
    for post in entry.posts:
        Appointment.objects.get_or_create(person=person, post=post, unit=unit)
