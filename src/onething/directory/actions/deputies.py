"""Who acts in the name of whom while somebody is absent."""

from datetime import datetime
from typing import Any
from uuid import UUID

from onething.directory import words
from onething.directory.contracts import DeputyGiven, Post
from onething.directory.models import Appointment, Deputy
from onething.directory.rules.deputies import check_days
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.keys.transactions import require_transaction
from onething.ledger.actions import record_act
from onething.ledger.contracts import Act, Subject, actor_of

SUBJECT = "deputy"
HEADING = frozenset({Post.DECIDER, Post.HEAD})


def name_deputy(viewer: Viewer, *, given: DeputyGiven, at: datetime) -> UUID:
    """Let a colleague stand in for somebody absent: named by the absent person, or by the decider or the head of the unit.

    Refuses `directory.deputy.*`. From the first day to the last the deputy acts in that post, recorded on behalf of the
    absent; nobody stands in for a deputy.
    """
    require_transaction()
    _check_may_name(viewer, absent=given.absent)
    assert viewer.person_id is not None, "only people name deputies"  # noqa: S101
    held = Appointment.objects.select_for_update(of=("self",)).filter(
        person_id=given.absent, post=given.post, unit__code=viewer.unit_code
    )
    appointment = held.first()
    if appointment is None:
        raise Refusal("directory.deputy.not_held", words.DEPUTY_NOT_HELD, field="absent")
    if not Appointment.objects.filter(person_id=given.deputy, unit__code=viewer.unit_code).exists():
        raise Refusal("directory.deputy.no_colleague", words.DEPUTY_NO_COLLEAGUE, field="deputy")
    others = Deputy.objects.filter(appointment=appointment, ended_at__isnull=True)
    check_days(given, today=local_day(at), others=others.values_list("first_day", "last_day"))
    row = Deputy.objects.create(
        appointment=appointment, absent_id=given.absent, deputy_id=given.deputy, first_day=given.first_day,
        last_day=given.last_day, reason=given.reason.strip(), named_by=viewer.person_id, named_at=at,
    )  # fmt: skip
    facts = {"post": given.post, "absent": str(given.absent), "deputy": str(given.deputy)}
    days = {"first_day": given.first_day.isoformat(), "last_day": given.last_day.isoformat()}
    _record(row, verb="name_deputy", states=("nowhere", "named"), viewer=viewer, at=at, facts=facts | days)
    deputy_id: UUID = row.id
    return deputy_id


def end_deputy(viewer: Viewer, *, deputy_id: UUID, at: datetime) -> None:
    """End a deputy before the last day: the absent person is back, or somebody else is to be named."""
    require_transaction()
    mine = Deputy.objects.select_for_update(of=("self",)).filter(
        id=deputy_id, ended_at__isnull=True, appointment__unit__code=viewer.unit_code
    )
    row = mine.first()
    if row is None:
        raise Refusal("directory.deputy.unknown", words.DEPUTY_UNKNOWN, status=404)
    _check_may_name(viewer, absent=row.absent_id)
    row.ended_at = at
    row.save(update_fields=["ended_at"])
    _record(row, verb="end_deputy", states=("named", "ended"), viewer=viewer, at=at, facts={})


def _check_may_name(viewer: Viewer, *, absent: UUID) -> None:
    is_own = viewer.person_id == absent and viewer.acts_for is None
    if viewer.unit_code is None or not (is_own or viewer.post in HEADING):
        raise Refusal("directory.deputy.not_yours", words.DEPUTY_NOT_YOURS, status=403)


def _record(
    row: Deputy, *, verb: str, states: tuple[str, str], viewer: Viewer, at: datetime, facts: dict[str, Any]
) -> None:
    act = Act(
        subject=Subject(kind=SUBJECT, id=row.id),
        step_id=None,
        verb=verb,
        from_state=states[0],
        to_state=states[1],
        actor=actor_of(viewer, on_behalf_of=viewer.acts_for),
        recorded_at=at,
        effective_at=at,
        facts=facts,
    )  # fmt: skip
    record_act(act=act, data_key_id=None)
