"""Signing an application: a code to the applicant's phone, bound to the digest of exactly what is signed."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from onething.cases.actions.application import check_complete, get_applicant
from onething.cases.contracts.given import Signature
from onething.directory.actions.sign_in import make_phone_code, try_phone_code
from onething.directory.contracts import CodePurpose, Identity, Post
from onething.directory.queries import get_identity
from onething.journey import words
from onething.journey.replanning import check_in_force
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM, Viewer
from onething.notify.actions import send_sms


@transaction.atomic
def request_signing_code(viewer: Viewer, *, case_id: UUID, at: datetime) -> str:
    """Check the application whole, send the applicant a code for its digest and return the digest (SM3, hex).

    At the window the applicant signs on paper before the clerk, so no code is sent.
    """
    check_in_force(viewer, case_id=case_id, at=at)
    digest = check_complete(viewer, case_id=case_id, at=at)
    applicant = get_identity(SYSTEM, person_id=get_applicant(viewer, case_id=case_id))
    check_level(applicant)
    if viewer.post != Post.CLERK:
        text = make_phone_code(phone=applicant.phone, purpose=CodePurpose.SIGN, bound_to=digest, at=at)
        send_sms(phone=applicant.phone, text=text, at=at)
    return digest


def prove_signature(
    viewer: Viewer,
    *,
    case_id: UUID,
    snapshot_sm3: str,
    code: str,
    at: datetime,
    promises: Mapping[str, str] | None = None,
) -> Signature:
    """Return the signature when the code is right for this digest; a wrong try is counted. A clerk sees paper instead.

    `promises` are the digests of the texts that are promised with it, by matter code.
    """
    if viewer.post == Post.CLERK:
        return Signature(snapshot_sm3=snapshot_sm3, method="paper", promises=promises or {})
    with transaction.atomic():
        applicant = get_identity(SYSTEM, person_id=get_applicant(viewer, case_id=case_id))
        refusal = try_phone_code(
            phone=applicant.phone, purpose=CodePurpose.SIGN, code=code, bound_to=snapshot_sm3, at=at
        )
    if refusal is not None:
        raise refusal
    return Signature(snapshot_sm3=snapshot_sm3, method="phone_code", promises=promises or {})


def check_level(identity: Identity) -> None:
    """Refuse to submit for somebody whose identity is not proved (level 2)."""
    if identity.level < 2:
        raise Refusal("directory.level.needed", words.LEVEL_NEEDED, status=403)
