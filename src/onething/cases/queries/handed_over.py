"""What was handed over to a unit for supervision: the unit's reviewers and deciders see it, and nobody else."""

from uuid import UUID

from django.db.models import QuerySet

from onething.cases import change_words as words
from onething.cases.contracts.handed_over import HandedOver, WatchedMatter
from onething.cases.models.handing import SupervisionHandover
from onething.cases.models.promise import StepPromise
from onething.cases.queries.scoping import DEPARTMENT
from onething.credentials.queries import list_results, name_holder
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer


def scope_handed_over(viewer: Viewer) -> QuerySet[SupervisionHandover]:
    """Every granted matter that the viewer's unit supervises."""
    found = SupervisionHandover.objects.select_related("step__case", "step__unit")
    if viewer.post not in DEPARTMENT:
        return found.none()
    return found.filter(unit__code=viewer.unit_code)


def list_handed_over(viewer: Viewer, *, limit: int = 100) -> list[HandedOver]:
    """What the viewer's unit supervises: unconfirmed first, the oldest of them at the top; then the newest confirmed."""
    found = scope_handed_over(viewer)
    waiting = found.filter(confirmed_at__isnull=True).order_by("confirm_by", "step_id")[:limit]
    confirmed = found.filter(confirmed_at__isnull=False).order_by("-confirmed_at", "step_id")[:limit]
    return [_line(row) for row in (*waiting, *confirmed)][:limit]


def get_watched(viewer: Viewer, *, step_id: UUID) -> WatchedMatter:
    """Return one granted matter whole; refuses `cases.handover.unknown` (404) for what another unit supervises."""
    row = _get(viewer, step_id=step_id)
    check_by = StepPromise.objects.filter(step_id=step_id).values_list("check_by", flat=True).first()
    return WatchedMatter(
        line=_line(row),
        holder_name=name_holder(viewer, step_id=step_id),
        watch=tuple(row.watch),
        conditions=tuple(row.conditions),
        check_by=check_by,
        results=tuple(list_results(viewer, step_ids=[step_id])),
    )


def get_handed_case(viewer: Viewer, *, step_id: UUID) -> UUID:
    """Return the case of a granted matter that the viewer's unit supervises; refuses as `get_watched`."""
    case_id: UUID = _get(viewer, step_id=step_id).step.case_id
    return case_id


def get_supervising_unit(viewer: Viewer, *, step_id: UUID) -> str:
    """Return the code of the unit that supervises a granted matter, for messages. Units are public."""
    code: str = SupervisionHandover.objects.values_list("unit__code", flat=True).get(step_id=step_id)
    return code


def _get(viewer: Viewer, *, step_id: UUID) -> SupervisionHandover:
    row = scope_handed_over(viewer).filter(step_id=step_id).first()
    if row is None:
        raise Refusal("cases.handover.unknown", words.HANDOVER_UNKNOWN, status=404)
    return row


def _line(row: SupervisionHandover) -> HandedOver:
    step = row.step
    return HandedOver(
        step_id=step.id,
        number=step.number,
        thing_name=step.case.thing_name,
        matter_name=step.matter_name,
        department=step.unit.name,
        handed_at=row.handed_at,
        confirm_by=row.confirm_by,
        confirmed_at=row.confirmed_at,
    )
