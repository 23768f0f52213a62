"""Rows as values: a resource, a request with whose turn it is and what this viewer may do with it."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from onething.exchange.contracts import (
    Call,
    GrantView,
    Item,
    Outcome,
    Purpose,
    RequestDraft,
    Resource,
    System,
    make_resource,
)
from onething.exchange.models import CallRow
from onething.exchange.models import Grant as GrantRow
from onething.exchange.models import Resource as ResourceRow
from onething.exchange.models import System as SystemRow
from onething.exchange.rules.turns import see_turn
from onething.exchange.scoping import list_parties
from onething.exchange.states import GrantState, list_moves
from onething.kernel.viewer import Viewer


def read_resource(row: ResourceRow, *, names: Mapping[str, str]) -> Resource:
    """Return a resource; `names` are the units' names by code."""
    fields = ("code", "name", "summary", "form", "cycle", "items", "scenes")
    draft = make_resource({field: getattr(row, field) for field in fields})
    return Resource(
        draft=draft, provider=row.provider, provider_name=names.get(row.provider, row.provider),
        revision=row.revision, listed_on=row.listed_on, is_withdrawn=row.withdrawn_on is not None,
    )  # fmt: skip


def write_item(item: Item) -> dict[str, Any]:
    """Return an item as JSON keeps it."""
    return {**asdict(item), "sharing": item.sharing.value}


def read_grant(viewer: Viewer, *, row: GrantRow, names: Mapping[str, str], today: date) -> GrantView:
    """Return a request that the caller found in the viewer's scope."""
    state, parties = GrantState(row.state), list_parties(viewer, grant=row)
    moves = list_moves(state=row.state, needs_consent=row.needs_consent)
    return GrantView(
        id=row.id,
        draft=read_request(row),
        resource_name=row.resource.name,
        provider=row.resource.provider,
        provider_name=names.get(row.resource.provider, row.resource.provider),
        unit=row.unit,
        unit_name=names.get(row.unit, row.unit),
        state=state,
        needs_consent=row.needs_consent,
        reason=row.reason,
        asked_on=row.asked_on,
        granted_on=row.granted_on,
        turn=see_turn(state, answer_by=row.answer_by, today=today),
        revision=row.revision,
        next_acts=tuple((move.verb, move.label) for move in moves if move.who in parties),
    )


def read_system(row: SystemRow) -> System:
    """Return a using unit's system."""
    return System(
        code=row.code, name=row.name, unit=row.unit, public_pem=row.public_pem, registered_on=row.registered_on,
        is_retired=row.retired_on is not None,
    )  # fmt: skip


def read_call(row: CallRow) -> Call:
    """Return a call as the row of one side tells it."""
    return Call(
        id=row.call, system=row.system, unit=row.unit, provider=row.provider, resource=row.resource,
        case=row.case_number, matter=row.matter, purpose=row.purpose, operator=row.operator, items=tuple(row.items),
        grant_id=row.grant_id, outcome=Outcome(row.outcome), code=row.code, answer_sm3=row.answer_sm3, at=row.at,
    )  # fmt: skip


def read_request(row: GrantRow) -> RequestDraft:
    """Return what was asked."""
    return RequestDraft(
        resource=row.resource.code, items=tuple(row.items), matter=row.matter, purpose=Purpose(row.purpose),
        explanation=row.explanation, until=row.until, industry=row.industry,
    )  # fmt: skip
