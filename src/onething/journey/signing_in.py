"""Signing in and proving who one is. A wrong try is committed before it is refused."""

from datetime import datetime

from django.db import transaction

from onething.directory.actions import people, sign_in
from onething.directory.actions.people import check_mobile
from onething.directory.contracts import CodePurpose, SignedIn
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.notify.actions import send_sms


@transaction.atomic
def request_code(*, phone: str, at: datetime) -> None:
    """Send a sign-in code to a phone."""
    lawful = check_mobile(phone)
    text = sign_in.make_phone_code(phone=lawful, purpose=CodePurpose.SIGN_IN, bound_to="", at=at)
    send_sms(phone=lawful, text=text, at=at)


def sign_in_citizen(*, phone: str, code: str, at: datetime) -> SignedIn:
    """Sign a citizen in with the code their phone got (real-name level 1)."""
    lawful = check_mobile(phone)
    with transaction.atomic():
        refusal = sign_in.try_phone_code(
            phone=lawful, purpose=CodePurpose.SIGN_IN, code=code, bound_to="", at=at
        )
    if refusal is not None:
        raise refusal
    with transaction.atomic():
        return sign_in.sign_in_phone(phone=lawful, at=at)


def sign_in_staff(
    *, login_name: str, password: str, post: str | None, at: datetime, absent: str = ""
) -> SignedIn:
    """Sign staff in to one of their posts, or to that of a colleague (`absent`: the login) they stand in for today."""
    with transaction.atomic():
        outcome = sign_in.try_staff_sign_in(
            login_name=login_name, password=password, post=post, at=at, absent=absent
        )
    if isinstance(outcome, Refusal):
        raise outcome
    return outcome


def change_post(viewer: Viewer, *, token: str, post: str, at: datetime, absent: str = "") -> SignedIn:
    """Let staff go on in another post they may act in; the token they came with ends."""
    assert viewer.person_id is not None, "the face lets only people with a token in"  # noqa: S101
    with transaction.atomic():
        outcome = sign_in.try_change_post(
            person_id=viewer.person_id, token=token, post=post, at=at, absent=absent
        )
    if isinstance(outcome, Refusal):
        raise outcome
    return outcome


@transaction.atomic
def sign_out(*, token: str, at: datetime) -> None:
    """End a token."""
    sign_in.revoke_token(token=token, at=at)


@transaction.atomic
def bind_identity(viewer: Viewer, *, name: str, number: str, at: datetime) -> None:
    """Prove the viewer's identity by name, citizen number and phone (real-name level 2)."""
    assert viewer.person_id is not None, "the face lets only people with a token in"  # noqa: S101
    people.bind_identity(person_id=viewer.person_id, name=name, number=number, on_day=local_day(at))
