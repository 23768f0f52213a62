"""Reads of the directory."""

from datetime import datetime
from uuid import UUID

from onething.directory import words
from onething.directory.actions.sign_in import token_digest
from onething.directory.contracts import (
    POST_LABELS,
    POST_PERMISSIONS,
    AfterHours,
    HeldPost,
    Identity,
    OwnCard,
    PersonCard,
    Post,
    StaffAccount,
    Unit,
)
from onething.directory.models import AccessToken, Appointment, Person
from onething.directory.models import Unit as UnitRow
from onething.directory.rules.names import mask_name, mask_phone
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer, ViewerKind


def get_token_viewer(viewer: Viewer, *, token: str, at: datetime) -> Viewer:
    """Return the viewer whom this token stands for; refuses `directory.token.invalid` (401)."""
    row = (
        AccessToken.objects.select_related("person", "appointment__unit")
        .filter(digest=token_digest(token), revoked_at__isnull=True, expires_at__gt=at)
        .first()
    )
    if row is None:
        raise Refusal("directory.token.invalid", words.TOKEN_INVALID, status=401)
    post = Post(row.appointment.post) if row.appointment else Post.CITIZEN
    return Viewer(
        kind=ViewerKind.PERSON,
        person_id=row.person_id,
        post=post,
        unit_code=row.appointment.unit.code if row.appointment else None,
        permissions=POST_PERMISSIONS[post],
        level=row.person.level,
    )


def get_identity(viewer: Viewer, *, person_id: UUID) -> Identity:
    """Return a person's proved identity. Only for the person, and for the system acting in their case."""
    if viewer.kind is not ViewerKind.SYSTEM and viewer.person_id != person_id:
        raise Refusal("directory.person.unknown", words.PERSON_UNKNOWN, status=404)
    person = Person.objects.get(id=person_id)
    return Identity(
        person_id=person.id,
        level=person.level,
        phone=person.phone,
        name=person.name,
        document_kind=person.document_kind or None,
        document_number=person.document_number,
    )


def get_person_card(viewer: Viewer, *, person_id: UUID) -> PersonCard:
    """Return a person masked, for a viewer who already may see the case the person acts in."""
    person = Person.objects.get(id=person_id)
    return PersonCard(
        id=person.id,
        name_masked=mask_name(person.name) if person.name else "—",
        phone_masked=mask_phone(person.phone),
        level=person.level,
    )


def get_own_card(viewer: Viewer) -> OwnCard:
    """Return the viewer's own name and unit, for the head of their own pages; the viewer is a person."""
    assert viewer.person_id is not None, "the face lets only people with a token in"  # noqa: S101
    held = list(
        Appointment.objects.filter(person_id=viewer.person_id).select_related("person", "unit").order_by("id")
    )
    person = held[0].person if held else Person.objects.get(id=viewer.person_id)
    units = [one.unit.name for one in held if one.unit.code == viewer.unit_code]
    return OwnCard(
        name=person.name,
        phone_masked=mask_phone(person.phone),
        unit_name=units[0] if units else None,
        posts_held=len(held),
    )


def list_own_posts(viewer: Viewer) -> list[HeldPost]:
    """Return the posts the viewer holds; none for citizens."""
    if viewer.person_id is None:
        return []
    held = Appointment.objects.filter(person_id=viewer.person_id).select_related("unit").order_by("id")
    return [
        HeldPost(post=Post(one.post), label=POST_LABELS[Post(one.post)], unit_name=one.unit.name)
        for one in held
    ]


def find_unit(viewer: Viewer, *, name: str) -> Unit | None:
    """Return the unit of this exact name. Units are public."""
    row = UnitRow.objects.filter(name=name).first()
    return _unit(row) if row else None


def find_own_unit(viewer: Viewer) -> Unit | None:
    """Return the unit in which the viewer holds their post; None for citizens and the system."""
    row = UnitRow.objects.filter(code=viewer.unit_code).first() if viewer.unit_code else None
    return _unit(row) if row else None


def get_unit(viewer: Viewer, *, name: str) -> Unit:
    """Return the unit of this exact name, or refuse `directory.unit.unknown`."""
    unit = find_unit(viewer, name=name)
    if unit is None:
        raise Refusal("directory.unit.unknown", words.UNIT_UNKNOWN.format(name=name))
    return unit


def list_units(viewer: Viewer) -> list[Unit]:
    """Every unit, by code. Units are public."""
    return [_unit(row) for row in UnitRow.objects.order_by("code")]


def list_post_phones(viewer: Viewer, *, post: Post, unit_code: str | None = None) -> list[str]:
    """Phones of those who hold a post (in a unit), for messages the system sends them."""
    if viewer.kind is not ViewerKind.SYSTEM:
        return []
    held = Appointment.objects.filter(post=post).select_related("person").order_by("id")
    held = held.filter(unit__code=unit_code) if unit_code else held
    return [appointment.person.phone for appointment in held]


def list_accounts(viewer: Viewer) -> list[StaffAccount]:
    """Every staff login with its posts, by unit; only for the system (the demonstration shows its own)."""
    if viewer.kind is not ViewerKind.SYSTEM:
        return []
    held = Appointment.objects.select_related("person", "unit").order_by(
        "unit__code", "person__login_name", "id"
    )
    grouped: dict[tuple[str, str], list[Post]] = {}
    for one in held:
        grouped.setdefault((one.person.login_name or "", one.unit.name), []).append(Post(one.post))
    return [
        StaffAccount(
            login_name=login,
            posts=tuple(posts),
            posts_label="、".join(POST_LABELS[post] for post in posts),
            unit_name=unit,
        )
        for (login, unit), posts in grouped.items()
    ]


def _unit(row: UnitRow) -> Unit:
    return Unit(
        id=row.id,
        code=row.code,
        name=row.name,
        closes_at=row.closes_at,
        after_hours=AfterHours(row.after_hours),
    )
