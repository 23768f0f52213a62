"""The provider describes what it shares: a resource listed, described anew, withdrawn. Each is an act in its own chain."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from onething.directory.contracts import Post
from onething.directory.queries import find_own_unit, find_unit_by_code
from onething.exchange import words
from onething.exchange.contracts import ResourceDraft
from onething.exchange.models import Resource
from onething.exchange.reading import write_item
from onething.exchange.rules.describing import SHORTEST, check_resource
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM, Viewer
from onething.keys.transactions import require_transaction
from onething.ledger.actions import record_act
from onething.ledger.contracts import Act, Subject, actor_of

SUBJECT = "shared_resource"
LISTED, WITHDRAWN, NOWHERE = "listed", "withdrawn", "nowhere"


def list_resource(viewer: Viewer, *, draft: ResourceDraft, at: datetime) -> str:
    """List a resource, or describe it anew; a withdrawn one comes back. Returns its code; refuses `exchange.resource.*`."""
    return _put(viewer, draft=draft, provider=_get_unit_code(viewer), at=at)


def keep_resources(*, drafts: Mapping[str, Sequence[ResourceDraft]], at: datetime) -> None:
    """Bring described resources in, by the provider's unit code; what the catalogue knows already stays as it is."""
    known = set(Resource.objects.values_list("code", flat=True))
    for provider, resources in drafts.items():
        for draft in resources:
            if draft.code not in known:
                _put(SYSTEM, draft=draft, provider=provider, at=at)


def withdraw_resource(viewer: Viewer, *, code: str, reason: str, at: datetime) -> None:
    """Take a resource out of the catalogue: nobody may ask for it or use it from now on."""
    require_transaction()
    row = Resource.objects.select_for_update().filter(code=code, withdrawn_on__isnull=True).first()
    if row is None:
        sentence = words.RESOURCE_UNKNOWN.format(code=code)
        raise Refusal("exchange.resource.unknown", sentence, status=404)
    _check_provider(row, provider=_get_unit_code(viewer))
    if len(reason.strip()) < SHORTEST:
        raise Refusal("exchange.reason.missing", words.REASON_MISSING, field="reason")
    row.withdrawn_on, row.revision = local_day(at), row.revision + 1
    row.save()
    facts = {"reason": reason.strip()}
    _record(viewer, row=row, verb="withdraw_resource", moved=(LISTED, WITHDRAWN), facts=facts, at=at)


def _put(viewer: Viewer, *, draft: ResourceDraft, provider: str, at: datetime) -> str:
    require_transaction()
    check_resource(draft)
    row = Resource.objects.select_for_update().filter(code=draft.code).first()
    before = NOWHERE if row is None else WITHDRAWN if row.withdrawn_on else LISTED
    row = row or Resource(code=draft.code, provider=provider, listed_on=local_day(at), revision=0)
    _check_provider(row, provider=provider)
    content = _write(draft)
    for field, value in content.items():
        setattr(row, field, value)
    row.withdrawn_on, row.revision = None, row.revision + 1
    row.save()
    _record(viewer, row=row, verb="list_resource", moved=(before, LISTED), facts=content, at=at)
    return row.code


def _write(draft: ResourceDraft) -> dict[str, Any]:
    return {
        "name": draft.name.strip(),
        "summary": draft.summary.strip(),
        "form": draft.form.value,
        "cycle": draft.cycle.value,
        "items": [write_item(item) for item in draft.items],
        "scenes": list(draft.scenes),
    }


def _get_unit_code(viewer: Viewer) -> str:
    unit = find_own_unit(viewer)
    if viewer.post != Post.DATA_STEWARD or unit is None:
        raise Refusal("exchange.resource.not_a_steward", words.STEWARDS_ONLY, status=403)
    return unit.code


def _check_provider(row: Resource, *, provider: str) -> None:
    if provider != row.provider:
        owner = find_unit_by_code(SYSTEM, code=row.provider)
        name = owner.name if owner else row.provider
        sentence = words.RESOURCE_NOT_YOURS.format(name=row.name, provider=name)
        raise Refusal("exchange.resource.not_yours", sentence, status=403)


def _record(
    viewer: Viewer,
    *,
    row: Resource,
    verb: str,
    moved: tuple[str, str],
    facts: Mapping[str, Any],
    at: datetime,
) -> None:
    act = Act(
        subject=Subject(kind=SUBJECT, id=row.id), step_id=None, verb=verb, from_state=moved[0], to_state=moved[1],
        actor=actor_of(viewer), recorded_at=at, effective_at=at, facts={"code": row.code, **facts},
    )  # fmt: skip
    record_act(act=act, data_key_id=None)
