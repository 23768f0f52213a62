"""Proving who is there: codes to a phone, staff passwords, tokens.

A wrong try must be counted even though it is refused. So the `try_` functions return the refusal instead of
raising it: the caller commits the count first and raises afterwards.
"""

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings

from onething.directory import words
from onething.directory.contracts import POST_LABELS, CodePurpose, PersonKind, Post, SignedIn
from onething.directory.deputising import list_open_posts
from onething.directory.models import AccessToken, Appointment, Person, PhoneCode
from onething.directory.rules.codes import (
    CODE_LIFETIME,
    MAX_ATTEMPTS,
    STAFF_LOCK,
    TOKEN_LIFETIME,
    check_may_send,
)
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.sm import sm3
from onething.keys.queries import blind_index
from onething.keys.transactions import require_transaction


def make_phone_code(*, phone: str, purpose: CodePurpose, bound_to: str, at: datetime) -> str:
    """Make a fresh six-digit code for this phone and return the message that tells it; only its keyed digest is kept.

    Refuses `directory.code.too_soon` and `directory.code.too_many`. `bound_to` ties a signing code to the SM3 of
    the snapshot that is signed (电子签名法 art. 13: the signature belongs to this content alone).
    """
    require_transaction()
    index = blind_index(phone, purpose="phone")
    sent = PhoneCode.objects.filter(phone_index=index, sent_at__gt=at - timedelta(days=1)).order_by("sent_at")
    check_may_send(sent=list(sent.values_list("sent_at", flat=True)), at=at)
    code = f"{secrets.randbelow(1_000_000):06d}"
    PhoneCode.objects.create(
        phone_index=index,
        purpose=purpose,
        bound_to=bound_to,
        code_digest=_digest(code=code, index=index),
        sent_at=at,
        expires_at=at + CODE_LIFETIME,
    )
    minutes = int(CODE_LIFETIME.total_seconds() // 60)
    message = words.CODE_SMS if purpose is CodePurpose.SIGN_IN else words.SIGN_SMS
    return message.format(code=code, minutes=minutes, digest=bound_to[:8])


def try_phone_code(
    *, phone: str, purpose: CodePurpose, code: str, bound_to: str, at: datetime
) -> Refusal | None:
    """Use up the newest code of this phone for this purpose; returns the refusal `directory.code.wrong`, or None."""
    require_transaction()
    index = blind_index(phone, purpose="phone")
    sent = (
        PhoneCode.objects.select_for_update()
        .filter(phone_index=index, purpose=purpose, used_at__isnull=True, expires_at__gt=at)
        .order_by("-sent_at")
        .first()
    )
    wrong = Refusal("directory.code.wrong", words.CODE_WRONG, field="code")
    if sent is None or sent.attempts >= MAX_ATTEMPTS or sent.bound_to != bound_to:
        return wrong
    if not secrets.compare_digest(sent.code_digest, _digest(code=code.strip(), index=index)):
        sent.attempts += 1
        sent.save(update_fields=["attempts"])
        return wrong
    sent.used_at = at
    sent.save(update_fields=["used_at"])
    return None


def sign_in_phone(*, phone: str, at: datetime) -> SignedIn:
    """Give the citizen of this phone a token, making the person on the first visit. The code was checked before."""
    require_transaction()
    person, _ = Person.objects.get_or_create(
        kind=PersonKind.CITIZEN,
        phone_index=blind_index(phone, purpose="phone"),
        defaults={"phone": phone, "level": 1, "password": "!"},
    )
    return _give_token(person=person, appointment=None, at=at)


def try_staff_sign_in(
    *, login_name: str, password: str, post: str | None, at: datetime, absent: str = ""
) -> SignedIn | Refusal:
    """Give staff a token for one of their posts; five wrong passwords lock the login for 15 minutes.

    `absent` is the login of a colleague for whom they stand in today: the token is for that colleague's post.
    """
    require_transaction()
    wrong = Refusal("directory.staff.wrong", words.STAFF_WRONG, status=401)
    person = _lock_staff(login_name)
    if person is None:
        Person().set_password(password)  # the same work as for a known login, so that time tells nothing
        return wrong
    if person.locked_until is not None and person.locked_until > at:
        return Refusal("directory.staff.locked", words.STAFF_LOCKED, status=401)
    if not person.check_password(password):
        _count_failure(person=person, at=at)
        return wrong
    Person.objects.filter(id=person.id).update(failed_sign_ins=0, locked_until=None, last_login=at)
    appointment = _choose_appointment(person=person, post=post, absent=absent, at=at)
    return (
        appointment
        if isinstance(appointment, Refusal)
        else _give_token(person=person, appointment=appointment, at=at)
    )


def try_change_post(
    *, person_id: UUID, token: str, post: str, at: datetime, absent: str = ""
) -> SignedIn | Refusal:
    """Give staff who are signed in a token for another post they may act in, and end the one they came with."""
    require_transaction()
    person = Person.objects.get(id=person_id)
    appointment = _choose_appointment(person=person, post=post, absent=absent, at=at)
    if isinstance(appointment, Refusal):
        return appointment
    revoke_token(token=token, at=at)
    return _give_token(person=person, appointment=appointment, at=at)


def sign_in_demonstration_account(*, login_name: str, post: str, at: datetime) -> SignedIn | Refusal:
    """Give a token for a demonstration's account without its password; refused anywhere else (404)."""
    require_transaction()
    unknown = Refusal("directory.demonstration.only", words.DEMONSTRATION_ONLY, status=404)
    person = _lock_staff(login_name)
    if not settings.IS_DEMONSTRATION or person is None:
        return unknown
    appointment = _choose_appointment(person=person, post=post, absent="", at=at)
    if isinstance(appointment, Refusal):
        return appointment
    return _give_token(person=person, appointment=appointment, at=at)


def revoke_token(*, token: str, at: datetime) -> None:
    """End a token; an unknown one is ended already."""
    require_transaction()
    AccessToken.objects.filter(digest=token_digest(token), revoked_at__isnull=True).update(revoked_at=at)


def token_digest(token: str) -> str:
    """The SM3 under which a token is kept (it is random, so no salt is needed)."""
    return sm3(token.encode()).hex()


def _lock_staff(login_name: str) -> Person | None:
    if not login_name.isprintable():  # the database refuses to be asked for a NUL or half a character
        return None
    return Person.objects.select_for_update().filter(login_name=login_name, kind=PersonKind.STAFF).first()


def _digest(*, code: str, index: str) -> str:
    return blind_index(f"{index}:{code}", purpose="phone_code")


def _count_failure(*, person: Person, at: datetime) -> None:
    person.failed_sign_ins += 1
    if person.failed_sign_ins >= MAX_ATTEMPTS:
        person.locked_until = at + STAFF_LOCK
        person.failed_sign_ins = 0
    person.save(update_fields=["failed_sign_ins", "locked_until"])


def _choose_appointment(
    *, person: Person, post: str | None, absent: str, at: datetime
) -> Appointment | Refusal:
    open_posts = list_open_posts(person.id, today=local_day(at)).select_related("unit", "person")
    held = sorted(open_posts, key=lambda one: (one.person_id != person.id, one.id))
    login = absent or person.login_name
    chosen = [one for one in held if post in (None, "", one.post) and one.person.login_name == login]
    if chosen:
        return chosen[0]
    posts = "、".join(POST_LABELS[Post(one.post)] for one in held)
    return Refusal(
        "directory.post.not_held", words.POST_NOT_HELD.format(posts=posts), field="post", status=403
    )


def _give_token(*, person: Person, appointment: Appointment | None, at: datetime) -> SignedIn:
    token = secrets.token_urlsafe(32)
    expires_at = at + TOKEN_LIFETIME[PersonKind(person.kind)]
    AccessToken.objects.create(
        digest=token_digest(token), person=person, appointment=appointment, made_at=at, expires_at=expires_at
    )
    post = Post(appointment.post) if appointment else Post.CITIZEN
    unit_name = appointment.unit.name if appointment else None
    person_id: UUID = person.id
    return SignedIn(token=token, expires_at=expires_at, person_id=person_id, post=post, unit_name=unit_name)
