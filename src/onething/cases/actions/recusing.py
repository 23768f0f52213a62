"""Recusal (回避): declared, ordered, or asked for by the applicant and answered; then nobody of them touches the step."""

from datetime import datetime
from uuid import UUID

from onething.cases.actions.acting import Told, check_post, lock_step, move_step
from onething.cases.actions.examining import forget_examination
from onething.cases.contracts.kinds import StepState
from onething.cases.contracts.recusing import ASKABLE, RecusalSource
from onething.cases.models.recusal import Recusal
from onething.cases.models.step import Step
from onething.cases.rules.explaining import check_reason
from onething.cases.rules.recusing import check_answerer, check_askable, check_whom
from onething.cases.sealing import seal_value
from onething.cases.states import STEP_MOVES
from onething.directory.contracts import Post
from onething.directory.queries import list_colleagues
from onething.kernel.viewer import Viewer

_OPEN = frozenset({StepState.PENDING, StepState.IN_REVIEW})


def declare_interest(viewer: Viewer, *, step_id: UUID, reason: str, at: datetime) -> None:
    """Who handles the step says that they have an interest in it: from now on they stay away, whoever they stand in for."""
    check_reason(reason)
    assert viewer.person_id is not None, "an interest is somebody's"  # noqa: S101
    step = lock_step(viewer, step_id=step_id)
    check_post(STEP_MOVES, verb="declare_interest", viewer=viewer)
    told = Told(facts={"matter": step.matter_code}, personal={"reason": reason.strip()})
    recusal = _new(
        step, source=RecusalSource.SELF, of=Post(viewer.post or ""), reason=reason, viewer=viewer, at=at
    )
    move_step(step, verb="declare_interest", viewer=viewer, at=at, told=told)
    _grant(recusal, person=viewer.person_id, by=viewer.person_id, at=at)


def order_recusal(viewer: Viewer, *, step_id: UUID, person: UUID, reason: str, at: datetime) -> None:
    """The decider orders a colleague to stay away, without anybody having asked (公务员法 art. 77)."""
    check_reason(reason)
    step = lock_step(viewer, step_id=step_id)
    check_post(STEP_MOVES, verb="order_recusal", viewer=viewer)
    posts = {one.id: one.posts for one in list_colleagues(viewer)}
    by = _by(viewer)
    check_whom(person, candidates=_who_hold(viewer, posts=set(ASKABLE)), recused=step.recused, by=by)
    told = Told(
        facts={"matter": step.matter_code, "person": str(person)}, personal={"reason": reason.strip()}
    )
    of = Post.REVIEWER if Post.REVIEWER in posts[person] else Post.DECIDER
    recusal = _new(step, source=RecusalSource.ORDER, of=of, reason=reason, viewer=viewer, at=at)
    move_step(step, verb="order_recusal", viewer=viewer, at=at, told=told)
    _grant(recusal, person=person, by=by, at=at)


def ask_recusal(viewer: Viewer, *, step_id: UUID, of: Post, reason: str, at: datetime) -> None:
    """The applicant asks that the reviewer who has the step in hand, or the decider, stays away; no opinion meanwhile."""
    check_reason(reason)
    step = lock_step(viewer, step_id=step_id)
    check_post(STEP_MOVES, verb="ask_recusal", viewer=viewer)
    if step.state in _OPEN:
        check_askable(of, asked=step.recusal_asked, held_by=step.held_by)
    step.recusal_asked = of
    told = Told(facts={"matter": step.matter_code, "of": of}, personal={"reason": reason.strip()})
    recusal = _new(step, source=RecusalSource.APPLICANT, of=of, reason=reason, viewer=viewer, at=at)
    move_step(step, verb="ask_recusal", viewer=viewer, at=at, told=told)
    recusal.person = step.held_by if of is Post.REVIEWER else None
    recusal.save()


def grant_recusal(viewer: Viewer, *, step_id: UUID, person: UUID | None, at: datetime) -> None:
    """The request is granted: on a reviewer by the decider, on a decider by the head, who says which one it is."""
    step = lock_step(viewer, step_id=step_id)
    recusal = _take_request(step, verb="grant_recusal", viewer=viewer)
    facts = {"matter": step.matter_code}
    whom: UUID | None = None
    if recusal is not None:
        asked = recusal.person or person
        whom = check_whom(
            asked, candidates=_who_hold(viewer, posts={recusal.of}), recused=step.recused, by=_by(viewer)
        )
        facts |= {"of": recusal.of, "person": str(whom)}
    move_step(step, verb="grant_recusal", viewer=viewer, at=at, told=Told(facts=facts))
    if recusal is not None and whom is not None:
        _grant(recusal, person=whom, by=_by(viewer), at=at)


def decline_recusal(viewer: Viewer, *, step_id: UUID, reason: str, at: datetime) -> None:
    """The request is not granted; the applicant is told why."""
    check_reason(reason)
    step = lock_step(viewer, step_id=step_id)
    recusal = _take_request(step, verb="decline_recusal", viewer=viewer)
    step.recusal_asked = ""
    told = Told(facts={"matter": step.matter_code}, personal={"reason": reason.strip()})
    move_step(step, verb="decline_recusal", viewer=viewer, at=at, told=told)
    if recusal is not None:
        place = f"recusal_answer:{recusal.id}"
        recusal.answer_sealed = seal_value(step.case, place=place, value=reason.strip())
        recusal.is_granted, recusal.answered_by, recusal.answered_at = False, viewer.person_id, at
        recusal.save()


def _new(
    step: Step, *, source: RecusalSource, of: Post, reason: str, viewer: Viewer, at: datetime
) -> Recusal:
    step.has_recusals = True
    recusal = Recusal(step=step, source=source, of=of, asked_by=_by(viewer), asked_at=at)
    recusal.reason_sealed = seal_value(step.case, place=f"recusal:{recusal.id}", value=reason.strip())
    return recusal


def _grant(recusal: Recusal, *, person: UUID, by: UUID | None, at: datetime) -> None:
    """From now on the person stays away: from the step, from its visit; what they examined is examined anew."""
    step = recusal.step
    recusal.person, recusal.is_granted, recusal.answered_by, recusal.answered_at = person, True, by, at
    recusal.save()
    step.recused = list(dict.fromkeys([*step.recused, person]))
    if step.held_by == person:
        step.held_by = None
    step.visitors = [one for one in step.visitors if one != person]
    if person in step.reviewed_by:
        forget_examination(step, at=at)
    _settle_request(step, person=person, of=Post(recusal.of), at=at)
    step.save()


def _settle_request(step: Step, *, person: UUID, of: Post, at: datetime) -> None:
    """Who stays away by their own word, or by order, leaves nothing to answer to the applicant who asked for it."""
    request = step.recusals.filter(answered_at__isnull=True, of=of).first()
    if request is not None and request.person in (None, person):
        request.person, request.is_granted, request.answered_at = person, True, at
        request.save()
    if not step.recusals.filter(answered_at__isnull=True).exists():
        step.recusal_asked = ""


def _take_request(step: Step, *, verb: str, viewer: Viewer) -> Recusal | None:
    """The open request, for who answers it; None when the table of moves says why not."""
    check_post(STEP_MOVES, verb=verb, viewer=viewer)
    if step.state not in _OPEN:
        return None
    check_answerer(viewer.post, asked=step.recusal_asked)
    recusal: Recusal = step.recusals.get(answered_at__isnull=True)
    return recusal


def _who_hold(viewer: Viewer, *, posts: set[str]) -> set[UUID]:
    """Everybody of the viewer's unit with one of these posts."""
    return {one.id for one in list_colleagues(viewer) if posts & set(one.posts)}


def _by(viewer: Viewer) -> UUID:
    assert viewer.person_id is not None, "only people have a say in it"  # noqa: S101
    return viewer.person_id
