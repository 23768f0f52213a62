"""What a head is asked for, and which cases a head may know of: those of their own requests."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, QuerySet

from onething.cases.contracts.kinds import ExtendedBy, StepState
from onething.cases.contracts.views import ExtensionRow
from onething.cases.models.extension import ExtensionRequest
from onething.cases.models.step import Step
from onething.cases.sealing import open_value
from onething.directory.contracts import Post
from onething.kernel.viewer import Viewer

HEADS = frozenset({Post.HEAD, Post.GOVERNMENT_HEAD})


def scope_asked_steps(viewer: Viewer) -> QuerySet[Step]:
    """Every step for which this head was ever asked: the organ's in the own unit, the government's everywhere."""
    by = ExtendedBy.ORGAN if viewer.post == Post.HEAD else ExtendedBy.GOVERNMENT
    steps = Step.objects.filter(Exists(ExtensionRequest.objects.filter(step_id=OuterRef("id"), by=by)))
    return steps.filter(unit__code=viewer.unit_code) if viewer.post == Post.HEAD else steps


def find_requests(viewer: Viewer, *, limit: int) -> Sequence[ExtensionRow]:
    """Return what this head is asked for now, the limit that ends first on top."""
    open_ones = ExtensionRequest.objects.filter(
        answered_at__isnull=True,
        step__in=scope_asked_steps(viewer).filter(state=StepState.IN_REVIEW).values("id"),
    )
    found = open_ones.select_related("step__case__lead_unit", "step__unit")
    return [_row(one) for one in found.order_by("step__statutory_on", "id")[:limit]]


def _row(request: ExtensionRequest) -> ExtensionRow:
    step = request.step
    place = f"extension_request:{request.id}"
    content: dict[str, str] = open_value(step.case, place=place, sealed=request.reason_sealed)
    return ExtensionRow(
        step_id=step.id,
        case_id=step.case_id,
        number=step.number,
        thing_name=step.case.thing_name,
        matter_name=step.matter_name,
        department=step.unit.name,
        by=ExtendedBy(request.by),
        reason=content["reason"],
        asked_at=request.asked_at,
        statutory_on=step.statutory_on,
    )
