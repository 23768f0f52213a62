"""What every acceptance fixes, by a clerk or by law: the day promised to the applicant, and why that day."""

from datetime import date, datetime
from typing import Any

from onething.cases import words
from onething.cases.actions.acting import check_post
from onething.cases.actions.starting import keep_mark
from onething.cases.counting import Counting, count_from, counting_at, say_day, say_hall, say_limit
from onething.cases.models.case import Case
from onething.cases.overdue import get_last_notice_day
from onething.cases.reading import get_plan
from onething.cases.rules.limits import promise_day, promise_limit
from onething.cases.states import CASE_MOVES, UNANSWERED_CASE_STATES
from onething.directory.contracts import Unit
from onething.directory.queries import find_own_unit
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.lights import amber_day
from onething.kernel.viewer import Viewer
from onething.planning.contracts import Plan


def promise(
    case: Case, *, accepted_at: datetime, accepted_on: date, hall: Unit | None, at: datetime
) -> dict[str, Any]:
    """Fix the day of acceptance and the promised day, with what is known at `at`; returns what the ledger keeps."""
    counting, plan = counting_at(at), get_plan(case)
    case.accepted_at, case.accepted_on = accepted_at, accepted_on
    case.promised_days = plan.promised_working_days
    set_promise(case, counting=counting)
    case.promise_is_provisional = case.promise_is_provisional or plan.provisional
    return {
        "accepted_on": accepted_on.isoformat(),
        "started_on": accepted_on.isoformat(),
        "hall": say_hall(hall),
        "unit": case.lead_unit.code,
        "promised_on": say_day(case.promised_on),
        "amber_on": say_day(case.amber_on),
        "promised_working_days": plan.promised_working_days,
        "limits": {"case": say_limits(plan)},
        "publication": str(case.publication_id),
        **counting.as_facts(),
    }


def promise_here(viewer: Viewer, *, case: Case, at: datetime) -> dict[str, Any]:
    """Fix the day of acceptance by the hours of the hall that accepts, and the promised day; returns what the ledger keeps."""
    hall = find_own_unit(viewer)
    accepted_on = count_from(at, hall=hall, calendar=counting_at(at).calendar)
    return promise(case, accepted_at=at, accepted_on=accepted_on, hall=hall, at=at)


def say_limits(plan: Plan) -> dict[str, Any]:
    """Return the limits of a whole case for the ledger: its promise, and what the law allows along the longest way."""
    return {
        "promised": say_limit(promise_limit(plan.promised_working_days)),
        "statutory": say_limit(promise_limit(plan.ceiling_working_days)),
    }


def promise_anew(case: Case, *, days: int | None, plan: Plan, at: datetime) -> dict[str, Any]:
    """Promise other days for an accepted case, by the applicant's own choice; returns what the ledger keeps."""
    counting, case.promised_days = counting_at(at), days
    set_promise(case, counting=counting)
    limits = {**say_limits(plan), "promised": say_limit(promise_limit(days))}
    said = {"promised_on": say_day(case.promised_on), "amber_on": say_day(case.amber_on)}
    return {**said, "limits": {"case": limits}, **counting.as_facts()}


def set_promise(case: Case, *, counting: Counting) -> None:
    """Compute the promised day of an accepted case; a new notice never puts it off. The caller saves."""
    assert case.accepted_on is not None, "a promise runs from the acceptance"  # noqa: S101
    told = counting.list_told(case.told_with)
    due = promise_day(case.promised_days, accepted_on=case.accepted_on, calendars=told)
    case.promised_on = due.day if due else None
    case.amber_on = amber_day(due, rule=counting.rulebook.light, calendar=counting.calendar) if due else None
    case.promise_is_provisional = bool(due and due.provisional_years)
    case.told_with = keep_mark(case.told_with, counting=counting)
    case.counted_with = counting.content


def check_answered_in_time(case: Case, *, verb: str, viewer: Viewer, at: datetime) -> None:
    """Refuse the window's acts on what is accepted by law already: the system writes that down, nobody undoes it."""
    check_post(CASE_MOVES, verb=verb, viewer=viewer)
    if case.state in UNANSWERED_CASE_STATES and local_day(at) > get_last_notice_day(case, at=at):
        sentence = words.DEEMED_ALREADY.format(verb=words.VERBS[verb])
        raise Refusal("cases.receipt.deemed_accepted", sentence, status=409)
