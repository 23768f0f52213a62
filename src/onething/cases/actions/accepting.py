"""What every acceptance fixes, by a clerk or by law: the day promised to the applicant, and why that day."""

from datetime import datetime
from typing import Any

from onething.cases import words
from onething.cases.actions.acting import check_post
from onething.cases.models.case import Case
from onething.cases.overdue import calendar_of, get_last_notice_day
from onething.cases.reading import get_plan
from onething.cases.rules.limits import promise_day
from onething.cases.states import CASE_MOVES, UNANSWERED_CASE_STATES
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer


def promise(case: Case, *, accepted_at: datetime, at: datetime) -> dict[str, Any]:
    """Fix the day of acceptance and the promised day, with the calendar as known at `at`; returns what the ledger keeps."""
    calendar, plan = calendar_of(at), get_plan(case)
    due = promise_day(plan.promised_working_days, accepted_on=local_day(accepted_at), calendar=calendar)
    case.accepted_at = accepted_at
    case.promised_on = due.day if due else None
    case.promise_is_provisional = plan.provisional or bool(due and due.provisional_years)
    return {
        "accepted_on": local_day(accepted_at).isoformat(),
        "promised_on": due.day.isoformat() if due else None,
        "promised_working_days": plan.promised_working_days,
        "calendar_version": calendar.version,
        "publication": str(case.publication_id),
    }


def check_answered_in_time(case: Case, *, verb: str, viewer: Viewer, at: datetime) -> None:
    """Refuse the window's acts on what is accepted by law already: the system writes that down, nobody undoes it."""
    check_post(CASE_MOVES, verb=verb, viewer=viewer)
    if case.state in UNANSWERED_CASE_STATES and local_day(at) > get_last_notice_day(case, at=at):
        sentence = words.DEEMED_ALREADY.format(verb=words.VERBS[verb])
        raise Refusal("cases.receipt.deemed_accepted", sentence, status=409)
