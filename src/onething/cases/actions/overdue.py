"""What the system does when nobody did anything in time: deemed acceptance, warning, closing. Never silently."""

from datetime import datetime, timedelta
from uuid import UUID

from onething.cases import words
from onething.cases.actions.accepting import promise
from onething.cases.actions.acting import Told, lock_case, move_case
from onething.cases.actions.papers import defer_papers
from onething.cases.contracts.kinds import CaseState
from onething.cases.models.case import Case, Correction
from onething.cases.overdue import (
    calendar_of,
    correction_term,
    get_last_notice_day,
    get_receipt,
    get_receipt_day,
)
from onething.cases.rules.awaiting import is_to_be_warned, put_off
from onething.cases.states import UNANSWERED_CASE_STATES
from onething.kernel.clock_port import local_day, start_of
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM


def deem_accepted(*, case_id: UUID, at: datetime) -> None:
    """Accept what nobody answered within five working days, from the day of its receipt (行政许可法 art. 32(4)).

    The ledger keeps both moments: written down now, effective on receipt. The limits start with the receipt.
    """
    case = lock_case(SYSTEM, case_id=case_id)
    facts = {}
    if case.state in UNANSWERED_CASE_STATES:
        received_at, last_day = get_receipt(case), get_last_notice_day(case, at=at)
        if local_day(at) <= last_day:
            sentence = words.NOT_DEEMED_YET.format(day=last_day)
            raise Refusal("cases.receipt.not_deemed_yet", sentence, status=409)
        case.received_at, case.received_on = received_at, get_receipt_day(case)
        facts = {"received_on": case.received_on.isoformat(), "last_notice_day": last_day.isoformat()}
        accepted_on = case.received_on
        facts |= promise(case, accepted_at=received_at, accepted_on=accepted_on, hall=None, at=at)
        facts |= defer_papers(case, at=at)
    told = Told(facts=facts, effective_at=case.accepted_at)
    move_case(case, verb="deem_accepted", viewer=SYSTEM, at=at, told=told)


def warn_uncorrected(*, case_id: UUID, at: datetime) -> None:
    """Tell the applicant, once, until when corrections are waited for; a late warning puts that day off."""
    case = lock_case(SYSTEM, case_id=case_id)
    correction, today, term = _find_correction(case), local_day(at), correction_term()
    calendar = calendar_of(at)
    if correction is not None and (
        correction.warned_at is not None
        or not is_to_be_warned(correction.due_on, today=today, term=term, calendar=calendar)
    ):
        _refuse(case, verb="warn_uncorrected")
    facts = {}
    if correction is not None:
        correction.warned_at = at
        correction.due_on = put_off(correction.due_on, warned_on=today, term=term, calendar=calendar)
        correction.save(update_fields=["warned_at", "due_on"])
        facts = {"correct_by": correction.due_on.isoformat()}
    move_case(case, verb="warn_uncorrected", viewer=SYSTEM, at=at, told=Told(facts=facts))


def close_uncorrected(*, case_id: UUID, at: datetime) -> None:
    """Close what was not corrected though the applicant was warned; the application counts as withdrawn (house rule).

    However late the worker comes, it is withdrawn from the day after the last one; the ledger keeps both moments.
    """
    case = lock_case(SYSTEM, case_id=case_id)
    correction = _find_correction(case)
    if correction is not None and (correction.warned_at is None or local_day(at) <= correction.due_on):
        _refuse(case, verb="close_uncorrected")
    facts, effective_at = {}, at
    if correction is not None:
        facts = {"correct_by": correction.due_on.isoformat()}
        effective_at = start_of(correction.due_on + timedelta(days=1))
    case.closed_at = effective_at
    told = Told(facts=facts, effective_at=effective_at)
    move_case(case, verb="close_uncorrected", viewer=SYSTEM, at=at, told=told)


def _find_correction(case: Case) -> Correction | None:
    """The notice that is being waited for; without one the table of moves says why not."""
    if case.state != CaseState.CORRECTING:
        return None
    return Correction.objects.get(case=case)


def _refuse(case: Case, *, verb: str) -> None:
    sentence = words.NOT_UNCORRECTED_YET.format(verb=words.VERBS[verb])
    raise Refusal("cases.correction.not_overdue", sentence, status=409)
