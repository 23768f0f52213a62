"""One visit to the place for all departments that have to see it: its date, who comes, and another date, once."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from onething.cases import visit_words as words
from onething.cases.actions.acting import Told, check_post, lock_case, lock_step, move_case, move_step
from onething.cases.contracts.kinds import CaseState
from onething.cases.contracts.visits import VisitSet
from onething.cases.counting import counting_at, say_limit
from onething.cases.models.case import Case
from onething.cases.models.visit import SiteVisit
from onething.cases.reading import list_steps
from onething.cases.rules.explaining import check_reason
from onething.cases.rules.visiting import check_may_set, check_people, check_visit, list_visited
from onething.cases.sealing import seal_value
from onething.cases.states import CASE_MOVES, STEP_MOVES
from onething.cases.visits import state_visits
from onething.directory.contracts import Post
from onething.directory.queries import list_colleagues
from onething.kernel.clock import due_day
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer

_UNDER_WAY = frozenset({CaseState.IN_REVIEW, CaseState.CHOOSING})


def set_visit(viewer: Viewer, *, case_id: UUID, given: VisitSet, at: datetime) -> None:
    """The lead, or a department that has to come, sets one date for all of them; set again it is moved."""
    assert viewer.person_id is not None, "who sets a date is somebody"  # noqa: S101
    case = lock_case(viewer, case_id=case_id)
    check_post(CASE_MOVES, verb="set_visit", viewer=viewer)
    wave = _find_wave(case, viewer=viewer) if case.state in _UNDER_WAY else 0
    counting = counting_at(at)
    notice = counting.rulebook.limits["visit_notice"]
    today = local_day(at)
    told_in_time = due_day(today, limit=notice, calendar=counting.calendar).day
    check_visit(given, earliest=today if given.is_agreed else told_in_time)
    content = {"place": given.place.strip(), "subject": given.subject.strip()}
    case.has_visits = True
    facts = {"wave": wave, "day": given.day.isoformat(), "clock": f"{given.clock:%H:%M}", "is_agreed": given.is_agreed,
             "notice": say_limit(notice), **counting.as_facts()}  # fmt: skip
    move_case(case, verb="set_visit", viewer=viewer, at=at, told=Told(facts=facts, personal=content))
    case.visits.filter(wave=wave, replaced_at__isnull=True).update(replaced_at=at)
    row = SiteVisit(
        case=case, wave=wave, day=given.day, clock=given.clock, set_by=viewer.person_id, set_at=at
    )
    row.content_sealed = seal_value(case, place=f"visit:{row.id}", value=content)
    row.save()


def ask_another_day(viewer: Viewer, *, case_id: UUID, wish: str, at: datetime) -> None:
    """The applicant cannot be there: once, before anybody was, another date may be asked for."""
    check_reason(wish)
    case = lock_case(viewer, case_id=case_id)
    check_post(CASE_MOVES, verb="ask_another_day", viewer=viewer)
    row = _take_visit(case) if case.state in _UNDER_WAY else None
    wave = row.wave if row else 0
    told = Told(facts={"wave": wave}, personal={"reason": wish.strip()})
    move_case(case, verb="ask_another_day", viewer=viewer, at=at, told=told)
    if row is not None:
        row.asked_at = at
        row.wish_sealed = seal_value(case, place=f"visit_wish:{row.id}", value=wish.strip())
        row.save(update_fields=["asked_at", "wish_sealed"])


def name_visitors(viewer: Viewer, *, step_id: UUID, people: Collection[UUID], at: datetime) -> None:
    """A department says who comes for it: two reviewers of its own at least."""
    step = lock_step(viewer, step_id=step_id)
    check_post(STEP_MOVES, verb="name_visitors", viewer=viewer)
    if not step.site_visit:
        raise Refusal("cases.visit.not_needed", words.NOT_NEEDED, status=409)
    reviewers = {one.id for one in list_colleagues(viewer) if Post.REVIEWER in one.posts}
    check_people(people, reviewers=reviewers, recused=step.recused)
    step.visitors = sorted(set(people), key=str)
    facts = {"matter": step.matter_code, "people": [str(one) for one in step.visitors]}
    move_step(step, verb="name_visitors", viewer=viewer, at=at, told=Told(facts=facts))


def find_visit_day(case: Case, *, wave: int) -> date | None:
    """Return the day that is set for a wave; None before one is."""
    day: date | None = (
        case.visits.filter(wave=wave, replaced_at__isnull=True).values_list("day", flat=True).first()
    )
    return day


def _find_wave(case: Case, *, viewer: Viewer) -> int:
    visited = list_visited(state_visits(list_steps(case)))
    return check_may_set(visited, unit_code=None if viewer.post == Post.LEAD else viewer.unit_code)


def _take_visit(case: Case) -> SiteVisit:
    """The visit that stands and that nobody was at yet, for which no other date was asked."""
    row: SiteVisit | None = case.visits.filter(replaced_at__isnull=True).order_by("-wave").first()
    if row is None:
        raise Refusal("cases.visit.none", words.NONE_SET, status=409)
    if case.visits.filter(wave=row.wave, asked_at__isnull=False).exists():
        raise Refusal("cases.visit.asked_already", words.ASKED_ALREADY, status=409)
    if case.steps.filter(wave=row.wave, site_visit=True).exclude(check_state="").exists():
        raise Refusal("cases.visit.recorded", words.RECORDED, status=409)
    return row
