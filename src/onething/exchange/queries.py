"""Reads of the exchange. The catalogue is seen by whoever keeps data; requests are scoped in scoping.py."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from onething.directory.queries import list_units
from onething.exchange import words
from onething.exchange.connectors.asking import SOURCES
from onething.exchange.contracts import (
    GATEWAY_KEY_OWNER,
    Call,
    ExchangeVerification,
    GrantView,
    Reading,
    ReadRequest,
    Resource,
    System,
    Use,
)
from onething.exchange.models import CallRow
from onething.exchange.models import Grant as GrantRow
from onething.exchange.models import Resource as ResourceRow
from onething.exchange.models import System as SystemRow
from onething.exchange.reading import read_call, read_grant, read_resource, read_system
from onething.exchange.rules.covering import find_covering
from onething.exchange.rules.envelopes import text_of_answer
from onething.exchange.rules.filtering import check_operator, filter_record
from onething.exchange.scoping import scope_calls, scope_grants, scope_systems
from onething.exchange.states import GrantState
from onething.exchange.verifying import verify_days
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM, Viewer, ViewerKind
from onething.keys.queries import sign

PAGE = 50


def list_resources(viewer: Viewer, *, provider: str = "", is_withdrawn: bool = False) -> list[Resource]:
    """Return the catalogue by code; `provider` (a unit's code) narrows it."""
    rows = ResourceRow.objects.filter(withdrawn_on__isnull=not is_withdrawn).order_by("code")
    if provider:
        rows = rows.filter(provider=provider)
    names = _name_units()
    return [read_resource(row, names=names) for row in rows]


def get_resource(viewer: Viewer, *, code: str) -> Resource:
    """Return one resource, withdrawn or not; refuses `exchange.resource.unknown` (404)."""
    row = ResourceRow.objects.filter(code=code).first()
    if row is None:
        sentence = words.RESOURCE_UNKNOWN.format(code=code[:40])
        raise Refusal("exchange.resource.unknown", sentence, status=404)
    return read_resource(row, names=_name_units())


def list_grants(
    viewer: Viewer,
    *,
    at: datetime,
    state: GrantState | None = None,
    after: UUID | None = None,
    limit: int = PAGE,
) -> list[GrantView]:
    """One page of the requests the viewer may know of, newest first; `after` is the last id of the page before."""
    found = scope_grants(viewer, grants=GrantRow.objects.select_related("resource").order_by("-id"))
    if state is not None:
        found = found.filter(state=state)
    if after is not None:
        found = found.filter(id__lt=after)
    names, today = _name_units(), local_day(at)
    rows = found[: max(1, min(limit, 100))]
    return [read_grant(viewer, row=row, names=names, today=today) for row in rows]


def get_grant(viewer: Viewer, *, grant_id: UUID, at: datetime) -> GrantView:
    """Return one request; refuses `exchange.grant.unknown` (404) for what is not the viewer's to see."""
    found = scope_grants(viewer, grants=GrantRow.objects.select_related("resource"))
    row = found.filter(id=grant_id).first()
    if row is None:
        raise Refusal("exchange.grant.unknown", words.GRANT_UNKNOWN, status=404)
    return read_grant(viewer, row=row, names=_name_units(), today=local_day(at))


def check_use(viewer: Viewer, *, resource: str, use: Use, at: datetime) -> GrantView:
    """Return the grant on which a use of a listed resource rests; refuses `exchange.use.*` (403) without one."""
    found, day = get_resource(SYSTEM, code=resource), local_day(at)
    rows = GrantRow.objects.select_related("resource").filter(
        resource__code=resource, unit=use.unit, matter=use.matter
    )
    grants = [read_grant(SYSTEM, row=row, names={}, today=day) for row in rows.order_by("id")]
    return find_covering(grants, resource=found, use=use, day=day)


def list_sources(viewer: Viewer, *, at: datetime) -> frozenset[str]:
    """Return the codes of resources of which something may be used today: what planning may call a source."""
    rows = GrantRow.objects.filter(
        state=GrantState.GRANTED, until__gte=local_day(at), resource__withdrawn_on__isnull=True
    )
    return frozenset(rows.values_list("resource__code", flat=True))


def list_systems(viewer: Viewer) -> list[System]:
    """Return the systems of the viewer's unit by code, retired ones too; the authority sees all."""
    rows = scope_systems(viewer, systems=SystemRow.objects.order_by("code"))
    return [read_system(row) for row in rows]


def list_calls(viewer: Viewer, *, after: UUID | None = None, limit: int = PAGE) -> list[Call]:
    """One page of the log of the viewer's unit, on whichever side it stands, newest first; the authority sees the using side's."""
    rows = scope_calls(viewer, calls=CallRow.objects.order_by("-call"))
    if after is not None:
        rows = rows.filter(call__lt=after)
    return [read_call(row) for row in rows[: max(1, min(limit, 100))]]


def check_asked(viewer: Viewer, *, asked: ReadRequest) -> None:
    """Refuse `exchange.operator.wrong` an operator that is no staff code."""
    check_operator(asked.operator)


def read_source(viewer: Viewer, *, resource: Resource, asked: ReadRequest, at: datetime) -> Reading:
    """Ask a resource's source for the asked items and no others. Outside of transactions: it waits for the network."""
    code, name = resource.draft.code, resource.draft.name
    found = SOURCES.ask(resource=code, name=name, number=asked.number, items=asked.items, at=at)
    if found.record is None:
        return Reading(None, found.as_of)
    items = filter_record(found.record, resource=resource, items=asked.items, purpose=asked.purpose)
    return Reading(items, found.as_of)


def verify_exchange(viewer: Viewer, *, day: date | None = None) -> ExchangeVerification:
    """Recompute both sides' logs of a day, or of all days, and name every difference; only for the system's own command."""
    assert viewer.kind is ViewerKind.SYSTEM, "the command line alone verifies"  # noqa: S101
    return verify_days(day=day)


def sign_answer(viewer: Viewer, *, nonce: str, at: str, status: int, body: bytes) -> str:
    """Return the gateway's signature over an answer, DER in hex."""
    text = text_of_answer(nonce=nonce, at=at, status=status, body=body)
    return sign(owner=GATEWAY_KEY_OWNER, data=text).hex()


def _name_units() -> Mapping[str, str]:
    return {unit.code: unit.name for unit in list_units(SYSTEM)}
