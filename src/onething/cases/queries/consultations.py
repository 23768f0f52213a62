"""What the own unit is asked: the question, the papers named with it, the own answer, and nothing else of the case."""

import json
from collections.abc import Sequence
from uuid import UUID

from django.db.models import QuerySet

from onething.cases import consultation_words as words
from onething.cases.consultations import OPEN, is_waited_for, scope_incoming
from onething.cases.contracts.consultations import IncomingConsultation, PaperGiven
from onething.cases.contracts.kinds import StepState
from onething.cases.models.case import CaseMaterial
from onething.cases.models.consultation import Consultation
from onething.cases.sealing import open_values
from onething.cases.words import MATERIAL_UNKNOWN
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer

_RELATED = ("step__case", "step__unit")


def list_incoming(viewer: Viewer, *, limit: int = 100) -> list[IncomingConsultation]:
    """Return what the viewer's unit still has to answer, due first; empty for other posts."""
    return [_view(row) for row in _open_ones(viewer).order_by("due_on", "id")[:limit]]


def list_given(viewer: Viewer, *, limit: int = 20) -> list[IncomingConsultation]:
    """Return what the viewer's unit answered last, the newest first."""
    answered = scope_incoming(viewer).filter(answered_at__isnull=False).select_related(*_RELATED)
    return [_view(row) for row in answered.order_by("-answered_at", "id")[:limit]]


def get_incoming(viewer: Viewer, *, consultation_id: UUID) -> tuple[UUID, IncomingConsultation]:
    """Return a consultation of the viewer's unit and its case, for the log of reads; refuses `cases.consultation.unknown`."""
    row = scope_incoming(viewer).select_related(*_RELATED).filter(id=consultation_id).first()
    if row is None:
        raise Refusal("cases.consultation.unknown", words.UNKNOWN, status=404)
    return row.step.case_id, _view(row)


def get_paper_file(viewer: Viewer, *, consultation_id: UUID, key: str) -> tuple[UUID, UUID]:
    """Release the case and file ids of a paper that the open question names; refuses all others (404)."""
    row = _open_ones(viewer).filter(id=consultation_id, papers__contains=[key]).first()
    current = CaseMaterial.objects.filter(case_id=row.step.case_id, key=key, replaced_at=None) if row else ()
    for paper in current:
        return paper.case_id, paper.file_id
    raise Refusal("cases.material.unknown", MATERIAL_UNKNOWN.format(key=key[:60]), status=404)


def _open_ones(viewer: Viewer) -> QuerySet[Consultation]:
    waited = scope_incoming(viewer).filter(step__state=StepState.IN_REVIEW, **OPEN)
    return waited.select_related(*_RELATED)


def _view(row: Consultation) -> IncomingConsultation:
    case = row.step.case
    sealed = {f"consultation:{row.id}": bytes(row.question_sealed)}
    if row.answer_sealed is not None:
        sealed[f"consultation_answer:{row.id}"] = bytes(row.answer_sealed)
    opened = open_values(case, sealed=sealed)
    return IncomingConsultation(
        id=row.id,
        number=row.step.number,
        thing_name=case.thing_name,
        matter_name=row.step.matter_name,
        department=row.step.unit.name,
        question=opened[f"consultation:{row.id}"]["question"],
        papers=_name_papers(row.papers, plan=json.loads(case.plan)),
        asked_at=row.asked_at,
        due_on=row.due_on,
        is_open=is_waited_for(row),
        answered_at=row.answered_at,
        opinion=opened.get(f"consultation_answer:{row.id}"),
    )


def _name_papers(keys: Sequence[str], *, plan: dict[str, object]) -> tuple[PaperGiven, ...]:
    materials = plan["materials"]
    assert isinstance(materials, list), "a plan lists its materials"  # noqa: S101
    return tuple(PaperGiven(one["key"], name=one["name"]) for one in materials if one["key"] in keys)
