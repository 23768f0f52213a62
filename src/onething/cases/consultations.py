"""Consultations: which of them a viewer may know of, and what each side sees."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from onething.cases import consultation_words as words
from onething.cases.contracts.consultations import ConsultationView
from onething.cases.contracts.kinds import StepState
from onething.cases.models.case import Case
from onething.cases.models.consultation import Consultation
from onething.cases.models.step import Step
from onething.cases.rules.consulting import check_obligatory
from onething.cases.sealing import open_values
from onething.catalogue.contracts import Consultation as Published
from onething.directory.contracts import Post
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer

OPEN = {"answered_at": None, "withdrawn_at": None, "waived_at": None}


def scope_incoming(viewer: Viewer) -> QuerySet[Consultation]:
    """Every consultation of the viewer's unit, for its reviewers; what was withdrawn is theirs no more."""
    if viewer.post != Post.REVIEWER:
        return Consultation.objects.none()
    return Consultation.objects.filter(unit__code=viewer.unit_code, withdrawn_at=None)


def is_waited_for(row: Consultation) -> bool:
    """Whether an answer still helps: the step is in review, and nobody closed the question."""
    is_closed = row.answered_at or row.withdrawn_at or row.waived_at
    return not is_closed and row.step.state == StepState.IN_REVIEW


def check_consulted(step: Step, *, published: Sequence[Published]) -> None:
    """Refuse an opinion on a step in review before everybody was asked who must be, and while answers are waited for.

    `cases.consultation.not_asked`; `cases.consultation.open` until the decider says to do without.
    """
    kept = step.consultations.filter(withdrawn_at=None) if step.has_consulted else ()
    check_obligatory(published, asked={row.whom for row in kept})
    if step.open_consultations:
        raise Refusal("cases.consultation.open", words.OPEN, status=409)


def list_consultations(
    case: Case, *, steps: Sequence[Step], is_told: Callable[[Step], bool]
) -> dict[UUID, tuple[ConsultationView, ...]]:
    """Return the consultations of every step of which the viewer is told; nothing is read when none has any."""
    asking = {step.id for step in steps if step.has_consulted and is_told(step)}
    if not asking:
        return {}
    rows = list(
        Consultation.objects.filter(step_id__in=asking).select_related("unit").order_by("asked_at", "id")
    )
    opened = open_values(case, sealed=dict(_list_sealed(rows)))
    views = [(row.step_id, _view(row, opened=opened)) for row in rows]
    return {step_id: tuple(view for key, view in views if key == step_id) for step_id in asking}


def _list_sealed(rows: Iterable[Consultation]) -> Iterable[tuple[str, bytes]]:
    for row in rows:
        sealed = {"consultation": row.question_sealed, "consultation_answer": row.answer_sealed,
                  "consultation_closing": row.closing_sealed}  # fmt: skip
        yield from ((f"{place}:{row.id}", bytes(one)) for place, one in sealed.items() if one is not None)


def _view(row: Consultation, *, opened: dict[str, Any]) -> ConsultationView:
    asked = opened[f"consultation:{row.id}"]
    expert = words.EXPERT.format(name=asked["expert"], affiliation=asked["affiliation"])
    return ConsultationView(
        id=row.id,
        asked=row.unit.name if row.unit else expert,
        is_expert=row.unit is None,
        question=asked["question"],
        papers=tuple(row.papers),
        asked_at=row.asked_at,
        due_on=row.due_on,
        answered_at=row.answered_at,
        answered_on=local_day(row.answered_at) if row.answered_at else None,
        opinion=opened.get(f"consultation_answer:{row.id}"),
        evidence=row.answer_file_id,
        withdrawn_at=row.withdrawn_at,
        waived_at=row.waived_at,
        closing=opened.get(f"consultation_closing:{row.id}"),
    )
