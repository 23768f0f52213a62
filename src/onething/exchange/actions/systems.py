"""A using unit's systems: registered with their public key, retired. Each is an act in its own chain."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from onething.directory.contracts import Post
from onething.directory.queries import find_own_unit
from onething.exchange import words
from onething.exchange.models import System
from onething.exchange.rules.asking import SHORTEST
from onething.exchange.rules.envelopes import is_system_code
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.keys.queries import is_public_key
from onething.keys.transactions import require_transaction
from onething.ledger.actions import record_act
from onething.ledger.contracts import Act, Subject, actor_of

SUBJECT = "exchange_system"
REGISTERED, RETIRED, NOWHERE = "registered", "retired", "nowhere"


def register_system(viewer: Viewer, *, code: str, name: str, public_pem: str, at: datetime) -> str:
    """A steward registers a system of the own unit; returns its code. Refuses `exchange.system.*`."""
    require_transaction()
    unit = _get_unit_code(viewer)
    _check(code=code, name=name, public_pem=public_pem)
    if System.objects.filter(code=code).exists():
        raise Refusal("exchange.system.taken", words.SYSTEM_TAKEN.format(code=code), field="code", status=409)
    row = System(
        code=code, name=name.strip(), unit=unit, public_pem=public_pem.strip(), registered_on=local_day(at)
    )
    row.save(force_insert=True)
    facts = {"code": code, "name": row.name, "public_pem": row.public_pem}
    _record(viewer, row=row, verb="register_system", moved=(NOWHERE, REGISTERED), facts=facts, at=at)
    return row.code


def retire_system(viewer: Viewer, *, code: str, reason: str, at: datetime) -> None:
    """A steward retires a system of the own unit: the gateway knows it no longer from now on."""
    require_transaction()
    own = System.objects.select_for_update().filter(unit=_get_unit_code(viewer), retired_on__isnull=True)
    row = own.filter(code=code).first()
    if row is None:
        raise Refusal("exchange.system.not_found", words.SYSTEM_NOT_FOUND, status=404)
    if len(reason.strip()) < SHORTEST:
        raise Refusal("exchange.reason.missing", words.REASON_MISSING, field="reason")
    row.retired_on = local_day(at)
    row.save(update_fields=["retired_on"])
    facts = {"code": code, "reason": reason.strip()}
    _record(viewer, row=row, verb="retire_system", moved=(REGISTERED, RETIRED), facts=facts, at=at)


def _check(*, code: str, name: str, public_pem: str) -> None:
    if not is_system_code(code):
        raise Refusal("exchange.system.code", words.SYSTEM_CODE_WRONG, field="code")
    if not name.strip():
        raise Refusal("exchange.system.name", words.SYSTEM_NAME_MISSING, field="name")
    if not is_public_key(public_pem.strip()):
        raise Refusal("exchange.system.key", words.KEY_WRONG, field="public_key")


def _get_unit_code(viewer: Viewer) -> str:
    unit = find_own_unit(viewer)
    if viewer.post != Post.DATA_STEWARD or unit is None:
        raise Refusal("exchange.system.not_a_steward", words.STEWARDS_ONLY, status=403)
    return unit.code


def _record(
    viewer: Viewer, *, row: System, verb: str, moved: tuple[str, str], facts: Mapping[str, Any], at: datetime
) -> None:
    act = Act(
        subject=Subject(kind=SUBJECT, id=row.id), step_id=None, verb=verb, from_state=moved[0], to_state=moved[1],
        actor=actor_of(viewer), recorded_at=at, effective_at=at, facts=facts,
    )  # fmt: skip
    record_act(act=act, data_key_id=None)
