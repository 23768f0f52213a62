"""Divisions, units, staff and their posts."""

import csv
from collections.abc import Mapping, Sequence
from importlib import resources
from uuid import UUID

from django.contrib.auth.hashers import make_password

from onething.directory.contracts import PersonKind, StaffEntry, UnitEntry
from onething.directory.models import Appointment, Division, Person, Unit
from onething.keys.queries import blind_index
from onething.keys.transactions import forget_read, require_transaction


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
            code=entry.code,
            defaults={
                "name": entry.name,
                "closes_at": entry.closes_at,
                "after_hours": entry.after_hours,
            },
        )
    forget_read()


def keep_staff(*, entries: Sequence[StaffEntry], password: str) -> None:
    """Create staff who are missing, with their posts; an existing person keeps the password they have.

    The password is hashed once: it is one password anyway, and hashing is slow on purpose.
    """
    require_transaction()
    units = {code: Unit.objects.get(code=code).id for code in {entry.unit_code for entry in entries}}
    logins = [entry.login_name for entry in entries]
    known = set(Person.objects.filter(login_name__in=logins).values_list("login_name", flat=True))
    missing = {entry.login_name: entry for entry in entries if entry.login_name not in known}
    hashed = make_password(password) if missing else ""
    Person.objects.bulk_create(_make_person(entry, hashed=hashed) for entry in missing.values())
    _keep_posts(entries, units=units)


def _make_person(entry: StaffEntry, *, hashed: str) -> Person:
    return Person(
        login_name=entry.login_name,
        kind=PersonKind.STAFF,
        name=entry.name,
        phone=entry.phone,
        phone_index=blind_index(entry.phone, purpose="phone"),
        password=hashed,
    )


def _keep_posts(entries: Sequence[StaffEntry], *, units: Mapping[str, UUID]) -> None:
    logins = [entry.login_name for entry in entries]
    people = dict(Person.objects.filter(login_name__in=logins).values_list("login_name", "id"))
    held = set(
        Appointment.objects.filter(person__in=people.values()).values_list("person_id", "post", "unit_id")
    )
    wanted = {
        (people[entry.login_name], str(post), units[entry.unit_code]): None
        for entry in entries
        for post in entry.posts
    }
    Appointment.objects.bulk_create(
        Appointment(person_id=person, post=post, unit_id=unit)
        for person, post, unit in wanted
        if (person, post, unit) not in held
    )
