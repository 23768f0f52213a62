"""The one extension of a limit: asked by the department, granted or declined by a head in person (行政许可法 art. 42)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from onething.cases import words
from onething.cases.actions.acting import Told, check_post, lock_step, move_step
from onething.cases.actions.recounting import get_matter, restart_clock
from onething.cases.contracts.given import ExtensionAsked
from onething.cases.contracts.kinds import ExtendedBy, StepState
from onething.cases.models.extension import ExtensionRequest
from onething.cases.models.step import Extension, Step
from onething.cases.rules.explaining import check_reason
from onething.cases.rules.timing import check_extension
from onething.cases.sealing import open_value, seal_value
from onething.cases.states import STEP_MOVES
from onething.directory.contracts import Post
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer

_HEADS = {ExtendedBy.ORGAN: Post.HEAD, ExtendedBy.GOVERNMENT: Post.GOVERNMENT_HEAD}


def ask_extension(viewer: Viewer, *, step_id: UUID, asked: ExtensionAsked, at: datetime) -> None:
    """The department asks a head for a longer limit; the limit stays as it is until the head has answered."""
    assert viewer.person_id is not None, "who asks is somebody"  # noqa: S101
    step = lock_step(viewer, step_id=step_id)
    check_post(STEP_MOVES, verb="ask_extension", viewer=viewer)
    if step.state == StepState.IN_REVIEW:
        _check_askable(step, asked=asked, at=at)
    step.extension_asked, step.has_timing = asked.by, True
    reason = asked.reason.strip()
    told = Told(facts={"by": asked.by, "matter": step.matter_code}, personal={"reason": reason})
    move_step(step, verb="ask_extension", viewer=viewer, at=at, told=told)
    request = ExtensionRequest(step=step, by=asked.by, asked_by=viewer.person_id, asked_at=at)
    place = f"extension_request:{request.id}"
    request.reason_sealed = seal_value(step.case, place=place, value={"reason": reason})
    request.save()


def extend_step(viewer: Viewer, *, step_id: UUID, at: datetime) -> None:
    """The head grants it: the statutory limit is made longer, once; the promise stays as it was."""
    step = lock_step(viewer, step_id=step_id)
    request = _take_request(step, verb="extend", viewer=viewer)
    facts: dict[str, Any] = {"matter": step.matter_code}
    if request is not None:
        facts |= {"by": request.by, **_lengthen(step, request=request, at=at)}
        _answer(step, request=request, viewer=viewer, is_granted=True, at=at)
    move_step(step, verb="extend", viewer=viewer, at=at, told=Told(facts=facts))


def decline_extension(viewer: Viewer, *, step_id: UUID, reason: str, at: datetime) -> None:
    """The head does not grant it: the limit stays."""
    check_reason(reason)
    step = lock_step(viewer, step_id=step_id)
    request = _take_request(step, verb="decline_extension", viewer=viewer)
    if request is not None:
        _answer(step, request=request, viewer=viewer, is_granted=False, at=at)
    told = Told(facts={"matter": step.matter_code}, personal={"reason": reason.strip()})
    move_step(step, verb="decline_extension", viewer=viewer, at=at, told=told)


def let_requests_lapse(step: Step, *, at: datetime) -> None:
    """The review is over: nobody is asked any more. The caller saves the step."""
    if step.extension_asked:
        step.extension_asked = ""
        step.extension_requests.filter(answered_at__isnull=True).update(answered_at=at)


def _check_askable(step: Step, *, asked: ExtensionAsked, at: datetime) -> None:
    if step.extended_days:
        raise Refusal("cases.extension.twice", words.EXTENDED_TWICE, status=409)
    if step.extension_asked:
        sentence = words.EXTENSION_ASKED.format(head=ExtendedBy(step.extension_asked).label)
        raise Refusal("cases.extension.asked", sentence, status=409)
    _count_days(step, asked=asked, at=at)


def _count_days(step: Step, *, asked: ExtensionAsked, at: datetime) -> int:
    return check_extension(
        asked,
        statutory=get_matter(step).statutory,
        statutory_on=step.statutory_on,
        steps=step.case.steps.count(),
        today=local_day(at),
    )


def _take_request(step: Step, *, verb: str, viewer: Viewer) -> ExtensionRequest | None:
    """The open request, for the head who is asked; None when the table of moves says why not."""
    check_post(STEP_MOVES, verb=verb, viewer=viewer)
    if step.state != StepState.IN_REVIEW:
        return None
    request = step.extension_requests.filter(answered_at__isnull=True).first()
    if request is None or _HEADS[ExtendedBy(request.by)] != viewer.post:
        raise Refusal("cases.extension.not_asked", words.EXTENSION_NOT_ASKED, status=409)
    if request.asked_by == viewer.person_id:
        raise Refusal("cases.extension.same_person", words.EXTENSION_SAME_PERSON, status=403)
    found: ExtensionRequest = request
    return found


def _answer(step: Step, *, request: ExtensionRequest, viewer: Viewer, is_granted: bool, at: datetime) -> None:
    request.answered_by, request.answered_at, request.is_granted = viewer.person_id, at, is_granted
    request.save(update_fields=["answered_by", "answered_at", "is_granted"])
    step.extension_asked = ""


def _lengthen(step: Step, *, request: ExtensionRequest, at: datetime) -> dict[str, Any]:
    content = open_value(step.case, place=f"extension_request:{request.id}", sealed=request.reason_sealed)
    asked = ExtensionAsked(by=ExtendedBy(request.by), reason=content["reason"])
    step.extended_days = _count_days(step, asked=asked, at=at)
    facts = restart_clock(step, at=at)
    assert step.statutory_on is not None, "a limit that was made longer has a day"  # noqa: S101
    Extension.objects.create(
        step=step,
        by=asked.by,
        days=step.extended_days,
        content_sealed=seal_value(step.case, place=f"extension:{step.id}", value=content),
        granted_at=at,
        statutory_on=step.statutory_on,
    )
    return {"days": step.extended_days, **facts}
