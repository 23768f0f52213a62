"""How a department examines: review points answered one by one, and the check that nobody does alone."""

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from onething.cases import review_words as words
from onething.cases.actions.acting import Told, check_post, lock_step, move_step
from onething.cases.actions.evidence import get_evidence
from onething.cases.actions.visiting import find_visit_day
from onething.cases.contracts.examining import CheckRecorded, CheckState, Ticks
from onething.cases.contracts.kinds import StepState
from onething.cases.hands import check_in_hand
from onething.cases.models.checking import StepCheck
from onething.cases.models.step import Step
from onething.cases.rules.examining import (
    check_may_permit,
    check_not_alone,
    check_ticks,
    check_two_people,
    list_review_points,
)
from onething.cases.rules.recusing import check_not_asked
from onething.cases.rules.visiting import check_on_the_day, check_visited
from onething.cases.sealing import open_value, seal_value
from onething.cases.states import STEP_MOVES
from onething.directory.contracts import Post
from onething.directory.queries import list_colleagues
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer


def tick_review_points(viewer: Viewer, *, step_id: UUID, ticks: Ticks, at: datetime) -> None:
    """Whoever has the step in hand answers review points, by place; an answer given before is replaced."""
    step = lock_step(viewer, step_id=step_id)
    check_post(STEP_MOVES, verb="tick_review_points", viewer=viewer)
    if step.state == StepState.IN_REVIEW:
        check_ticks(
            ticks, points=list_review_points(json.loads(step.case.plan), matter_code=step.matter_code)
        )
    step.review_ticks = {**step.review_ticks, **{place: one.is_met for place, one in ticks.items()}}
    _keep_notes(step, ticks=ticks)
    told = {place: asdict(one) for place, one in sorted(ticks.items())}
    move_step(
        step, verb="tick_review_points", viewer=viewer, at=at,
        told=Told(facts={"matter": step.matter_code, "answered": len(step.review_ticks)}, personal={"ticks": told}),
    )  # fmt: skip


def record_check(viewer: Viewer, *, step_id: UUID, given: CheckRecorded, at: datetime) -> None:
    """Whoever has the step in hand writes down what two people found; it counts once the second has confirmed it."""
    step = lock_step(viewer, step_id=step_id)
    check_post(STEP_MOVES, verb="record_check", viewer=viewer)
    facts: dict[str, Any] = {"matter": step.matter_code, "second": str(given.second)}
    if step.state == StepState.IN_REVIEW:
        check_in_hand(step, viewer=viewer)
        facts |= _keep_check(step, viewer=viewer, given=given, at=at)
    told = Told(facts=facts, personal={"findings": given.findings.strip()})
    move_step(step, verb="record_check", viewer=viewer, at=at, told=told)


def confirm_check(viewer: Viewer, *, step_id: UUID, at: datetime) -> None:
    """The second of the two confirms in their own session, in nobody's name; both have reviewed from now on."""
    step = lock_step(viewer, step_id=step_id)
    check_post(STEP_MOVES, verb="confirm_check", viewer=viewer)
    if step.state == StepState.IN_REVIEW:
        check = _take_open(step, viewer=viewer)
        check.confirmed_at, step.check_state = at, CheckState.CONFIRMED
        check.save(update_fields=["confirmed_at"])
        step.reviewed_by = list(dict.fromkeys([*step.reviewed_by, check.second]))
    move_step(step, verb="confirm_check", viewer=viewer, at=at, told=Told(facts={"matter": step.matter_code}))


def rest_on_examination(step: Step, *, despite: str | None = None) -> None:
    """Refuse an opinion that the examination does not carry; `despite` is given with a permit, and only with one."""
    if step.state != StepState.IN_REVIEW:
        return
    check_not_asked(step.recusal_asked)
    check_not_alone(step.check_state, is_needed=step.two_people)
    if despite is not None:
        check_visited(step.check_state, is_needed=step.site_visit)
        points = list_review_points(json.loads(step.case.plan), matter_code=step.matter_code)
        check_may_permit(points, answers=step.review_ticks, despite=despite)


def forget_examination(step: Step, *, at: datetime) -> None:
    """What was mended is examined anew: points are open again and a check counts no longer; the caller saves the step."""
    step.review_ticks, step.review_notes_sealed, step.check_state = {}, None, CheckState.NONE
    step.checks.filter(replaced_at__isnull=True).update(replaced_at=at)


def _keep_notes(step: Step, *, ticks: Ticks) -> None:
    place, sealed = f"review_notes:{step.id}", step.review_notes_sealed
    known: dict[str, str] = open_value(step.case, place=place, sealed=sealed) if sealed else {}
    notes = known | {point: one.note.strip() for point, one in ticks.items()}
    step.review_notes_sealed = seal_value(step.case, place=place, value=notes)


def _keep_check(step: Step, *, viewer: Viewer, given: CheckRecorded, at: datetime) -> dict[str, Any]:
    if not (step.two_people or step.site_visit):
        raise Refusal("cases.check.not_needed", words.CHECK_NOT_NEEDED, status=409)
    if step.site_visit:
        check_on_the_day(given.checked_on, visit=find_visit_day(step.case, wave=step.wave))
    assert viewer.person_id is not None and step.started_on is not None, "somebody, and under way"  # noqa: S101, PT018
    reviewers = {one.id for one in list_colleagues(viewer) if Post.REVIEWER in one.posts} - set(step.recused)
    check_two_people(
        given, first=viewer.person_id, colleagues=reviewers, began=step.started_on, today=local_day(at)
    )
    record = get_evidence(step, evidence_id=given.record) if given.record else None
    photos = [get_evidence(step, evidence_id=one) for one in given.photos]
    step.checks.filter(replaced_at__isnull=True).update(replaced_at=at)
    row = StepCheck(
        step=step, checked_on=given.checked_on, first=viewer.person_id, second=given.second, record=record,
        photos=[one.id for one in photos], recorded_at=at,
    )  # fmt: skip
    row.findings_sealed = seal_value(step.case, place=f"check:{row.id}", value=given.findings.strip())
    row.save()
    step.check_state = CheckState.RECORDED
    facts: dict[str, Any] = {"checked_on": given.checked_on.isoformat()}
    facts |= {"photos_sm3": [one.file_sm3 for one in photos]} if photos else {}
    return facts | ({"record_sm3": record.file_sm3} if record else {})


def _take_open(step: Step, *, viewer: Viewer) -> StepCheck:
    check: StepCheck | None = step.checks.filter(replaced_at__isnull=True, confirmed_at__isnull=True).first()
    if check is None:
        raise Refusal("cases.check.none", words.CHECK_NONE, status=409)
    if viewer.person_id != check.second or viewer.acts_for is not None:
        raise Refusal("cases.check.not_second", words.CHECK_NOT_SECOND, status=403)
    return check
