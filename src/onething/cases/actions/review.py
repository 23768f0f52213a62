"""In the departments: begin the review, sign an opinion, record what an outside body decided."""

from datetime import datetime
from typing import Any
from uuid import UUID

from onething.cases import words
from onething.cases.actions.acting import Told, check_post, lock_step, move_case, move_step
from onething.cases.actions.evidence import get_evidence
from onething.cases.actions.examining import rest_on_examination
from onething.cases.actions.extending import let_requests_lapse
from onething.cases.actions.mending import check_places
from onething.cases.actions.recounting import get_matter
from onething.cases.actions.resting import rest_on_procedures
from onething.cases.actions.starting import open_startable
from onething.cases.actions.timing import check_no_pause
from onething.cases.consultations import check_consulted
from onething.cases.contracts.given import OpinionGiven, OutsideRefusal, OutsideResult
from onething.cases.contracts.kinds import StepState
from onething.cases.deferrals import check_supplied
from onething.cases.hearings import check_was_heard
from onething.cases.models.step import Step
from onething.cases.reading import get_plan
from onething.cases.rules.explaining import check_reason
from onething.cases.rules.outside import check_outside_decision
from onething.cases.rules.promising import check_road
from onething.cases.sealing import seal_value
from onething.cases.states import STEP_MOVES, Effect
from onething.catalogue.queries import get_publication
from onething.credentials.actions import produce_data
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM, Viewer
from onething.outbox.actions import enqueue


def start_review(viewer: Viewer, *, step_id: UUID, at: datetime) -> None:
    """A reviewer of the department takes the step up."""
    step = lock_step(viewer, step_id=step_id)
    check_post(STEP_MOVES, verb="start_review", viewer=viewer)
    check_road(step.promise_state, is_promised=False)
    move_step(step, verb="start_review", viewer=viewer, at=at)


def permit_step(viewer: Viewer, *, step_id: UUID, opinion: OpinionGiven, at: datetime) -> None:
    """Sign 拟准予: the step is ready, its data exist inside the platform, and steps that need them may begin.

    Nothing is decided yet and nothing is signed for the outside: that happens to all steps together.
    """
    check_reason(opinion.reasons)
    step = lock_step(viewer, step_id=step_id)
    check_no_pause(step, verb="permit", viewer=viewer)
    _rest_on_answers(step)
    check_supplied(step)
    check_was_heard(step, today=local_day(at))
    rests = rest_on_procedures(step)
    rest_on_examination(step, despite=opinion.despite)
    check_conditions(step)
    set_opinion(step, decision="permit", opinion=opinion, viewer=viewer, at=at)
    produce(step, at=at)
    facts = {"decision": "permit", "matter": step.matter_code, **rests}
    told = Told(facts=facts, personal=_say_permit(opinion))
    move_step(step, verb="permit", viewer=viewer, at=at, told=told)
    follow_ready(step, at=at)


def refuse_step(viewer: Viewer, *, step_id: UUID, opinion: OpinionGiven, at: datetime) -> None:
    """Sign 拟不予 with reasons and articles (行政许可法 art. 38); the applicant is asked what to do."""
    check_reason(opinion.reasons)
    if not [article for article in opinion.articles if article.strip()]:
        raise Refusal("cases.opinion.articles_missing", words.ARTICLES_NEEDED, field="articles")
    step = lock_step(viewer, step_id=step_id)
    check_no_pause(step, verb="refuse", viewer=viewer)
    _rest_on_answers(step)
    check_was_heard(step, today=local_day(at))
    rests = rest_on_procedures(step)
    rest_on_examination(step)
    check_places(step, plan=get_plan(step.case), places=opinion.places)
    step.mend_places = sorted(set(opinion.places))
    set_opinion(step, decision="refuse", opinion=opinion, viewer=viewer, at=at)
    facts = {"decision": "refuse", "matter": step.matter_code, "articles": list(opinion.articles),
             "places": step.mend_places, **rests}  # fmt: skip
    move_step(
        step,
        verb="refuse",
        viewer=viewer,
        at=at,
        told=Told(facts=facts, personal={"reasons": opinion.reasons}),
    )
    _ask_applicant(step, at=at)


def record_fact(viewer: Viewer, *, step_id: UUID, fact: str, evidence: str, at: datetime) -> None:
    """Enter that a condition of the matter is met (fee paid, tax cleared), with what shows it."""
    check_reason(evidence)
    step = lock_step(viewer, step_id=step_id)
    if fact not in step.conditions:
        sentence = words.CONDITION_UNKNOWN.format(fact=words.CONDITIONS.get(fact, fact)[:40])
        raise Refusal("cases.power.unpublished_condition", sentence, field="fact")
    step.conditions_met = sorted({*step.conditions_met, fact})
    told = Told(facts={"fact": fact}, personal={"evidence": evidence.strip()})
    move_step(step, verb="record_fact", viewer=viewer, at=at, told=told)


def record_outside_result(viewer: Viewer, *, step_id: UUID, result: OutsideResult, at: datetime) -> None:
    """Enter what a body outside decided: its number, day and file are the evidence (architecture: place `outside`)."""
    check_outside_decision(result.number, decided_on=result.decided_on, today=local_day(at))
    step = lock_step(viewer, step_id=step_id)
    opinion = OpinionGiven(reasons=words.OUTSIDE_RESULT.format(number=result.number, day=result.decided_on))
    check_supplied(step)
    check_conditions(step)
    set_opinion(step, decision="permit", opinion=opinion, viewer=viewer, at=at)
    values = {**result.values, "number": result.number}
    step.produced_sealed = seal_value(step.case, place=f"produced:{step.id}", value=values)
    evidence = get_evidence(step, evidence_id=result.evidence) if result.evidence else None
    facts = {"decided_on": result.decided_on.isoformat(), "matter": step.matter_code}
    facts |= {"evidence_sm3": evidence.file_sm3} if evidence else {}
    told = Told(facts=facts, personal={"number": result.number})
    move_step(step, verb="record_result", viewer=viewer, at=at, told=told)
    follow_ready(step, at=at)


def record_outside_refusal(viewer: Viewer, *, step_id: UUID, refusal: OutsideRefusal, at: datetime) -> None:
    """Enter that a body outside said no, with its reasons and reference; the applicant is asked what to do."""
    check_reason(refusal.reasons)
    check_outside_decision(refusal.number, decided_on=refusal.decided_on, today=local_day(at))
    step = lock_step(viewer, step_id=step_id)
    opinion = OpinionGiven(reasons=refusal.reasons, articles=refusal.articles)
    set_opinion(step, decision="refuse", opinion=opinion, viewer=viewer, at=at)
    facts = {
        "decision": "refuse",
        "decided_on": refusal.decided_on.isoformat(),
        "matter": step.matter_code,
        "articles": list(refusal.articles),
    }
    told = Told(facts=facts, personal={"reasons": refusal.reasons.strip(), "number": refusal.number.strip()})
    move_step(step, verb="record_refusal", viewer=viewer, at=at, told=told)
    _ask_applicant(step, at=at)


def _rest_on_answers(step: Step) -> None:
    """Whom a matter in review has to ask; a step that was given up is planned no longer and is refused by its state."""
    if step.state == StepState.IN_REVIEW:
        check_consulted(step, published=get_matter(step).examination.consultations)


def _say_permit(opinion: OpinionGiven) -> dict[str, str]:
    return {"reasons": opinion.reasons} | ({"despite": opinion.despite.strip()} if opinion.despite else {})


def _ask_applicant(step: Step, *, at: datetime) -> None:
    told = Told(facts={"step": str(step.id)})
    move_case(step.case, verb="await_choice", viewer=SYSTEM, at=at, told=told)


def check_conditions(step: Step) -> None:
    """Refuse to permit while a condition of the matter (fee, tax) is open (`cases.opinion.conditions_open`)."""
    open_ones = [one for one in step.conditions if one not in step.conditions_met]
    if step.state in ("pending", "in_review") and open_ones:
        conditions = "、".join(words.CONDITIONS.get(one, one) for one in open_ones)
        raise Refusal(
            "cases.opinion.conditions_open", words.CONDITIONS_OPEN.format(conditions=conditions), status=409
        )


def set_opinion(step: Step, *, decision: str, opinion: OpinionGiven, viewer: Viewer, at: datetime) -> None:
    """Keep who signed what and when on the step; the caller saves it with its move."""
    content: dict[str, Any] = {"reasons": opinion.reasons.strip(), "articles": list(opinion.articles)}
    let_requests_lapse(step, at=at)
    step.decision, step.opined_by, step.opined_at = decision, viewer.person_id, at
    step.opinion_sealed = seal_value(step.case, place=f"opinion:{step.id}", value=content)


def produce(step: Step, *, at: datetime) -> None:
    """Bring the data of the result into being, with its numbers; the caller saves the step with its move."""
    published = get_publication(SYSTEM, publication_id=step.case.publication_id)
    matter = published.thing.find_matter(step.matter_code)
    codes = matter.produces if matter else ()
    produced = produce_data(
        matter_code=step.matter_code,
        produces=[{"element": code, "type": published.elements[code].type.value} for code in codes],
        entity_kind=step.case.answers.get("entity"),
        unit_code=step.unit.code,
        day=local_day(at),
        at=at,
    )
    values = {**produced.values, "number": produced.number}
    step.produced_sealed = seal_value(step.case, place=f"produced:{step.id}", value=values)
    step.number_ids = [str(number_id) for number_id in produced.number_ids]


def follow_ready(step: Step, *, at: datetime) -> None:
    """The result exists inside now: later steps may begin; what the law lets nobody hold back goes out on its day."""
    open_startable(step.case, at=at)
    if step.release == "own_day":
        payload = {"case_id": str(step.case_id), "step_id": str(step.id)}
        enqueue(effect=Effect.RELEASE_OWN_DAY, payload=payload, at=at)
