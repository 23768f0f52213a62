"""Minor papers missing (容缺): accepted all the same, handed in later, or the acceptance of what needs them lapses."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings

from onething.cases import words
from onething.cases.actions.accepting import check_answered_in_time, promise_here
from onething.cases.actions.acting import Told, check_post, lock_case, move_case, move_step
from onething.cases.actions.joint import close_if_complete
from onething.cases.actions.papers import defer_papers
from onething.cases.contracts.kinds import CaseState, NonAcceptanceKind, StepState, Unsupplied
from onething.cases.deferrals import ACCEPTED, get_papers, list_open_deferrals, name_papers
from onething.cases.models.case import Case, Deferral
from onething.cases.models.step import Step
from onething.cases.overdue import calendar_of, deferral_term
from onething.cases.reading import get_files, get_plan, list_facts
from onething.cases.rules.awaiting import is_to_be_warned, put_off
from onething.cases.rules.lacking import find_affected, list_lacking
from onething.cases.states import CASE_MOVES, GONE_STEP_STATES
from onething.kernel.clock_port import local_day, start_of
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM, Viewer

_LAPSING = frozenset({CaseState.ACCEPTED, CaseState.IN_REVIEW})
_OPEN_STEPS = (StepState.WAITING, StepState.PENDING, StepState.IN_REVIEW)


def accept_lacking(viewer: Viewer, *, case_id: UUID, at: datetime) -> None:
    """Accept though papers are missing that may come later: told which, and until when (容缺受理; house rule)."""
    case = lock_case(viewer, case_id=case_id)
    check_answered_in_time(case, verb="accept_lacking", viewer=viewer, at=at)
    if case.state == CaseState.RECEIVED and not list_lacking(get_plan(case), files=get_files(case)):
        raise Refusal("cases.acceptance.nothing_lacking", words.NOTHING_LACKING, status=409)
    facts = promise_here(viewer, case=case, at=at) | defer_papers(case, at=at)
    move_case(case, verb="accept_lacking", viewer=viewer, at=at, told=Told(facts=facts))


def supply_papers(viewer: Viewer, *, case_id: UUID, at: datetime) -> None:
    """The papers that came meanwhile are handed to the departments; those still missing stay due."""
    case = lock_case(viewer, case_id=case_id)
    check_post(CASE_MOVES, verb="supply", viewer=viewer)
    files = get_files(case)
    missing = list_open_deferrals(case)
    came = [one for one in missing if one.key in files]
    if case.state in ACCEPTED and not came:
        raise Refusal("cases.deferral.nothing", words.NOTHING_TO_SUPPLY, status=409)
    Deferral.objects.filter(id__in=[one.id for one in came]).update(supplied_at=at)
    case.lacks_papers = len(came) < len(missing)
    facts = {"keys": [one.key for one in came], "is_complete": not case.lacks_papers}
    move_case(case, verb="supply", viewer=viewer, at=at, told=Told(facts=facts))


def warn_unsupplied(*, case_id: UUID, at: datetime) -> None:
    """Remind the applicant, once a paper, until when it is waited for; a late reminder puts that day off."""
    case, today = lock_case(SYSTEM, case_id=case_id), local_day(at)
    calendar, term = calendar_of(at), deferral_term()
    due = [
        one
        for one in list_open_deferrals(case)
        if one.warned_at is None and is_to_be_warned(one.due_on, today=today, term=term, calendar=calendar)
    ]
    if case.state in ACCEPTED and not due:
        _refuse(verb="warn_unsupplied")
    for one in due:
        one.warned_at = at
        one.due_on = put_off(one.due_on, warned_on=today, term=term, calendar=calendar)
        one.save(update_fields=["warned_at", "due_on"])
    facts = {"lacking": [{"key": one.key, "due_on": one.due_on.isoformat()} for one in due]}
    move_case(case, verb="warn_unsupplied", viewer=SYSTEM, at=at, told=Told(facts=facts))


def lapse_unsupplied(*, case_id: UUID, at: datetime) -> None:
    """Papers never came though the applicant was reminded: what needs them is not gone on with.

    The matters that need them, and those that rest on these, end; the others go on. Where none is left the whole
    acceptance is withdrawn with reasons, or the application counts as withdrawn, as the house has it. All of it from the
    day after the last one, however late the worker comes; the ledger keeps both moments.
    """
    case = lock_case(SYSTEM, case_id=case_id)
    overdue = [one for one in list_open_deferrals(case) if one.warned_at and local_day(at) > one.due_on]
    if case.state not in _LAPSING or not overdue:
        _refuse(verb="revoke_acceptance")
    reason = words.UNSUPPLIED_REASON.format(names=name_papers(case, deferrals=overdue))
    since = start_of(min(one.due_on for one in overdue) + timedelta(days=1))
    for step in _list_affected(case, overdue=overdue):
        told = Told(facts={"matter": step.matter_code}, personal={"reason": reason}, effective_at=since)
        move_step(step, verb="lapse", viewer=SYSTEM, at=at, told=told)
    Deferral.objects.filter(id__in=[one.id for one in overdue]).update(lapsed_at=at)
    case.lacks_papers = case.deferrals.filter(supplied_at__isnull=True, lapsed_at__isnull=True).exists()
    if _is_anything_left(case):
        case.save(update_fields=["lacks_papers"])
        close_if_complete(case, at=at)
    else:
        _close(case, reason=reason, since=since, at=at)


def _list_affected(case: Case, *, overdue: list[Deferral]) -> list[Step]:
    needing = {code for paper in get_papers(case, deferrals=overdue) for code in paper.needed_by}
    affected = find_affected(needing, steps=list_facts(case))
    steps = case.steps.select_related("unit").filter(state__in=_OPEN_STEPS, matter_code__in=affected)
    found = list(steps.order_by("number"))
    for step in found:
        step.case = case
    return found


def _is_anything_left(case: Case) -> bool:
    """Before the steps exist nothing can go on without the papers that the whole application lacks."""
    return case.state == CaseState.IN_REVIEW and case.steps.exclude(state__in=GONE_STEP_STATES).exists()


def _close(case: Case, *, reason: str, since: datetime, at: datetime) -> None:
    case.closed_at = since
    verb = "close_unsupplied"
    if settings.UNSUPPLIED == Unsupplied.WITHDRAW_ACCEPTANCE:
        verb = "revoke_acceptance"
        case.not_accepted_kind, case.not_accepted_reason = NonAcceptanceKind.UNSUPPLIED, reason
        case.not_accepted_basis = NonAcceptanceKind.UNSUPPLIED.article
    told = Told(personal={"reason": reason}, effective_at=since)
    move_case(case, verb=verb, viewer=SYSTEM, at=at, told=told)


def _refuse(*, verb: str) -> None:
    sentence = words.NOT_UNSUPPLIED_YET.format(verb=words.VERBS[verb])
    raise Refusal("cases.deferral.not_overdue", sentence, status=409)
