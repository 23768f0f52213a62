"""Reads of the directory."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from onething.directory import words
from onething.directory.actions.sign_in import token_digest
from onething.directory.contracts import (
    POST_LABELS,
    POST_PERMISSIONS,
    AfterHours,
    Colleague,
    DeputyView,
    HeldPost,
    Identity,
    OtherSelf,
    OwnCard,
    PersonCard,
    PersonKind,
    Post,
    StaffAccount,
    Unit,
)
from onething.directory.deputising import list_absent, list_open_posts
from onething.directory.models import AccessToken, Appointment, Deputy, Person
from onething.directory.models import Unit as UnitRow
from onething.directory.rules.names import mask_name, mask_phone
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer, ViewerKind
from onething.keys.transactions import read_once


def get_token_viewer(viewer: Viewer, *, token: str, at: datetime) -> Viewer:
    """Return the viewer whom this token stands for; refuses `directory.token.invalid` (401)."""
    row = (
        AccessToken.objects.select_related("person", "appointment__unit")
        .annotate(absent=list_absent(local_day(at)))
        .filter(digest=token_digest(token), revoked_at__isnull=True, expires_at__gt=at)
        .first()
    )
    if row is None:
        raise Refusal("directory.token.invalid", words.TOKEN_INVALID, status=401)
    post = Post(row.appointment.post) if row.appointment else Post.CITIZEN
    acts_for = row.appointment.person_id if row.appointment else row.person_id
    if acts_for not in (row.person_id, *row.absent):
        raise Refusal("directory.deputy.over", words.DEPUTY_OVER, status=401)
    return Viewer(
        kind=ViewerKind.PERSON,
        person_id=row.person_id,
        post=post,
        unit_code=row.appointment.unit.code if row.appointment else None,
        permissions=POST_PERMISSIONS[post],
        level=row.person.level,
        stands_in_for=frozenset(row.absent),
        acts_for=acts_for if acts_for != row.person_id else None,
    )


def get_post_viewer(viewer: Viewer, *, person_id: UUID, post: str, unit_code: str, at: datetime) -> Viewer:
    """Return a member of staff in a post they hold today or stand in for; refuses `directory.post.lost` (404)."""
    held = list_open_posts(person_id, today=local_day(at)).filter(post=post, unit__code=unit_code)
    if not held.exists():
        raise Refusal("directory.post.lost", words.POST_LOST, status=404)
    return Viewer(
        kind=ViewerKind.PERSON,
        person_id=person_id,
        post=post,
        unit_code=unit_code,
        permissions=POST_PERMISSIONS[Post(post)],
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


def get_own_card(viewer: Viewer, *, at: datetime) -> OwnCard:
    """Return the viewer's own name and unit, for the head of their own pages; the viewer is a person."""
    assert viewer.person_id is not None, "the face lets only people with a token in"  # noqa: S101
    open_posts = list_open_posts(viewer.person_id, today=local_day(at)).select_related("person", "unit")
    held = list(open_posts.order_by("id")) if viewer.post != Post.CITIZEN else []
    own = [one.person for one in held if one.person_id == viewer.person_id]
    person = own[0] if own else Person.objects.get(id=viewer.person_id)
    units = [one.unit.name for one in held if one.unit.code == viewer.unit_code]
    return OwnCard(
        name=person.name,
        phone_masked=mask_phone(person.phone),
        unit_name=units[0] if units else None,
        posts_held=len(held),
        absent=next((one.person.name or "" for one in held if one.person_id == viewer.acts_for), ""),
    )


def list_own_posts(viewer: Viewer, *, at: datetime) -> list[HeldPost]:
    """Return the posts the viewer may act in today: their own, then those of colleagues they stand in for."""
    if viewer.person_id is None:
        return []
    held = list_open_posts(viewer.person_id, today=local_day(at)).select_related("unit", "person")
    mine = sorted(held, key=lambda one: (one.person_id != viewer.person_id, one.id))
    return [_held_post(one, is_own=one.person_id == viewer.person_id) for one in mine]


def _held_post(held: Appointment, *, is_own: bool) -> HeldPost:
    label, name = POST_LABELS[Post(held.post)], held.person.name or ""
    return HeldPost(
        post=Post(held.post),
        label=label if is_own else words.DEPUTY_FOR.format(name=name, post=label),
        unit_name=held.unit.name,
        absent="" if is_own else name,
        absent_login="" if is_own else held.person.login_name or "",
    )


def list_colleagues(viewer: Viewer) -> list[Colleague]:
    """Return the staff of the viewer's own unit with their posts, by name; none for citizens."""
    if viewer.unit_code is None:
        return []
    held = Appointment.objects.filter(unit__code=viewer.unit_code).select_related("person").order_by("id")
    posts: dict[UUID, list[Post]] = {}
    names: dict[UUID, str] = {}
    for one in held:
        posts.setdefault(one.person_id, []).append(Post(one.post))
        names[one.person_id] = one.person.name or ""
    found = [Colleague(id=key, name=names[key], posts=tuple(mine)) for key, mine in posts.items()]
    return sorted(found, key=lambda one: one.name)


def name_staff(viewer: Viewer, *, people: Collection[UUID]) -> dict[UUID, str]:
    """Return the names of staff by id: who serves the public does so by name. Nobody else's name is told."""
    rows = Person.objects.filter(id__in=people, kind=PersonKind.STAFF) if people else ()
    return {row.id: row.name or "" for row in rows}


def list_other_selves(viewer: Viewer) -> list[OtherSelf]:
    """Return everybody who is the viewer: the same row, or one with the same phone (staff who are citizens as well)."""
    assert viewer.person_id is not None, "nobody has no other self"  # noqa: S101
    phones = Person.objects.filter(id=viewer.person_id).values("phone_index")
    rows = Person.objects.filter(phone_index__in=phones).values_list("id", "document_index")
    return [OtherSelf(person_id, document_index) for person_id, document_index in rows]


def list_deputies(viewer: Viewer, *, at: datetime) -> list[DeputyView]:
    """Return the deputies of the viewer's unit that run or are to come, by first day."""
    today = local_day(at)
    open_ones = Deputy.objects.filter(
        appointment__unit__code=viewer.unit_code, ended_at__isnull=True, last_day__gte=today
    )
    rows = open_ones.select_related("appointment", "absent", "deputy").order_by("first_day", "id")
    return [
        DeputyView(
            id=row.id, absent_id=row.absent_id, absent=row.absent.name or "", post=Post(row.appointment.post),
            deputy=row.deputy.name or "", first_day=row.first_day, last_day=row.last_day, reason=row.reason,
        )
        for row in rows
    ]  # fmt: skip


def find_unit(viewer: Viewer, *, name: str) -> Unit | None:
    """Return the unit of this exact name. Units are public."""
    return read_once(("unit named", name), lambda: _find_unit(name=name))


def find_unit_by_code(viewer: Viewer, *, code: str) -> Unit | None:
    """Return the unit of this code. Units are public."""
    return read_once(("unit", code), lambda: _find_unit(code=code))


def find_own_unit(viewer: Viewer) -> Unit | None:
    """Return the unit in which the viewer holds their post; None for citizens and the system."""
    return find_unit_by_code(viewer, code=viewer.unit_code) if viewer.unit_code else None


def get_unit(viewer: Viewer, *, name: str) -> Unit:
    """Return the unit of this exact name, or refuse `directory.unit.unknown`."""
    unit = find_unit(viewer, name=name)
    if unit is None:
        raise Refusal("directory.unit.unknown", words.UNIT_UNKNOWN.format(name=name))
    return unit


def get_units(viewer: Viewer, *, names: Collection[str]) -> dict[str, Unit]:
    """Return the units of these exact names, by name; refuses `directory.unit.unknown` for one that is none."""
    found = {row.name: _unit(row) for row in UnitRow.objects.filter(name__in=names)}
    for name in names:
        if name not in found:
            raise Refusal("directory.unit.unknown", words.UNIT_UNKNOWN.format(name=name))
    return found


def list_units(viewer: Viewer) -> list[Unit]:
    """Every unit, by code. Units are public."""
    seated = Appointment.objects.filter(post=Post.CLERK, unit_id=OuterRef("id"))
    rows = UnitRow.objects.annotate(has_window=Exists(seated)).order_by("code")
    return [replace(_unit(row), has_window=row.has_window) for row in rows]


def list_windows(viewer: Viewer) -> list[Unit]:
    """Every unit at whose window somebody sits, by name. Units are public."""
    return sorted((one for one in list_units(viewer) if one.has_window), key=lambda one: one.name)


def list_reviewing_units(viewer: Viewer) -> list[Unit]:
    """Every unit where somebody reviews, and so can answer what it is asked, by name. Units are public."""
    reviewing = Appointment.objects.filter(post=Post.REVIEWER, unit_id=OuterRef("id"))
    return [_unit(row) for row in UnitRow.objects.filter(Exists(reviewing)).order_by("name")]


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


def _find_unit(**named: str) -> Unit | None:
    row = UnitRow.objects.filter(**named).first()
    return _unit(row) if row else None


def _unit(row: UnitRow) -> Unit:
    return Unit(
        id=row.id,
        code=row.code,
        name=row.name,
        closes_at=row.closes_at,
        after_hours=AfterHours(row.after_hours),
    )
