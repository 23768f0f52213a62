"""Following the ledger: clocks projected, and what the rules say written down, each once, as of when it was due."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from onething.cases.queries.one_case import get_step_case
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM
from onething.keys.transactions import require_transaction
from onething.ledger.actions import take_unread
from onething.ledger.contracts import ActView, Subject
from onething.ledger.queries import list_bare_acts
from onething.rulebook.contracts import Answerable
from onething.supervision.actions.raising import Judged, lapse_cards, record_signal
from onething.supervision.contracts.clocks import Clock
from onething.supervision.contracts.subjects import CASE, FINDING
from onething.supervision.gathering import gather
from onething.supervision.models import ClockRow, Finding, Followed
from onething.supervision.rules.judging import Matter, find_next, judge
from onething.supervision.rules.reds import find_reds

_PROJECTED = (
    "code", "name", "step_id", "matter_code", "matter_name", "unit_code", "is_applicants", "begun_seq", "started_on",
    "promised_on", "statutory_on", "amber_on", "red_on", "provisional_years", "ended_at",
)  # fmt: skip


def follow_case(*, case_id: UUID, at: datetime) -> None:
    """Read a case's acts to their end and bring its clocks and cards up to a moment. Again changes nothing."""
    require_transaction()
    subject = Subject(kind=CASE, id=case_id)
    take_unread(subject=subject)
    _follow(subject, at=at)


def follow_finding(*, finding_id: UUID, at: datetime) -> None:
    """Read an attempt outside the list; it is judged with the case it concerns, or by itself."""
    require_transaction()
    subject = Subject(kind=FINDING, id=finding_id)
    take_unread(subject=subject)
    acts = list_bare_acts(SYSTEM, subject=subject)
    case_id = _find_case(acts[0])
    facts = acts[0].facts
    Finding.objects.get_or_create(
        subject_id=finding_id,
        defaults={"case_id": case_id, "code": facts["code"], "at": acts[0].recorded_at},
    )
    _follow(Subject(kind=CASE, id=case_id) if case_id else subject, at=at)


def follow_due(*, subject_id: UUID, at: datetime) -> None:
    """Bring a subject up to a moment at which a rule speaks though nobody did anything."""
    require_transaction()
    kind = Followed.objects.values_list("kind", flat=True).get(subject_id=subject_id)
    _follow(Subject(kind=kind, id=subject_id), at=at)


def _follow(subject: Subject, *, at: datetime) -> None:
    row = _lock(subject)
    matter = gather(subject)
    judged = Judged(followed=row, subject=subject, matter=matter, at=at)
    known = {(one.facts["rule"], one.facts["about"]) for one in matter.own if "about" in one.facts}
    fresh = [signal for signal in judge(matter, until=at) if signal.key not in known]
    for signal in fresh:
        record_signal(judged, signal=signal)
    if lapse_cards(judged) or fresh:
        matter = gather(subject)
    _project(row, matter=matter, at=at)


def _lock(subject: Subject) -> Followed:
    Followed.objects.get_or_create(subject_id=subject.id, defaults={"kind": subject.kind, "state": ""})
    return Followed.objects.select_for_update().get(subject_id=subject.id)


def _project(row: Followed, *, matter: Matter, at: datetime) -> None:
    _describe(row, acts=matter.acts)
    row.next_at = find_next(matter, after=at)
    row.save()
    reds = find_reds(matter.own)
    rows = [_as_row(row, clock=clock, red_on=reds.get(clock.key)) for clock in matter.clocks]
    ClockRow.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["followed", "key"], update_fields=_PROJECTED
    )


def _describe(row: Followed, *, acts: Sequence[ActView]) -> None:
    """What the acts say of the case: number, thing, hall, lead, state."""
    for act in acts:
        facts = act.facts
        row.seq = act.seq
        row.hall_code = (facts.get("hall") or {}).get("unit") or facts.get("answering_unit") or row.hall_code
        if act.step_id is None:
            row.state = act.to_state
            row.number = facts.get("number") or row.number
            row.thing_code = facts.get("thing") or row.thing_code
            row.thing_name = facts.get("thing_name") or row.thing_name
            row.lead_code = facts.get("unit") or row.lead_code


def _as_row(row: Followed, *, clock: Clock, red_on: date | None) -> ClockRow:
    days = clock.days
    return ClockRow(
        followed=row,
        key=clock.key,
        code=clock.code,
        name=clock.name,
        step_id=clock.step_id,
        matter_code=clock.matter_code,
        matter_name=clock.matter_name,
        unit_code=clock.unit_code or "",
        is_applicants=clock.answerable is Answerable.APPLICANT,
        begun_seq=clock.begun_seq,
        started_on=clock.started_on,
        promised_on=days.promised_on,
        statutory_on=days.statutory_on,
        amber_on=clock.amber_on,
        red_on=min(filter(None, (clock.past_on, red_on)), default=None),
        provisional_years=list(days.provisional_years),
        ended_at=clock.ended_at,
    )


def _find_case(finding: ActView) -> UUID | None:
    attempt = finding.facts.get("attempt", {})
    if "case_id" in attempt:
        return UUID(attempt["case_id"])
    if "step_id" not in attempt:
        return None
    try:
        return get_step_case(SYSTEM, step_id=UUID(attempt["step_id"]))
    except Refusal:
        return None
