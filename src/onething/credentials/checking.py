"""Putting a real result to the proof: its signature, its own row, its standing on a day."""

import json
from datetime import datetime
from typing import Any

from onething.credentials import words
from onething.credentials.contracts import ResultState, Standing, VerificationAnswer
from onething.credentials.models import Result
from onething.credentials.rules.masking import mask_holder
from onething.credentials.rules.standing import find_standing
from onething.credentials.sealing import open_signed_data
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.keys.queries import verify

_UNREADABLE = {"keys.erased": Standing.ERASED, "kernel.seal.broken": Standing.BROKEN}


def answer_verification(result: Result, *, public_pem: str, at: datetime) -> VerificationAnswer:
    """Return the public answer for a real result, under the issuer's public key."""
    try:
        signed = open_signed_data(result)
    except Refusal as refusal:
        if refusal.code not in _UNREADABLE:
            raise
        return _answer(result, public_pem=public_pem, standing=_UNREADABLE[refusal.code])
    data = json.loads(signed)
    is_sound = verify(public_pem=public_pem, data=signed, signature=bytes(result.signature or b""))
    if not is_sound or not _agrees(result, data=data):
        return _answer(result, public_pem=public_pem, standing=Standing.BROKEN)
    standing = find_standing(
        state=ResultState(result.state),
        valid_from=result.valid_from,
        valid_until=result.valid_until,
        day=local_day(at),
    )
    return _answer(result, public_pem=public_pem, standing=standing, data=data)


def _agrees(result: Result, *, data: dict[str, Any]) -> bool:
    """Whether the row says what was signed: a changed date or name in the table must not pass."""
    expected = {
        "identifier": result.identifier,
        "document_sm3": result.document_sm3,
        "matter": {"code": result.matter_code, "name": result.matter_name},
        "result_name": result.result_name,
        "issuer": {"code": result.unit_code, "name": result.unit_name},
        "issued_on": result.valid_from.isoformat(),
        "valid_until": result.valid_until.isoformat() if result.valid_until else None,
    }
    return {key: data.get(key) for key in expected} == expected


def _answer(
    result: Result, *, public_pem: str, standing: Standing, data: dict[str, Any] | None = None
) -> VerificationAnswer:
    return VerificationAnswer(
        found=True,
        valid=standing is Standing.VALID,
        status=standing,
        status_word=words.STANDING[standing],
        licence_identifier=result.identifier,
        name=result.result_name,
        holder_masked=_mask(data["holder"]) if data else None,
        issuer=result.unit_name,
        issued_on=result.valid_from,
        valid_until=result.valid_until,
        ended_on=local_day(result.ended_at) if result.ended_at else None,
        replaced_by=_find_next_version(result),
        signature_ok=data is not None,
        data=_list_public(data) if data else {},
        signature_hex=bytes(result.signature or b"").hex(),
        public_key_pem=public_pem,
    )


def _find_next_version(result: Result) -> str | None:
    """The identifier of the version that stands for a corrected one."""
    if result.state != ResultState.REPLACED:
        return None
    later = Result.objects.filter(step_id=result.step_id, version__gt=result.version, real_at__isnull=False)
    return later.order_by("version").values_list("identifier", flat=True).first()


def _mask(holder: dict[str, str]) -> str:
    return mask_holder(holder["name"], credit_code=holder["credit_code"])


def _list_public(data: dict[str, Any]) -> dict[str, Any]:
    """The number and the digest of the document, and what the order marked as public: no more of the content."""
    own = data["data"]
    return {
        "number": own.get("number", ""),
        "public": own.get("public", []),
        "document_sm3": data["document_sm3"],
        "demonstration": data["demonstration"],
    }
