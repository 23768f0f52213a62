"""Before a result changes: proposed by a reviewer, the holder told and heard, declined (行政许可法 art. 7, 8, 69, 70)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from onething.cases import change_words as words
from onething.cases.actions.acting import Told, check_post, lock_step, move_step
from onething.cases.actions.evidence import get_evidence
from onething.cases.contracts.changes import ChangeKind, ChangeProposed, ChangeState
from onething.cases.contracts.kinds import CaseState, StepState
from onething.cases.counting import counting_at, say_limit
from onething.cases.models.change import ResultChange
from onething.cases.models.step import Step
from onething.cases.rules.changing import check_ground, check_ground_for
from onething.cases.rules.explaining import SHORTEST, check_reason
from onething.cases.sealing import open_value, seal_value
from onething.cases.states import STEP_MOVES
from onething.credentials.queries import check_corrections, get_valid_result
from onething.kernel.clock import due_day
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM, Viewer

STATEMENT = "statement"


def propose_correction(viewer: Viewer, *, step_id: UUID, proposed: ChangeProposed, at: datetime) -> None:
    """A reviewer proposes to put lines of a result right; nothing changes before it is decided."""
    check_ground_for(proposed.ground, is_ending=False)
    _propose(viewer, verb="propose_correction", step_id=step_id, proposed=proposed, at=at)


def propose_ending(viewer: Viewer, *, step_id: UUID, proposed: ChangeProposed, at: datetime) -> None:
    """A reviewer proposes to revoke, withdraw or cancel a licence; nothing changes before it is decided."""
    check_ground_for(proposed.ground, is_ending=True)
    _propose(viewer, verb="propose_ending", step_id=step_id, proposed=proposed, at=at)


def _propose(viewer: Viewer, *, verb: str, step_id: UUID, proposed: ChangeProposed, at: datetime) -> None:
    check_reason(proposed.reason)
    assert viewer.person_id is not None, "a reviewer is somebody"  # noqa: S101
    reason = proposed.reason.strip()
    step = lock_step(viewer, step_id=step_id)
    check_post(STEP_MOVES, verb=verb, viewer=viewer)
    if step.state == StepState.ISSUED:
        _check_proposable(step, proposed=proposed, at=at)
    if proposed.evidence is None:
        raise Refusal("cases.change.evidence", words.EVIDENCE_NEEDED, field="evidence")
    evidence = get_evidence(step, evidence_id=proposed.evidence)
    change = ResultChange(
        step=step, kind=proposed.ground.kind, ground=proposed.ground, evidence=evidence,
        proposed_by=viewer.person_id, proposed_at=at,
    )  # fmt: skip
    content = {"reason": reason, "corrections": dict(proposed.corrections)}
    change.content_sealed = seal_value(step.case, place=f"change:{change.id}", value=content)
    step.change_state, step.has_changes = ChangeState.PROPOSED, True
    facts = say_change(change) | {"evidence_sm3": evidence.file_sm3}
    move_step(step, verb=verb, viewer=viewer, at=at, told=Told(facts=facts, personal=content))
    change.save()


def tell_holder(viewer: Viewer, *, step_id: UUID, at: datetime) -> None:
    """The decider has the holder told in writing what is meant and why, and by when they may be heard (art. 7)."""
    step = lock_step(viewer, step_id=step_id)
    change = take_open_change(step, verb="tell_holder", viewer=viewer)
    facts: dict[str, Any] = {"matter": step.matter_code}
    if change is not None:
        _check_tellable(change)
        check_another(change, viewer=viewer)
        counting = counting_at(at)
        limit = counting.rulebook.limits[STATEMENT]  # no law sets one
        change.told_by, change.told_at = viewer.person_id, at
        change.answer_by = due_day(local_day(at), limit=limit, calendar=counting.calendar).day
        change.save(update_fields=["told_by", "told_at", "answer_by"])
        step.change_state = ChangeState.TOLD
        facts = say_change(change) | {"answer_by": change.answer_by.isoformat(), **counting.as_facts()}
        facts["limits"] = {STATEMENT: {"promised": say_limit(limit)}}
    move_step(step, verb="tell_holder", viewer=viewer, at=at, told=Told(facts=facts))


def answer_change(viewer: Viewer, *, step_id: UUID, statement: str, at: datetime) -> None:
    """The holder is heard: in their own words, or as the reviewer wrote down what they said (陈述申辩)."""
    if len(statement.strip()) < SHORTEST:
        raise Refusal("cases.change.answer_missing", words.ANSWER_NEEDED, field="statement")
    step = lock_step(viewer, step_id=step_id)
    check_post(STEP_MOVES, verb="answer_change", viewer=viewer)
    change = find_open_change(step) if step.change_state == ChangeState.TOLD else None
    if step.state == StepState.ISSUED and change is None:
        raise Refusal("cases.change.not_asked", words.NOT_ASKED, status=409)
    facts: dict[str, Any] = {"matter": step.matter_code}
    if change is not None:
        _keep_answer(step, change=change, statement=statement.strip(), viewer=viewer, at=at)
        facts = say_change(change)
    told = Told(facts=facts, personal={"statement": statement.strip()})
    move_step(step, verb="answer_change", viewer=viewer, at=at, told=told)


def decline_change(viewer: Viewer, *, step_id: UUID, reason: str, at: datetime) -> None:
    """The decider does not do what was proposed: the result stays as it is."""
    check_reason(reason)
    step = lock_step(viewer, step_id=step_id)
    change = take_open_change(step, verb="decline_change", viewer=viewer)
    facts: dict[str, Any] = {"matter": step.matter_code}
    if change is not None:
        check_another(change, viewer=viewer)
        change.declined_at = at
        change.save(update_fields=["declined_at"])
        step.change_state = ChangeState.NONE
        facts = say_change(change)
    told = Told(facts=facts, personal={"reason": reason.strip()})
    move_step(step, verb="decline_change", viewer=viewer, at=at, told=told)


def take_open_change(step: Step, *, verb: str, viewer: Viewer) -> ResultChange | None:
    """The change that waits for a decision (`cases.change.none` without one); None when the table of moves says why not."""
    check_post(STEP_MOVES, verb=verb, viewer=viewer)
    if step.state != StepState.ISSUED:
        return None
    if step.change_state not in (ChangeState.PROPOSED, ChangeState.TOLD):
        raise Refusal("cases.change.none", words.NOTHING_OPEN, status=409)
    return find_open_change(step)


def find_open_change(step: Step) -> ResultChange | None:
    """The change of a step's result that is neither done nor declined."""
    found: ResultChange | None = step.changes.filter(declined_at__isnull=True, done_at__isnull=True).first()
    return found


def check_another(change: ResultChange, *, viewer: Viewer) -> None:
    """Refuse whoever proposed it (`cases.change.same_person`)."""
    if change.proposed_by == viewer.person_id:
        raise Refusal("cases.change.same_person", words.SAME_PERSON, status=403)


def say_change(change: ResultChange) -> dict[str, Any]:
    """What the ledger keeps in the clear; after the archive an act is an addendum to it."""
    step, ground = change.step, change.ground
    facts = {
        "matter": step.matter_code,
        "change": str(change.id),
        "kind": change.kind,
        "change_ground": ground,
    }
    return facts | ({"addendum": True} if step.case.state == CaseState.ARCHIVED else {})


def open_content(change: ResultChange) -> dict[str, Any]:
    """The reason of a change and, by printed label, what is to be put right."""
    place = f"change:{change.id}"
    content: dict[str, Any] = open_value(change.step.case, place=place, sealed=change.content_sealed)
    return content


def _check_proposable(step: Step, *, proposed: ChangeProposed, at: datetime) -> None:
    if step.change_state:
        kind = ChangeKind(step.changes.get(declined_at__isnull=True, done_at__isnull=True).kind).label
        raise Refusal("cases.change.open", words.ALREADY_OPEN.format(kind=kind), status=409)
    if step.ended_as:
        sentence = words.ALREADY_ENDED.format(kind=ChangeKind(step.ended_as).label)
        raise Refusal("cases.change.ended", sentence, status=409)
    result = get_valid_result(SYSTEM, step_id=step.id)
    check_ground(
        proposed.ground, promise_state=step.promise_state, valid_until=result.valid_until, today=local_day(at)
    )
    if proposed.ground.kind is ChangeKind.CORRECT:
        check_corrections(SYSTEM, step_id=step.id, corrections=proposed.corrections)


def _check_tellable(change: ResultChange) -> None:
    kind = ChangeKind(change.kind)
    if not kind.is_heard:
        raise Refusal("cases.change.not_heard_of", words.NOT_HEARD_OF.format(kind=kind.label), status=409)
    if change.told_at is not None:
        raise Refusal("cases.change.told", words.TOLD_ALREADY, status=409)


def _keep_answer(step: Step, *, change: ResultChange, statement: str, viewer: Viewer, at: datetime) -> None:
    if change.answered_at is not None:
        raise Refusal("cases.change.answered", words.ANSWERED, status=409)
    change.answered_by, change.answered_at = viewer.person_id, at
    change.answer_sealed = seal_value(step.case, place=f"change_answer:{change.id}", value=statement)
    change.save(update_fields=["answered_by", "answered_at", "answer_sealed"])
