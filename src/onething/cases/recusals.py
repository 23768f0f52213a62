"""Recusals of a case's steps as a viewer may see them: the applicant their own request, the department all."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from onething.cases.contracts.recusing import RecusalSource, RecusalView
from onething.cases.models.case import Case
from onething.cases.models.recusal import Recusal
from onething.cases.models.step import Step
from onething.cases.sealing import open_values
from onething.directory.contracts import Post
from onething.directory.queries import name_staff
from onething.kernel.viewer import Viewer

_TOLD_OWN = frozenset({Post.CITIZEN, Post.CLERK})


def list_recusals(
    viewer: Viewer, *, case: Case, steps: Sequence[Step]
) -> dict[UUID, tuple[RecusalView, ...]]:
    """Return the recusals of every step, the oldest first; nothing is read when there is none.

    The applicant and the window are told of the applicant's own requests; others only if the step is their unit's.
    """
    units = {step.id: step.unit.code for step in steps if step.has_recusals}
    if not units:
        return {}
    found = Recusal.objects.filter(step_id__in=units).order_by("asked_at", "id")
    rows = [one for one in found if _is_told(viewer, recusal=one, unit=units[one.step_id])]
    opened = open_values(case, sealed=_list_sealed(rows))
    names = name_staff(viewer, people={one.person for one in rows if one.person})
    return {
        step_id: tuple(_view(one, opened=opened, names=names) for one in rows if one.step_id == step_id)
        for step_id in units
    }


def _is_told(viewer: Viewer, *, recusal: Recusal, unit: str) -> bool:
    if viewer.post in _TOLD_OWN:
        return recusal.source == RecusalSource.APPLICANT
    return viewer.unit_code == unit


def _list_sealed(rows: Sequence[Recusal]) -> dict[str, bytes]:
    reasons = {f"recusal:{one.id}": bytes(one.reason_sealed) for one in rows}
    return reasons | {
        f"recusal_answer:{one.id}": bytes(one.answer_sealed) for one in rows if one.answer_sealed is not None
    }


def _view(recusal: Recusal, *, opened: Mapping[str, Any], names: Mapping[UUID, str]) -> RecusalView:
    return RecusalView(
        source=RecusalSource(recusal.source),
        of=Post(recusal.of),
        person=names.get(recusal.person, "") if recusal.person else "",
        asked_at=recusal.asked_at,
        is_granted=recusal.is_granted,
        reason=opened[f"recusal:{recusal.id}"],
        answer=opened.get(f"recusal_answer:{recusal.id}"),
    )
