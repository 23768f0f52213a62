"""The gateway: one signed call from the envelope to the answer, every one logged on both sides, the refused and failed too.

No transaction stays open while a source is asked, and no answer goes out whose row is not written.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from secrets import token_hex
from typing import Any

import structlog
from django.db import transaction

from onething.cases.queries.parties import list_named
from onething.exchange.actions import sealing, systems
from onething.exchange.actions.admitting import admit, take_quota
from onething.exchange.actions.recording import record_call
from onething.exchange.contracts import (
    GATEWAY_KEY_OWNER,
    Admission,
    Call,
    Envelope,
    Outcome,
    Reading,
    ReadRequest,
    Resource,
    System,
    Use,
)
from onething.exchange.queries import check_asked, check_use, get_resource, list_systems, read_source
from onething.journey import words
from onething.kernel.canonical import canonical_json, write_moment
from onething.kernel.errors import Refusal
from onething.kernel.ids import new_id
from onething.kernel.sm import sm3
from onething.kernel.viewer import SYSTEM, Viewer
from onething.keys.actions import ensure_signing_key
from onething.keys.queries import public_key_pem

Parse = Callable[[], ReadRequest]
"""Reads the body of an envelope that was let in; refuses what does not fit."""

log = structlog.get_logger()


@dataclass
class _Log:
    """What is known of a call so far: only what was proven or found gets in, so that no row holds a person's data."""

    call: Call

    def note(self, **facts: Any) -> None:
        """Add what was just proven or found."""
        self.call = replace(self.call, **facts)


@dataclass(frozen=True)
class _Door:
    envelope: Envelope
    resource: str
    parse: Parse
    at: datetime = field(kw_only=True)


@transaction.atomic
def register_system(viewer: Viewer, *, code: str, name: str, public_pem: str, at: datetime) -> System:
    """A steward registers a system of the own unit with its public key."""
    code = systems.register_system(viewer, code=code, name=name, public_pem=public_pem, at=at)
    return _get_system(viewer, code=code)


@transaction.atomic
def retire_system(viewer: Viewer, *, code: str, reason: str, at: datetime) -> System:
    """A steward retires a system of the own unit."""
    systems.retire_system(viewer, code=code, reason=reason, at=at)
    return _get_system(viewer, code=code)


@transaction.atomic
def get_gateway_key() -> str:
    """Return the public key by which the gateway's answers are verified; made when it is first needed."""
    ensure_signing_key(owner=GATEWAY_KEY_OWNER)
    return public_key_pem(owner=GATEWAY_KEY_OWNER)


@transaction.atomic
def seal_days(*, at: datetime) -> None:
    """Seal the log of the days that are over, each once, however late."""
    sealing.seal_days(at=at)


def answer_envelope(envelope: Envelope, *, resource: str, parse: Parse, at: datetime) -> bytes | Refusal:
    """Answer one envelope: the granted items of a record as canonical JSON, or why not (`exchange.*`, `request.*`)."""
    kept = _Log(_begin(at))
    answer = _try(_Door(envelope, resource, parse, at=at), kept=kept)
    if isinstance(answer, Refusal):
        outcome = Outcome.FAILED if answer.status >= 500 else Outcome.REFUSED
        kept.note(outcome=outcome, code=answer.code)
    else:
        kept.note(outcome=Outcome.ANSWERED, answer_sm3=sm3(answer).hex())
    with transaction.atomic():
        record_call(call=kept.call)
    return answer


def _begin(at: datetime) -> Call:
    return Call(
        id=new_id(), system="", unit="", provider="", resource="", case="", matter="", purpose="", operator="", items=(),
        grant_id=None, outcome=Outcome.FAILED, code="", answer_sm3="", at=at,
    )  # fmt: skip


def _try(door: _Door, *, kept: _Log) -> bytes | Refusal:
    try:
        return _answer(door, kept=kept)
    except Refusal as refusal:
        return refusal
    except Exception as error:
        log.exception("gateway_failed", call=str(kept.call.id), error=type(error).__name__)
        return Refusal("exchange.gateway.fault", words.GATEWAY_FAULT, status=500)


def _answer(door: _Door, *, kept: _Log) -> bytes:
    admission = _admit(door)
    kept.note(unit=admission.unit, system=admission.system)
    if admission.refusal is not None:
        raise admission.refusal
    resource = get_resource(SYSTEM, code=door.resource)
    kept.note(resource=resource.draft.code, provider=resource.provider)
    asked = door.parse()
    _check(asked, resource=resource, kept=kept)
    reading = read_source(SYSTEM, resource=resource, asked=asked, at=door.at)
    return _write(reading, call=kept.call)


@transaction.atomic
def _admit(door: _Door) -> Admission:
    ensure_signing_key(owner=GATEWAY_KEY_OWNER)
    return admit(envelope=door.envelope, at=door.at)


def _check(asked: ReadRequest, *, resource: Resource, kept: _Log) -> None:
    """Operator, case, person, grant and quota: each noted as soon as it is known for true."""
    check_asked(SYSTEM, asked=asked)
    known = tuple(sorted({key for key in asked.items if resource.find_item(key)}))
    kept.note(operator=asked.operator, purpose=asked.purpose.value, items=known)
    call = kept.call
    named = list_named(SYSTEM, number=asked.case, unit=call.unit, matter=asked.matter)
    if named is None:
        raise Refusal("exchange.case.unknown", words.GATEWAY_CASE_UNKNOWN, field="case", status=403)
    kept.note(case=asked.case, matter=asked.matter)
    if asked.number not in named:
        raise Refusal("exchange.person.not_in_case", words.GATEWAY_NOT_IN_CASE, field="number", status=403)
    use = Use(call.unit, asked.matter, asked.purpose, asked.items, asked.industry)
    grant = check_use(SYSTEM, resource=call.resource, use=use, at=call.at)
    kept.note(grant_id=grant.id)
    with transaction.atomic():
        refusal = take_quota(grant_id=grant.id, at=call.at)
    if refusal is not None:
        raise refusal


def _write(reading: Reading, *, call: Call) -> bytes:
    """The salt goes to the asker only: without it nobody tries persons out against the hash that the logs keep."""
    body = {
        "call": str(call.id), "found": reading.items is not None, "items": dict(reading.items or {}),
        "as_of": write_moment(reading.as_of), "salt": token_hex(16),
    }  # fmt: skip
    return canonical_json(body)


def _get_system(viewer: Viewer, *, code: str) -> System:
    return next(one for one in list_systems(viewer) if one.code == code)
