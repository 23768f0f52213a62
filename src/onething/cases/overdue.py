"""What is due because nobody did anything in time: found here, done by the same moves as everything else."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet

from onething.calendars.queries import get_calendar
from onething.cases.contracts.kinds import CaseState, Channel
from onething.cases.counting import counting_at
from onething.cases.deferrals import ACCEPTED
from onething.cases.models.case import Case, Correction, Deferral
from onething.cases.rules.awaiting import Term, is_to_be_warned
from onething.cases.rules.delivering import last_delivery_day
from onething.cases.rules.receipt import last_notice_day
from onething.cases.states import COUNTED, UNANSWERED_CASE_STATES
from onething.kernel.clock import Limit, LimitUnit, due_day
from onething.kernel.clock_port import local_day
from onething.kernel.viewer import SYSTEM
from onething.kernel.working_days import WorkingCalendar

_SHORTEST = timedelta(days=5)  # five working days are never fewer days than that


def calendar_of(at: datetime) -> WorkingCalendar:
    """Return the calendar as known on the day of a moment."""
    return get_calendar(SYSTEM).as_known_on(local_day(at))


def correction_term() -> Term:
    """Return the city's own term for corrections."""
    return Term(days=settings.CORRECTION_DAYS, warned_before=settings.CORRECTION_WARNING_DAYS)


def deferral_term() -> Term:
    """Return the city's own term for papers that come after acceptance; the catalogue may set other days for one."""
    return Term(days=settings.DEFERRAL_DAYS, warned_before=settings.DEFERRAL_WARNING_DAYS)


def get_receipt(case: Case) -> datetime:
    """Return when the application came in: taken in by the window, or, until then, arrived (电子签名法 art. 11)."""
    received_at = case.received_at or case.submitted_at
    assert received_at is not None, "asked only of what was submitted"  # noqa: S101
    return received_at


def get_receipt_day(case: Case) -> date:
    """Return the legal day of the receipt: the window's, or, until then, that of its arrival."""
    return case.received_on or local_day(get_receipt(case))


def get_last_notice_day(case: Case, *, at: datetime) -> date:
    """Return the last day on which the applicant can still be told something else than that it is accepted."""
    return _last_notice_day(case, calendar=calendar_of(at))


def _last_notice_day(case: Case, *, calendar: WorkingCalendar) -> date:
    """A shorter time of another law runs from when the window took the papers in: before that nobody is there to answer."""
    days = case.silence_days if case.state == CaseState.RECEIVED else None
    return last_notice_day(get_receipt_day(case), calendar=calendar, days=days)


def find_window_day(case: Case, *, calendar: WorkingCalendar) -> date | None:
    """Return the last day of what the window owes the applicant now; None when it owes nothing.

    An online application is pre-checked within the house's days; whatever has come in is answered, and whatever was decided
    is delivered, within the law's.
    """
    if case.state == CaseState.SUBMITTED and case.channel == Channel.ONLINE:
        limit = Limit(settings.PRECHECK_DAYS, LimitUnit.WORKING_DAYS)
        return due_day(local_day(get_receipt(case)), limit=limit, calendar=calendar).day
    if case.state in (CaseState.ISSUED, CaseState.ON_THE_WAY) and case.issued_at:
        return last_delivery_day(local_day(case.issued_at), calendar=calendar)
    if case.state in UNANSWERED_CASE_STATES:
        return _last_notice_day(case, calendar=calendar)
    return None


def find_unanswered(*, at: datetime) -> list[UUID]:
    """Return the cases that are accepted by law: nobody told the applicant anything in time."""
    today, calendar, latest = local_day(at), calendar_of(at), at - _SHORTEST
    came = Q(state__in=[CaseState.SUBMITTED, CaseState.PRECHECKED], submitted_at__lt=latest)
    taken = Q(state=CaseState.RECEIVED, received_at__lt=latest)
    sooner = Q(state=CaseState.RECEIVED, silence_days__isnull=False)
    cases = Case.objects.filter(came | taken | sooner).order_by("submitted_at")
    columns = cases.only("id", "state", "silence_days", "received_at", "received_on", "submitted_at")
    return [case.id for case in columns.iterator() if today > _last_notice_day(case, calendar=calendar)]


def find_to_recount(*, at: datetime, limit: int) -> list[UUID]:
    """Return open cases whose days were counted with a calendar that is not the one known now."""
    content = counting_at(at).content
    cases = Case.objects.filter(state__in=[state.value for state in COUNTED]).exclude(counted_with=content)
    return list(cases.order_by("id").values_list("id", flat=True)[:limit])


def find_to_warn(*, at: datetime) -> list[UUID]:
    """Return the cases whose corrections are due soon or past and whose applicant was not warned yet."""
    today, calendar, term = local_day(at), calendar_of(at), correction_term()
    return [
        one.case_id
        for one in _list_waiting()
        if one.warned_at is None and is_to_be_warned(one.due_on, today=today, term=term, calendar=calendar)
    ]


def find_to_close(*, at: datetime) -> list[UUID]:
    """Return the cases whose applicant was warned and whose last day for corrections is past."""
    today = local_day(at)
    return [one.case_id for one in _list_waiting() if one.warned_at is not None and today > one.due_on]


def find_undelivered(*, at: datetime) -> list[UUID]:
    """Return the cases whose results were not delivered within the law's days, and of which that was not noted yet."""
    late = Case.objects.filter(
        state__in=[CaseState.ISSUED, CaseState.ON_THE_WAY],
        undelivered_noted_at__isnull=True,
        issued_at__lt=at - 2 * _SHORTEST,
    )
    today, calendar = local_day(at), calendar_of(at)
    columns = late.order_by("issued_at").only("id", "issued_at")
    return [
        case.id
        for case in columns.iterator()
        if case.issued_at and today > last_delivery_day(local_day(case.issued_at), calendar=calendar)
    ]


def find_to_remind(*, at: datetime) -> list[UUID]:
    """Return the cases with papers that are due soon or past and whose applicant was not reminded of them yet."""
    today, calendar, term = local_day(at), calendar_of(at), deferral_term()
    open_ones = _list_deferred().filter(warned_at__isnull=True)
    due = [one for one in open_ones if is_to_be_warned(one.due_on, today=today, term=term, calendar=calendar)]
    return list(dict.fromkeys(one.case_id for one in due))


def find_unsupplied(*, at: datetime) -> list[UUID]:
    """Return the cases whose applicant was reminded and whose last day for a paper is past."""
    overdue = _list_deferred().filter(warned_at__isnull=False, due_on__lt=local_day(at))
    overdue = overdue.filter(case__state__in=[CaseState.ACCEPTED, CaseState.IN_REVIEW])
    return list(dict.fromkeys(overdue.values_list("case_id", flat=True)))


def _list_deferred() -> "QuerySet[Deferral]":
    open_ones = Deferral.objects.filter(supplied_at__isnull=True, lapsed_at__isnull=True)
    return open_ones.filter(case__state__in=list(ACCEPTED)).order_by("due_on")


def _list_waiting() -> Iterator[Correction]:
    waiting = Correction.objects.filter(case__state=CaseState.CORRECTING)
    yield from waiting.order_by("due_on")
