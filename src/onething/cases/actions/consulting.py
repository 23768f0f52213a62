"""Internal consultation: asked after acceptance, answered by the asked unit, and never a way to stop the step's clock."""

from datetime import datetime
from typing import Any
from uuid import UUID

from onething.cases import consultation_words as words
from onething.cases.actions.acting import Told, check_post, lock_case, lock_step, move_step
from onething.cases.actions.evidence import get_evidence, keep_evidence
from onething.cases.actions.recounting import get_matter
from onething.cases.consultations import OPEN, is_waited_for, scope_incoming
from onething.cases.contracts.consultations import ConsultationAnswer, ConsultationAsked
from onething.cases.contracts.kinds import StepState
from onething.cases.counting import counting_at, say_limit
from onething.cases.models.consultation import Consultation
from onething.cases.models.step import Step
from onething.cases.reading import get_files, get_plan
from onething.cases.rules.consulting import answer_limit, check_answer, check_asked, find_published
from onething.cases.rules.explaining import check_reason
from onething.cases.sealing import seal_value
from onething.cases.states import STEP_MOVES, Effect
from onething.directory.contracts import Unit
from onething.directory.queries import list_reviewing_units
from onething.files.contracts import StoredFile
from onething.kernel.clock import due_day
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM, Viewer
from onething.outbox.actions import enqueue


def consult(viewer: Viewer, *, step_id: UUID, asked: ConsultationAsked, at: datetime) -> UUID:
    """Ask a unit or an expert; the days of the answer are the house's own, and the step's clock runs on."""
    step = lock_step(viewer, step_id=step_id)
    check_post(STEP_MOVES, verb="consult", viewer=viewer)
    check_asked(asked, own_unit=step.unit.name, papers=_list_own_papers(step))
    unit = _get_unit(asked.unit.strip())
    row, facts = _ask(step, asked=asked, unit=unit, viewer=viewer, at=at)
    content = {"question": asked.question.strip(), "expert": asked.expert.strip(),
               "affiliation": asked.affiliation.strip()}  # fmt: skip
    step.has_consulted, step.open_consultations = True, step.open_consultations + 1
    move_step(step, verb="consult", viewer=viewer, at=at, told=Told(facts=facts, personal=content))
    row.question_sealed = seal_value(step.case, place=f"consultation:{row.id}", value=content)
    row.save()
    if unit is not None:
        payload = {"consultation_id": str(row.id), "case_id": str(step.case_id), "unit": unit.code}
        enqueue(effect=Effect.TELL_CONSULTED, payload=payload, at=at)
    consultation_id: UUID = row.id
    return consultation_id


def answer_consultation(
    viewer: Viewer, *, consultation_id: UUID, answer: ConsultationAnswer, at: datetime
) -> None:
    """A reviewer of the asked unit answers."""
    row = lock_incoming(viewer, consultation_id=consultation_id)
    _answer(row, verb="answer_consultation", answer=answer, viewer=viewer, at=at)


def file_expert_opinion(
    viewer: Viewer, *, step_id: UUID, consultation_id: UUID, answer: ConsultationAnswer, at: datetime
) -> None:
    """The asking reviewer files what the expert wrote."""
    step = lock_step(viewer, step_id=step_id)
    check_post(STEP_MOVES, verb="file_expert_opinion", viewer=viewer)
    row = _take(step, consultation_id=consultation_id)
    if row.unit_id is not None:
        raise Refusal("cases.consultation.not_expert", words.NOT_EXPERT, status=409)
    _answer(row, verb="file_expert_opinion", answer=answer, viewer=viewer, at=at)


def withdraw_consultation(
    viewer: Viewer, *, step_id: UUID, consultation_id: UUID, reason: str, at: datetime
) -> None:
    """The asking reviewer takes a question back, with the reason."""
    check_reason(reason)
    step = lock_step(viewer, step_id=step_id)
    check_post(STEP_MOVES, verb="withdraw_consultation", viewer=viewer)
    row = _take(step, consultation_id=consultation_id)
    row.withdrawn_at = at
    _close(row, reason=reason)
    step.open_consultations -= 1
    told = Told(facts={"consultation": str(row.id)}, personal={"reason": reason.strip()})
    move_step(step, verb="withdraw_consultation", viewer=viewer, at=at, told=told)


def waive_consultations(viewer: Viewer, *, step_id: UUID, reason: str, at: datetime) -> None:
    """The decider states, with the reason, that the open answers are not waited for; then an opinion may be signed."""
    check_reason(reason)
    step = lock_step(viewer, step_id=step_id)
    check_post(STEP_MOVES, verb="waive_consultations", viewer=viewer)
    rows = list(step.consultations.filter(**OPEN))
    if not rows and step.state == StepState.IN_REVIEW:
        raise Refusal("cases.consultation.none_open", words.NONE_OPEN, status=409)
    for row in rows:
        row.step, row.waived_at = step, at
        _close(row, reason=reason)
    step.open_consultations = 0
    told = Told(facts={"consultations": [str(row.id) for row in rows]}, personal={"reason": reason.strip()})
    move_step(step, verb="waive_consultations", viewer=viewer, at=at, told=told)


def get_incoming_data_key(viewer: Viewer, *, consultation_id: UUID) -> UUID:
    """Lock an open consultation of the viewer's unit and return the data key under which its answer's file is sealed."""
    data_key_id: UUID = lock_incoming(viewer, consultation_id=consultation_id).step.case.data_key_id
    return data_key_id


def give_answer_file(viewer: Viewer, *, consultation_id: UUID, stored: StoredFile, at: datetime) -> UUID:
    """Keep the file of an answer; returns the id that the answer names it by."""
    step = lock_incoming(viewer, consultation_id=consultation_id).step
    return keep_evidence(step, stored=stored, viewer=viewer, at=at)


def lock_incoming(viewer: Viewer, *, consultation_id: UUID) -> Consultation:
    """Lock the case of a consultation of the viewer's unit; refuses what is not theirs (404) and what is closed (409)."""
    found = scope_incoming(viewer).filter(id=consultation_id).values_list("step__case_id", flat=True).first()
    if found is None:
        raise Refusal("cases.consultation.unknown", words.UNKNOWN, status=404)
    case = lock_case(SYSTEM, case_id=found)
    row: Consultation = Consultation.objects.select_related("step__unit").get(id=consultation_id)
    row.step.case = case
    return _check_open(row)


def _list_own_papers(step: Step) -> set[str]:
    """The materials of the step's own matter that were handed in."""
    needed = {one.key for one in get_plan(step.case).materials if step.matter_code in one.needed_by}
    return needed & set(get_files(step.case))


def _get_unit(name: str) -> Unit | None:
    """The asked unit, where somebody can answer; None for an expert."""
    unit = next((one for one in list_reviewing_units(SYSTEM) if one.name == name), None)
    if name and unit is None:
        raise Refusal("cases.consultation.unit", words.UNIT.format(unit=name[:40]), field="unit")
    return unit


def _ask(
    step: Step, *, asked: ConsultationAsked, unit: Unit | None, viewer: Viewer, at: datetime
) -> tuple[Consultation, dict[str, Any]]:
    assert viewer.person_id is not None, "who asks is somebody"  # noqa: S101
    counting = counting_at(at)
    found = find_published(asked, published=get_matter(step).examination.consultations)
    limit = answer_limit(found, house=counting.rulebook.limits["consultation"])
    due_on = due_day(local_day(at), limit=limit, calendar=counting.calendar).day
    row = Consultation(
        step=step, unit_id=unit.id if unit else None, whom=found.whom if found else "",
        papers=sorted(set(asked.papers)), due_on=due_on,
        asked_by=viewer.person_id, asked_at=at,
    )  # fmt: skip
    facts = {
        "consultation": str(row.id), "asked": unit.code if unit else "expert", "papers": row.papers,
        "asked_unit": (unit or step.unit).code, "limits": {"consultation": {"promised": say_limit(limit)}},
        "due_on": due_on.isoformat(), "matter": step.matter_code, **counting.as_facts(),
    }  # fmt: skip
    return row, facts


def _take(step: Step, *, consultation_id: UUID) -> Consultation:
    row: Consultation | None = step.consultations.filter(id=consultation_id).first()
    if row is None:
        raise Refusal("cases.consultation.unknown", words.UNKNOWN, status=404)
    row.step = step
    return _check_open(row)


def _check_open(row: Consultation) -> Consultation:
    if not is_waited_for(row):
        raise Refusal("cases.consultation.closed", words.CLOSED, status=409)
    return row


def _answer(
    row: Consultation, *, verb: str, answer: ConsultationAnswer, viewer: Viewer, at: datetime
) -> None:
    check_answer(answer, is_expert=row.unit_id is None)
    step = row.step
    row.answer_file = get_evidence(step, evidence_id=answer.evidence) if answer.evidence else None
    row.answered_by, row.answered_at = viewer.person_id, at
    place = f"consultation_answer:{row.id}"
    row.answer_sealed = seal_value(step.case, place=place, value=answer.opinion.strip())
    row.save()
    step.open_consultations -= 1
    facts = {"consultation": str(row.id), "is_late": local_day(at) > row.due_on, "matter": step.matter_code}
    facts |= {"evidence_sm3": row.answer_file.file_sm3} if row.answer_file else {}
    told = Told(facts=facts, personal={"opinion": answer.opinion.strip()})
    move_step(step, verb=verb, viewer=viewer, at=at, told=told)


def _close(row: Consultation, *, reason: str) -> None:
    place = f"consultation_closing:{row.id}"
    row.closing_sealed = seal_value(row.step.case, place=place, value=reason.strip())
    row.save()
