"""What minor papers are missing when a case is accepted, and until when they are waited for."""

from datetime import date, datetime
from typing import Any

from onething.cases import words
from onething.cases.contracts.kinds import CaseState
from onething.cases.deferrals import list_open_deferrals
from onething.cases.models.case import Case, Deferral
from onething.cases.overdue import calendar_of, deferral_term
from onething.cases.reading import get_files, get_plan
from onething.cases.rules.awaiting import Term, last_waiting_day
from onething.cases.rules.lacking import list_lacking
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal


def check_nothing_lacking(case: Case) -> None:
    """Refuse to accept as complete what is not (`cases.acceptance.lacking`)."""
    lacking = list_lacking(get_plan(case), files=get_files(case))
    if case.state == CaseState.RECEIVED and lacking:
        names = "、".join(f"“{one.name}”" for one in lacking)
        raise Refusal("cases.acceptance.lacking", words.ACCEPT_LACKING.format(names=names), status=409)


def defer_papers(case: Case, *, at: datetime) -> dict[str, Any]:
    """Write down which papers come later and until when; returns what the ledger keeps. The applicant promised it by signing."""
    if case.state not in (CaseState.RECEIVED, CaseState.SUBMITTED, CaseState.PRECHECKED):
        return {}
    rows = [
        Deferral(case=case, key=one.key, due_on=_due_day(one.deferral_days, at=at, told_at=at))
        for one in list_lacking(get_plan(case), files=get_files(case))
    ]
    Deferral.objects.bulk_create(rows)
    case.has_deferrals = case.lacks_papers = bool(rows)
    return {"lacking": [{"key": row.key, "due_on": row.due_on.isoformat()} for row in rows]} if rows else {}


def recount_papers(case: Case, *, at: datetime) -> dict[str, Any]:
    """Count the days of the papers that are waited for anew; what the applicant was told is never made shorter."""
    if not case.lacks_papers or case.accepted_at is None:
        return {}
    days = {one.key: one.deferral_days for one in get_plan(case).materials}
    later = {}
    for one in list_open_deferrals(case):
        due_on = _due_day(days.get(one.key), at=at, told_at=case.accepted_at)
        if due_on > one.due_on:
            later[one.key], one.due_on = due_on.isoformat(), due_on
            one.save(update_fields=["due_on"])
    return {"supply_by": later} if later else {}


def _due_day(days: int | None, *, at: datetime, told_at: datetime) -> date:
    """The last day counted from when the applicant was told, with the calendar as known at `at`."""
    term = deferral_term()
    mine = Term(days=days or term.days, warned_before=term.warned_before)
    return last_waiting_day(local_day(told_at), term=mine, calendar=calendar_of(at))
