"""What an applicant may know before they choose."""

from datetime import datetime
from uuid import UUID

from onething.calendars.queries import get_calendar
from onething.cases import dropping, words
from onething.cases.contracts.kinds import CaseState, StepState
from onething.cases.contracts.views import DropPreview, FollowedCase
from onething.cases.models.case import Case
from onething.cases.models.step import Step
from onething.cases.offering import list_offered
from onething.cases.queries.one_case import list_told_acts
from onething.cases.queries.scoping import get_visible_case, scope_steps
from onething.cases.reading import list_steps, state_facts
from onething.cases.viewing import view_case
from onething.directory.contracts import Post
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer


def preview_drop(viewer: Viewer, *, step_id: UUID, at: datetime) -> DropPreview:
    """Return what giving a matter up would change; refuses `cases.step.unknown` (404) for what is not one's own."""
    case_id = scope_steps(viewer).filter(id=step_id).values_list("case_id", flat=True).first()
    if case_id is None or viewer.post != Post.CITIZEN:
        raise Refusal("cases.step.unknown", words.STEP_UNKNOWN, status=404)
    steps = _list_steps(get_visible_case(viewer, case_id=case_id))
    known = get_calendar(viewer).as_known_on(local_day(at))
    return dropping.preview(
        next(one for one in steps if one.id == step_id), facts=state_facts(steps), known=known
    )


def get_followed_case(viewer: Viewer, *, case_id: UUID, at: datetime, has_acts: bool) -> FollowedCase:
    """Return one's own case with what may be done and what that would change, from one reading of its rows.

    Every act is opened only when asked for: that costs more than all the rest.
    """
    case = get_visible_case(viewer, case_id=case_id)
    steps = _list_steps(case)
    return FollowedCase(
        view=view_case(viewer, case=case, steps=steps),
        next_acts=tuple(list_offered(viewer, case=case, steps=steps, today=local_day(at))),
        previews=_preview_drops(viewer, steps=steps, at=at) if case.state == CaseState.CHOOSING else {},
        acts=tuple(list_told_acts(viewer, case_id=case.id)) if has_acts else (),
    )


def _preview_drops(viewer: Viewer, *, steps: list[Step], at: datetime) -> dict[UUID, DropPreview]:
    known, facts = get_calendar(viewer).as_known_on(local_day(at)), state_facts(steps)
    opposed = (step for step in steps if step.state == StepState.OPPOSED)
    return {step.id: dropping.preview(step, facts=facts, known=known) for step in opposed}


def _list_steps(case: Case) -> list[Step]:
    steps = list_steps(case)
    for step in steps:
        step.case = case
    return steps
