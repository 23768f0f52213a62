"""Reads of credentials. People and machines outside reach real results only; the rest is for the issuing jobs."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from onething.credentials import words
from onething.credentials.checking import answer_verification
from onething.credentials.contracts import (
    ENDED,
    ExportedResult,
    FileClaim,
    IssuedResult,
    PlannedResult,
    PreparedResult,
    ResultState,
    Standing,
    VerificationAnswer,
)
from onething.credentials.models import Result
from onething.credentials.rules.claims import find_claim
from onething.credentials.rules.correcting import correct_order
from onething.credentials.rules.sheet import list_correctable, make_sheet, make_signed_data
from onething.credentials.sealing import open_order, open_signed_data
from onething.documents.actions import render_document
from onething.files.queries import read_file
from onething.kernel.errors import Refusal
from onething.kernel.identifiers.licence_identifiers import check_licence_identifier
from onething.kernel.sm import sm3
from onething.kernel.viewer import SYSTEM, Viewer, ViewerKind
from onething.keys.queries import public_key_pem, sign

REAL = (ResultState.VALID, *sorted(ENDED))
# What the QR code of a document carries. It is printed: an address that moves must go on answering here.
VERIFICATION_PATH = "/verify/{identifier}"
_SM3_HEX = re.compile(r"[0-9a-f]{64}")


def find_result(viewer: Viewer, *, identifier: str) -> IssuedResult | None:
    """Return the real result of a licence identifier (ISO 7064 checked), without its holder's data.

    Raises Refusal `identifier.licence_identifier.form` or `.check_character` for a mistyped one.
    """
    checked = check_licence_identifier(identifier).identifier
    result = _list_real().filter(identifier=checked).first()
    return _card(result) if result else None


def list_results(viewer: Viewer, *, step_ids: Iterable[UUID]) -> list[IssuedResult]:
    """Return the real results of steps, in order of issue. The caller has scoped the steps to the viewer."""
    found = _list_real().filter(step_id__in=list(step_ids)).order_by("real_at", "order", "id")
    return [_card(result) for result in found]


def list_results_at(viewer: Viewer, *, step_ids: Iterable[UUID], at: datetime) -> list[IssuedResult]:
    """Return the results of steps that were valid at a moment, in order of issue: what could be handed over then."""
    found = _list_real().filter(step_id__in=list(step_ids), real_at__lte=at).exclude(ended_at__lte=at)
    return [_card(result) for result in found.order_by("real_at", "order", "id")]


def list_rows(viewer: Viewer, *, step_id: UUID) -> list[tuple[str, str]]:
    """Return the lines that stand on the valid result of a step, label and value; none without one.

    The caller has scoped the step to the viewer. Refuses `keys.erased`.
    """
    result = Result.objects.filter(step_id=step_id, state=ResultState.VALID).first()
    return list_correctable(open_order(result)) if result else []


def name_holder(viewer: Viewer, *, step_id: UUID) -> str:
    """Return who holds the result of a step, by its newest real version; empty without one. The caller has scoped the step."""
    newest = _list_real().filter(step_id=step_id).order_by("-version").first()
    return open_order(newest).holder_name if newest else ""


def get_valid_result(viewer: Viewer, *, step_id: UUID) -> IssuedResult:
    """Return the valid result of a step; refuses `credentials.result.not_valid` (409). The caller has scoped the step."""
    return _card(_get_valid(step_id))


def check_corrections(viewer: Viewer, *, step_id: UUID, corrections: Mapping[str, str]) -> None:
    """Refuse what `actions.plan_version` would refuse, before anybody decides."""
    correct_order(open_order(_get_valid(step_id)), corrections=corrections)


def get_result_document(viewer: Viewer, *, result_id: UUID) -> bytes:
    """Return the PDF/A of a real result. The caller has scoped it to the viewer and records the read.

    Raises Refusal `credentials.result.unknown` (404), also for nobody known, and `keys.erased`.
    """
    return _read_document(_get_real(viewer, result_id=result_id))


def export_result(viewer: Viewer, *, result_id: UUID) -> ExportedResult:
    """Return what an outside check needs: data, signature, public key, document. Scope and errors as above."""
    result = _get_real(viewer, result_id=result_id)
    return ExportedResult(
        identifier=result.identifier,
        data=open_signed_data(result),
        signature=bytes(result.signature or b""),
        public_key_pem=public_key_pem(owner=_signer(result.unit_code)),
        document=_read_document(result),
    )


def verify_identifier(viewer: Viewer, *, identifier: str, at: datetime) -> VerificationAnswer:
    """Tell anybody whether a licence identifier names a result that holds on the local day of `at`.

    An identifier of no real result is answered, not refused; a mistyped one is refused as in `find_result`.
    """
    checked = check_licence_identifier(identifier).identifier
    return _verify(_list_real().filter(identifier=checked).first(), at=at)


def read_claim(viewer: Viewer, *, content: bytes) -> FileClaim:
    """Return the digest of a file and the licence it names; it may be anybody's file and is not kept."""
    return FileClaim(digest_sm3=sm3(content).hex(), identifier=find_claim(content))


def verify_document(
    viewer: Viewer, *, digest_sm3: str, claimed: str | None = None, at: datetime
) -> VerificationAnswer:
    """Tell anybody whether a PDF is one of ours, unchanged, by its SM3 (64 hex digits), and how it stands.

    `claimed` is the identifier that the file names (`read_claim`): one of ours with another digest was altered.
    Raises Refusal `credentials.digest.form` for something that is no SM3 digest.
    """
    digest = digest_sm3.strip().lower()
    if not _SM3_HEX.fullmatch(digest):
        raise Refusal("credentials.digest.form", words.DIGEST_FORM, field="digest_sm3")
    found = _list_real().filter(document_sm3=digest).first()
    if found is None and claimed and _list_real().filter(identifier=claimed).exists():
        return _answer_nothing(Standing.ALTERED, identifier=claimed)
    return _verify(found, at=at)


def list_planned(viewer: Viewer, *, issuance_id: UUID) -> list[UUID]:
    """Return the results of an issuance that still have to be printed and signed, in order. For the system."""
    _check_system(viewer)
    planned = Result.objects.filter(issuance_id=issuance_id, state=ResultState.PLANNED)
    return list(planned.order_by("order", "id").values_list("id", flat=True))


def find_order(viewer: Viewer, *, result_id: UUID) -> PlannedResult | None:
    """Return all that printing one planned result needs; None when it is not planned any more. For the system."""
    _check_system(viewer)
    result = Result.objects.filter(id=result_id, state=ResultState.PLANNED).first()
    if result is None:
        return None
    return PlannedResult(
        id=result.id, identifier=result.identifier, ordered=open_order(result), planned_at=result.planned_at
    )


def make_prepared(viewer: Viewer, *, planned: PlannedResult) -> PreparedResult:
    """Print a planned result and sign its data with the unit's SM2 key. Call it outside a transaction.

    It writes nothing; equal plans give equal documents. `actions.store_prepared` keeps what it returns.
    """
    _check_system(viewer)
    verify_at = settings.PUBLIC_ADDRESS + VERIFICATION_PATH.format(identifier=planned.identifier)
    sheet = make_sheet(planned, verify_at=verify_at)
    document = render_document(template="licence", data=sheet, issued_at=planned.planned_at)
    digest = sm3(document).hex()
    data = make_signed_data(planned, document_sm3=digest)
    signature = sign(owner=_signer(planned.ordered.unit_code), data=data)
    return PreparedResult(
        result_id=planned.id, document=document, document_sm3=digest, data=data, signature=signature
    )


def _verify(result: Result | None, *, at: datetime) -> VerificationAnswer:
    if result is None:
        return _answer_nothing(Standing.UNKNOWN)
    return answer_verification(result, public_pem=public_key_pem(owner=_signer(result.unit_code)), at=at)


def _answer_nothing(standing: Standing, *, identifier: str | None = None) -> VerificationAnswer:
    return VerificationAnswer(
        found=False,
        valid=False,
        status=standing,
        status_word=words.STANDING[standing],
        licence_identifier=identifier,
    )


def _list_real() -> "QuerySet[Result]":
    return Result.objects.filter(state__in=REAL)


def _get_real(viewer: Viewer, *, result_id: UUID) -> Result:
    result = _list_real().filter(id=result_id).first()
    if result is None or viewer.kind is ViewerKind.ANONYMOUS:
        raise Refusal("credentials.result.unknown", words.RESULT_UNKNOWN, status=404)
    return result


def _get_valid(step_id: UUID) -> Result:
    found = Result.objects.filter(step_id=step_id, state=ResultState.VALID).first()
    if found is None:
        raise Refusal("credentials.result.not_valid", words.NOT_VALID_NOW, status=409)
    return found


def _check_system(viewer: Viewer) -> None:
    if viewer.kind is not ViewerKind.SYSTEM:
        raise Refusal("credentials.result.unknown", words.RESULT_UNKNOWN, status=404)


def _read_document(result: Result) -> bytes:
    assert result.document_id is not None, "real results have one"  # noqa: S101
    _stored, content = read_file(SYSTEM, file_id=result.document_id)
    return content


def _signer(unit_code: str) -> str:
    return f"unit:{unit_code}"


def _card(result: Result) -> IssuedResult:
    return IssuedResult(
        id=result.id,
        step_id=result.step_id,
        identifier=result.identifier,
        matter_code=result.matter_code,
        matter_name=result.matter_name,
        result_name=result.result_name,
        unit_code=result.unit_code,
        unit_name=result.unit_name,
        state=ResultState(result.state),
        issued_on=result.valid_from,
        valid_until=result.valid_until,
        document_sm3=result.document_sm3 or "",
        version=result.version,
        ended_at=result.ended_at,
    )
