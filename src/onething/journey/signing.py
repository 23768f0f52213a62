"""Signing an application: a code to the applicant's phone, bound to the digest of exactly what is signed."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onething.cases import words as case_words
from onething.cases.actions.application import get_applicant, make_snapshot
from onething.cases.contracts import Signature, Snapshot
from onething.directory import words as directory_words
from onething.directory.actions.sign_in import make_phone_code, try_phone_code
from onething.directory.contracts import CodePurpose, Identity, Post
from onething.directory.queries import get_identity
from onething.directory.rules.codes import CODE_LIFETIME
from onething.journey import words
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM, Viewer
from onething.notify.actions import send_sms


@transaction.atomic
def request_signing_code(viewer: Viewer, *, case_id: UUID, at: datetime) -> Snapshot:
    """Check the application whole; when nothing stands against it, send the applicant a code for its digest.

    At the window the applicant signs on paper before the clerk, so no code is sent.
    """
    snapshot = make_snapshot(viewer, case_id=case_id, at=at)
    if snapshot.problems:
        facts = {"problems": [problem.as_json() for problem in snapshot.problems]}
        sentence = case_words.INCOMPLETE.format(count=len(snapshot.problems))
        raise Refusal("cases.application.incomplete", sentence, facts=facts)
    applicant = get_identity(SYSTEM, person_id=get_applicant(viewer, case_id=case_id))
    check_level(applicant)
    if viewer.post != Post.CLERK:
        _send_code(phone=applicant.phone, snapshot=snapshot, at=at)
    return snapshot


def _send_code(*, phone: str, snapshot: Snapshot, at: datetime) -> None:
    code = make_phone_code(phone=phone, purpose=CodePurpose.SIGN, bound_to=snapshot.sm3, at=at)
    minutes = int(CODE_LIFETIME.total_seconds() // 60)
    text = directory_words.SIGN_SMS.format(digest=snapshot.sm3[:8], code=code, minutes=minutes)
    send_sms(phone=phone, text=text, at=at)


def prove_signature(
    viewer: Viewer, *, case_id: UUID, snapshot_sm3: str, code: str, at: datetime
) -> Signature:
    """Return the signature when the code is right for this digest; a wrong try is counted. A clerk sees paper instead."""
    if viewer.post == Post.CLERK:
        return Signature(snapshot_sm3=snapshot_sm3, method="paper")
    with transaction.atomic():
        applicant = get_identity(SYSTEM, person_id=get_applicant(viewer, case_id=case_id))
        refusal = try_phone_code(
            phone=applicant.phone, purpose=CodePurpose.SIGN, code=code, bound_to=snapshot_sm3, at=at
        )
    if refusal is not None:
        raise refusal
    return Signature(snapshot_sm3=snapshot_sm3, method="phone_code")


def check_level(identity: Identity) -> None:
    """Refuse to submit for somebody whose identity is not proved (level 2)."""
    if identity.level < 2:
        raise Refusal("directory.level.needed", words.LEVEL_NEEDED, status=403)
