"""A request's life: asked, checked, passed on, consented to, settled, granted, ended. Every act is a move of states.py."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings

from onething.calendars.queries import get_calendar
from onething.catalogue.queries import list_current_things
from onething.directory.queries import find_own_unit
from onething.exchange import words
from onething.exchange.contracts import RequestDraft
from onething.exchange.models import LIVE, Grant, Resource
from onething.exchange.reading import read_resource
from onething.exchange.rules.asking import LONGEST, SHORTEST, check_request
from onething.exchange.rules.turns import find_turn_end
from onething.exchange.scoping import list_parties, scope_grants
from onething.exchange.states import NOWHERE, SUBJECT, WITH_REASON, GrantState, Move, find_move
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM, Viewer
from onething.keys.transactions import require_transaction
from onething.ledger.actions import record_act
from onething.ledger.contracts import Act, Subject, actor_of


def ask(viewer: Viewer, *, draft: RequestDraft, at: datetime) -> UUID:
    """A using unit's steward asks for items of a resource. Refuses what does not fit, at its field."""
    require_transaction()
    assert viewer.person_id is not None, "the face lets only people with a token in"  # noqa: S101
    today, resource = local_day(at), _lock_resource(draft.resource)
    needs_consent = check_request(
        draft,
        resource=read_resource(resource, names={}),
        today=today,
        longest_days=settings.GRANT_LONGEST_DAYS,
    )
    _check_matter(viewer, matter=draft.matter, at=at)
    row = Grant(
        resource=resource, unit=viewer.unit_code or "", matter=draft.matter, items=sorted(set(draft.items)),
        purpose=draft.purpose.value, explanation=draft.explanation.strip(), industry=draft.industry, until=draft.until,
        needs_consent=needs_consent, state=NOWHERE, asked_by=viewer.person_id, asked_on=today,
    )  # fmt: skip
    _check_alone(row)
    _make(viewer, row=row, move=_get_move(viewer, row=row, verb="ask"), facts=_write(row), at=at)
    return row.id


def answer(
    viewer: Viewer, *, grant_id: UUID, verb: str, reason: str = "", revision: int | None = None, at: datetime
) -> None:
    """A party answers with one of its verbs (states.MOVES); "no" and what overrules somebody carry a reason."""
    row = _lock(viewer, grant_id=grant_id, revision=revision)
    move = _get_move(viewer, row=row, verb=verb)
    row.reason = _check_reason(reason) if verb in WITH_REASON else ""
    facts = {"reason": row.reason} if row.reason else {}
    _make(viewer, row=row, move=move, facts=facts, at=at)


def escalate_silent(*, at: datetime) -> int:
    """Bring requests that a provider left unanswered to the authority; returns how many. Each once, by the system."""
    rows = Grant.objects.filter(state=GrantState.AT_PROVIDER, answer_by__lt=local_day(at))
    return _move_all(rows.values_list("id", flat=True), verb="escalate", at=at)


def expire_grants(*, at: datetime) -> int:
    """End the grants whose last day is over; returns how many."""
    rows = Grant.objects.filter(state=GrantState.GRANTED, until__lt=local_day(at))
    return _move_all(rows.values_list("id", flat=True), verb="expire", at=at)


def _move_all(ids: Any, *, verb: str, at: datetime) -> int:
    require_transaction()
    found = Grant.objects.select_for_update(of=("self",), skip_locked=True).select_related("resource")
    rows = [row for row in found.filter(id__in=list(ids)).order_by("id") if _fits(row, verb=verb)]
    for row in rows:
        _make(SYSTEM, row=row, move=_get_move(SYSTEM, row=row, verb=verb), facts={}, at=at)
    return len(rows)


def _fits(row: Grant, *, verb: str) -> bool:
    return find_move(verb=verb, state=row.state, needs_consent=row.needs_consent) is not None


def _lock_resource(code: str) -> Resource:
    """Two requests for one resource take turns: the second sees the first."""
    row = Resource.objects.select_for_update().filter(code=code, withdrawn_on__isnull=True).first()
    if row is None:
        sentence = words.RESOURCE_UNKNOWN.format(code=code)
        raise Refusal("exchange.resource.unknown", sentence, field="resource")
    return row


def _lock(viewer: Viewer, *, grant_id: UUID, revision: int | None) -> Grant:
    require_transaction()
    found = scope_grants(viewer, grants=Grant.objects.select_related("resource"))
    row = found.select_for_update(of=("self",)).filter(id=grant_id).first()
    if row is None:
        raise Refusal("exchange.grant.unknown", words.GRANT_UNKNOWN, status=404)
    if revision is not None and revision != row.revision:
        raise Refusal("exchange.grant.stale", words.STALE, status=412, facts={"revision": row.revision})
    return row


def _get_move(viewer: Viewer, *, row: Grant, verb: str) -> Move:
    """Return the move, or refuse: 409 where the request stands elsewhere, 403 whoever is not its party."""
    move = find_move(verb=verb, state=row.state, needs_consent=row.needs_consent)
    if move is None:
        label = words.VERBS.get(verb, verb)
        sentence = words.NOT_NOW.format(state=words.STATES.get(row.state, row.state), verb=label)
        raise Refusal("exchange.grant.not_now", sentence, status=409, facts={"state": row.state})
    if move.who not in list_parties(viewer, grant=row):
        sentence = words.NOT_YOURS.format(verb=move.label, party=move.who.label)
        raise Refusal("exchange.grant.not_yours", sentence, status=403)
    return move


def _check_matter(viewer: Viewer, *, matter: str, at: datetime) -> None:
    """No data without a published matter, and only for the unit that decides it."""
    things = list_current_things(viewer, at=at)
    found = next((one for thing in things for one in thing.thing.matters if one.code == matter), None)
    if found is None:
        sentence = words.MATTER_UNKNOWN.format(matter=matter)
        raise Refusal("exchange.request.matter_unknown", sentence, field="matter")
    unit = find_own_unit(viewer)
    if unit is None or unit.name != found.department:
        sentence = words.MATTER_NOT_YOURS.format(name=found.name, department=found.department)
        raise Refusal("exchange.request.matter_not_yours", sentence, field="matter", status=403)


def _check_alone(row: Grant) -> None:
    same = Grant.objects.filter(unit=row.unit, resource=row.resource, matter=row.matter, state__in=LIVE)
    if same.filter(purpose=row.purpose, industry=row.industry).exists():
        sentence = words.ASKED_ALREADY.format(resource=row.resource.name)
        raise Refusal("exchange.request.already", sentence, status=409)


def _check_reason(reason: str) -> str:
    bare = reason.strip()
    if len(bare) < SHORTEST:
        raise Refusal("exchange.reason.missing", words.REASON_MISSING, field="reason")
    if len(bare) > LONGEST:
        raise Refusal("exchange.reason.too_long", words.TOO_LONG.format(most=LONGEST), field="reason")
    return bare


def _make(viewer: Viewer, *, row: Grant, move: Move, facts: Mapping[str, Any], at: datetime) -> None:
    """Make a move that was checked: the new turn begins, the row is saved, the act recorded."""
    came_from, today = row.state, local_day(at)
    row.state, row.revision = move.target.value, row.revision + 1
    row.answer_by = _find_answer_by(move.target, today=today)
    if move.target is GrantState.GRANTED:
        row.granted_on = today
    row.save()
    told = {**facts, "answer_by": row.answer_by.isoformat()} if row.answer_by else facts
    act = Act(
        subject=Subject(kind=SUBJECT, id=row.id), step_id=None, verb=move.verb, from_state=came_from,
        to_state=row.state, actor=actor_of(viewer), recorded_at=at, effective_at=at, facts=told,
    )  # fmt: skip
    record_act(act=act, data_key_id=None)


def _find_answer_by(state: GrantState, *, today: date) -> date | None:
    return find_turn_end(state, since=today, days=settings.GRANT_DAYS, calendar=get_calendar(SYSTEM))


def _write(row: Grant) -> dict[str, Any]:
    return {
        "resource": row.resource.code, "resource_revision": row.resource.revision, "unit": row.unit,
        "matter": row.matter, "items": row.items, "purpose": row.purpose, "industry": row.industry,
        "until": row.until.isoformat(), "needs_consent": row.needs_consent, "explanation": row.explanation,
    }  # fmt: skip
